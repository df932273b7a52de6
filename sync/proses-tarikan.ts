import { createReadStream } from 'node:fs';
import type pg from 'pg';
import { Kesalahan } from '../domain/kesalahan.ts';
import { type SqlTransaksi, sqlUntukIrisan } from '../platform/db/postgres-js.ts';
import { KOLOM_EKSPOR_ASN } from './1-canonicalise/kolom-ekspor.ts';
import { siapkanSidik } from './1-canonicalise/sidik.ts';
import { sisihkanLebihSegar } from './2-stage/kesegaran-pegawai.ts';
import { tutupTarikan } from './2-stage/konfirmasi.ts';
import { catatRevisi } from './2-stage/revisi-baris.ts';
import { type BekalInstansi, muatBekal } from './2-stage/rujukan-instansi.ts';
import { type HasilSiap, siapkanPegawai, type UmpanPegawai } from './2-stage/siapkan-pegawai.ts';
import { type BarisTarikan, bacaTarikan } from './2-stage/tarikan.ts';
import {
  type BahanProses,
  batasDari,
  catatGagal,
  denganIrisan,
  type Irisan,
  isSelesai,
  pagariInstansi,
  tarikanSebelum,
  tujuanDari,
} from './irisan-instansi.ts';
import { prosesFakta } from './proses-fakta.ts';
import { prosesFaktaOrang } from './proses-fakta-orang.ts';
import { prosesRiwayat } from './proses-riwayat.ts';
import { bacaBaris, type KepalaBerkas } from './sources/baca-berkas.ts';
import { pembacaBkn, pembacaCepat, pembacaSimpeg } from './sources/pembaca.ts';
import type { Saringan } from './sources/saringan.ts';
import { sidikBerkas } from './sources/sumber-berkas.ts';
import { susulkan } from './susulkan.ts';
import { type HasilTerap, rampungkanUmpan, terapkanSebagian, terapkanTerakhir, type UmpanSiap } from './terapkan.ts';
import { isTanpaUbah, terapkanTanpaUbah } from './terapkan-tanpa-ubah.ts';

/** From here on the planner must know how much was staged; of the columns that statements choose by only, the other forty cost seconds. */
const BANYAK_BARIS = 5_000;
/** Larger than Node's own default: fewer turns of the event loop for the same bytes. */
const POTONG_BITA = 256 * 1024;
const kenal = new Set<string>(KOLOM_EKSPOR_ASN);

interface UmpanTerbuka {
  readonly umpan: UmpanPegawai;
  readonly kolomTambahan: readonly string[];
  readonly kepala: KepalaBerkas;
}

/** Opens a file as a feed: the first batch carries the header, which decides how rows are read. */
export async function bukaUmpan(berkas: AsyncIterable<Buffer>, bekal: BekalInstansi, sisi: 'BKN' | 'SIMPEG'): Promise<UmpanTerbuka> {
  const opsi = sisi === 'BKN' ? ({ format: 'auto' } as const) : { format: bekal.profil.format, pemisah: bekal.profil.pemisah };
  let saringan: Saringan | null = null;
  const saring = (s: Saringan): void => {
    saringan = s;
  };
  const arus = bacaBaris(berkas, { ...opsi, saring: () => saringan });
  const pertama = await arus.next();
  if (pertama.done) throw new Kesalahan('BERKAS_DITOLAK', 'berkas kosong');
  const kepala: KepalaBerkas = pertama.value.kepala;
  const baca = sisi === 'BKN' ? pembacaBkn(kepala, bekal.rujukan) : pembacaSimpeg(kepala, bekal.profil, bekal.rujukan);
  return {
    umpan: {
      kelompok: arus,
      baca,
      cepat: pembacaCepat(kepala, sisi === 'BKN' ? null : bekal.profil, bekal.rujukan),
      kepala: kepala.kolom.join('\u001f'),
      saring,
    },
    kolomTambahan: sisi === 'BKN' ? kepala.kolom.filter((k) => k !== '' && !kenal.has(k)) : [],
    kepala,
  };
}

