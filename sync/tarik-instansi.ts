import { Kesalahan } from '../domain/kesalahan.ts';
import { denganTenggat } from '../platform/antrean/pekerja.ts';
import { sqlUntukIrisan } from '../platform/db/postgres-js.ts';
import { bacaKeadaan, bacaSusulan, type KeadaanUmpan } from './2-stage/keadaan-umpan.ts';
import { muatBekal } from './2-stage/rujukan-instansi.ts';
import { catatDilihat, catatKesegaran, catatTarikan, type TarikanBaru } from './2-stage/tarikan.ts';
import { buktikanMutasi } from './4-flag/pasca-mutasi.ts';
import { denganIrisan, type Irisan, isMenolak } from './irisan-instansi.ts';
import { type PanggilSumber, panggilLangsung, SumberTakMenjawab } from './jadwal/pagar-sumber.ts';
import { prosesDalamIrisan } from './proses-tarikan.ts';
import { type PutusanBerkas, putuskanBerkas } from './sources/putuskan-berkas.ts';
import { type BerkasDitemukan, cariBerkas, sidikBerkas, UMPAN_INSTANSI, type UmpanSumber } from './sources/sumber-berkas.ts';

export interface BahanTarik {
  /** Connection string of role simpul_sync. */
  readonly url: string;
  /** Folder of the source files. */
  readonly dirSumber: string;
  /** What each source file looked like when it was last seen unchanged or applied; lives as long as the worker. */
  readonly terlihat: Map<string, string>;
}

/** What a pull of one feed ended in. GAGAL: recorded, and to be tried again. */
export type HasilTarik = 'DITERAPKAN' | 'TETAP' | 'HILANG' | 'DITAHAN' | 'GAGAL';

export interface PilihanTarik {
  /** The feeds to pull; default all. */
  readonly umpan?: readonly UmpanSumber[];
  /** Stands between the pull and the source: deadline, circuit breaker. Default: none. */
  readonly panggil?: PanggilSumber;
  readonly lapor?: (umpan: UmpanSumber, hasil: HasilTarik) => void;
  /** Longest that one feed may take from its source to its flags, in ms. Default 30 minutes. */
  readonly tenggatMs?: number;
}

/** A profile that cannot be read is found again, and recorded, when the feed is processed. */
const revisiKini = (klien: Irisan['klien'], instansi: number): Promise<string> =>
  muatBekal(klien, instansi).then(
    (b) => b.revisi,
    (galat: unknown) => {
      if (isMenolak(galat)) return 'DITOLAK';
      throw galat;
    },
  );

/** The source has nothing newer than what an upload brought: the age stays that of the upload, and a feed that waits for a person goes on waiting. */
async function lewati({ sql }: Irisan, dasar: { instansi: number } & UmpanSumber, status: string | null): Promise<HasilTarik> {
  if (status === 'TERTUNDA' || status === 'PERLU_TINDAKAN') await catatDilihat(sql, dasar);
  else await catatKesegaran(sql, { ...dasar, peristiwa: 'berhasil', pada: null, tarikan: null, sebab: null });
  return 'TETAP';
}

type Kiriman = Pick<TarikanBaru, 'asal' | 'berkas' | 'sha256' | 'lengkap' | 'diterimaPada'>;

/** The files that make the truth anew: the new one, or the last complete one with the corrections that came after it. */
async function kiriman({ sql }: Irisan, putusan: PutusanBerkas, baru: Kiriman, { terakhir }: KeadaanUmpan): Promise<readonly Kiriman[]> {
  if (putusan === 'TERAPKAN' || terakhir === null) return [baru];
  const { berkas, sha256, diterimaPada } = terakhir;
  const pertama =
    sha256 === baru.sha256 || berkas === null || sha256 === null ? baru : { asal: 'UNGGAH' as const, berkas, sha256, lengkap: true, diterimaPada };
  return [pertama, ...(await bacaSusulan(sql, terakhir.id))];
}

async function terapkan(irisan: Irisan, bahan: BahanTarik, dasar: { instansi: number } & UmpanSumber, daftar: readonly Kiriman[]): Promise<HasilTarik> {
  let hasil: HasilTarik = 'DITERAPKAN';
  for (const satu of daftar) {
    const id = await catatTarikan(irisan.sql, { ...dasar, ...satu, oleh: 'SISTEM' });
    const h = await prosesDalamIrisan(irisan, { ...dasar, id, status: 'DITERIMA', berkas: satu.berkas, lengkap: satu.lengkap }, { url: bahan.url });
    hasil = h.hasil === 'TERTUNDA' ? 'DITAHAN' : hasil;
  }
  return hasil;
}

