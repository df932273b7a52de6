import { isKunci } from '../../../domain/kunci.ts';
import { ALASAN_TOLAK, isAlasanTolak } from '../../../domain/pelanggaran/aduan/kata.ts';
import { BOLEH_INDUK, PERALIHAN_ADUAN, type TindakanAduan } from '../../../domain/pelanggaran/aduan/status.ts';
import { klasifikasiCocok } from '../../../domain/pelanggaran/netralitas.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import { berhasil, type HasilMutasi, tolak } from '../../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import { isKategoriTemuan, nomorTemuan, tolakUraian, uraianTemuan } from '../catat-temuan.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { insertTemuan } from '../queries.ts';
import { type AduanTerkunci, cariTerlapor, kunciAduan, updateDigabung, updateDitolak, updateDiverifikasi } from './queries.ts';

export interface VerifikasiAduanInput {
  readonly id: string;
  readonly versi: number;
  readonly hasil: string;
  readonly kategori?: string | null;
  readonly klasifikasi?: string | null;
  readonly nip?: string | null;
  /** What the Satgas writes of the matter: the accused reads it. The complainant's own words stay with the complaint. */
  readonly uraian?: string | null;
  readonly alasanKode?: string | null;
  readonly alasan?: string | null;
  readonly indukId?: string | null;
}

export interface GabungkanAduanInput {
  readonly id: string;
  readonly versi: number;
  readonly indukId: string;
}

interface Kerja<I> {
  readonly tx: Tx;
  readonly orang: string;
  readonly aduan: AduanTerkunci;
  /** The complaint to join to, where one is named and within reach. */
  readonly induk: AduanTerkunci | null;
  readonly input: I;
}

const ALASAN_MIN = 10;
const ALASAN_MAKS = 4_000;

/** Makes the finding, exactly once: the lock of the complaint, its status, and the key of the finding each forbid a second. */
async function terima({ tx, orang, aduan, input }: Kerja<VerifikasiAduanInput>): Promise<HasilMutasi> {
  const kategori = input.kategori ?? '';
  const klasifikasi = input.klasifikasi ?? null;
  if (!isKategoriTemuan(kategori)) return tolak('MASUKAN_SALAH', 'kategori');
  if (!klasifikasiCocok(kategori, klasifikasi)) return tolak('MASUKAN_SALAH', 'klasifikasi', 'Kode ini bukan klasifikasi bagi kategori tersebut.');
  const uraian = uraianTemuan(input.uraian);
  if (uraian === null) return tolakUraian();
  if (!(await cariTerlapor(tx, aduan.id, input.nip ?? null)))
    return tolak('TIDAK_DITEMUKAN', 'nip', 'Yang dilaporkan belum dikenal BKN. Aduan tetap menunggu; isi nip bila NIP yang benar sudah diketahui.');
  const { nip, instansi } = (await kunciAduan(tx, [aduan.id])).get(aduan.id) ?? aduan;
  if (instansi === null) return tolak('PERALIHAN_DITOLAK', 'id');
  const isi = { kategori, klasifikasi, instansi, nip, uraian, sumber: 'ADUAN', oleh: orang };
  const temuan = await insertTemuan(tx, { nomor: nomorTemuan().nomor, kunci: `ADUAN:${aduan.id}`, ...isi });
  await updateDiverifikasi(tx, aduan.id, temuan, orang);
  await catatJejak(tx, 'aduan.diverifikasi', { aduan: aduan.id, temuan });
  await catatJejak(tx, 'pelanggaran.temuan_dicatat', { temuan, kategori });
  return berhasil(aduan.id);
}

