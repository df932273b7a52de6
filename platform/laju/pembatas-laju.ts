import type { Pool } from 'pg';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Jam } from '../clock.ts';
import { tanyaSingkat } from '../db/tanya-singkat.ts';
import type { BawaanPermintaan } from '../graphql/konteks.ts';

/** BIAYA: what was asked, by the cost of its documents. ORANG: distinct persons that were read. */
export const MACAM_LAJU = ['BIAYA', 'ORANG'] as const;
export type MacamLaju = (typeof MACAM_LAJU)[number];

/** Where a caller stands in one window, as last heard from the database. */
export interface KeadaanLaju {
  readonly macam: MacamLaju;
  readonly batas: number;
  readonly sisa: number;
  readonly jendelaDetik: number;
  /** Seconds until the window begins anew. */
  readonly detik: number;
}

const SEBAB: Readonly<Record<MacamLaju, string>> = {
  BIAYA: 'Anggaran biaya pada jendela ini habis.',
  ORANG: 'Anggaran pegawai yang dibaca pada jendela ini habis.',
};

/** The budget of this window does not allow it; nothing of it was taken. */
export class LajuTerlampaui extends Kesalahan {
  readonly keadaan: KeadaanLaju;
  constructor(keadaan: KeadaanLaju, rincian = '') {
    super('TERLALU_SERING', `${SEBAB[keadaan.macam]} ${rincian}`.trim());
    this.keadaan = keadaan;
  }
}

type Pemohon = Pick<BawaanPermintaan, 'pemanggil' | 'tertanda'>;

export interface PembatasLaju {
  /** Takes the cost of one document before it runs. Throws LajuTerlampaui; SUMBER_TIDAK_TERSEDIA when nobody can say. */
  biaya(pemohon: Pemohon, biaya: number): Promise<KeadaanLaju>;
  /** Takes the persons of one answer before it is handed out; those read before in the window are free. Throws as `biaya`. */
  orang(pemohon: Pemohon, nip: Iterable<string>): Promise<KeadaanLaju | null>;
}

interface BarisDb {
  readonly boleh: boolean;
  readonly diberi: string;
  readonly sisa: string;
  readonly batas: string;
  readonly jendela_detik: number;
  readonly detik: number;
}

/** What this process holds for one account and kind until its window ends. */
interface Bekal {
  readonly keadaan: KeadaanLaju;
  readonly sampaiMs: number;
  /** BIAYA: taken in advance and not yet spent. */
  sisa: number;
  /** ORANG: already paid for. */
  readonly orang: Set<string>;
  /** The smallest request that was refused in this window. */
  ditolak: number;
}

const TEKS = 'select * from laju_ambil($1, $2, $3, $4, $5)';
/** A twentieth of a budget is fetched at once, so an account costs at most some twenty statements per window and process. */
const BAGIAN = 20;
const INGATAN_MAKS = 20_000;
/** Persons remembered as paid for, of all accounts together; beyond it they are asked for again, which costs a statement and nothing of the budget. */
const ORANG_MAKS = 500_000;

/**
 * Budgets per account in PostgreSQL, shared by every gateway. Cost is fetched in advances, so most requests need no statement; persons are counted exactly,
 * in one statement for those this process has not yet paid for. What is handed out never passes the limit, whoever counts.
 */
