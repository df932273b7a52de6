import { Kesalahan } from '../domain/kesalahan.ts';
import { denganTenggat } from '../platform/db/deadline.ts';
import { sqlUntukIrisan, type TujuanIrisan } from '../platform/db/postgres-js.ts';
import { bacaKeadaan, bacaSusulan, isDisentuh, type KeadaanUmpan } from './2-stage/keadaan-umpan.ts';
import { muatBekal } from './2-stage/rujukan-instansi.ts';
import { catatDilihat, catatKesegaran, catatTarikan, type TarikanBaru } from './2-stage/tarikan.ts';
import { buktikanMutasi } from './4-flag/pasca-mutasi.ts';
import { temukanUmpan } from './ambil/temukan.ts';
import { type BahanProses, denganIrisan, type Irisan, isMenolak, tujuanDari } from './irisan-instansi.ts';
import { type PanggilSumber, panggilLangsung, SumberTakMenjawab } from './jadwal/pagar-sumber.ts';
import { revisiRiwayat } from './proses-riwayat.ts';
import { prosesDalamIrisan } from './proses-tarikan.ts';
import { type PutusanBerkas, putuskanBerkas } from './sources/putuskan-berkas.ts';
import { sidikBerkas, UMPAN_INSTANSI, type UmpanSumber } from './sources/sumber-berkas.ts';
import { ulangDalamIrisan } from './ulang-kanonik.ts';

export interface BahanTarik extends BahanProses {
  /** Folder of the source files. */
  readonly dirSumber: string;
  /** What each source file looked like when it was last seen unchanged or applied; lives as long as the worker. */
  readonly terlihat: Map<string, string>;
}

/** What a pull of one feed ended in. GAGAL: recorded, and to be tried again. BERLANJUT: applied in part, the job's allowance ran out. */
export type HasilTarik = 'DITERAPKAN' | 'TETAP' | 'HILANG' | 'DITAHAN' | 'GAGAL' | 'BERLANJUT';

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

const revisiUmpan = async (klien: Irisan['klien'], instansi: number, u: UmpanSumber): Promise<string | null> => {
  if (u.jenis === 'riwayat') return revisiRiwayat(klien, instansi, u.sisi);
  return u.jenis === 'pegawai' ? revisiKini(klien, instansi) : null;
};

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

interface Penerapan {
  readonly dasar: { readonly instansi: number } & UmpanSumber;
  readonly daftar: readonly Kiriman[];
  readonly lanjut: KeadaanUmpan['lanjut'];
}

async function terapkan(irisan: Irisan, bahan: BahanTarik, { dasar, daftar, lanjut }: Penerapan): Promise<HasilTarik> {
  let hasil: HasilTarik = 'DITERAPKAN';
  for (const satu of daftar) {
    // The same file, begun and not finished: go on with it instead of accepting it once more.
    const id = lanjut?.sha256 === satu.sha256 ? lanjut.id : await catatTarikan(irisan.sql, { ...dasar, ...satu, oleh: 'SISTEM' });
    const h = await prosesDalamIrisan(irisan, { ...dasar, id, status: 'DITERIMA', berkas: satu.berkas, lengkap: satu.lengkap }, bahan);
    if (h.hasil === 'BERLANJUT') return 'BERLANJUT';
    hasil = h.hasil === 'TERTUNDA' ? 'DITAHAN' : hasil;
  }
  return hasil;
}

