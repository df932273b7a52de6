// node --import …/geser.mjs: the clock of this process stands as many ms beside the machine's as the file SIMPUL_UJI_GESER says, and jumps when that changes.
// In place of libfaketime, so that it runs on every machine; timers and performance.now() go on as with a clock that somebody sets.
import { readFileSync } from 'node:fs';

const JEDA_MS = 50;
const Asli = Date;
let geser = 0;
const baca = () => {
  geser = Number(readFileSync(process.env['SIMPUL_UJI_GESER'] ?? '', 'utf8')) || 0;
};
baca();
setInterval(baca, JEDA_MS).unref();
globalThis.Date = class JamLain extends Asli {
  constructor(...isi) {
    if (isi.length === 0) super(Asli.now() + geser);
    else super(...isi);
  }
  static now() {
    return Asli.now() + geser;
  }
};
// Some libraries look at the name.
Object.defineProperty(globalThis.Date, 'name', { value: 'Date' });
