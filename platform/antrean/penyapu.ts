import type { Logger } from 'pino';
import type { Antrean, KirimanPekerjaan } from './antrean.ts';
import type { DefinisiPekerjaan } from './definisi.ts';
import { putarBerkala } from './putaran.ts';

export type Penyapu = Readonly<{ /** One sweep; resolves with the number of jobs enqueued again. */ sapu(): Promise<number>; tutup(): Promise<void> }>;

type Bahan = Readonly<{
  antrean: Antrean;
  /** The work that Postgres says is still to be done. */
  harapan: () => Promise<readonly KirimanPekerjaan[]>;
  /** Puts the schedules back, which a lost store forgets as well. */
  jadwal?: () => Promise<void>;
  catatan: Logger;
  setiapMs?: number;
  /** Work that failed for good is left alone this long, so that a poisonous payload does not spin. Default 15 minutes. */
  tundaGagalMs?: number;
}>;

async function terlupa(bahan: Bahan, definisi: DefinisiPekerjaan, milik: readonly KirimanPekerjaan[]): Promise<readonly KirimanPekerjaan[]> {
  const kunciDari = (satu: KirimanPekerjaan): string => definisi.kunci(definisi.urai(satu.payload));
  const dikenal = await bahan.antrean.yangDikenal(definisi, milik.map(kunciDari));
  const calon = milik.filter((satu) => !dikenal.has(kunciDari(satu)));
  if (calon.length === 0) return [];
  const gagal = await bahan.antrean.yangBaruGagal(definisi, bahan.tundaGagalMs ?? 15 * 60_000);
  return calon.filter((satu) => !gagal.has(kunciDari(satu)));
}

/** Starts the sweep that compares what Postgres expects with what the queue knows, and enqueues the difference again, every `setiapMs` (10 s). */
export function mulaiPenyapu(bahan: Bahan): Penyapu {
  const putaran = async (): Promise<number> => {
    await bahan.jadwal?.();
    const perDefinisi = new Map<DefinisiPekerjaan, KirimanPekerjaan[]>();
    for (const satu of await bahan.harapan()) {
      const milik = perDefinisi.get(satu.definisi) ?? [];
      perDefinisi.set(satu.definisi, milik);
      milik.push(satu);
    }
    let jumlah = 0;
    for (const [definisi, milik] of perDefinisi) {
      const kembali = await terlupa(bahan, definisi, milik);
      await bahan.antrean.tambahBanyak(kembali);
      jumlah += kembali.length;
    }
    if (jumlah > 0) bahan.catatan.warn({ peristiwa: 'penyapu_mengembalikan', jumlah });
    return jumlah;
  };
  const { sekarang, tutup } = putarBerkala(putaran, { setiapMs: bahan.setiapMs ?? 10_000, catatan: bahan.catatan, peristiwa: 'penyapu_galat' });
  return { sapu: sekarang, tutup };
}
