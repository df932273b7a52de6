import type { Tanggal } from '../../asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../hasil.ts';
import type { DokumenUsul, Fakta, KepalaDaerah, MasaPilkada, Surat } from './fakta.ts';
import type { KeputusanPemindahan } from './fakta-alur.ts';
import { UMPAN_TAK_DISIMPAN } from './kesegaran.ts';

/** What the hub keeps with a date of its own, so that it can be said of any day. Everything else is a picture of its moment. */
export interface FaktaBertanggal {
  readonly pertek: Surat | null;
  readonly persetujuanMendagri: Surat | null;
  readonly sk: Surat | null;
  readonly pelantikan: Tanggal | null;
  readonly keputusanPemindahan: KeputusanPemindahan | null;
  /** Attached on or before the day. */
  readonly dokumen: readonly DokumenUsul[];
  readonly kepalaDaerah: Diketahui<KepalaDaerah | null>;
  readonly pilkada: Diketahui<readonly MasaPilkada[]>;
}

/**
 * Facts of one person for a day that no minutes were written on: what carries its own date speaks, every picture of another day does not. Nothing is
 * carried over from a neighbouring day, so a rule that needs it answers BELUM_DIKETAHUI.
 */
export function faktaTanpaPotret(potret: Fakta, bertanggal: FaktaBertanggal, sebab: string): Fakta {
  const gelap = belumDiketahui(sebab);
  const takDisimpan = { pada: null, status: UMPAN_TAK_DISIMPAN };
  return {
    bkn: gelap,
    simpeg: gelap,
    selisih: gelap,
    takTeruji: [],
    kesegaran: { bkn: takDisimpan, simpeg: takDisimpan },
    blokirAsn: gelap,
    blokirInstansi: gelap,
    usulLain: gelap,
    hukuman: gelap,
    hukumanSatuSisi: [],
    temuan: gelap,
    kinerja: gelap,
    formasi: gelap,
    tercatat: gelap,
    tercatatInstansi: gelap,
    isiPertek: gelap,
    pengecualian: [],
    nik: gelap,
    jabatanAsal: gelap,
    rujukan: gelap,
    riwayatJabatan: gelap,
    pemangku: gelap,
    dokumen: diketahui(bertanggal.dokumen),
    kepalaDaerah: bertanggal.kepalaDaerah,
    pilkada: bertanggal.pilkada,
    // The route follows from origin and destination alone; the rest belongs to the moment of an act.
    alur: {
      rute: potret.alur.rute,
      keputusanPemindahan: bertanggal.keputusanPemindahan,
      penandaTangan: gelap,
      sla: gelap,
      hariKerjaKini: gelap,
      hariKerjaPelantikan: gelap,
    },
    pertek: bertanggal.pertek,
    persetujuanMendagri: bertanggal.persetujuanMendagri,
    sk: bertanggal.sk,
    pelantikan: bertanggal.pelantikan,
    melaluiImut: potret.melaluiImut,
  };
}

/** Whole days between two calendar dates. */
export const jarakHari = (a: Tanggal, b: Tanggal): number => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

/** The minutes nearest to a day: those of the day itself, else the fewest days away; of two as near the earlier day, of one day the latest minutes. */
export function terdekat<T extends { readonly hariIni: Tanggal; readonly id: string }>(semua: readonly T[], hari: Tanggal): T | null {
  const urut = (x: T): readonly [number, string, bigint] => [jarakHari(x.hariIni, hari), x.hariIni, -BigInt(x.id)];
  const lebihDekat = (x: T, y: T): boolean => {
    const [a, b, c] = urut(x);
    const [d, e, f] = urut(y);
    return a !== d ? a < d : b !== e ? b < e : c < f;
  };
  return semua.reduce<T | null>((kini, x) => (kini === null || lebihDekat(x, kini) ? x : kini), null);
}
