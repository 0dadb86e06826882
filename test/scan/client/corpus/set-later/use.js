import { harbour } from './harbour';

harbour.find('/ships');
harbour.leave('/ships/4');
