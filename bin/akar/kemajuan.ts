import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { bukaLayar } from './layar-kemajuan.ts';

export interface Batang {
  readonly kunci: string;
  readonly judul: string;
  readonly selesai: number;
  readonly total: number;
  /** What is counted. */
  readonly satuan: string;
}

/** One look at a round of pulls: the phases, and every instansi that has begun. */
export interface Pemandangan {
  readonly fase: readonly Batang[];
  readonly instansi: readonly Batang[];
}

const FASE: Readonly<Record<string, string>> = {
  'BKN:pegawai': 'Tarik data BKN',
  'SIMPEG:pegawai': 'Tarik dan banding SIMPEG',
  'BKN:kinerja': 'Kinerja',
  'BKN:hukdis': 'Hukuman disiplin',
  'BKN:formasi': 'Formasi',
};

/** The source is one that is fetched, and no fetch of it has ended yet. */
const MENUNGGU_AMBILAN = `(exists (select from sumber_instansi m where (m.instansi, m.sisi, m.jenis) = (i.no, k.sisi, k.jenis) and m.aktif and m.macam <> 'BERKAS')
  and not exists (select from pengambilan a where (a.instansi, a.sisi, a.jenis) = (i.no, k.sisi, k.jenis) and a.status = 'SELESAI'))`;

/**
 * What the round that began at `sejak` has reached, from the ages of the feeds: every process sees the same. Feeds that are paused, and those whose
 * source is at rest or slow, or was never fetched, are not waited for: fetching begins when the hub is ready.
 */
async function bacaPemandangan(url: string, sejak: Date): Promise<Pemandangan> {
  return sqlUntukIrisan(url, async (sql) => {
    const baris = await sql<{ no: number; nama: string; sisi: string; jenis: string; sudah: boolean }[]>`/* kemajuan */
      select i.no, i.nama, k.sisi, k.jenis, coalesce(s.status = 'DIJEDA' or p.keadaan <> 'TERTUTUP' or p.lambat
          or (s.diubah_pada >= ${sejak} and s.status in ('SEHAT', 'TERTUNDA', 'PERLU_TINDAKAN', 'MENCOBA_LAGI')), false)
          or ${sql.unsafe(MENUNGGU_AMBILAN)} sudah
      from instansi i cross join (values ('BKN', 'pegawai'), ('SIMPEG', 'pegawai'), ('BKN', 'kinerja'), ('BKN', 'hukdis'), ('BKN', 'formasi')) k(sisi, jenis)
      left join kesegaran s on s.instansi = i.no and s.sisi = k.sisi and s.jenis = k.jenis
      left join jadwal_umpan j on j.instansi = i.no and j.sisi = k.sisi and j.jenis = k.jenis left join pemutus_sumber p on p.sumber = j.sumber order by i.no`;
    const kelompok = (satuan: string, kunci: (b: (typeof baris)[number]) => string, judul: (b: (typeof baris)[number]) => string): Batang[] => {
      const peta = new Map<string, Batang>();
      for (const b of baris) {
        const ada = peta.get(kunci(b)) ?? { kunci: kunci(b), judul: judul(b), selesai: 0, total: 0, satuan };
        peta.set(kunci(b), { ...ada, selesai: ada.selesai + (b.sudah ? 1 : 0), total: ada.total + 1 });
      }
      return [...peta.values()];
    };
    const fase = kelompok(
      'instansi',
      (b) => `${b.sisi}:${b.jenis}`,
      (b) => FASE[`${b.sisi}:${b.jenis}`] ?? b.jenis,
    );
    const instansi = kelompok(
      'umpan',
      (b) => String(b.no),
      (b) => b.nama,
    );
    return { fase: Object.keys(FASE).flatMap((k) => fase.filter((f) => f.kunci === k)), instansi: instansi.filter((i) => i.selesai > 0) };
  });
}

const jeda = (ms: number): Promise<void> => new Promise((lanjut) => setTimeout(lanjut, ms));

/** Shows the round, phase by phase and instansi by instansi, until every feed has an answer. Returns the seconds at which each phase was complete. */
export async function tampilkanKemajuan(url: string, sejak: Date): Promise<Readonly<Record<string, number>>> {
  const layar = bukaLayar();
  const detik: Record<string, number> = {};
  try {
    for (;;) {
      const pandang = await bacaPemandangan(url, sejak);
      layar.gambar(pandang);
      for (const f of pandang.fase) if (f.selesai >= f.total) detik[f.kunci] ??= Math.round((Date.now() - sejak.getTime()) / 100) / 10;
      if (pandang.fase.every((f) => f.selesai >= f.total)) return detik;
      await jeda(250);
    }
  } finally {
    layar.tutup();
  }
}
