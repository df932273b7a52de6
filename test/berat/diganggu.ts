import { setTimeout as tidur } from 'node:timers/promises';
import { buatTemplat } from '../support/global-postgres.ts';
import { acakUji } from '../sync/mesin.ts';
import { dirUnggahan, mesinSiap, nyalakanHub, siapkanUmpan, tungguTenang } from './hub-uji.ts';
import type { HasilPutaran } from './klaim.ts';
import { periksaUtuh } from './periksa.ts';

/** A database server of its own that a claim may disturb. */
export interface ServerDiganggu {
  /** Superuser URL of database `postgres`, the same before and after every disturbance. */
  readonly adminUrl: string;
  /** Disturbs it and brings it back; `tunda`: ms after which it strikes. `basis`: name of the hub's database. */
  ganggu(tunda: number, basis: string): Promise<void>;
  hentikan(): Promise<void>;
}

const TENANG_MS = 90_000;

/** A hub accepts and works on a server of its own while that is disturbed and comes back; what it said to have accepted must be there, once. */
export async function diganggu(server: ServerDiganggu, benih: number, kali: number): Promise<HasilPutaran> {
  const acak = acakUji(benih);
  try {
    await buatTemplat(server.adminUrl);
    const m = await mesinSiap(60, server.adminUrl);
    try {
      const terima = siapkanUmpan(m, kali * 8, acak);
      const pesanan = { url: m.url, dir: dirUnggahan(m), konfigurasi: { antrean: 'postgres', databaseUrl: m.basis.url } as const, penyapu: true, terima };
      let hub = await nyalakanHub(pesanan);
      const diterima: string[] = [];
      for (let n = 0; n < kali; n += 1) await server.ganggu(acak.angka(900), m.basis.nama);
      // A process that lost its database may have ended; its successor takes the feeds that were not accepted.
      await tidur(500);
      await hub.bunuh();
      diterima.push(...hub.diterima);
      hub = await nyalakanHub({ ...pesanan, terima: terima.slice(diterima.length) });
      const batas = Date.now() + TENANG_MS;
      while (hub.diterima.length < terima.length - diterima.length && Date.now() < batas) await tidur(100);
      await tungguTenang(m.basis.url, TENANG_MS);
      await hub.bunuh();
      const semua = [...diterima, ...hub.diterima];
      return { angka: { gangguan: kali, umpan: semua.length }, pelanggaran: await periksaUtuh({ adminUrl: m.basis.url, url: m.url }, semua) };
    } finally {
      await m.hapus();
    }
  } finally {
    await server.hentikan();
  }
}
