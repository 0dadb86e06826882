import { harbour } from './harbour';

harbour.setBase('https://harbour.example.com/v2');
harbour.configure({ host: 'https://gate.example.com', town: 'ghent' });
