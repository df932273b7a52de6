import type { JenisUsul } from '../../usul.ts';
import type { Blokir } from '../fakta.ts';

/** Whether a block stops the service that a usul of this kind asks for; the database judges with the same column (0066_blokir.sql). */
export const blokirMenahan =
  (jenis: JenisUsul) =>
  ({ menahan }: Blokir): boolean =>
    menahan === null || menahan === undefined || menahan.includes(jenis);
