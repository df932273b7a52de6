import { jalankanPerintah } from './perintah/program.ts';

// A closed pipe (`simpul … | head`) is the reader's choice, not a fault.
process.stdout.on('error', (galat: NodeJS.ErrnoException) => process.exit(galat.code === 'EPIPE' ? 0 : 1));

process.exitCode = await jalankanPerintah(process.argv.slice(2), process.env, {
  stdout: (teks) => void process.stdout.write(teks),
  stderr: (teks) => void process.stderr.write(teks),
});
