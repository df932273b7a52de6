import type { Bench } from '../hasil.ts';
export const gabung: Bench = { nama: 'gabung', judul: '-', jalankan: async () => ({ ukuran: { baris: 0 }, angka: {}, rasio: {} }) };
