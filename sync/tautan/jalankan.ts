import { type BobotTautan, peluangSkor, skorPola, taksirBobot } from '../../domain/tautan/bobot.ts';
import { type SqlTransaksi, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { bandingkanAcak, bandingkanCalon, kumpulkanOrang } from './kumpulkan.ts';
import { type HitungUsulan, tuliskanUsulan } from './tuliskan.ts';

/** One run at a time; a second one waits and then starts from what the first one left. */
const KUNCI_TAUTAN = 7004;
const TENGGAT_MS = 600_000;

export interface HasilTautan extends HitungUsulan {
  readonly bobotVersi: string;
  /** Persons that only a SIMPEG has. */
  readonly kiri: number;
  readonly kanan: number;
  readonly pasangan: number;
  readonly putaran: number;
}

async function simpanBobot(tx: SqlTransaksi, bobot: BobotTautan, ukuran: { kiri: number; kanan: number; pasangan: number }): Promise<string> {
  const [baris] = await tx<{ versi: string }[]>`insert into bobot_tautan (isi, kiri, kanan, pasangan)
    values (${tx.json(bobot as never)}, ${ukuran.kiri}, ${ukuran.kanan}, ${ukuran.pasangan}) returning versi::text versi`;
  if (baris === undefined) throw new RangeError('bobot tidak tersimpan');
  return baris.versi;
}

/**
 * Looks for the persons of every SIMPEG whose NIP BKN does not know, among all of BKN: candidates by cheap equalities, patterns of agreement, weights
 * re-estimated from this very data, the best free pair of both sides, stored as suggestions. Set-based, one transaction; rows of people stay in
 * PostgreSQL, only counts of patterns are seen here. Nothing is ever merged.
 */
export async function jalankanTautan(url: string): Promise<HasilTautan> {
  return await sqlUntukIrisan(
    url,
    (sql) =>
      sql.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(${KUNCI_TAUTAN})`;
        await tx.unsafe(`set local work_mem = '64MB'; set local temp_buffers = '128MB'`);
        const { kiri, kanan } = await kumpulkanOrang(tx);
        const calon = await bandingkanCalon(tx);
        const bobot = taksirBobot(calon, await bandingkanAcak(tx), kiri * kanan);
        const pasangan = calon.reduce((n, c) => n + c.jumlah, 0);
        const bobotVersi = await simpanBobot(tx, bobot, { kiri, kanan, pasangan });
        const skor = [...new Set(calon.map((c) => c.pola))].map((pola) => {
          const nilai = skorPola(bobot, pola);
          return { pola, skor: nilai, peluang: peluangSkor(bobot, nilai) };
        });
        const hitung = await tuliskanUsulan(tx, skor, bobotVersi);
        await tx`delete from staging_tautan`;
        await tx`select jejak_catat('tautan.dijalankan', ${tx.json({ bobot: bobotVersi, kuat: hitung.kuat, ditinjau: hitung.perluDitinjau })}, 'SISTEM', 'SISTEM')`;
        return { ...hitung, bobotVersi, kiri, kanan, pasangan, putaran: bobot.putaran };
      }),
    { tenggatPernyataanMs: TENGGAT_MS, nama: 'simpul-tautan' },
  );
}