async function tolakAduan({ tx, orang, aduan, input }: Kerja<VerifikasiAduanInput>): Promise<HasilMutasi> {
  const alasanKode = input.alasanKode ?? '';
  const alasan = (input.alasan ?? '').trim();
  if (!isAlasanTolak(alasanKode)) return tolak('MASUKAN_SALAH', 'alasanKode', `Salah satu dari ${Object.keys(ALASAN_TOLAK).join(', ')}.`);
  if (alasan.length < ALASAN_MIN || alasan.length > ALASAN_MAKS) return tolak('MASUKAN_SALAH', 'alasan', `${ALASAN_MIN} sampai ${ALASAN_MAKS} huruf.`);
  await updateDitolak(tx, aduan.id, { alasanKode, alasan }, orang);
  await catatJejak(tx, 'aduan.ditolak', { aduan: aduan.id, alasanKode });
  return berhasil(aduan.id);
}

async function gabungkan({ tx, orang, aduan, induk }: Kerja<unknown>): Promise<HasilMutasi> {
  if (induk === null) return tolak('TIDAK_DITEMUKAN', 'indukId');
  if (induk.id === aduan.id || !BOLEH_INDUK.includes(induk.status))
    return tolak('MASUKAN_SALAH', 'indukId', 'Pilih aduan lain yang masih berjalan dan bukan duplikat.');
  if (aduan.nip !== null && induk.nip !== null && aduan.nip !== induk.nip)
    return tolak('MASUKAN_SALAH', 'indukId', 'Kedua aduan menyebut pegawai yang berbeda.');
  await updateDigabung(tx, aduan.id, induk.id, orang);
  await catatJejak(tx, 'aduan.digabung', { aduan: aduan.id, induk: induk.id });
  return berhasil(aduan.id);
}

const HASIL: Readonly<Record<string, readonly [TindakanAduan, (kerja: Kerja<VerifikasiAduanInput>) => Promise<HasilMutasi>]>> = {
  DITERIMA: ['terima', terima],
  DITOLAK: ['tolak', tolakAduan],
  DUPLIKAT: ['gabungkan', gabungkan],
};

interface Dasar {
  readonly id: string;
  readonly versi: number;
  readonly indukId?: string | null;
}

/** Locks, looks whether the action is allowed at this status and version, then acts. */
async function putuskan<I extends Dasar>(
  k: KonteksPelanggaran,
  tx: Tx,
  input: I,
  [tindakan, lakukan]: readonly [TindakanAduan, (kerja: Kerja<I>) => Promise<HasilMutasi>],
): Promise<HasilMutasi> {
  const indukId = input.indukId ?? null;
  const dimaksud = [input.id, indukId ?? ''].filter(isKunci);
  const terkunci = await kunciAduan(tx, dimaksud);
  const aduan = terkunci.get(input.id);
  if (aduan === undefined) return tolak('TIDAK_DITEMUKAN', 'id');
  if (PERALIHAN_ADUAN[aduan.status][tindakan] === null) return tolak('PERALIHAN_DITOLAK', 'id');
  if (aduan.versi !== input.versi) return tolak('VERSI_BERUBAH', 'versi');
  return lakukan({ tx, orang: k.pemanggil.orang, aduan, induk: terkunci.get(indukId ?? '') ?? null, input });
}

/** What the Satgas finds of a complaint: a finding comes of it, or not, or it is another's duplicate. */
export function verifikasiAduan(k: KonteksPelanggaran, input: VerifikasiAduanInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'verifikasiAduan');
  const hasil = Object.hasOwn(HASIL, input.hasil) ? HASIL[input.hasil] : undefined;
  if (hasil === undefined) return Promise.resolve(tolak('MASUKAN_SALAH', 'hasil', `Salah satu dari ${Object.keys(HASIL).join(', ')}.`));
  return jalankanSekali(k, 'verifikasiAduan', input, (tx) => putuskan(k, tx, input, hasil));
}

/** Joins a complaint to another about the same thing; the reporters of both go on seeing where it stands. */
export function gabungkanAduan(k: KonteksPelanggaran, input: GabungkanAduanInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'gabungkanAduan');
  return jalankanSekali(k, 'gabungkanAduan', input, (tx) => putuskan(k, tx, input, ['gabungkan', gabungkan]));
}
