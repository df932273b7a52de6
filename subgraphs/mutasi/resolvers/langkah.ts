import { padananSiasn } from '../../../domain/mutasi/kode-siasn.ts';
import { LANGKAH, langkahBerikut } from '../../../domain/mutasi/rantai.ts';
import { uraikanTersimpan } from '../klasifikasi.ts';
import type { KonteksMutasi } from '../konteks.ts';
import type { UsulRow } from '../queries.ts';
import { selectRantaiUsul } from '../queries-rantai.ts';
import { provinsiUsul } from '../rute-usul.ts';

/** Fields of a usul about who must still speak, and what was withdrawn or set aside. */
export const UsulLangkah = {
  langkahBerikut: async ({ id, status }: UsulRow, _: unknown, { baca }: KonteksMutasi) => {
    const langkah = langkahBerikut(await baca((tx) => selectRantaiUsul(tx, id)), status);
    return langkah === null ? null : { langkah, judul: LANGKAH[langkah].judul, peran: LANGKAH[langkah].peran };
  },
  klasifikasi: async ({ id }: UsulRow, _: unknown, { loaders }: KonteksMutasi) => {
    const k = await loaders.klasifikasi.load(id);
    return k === null ? null : uraikanTersimpan(k);
  },
  suratUsulan: ({ id }: UsulRow, _: unknown, { loaders }: KonteksMutasi) => loaders.suratUsulan.load(id),
  persetujuanProvinsi: ({ id }: UsulRow, _: unknown, { loaders }: KonteksMutasi) => loaders.persetujuanProvinsi.load(id),
  provinsiDiperlukan: async ({ id }: UsulRow, _: unknown, { loaders }: KonteksMutasi) => provinsiUsul(await loaders.alur.load(id)),
  keadaanSiasnTercatat: async ({ id }: UsulRow, _: unknown, { loaders }: KonteksMutasi) =>
    (await loaders.keadaanSiasn.load(id)).map((k) => {
      const { label, status } = padananSiasn(k.kode);
      return { ...k, label: k.label ?? label, dikenal: label !== null, padanan: status };
    }),
  suratLama: ({ id }: UsulRow, _: unknown, { loaders }: KonteksMutasi) => loaders.suratLama.load(id),
  pemulihan: ({ id }: UsulRow, _: unknown, { loaders }: KonteksMutasi) => loaders.pemulihan.load(id),
};