/** An instansi that lives by uploads has no file to be missed; when its rows would be read otherwise now, its last upload is read anew. */
async function unggahanSaja(
  irisan: Irisan,
  bahan: BahanTarik,
  { u, dasar, keadaan }: { u: UmpanSumber; dasar: Penerapan['dasar']; keadaan: KeadaanUmpan },
): Promise<HasilTarik> {
  const { terakhir } = keadaan;
  const kunci = `${dasar.instansi}:${u.sisi}:${u.jenis}`;
  const tanda = `unggahan|${keadaan.gerak}|${terakhir?.id}`;
  const dilihat = bahan.terlihat.get(kunci) === tanda;
  if (dilihat || terakhir?.berkas == null || terakhir.sha256 === null || terakhir.revisi === (await revisiUmpan(irisan.klien, dasar.instansi, u))) {
    bahan.terlihat.set(kunci, tanda);
    return lewati(irisan, dasar, keadaan.status);
  }
  const { berkas, sha256, diterimaPada } = terakhir;
  const pertama: Kiriman = { asal: 'UNGGAH', berkas, sha256, lengkap: true, diterimaPada };
  try {
    return await terapkan(irisan, bahan, { dasar, daftar: [pertama, ...(await bacaSusulan(irisan.sql, terakhir.id))], lanjut: null });
  } catch (galat) {
    if (isMenolak(galat)) bahan.terlihat.set(kunci, tanda);
    throw galat;
  }
}

async function tarikSatu(
  irisan: Irisan,
  bahan: BahanTarik,
  instansi: number,
  { umpan: u, panggil }: { umpan: UmpanSumber; panggil: PanggilSumber },
): Promise<HasilTarik> {
  const { sql, klien } = irisan;
  const mulai = new Date();
  const dasar = { instansi, sisi: u.sisi, jenis: u.jenis };
  const keadaan = await bacaKeadaan(sql, instansi, u);
  const ditemukan = await panggil(u, () => temukanUmpan(sql, { dirSumber: bahan.dirSumber, instansi, kodeCepat: keadaan.kodeCepat }, u));
  if (ditemukan === 'MENUNGGU') return 'HILANG';
  if (ditemukan === null) {
    if (u.opsional === true && keadaan.terakhir === null) return 'TETAP';
    if (keadaan.terakhir !== null && keadaan.terakhir.asal !== 'TARIK') return unggahanSaja(irisan, bahan, { u, dasar, keadaan });
    await catatKesegaran(sql, { ...dasar, peristiwa: 'gagal', pada: null, tarikan: null, sebab: 'berkas sumber tidak ada' });
    return 'HILANG';
  }
  const kunci = `${instansi}:${u.sisi}:${u.jenis}`;
  const tandaDari = (k: KeadaanUmpan): string => `${ditemukan.tanda}|${keadaan.gerak}|${k.terakhir?.id}|${k.sentuhan}`;
  const tanda = tandaDari(keadaan);
  const sehat = keadaan.status === 'SEHAT';
  const pada = ditemukan.pada ?? mulai;
  // People were left alone for younger readings of them: what is found speaks for a later moment now, so that they too have to be looked at.
  const { terakhir } = keadaan;
  const tertinggal = terakhir !== null && terakhir.disisihkan > 0 && terakhir.diterimaPada < pada;
  const tetap = async (): Promise<HasilTarik> => {
    await catatKesegaran(sql, { ...dasar, peristiwa: 'berhasil', pada, tarikan: null, sebab: ditemukan.peringatan });
    bahan.terlihat.set(kunci, tanda);
    return 'TETAP';
  };
  // What lies here was applied, and why nothing newer comes was recorded by the fetch: not to be called healthy, nor applied again every round.
  const macet = !ditemukan.menjawab;
  if (macet && bahan.terlihat.get(kunci) === tanda) return 'HILANG';
  if (sehat && !tertinggal && bahan.terlihat.get(kunci) === tanda) return tetap();
  // Held or refused, and nothing has changed since: asking again would add the same tarikan every round.
  const tertahan = keadaan.status === 'TERTUNDA' || keadaan.status === 'PERLU_TINDAKAN';
  if (tertahan && bahan.terlihat.get(kunci) === tanda) return 'DITAHAN';
  const sha256 = await panggil(u, () => sidikBerkas(ditemukan.berkas));
  const revisi = await revisiUmpan(klien, instansi, u);
  const samaBita = putuskanBerkas({ sha256, ditulisPada: ditemukan.ditulisPada, revisi }, keadaan.terakhir, keadaan.folder);
  // Confirmed as unchanged for a moment after single rows were read: those may have gone back since. A file in the folder speaks for now, and whatever
  // was read by itself came from the source that served this side before.
  const kembali = samaBita === 'TETAP' && !macet && (await isDisentuh(sql, instansi, u, ditemukan.pada));
  const putusan = kembali ? 'TERAPKAN' : samaBita;
  if (putusan === 'TETAP' && macet) {
    bahan.terlihat.set(kunci, tanda);
    return 'HILANG';
  }
  if (putusan === 'TETAP' && sehat) return tetap();
  if (putusan === 'LAMA' && keadaan.status !== 'BERJALAN') return lewati(irisan, dasar, keadaan.status);
  // The same content fetched anew is held or refused for the same reason.
  const isi = `${sha256}|${keadaan.gerak}`;
  if (tertahan && bahan.terlihat.get(`${kunci}:tertahan`) === isi) return 'DITAHAN';
  const ingat = async (): Promise<void> => {
    bahan.terlihat.set(kunci, tandaDari(await bacaKeadaan(sql, instansi, u)));
  };
  try {
    const baru: Kiriman = { asal: 'TARIK', berkas: ditemukan.berkas, sha256, lengkap: true, diterimaPada: pada };
    const hasil = await terapkan(irisan, bahan, { dasar, daftar: await kiriman(irisan, putusan, baru, keadaan), lanjut: keadaan.lanjut });
    if (hasil !== 'BERLANJUT') await ingat();
    if (hasil === 'DITAHAN') bahan.terlihat.set(`${kunci}:tertahan`, isi);
    return hasil;
  } catch (galat) {
    if (isMenolak(galat)) bahan.terlihat.set(kunci, tanda).set(`${kunci}:tertahan`, isi);
    throw galat;
  }
}

