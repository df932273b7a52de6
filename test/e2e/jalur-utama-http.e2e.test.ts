import { jalurUtama } from './jalur-utama.ts';

jalurUtama('http', 'redis');
