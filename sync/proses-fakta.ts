import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type pg from 'pg';
import { Kesalahan } from '../domain/kesalahan.ts';
import type { SqlTransaksi } from '../platform/db/postgres-js.ts';
import { type FaktaDitolak, faktaDitolak } from './1-canonicalise/fakta/fakta-ditolak.ts';
import { kanonikFormasi } from './1-canonicalise/fakta/formasi.ts';
import { kanonikHukdis } from './1-canonicalise/fakta/hukdis.ts';
import type { HasilFakta } from './1-canonicalise/fakta/isian.ts';
import { kanonikKinerja } from './1-canonicalise/fakta/kinerja.ts';
import { kanonikTercatat } from './1-canonicalise/fakta/tercatat.ts';
import { type BarisDitolak, tolak } from './1-canonicalise/hasil-baris.ts';
import { cariSelRusak, kosongkanSelRusak, tolakSelRusak } from './1-canonicalise/sel-rusak.ts';
import { type BarisTolak, catatTolakan } from './2-stage/baris-tolak.ts';
import { type BatasUmpan, isSusutTidakWajar } from './2-stage/batas-umpan.ts';
import { isDikonfirmasi, tahanTarikan } from './2-stage/konfirmasi.ts';
import { salin } from './2-stage/salin.ts';
import { type BarisTarikan, catatKesegaran, kosongkanStaging } from './2-stage/tarikan.ts';
import { selCopy } from './2-stage/teks-copy.ts';
import { pasangkanFakta, terapkanFakta, wajarFakta } from './2-stage/terapkan-fakta.ts';
import { type Irisan, pagariInstansi } from './irisan-instansi.ts';
import { bacaBaris, type KepalaBerkas } from './sources/baca-berkas.ts';
import { type BarisJson, bacaBarisJson, isJumlahSelCocok } from './sources/baris-json.ts';
import { pecahCsv } from './sources/pecah-csv.ts';
import { bolehDiterapkan, type HasilTerap } from './terapkan.ts';

export type JenisFakta = 'kinerja' | 'hukdis' | 'formasi' | 'fakta';
export interface FaktaSiap {
  readonly kunci: string;
  readonly nip: string | null;
  readonly pnsId: string | null;
  readonly isi: unknown;
}

/** Natural key of each kind of fact, and its reader. */
const PEMBACA: Readonly<Record<JenisFakta, (baris: Readonly<Record<string, string | null>>) => HasilFakta<FaktaSiap>>> = {
  kinerja: (b) => bentuk(kanonikKinerja(b), (f) => ({ kunci: `${f.nip ?? f.pnsId}:${f.tahun}`, nip: f.nip, pnsId: f.pnsId, isi: f })),
  hukdis: (b) => bentuk(kanonikHukdis(b), (f) => ({ kunci: f.id, nip: f.nip, pnsId: f.pnsId, isi: f })),
  formasi: (b) => bentuk(kanonikFormasi(b), (f) => ({ kunci: `${f.unorId}:${f.jabatanId}`, nip: null, pnsId: null, isi: f })),
  fakta: (b) =>
    bentuk(kanonikTercatat(b), (f) => ({
      kunci: [f.nip ?? '', f.jenis, f.mulai, f.acuan, f.nip === null ? f.nilai : ''].join(':'),
      nip: f.nip,
      pnsId: null,
      isi: f,
    })),
};

const bentuk = <T>(hasil: HasilFakta<T>, fn: (fakta: T) => FaktaSiap): HasilFakta<FaktaSiap> => (hasil.sah ? { sah: true, fakta: fn(hasil.fakta) } : hasil);

/** The cells of one record by column name. */
export function pecahFakta(kepala: Pick<KepalaBerkas, 'pemisah' | 'kolom'>, mentah: string): { readonly sah: true; readonly baris: BarisJson } | BarisDitolak {
  if (kepala.pemisah === null) {
    const hasil = bacaBarisJson(mentah);
    return hasil.sah ? hasil : tolak(hasil.kode, hasil.kolom);
  }
  const sel = pecahCsv(mentah, kepala.pemisah);
  if (!isJumlahSelCocok(kepala.kolom, sel)) return tolak('KOLOM_KURANG', '');
  return { sah: true, baris: barisDari(kepala.kolom, sel) };
}

const barisDari = (kolom: readonly string[], sel: readonly (string | null)[]): BarisJson => Object.fromEntries(kolom.map((k, i) => [k, sel[i] ?? null]));

export type BarisFaktaTerbaca = HasilFakta<FaktaSiap> & { readonly isi: BarisJson | null };

/** One line of a file of facts: the fact, or why it is refused, with its columns where it could be cut into them. */
export function bacaBarisFakta(jenis: JenisFakta, kepala: Pick<KepalaBerkas, 'pemisah' | 'kolom'>, mentah: string): BarisFaktaTerbaca {
  const sel = pecahFakta(kepala, mentah);
  if (!sel.sah) return { ...sel, isi: null };
  const rusak = mentah.includes('\u0000') ? cariSelRusak(Object.keys(sel.baris), Object.values(sel.baris)) : null;
  if (rusak === null) return { ...PEMBACA[jenis](sel.baris), isi: sel.baris };
  return { ...tolakSelRusak(rusak, true), isi: barisDari(Object.keys(sel.baris), kosongkanSelRusak(Object.values(sel.baris))) };
}

/** The row of staging_fakta as COPY reads it. */
export const KOLOM_STAGING_FAKTA = 'tarikan, baris, kunci, nip, pns_id, isi';
export const barisStagingFakta = (tarikan: string, nomor: number, { kunci, nip, pnsId, isi }: FaktaSiap): string =>
  `${tarikan}\t${nomor}\t${selCopy(kunci)}\t${selCopy(nip)}\t${selCopy(pnsId)}\t${selCopy(JSON.stringify(isi))}\n`;

