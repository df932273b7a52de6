import { ANGGOTA_MAKS, type BarisCacat, uraikanDaftar } from '../../../domain/pelanggaran/blokir/daftar.ts';
import { layananDitolak, SASARAN_BLOKIR } from '../../../domain/pelanggaran/blokir/lingkup.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import { type GalatPengguna, tolak } from '../../../platform/graphql/galat-pengguna.ts';
import { selectInstansiPegawai, selectNoInstansi } from '../queries.ts';
import { selectLayanan } from './queries/baca.ts';
import { type SasaranPasti, selectNipInstansi } from './queries/pratinjau.ts';

/** Whom a block is meant to hit, and which services it stops. */
export interface MasukanSasaran {
  readonly sasaran: string;
  readonly nip?: string | null;
  readonly daftar?: readonly string[] | null;
  readonly instansiId?: string | null;
  readonly layanan?: readonly string[] | null;
}

export interface SasaranTerbaca {
  readonly sasaran: SasaranPasti;
  readonly layanan: readonly string[] | null;
  /** Kinds of usul held, where the block exists already and they are fixed. */
  readonly menahan?: readonly string[] | null;
  readonly barisDitolak: readonly BarisCacat[];
  readonly userErrors: readonly GalatPengguna[];
}

const galat = (...isi: Parameters<typeof tolak>): SasaranTerbaca => ({
  sasaran: { sasaran: '', instansi: 0, nip: [] },
  layanan: null,
  barisDitolak: [],
  userErrors: tolak(...isi).userErrors,
});

const terbaca = (sasaran: SasaranPasti, barisDitolak: readonly BarisCacat[] = []): SasaranTerbaca => ({ sasaran, layanan: null, barisDitolak, userErrors: [] });

const kosong = (nilai: unknown): boolean => nilai === null || nilai === undefined;

async function seorang(tx: Tx, m: MasukanSasaran): Promise<SasaranTerbaca> {
  if (m.nip === null || m.nip === undefined) return galat('MASUKAN_SALAH', 'nip', 'Wajib untuk sasaran ASN.');
  const instansi = (await selectInstansiPegawai(tx, m.nip))[0];
  return instansi === undefined ? galat('TIDAK_DITEMUKAN', 'nip') : terbaca({ sasaran: 'ASN', instansi, nip: [m.nip] });
}

async function sedaftar(tx: Tx, m: MasukanSasaran): Promise<SasaranTerbaca> {
  const baris = m.daftar ?? [];
  if (baris.length === 0 || baris.length > ANGGOTA_MAKS) return galat('MASUKAN_SALAH', 'daftar', `1 sampai ${ANGGOTA_MAKS} NIP.`);
  if (kosong(m.instansiId) || !kosong(m.nip)) return galat('MASUKAN_SALAH', 'instansiId', 'Sasaran DAFTAR memakai instansiId dan daftar saja.');
  const instansi = await selectNoInstansi(tx, m.instansiId ?? '');
  if (instansi === null) return galat('TIDAK_DITEMUKAN', 'instansiId');
  const sah = baris.map((b) => b.trim()).filter((b) => /^\d{18}$/.test(b));
  const { nip, ditolak } = uraikanDaftar(baris, await selectNipInstansi(tx, instansi, sah));
  const hasil = terbaca({ sasaran: 'DAFTAR', instansi, nip }, ditolak);
  return nip.length > 0 ? hasil : { ...hasil, userErrors: tolak('MASUKAN_SALAH', 'daftar', 'Tidak satu baris pun dapat dipakai.').userErrors };
}

async function seinstansi(tx: Tx, m: MasukanSasaran): Promise<SasaranTerbaca> {
  if (kosong(m.instansiId) || !kosong(m.nip) || !kosong(m.daftar)) return galat('MASUKAN_SALAH', 'instansiId', 'Sasaran INSTANSI memakai instansiId saja.');
  const instansi = await selectNoInstansi(tx, m.instansiId ?? '');
  return instansi === null ? galat('TIDAK_DITEMUKAN', 'instansiId') : terbaca({ sasaran: 'INSTANSI', instansi, nip: [] });
}

const PEMBACA: Readonly<Record<string, (tx: Tx, m: MasukanSasaran) => Promise<SasaranTerbaca>>> = { ASN: seorang, DAFTAR: sedaftar, INSTANSI: seinstansi };

/** Reads target and scope against the data. Rows of a list that cannot be used are told one by one; the rest of the list stands. */
export async function bacaSasaran(tx: Tx, m: MasukanSasaran): Promise<SasaranTerbaca> {
  const baca = PEMBACA[m.sasaran];
  if (baca === undefined) return galat('MASUKAN_SALAH', 'sasaran', `Salah satu dari ${SASARAN_BLOKIR.join(', ')}.`);
  const hasil = await baca(tx, m);
  if (hasil.userErrors.length > 0 || kosong(m.layanan)) return hasil;
  const layanan = [...new Set(m.layanan)];
  const ditolak = layananDitolak(await selectLayanan(tx), m.sasaran, layanan);
  if (layanan.length === 0) return galat('MASUKAN_SALAH', 'layanan', 'Daftar kosong tidak menghentikan apa pun; null menghentikan semua.');
  return ditolak.length === 0 ? { ...hasil, layanan } : galat('MASUKAN_SALAH', 'layanan', `Tidak dapat dihentikan: ${ditolak.join(', ')}.`);
}
