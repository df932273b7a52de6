import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from './loaders.ts';
import { insertBlokir, selectInstansiPegawai, selectNoInstansi } from './queries.ts';

export interface CatatBlokirInput {
  readonly sasaran: string;
  readonly nip?: string | null;
  readonly instansiId?: string | null;
  readonly nomorSurat: string;
  readonly alasan: string;
}

const ALASAN_MIN = 10;

interface Sasaran {
  readonly instansi: number;
  readonly nip: string | null;
}

/** The instansi and person meant; a refusal when the pair does not fit the kind of block. */
async function cariSasaran(tx: Tx, input: CatatBlokirInput): Promise<Sasaran | HasilMutasi> {
  const nip = input.nip ?? null;
  const instansiId = input.instansiId ?? null;
  if (input.sasaran === 'ASN') {
    if (nip === null) return tolak('MASUKAN_SALAH', 'nip', 'Wajib untuk sasaran ASN.');
    const instansi = (await selectInstansiPegawai(tx, nip))[0];
    return instansi === undefined ? tolak('TIDAK_DITEMUKAN', 'nip') : { instansi, nip };
  }
  if (input.sasaran !== 'INSTANSI') return tolak('MASUKAN_SALAH', 'sasaran');
  if (instansiId === null || nip !== null) return tolak('MASUKAN_SALAH', 'instansiId', 'Sasaran INSTANSI memakai instansiId saja.');
  const instansi = await selectNoInstansi(tx, instansiId);
  return instansi === null ? tolak('TIDAK_DITEMUKAN', 'instansiId') : { instansi, nip: null };
}

/** Proposes a block. It stops nothing until another person approves it. */
export function catatBlokir(k: KonteksPelanggaran, input: CatatBlokirInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'catatBlokir');
  return jalankanSekali(k, 'catatBlokir', input, async (tx) => {
    const nomorSurat = input.nomorSurat.trim();
    const alasan = input.alasan.trim();
    if (nomorSurat === '') return tolak('MASUKAN_SALAH', 'nomorSurat');
    if (alasan.length < ALASAN_MIN) return tolak('MASUKAN_SALAH', 'alasan', `Minimal ${ALASAN_MIN} huruf.`);
    const sasaran = await cariSasaran(tx, input);
    if ('userErrors' in sasaran) return sasaran;
    const id = await insertBlokir(tx, { sasaran: input.sasaran, ...sasaran, nomorSurat, alasan, oleh: k.pemanggil.orang });
    await catatJejak(tx, 'pelanggaran.blokir_diusulkan', { blokir: id, sasaran: input.sasaran });
    return berhasil(id);
  });
}
