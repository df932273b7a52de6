import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';

interface Fase {
  readonly kunci: string;
  readonly judul: string;
  readonly selesai: number;
  readonly total: number;
  readonly kini: string;
}

const FASE = [
  { kunci: 'BKN:pegawai', judul: 'Tarik data BKN' },
  { kunci: 'SIMPEG:pegawai', judul: 'Tarik dan banding SIMPEG' },
  { kunci: 'BKN:kinerja', judul: 'Kinerja' },
  { kunci: 'BKN:hukdis', judul: 'Hukuman disiplin' },
  { kunci: 'BKN:formasi', judul: 'Formasi' },
] as const;

/** What each phase of the round that began at `sejak` has reached, from the ages of the feeds: every process sees the same. */
async function bacaFase(url: string, sejak: Date): Promise<readonly Fase[]> {
  return sqlUntukIrisan(url, async (sql) => {
    const baris = await sql<{ kunci: string; selesai: number; total: number; kini: string | null }[]>`/* kemajuan */
      select k.sisi || ':' || k.jenis kunci, count(*) filter (where s.diubah_pada >= ${sejak} and s.status in ('SEHAT', 'TERTUNDA', 'PERLU_TINDAKAN', 'MENCOBA_LAGI'))::int selesai, count(*)::int total,
        (array_agg(i.nama order by s.diubah_pada desc nulls last))[1] kini
      from instansi i cross join (values ('BKN', 'pegawai'), ('SIMPEG', 'pegawai'), ('BKN', 'kinerja'), ('BKN', 'hukdis'), ('BKN', 'formasi')) k(sisi, jenis)
      left join kesegaran s on s.instansi = i.no and s.sisi = k.sisi and s.jenis = k.jenis group by 1`;
    const peta = new Map(baris.map((b) => [b.kunci, b]));
    return FASE.map(({ kunci, judul }) => ({
      kunci,
      judul,
      selesai: peta.get(kunci)?.selesai ?? 0,
      total: peta.get(kunci)?.total ?? 0,
      kini: peta.get(kunci)?.kini ?? '',
    }));
  });
}

const jeda = (ms: number): Promise<void> => new Promise((lanjut) => setTimeout(lanjut, ms));

interface Layar {
  gambar(fase: readonly Fase[]): void;
  tutup(): void;
}

/** Bars where a person looks; one line per change where a file does. */
function bukaLayar(): Layar {
  if (!process.stderr.isTTY) {
    let lalu = '';
    return {
      gambar: (fase) => {
        const teks = fase.map((f) => `${f.judul} ${f.selesai}/${f.total}`).join(' · ');
        if (teks !== lalu) process.stderr.write(`  ${teks}\n`);
        lalu = teks;
      },
      tutup: () => {},
    };
  }
  const papan = new MultiBar(
    { format: '  {judul} {bar} {value}/{total} instansi  {kini}', hideCursor: true, stream: process.stderr, clearOnComplete: false },
    Presets.shades_classic,
  );
  const batang = new Map<string, SingleBar>();
  return {
    gambar: (fase) => {
      for (const f of fase) {
        const isi = { judul: f.judul.padEnd(26), kini: f.kini };
        const ada = batang.get(f.kunci);
        if (ada) ada.update(f.selesai, isi);
        else batang.set(f.kunci, papan.create(f.total, f.selesai, isi));
      }
    },
    tutup: () => papan.stop(),
  };
}

/** Shows the round until every instansi has an answer for every feed. Returns the seconds at which each phase was complete. */
export async function tampilkanKemajuan(url: string, sejak: Date): Promise<Readonly<Record<string, number>>> {
  const layar = bukaLayar();
  const detik: Record<string, number> = {};
  try {
    for (;;) {
      const fase = await bacaFase(url, sejak);
      layar.gambar(fase);
      for (const f of fase) if (f.selesai >= f.total) detik[f.kunci] ??= Math.round((Date.now() - sejak.getTime()) / 100) / 10;
      if (fase.every((f) => f.selesai >= f.total)) return detik;
      await jeda(250);
    }
  } finally {
    layar.tutup();
  }
}
