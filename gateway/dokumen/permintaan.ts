import { Kesalahan } from '../../domain/kesalahan.ts';
import { BatasTerlampaui } from '../batas.ts';

/** One GraphQL request as it arrived: a text, the hash of one, or both. */
export interface PermintaanGraphql {
  readonly query: string | null;
  /** Hexadecimal sha256 of `documentId` or `extensions.persistedQuery`. */
  readonly sidik: string | null;
  readonly operasi: string | null;
  readonly variabel: Readonly<Record<string, unknown>>;
}

const SIDIK = /^[\da-f]{64}$/;
const AWALAN = 'sha256:';

const isObjek = (nilai: unknown): nilai is Readonly<Record<string, unknown>> => typeof nilai === 'object' && nilai !== null && !Array.isArray(nilai);

function bacaSidik(isi: Readonly<Record<string, unknown>>): string | null {
  const { documentId, extensions } = isi;
  const tersimpan = isObjek(extensions) ? extensions['persistedQuery'] : undefined;
  const dariEkstensi = isObjek(tersimpan) ? tersimpan['sha256Hash'] : undefined;
  const disebut = [documentId, dariEkstensi].filter((s) => s !== undefined && s !== null);
  if (disebut.length === 0) return null;
  const sidik = new Set(disebut.map((s) => (typeof s === 'string' ? (s === documentId && s.startsWith(AWALAN) ? s.slice(AWALAN.length) : s) : '')));
  const [satu = ''] = sidik;
  if (sidik.size !== 1 || !SIDIK.test(satu)) throw new Kesalahan('MASUKAN_SALAH', 'documentId: sha256: dan 64 angka heksadesimal huruf kecil.');
  return satu;
}

/** Throws MASUKAN_SALAH for a body that is no single request; neither text nor hash is a fault as well. */
export function bacaPermintaan(badan: string): PermintaanGraphql {
  let isi: unknown;
  try {
    isi = JSON.parse(badan);
  } catch {
    throw new Kesalahan('MASUKAN_SALAH', 'Badan permintaan bukan JSON.');
  }
  if (Array.isArray(isi)) throw new BatasTerlampaui('batch', 'Permintaan beruntun (batch) tidak dilayani.');
  const objek = isObjek(isi) ? isi : {};
  const { query, operationName, variables } = objek;
  const sidik = bacaSidik(objek);
  if (typeof query !== 'string' && sidik === null) throw new Kesalahan('MASUKAN_SALAH', 'Bidang query wajib ada.');
  return {
    query: typeof query === 'string' ? query : null,
    sidik,
    operasi: typeof operationName === 'string' ? operationName : null,
    variabel: isObjek(variables) ? variables : {},
  };
}
