import { randomUUID } from 'node:crypto';
import { klasifikasiCocok } from '../../domain/pelanggaran/netralitas.ts';
import { KATEGORI_TEMUAN } from '../../domain/pelanggaran/sbt/tahap.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from './loaders.ts';
import { insertTemuan, selectInstansiPegawai, selectNoInstansi } from './queries.ts';

export interface CatatTemuanInput {
  readonly kategori: string;
  /** Code of the neutrality catalogue; only for the category it belongs to. */
  readonly klasifikasi?: string | null;
  readonly instansiId: string;
  readonly nip?: string | null;
  readonly uraian: string;
}

export const isKategoriTemuan = (teks: string): boolean => (KATEGORI_TEMUAN as readonly string[]).includes(teks);
const URAIAN_MIN = 10;

/** The description of a finding, trimmed; null = too short. The accused reads it. */
export function uraianTemuan(teks: string | null | undefined): string | null {
  const uraian = (teks ?? '').trim();
  return uraian.length < URAIAN_MIN ? null : uraian;
}

export const tolakUraian = (): HasilMutasi => tolak('MASUKAN_SALAH', 'uraian', `Minimal ${URAIAN_MIN} huruf.`);

/** Number of a finding made now, and the chance it came from. */
export function nomorTemuan(): { readonly nomor: string; readonly acak: string } {
  const acak = randomUUID();
  return { nomor: `TMN-${acak.slice(0, 13).toUpperCase()}`, acak };
}

/** Records a finding at stage VERIFIKASI: not yet proven, so it holds nobody. */
export function catatTemuan(k: KonteksPelanggaran, input: CatatTemuanInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'catatTemuan');
  return jalankanSekali(k, 'catatTemuan', input, async (tx) => {
    if (!isKategoriTemuan(input.kategori)) return tolak('MASUKAN_SALAH', 'kategori');
    const klasifikasi = input.klasifikasi ?? null;
    if (!klasifikasiCocok(input.kategori, klasifikasi)) return tolak('MASUKAN_SALAH', 'klasifikasi', 'Kode ini bukan klasifikasi bagi kategori tersebut.');
    const uraian = uraianTemuan(input.uraian);
    if (uraian === null) return tolakUraian();
    const instansi = await selectNoInstansi(tx, input.instansiId);
    if (instansi === null) return tolak('TIDAK_DITEMUKAN', 'instansiId');
    const nip = input.nip ?? null;
    if (nip !== null && !(await selectInstansiPegawai(tx, nip)).includes(instansi)) return tolak('TIDAK_DITEMUKAN', 'nip', 'Bukan pegawai instansi ini.');
    const { nomor, acak } = nomorTemuan();
    const sumber = k.pemanggil.peran === 'SISTEM' ? 'SISTEM' : 'AUDITOR';
    const isi = { kategori: input.kategori, klasifikasi, instansi, nip, uraian, sumber, oleh: k.pemanggil.orang };
    const id = await insertTemuan(tx, { nomor, kunci: `CATAT:${acak}`, ...isi });
    await catatJejak(tx, 'pelanggaran.temuan_dicatat', { temuan: id, kategori: input.kategori });
    return berhasil(id);
  });
}