const TENGGAT_UMPAN_MS = 30 * 60_000;

/** The slice was given up with its connections, so what still runs of it can write nothing more; the feed is tried again. */
const catatLewat = (tujuan: TujuanIrisan, instansi: number, u: UmpanSumber): Promise<void> =>
  sqlUntukIrisan(tujuan, (sql) => catatKesegaran(sql, { instansi, ...u, peristiwa: 'gagal', pada: null, tarikan: null, sebab: 'tenggat umpan terlewati' }));

export interface RingkasanTarik {
  readonly diterapkan: number;
  readonly tetap: number;
  readonly bermasalah: number;
  /** The allowance of the job ran out: some feed is applied in part, the rest of them is not looked at. */
  readonly berlanjut: boolean;
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
  const hitung = { diterapkan: 0, tetap: 0, bermasalah: 0, berlanjut: false };
  const sisa = [...umpan];
  let berjalan: UmpanSumber | undefined;
  let galatPertama: unknown;
  while (sisa.length > 0) {
    try {
      await denganIrisan(tujuanDari(bahan), instansi, async (irisan) => {
        for (berjalan = sisa.shift(); berjalan !== undefined; berjalan = sisa.shift()) {
          const hasil = await denganTenggat(tarikTercatat(irisan, bahan, instansi, { umpan: berjalan, panggil }), tenggatMs);
          if (hasil === 'BERLANJUT') {
            hitung.berlanjut = true;
            sisa.length = 0;
            return;
          }
          hitung[hasil === 'DITERAPKAN' ? 'diterapkan' : hasil === 'TETAP' ? 'tetap' : 'bermasalah'] += 1;
          lapor(berjalan, hasil);
        }
        // Crosswalk changes have a job of their own; a pull finds what a lost one left.
        await ulangDalamIrisan(irisan, instansi);
        // An inauguration recorded after both sources already said so is proved by what is known; no feed brings anything new.
        await irisan.sql.begin((tx) => buktikanMutasi(tx, instansi, false));
      });
    } catch (galat) {
      hitung.bermasalah += 1;
      if (berjalan !== undefined) {
        if (galat instanceof Kesalahan && galat.kode === 'TENGGAT_TERLEWATI') await catatLewat(tujuanDari(bahan), instansi, berjalan);
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
