import { jalurUtama } from './jalur-utama.ts';

jalurUtama('satu', 'postgres');
