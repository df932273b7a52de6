import { type ArgumenHalaman, bacaHalaman, susunKoneksi } from '../../../platform/graphql/kursor.ts';
import { dokumenKurang, uraikanLampiran } from '../dokumen-kurang.ts';
import type { KonteksMutasi } from '../konteks.ts';
import type { UsulPegawaiRow, UsulRow } from '../queries.ts';
import type { SuratRow } from '../queries-riwayat.ts';
import { UsulAlur } from './alur.ts';
import { UsulRisiko } from './risiko.ts';
import { UsulTautan } from './tautan.ts';

const surat =
  (jenis: SuratRow['jenis']) =>
  async ({ id }: UsulRow, _: unknown, { loaders }: KonteksMutasi): Promise<SuratRow | null> =>
    (await loaders.surat.load(id)).find((s) => s.jenis === jenis) ?? null;

const teks = (nilai: unknown): string | null => (typeof nilai === 'string' ? nilai : null);

export const UsulMutasi = {
  __resolveReference: ({ id }: { id: string }, { loaders }: KonteksMutasi) => loaders.usul.load(id),
  instansi: ({ instansiId }: UsulRow) => ({ id: instansiId }),
  jumlahPegawai: async ({ id }: UsulRow, _: unknown, { loaders }: KonteksMutasi) => (await loaders.jumlahPegawai.load(id)) ?? 0,
  pegawai: async ({ id }: UsulRow, argumen: ArgumenHalaman, { loaders }: KonteksMutasi) => {
    const halaman = bacaHalaman('usul.pegawai', argumen, 1);
    const rows = await loaders.pegawai({ first: halaman.first, after: teks(halaman.after?.[0]) }).load(id);
    return susunKoneksi('usul.pegawai', rows, halaman, (row) => [row.nip]);
  },
  beritaAcara: ({ id }: UsulRow, _: unknown, { loaders }: KonteksMutasi) => loaders.beritaAcaraByUsul.load(id),
  riwayat: ({ id }: UsulRow, _: unknown, { loaders }: KonteksMutasi) => loaders.riwayat.load(id),
  ...UsulAlur,
  ...UsulRisiko,
  ...UsulTautan,
  pertek: surat('pertek'),
  persetujuanMendagri: surat('persetujuanMendagri'),
  dokumen: async ({ id }: UsulRow, _: unknown, { loaders }: KonteksMutasi) => (await loaders.lampiran.load(id)).map(uraikanLampiran),
  // A person does not see the letters about colleagues, so cannot be told which of those are missing.
  dokumenKurang: async (usul: UsulRow, _: unknown, { loaders, pemanggil: { peran, nip } }: KonteksMutasi) =>
    dokumenKurang(usul, await loaders.seluruhPegawai.load(usul.id), await loaders.lampiran.load(usul.id)).filter(
      ({ pegawai }) => peran !== 'ASN' || pegawai.nip === nip,
    ),
  sk: surat('sk'),
  pelantikan: surat('pelantikan'),
  tugasKeluar: async ({ id }: UsulRow, _: unknown, { loaders }: KonteksMutasi) =>
    (await loaders.tugas.load(id)).map(({ nip, ...t }) => ({ ...t, pegawai: { nip } })),
};

export const UsulPegawai = {
  pegawai: ({ nip }: UsulPegawaiRow) => ({ nip }),
  tujuan: ({ instansiId, jabatanId, ...t }: UsulPegawaiRow) => ({ ...t, instansi: { id: instansiId }, jabatan: { id: jabatanId } }),
};
