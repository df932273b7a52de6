import { isKunci } from '../../domain/kunci.ts';
import { JALUR_TAUTAN } from '../../domain/tautan/bobot.ts';
import { type UraianTautan, uraikanPola } from '../../domain/tautan/uraian.ts';
import { type ArgumenHalaman, bacaHalaman, type Koneksi, susunKoneksi } from '../../platform/graphql/kursor.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import { sesudahKunci } from './daftar.ts';
import type { KonteksSelisih } from './loaders.ts';
import { type BarisPasangan, type BarisUsulan, selectUsulan } from './queries/tautan.ts';

interface FilterUsulan {
  readonly instansiId?: string | null;
  readonly nip?: string | null;
  readonly pita?: readonly string[] | null;
  readonly status?: readonly string[] | null;
}

interface Nilai extends UraianTautan {
  readonly nilaiSimpeg: string | null;
  readonly nilaiBkn: string | null;
}

const tidakKosong = (daftar: readonly string[] | null | undefined): readonly string[] | null => (daftar?.length ? daftar : null);

export async function daftarUsulanTautan(
  _: unknown,
  arg: ArgumenHalaman & { readonly filter?: FilterUsulan | null },
  k: KonteksSelisih,
): Promise<Koneksi<BarisUsulan>> {
  wajibBoleh(k, 'bacaTautan');
  const halaman = bacaHalaman('usulan-tautan', arg, 1);
  const f = arg.filter ?? {};
  const saringan = { instansiId: f.instansiId ?? null, nip: f.nip ?? null, pita: tidakKosong(f.pita), status: tidakKosong(f.status) ?? ['DIUSULKAN'] };
  const rows = await k.baca((tx) => selectUsulan(tx, saringan, { sesudah: sesudahKunci(halaman), batas: halaman.first + 1 }));
  return susunKoneksi('usulan-tautan', rows, halaman, (r) => [r.id]);
}

export function usulanTautan(_: unknown, { id }: { readonly id: string }, k: KonteksSelisih): Promise<BarisUsulan | null> | null {
  wajibBoleh(k, 'bacaTautan');
  return isKunci(id) ? k.loaders.usulanTautan.load(id) : null;
}

const KOLOM: Readonly<Record<string, keyof NonNullable<BarisPasangan['bkn']>>> = {
  nik: 'nikSamar',
  nama: 'nama',
  tglLahir: 'tglLahir',
  jenisKelamin: 'jenisKelamin',
  tmtCpns: 'tmtCpns',
  golAkhirId: 'golAkhirId',
  pendidikanId: 'pendidikanId',
};

function nilaiSisi(bidang: string, sisi: BarisPasangan['bkn'] | undefined, instansiId: string): string | null {
  if (bidang === 'instansi') return instansiId;
  const kolom = KOLOM[bidang];
  return kolom === undefined || !sisi ? null : sisi[kolom];
}

function bacaBobot(isi: unknown): readonly (readonly number[])[] {
  const bobot: unknown = typeof isi === 'object' && isi !== null ? Reflect.get(isi, 'bobot') : null;
  return Array.isArray(bobot) ? bobot : [];
}

/** Field by field: how the two agree, what that weighs, and what each side says. */
async function uraian(u: BarisUsulan, _: unknown, k: KonteksSelisih): Promise<readonly Nilai[]> {
  const [bobot, pasangan] = await Promise.all([k.loaders.bobotTautan.load(u.bobotVersi), k.loaders.pasanganTautan.load(u.id)]);
  return uraikanPola(u.pola, bacaBobot(bobot?.isi)).map((b) => ({
    ...b,
    nilaiSimpeg: nilaiSisi(b.bidang, pasangan?.simpeg, u.instansiId),
    nilaiBkn: nilaiSisi(b.bidang, pasangan?.bkn, u.instansiBknId),
  }));
}

export const UsulanTautan = {
  instansi: ({ instansiId: id }: BarisUsulan) => ({ id }),
  nipSimpeg: ({ nip }: BarisUsulan) => nip,
  instansiBkn: ({ instansiBknId: id }: BarisUsulan) => ({ id }),
  jalur: ({ jalur }: BarisUsulan) => JALUR_TAUTAN.find((j) => j.nomor === jalur)?.judul ?? String(jalur),
  uraian,
  keputusan: async ({ id }: BarisUsulan, _: unknown, k: KonteksSelisih) => (await k.loaders.keputusanTautan.load(id))[0] ?? null,
  tugas: ({ id }: BarisUsulan, _: unknown, k: KonteksSelisih) => k.loaders.tugasTautan.load(id),
};
