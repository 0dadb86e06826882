import axios from 'axios';
import { ROOT } from './settings';

axios.defaults.baseURL = ROOT;
axios.defaults.headers.common['x-client'] = 'kiosk';
