import type { Pemanggil, Peran } from '../../../domain/akses.ts';
import { ajukan, tindakan } from './dokumen.ts';
import { type Dunia, pemanggil } from './dunia.ts';

/** Hasil satu tindakan; bentuknya diperiksa oleh pengujian. */
export type Hasil = Awaited<ReturnType<typeof ajukan>>;

export interface Langkah {
  readonly nama: string;
  readonly peran: Peran | Pemanggil;
  readonly isi?: Record<string, unknown>;
}

export const lakukan = async (dunia: Dunia, usul: { id: string; versi: number }, { nama, peran, isi = {} }: Langkah): Promise<Hasil> =>
  (await dunia.jalankan(peran, tindakan(nama), { input: { id: usul.id, versi: usul.versi, ...isi } }))['hasil'];

export const SETUJUI: Langkah = { nama: 'setujuiMutasi', peran: 'VERIFIKATOR_BKN' };
export const PARAF: Langkah = { nama: 'parafPertek', peran: { ...pemanggil('PARAF_BKN'), orang: 'orang-pemaraf' } };
export const PERTEK: Langkah = { nama: 'terbitkanPertek', peran: 'PARAF_BKN' };
export const sk = (dunia: Dunia, nomor = '800/1/2026'): Langkah => ({ nama: 'terbitkanSk', peran: 'PPK', isi: { nomor, tanggal: dunia.tanggalSk } });
export const lantik = (dunia: Dunia): Langkah => ({ nama: 'catatPelantikan', peran: 'OPERATOR_INSTANSI', isi: { tanggal: dunia.tmt } });

/** Mengajukan satu pegawai baru lalu menjalankan langkah berurutan; mengembalikan usul terakhir. */
export async function sampai(
  dunia: Dunia,
  nip: string,
  langkah: readonly Langkah[],
  timpa: Record<string, unknown> = {},
): Promise<{ id: string; versi: number; status: string }> {
  await dunia.tambahPegawai(nip);
  let hasil: Hasil = await ajukan(dunia, [nip], timpa);
  for (const l of langkah) hasil = await lakukan(dunia, hasil.usul, l);
  return hasil.usul;
}
