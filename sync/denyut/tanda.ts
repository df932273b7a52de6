import type { IncomingHttpHeaders } from 'node:http';
import type { Pemanggil } from '../../domain/akses.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { cocok, mulaiTanda } from '../../platform/kaitan/tanda.ts';
import { bacaTanda, tolakTakBertanda, tolakTanda } from '../unggahan/tanda.ts';
import type { Tujuan } from './cermin.ts';
import { AWALAN_DENYUT, isiTanda } from './isi-tanda.ts';
import type { BahanDenyut } from './olah.ts';

/** Judges the text of a message by its signature and takes its id, once. Throws TANDA_DITOLAK, with its audit entry. */
export type Sahkan = (metode: string, url: URL, teks: string) => Promise<void>;

/** Whose record a message speaks for. */
type Milik = Pick<Tujuan, 'instansi' | 'sisi'>;

const sekarang = (): number => Math.floor(Date.now() / 1_000);

/** False: this id was taken before. */
const pakai = (url: string, instansi: number, id: string): Promise<boolean> =>
  sqlUntukIrisan(
    url,
    async (sql) =>
      (await sql`/* denyut.pakai */ insert into tanda_denyut_pakai (instansi, webhook_id) values (${instansi}, ${id}) on conflict do nothing`).count === 1,
  );

/**
 * Reads the signature of a message before its body, as that of an upload. What comes back judges the body; nothing of the message may be done before. Where the
 * instansi has no secret, or does not demand what was not sent, there is nothing to judge.
 */
export async function bukaTandaPesan(bahan: BahanDenyut, pemanggil: Pemanggil, { instansi, sisi }: Milik, header: IncomingHttpHeaders): Promise<Sahkan> {
  const { url: tujuan, kunciTanda: kunci } = bahan;
  if (kunci === undefined) {
    await tolakTakBertanda(tujuan, pemanggil, { instansi, sisi });
    return async () => undefined;
  }
  const terbaca = await bacaTanda({ tujuan, kunci, sekarang }, pemanggil, { instansi, sisi }, header);
  if (terbaca === null) return async () => undefined;
  const { kepala, rahasia } = terbaca;
  if (!kepala.id.startsWith(AWALAN_DENYUT)) return tolakTanda(tujuan, instansi, pemanggil, 'TUJUAN_LAIN');
  return async (metode, url, teks) => {
    const isi = isiTanda(metode, url, teks);
    const dihitung = rahasia.map((r) => mulaiTanda(r, kepala).update(isi).digest());
    if (!cocok(kepala.tanda, dihitung)) await tolakTanda(tujuan, instansi, pemanggil, 'TANDA_SALAH');
    if (!(await pakai(tujuan, instansi, kepala.id))) await tolakTanda(tujuan, instansi, pemanggil, 'TERPAKAI');
  };
}