const barisStagingRagu = (tarikan: string, { kunci, nip, pnsId }: FaktaDitolak): string =>
  `${tarikan}\t${selCopy(kunci)}\t${selCopy(nip)}\t${selCopy(pnsId)}\n`;
const ENTAH: FaktaDitolak = { kunci: null, nip: null, pnsId: null };

interface HitungFakta {
  terbaca: number;
  ditolak: number;
}

/** Streams one file of facts into staging; rejected rows go to baris_ditolak, and of facts about people to staging_ragu. */
export async function siapkanFakta(klien: pg.Client, t: BarisTarikan, jenis: JenisFakta): Promise<HitungFakta> {
  if (t.berkas === null) throw new Kesalahan('BERKAS_DITOLAK', 'tarikan tanpa berkas');
  await klien.query('delete from staging_fakta where tarikan = $1', [t.id]);
  await klien.query('delete from baris_ditolak where tarikan = $1', [t.id]);
  await klien.query('delete from staging_ragu where tarikan = $1', [t.id]);
  const hitung = { terbaca: 0, ditolak: 0 };
  // No punishment in an instansi is an empty file; the shrink guard tells that from a lost one.
  if (jenis === 'hukdis' && (await stat(t.berkas)).size === 0) return hitung;
  for await (const { kepala, baris, cacat } of bacaBaris(createReadStream(t.berkas), { format: 'auto' })) {
    let fakta = '';
    let ragu = '';
    const tolakan: BarisTolak[] = [];
    for (const { nomor, mentah } of baris) {
      const hasil = bacaBarisFakta(jenis, kepala, mentah);
      if (hasil.sah) {
        fakta += barisStagingFakta(t.id, nomor, hasil.fakta);
        continue;
      }
      tolakan.push({ nomor, kolom: hasil.kolom, kode: hasil.kode, pesan: hasil.pesan, mentah });
      if (jenis === 'kinerja' || jenis === 'hukdis') ragu += barisStagingRagu(t.id, faktaDitolak(jenis, mentah, hasil.isi));
    }
    for (const c of cacat) {
      tolakan.push({ nomor: c.nomor, kolom: '', kode: c.kode, pesan: c.pesan, mentah: '' });
      ragu += barisStagingRagu(t.id, ENTAH);
    }
    hitung.terbaca += baris.length + cacat.length;
    hitung.ditolak += tolakan.length;
    await salin(klien, 'staging_fakta', KOLOM_STAGING_FAKTA, fakta);
    await salin(klien, 'staging_ragu', 'tarikan, kunci, nip, pns_id', ragu);
    await catatTolakan(klien, t.id, tolakan);
  }
  return hitung;
}

async function terapkanUmpanFakta(
  tx: SqlTransaksi,
  t: BarisTarikan,
  jenis: JenisFakta,
  { hitung, batas }: { hitung: HitungFakta; batas: BatasUmpan },
): Promise<HasilTerap> {
  const boleh = await bolehDiterapkan(tx, t, hitung.terbaca);
  if (boleh !== 'YA') return { hasil: boleh };
  const tanpaOrang = await pasangkanFakta(tx, t, jenis);
  const { lama, baru } = await wajarFakta(tx, t, jenis);
  if (t.lengkap && isSusutTidakWajar(lama - baru, lama, batas) && !(await isDikonfirmasi(tx, t.id))) {
    await tahanTarikan(tx, { ...t, terbaca: hitung.terbaca }, `umpan ${jenis} menyusut dari ${lama} ke ${baru} baris`);
    return { hasil: 'TERTUNDA' };
  }
  const disisihkan = await terapkanFakta(tx, t, jenis);
  const karantina = hitung.ditolak + tanpaOrang;
  const [unik] = await tx<{ n: number }[]>`select count(distinct kunci)::int n from staging_fakta where tarikan = ${t.id}`;
  const diterapkan = unik?.n ?? 0;
  await tx`update tarikan set status = 'DITERAPKAN', terbaca = ${hitung.terbaca}, diterapkan = ${diterapkan}, tak_berubah = ${disisihkan}, karantina = ${karantina},
    duplikat = ${hitung.terbaca - karantina - diterapkan - disisihkan}, selesai_pada = clock_timestamp() where id = ${t.id}`;
  if (t.lengkap) {
    const [diterima] = await tx<{ pada: Date }[]>`select diterima_pada pada from tarikan where id = ${t.id}`;
    await catatKesegaran(tx, {
      instansi: t.instansi,
      sisi: t.sisi,
      jenis,
      peristiwa: 'berhasil',
      pada: diterima?.pada ?? null,
      tarikan: t.id,
      sebab: null,
      jumlah: diterapkan,
    });
  }
  await tx`select jejak_catat('tarikan.diterapkan', ${tx.json({ tarikan: t.id, instansi: t.instansi, diterapkan, ditolak: karantina })}, 'SISTEM', 'SISTEM')`;
  await kosongkanStaging(tx, t.id);
  return { hasil: 'DITERAPKAN', diterapkan, dihapus: 0, karantina, mutasiLiar: 0, selesai: 0 };
}

/** One feed of facts beyond the master record: performance, discipline, the position map, or recorded facts. Same guarantees as a pegawai feed. */
export async function prosesFakta({ klien, sql, pid }: Irisan, t: BarisTarikan, jenis: JenisFakta, batas: BatasUmpan): Promise<HasilTerap> {
  const hitung = await siapkanFakta(klien, t, jenis);
  return await sql.begin(async (tx) => {
    await pagariInstansi(tx, t.instansi, pid);
    return terapkanUmpanFakta(tx, t, jenis, { hitung, batas });
  });
}
