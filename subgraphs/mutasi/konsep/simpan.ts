import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import { jalankanSekali } from '../../../platform/graphql/idempotensi.ts';
import { salah, salahBaku, type UserError } from '../jawaban.ts';
import type { KonteksMutasi } from '../konteks.ts';
import { gabunganSalah, gabungKonsep, type Konsep, konsepSalah, type PerubahanKonsep } from './isi.ts';
import { deleteKonsep, insertKonsep, KONSEP_MAKS, type KonsepUtuh, selectKonsepUtuh, updateKonsep } from './queries.ts';

export interface MasukanKonsep extends PerubahanKonsep {
  /** Absent = a new draft. */
  readonly id?: string | null;
  readonly versi?: number | null;
}

export interface AcuanKonsep {
  readonly id: string;
  readonly versi: number;
}

export interface HasilKonsep {
  readonly id: string | null;
  readonly userErrors: readonly UserError[];
}

const KOSONG: Konsep = { isi: {}, pegawai: [] };
const gagal = (...userErrors: readonly UserError[]): HasilKonsep => ({ id: null, userErrors });

/** The draft as its sender saw it, held until the end of the transaction; or why not. */
export async function kunciKonsep(tx: Tx, { id, versi }: { readonly id: string; readonly versi: number | null | undefined }): Promise<KonsepUtuh | UserError> {
  const konsep = await selectKonsepUtuh(tx, id, true);
  if (konsep === null) return salahBaku('TIDAK_DITEMUKAN', 'id');
  return konsep.versi === versi ? konsep : salahBaku('VERSI_BERUBAH', 'versi');
}

export const isSalah = (hasil: KonsepUtuh | UserError): hasil is UserError => 'kode' in hasil;

/** Saves a new draft, or what is named of an existing one. Nothing of it is judged: it may be as incomplete as it likes. */
export function simpanKonsep(konteks: KonteksMutasi, masukan: MasukanKonsep): Promise<HasilKonsep> {
  return jalankanSekali<HasilKonsep>(konteks, 'simpanKonsepUsul', masukan, async (tx) => {
    const { id, versi, ...ubah } = masukan;
    const { instansi } = konteks.pemanggil;
    if (instansi === null) return gagal(salahBaku('BUKAN_INSTANSI_ANDA'));
    const userErrors = konsepSalah(ubah);
    if (userErrors.length > 0) return gagal(...userErrors);
    const lama = id == null ? null : await kunciKonsep(tx, { id, versi });
    if (lama !== null && isSalah(lama)) return gagal(lama);
    const baru = gabungKonsep(lama ?? KOSONG, ubah);
    const terlalu = gabunganSalah(baru);
    if (terlalu !== null) return gagal(terlalu);
    const hasil = lama?.id ?? (await insertKonsep(tx, instansi, baru));
    if (hasil === null) return gagal(salah('KONSEP_TERLALU_BANYAK', `Paling banyak ${KONSEP_MAKS} konsep per instansi; ajukan atau hapus yang lama.`));
    if (lama !== null) await updateKonsep(tx, hasil, baru);
    await catatJejak(tx, 'mutasi.konsep_disimpan', { konsep: hasil, instansi, versi: (lama?.versi ?? 0) + 1, jumlah: baru.pegawai.length });
    return { id: hasil, userErrors: [] };
  });
}

export function hapusKonsep(konteks: KonteksMutasi, masukan: AcuanKonsep): Promise<HasilKonsep> {
  return jalankanSekali<HasilKonsep>(konteks, 'hapusKonsepUsul', masukan, async (tx) => {
    const konsep = await kunciKonsep(tx, masukan);
    if (isSalah(konsep)) return gagal(konsep);
    await deleteKonsep(tx, konsep.id);
    await catatJejak(tx, 'mutasi.konsep_dihapus', { konsep: konsep.id, instansi: konteks.pemanggil.instansi });
    return { id: konsep.id, userErrors: [] };
  });
}
