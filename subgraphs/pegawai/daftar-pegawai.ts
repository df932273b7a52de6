import { JANGKAUAN } from '../../domain/akses.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { type ArgumenHalaman, bacaHalaman, type Halaman, type Koneksi, susunKoneksi } from '../../platform/graphql/kursor.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import type { KonteksPegawai } from './loaders.ts';
import { type BarisPegawai, type SaringanPegawai, selectPegawai } from './queries.ts';

interface ArgDaftarPegawai extends ArgumenHalaman {
  readonly instansiId?: string | null;
  readonly cari?: string | null;
  readonly filter?: SaringanPegawai | null;
}

const CARI_MIN = 3;

/** Keyset of the pegawai lists: NIP, then instansi number. Throws MASUKAN_SALAH on a forged cursor. */
export function sesudahPegawai({ after }: Halaman): readonly [string, number] | null {
  if (after === null) return null;
  const [nip, no] = after;
  if (typeof nip !== 'string' || !/^\d{18}$/.test(nip) || typeof no !== 'number' || !Number.isInteger(no) || no < 0 || no > 32_767)
    throw new Kesalahan('MASUKAN_SALAH', 'Kursor tidak sah.');
  return [nip, no];
}

function bacaCari(cari: string | null | undefined): { nama: string | null; rentang: readonly [string, string] | null } {
  const teks = (cari ?? '').trim();
  if (teks === '') return { nama: null, rentang: null };
  if (teks.length < CARI_MIN || teks.length > 100) throw new Kesalahan('MASUKAN_SALAH', `cari: ${CARI_MIN} sampai 100 huruf.`);
  if (/^\d{1,18}$/.test(teks)) return { nama: null, rentang: [teks.padEnd(18, '0'), teks.padEnd(18, '9')] };
  return { nama: teks, rentang: null };
}

export async function daftarPegawai(_: unknown, arg: ArgDaftarPegawai, k: KonteksPegawai): Promise<Koneksi<BarisPegawai>> {
  wajibBoleh(k, 'bacaPegawai');
  const halaman = bacaHalaman('pegawai', arg, 2);
  const instansiId = arg.instansiId ?? null;
  const { nama, rentang } = bacaCari(arg.cari);
  // A part of a name has no index: it is looked for inside one instansi, never through the nation.
  if (nama !== null && instansiId === null && ['NASIONAL', 'DAERAH'].includes(JANGKAUAN[k.pemanggil.peran]))
    throw new Kesalahan('MASUKAN_SALAH', 'Mencari nama memerlukan instansiId.');
  const cari = { instansiId, nama, rentang, saringan: arg.filter ?? {}, sesudah: sesudahPegawai(halaman), batas: halaman.first + 1 };
  const rows = await k.baca((tx) => selectPegawai(tx, cari));
  return susunKoneksi('pegawai', rows, halaman, (r) => [r.nip, r.instansi]);
}
