import { BENTUK_TANGGAL } from '../../../domain/asn/baca-tanggal.ts';
import { CAKUPAN_BKN, DASAR, eselonDariUnor, KEDUDUKAN_PPPK, kolomAsing, nikSahDari, nilaiEkspor, SEL, susunRencana, TAK_DASAR } from '../bkn.ts';
import { KOLOM_EKSPOR_DIPAKAI } from '../kolom-ekspor.ts';
import { bitKolom, letakKolom } from '../rakit.ts';
import type { Rujukan } from '../rujukan.ts';
import { FAKTA } from '../sidik.ts';
import type { BentukLangsung } from './bentuk-langsung.ts';
import type { BahanMedan } from './medan.ts';
import type { MedanCepat, RencanaCepat } from './rencana.ts';

const TANGGAL = { macam: 'tanggal', bentuk: BENTUK_TANGGAL } as const;
const { pnsId, nama, nik, tglLahir, tmtJabatan, tmtGolongan, tmtCpns, tmtPns, unorId, jabatanId, jenisJabatanId, statusAsn, kedudukanHukumId } = letakKolom;

const LANGSUNG: Readonly<Record<number, BentukLangsung>> = {
  [pnsId]: { macam: 'id' },
  [nama]: { macam: 'nama' },
  [nik]: { macam: 'nik' },
  [tglLahir]: TANGGAL,
  [tmtJabatan]: TANGGAL,
  [tmtGolongan]: TANGGAL,
  [tmtCpns]: TANGGAL,
  [tmtPns]: TANGGAL,
};

const SIFAT: Readonly<Record<number, (nilai: string) => boolean>> = {
  [jenisJabatanId]: (n) => n === '1',
  [statusAsn]: (n) => n === 'CPNS',
  [kedudukanHukumId]: (n) => KEDUDUKAN_PPPK.has(n),
};
const TANPA_SIFAT = (): boolean => false;

function medan(letak: number, bit: number, sumber: readonly number[], putuskan: BahanMedan['putuskan']): MedanCepat {
  return { letak, bit, sumber, putuskan, tanya: [], ikut: -1, sifat: SIFAT[letak] ?? TANPA_SIFAT, turunan: null, langsung: LANGSUNG[letak] ?? null };
}

/** The fast path of one export. */
export function rencanaCepatBkn(kepala: { readonly kolom: readonly string[]; readonly pemisah: string }, rujukan: Rujukan): RencanaCepat | null {
  const letak = KOLOM_EKSPOR_DIPAKAI.map((k) => kepala.kolom.indexOf(k));
  const di = (sel: number): number => letak[sel] ?? -1;
  const rencana = susunRencana((f) => f);
  const langkah = rencana.langkah.map((l) => {
    const satu = medan(l.letak, l.bit, [di(l.sel)], ([mentah = '']) => (mentah === '' ? null : l.putuskan(mentah)));
    return l.letak === unorId ? { ...satu, ikut: jabatanId, turunan: (unor: string) => eselonDariUnor(unor, rujukan) } : satu;
  });
  const gelar = medan(letakKolom.gelar, 1 << (bitKolom[letakKolom.gelar] ?? 31), [di(SEL.gelar_depan), di(SEL.gelar_belakang)], ([d, b]) => {
    const [depan, belakang] = [nilaiEkspor(d), nilaiEkspor(b)];
    return depan === null && belakang === null ? null : rencana.gelar(`${depan ?? ''},${belakang ?? ''}`);
  });
  const nikSah = medan(FAKTA.nikSah, 0, [di(SEL.is_valid_nik)], ([mentah]) => {
    const sah = nikSahDari(nilaiEkspor(mentah));
    return sah === null ? null : { nilai: String(sah), sebab: null };
  });
  const semua = [...langkah, gelar, nikSah];
  if (semua.some((m) => m.sumber.includes(-1)) || new Set(kepala.kolom).size < kepala.kolom.length) return null;
  return {
    kolom: kepala.kolom.length,
    tulisan: { pemisah: kepala.pemisah },
    nip: di(SEL.nip_baru),
    medan: semua,
    tambahan: kolomAsing(kepala.kolom).map(([nama, sumber]) => ({ nama, sumber })),
    aturan: { satuKolom: null, ekspor: true },
    cakupan: CAKUPAN_BKN,
    takDasar: TAK_DASAR,
    dasar: DASAR,
  };
}
