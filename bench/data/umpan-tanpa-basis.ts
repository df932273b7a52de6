import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import type { InstansiTertulis } from '../../contoh/baca-bangsa.ts';
import { bacaProfil, cakupanProfil } from '../../sync/1-canonicalise/profil.ts';
import type { Rujukan } from '../../sync/1-canonicalise/rujukan.ts';
import type { Sidik } from '../../sync/1-canonicalise/sidik.ts';
import type { BekalInstansi } from '../../sync/2-stage/rujukan-instansi.ts';
import { type HasilSiap, siapkanPegawai } from '../../sync/2-stage/siapkan-pegawai.ts';
import { bukaUmpan } from '../../sync/proses-tarikan.ts';

const VER = 1;
export const REVISI = 'kini';

/** The crosswalk and units of one written instansi, from its files. */
export function rujukanBerkas(bangsa: string, i: InstansiTertulis): Rujukan {
  const baca = (...jalur: string[]): string => readFileSync(path.join(bangsa, ...jalur), 'utf8');
  const unor = JSON.parse(baca('rujukan', 'unor', `${i.kodeCepat}.json`)) as { data: { Id: string; EselonId: string | null }[] };
  const eselon = new Map(unor.data.map((u) => [u.Id, u.EselonId === '' ? null : u.EselonId]));
  const padanan = new Map(
    baca('padanan', `${i.kodeCepat}.csv`)
      .trim()
      .split('\n')
      .slice(1)
      .map((b) => b.split(','))
      .map(([tabel, lokal, siasn]) => [`${tabel}:${lokal}`, siasn ?? '']),
  );
  return {
    instansiId: i.id,
    eselonUnor: (id) => eselon.get(id),
    padanan: (tabel, lokal) => padanan.get(`${tabel}:${lokal}`),
    instansiIdDariKodeCepat: () => undefined,
  };
}

export function bekalBerkas(bangsa: string, i: InstansiTertulis, dirProfil: string): BekalInstansi {
  const profil = bacaProfil(readFileSync(path.join(dirProfil, `${i.profilId}.json`), 'utf8'), String(i.profilId));
  return { instansi: i.no, kodeCepat: i.kodeCepat, profil, rujukan: rujukanBerkas(bangsa, i), cakupan: cakupanProfil(profil), ver: VER, revisi: REVISI };
}

interface Blok {
  readonly ver: number;
  readonly revisi: string;
  readonly isi: Buffer;
  readonly mentah: Buffer;
  readonly utuh: Buffer;
}

interface Bahan {
  readonly bekal: BekalInstansi;
  readonly sidik: Sidik;
}

/** What the database would remember of a file that was accepted whole: canonicalised row by row as text. */
export async function blokDariBerkas(berkas: string, { bekal, sidik }: Bahan): Promise<Blok> {
  const { umpan } = await bukaUmpan(createReadStream(berkas), bekal, 'SIMPEG');
  const benih = BigInt.asUintN(64, sidik.hashBaris(umpan.kepala));
  const orang: { nip: bigint; hm: bigint; hu: bigint }[] = [];
  for await (const { baris } of umpan.kelompok)
    for (const { mentah } of baris) {
      const hasil = umpan.baca(mentah);
      if (hasil.sah) orang.push({ nip: BigInt(hasil.nip), hm: sidik.hashBaris(mentah, benih), hu: sidik.hashUtuh(hasil) });
    }
  orang.sort((a, b) => (a.nip < b.nip ? -1 : 1));
  const [isi, mentah, utuh] = [Buffer.alloc(orang.length * 16), Buffer.alloc(orang.length * 16), Buffer.alloc(orang.length * 8)];
  orang.forEach(({ nip, hm, hu }, n) => {
    isi.writeBigInt64BE(nip, n * 16);
    mentah.writeBigInt64BE(nip, n * 16);
    mentah.writeBigInt64BE(hm, n * 16 + 8);
    utuh.writeBigInt64BE(hu, n * 8);
  });
  return { ver: VER, revisi: REVISI, isi, mentah, utuh };
}

/**
 * Stages a file against that memory over a connection that is none: everything a feed costs until the rows that differ are known, without PostgreSQL.
 * `revisi` other than the memory's makes every line be canonicalised.
 */
export async function siapkanTanpaBasis(berkas: string, blok: Blok, revisi: string, { bekal, sidik }: Bahan): Promise<HasilSiap> {
  const hitungan = { duplikat: 0, ditolak: 0, kunci: 0, berubah: 0 };
  const klien = { query: async (teks: string) => ({ rows: [teks.includes('stage.blok') ? blok : hitungan] }) } as unknown as pg.ClientBase;
  const ini = { ...bekal, revisi };
  const { umpan } = await bukaUmpan(createReadStream(berkas, { highWaterMark: 256 * 1024 }), ini, 'SIMPEG');
  return siapkanPegawai(klien, '0', umpan, { bekal: ini, sisi: 'SIMPEG', lengkap: true, sidik });
}
