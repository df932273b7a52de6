import { hanyaPdf } from '../../../sync/unggahan/dokumen.ts';
import { simpanBerkas } from '../../../sync/unggahan/simpan-berkas.ts';

/** Begins to store a document, says so once bytes are written, and dies by SIGKILL before its end. */
const [dir = ''] = process.argv.slice(2);
async function* arus(): AsyncGenerator<Buffer> {
  yield Buffer.from('%PDF-1.7\nseparuh');
  process.stdout.write('tertulis', () => process.kill(process.pid, 'SIGKILL'));
  await new Promise(() => setInterval(() => undefined, 1_000));
}
await simpanBerkas(dir, hanyaPdf(arus()));
