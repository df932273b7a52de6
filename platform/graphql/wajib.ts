import { boleh, type Operasi, type Pemanggil } from '../../domain/akses.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';

/** First line of every resolver of a root field. Throws TIDAK_BERWENANG; which rows are visible is row-level security's business. */
export function wajibBoleh(konteks: { readonly pemanggil: Pemanggil }, operasi: Operasi): void {
  if (!boleh(operasi, konteks.pemanggil.peran)) throw new Kesalahan('TIDAK_BERWENANG');
}
