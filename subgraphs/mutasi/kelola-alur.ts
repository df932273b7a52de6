import type { Tanggal } from '../../domain/asn/tanggal.ts';
import type { PeranPenandaTangan } from '../../domain/mutasi/delegasi.ts';
import { JENJANG, type Jenjang, wajibTandaTanganLangsung } from '../../domain/mutasi/usul.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import type { KonteksMutasi } from './konteks.ts';
import { selectDelegasi } from './queries-alur.ts';
import { type HariLiburBaru, insertDelegasi, insertHariLibur, insertPencabutan, type PencabutanBaru } from './queries-kelola.ts';

export interface MasukanLibur {
  readonly dasar: string;
  readonly hari: readonly (Omit<HariLiburBaru, 'libur'> & { readonly libur?: boolean | null })[];
}

export interface MasukanDelegasi {
  readonly jenjang: string;
  readonly dari: string;
  readonly kepada: PeranPenandaTangan;
  readonly nomorSk: string;
  readonly tanggalSk: Tanggal;
  readonly berlakuDari: Tanggal;
  readonly berlakuSampai?: Tanggal | null;
}

const HARI_MAKS = 60;
const ALASAN_MIN = 10;
const antara = (teks: string, min: number, maks: number): boolean => teks.trim().length >= min && teks.length <= maks;

function liburSalah({ dasar, hari }: MasukanLibur): HasilMutasi | null {
  if (!antara(dasar, 5, 200)) return tolak('MASUKAN_SALAH', 'dasar', 'Sebutkan keputusan asalnya, 5 sampai 200 huruf.');
  if (hari.length === 0 || hari.length > HARI_MAKS) return tolak('MASUKAN_SALAH', 'hari', `1 sampai ${HARI_MAKS} hari.`);
  if (new Set(hari.map((h) => h.tanggal)).size !== hari.length) return tolak('MASUKAN_SALAH', 'hari', 'Satu tanggal disebut lebih dari sekali.');
  const di = hari.findIndex((h) => !antara(h.nama, 3, 120));
  return di < 0 ? null : tolak('MASUKAN_SALAH', `hari.${di}.nama`, 'Nama hari 3 sampai 120 huruf.');
}

/** A new version of each day named, on the strength of one decree. */
export function tetapkanHariLibur(konteks: KonteksMutasi, masukan: MasukanLibur): Promise<HasilMutasi> {
  return jalankanSekali(konteks, 'tetapkanHariLibur', masukan, async (tx) => {
    const salah = liburSalah(masukan);
    if (salah !== null) return salah;
    const hari = masukan.hari.map((h) => ({ ...h, libur: h.libur ?? true }));
    await insertHariLibur(tx, hari, masukan.dasar.trim(), konteks.pemanggil.subjek);
    await catatJejak(tx, 'kalender.ditetapkan', { jumlah: hari.length, dasar: masukan.dasar.trim() });
    return berhasil(hari[0]?.tanggal ?? '');
  });
}

const isJenjang = (teks: string): teks is Jenjang => (JENJANG as readonly string[]).includes(teks);

function delegasiSalah(m: MasukanDelegasi): HasilMutasi | null {
  if (!isJenjang(m.jenjang)) return tolak('MASUKAN_SALAH', 'jenjang', `Pilih: ${JENJANG.join(', ')}.`);
  if (wajibTandaTanganLangsung(m.jenjang)) return tolak('MASUKAN_SALAH', 'jenjang', 'JPT utama dan madya ditandatangani langsung, tidak pernah didelegasikan.');
  if (!antara(m.dari, 3, 120)) return tolak('MASUKAN_SALAH', 'dari', '3 sampai 120 huruf.');
  if (!antara(m.nomorSk, 1, 100)) return tolak('MASUKAN_SALAH', 'nomorSk', '1 sampai 100 huruf.');
  if (m.berlakuDari < m.tanggalSk) return tolak('MASUKAN_SALAH', 'berlakuDari', 'Delegasi tidak berlaku sebelum tanggal SK-nya.');
  const sampai = m.berlakuSampai ?? null;
  return sampai !== null && sampai < m.berlakuDari ? tolak('MASUKAN_SALAH', 'berlakuSampai', 'Berakhir sebelum mulai.') : null;
}

export function tetapkanDelegasi(konteks: KonteksMutasi, masukan: MasukanDelegasi): Promise<HasilMutasi> {
  return jalankanSekali(konteks, 'tetapkanDelegasi', masukan, async (tx) => {
    const salah = delegasiSalah(masukan);
    if (salah !== null) return salah;
    const { jenjang, kepada, nomorSk } = masukan;
    const id = await insertDelegasi(tx, { ...masukan, jenjang: jenjang as Jenjang, berlakuSampai: masukan.berlakuSampai ?? null }, konteks.pemanggil);
    await catatJejak(tx, 'delegasi.ditetapkan', { delegasi: id, jenjang, kepada, nomorSk });
    return berhasil(id);
  });
}

/** Ends a delegation. Never in the past: what was signed while it was in force stays valid. */
export function cabutDelegasi(konteks: KonteksMutasi, masukan: PencabutanBaru): Promise<HasilMutasi> {
  return jalankanSekali(konteks, 'cabutDelegasi', masukan, async (tx) => {
    const ada = (await selectDelegasi(tx)).find((d) => d.id === masukan.id);
    if (ada === undefined) return tolak('TIDAK_DITEMUKAN', 'id');
    if (masukan.alasan.trim().length < ALASAN_MIN) return tolak('MASUKAN_SALAH', 'alasan', `Sedikitnya ${ALASAN_MIN} huruf.`);
    if (masukan.berlakuSampai < konteks.jam.hariIni()) return tolak('MASUKAN_SALAH', 'berlakuSampai', 'Pencabutan tidak berlaku surut.');
    if (ada.berlakuSampai !== null) return tolak('MASUKAN_SALAH', 'id', `Delegasi ini sudah berakhir pada ${ada.berlakuSampai}.`);
    await insertPencabutan(tx, masukan, konteks.pemanggil);
    await catatJejak(tx, 'delegasi.dicabut', { delegasi: masukan.id, berlakuSampai: masukan.berlakuSampai });
    return berhasil(masukan.id);
  });
}