/** A complete feed of nobody is a lost file, not an instansi without people (BERKAS_DITOLAK). */
export function tolakTanpaBaris(lengkap: boolean, siap: HasilSiap): void {
  if (lengkap && siap.terbaca === 0)
    throw new Kesalahan('BERKAS_DITOLAK', 'Berkas tidak memuat satu baris pegawai pun. Periksa ekspornya; umpan lengkap yang kosong tidak diterapkan.');
}

/** Staging of one feed from its start: whatever an interrupted attempt left is taken away first. */
async function siapkan(
  klien: pg.Client,
  t: BarisTarikan,
  bahan: BahanProses,
): Promise<{ siap: HasilSiap; bekal: BekalInstansi; kolomTambahan: readonly string[] }> {
  if (t.berkas === null) throw new Kesalahan('BERKAS_DITOLAK', 'tarikan tanpa berkas');
  await klien.query('delete from staging_pegawai where tarikan = $1', [t.id]);
  await klien.query('delete from staging_kunci where tarikan = $1', [t.id]);
  await klien.query('delete from baris_ditolak where tarikan = $1', [t.id]);
  await klien.query('delete from baris_diperingatkan where tarikan = $1', [t.id]);
  const bekal = await muatBekal(klien, t.instansi);
  const { umpan, kolomTambahan, kepala } = await bukaUmpan(createReadStream(t.berkas, { highWaterMark: POTONG_BITA }), bekal, t.sisi);
  // Without its header a stored raw row could never be read again.
  await klien.query('update tarikan set kepala = $2 where id = $1', [t.id, JSON.stringify(kepala)]);
  const siap = await siapkanPegawai(klien, t.id, umpan, {
    bekal,
    sisi: t.sisi,
    lengkap: t.lengkap,
    sidik: await siapkanSidik(),
    orang: t.orang === true,
    ...(bahan.lapor ? { lapor: bahan.lapor } : {}),
  });
  tolakTanpaBaris(t.lengkap, siap);
  if (t.orang !== true) await sisihkanLebihSegar(klien, { ...t, revisi: bekal.revisi });
  if (siap.kunci > BANYAK_BARIS) await klien.query('analyze staging_pegawai (tarikan, nip), staging_kunci (tarikan, nip, baris)');
  return { siap, bekal, kolomTambahan };
}

/**
 * Takes one accepted feed through canonicalise, stage, diff and flag. Safe to run again after any crash: what slices have applied is found unchanged,
 * the rest is staged anew, and a feed that was applied answers SUDAH. A file or profile that cannot be read ends the tarikan as GAGAL.
 */
export async function prosesTarikan(bahan: BahanProses, id: string): Promise<HasilTerap> {
  const { t, sebelumnya } = await sqlUntukIrisan(tujuanDari(bahan), async (sql) => {
    const t = await bacaTarikan(sql, id);
    if (t === null) throw new Kesalahan('TIDAK_DITEMUKAN', `tarikan ${id}`);
    return { t, sebelumnya: await tarikanSebelum(sql, t) };
  });
  for (const sebelum of sebelumnya) await prosesTarikan(bahan, sebelum).catch(() => undefined);
  return await denganIrisan(tujuanDari(bahan), t.instansi, (irisan) => prosesDalamIrisan(irisan, t, bahan));
}

