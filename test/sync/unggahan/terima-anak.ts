import { createReadStream } from 'node:fs';
import { catatUmpan } from '../../../sync/unggahan/terima.ts';

/** Accepts one feed, says so, and dies by SIGKILL before processing it. */
const [url = '', dir = '', berkas = '', instansi = '1'] = process.argv.slice(2);
const { id } = await catatUmpan(
  { url, dir },
  { instansi: Number(instansi), sisi: 'BKN', jenis: 'pegawai', asal: 'UNGGAH', lengkap: true, oleh: { subjek: 'dev:uji', orang: 'orang-uji' } },
  createReadStream(berkas),
);
process.stdout.write(id, () => process.kill(process.pid, 'SIGKILL'));
