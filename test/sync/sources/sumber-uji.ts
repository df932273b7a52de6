import { bacaProfil, type Profil } from '../../../sync/1-canonicalise/profil.ts';
import type { BahanSumber, HasilAmbil, Kursor, Penanda, Sumber } from '../../../sync/sources/port.ts';

/** A profile with these source columns; only the NIP must be among them. */
export function profilUji(kolom: readonly string[], format: 'csv' | 'ndjson' = 'csv'): Profil {
  const kanonik = ['nip', 'nama', 'tglLahir', 'nomorSk', 'kelasJabatan', 'mkTahun', 'pnsId'];
  return bacaProfil(
    JSON.stringify({
      id: 'uji',
      versi: 1,
      nama: 'uji',
      format,
      pemisah: format === 'csv' ? ';' : null,
      kebijakanTakTerpetakan: 'TAK_TERBANDINGKAN',
      bidang: kolom.map((sumber, i) => ({ kanonik: kanonik[i], sumber, ubah: [] })),
    }),
    'uji',
  );
}

export interface OpsiUji {
  readonly alamat: string;
  readonly setelan: Record<string, unknown>;
  readonly profil: Profil | null;
  readonly rahasia?: Readonly<Record<string, string>>;
  readonly kursor?: Kursor;
  readonly penanda?: Penanda | null;
  readonly sampai?: number;
}

export const bahanSumberUji = (o: OpsiUji): BahanSumber => ({
  instansi: 1,
  kodeCepat: '9001',
  umpan: { sisi: 'SIMPEG', jenis: 'pegawai' },
  alamat: o.alamat,
  setelan: o.setelan,
  rahasia: (nama) => o.rahasia?.[nama] ?? '',
  profil: o.profil,
  kursor: o.kursor ?? null,
  penanda: o.penanda ?? null,
  batal: new AbortController().signal,
  sampai: o.sampai ?? Date.now() + 60_000,
  jatah: () => Promise.resolve(),
  daftar: { isiDariHub: () => Promise.resolve(0), tambah: () => Promise.resolve(0), sesudah: () => Promise.resolve([]) },
  sso: { baca: () => Promise.resolve(''), tandaiDitolak: () => Promise.resolve() },
});

/** Runs an adapter to its end: its whole text, its result, and the last cursor that could be kept. */
export async function bacaHabis(sumber: Sumber, o: OpsiUji): Promise<{ teks: string; hasil: HasilAmbil; kursor: Kursor; potong: number }> {
  const arus = sumber(bahanSumberUji(o));
  let teks = '';
  let kursor: Kursor = null;
  let potong = 0;
  for (let n = await arus.next(); ; n = await arus.next()) {
    if (n.done === true) return { teks, hasil: n.value, kursor, potong };
    teks += n.value.isi.toString();
    potong += 1;
    if (n.value.titik === true) kursor = n.value.kursor ?? null;
  }
}
