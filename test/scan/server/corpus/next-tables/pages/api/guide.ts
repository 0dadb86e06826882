import { makeGuide } from '~/lib/guide';

export default makeGuide({ language: 'en' });
