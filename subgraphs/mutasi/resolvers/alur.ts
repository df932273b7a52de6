import { susunKalender } from '../../../domain/kalender/hari-kerja.ts';
import { KODE_SIASN } from '../../../domain/mutasi/kode-siasn.ts';
import { hitungSla } from '../../../domain/mutasi/sla.ts';
import { tulisDokumen } from '../../../domain/mutasi/verifikasi-pertek.ts';
import type { KonteksMutasi } from '../konteks.ts';
import type { UsulRow } from '../queries.ts';
import type { SuratRow } from '../queries-riwayat.ts';
import { ruteUsul } from '../rute-usul.ts';
import { UsulLangkah } from './langkah.ts';

/** Fields of a usul about its way. */
export const UsulAlur = {
  keadaanSiasn: ({ status }: UsulRow) => KODE_SIASN[status],
  ...UsulLangkah,
  rute: async ({ id }: UsulRow, _: unknown, { loaders }: KonteksMutasi) => {
    const a = await loaders.alur.load(id);
    if (a === null) return null;
    const rute = ruteUsul(a);
    return rute.ada
      ? { ...rute.nilai }
      : { kode: null, persetujuan: [], penetap: null, pertekWajib: null, penjelasan: `Rute belum diketahui: ${rute.sebab}.`, dasar: null };
  },
  sla: async ({ id }: UsulRow, _: unknown, { loaders, jam }: KonteksMutasi) => {
    const [alur, { kalender, hariKerja }] = await Promise.all([loaders.alur.load(id), loaders.dasarSla()]);
    return hitungSla(susunKalender(kalender), alur?.riwayat ?? [], jam.hariIni(), hariKerja ?? undefined);
  },
  keputusanOtomatis: ({ id }: UsulRow, _: unknown, { loaders }: KonteksMutasi) => loaders.keputusanOtomatis.load(id),
  keputusanPemindahan: ({ id }: UsulRow, _: unknown, { loaders }: KonteksMutasi) => loaders.keputusanPemindahan.load(id),
};

export const Pertek = {
  tandaTangan: async ({ usul }: SuratRow, _: unknown, { loaders }: KonteksMutasi) => {
    const t = await loaders.tandaTangan.load(usul);
    return t === null ? null : { kid: t.kid, peran: t.peran, dokumen: tulisDokumen(t) };
  },
};
