import { Kesalahan } from '../../domain/kesalahan.ts';
import { denganTenggat } from '../../platform/db/deadline.ts';
import { type Sql, sqlUntukIrisan, type TujuanIrisan } from '../../platform/db/postgres-js.ts';

/** Most that may have been accepted and not yet finished. */
export interface BatasTampung {
  /** Feeds, whole hub. */
  readonly umpan: number;
  /** Feeds of one instansi. */
  readonly umpanInstansi: number;
  /** Rows staged and not yet applied. */
  readonly barisStaging: number;
}

/** The hub, or the share of one instansi, is full. Nothing was accepted; the sender is to come back after `tungguDetik`. */
export class Penuh extends Kesalahan {
  readonly status: 429 | 503;
  readonly tungguDetik: number;
  constructor(siapa: 'HUB' | 'INSTANSI') {
    super(siapa === 'HUB' ? 'HUB_SIBUK' : 'TERLALU_SERING', siapa === 'HUB' ? undefined : 'Umpan instansi ini masih banyak yang diolah.');
    this.status = siapa === 'HUB' ? 503 : 429;
    // Spread, so that those who were refused together do not return together.
    this.tungguDetik = Math.round((siapa === 'HUB' ? 30 : 10) * (1 + Math.random()));
  }
}

export interface IsiHub {
  readonly umpan: number;
  readonly umpanInstansi: number;
  readonly barisStaging: number;
}

/** What waits now. The staged rows are the statistics' estimate: counting millions of them for each upload would be a load of its own. */
export async function bacaIsi(sql: Sql, instansi: number): Promise<IsiHub> {
  const [isi] = await sql<IsiHub[]>`/* unggahan.isi */ select count(*)::int umpan, count(*) filter (where instansi = ${instansi})::int "umpanInstansi",
      (select coalesce(sum(n_live_tup), 0)::float8 from pg_stat_user_tables where relname in ('staging_pegawai', 'staging_fakta')) "barisStaging"
    from tarikan where status in ('DITERIMA', 'DISIAPKAN')`;
  return isi ?? { umpan: 0, umpanInstansi: 0, barisStaging: 0 };
}

/** Who is full; an instansi that fills its own share is told so before the hub is. */
export function siapaPenuh(isi: IsiHub, batas: BatasTampung): 'HUB' | 'INSTANSI' | null {
  if (isi.umpanInstansi >= batas.umpanInstansi) return 'INSTANSI';
  return isi.umpan >= batas.umpan || isi.barisStaging >= batas.barisStaging ? 'HUB' : null;
}

export interface PintuMasuk {
  /** Runs `terima` when there is room, else throws Penuh before anything is read. */
  masuk<T>(instansi: number, terima: () => Promise<T>): Promise<T>;
}

const TENGGAT_ISI_MS = 2_000;

/** Counts, beside what the database knows, the uploads that are still being received by this process: they have no row yet. */
export function buatPintuMasuk(tujuan: TujuanIrisan, batas: BatasTampung | undefined): PintuMasuk {
  const menerima = new Map<number, number>();
  const tambah = (instansi: number, n: number): void => void menerima.set(instansi, (menerima.get(instansi) ?? 0) + n);
  return {
    async masuk(instansi, terima) {
      const milik = menerima.get(instansi) ?? 0;
      const semua = [...menerima.values()].reduce((a, b) => a + b, 0);
      tambah(instansi, 1);
      try {
        if (batas !== undefined) {
          const isi = await denganTenggat(
            sqlUntukIrisan(tujuan, (sql) => bacaIsi(sql, instansi)),
            TENGGAT_ISI_MS,
          );
          // An upload that has its row already is counted in both; the larger of the two is what is there.
          const penuh = siapaPenuh({ ...isi, umpan: Math.max(isi.umpan, semua), umpanInstansi: Math.max(isi.umpanInstansi, milik) }, batas);
          if (penuh !== null) throw new Penuh(penuh);
        }
        return await terima();
      } finally {
        tambah(instansi, -1);
      }
    },
  };
}