async function tarikSatu(
  irisan: Irisan,
  bahan: BahanTarik,
  instansi: number,
  { umpan: u, panggil }: { umpan: UmpanSumber; panggil: PanggilSumber },
): Promise<HasilTarik> {
  const { sql, klien } = irisan;
  const mulai = new Date();
  const dasar = { instansi, ...u };
  const keadaan = await bacaKeadaan(sql, instansi, u);
  const ditemukan: BerkasDitemukan | null = await panggil(u, () => cariBerkas(bahan.dirSumber, keadaan.kodeCepat, u));
  if (ditemukan === null) {
    // An instansi that lives by uploads has no file to be missed.
    if (keadaan.terakhir !== null && keadaan.terakhir.asal !== 'TARIK') return lewati(irisan, dasar, keadaan.status);
    await catatKesegaran(sql, { ...dasar, peristiwa: 'gagal', pada: null, tarikan: null, sebab: 'berkas sumber tidak ada' });
    return 'HILANG';
  }
  const kunci = `${instansi}:${u.sisi}:${u.jenis}`;
  const tanda = `${ditemukan.tanda}|${keadaan.gerak}|${keadaan.terakhir?.id}`;
  const sehat = keadaan.status === 'SEHAT';
  const tetap = async (): Promise<HasilTarik> => {
    await catatKesegaran(sql, { ...dasar, peristiwa: 'berhasil', pada: mulai, tarikan: null, sebab: null });
    bahan.terlihat.set(kunci, tanda);
    return 'TETAP';
  };
  if (sehat && bahan.terlihat.get(kunci) === tanda) return tetap();
  // Held or refused, and nothing has changed since: asking again would add the same tarikan every round.
  if ((keadaan.status === 'TERTUNDA' || keadaan.status === 'PERLU_TINDAKAN') && bahan.terlihat.get(kunci) === tanda) return 'DITAHAN';
  const sha256 = await panggil(u, () => sidikBerkas(ditemukan.berkas));
  const revisi = u.jenis === 'pegawai' ? await revisiKini(klien, instansi) : null;
  const putusan = putuskanBerkas({ sha256, ditulisPada: ditemukan.ditulisPada, revisi }, keadaan.terakhir, keadaan.folder);
  if (putusan === 'TETAP' && sehat) return tetap();
  if (putusan === 'LAMA' && keadaan.status !== 'BERJALAN') return lewati(irisan, dasar, keadaan.status);
  const ingat = async (): Promise<void> => {
    const kini = await bacaKeadaan(sql, instansi, u);
    bahan.terlihat.set(kunci, `${ditemukan.tanda}|${keadaan.gerak}|${kini.terakhir?.id}`);
  };
  try {
    const baru: Kiriman = { asal: 'TARIK', berkas: ditemukan.berkas, sha256, lengkap: true };
    const hasil = await terapkan(irisan, bahan, dasar, await kiriman(irisan, putusan, baru, keadaan));
    await ingat();
    return hasil;
  } catch (galat) {
    if (isMenolak(galat)) bahan.terlihat.set(kunci, tanda);
    throw galat;
  }
}

const TENGGAT_UMPAN_MS = 30 * 60_000;

/** The slice was given up with its connections, so what still runs of it can write nothing more; the feed is tried again. */
const catatLewat = (url: string, instansi: number, u: UmpanSumber): Promise<void> =>
  sqlUntukIrisan(url, (sql) => catatKesegaran(sql, { instansi, ...u, peristiwa: 'gagal', pada: null, tarikan: null, sebab: 'tenggat umpan terlewati' }));

export interface RingkasanTarik {
  readonly diterapkan: number;
  readonly tetap: number;
  readonly bermasalah: number;
}

/** A source that does not answer costs its own feed only; the slice goes on with the next. */
async function tarikTercatat(irisan: Irisan, bahan: BahanTarik, instansi: number, satu: { umpan: UmpanSumber; panggil: PanggilSumber }): Promise<HasilTarik> {
  try {
    return await tarikSatu(irisan, bahan, instansi, satu);
  } catch (galat) {
    if (!(galat instanceof SumberTakMenjawab)) throw galat;
    await catatKesegaran(irisan.sql, { instansi, ...satu.umpan, peristiwa: 'gagal', pada: null, tarikan: null, sebab: galat.message });
    return 'GAGAL';
  }
}

/**
 * Pulls feeds of one instansi. A feed that fails does not stop the next and is reported as GAGAL; the first fault is thrown at the end, so that
 * the caller knows of it.
 */
export async function tarikInstansi(bahan: BahanTarik, instansi: number, pilihan: PilihanTarik = {}): Promise<RingkasanTarik> {
  const { umpan = UMPAN_INSTANSI, panggil = panggilLangsung, lapor = () => undefined, tenggatMs = TENGGAT_UMPAN_MS } = pilihan;
  const hitung = { diterapkan: 0, tetap: 0, bermasalah: 0 };
  const sisa = [...umpan];
  let berjalan: UmpanSumber | undefined;
  let galatPertama: unknown;
  while (sisa.length > 0) {
    try {
      await denganIrisan(bahan.url, instansi, async (irisan) => {
        for (berjalan = sisa.shift(); berjalan !== undefined; berjalan = sisa.shift()) {
          const hasil = await denganTenggat(tarikTercatat(irisan, bahan, instansi, { umpan: berjalan, panggil }), tenggatMs);
          hitung[hasil === 'DITERAPKAN' ? 'diterapkan' : hasil === 'TETAP' ? 'tetap' : 'bermasalah'] += 1;
          lapor(berjalan, hasil);
        }
        // An inauguration recorded after both sources already said so is proved by what is known; no feed brings anything new.
        await irisan.sql.begin((tx) => buktikanMutasi(tx, instansi, false));
      });
    } catch (galat) {
      hitung.bermasalah += 1;
      if (berjalan !== undefined) {
        if (galat instanceof Kesalahan && galat.kode === 'TENGGAT_TERLEWATI') await catatLewat(bahan.url, instansi, berjalan);
        lapor(berjalan, 'GAGAL');
      }
      galatPertama ??= galat;
      // The database itself is away: the other feeds would fail the same way.
      if (galat instanceof Kesalahan && galat.kode === 'SUMBER_TIDAK_TERSEDIA') break;
    }
  }
  if (galatPertama !== undefined) throw galatPertama;
  return hitung;
}
