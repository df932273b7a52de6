import { setTimeout as jeda } from 'node:timers/promises';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { bacaMemori, type Memori } from '../hub/memori.ts';
import { mulaiHub } from '../hub/mulai-hub.ts';

const PEGAWAI = 20_000;
const INSTANSI = 40;
/** Seconds of rest after the first sync, then samples over as many. */
const DETIK = 20;
const CUPLIKAN = 5;
const MIB = 2 ** 20;

/** Memory of the whole embedded stack at rest, after its first sync. */
export const diam: Bench = {
  nama: 'diam',
  judul: 'memori seluruh tumpukan tersemat saat diam sesudah sinkronisasi pertama',
  jalankan: async ({ baris, detik, cerita }) => {
    const pegawai = baris ?? PEGAWAI;
    const instansi = Math.max(2, Math.round((INSTANSI * pegawai) / PEGAWAI));
    const hub = await mulaiHub({ pegawai, instansi, mode: 'satu' });
    try {
      const lama = (detik ?? DETIK) * 1_000;
      cerita(`  hub siap; diam ${lama / 1_000} detik`);
      await jeda(lama);
      const cuplikan: Memori[] = [];
      for (let i = 0; i < CUPLIKAN; i++) {
        const memori = bacaMemori(hub.pid);
        if (memori === null) throw new Kesalahan('KONFIGURASI', 'bench diam perlu /proc (Linux)');
        cuplikan.push(memori);
        await jeda(lama / CUPLIKAN);
      }
      // One sample whole: its parts add up to its sum.
      const jumlah = (m: Memori): number => m.node + m.postgres;
      const tengah = cuplikan.sort((a, b) => jumlah(a) - jumlah(b))[CUPLIKAN >> 1] ?? { node: 0, postgres: 0, bersama: 0, proses: 0 };
      return {
        ukuran: { baris: pegawai, instansi, proses: tengah.proses },
        angka: {
          bita_tanpa_bersama: jumlah(tengah),
          mib_tanpa_bersama: bulatkan(jumlah(tengah) / MIB, 1),
          bita_node: tengah.node,
          bita_postgres: tengah.postgres,
          bita_bersama: tengah.bersama,
        },
        rasio: {},
        catatan: [
          `PSS dari /proc, tengah dari ${CUPLIKAN} cuplikan; halaman yang dipakai beberapa proses dihitung sekali; bersama = penyangga bersama PostgreSQL`,
        ],
      };
    } finally {
      await hub.tutup();
    }
  },
};
