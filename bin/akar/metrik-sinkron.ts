import { Gauge, type Registry } from 'prom-client';
import { STATUS_UMPAN } from '../../domain/tarikan/keadaan-umpan.ts';
import type { StatistikAntrean } from '../../platform/antrean/antrean.ts';
import { bacaUkuranJadwal, type UkuranJadwal } from '../../sync/jadwal/ukuran.ts';
import type { Pekerja } from './pekerja.ts';

/** /metrics is open: however often it is asked, the database is asked once in this time. */
const SEGAR_MS = 5_000;

interface Potret {
  readonly jadwal: UkuranJadwal;
  readonly antrean: readonly StatistikAntrean[];
}

type Sampel = readonly { readonly label: Readonly<Record<string, string>>; readonly nilai: number }[];

interface Ukuran {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly string[];
  readonly baca: (p: Potret) => Sampel;
}

const satu = (nilai: number): Sampel => [{ label: {}, nilai }];

/** Labels hold queue names, states, tiers and figures of closed lists. */
const UKURAN: readonly Ukuran[] = [
  {
    name: 'simpul_antrean_pekerjaan',
    help: 'Pekerjaan di antrean menurut keadaan',
    labelNames: ['antrean', 'keadaan'],
    baca: ({ antrean }) =>
      antrean.flatMap((a) =>
        (['menunggu', 'aktif', 'tertunda', 'gagal'] as const).map((keadaan) => ({ label: { antrean: a.antrean, keadaan }, nilai: a[keadaan] })),
      ),
  },
  {
    name: 'simpul_umpan_keadaan',
    help: 'Umpan menurut keadaan',
    labelNames: ['status'],
    baca: ({ jadwal }) => STATUS_UMPAN.map((status) => ({ label: { status }, nilai: jadwal.keadaan.find((k) => k.status === status)?.n ?? 0 })),
  },
  {
    name: 'simpul_umpan_umur_detik',
    help: 'Umur umpan pegawai per tingkat',
    labelNames: ['tingkat', 'ukuran'],
    baca: ({ jadwal }) =>
      jadwal.umur.flatMap((u) => (['tengah', 'p95', 'terburuk'] as const).map((ukuran) => ({ label: { tingkat: u.tingkat, ukuran }, nilai: u[ukuran] }))),
  },
  { name: 'simpul_jadwal_jatuh_tempo', help: 'Umpan yang jatuh tempo dan belum ditarik', labelNames: [], baca: (p) => satu(p.jadwal.jatuhTempo) },
  {
    name: 'simpul_jadwal_terlambat_detik',
    help: 'Keterlambatan umpan yang paling lama jatuh tempo',
    labelNames: [],
    baca: (p) => satu(p.jadwal.terlambatDetik),
  },
  { name: 'simpul_umpan_menunggu', help: 'Umpan yang diterima dan belum selesai diolah', labelNames: [], baca: (p) => satu(p.jadwal.menunggu) },
  { name: 'simpul_umpan_menunggu_tertua_detik', help: 'Umur yang tertua di antaranya', labelNames: [], baca: (p) => satu(p.jadwal.menungguTertuaDetik) },
  { name: 'simpul_sumber_istirahat', help: 'Sumber yang diistirahatkan pemutus', labelNames: [], baca: (p) => satu(p.jadwal.sumberIstirahat) },
  { name: 'simpul_sumber_lambat', help: 'Sumber di jalur lambat', labelNames: [], baca: (p) => satu(p.jadwal.sumberLambat) },
];

/** Adds the figures of queue and schedule to the registry that /metrics shows. */
export function pasangMetrikSinkron(registry: Registry, { antrean, pool }: Pick<Pekerja, 'antrean' | 'pool'>): void {
  let potret: { pada: number; isi: Promise<Potret> } | null = null;
  const ambil = (): Promise<Potret> => {
    if (potret === null || performance.now() - potret.pada > SEGAR_MS) {
      const isi = Promise.all([bacaUkuranJadwal(pool), antrean.statistik()]).then(([jadwal, a]) => ({ jadwal, antrean: a }));
      potret = { pada: performance.now(), isi };
    }
    return potret.isi;
  };
  for (const { name, help, labelNames, baca } of UKURAN)
    new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers: [registry],
      async collect() {
        // A figure that cannot be had is absent or NaN, never an old one and never zero.
        this.reset();
        const isi = await ambil().catch(() => null);
        if (isi === null && labelNames.length === 0) this.set(Number.NaN);
        for (const { label, nilai } of isi === null ? [] : baca(isi)) this.set(label, Math.round(nilai * 1_000) / 1_000);
      },
    });
}
