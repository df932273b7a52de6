import { isKunci } from '../../domain/kunci.ts';
import { type JenisRiwayat, type KolomRiwayat, RIWAYAT } from '../../domain/riwayat/jenis.ts';
import { bacaTercatat } from '../../platform/db/catat-akses.ts';
import { type ArgumenHalaman, bacaHalaman, type Koneksi, susunKoneksi } from '../../platform/graphql/kursor.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import { isi, sesudahKunci } from './daftar.ts';
import type { Kualitas } from './kualitas.ts';
import type { KonteksSelisih } from './loaders.ts';
import { type BarisBedaRiwayat, type BarisCatatanRiwayat, type BarisSistemikRiwayat, selectBedaRiwayat } from './queries/riwayat.ts';
import { HUKDIS } from './riwayat-hukdis.ts';

interface FilterBedaRiwayat {
  readonly instansiId?: string | null;
  readonly nip?: string | null;
  readonly jenis?: readonly string[] | null;
  readonly beda?: readonly string[] | null;
  readonly level?: readonly string[] | null;
  readonly status?: readonly string[] | null;
  readonly sistemik?: boolean | null;
}

export async function daftarBedaRiwayat(
  _: unknown,
  arg: ArgumenHalaman & { readonly filter?: FilterBedaRiwayat | null },
  k: KonteksSelisih,
): Promise<Koneksi<BarisBedaRiwayat>> {
  wajibBoleh(k, 'bacaSelisih');
  const halaman = bacaHalaman('beda-riwayat', arg, 1);
  const f = arg.filter ?? {};
  const saringan = {
    instansiId: f.instansiId ?? null,
    nip: f.nip ?? null,
    jenis: isi(f.jenis),
    beda: isi(f.beda),
    level: isi(f.level),
    status: isi(f.status),
    sistemik: f.sistemik === undefined ? false : f.sistemik,
  };
  const rows = await bacaTercatat(k, { ...HUKDIS, tampak: halaman.first }, (tx) =>
    selectBedaRiwayat(tx, saringan, { sesudah: sesudahKunci(halaman), batas: halaman.first + 1 }),
  );
  return susunKoneksi('beda-riwayat', rows, halaman, (r) => [r.id]);
}

export function bedaRiwayat({ id }: { readonly id: string }, k: KonteksSelisih): Promise<BarisBedaRiwayat | null> | null {
  wajibBoleh(k, 'bacaSelisih');
  return isKunci(id) ? k.loaders.bedaRiwayatById.load(id) : null;
}

export function bedaRiwayatPegawai({ nip }: { readonly nip: string }, { terbuka }: { terbuka?: boolean | null }, k: KonteksSelisih) {
  wajibBoleh(k, 'bacaSelisih');
  return k.loaders.bedaRiwayatByNip.load({ kunci: nip, argumen: terbuka ?? true });
}

const jenisDari = ({ jenis }: { readonly jenis: string }) => RIWAYAT[jenis as JenisRiwayat];

/** Columns in the order of the kind, with what each side says; a column nobody knows any more keeps its name. */
function kolomDari(b: Pick<BarisBedaRiwayat, 'jenis' | 'nilai'>): (KolomRiwayat & { readonly nilaiBkn: string | null; readonly nilaiLain: string | null })[] {
  return jenisDari(b).kolom.flatMap((k) => {
    const nilai = b.nilai[k.kolom];
    return nilai === undefined ? [] : [{ ...k, nilaiBkn: nilai[0], nilaiLain: nilai[1] }];
  });
}

export const BedaRiwayat = {
  __resolveReference: bedaRiwayat,
  pegawai: ({ nip }: BarisBedaRiwayat) => ({ nip }),
  instansi: ({ instansiId }: BarisBedaRiwayat) => ({ id: instansiId }),
  jenis: jenisDari,
  kolom: kolomDari,
  ikd: (b: BarisBedaRiwayat) => [
    ...new Set(b.beda === 'HANYA_SIMPEG' || b.beda === 'SEPIHAK_SIMPEG' ? jenisDari(b).ikdHilang : kolomDari(b).flatMap((x) => x.ikd)),
  ],
  keputusan: async ({ id }: BarisBedaRiwayat, _: unknown, k: KonteksSelisih) =>
    (await k.loaders.keputusanRiwayat.load(id)).map((r) => ({ ...r, membatalkanId: r.membatalkan })),
  tugas: ({ id }: BarisBedaRiwayat, _: unknown, k: KonteksSelisih) => k.loaders.tugasRiwayat.load(id),
  catatan: async ({ id, jenis }: BarisBedaRiwayat, _: unknown, k: KonteksSelisih) =>
    (await k.loaders.catatanRiwayat.load(id)).map((c: BarisCatatanRiwayat) => ({ ...c, kolom: kolomDari({ jenis, nilai: c.nilai }) })),
};

export const JenisRiwayatGraphql = { nama: ({ jenis }: { readonly jenis: string }) => jenis };

export const kualitasRiwayat = {
  bedaRiwayat: ({ id }: Kualitas, _: unknown, k: KonteksSelisih) => k.loaders.rekapRiwayat.load(id),
  temuanSistemikRiwayat: async ({ id }: Kualitas, _: unknown, k: KonteksSelisih) =>
    (await k.loaders.sistemikRiwayat.load(id)).map((t: BarisSistemikRiwayat) => ({ ...t, dari: t.pembagi })),
};

export const JumlahBedaRiwayat = { jenis: jenisDari };
