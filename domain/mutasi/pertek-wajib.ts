import { type Tanggal, tanggal } from '../asn/tanggal.ts';
import { type Diketahui, diketahui } from '../hasil.ts';
import { kepalaDaerahTujuan, perluPersetujuanMendagri } from './gerbang/aturan/c-kewenangan/perlu-persetujuan-mendagri.ts';
import type { Konteks } from './gerbang/aturan.ts';
import type { Fakta } from './gerbang/fakta.ts';
import type { Jenjang, Usulan } from './usul.ts';

/** Why a pertek is needed for a person; the first ground that holds. */
export interface KeperluanPertek {
  readonly wajib: boolean;
  readonly sebab: string;
}

/** Since the perteks of echelon III and IV are made and signed by the system. Source: announcement of 1 July 2025. */
const SEJAK_OTOMATIS: Tanggal = tanggal('2025-07-01');
const JPT: readonly Jenjang[] = ['JPT_UTAMA', 'JPT_MADYA', 'JPT_PRATAMA'];
const ESELON_III_IV: readonly Jenjang[] = ['ADMINISTRATOR', 'PENGAWAS'];

type SaatPertek = Pick<Konteks, 'parameter' | 'hariIni'>;

interface Alasan {
  readonly sebab: string;
  readonly berlaku: (u: Usulan, f: Fakta, k: SaatPertek) => Diketahui<boolean>;
}

/** Grounds in the order they are told. Source: dossier 1.8, `pertekWajib`; only the grounds on position and route need no fact that can be missing. */
const ALASAN: readonly Alasan[] = [
  { sebab: 'jabatan pimpinan tinggi', berlaku: (u) => diketahui(JPT.includes(u.tujuan.jenjang)) },
  {
    sebab: 'jabatan eselon III dan IV',
    berlaku: (u, _f, k) => diketahui(ESELON_III_IV.includes(u.tujuan.jenjang) && k.hariIni >= SEJAK_OTOMATIS),
  },
  {
    sebab: 'rute antar-instansi',
    berlaku: (_u, { alur: { rute } }) => (rute.ada ? diketahui(rute.nilai.pertekWajib) : rute),
  },
  {
    sebab: 'kepala daerah tidak definitif',
    berlaku: (u, f) => {
      if (!u.tujuan.daerah) return diketahui(false);
      const kepala = kepalaDaerahTujuan(f);
      return kepala.ada ? diketahui(kepala.nilai.status !== 'DEFINITIF') : kepala;
    },
  },
  { sebab: 'butuh persetujuan Mendagri', berlaku: (u, f, k) => perluPersetujuanMendagri(u, f, k) },
];

/** Whether the law asks for a pertek before the SK. False: the minutes of the gate are the recommendation. Unknown only when no ground holds and one cannot be judged. */
export function pertekWajib(usulan: Usulan, fakta: Fakta, konteks: SaatPertek): Diketahui<KeperluanPertek> {
  let belum: Diketahui<boolean> | null = null;
  for (const { sebab, berlaku } of ALASAN) {
    const hasil = berlaku(usulan, fakta, konteks);
    if (!hasil.ada) belum ??= hasil;
    else if (hasil.nilai) return diketahui({ wajib: true, sebab });
  }
  return belum === null || belum.ada ? diketahui({ wajib: false, sebab: 'cukup rekomendasi hasil pemeriksaan' }) : belum;
}
