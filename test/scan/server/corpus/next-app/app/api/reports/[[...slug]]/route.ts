export { GET } from '@/lib/reports';
