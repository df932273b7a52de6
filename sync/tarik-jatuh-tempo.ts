import type { Logger } from 'pino';
import { Kesalahan } from '../domain/kesalahan.ts';
import { jejakTumpukan, namaGalat, SumberTidakTersedia } from '../platform/antrean/galat-pekerjaan.ts';
import { sqlUntukIrisan } from '../platform/db/postgres-js.ts';
import { catatKesegaran } from './2-stage/tarikan.ts';
import { tujuanDari } from './irisan-instansi.ts';
import { catatHasilUmpan, type HasilUmpan } from './jadwal/hasil-umpan.ts';
import { type UmpanJatuhTempo, umpanJatuhTempo } from './jadwal/jatuh-tempo.ts';
import { type Jalur, type PagarSumber, type PanggilSumber, SumberTakMenjawab } from './jadwal/pagar-sumber.ts';
import { catatSumberBaik, catatSumberGagal, isSumberTetap, mintaAnggaranUmpan, mintaUjiSumber } from './jadwal/sumber.ts';
import type { DasarJadwal } from './jadwal/tingkat.ts';
import { JATAH, type Jatah, mulaiJatah } from './jobs/jatah.ts';
import { cariBerkas, sidikBerkas, UMPAN_INSTANSI } from './sources/sumber-berkas.ts';
import { type BahanTarik, type HasilTarik, type RingkasanTarik, tarikInstansi } from './tarik-instansi.ts';

export interface BahanTempo extends DasarJadwal {
  readonly tarik: BahanTarik;
  readonly pagar: PagarSumber;
  /** Deadline of one call to a source, in ms, per lane. */
  readonly tenggatMs: Readonly<Record<Jalur, number>>;
  /** What one job may take before others have their turn. Default JATAH. */
  readonly jatah?: Jatah;
}

/** Another slice of this instansi runs; the worker does not wait for it. */
const TUNDA_DIPEGANG_MS = 1_500;
/** Calls left hanging in this process before slow sources are no longer asked: each holds a thread of the file system. */
const MENGGANTUNG_MAKS = 2;

type Tempo = Readonly<{ boleh: readonly UmpanJatuhTempo[]; lewat: readonly HasilUmpan[] }>;

/** How long this feed must leave its source alone, in ms; 0 = it may be asked now. A source at rest is asked by the one feed that probes it. */
async function tungguSumber({ tarik, pagar, tenggatMs }: BahanTempo, instansi: number, { u, jalur }: { u: UmpanJatuhTempo; jalur: Jalur }): Promise<number> {
  const sisa = Math.max((u.sampai?.getTime() ?? 0) - Date.now(), tenggatMs[jalur]);
  if (u.lambat && pagar.menggantung() >= MENGGANTUNG_MAKS) return sisa;
  if (u.keadaan !== 'TERTUTUP' && !(await sqlUntukIrisan(tujuanDari(tarik), (sql) => mintaUjiSumber(sql, u.sumber, tenggatMs[jalur])))) return sisa;
  return u.beranggaran ? sqlUntukIrisan(tujuanDari(tarik), (sql) => mintaAnggaranUmpan(sql, instansi, { u, bilaHilangMs: tenggatMs[jalur] })) : 0;
}

/** Which of the due feeds of this lane may be pulled, and when the others are due again. */
async function pilah(bahan: BahanTempo, instansi: number, { jalur, umpan }: { jalur: Jalur; umpan: readonly UmpanJatuhTempo[] }): Promise<Tempo> {
  const boleh: UmpanJatuhTempo[] = [];
  const lewat: HasilUmpan[] = [];
  for (const u of umpan.filter((x) => x.lambat === (jalur === 'lambat'))) {
    const tundaMs = await tungguSumber(bahan, instansi, { u, jalur });
    if (tundaMs === 0) boleh.push(u);
    else lewat.push({ sisi: u.sisi, jenis: u.jenis, hasil: 'lewat', tundaMs });
  }
  return { boleh, lewat };
}

interface Pengukur {
  readonly panggil: PanggilSumber;
  /** What the source of this feed did, or undefined when it was not reached. */
  readonly sumber: ReadonlyMap<UmpanJatuhTempo, { lamaMs: number; galat: SumberTakMenjawab | null }>;
}

/** Fences and times every call to a source of these feeds. */
function ukur({ pagar, tenggatMs }: BahanTempo, jalur: Jalur, umpan: readonly UmpanJatuhTempo[]): Pengukur {
  const sumber = new Map<UmpanJatuhTempo, { lamaMs: number; galat: SumberTakMenjawab | null }>();
  return {
    sumber,
    panggil: async (milik, kerja) => {
      const u = umpan.find((x) => x.sisi === milik.sisi && x.jenis === milik.jenis);
      if (u === undefined || u.jauh) return kerja();
      const catat = { lamaMs: sumber.get(u)?.lamaMs ?? 0, galat: null as SumberTakMenjawab | null };
      sumber.set(u, catat);
      const mulai = performance.now();
      try {
        return await pagar.jalan(u.sumber, tenggatMs[jalur], kerja);
      } catch (galat) {
        if (galat instanceof SumberTakMenjawab) catat.galat = galat;
        throw galat;
      } finally {
        catat.lamaMs += performance.now() - mulai;
      }
    },
  };
}

