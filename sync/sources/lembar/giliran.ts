import { Kesalahan } from '../../../domain/kesalahan.ts';
import { BATAS_ANAK } from './batas.ts';

let berjalan = 0;
const menunggu: (() => void)[] = [];

function lepas(): void {
  const berikut = menunggu.shift();
  if (berikut === undefined) berjalan -= 1;
  else berikut();
}

/** Waits until fewer than `BATAS_ANAK.serentak` workbooks are read at a time; the answer gives the place back. Throws HUB_SIBUK when too many wait. */
export async function giliran(): Promise<() => void> {
  if (berjalan < BATAS_ANAK.serentak) berjalan += 1;
  else {
    if (menunggu.length >= BATAS_ANAK.antre) throw new Kesalahan('HUB_SIBUK');
    await new Promise<void>((lanjut) => menunggu.push(lanjut));
  }
  return lepas;
}
