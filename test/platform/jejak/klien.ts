import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jalankanPerintah } from '../../../bin/perintah/program.ts';
import type { Peristiwa } from '../../../domain/jejak.ts';
import type { Dunia } from '../../subgraphs/mutasi/dunia.ts';

interface Klien {
  readonly id: string;
  readonly dir: string;
  perintah(...argumen: string[]): Promise<string>;
}

let nomor = 0;

/** A machine client of its own, made by the command of the operator, for as long as `lakukan` takes. */
async function denganKlien({ url }: Dunia, lakukan: (k: Klien) => Promise<unknown>): Promise<void> {
  const dir = await mkdtemp(path.join(tmpdir(), 'simpul-jejak-klien-'));
  const tujuan = `uji-${nomor++}`;
  const perintah = async (...argumen: string[]): Promise<string> => {
    let keluar = '';
    const tulis = (s: string): void => {
      keluar += s;
    };
    const kode = await jalankanPerintah(['klien', ...argumen], { SIMPUL_DATA: dir, DATABASE_URL: url }, { stdout: tulis, stderr: () => undefined });
    if (kode !== 0) throw new RangeError(`simpul klien ${argumen[0]} keluar ${kode}`);
    return keluar;
  };
  try {
    const berkas = path.join(dir, 'publik.json');
    await writeFile(berkas, await perintah('kunci', '--folder', dir));
    await perintah('buat', '--instansi', 'INS-1', '--tujuan', tujuan, '--kunci', berkas);
    await lakukan({ id: `ins-1-${tujuan}`, dir, perintah });
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** Gives a person a grant by the operator's command, and takes it back. */
async function hibah({ url }: Dunia): Promise<void> {
  const akun = ['--subjek', `akun-${nomor++}`, '--penerbit', 'https://sso.contoh.example'];
  const diam = { stdout: () => undefined, stderr: () => undefined };
  for (const argumen of [['beri', '--peran', 'ppk', '--instansi', 'INS-1', '--orang', 'orang-contoh'], ['cabut']])
    if ((await jalankanPerintah(['hibah', ...argumen, ...akun], { DATABASE_URL: url }, diam)) !== 0) throw new RangeError(`simpul hibah ${argumen[0]}`);
}

/** Gives a client a list of documents and takes it away again. */
const daftarDokumen = ({ dunia }: { readonly dunia: Dunia }): Promise<void> =>
  denganKlien(dunia, async ({ id, dir, perintah }) => {
    const berkas = path.join(dir, 'dokumen.graphql');
    await writeFile(berkas, 'query Coba { __typename }');
    await perintah('dokumen', id, '--berkas', berkas);
    await perintah('dokumen', id, '--hapus');
  });

/** What happens to grants and machine clients, by the event it must leave. */
export const JEJAK_KLIEN: Partial<Record<Peristiwa, (hub: { readonly dunia: Dunia }) => Promise<unknown>>> = {
  'hibah.diberikan': ({ dunia }) => hibah(dunia),
  'hibah.dicabut': ({ dunia }) => hibah(dunia),
  'klien.dibuat': ({ dunia }) => denganKlien(dunia, async () => undefined),
  'klien.kunci_dipasang': ({ dunia }) => denganKlien(dunia, async () => undefined),
  'klien.dicabut': ({ dunia }) => denganKlien(dunia, ({ id, perintah }) => perintah('cabut', id)),
  'klien.dokumen_ditetapkan': daftarDokumen,
  'klien.dokumen_dihapus': daftarDokumen,
  'klien.kunci_dihentikan': ({ dunia }) =>
    denganKlien(dunia, async ({ id, perintah }) => {
      const { rows } = await dunia.admin.query<{ kid: string }>('select kid from kunci_klien where klien = $1', [id]);
      // A second key, as the client itself would have registered it.
      await dunia.admin.query(
        "insert into kunci_klien (kid, klien, jwk, oleh) select repeat('A', 43), klien, jwk || jsonb_build_object('kid', repeat('A', 43)), 'uji' from kunci_klien where klien = $1",
        [id],
      );
      await perintah('hentikan-kunci', id, rows[0]?.kid ?? '');
    }),
};
