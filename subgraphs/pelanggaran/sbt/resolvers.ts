import { boleh } from '../../../domain/akses.ts';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { type AksiTemuan, aksiTemuan } from '../../../domain/pelanggaran/sbt/peralihan.ts';
import { type JenisSuratSbt, RUPA_SURAT } from '../../../domain/pelanggaran/sbt/surat.ts';
import { lewatTenggat } from '../../../domain/pelanggaran/sbt/syarat.ts';
import { TAHAP_AKHIR } from '../../../domain/pelanggaran/sbt/tahap.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { BarisBlokir } from '../blokir/queries/baca.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import type { BarisTemuan } from '../queries.ts';
import { bahanDari } from './majukan.ts';
import type { BarisSurat } from './queries.ts';

const AKHIR: readonly string[] = TAHAP_AKHIR;

async function aksi(t: BarisTemuan, _: unknown, k: KonteksPelanggaran): Promise<readonly AksiTemuan[]> {
  const berkas = await k.loaders.berkasTemuan.load(t.id);
  return berkas === null ? [] : aksiTemuan(bahanDari(t, berkas, k.jam.hariIni()), k.pemanggil.peran);
}

/** Fields of a case that are not its file (those stand in berbagi/resolvers.ts). */
export const TEMUAN_SBT = {
  lewatTenggat: (t: BarisTemuan, _: unknown, k: KonteksPelanggaran): boolean =>
    !AKHIR.includes(t.tahap) && lewatTenggat({ tenggat: t.tenggat as Tanggal | null, hariIni: k.jam.hariIni() }),
  aksi,
  // A block names its person; who reads cases without being told whom they are about sees none.
  blokir: (t: BarisTemuan, _: unknown, k: KonteksPelanggaran): Promise<BarisBlokir | null> | null =>
    boleh('bacaPelanggaran', k.pemanggil.peran) ? k.loaders.blokirByTemuan.load(t.id) : null,
  duplikatDari: (t: BarisTemuan, _: unknown, k: KonteksPelanggaran): Promise<BarisTemuan | null> | null =>
    t.duplikatDari === null ? null : k.loaders.temuanById.load(t.duplikatDari),
};

export const SURAT_SBT = {
  perihal: ({ jenis }: BarisSurat): string => RUPA_SURAT[jenis as JenisSuratSbt].perihal,
  urlPdf: ({ id }: BarisSurat): string => `/v1/surat-sbt/${id}.pdf`,
  urlVerifikasi: ({ kode }: BarisSurat): string => `/v1/verifikasi/${kode}`,
};

interface Tunggakan {
  readonly jumlah: number;
  readonly temuan: readonly (BarisTemuan | null)[];
}

/** Fields of an instansi. */
export const INSTANSI_SBT = {
  tunggakanTindakLanjut: async ({ id }: { readonly id: string }, _: unknown, k: KonteksPelanggaran): Promise<Tunggakan> => {
    wajibBoleh(k, 'bacaPelanggaran');
    const rows = await k.loaders.tunggakanInstansi.load(id);
    const temuan = await Promise.all(rows.map((r) => k.loaders.temuanById.load(r.id)));
    return { jumlah: rows[0]?.jumlah ?? 0, temuan: temuan.filter((t) => t !== null) };
  },
  pencantumanNspk: async ({ id }: { readonly id: string }, _: unknown, k: KonteksPelanggaran): Promise<readonly BarisSurat[]> => {
    wajibBoleh(k, 'bacaPelanggaran');
    const surat = await Promise.all((await k.loaders.pencantumanInstansi.load(id)).map((r) => k.loaders.suratById.load(r.id)));
    return surat.filter((s) => s !== null);
  },
};
