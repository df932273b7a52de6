import { SKEMA_A } from './a.ts';
import { SKEMA_B } from './b.ts';
import { SKEMA_C } from './c.ts';
import { SKEMA_D } from './d.ts';
import type { Skema } from './kolom.ts';

const SKEMA = new Map<string, Skema>([SKEMA_A, SKEMA_B, SKEMA_C, SKEMA_D].map((s) => [s.id, s]));

export function skemaDari(profilId: string): Skema {
  const s = SKEMA.get(profilId);
  if (s === undefined) throw new RangeError(`skema tidak dikenal: ${profilId}`);
  return s;
}