/**
 * A slow source is asked before the instansi is locked, so that while it hangs neither an upload nor the other feeds of its instansi wait.
 * Returns the feeds whose source answered.
 */
async function sentuh(
  { tarik }: BahanTempo,
  instansi: number,
  { umpan, panggil }: { umpan: readonly UmpanJatuhTempo[]; panggil: PanggilSumber },
): Promise<UmpanJatuhTempo[]> {
  const menjawab: UmpanJatuhTempo[] = [];
  for (const u of umpan) {
    try {
      const ada = await panggil(u, () => cariBerkas(tarik.dirSumber, u.kodeCepat, u));
      if (ada !== null) await panggil(u, () => sidikBerkas(ada.berkas));
      menjawab.push(u);
    } catch (galat) {
      if (!(galat instanceof SumberTakMenjawab)) throw galat;
      const kabar = { instansi, sisi: u.sisi, jenis: u.jenis, peristiwa: 'gagal', pada: null, tarikan: null, sebab: galat.message } as const;
      await sqlUntukIrisan(tujuanDari(tarik), (sql) => catatKesegaran(sql, kabar));
    }
  }
  return menjawab;
}

const BERHASIL: Readonly<Record<HasilTarik, HasilUmpan['hasil']>> = {
  DITERAPKAN: 'baik',
  TETAP: 'baik',
  DITAHAN: 'baik',
  HILANG: 'gagal',
  GAGAL: 'gagal',
  BERLANJUT: 'lewat',
};

/** What each source did goes to its one state; most were healthy before and are healthy still, and need no statement. */
async function catatSumber({ tarik, tenggatMs, dasarMs }: BahanTempo, sumber: Pengukur['sumber']): Promise<void> {
  for (const [u, { lamaMs, galat }] of sumber) {
    const lambat = lamaMs > tenggatMs.cepat / 2;
    if (galat === null && isSumberTetap(u, lambat)) continue;
    await sqlUntukIrisan(tujuanDari(tarik), (sql) =>
      galat === null ? catatSumberBaik(sql, u, { lambat, sebarMs: dasarMs }) : catatSumberGagal(sql, u.sumber, galat.lambat),
    );
  }
}

/**
 * Pulls the feeds of one instansi that are due, each as its own: what fails is planned again by itself, with the wait kept in PostgreSQL, and never
 * takes the healthy ones with it. Throws SumberTidakTersedia when another slice of the instansi runs, and the fault when the database is away;
 * both only delay the job.
 */
export async function tarikJatuhTempo(bahan: BahanTempo, instansi: number, { jalur, catatan }: { jalur: Jalur; catatan: Logger }): Promise<RingkasanTarik> {
  const { kini, dipegang, umpan } = await umpanJatuhTempo(bahan.pool, instansi);
  const kosong = { diterapkan: 0, tetap: 0, bermasalah: 0, berlanjut: false };
  if (umpan.length === 0) return kosong;
  if (dipegang) throw new SumberTidakTersedia(TUNDA_DIPEGANG_MS);
  const { boleh: calon, lewat } = await pilah(bahan, instansi, { jalur, umpan });
  const { panggil, sumber } = ukur(bahan, jalur, calon);
  const hasil: HasilUmpan[] = [...lewat];
  const boleh = jalur === 'cepat' ? calon : await sentuh(bahan, instansi, { umpan: calon, panggil });
  for (const { sisi, jenis } of calon.filter((u) => !boleh.includes(u))) hasil.push({ sisi, jenis, hasil: 'gagal', tundaMs: null });
  let ringkasan: RingkasanTarik = kosong;
  try {
    if (boleh.length > 0)
      ringkasan = await tarikInstansi({ ...bahan.tarik, ...mulaiJatah(bahan.jatah ?? JATAH) }, instansi, {
        umpan: UMPAN_INSTANSI.filter((u) => boleh.some((b) => b.sisi === u.sisi && b.jenis === u.jenis)),
        panggil,
        lapor: ({ sisi, jenis }, h) => void hasil.push({ sisi, jenis, hasil: BERHASIL[h], tundaMs: null }),
      });
  } catch (galat) {
    if (galat instanceof Kesalahan && galat.kode === 'SUMBER_TIDAK_TERSEDIA') throw galat;
    catatan.warn({ galat: namaGalat(galat), tumpukan: jejakTumpukan(galat) }, 'tarik.umpan_gagal');
  }
  await catatSumber(bahan, sumber);
  await catatHasilUmpan(bahan, instansi, { mulai: kini, hasil });
  return ringkasan;
}