/** The same inside a slice that is already open for the feed's instansi. After an error the slice must be given up. */
export async function prosesDalamIrisan(irisan: Irisan, t: BarisTarikan, bahan: BahanProses): Promise<HasilTerap> {
  try {
    if (await isSelesai(irisan.klien, t.id)) {
      // The process may have died between applying and the set differences.
      if (t.jenis === 'pegawai') await rampungkan(irisan, t);
      return { hasil: 'SUDAH' };
    }
    if (await isBerubahSejakDitahan(irisan.klien, t)) {
      await irisan.sql.begin((tx) => tutupTarikan(tx, { id: t.id, terbaca: null }, 'DIGANTIKAN', 'berkas sumber berubah sesudah umpan ini ditahan'));
      return { hasil: 'DIGANTIKAN' };
    }
    if (t.jenis === 'riwayat') return await prosesRiwayat(irisan, t);
    if (t.jenis === 'pegawai') return await prosesPegawai(irisan, t, bahan);
    if (t.orang === true && (t.jenis === 'kinerja' || t.jenis === 'hukdis')) return await prosesFaktaOrang(irisan, t, t.jenis);
    return await prosesFakta(irisan, t, t.jenis, batasDari(bahan));
  } catch (galat) {
    await catatGagal(tujuanDari(bahan), t, galat);
    throw galat;
  }
}

/** A person has confirmed one file; a source file under the same name may be another by now. */
async function isBerubahSejakDitahan(klien: pg.Client, t: BarisTarikan): Promise<boolean> {
  const { rows } = await klien.query<{ sha256: string | null }>(
    'select t.sha256 from tarikan t join konfirmasi_tarikan k on k.tarikan = t.id where t.id = $1',
    [t.id],
  );
  const sha256 = rows[0]?.sha256 ?? '';
  return sha256 !== '' && t.berkas !== null && (await sidikBerkas(t.berkas)) !== sha256;
}

/** After the rows of people: what waited for them, then the set differences. Until both are done the feed is taken up again. */
async function rampungkan(irisan: Irisan, t: BarisTarikan): Promise<void> {
  await susulkan(irisan, t.instansi);
  await irisan.sql.begin((tx) => rampungkanUmpan(tx, t));
}

/** Slices until the rest fits into the last one, which ends the feed; each is a transaction of its own behind the fence of the instansi. */
async function prosesPegawai(irisan: Irisan, t: BarisTarikan, bahan: BahanProses): Promise<HasilTerap> {
  const { klien, sql, pid } = irisan;
  const { siap, bekal, kolomTambahan } = await siapkan(klien, t, bahan);
  const umpan: UmpanSiap = {
    t: { id: t.id, instansi: t.instansi, sisi: t.sisi, lengkap: t.lengkap, orang: t.orang === true, ver: bekal.ver, revisi: bekal.revisi },
    siap,
    kolomTambahan,
    batas: batasDari(bahan),
  };
  const dalam = <T>(fn: (tx: SqlTransaksi) => Promise<T>): Promise<T> =>
    sql.begin(async (tx) => {
      await pagariInstansi(tx, t.instansi, pid);
      return fn(tx);
    }) as Promise<T>;
  if (isTanpaUbah(umpan)) {
    const sama = await dalam((tx) => terapkanTanpaUbah(tx, umpan));
    if (sama?.hasil === 'DITERAPKAN' && !siap.sebaris) await catatRevisi(klien, t, bekal.revisi);
    if (sama !== null) return sama;
  }
  // Rows of this feed are about to stand beside rows that were read otherwise: until all are of one kind, no known line may be passed over.
  if (!siap.sebaris) await catatRevisi(klien, t, null);
  // Neither the rows nor those whom the feed takes away or leaves unsure can be more than fit into the last slice.
  const isSatuIrisan = Math.max(siap.kunci, t.lengkap || siap.ditolak > 0 ? siap.lama : 0) <= umpan.batas.barisIrisan;
  while (!isSatuIrisan) {
    const sebagian = await dalam((tx) => terapkanSebagian(tx, umpan));
    if (sebagian === null) break;
    if (sebagian.hasil !== 'BERLANJUT' || bahan.isCukup?.() === true) return sebagian;
  }
  const hasil = await dalam((tx) => terapkanTerakhir(tx, umpan));
  if (hasil.hasil !== 'DITERAPKAN') return hasil;
  await rampungkan(irisan, t);
  if (t.lengkap && !siap.sebaris) await catatRevisi(klien, t, bekal.revisi);
  return hasil;
}
