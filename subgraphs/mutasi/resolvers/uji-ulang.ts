import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import { type BedaPegawai as Beda, bandingkanUjiUlang } from '../banding-uji-ulang.ts';
import type { KonteksMutasi } from '../konteks.ts';
import { type HasilUjiUlang, ujiUlangUsul } from '../uji-ulang.ts';
import { uraikan } from '../uraian-gerbang.ts';

export const QueryUjiUlang = {
  ujiUlangUsul: (_: unknown, { id, perTanggal }: { id: string; perTanggal: string }, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaMutasi');
    return ujiUlangUsul(konteks, id, perTanggal);
  },
  bandingkanUjiUlang: (_: unknown, masukan: Parameters<typeof bandingkanUjiUlang>[1], konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaMutasi');
    return bandingkanUjiUlang(konteks, masukan);
  },
};

export const UjiUlang = {
  perTanggal: ({ isi }: HasilUjiUlang) => isi.hariIni,
  tahap: ({ isi }: HasilUjiUlang) => isi.tahap,
  pegawai: ({ isi }: HasilUjiUlang, { hanyaGugur }: { hanyaGugur?: boolean | null }) => uraikan(isi, hanyaGugur ?? true),
};

export const BedaPegawai = { pegawai: ({ nip }: Beda) => ({ nip }) };
