import { isJenisDokumen, JENIS_DOKUMEN } from '../../../domain/mutasi/dokumen.ts';
import type { Andaian } from '../../../domain/mutasi/gerbang/andaian.ts';
import { KODE_SIASN } from '../../../domain/mutasi/kode-siasn.ts';
import { type ArgumenHalaman, bacaHalaman, susunKoneksi } from '../../../platform/graphql/kursor.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import { uraikanTersimpan } from '../klasifikasi.ts';
import { kekurangan } from '../konsep/kekurangan.ts';
import { periksaKonsep } from '../konsep/periksa.ts';
import { isId, type KonsepRow, type PegawaiKonsepRow, selectDaftarKonsep } from '../konsep/queries.ts';
import { type AcuanKonsep, type HasilKonsep, hapusKonsep, type MasukanKonsep, simpanKonsep } from '../konsep/simpan.ts';
import type { KonteksMutasi } from '../konteks.ts';
import { uraikanSimulasi } from '../simulasi-mutasi.ts';

const DAFTAR = 'konsep.terbaru';
const ORANG = 'konsep.pegawai';

export const QueryKonsep = {
  konsepUsul: (_: unknown, { id }: { id: string }, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaKonsepUsul');
    return konteks.loaders.konsep.load(id);
  },
  daftarKonsepUsul: async (_: unknown, argumen: ArgumenHalaman, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaKonsepUsul');
    const halaman = bacaHalaman(DAFTAR, argumen, 1);
    const after = halaman.after?.[0];
    const setelah = typeof after === 'string' && isId(after) ? after : null;
    const rows = await konteks.baca((tx) => selectDaftarKonsep(tx, halaman.first, setelah));
    return susunKoneksi(DAFTAR, rows, halaman, (row) => [row.id]);
  },
  periksaKonsepUsul: async (_: unknown, { id, andaikan }: { id: string; andaikan?: readonly Andaian[] | null }, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'ajukanMutasi');
    const andaian = [...new Set(andaikan ?? [])];
    const hasil = await periksaKonsep(konteks, id, andaian);
    return hasil === null ? null : uraikanSimulasi(hasil, andaian);
  },
};

const mengelola =
  <I>(kerja: (konteks: KonteksMutasi, masukan: I) => Promise<HasilKonsep>) =>
  async (_: unknown, { input }: { input: I }, konteks: KonteksMutasi): Promise<HasilKonsep> => {
    wajibBoleh(konteks, 'kelolaKonsepUsul');
    const hasil = await kerja(konteks, input);
    // The row changed in this request; what a loader remembers is older.
    konteks.loaders.konsep.clearAll();
    return hasil;
  };

export const MutasiKonsep = {
  simpanKonsepUsul: mengelola<MasukanKonsep>(simpanKonsep),
  hapusKonsepUsul: mengelola<AcuanKonsep>(hapusKonsep),
};

export const HasilSimpanKonsep = {
  konsep: ({ id }: HasilKonsep, _: unknown, { loaders }: KonteksMutasi) => (id === null ? null : loaders.konsep.load(id)),
};

export const KonsepUsul = {
  instansi: ({ instansiId }: KonsepRow) => ({ id: instansiId }),
  jenis: ({ isi }: KonsepRow) => isi.jenis,
  alasan: ({ isi }: KonsepRow) => isi.alasan,
  tmt: ({ isi }: KonsepRow) => isi.tmt,
  pengaktifan: ({ isi }: KonsepRow) => isi.pengaktifan,
  rincian: ({ isi }: KonsepRow) => isi.rincian,
  akuiPeringatan: ({ isi }: KonsepRow) => isi.akuiPeringatan ?? [],
  klasifikasi: ({ isi }: KonsepRow) => (isi.klasifikasi == null ? null : uraikanTersimpan(isi.klasifikasi)),
  keadaanSiasn: () => KODE_SIASN.DRAF,
  kurang: (konsep: KonsepRow) => kekurangan(konsep),
  jumlahPegawai: ({ jumlah }: KonsepRow) => jumlah,
  pegawai: async ({ id }: KonsepRow, argumen: ArgumenHalaman, { loaders }: KonteksMutasi) => {
    const halaman = bacaHalaman(ORANG, argumen, 1);
    const after = halaman.after?.[0];
    const rows = await loaders.konsepPegawai({ first: halaman.first, after: typeof after === 'string' ? after : null }).load(id);
    return susunKoneksi(ORANG, rows, halaman, ({ orang }) => [orang.nip]);
  },
  dokumen: async ({ isi }: KonsepRow, _: unknown, { loaders }: KonteksMutasi) =>
    Promise.all(
      (isi.dokumen ?? []).map(async ({ id, nip }) => {
        const d = await loaders.dokumen.load(id);
        const judul = d === null || !isJenisDokumen(d.jenis) ? (d?.jenis ?? null) : JENIS_DOKUMEN[d.jenis].judul;
        return { ...d, id, judul, pegawai: nip == null ? null : { nip } };
      }),
    ),
};

export const KonsepPegawai = {
  pegawai: ({ orang }: PegawaiKonsepRow) => ({ nip: orang.nip }),
  tujuan: ({ orang }: PegawaiKonsepRow) => orang.tujuan ?? {},
};
