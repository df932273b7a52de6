import { tulisBalik } from '../../sync/tulis-balik/jalankan.ts';
import { ENV_UJI, KUNCI_UJI } from './ambil/rakit-siasn.ts';

/** Writes back until nothing is due, or until somebody kills it. */
const [url = '', dir = '', tenangMs = '0'] = process.argv.slice(2);
const bahan = { url, dirDokumen: dir, rahasia: { env: ENV_UJI, dir }, kunci: KUNCI_UJI, sekaliMs: 60_000, tenangMs: Number(tenangMs) };
// The server lets go of a killed process's lock a moment later.
while ((await tulisBalik(bahan, 1)).hasil === 'DIPEGANG');
