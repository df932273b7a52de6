import { expect } from 'vitest';
import { jalankanPerintah } from '../../../bin/perintah/program.ts';
import type { Peristiwa } from '../../../domain/jejak.ts';
import { tolakTakBertanda } from '../../../sync/unggahan/tanda.ts';
import { type Dunia, pemanggil } from '../../subgraphs/mutasi/dunia.ts';

/** A webhook of its own, made by the command of the operator and ended after `lakukan`. */
async function denganKaitan({ url }: Dunia, lakukan: (id: string, perintah: (...argumen: string[]) => Promise<string>) => Promise<unknown>): Promise<void> {
  const perintah = async (...argumen: string[]): Promise<string> => {
    let keluar = '';
    const tulis = (s: string): void => {
      keluar += s;
    };
    const kode = await jalankanPerintah(['kaitan', ...argumen], { DATABASE_URL: url, SIMPUL_KAITAN_PRIVAT: 'ya' }, { stdout: tulis, stderr: () => undefined });
    if (kode !== 0) throw new RangeError(`simpul kaitan ${argumen[0]} keluar ${kode}`);
    return keluar;
  };
  const [id = ''] = (await perintah('pasang', '--instansi', 'INS-1', '--alamat', 'http://127.0.0.1:1/', '--macam', 'usul.status')).split('\t');
  await lakukan(id, perintah);
  await perintah('akhiri', id);
}

const umpan = async ({ url }: Dunia, ...argumen: string[]): Promise<void> => {
  const diam = { stdout: () => undefined, stderr: () => undefined };
  if ((await jalankanPerintah(['kaitan', ...argumen, '--instansi', 'INS-1'], { DATABASE_URL: url }, diam)) !== 0) throw new RangeError(argumen[0]);
};

/** A feed that should have been signed and was not. */
async function umpanTakBertanda({ dunia }: { readonly dunia: Dunia }): Promise<void> {
  await umpan(dunia, 'rahasia-umpan');
  await umpan(dunia, 'wajib-tanda', '--nyala', 'ya');
  const kini = pemanggil('INTEGRATOR_INSTANSI');
  await expect(tolakTakBertanda(dunia.url, kini, { instansi: kini.instansi ?? 0, sisi: 'SIMPEG' })).rejects.toMatchObject({ kode: 'TANDA_DITOLAK' });
  await umpan(dunia, 'wajib-tanda', '--nyala', 'tidak');
}

/** What happens to webhooks and signed feeds, by the event it must leave. */
export const JEJAK_KAITAN: Partial<Record<Peristiwa, (hub: { readonly dunia: Dunia }) => Promise<unknown>>> = {
  'umpan.rahasia_diganti': umpanTakBertanda,
  'umpan.tanda_diwajibkan': umpanTakBertanda,
  'umpan.tanda_ditolak': umpanTakBertanda,
  'kaitan.dipasang': ({ dunia }) => denganKaitan(dunia, async () => undefined),
  'kaitan.diakhiri': ({ dunia }) => denganKaitan(dunia, async () => undefined),
  'kaitan.rahasia_diganti': ({ dunia }) => denganKaitan(dunia, (id, perintah) => perintah('ganti-rahasia', id)),
  'kaitan.dijeda': ({ dunia }) => denganKaitan(dunia, (id, perintah) => perintah('jeda', id)),
  'kaitan.dilanjutkan': ({ dunia }) =>
    denganKaitan(dunia, async (id, perintah) => {
      await perintah('jeda', id);
      await perintah('lanjut', id);
    }),
  'kaitan.dikirim_ulang': ({ dunia }) =>
    denganKaitan(dunia, async (id, perintah) => {
      await dunia.admin.query("select kaitan_terbitkan(array[instansi], array['usul.status'], array['{}'::jsonb]) from kaitan where id = $1", [id]);
      const [kiriman = ''] = (await perintah('kiriman', id)).split('\t');
      await perintah('ulang', kiriman);
    }),
};
