import { Gate } from './api';
import { Lock } from './lock';

const gate = new Gate();
gate.open('secret');
new Lock(gate).turn('shut');
