import { randomUUID } from 'node:crypto';
import { KATEGORI_TEMUAN } from '../../domain/pelanggaran/sbt/tahap.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from './loaders.ts';
import { insertTemuan, selectInstansiPegawai, selectNoInstansi } from './queries.ts';

export interface CatatTemuanInput {
  readonly kategori: string;
  readonly instansiId: string;
  readonly nip?: string | null;
  readonly uraian: string;
}

const KATEGORI: readonly string[] = KATEGORI_TEMUAN;
const URAIAN_MIN = 10;

/** Records a finding at stage VERIFIKASI: not yet proven, so it holds nobody. */
export function catatTemuan(k: KonteksPelanggaran, input: CatatTemuanInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'catatTemuan');
  return jalankanSekali(k, 'catatTemuan', input, async (tx) => {
    if (!KATEGORI.includes(input.kategori)) return tolak('MASUKAN_SALAH', 'kategori');
    const uraian = input.uraian.trim();
    if (uraian.length < URAIAN_MIN) return tolak('MASUKAN_SALAH', 'uraian', `Minimal ${URAIAN_MIN} huruf.`);
    const instansi = await selectNoInstansi(tx, input.instansiId);
    if (instansi === null) return tolak('TIDAK_DITEMUKAN', 'instansiId');
    const nip = input.nip ?? null;
    if (nip !== null && !(await selectInstansiPegawai(tx, nip)).includes(instansi)) return tolak('TIDAK_DITEMUKAN', 'nip', 'Bukan pegawai instansi ini.');
    const acak = randomUUID();
    const sumber = k.pemanggil.peran === 'SISTEM' ? 'SISTEM' : 'AUDITOR';
    const nomor = `TMN-${acak.slice(0, 13).toUpperCase()}`;
    const id = await insertTemuan(tx, { nomor, kunci: `CATAT:${acak}`, kategori: input.kategori, instansi, nip, uraian, sumber, oleh: k.pemanggil.orang });
    await catatJejak(tx, 'pelanggaran.temuan_dicatat', { temuan: id, kategori: input.kategori });
    return berhasil(id);
  });
}
