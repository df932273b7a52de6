import { ambilUmpan } from '../../../sync/ambil/jalankan.ts';
import { ENV_UJI, KUNCI_UJI } from './rakit-siasn.ts';

/** Fetches one feed until somebody kills it. */
const [url = '', dir = ''] = process.argv.slice(2);
const bahan = { url, dir, rahasia: { env: ENV_UJI, dir }, kunci: KUNCI_UJI, sekaliMs: 60_000 };
// The server lets go of a killed process's lock a moment later.
while ((await ambilUmpan(bahan, 1, { sisi: 'BKN', jenis: 'pegawai' })) === 'DIPEGANG');