export function buatPembatasLaju(pool: Pool, jam: Jam): PembatasLaju {
  const bekal = new Map<string, Bekal>();
  const antre = new Map<string, Promise<unknown>>();
  let teringat = 0;

  async function ambil(p: Pemohon, macam: MacamLaju, perlu: number, nip: readonly string[]): Promise<Bekal> {
    const kunci = kunciDari(p, macam);
    const sebelum = masih(kunci);
    const mulaiMs = jam.kiniMs();
    const rows = await tanyaSingkat<BarisDb>(pool, TEKS, [p.tertanda, macam, perlu, BAGIAN, nip]).catch(() => {
      throw new Kesalahan('SUMBER_TIDAK_TERSEDIA');
    });
    const b = rows[0];
    if (b === undefined) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA');
    const keadaan: KeadaanLaju = { macam, batas: Number(b.batas), sisa: Number(b.sisa), jendelaDetik: b.jendela_detik, detik: b.detik };
    // `detik` is rounded up: what was taken in one window must not be spent in the next, also when that began while we asked.
    const sampaiMs = mulaiMs + (b.detik - 1) * 1_000;
    const lama = sebelum !== undefined && Math.abs(sebelum.sampaiMs - sampaiMs) < b.jendela_detik * 500 ? sebelum : undefined;
    const baru: Bekal = {
      keadaan,
      sampaiMs,
      sisa: lama?.sisa ?? 0,
      orang: lama?.orang ?? new Set(),
      ditolak: lama?.ditolak ?? Infinity,
    };
    if (b.boleh) {
      baru.sisa += Number(b.diberi);
      ingatOrang(baru, nip);
    } else baru.ditolak = Math.min(baru.ditolak, macam === 'BIAYA' ? perlu : Infinity);
    if (bekal.size >= INGATAN_MAKS) bekal.delete(bekal.keys().next().value ?? '');
    bekal.delete(kunci);
    bekal.set(kunci, baru);
    if (!b.boleh) throw new LajuTerlampaui(keadaan);
    return baru;
  }

  function ingatOrang({ orang }: Bekal, nip: readonly string[]): void {
    teringat += nip.length;
    if (teringat > ORANG_MAKS) {
      for (const b of bekal.values()) b.orang.clear();
      teringat = nip.length;
    }
    for (const n of nip) orang.add(n);
  }

  const kunciDari = ({ pemanggil }: Pemohon, macam: MacamLaju): string => `${macam}\n${pemanggil.peran}\n${pemanggil.subjek}`;
  const masih = (kunci: string): Bekal | undefined => {
    const b = bekal.get(kunci);
    return b === undefined || b.sampaiMs <= jam.kiniMs() ? undefined : b;
  };
  const kini = (b: Bekal): KeadaanLaju => ({
    ...b.keadaan,
    sisa: b.keadaan.sisa + (b.keadaan.macam === 'BIAYA' ? b.sisa : 0),
    detik: Math.max(1, Math.ceil((b.sampaiMs - jam.kiniMs()) / 1_000)),
  });

  /** One account asks the database one question at a time: a burst waits for the advance that the first of it fetches. */
  async function bergiliran<T>(kunci: string, fn: () => Promise<T>): Promise<T> {
    const sebelum = antre.get(kunci) ?? Promise.resolve();
    const giliran = sebelum.then(fn, fn);
    antre.set(kunci, giliran);
    try {
      return await giliran;
    } finally {
      if (antre.get(kunci) === giliran) antre.delete(kunci);
    }
  }

  async function bayar(p: Pemohon, biaya: number): Promise<KeadaanLaju> {
    const ada = masih(kunciDari(p, 'BIAYA'));
    if (ada !== undefined && biaya - ada.sisa >= ada.ditolak) throw new LajuTerlampaui(kini(ada));
    const b = ada !== undefined && ada.sisa >= biaya ? ada : await ambil(p, 'BIAYA', biaya - (ada?.sisa ?? 0), []);
    b.sisa -= biaya;
    return kini(b);
  }

  return {
    biaya: (p, biaya) => {
      const kunci = kunciDari(p, 'BIAYA');
      const ada = masih(kunci);
      if (!antre.has(kunci) && ada !== undefined && ada.sisa >= biaya) {
        ada.sisa -= biaya;
        return Promise.resolve(kini(ada));
      }
      return bergiliran(kunci, () => bayar(p, biaya));
    },
    orang: (p, nip) => {
      const kunci = kunciDari(p, 'ORANG');
      const belum = (): string[] => [...new Set(nip)].filter((n) => masih(kunci)?.orang.has(n) !== true);
      if (belum().length === 0) return Promise.resolve(null);
      return bergiliran(kunci, async () => {
        const baru = belum();
        const ada = masih(kunci);
        return kini(baru.length === 0 && ada !== undefined ? ada : await ambil(p, 'ORANG', 0, baru));
      });
    },
  };
}
