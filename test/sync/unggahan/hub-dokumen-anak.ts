import { sebagaiPeran } from '../../../bin/perintah/sambungan.ts';
import { layani } from '../../../gateway/http.ts';
import { openDb } from '../../../platform/db/open-db.ts';
import { ruteDokumen } from '../../../sync/unggahan/dokumen.ts';
import { rakit } from '../../gateway/rakit.ts';
import { OPERATOR, pemanggilDari } from './rakit-dokumen.ts';

/** A hub that takes documents, in a process of its own; says its address and a token of the operator of instansi 1. */
const [basis = '', dir = ''] = process.argv.slice(2);
const gerbang = await rakit('lokal', { hibah: pemanggilDari });
const app = openDb({ url: sebagaiPeran(basis, 'simpul_app'), nama: 'uji-dokumen-anak' });
const layanan = await layani(gerbang.gerbang, { port: 0, rute: ruteDokumen({ url: sebagaiPeran(basis, 'simpul_sync'), pool: app.pool, dir }) });
process.stdout.write(`${JSON.stringify({ url: layanan.url, token: await gerbang.token(OPERATOR) })}\n`);
