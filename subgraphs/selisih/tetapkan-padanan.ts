import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import type { KonteksSelisih } from './loaders.ts';
import { adaIdSiasn, simpanPadanan } from './queries/padanan.ts';
import { selectInstansiById } from './queries.ts';

export interface TetapkanPadananInput {
  readonly instansiId: string;
  readonly tabel: string;
  readonly lokal: string;
  readonly siasn?: string | null;
  readonly status: string;
  readonly versi: number;
}

const STATUS: readonly string[] = ['BENAR', 'SALAH', 'BELUM_DIREKON'];

/** Opaque id of one crosswalk row. */
export const idPadanan = (instansiId: string, tabel: string, lokal: string): string =>
  Buffer.from(JSON.stringify([instansiId, tabel, lokal])).toString('base64url');

function periksa(input: TetapkanPadananInput): HasilMutasi | null {
  if (input.tabel !== 'unor' && input.tabel !== 'jabatan') return tolak('MASUKAN_SALAH', 'tabel');
  if (input.lokal.trim() === '' || input.lokal.length > 200) return tolak('MASUKAN_SALAH', 'lokal');
  if (!STATUS.includes(input.status)) return tolak('MASUKAN_SALAH', 'status');
  if (input.status === 'BENAR' && (input.siasn ?? null) === null) return tolak('MASUKAN_SALAH', 'siasn', 'Wajib untuk status BENAR.');
  return null;
}

/** Confirms or refuses what a local code means in SIASN; the next canonicalisation of the instansi uses it. */
export function tetapkanPadanan(k: KonteksSelisih, input: TetapkanPadananInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'kelolaPadanan');
  return jalankanSekali(k, 'tetapkanPadanan', input, async (tx) => {
    const salah = periksa(input);
    if (salah !== null) return salah;
    const no = (await selectInstansiById(tx, [input.instansiId]))[0]?.no;
    if (no === undefined) return tolak('TIDAK_DITEMUKAN', 'instansiId');
    const siasn = input.siasn ?? null;
    if (siasn !== null && !(await adaIdSiasn(tx, { tabel: input.tabel, no, siasn }))) return tolak('TIDAK_DITEMUKAN', 'siasn');
    const kunci = { no, tabel: input.tabel, lokal: input.lokal };
    if (!(await simpanPadanan(tx, kunci, { siasn, status: input.status, versi: input.versi, oleh: k.pemanggil.orang }))) return tolak('VERSI_BERUBAH', 'versi');
    await catatJejak(tx, 'padanan.ditetapkan', { instansi: no, tabel: input.tabel, lokal: input.lokal, siasn });
    return berhasil(idPadanan(input.instansiId, input.tabel, input.lokal));
  });
}
