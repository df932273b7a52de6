import type pg from 'pg';
import type { Logger } from 'pino';
import { denganTenggat } from '../db/deadline.ts';
import type { Antrean, KirimanPekerjaan } from './antrean.ts';
import type { DefinisiPekerjaan } from './definisi.ts';
import { namaGalat } from './galat-pekerjaan.ts';
import { SALURAN_KOTAK_KELUAR } from './kotak-keluar.ts';

export type Relay = Readonly<{ /** Moves what is committed now; resolves with the number of rows moved. */ kirim(): Promise<number>; tutup(): Promise<void> }>;

type Bahan = Readonly<{
  /** Direct connections (LISTEN); one is kept for as long as the relay runs. */
  pool: pg.Pool;
  antrean: Antrean;
  definisi: readonly DefinisiPekerjaan[];
  catatan: Logger;
  setiapMs?: number;
}>;

type Baris = { id: string; nama: string; payload: unknown };

const SEKALI_AMBIL = 500;
const BERSIHKAN_SETIAP_MS = 60_000;
const TENGGAT_BATAL_MS = 2_000;

/** Rows whose payload no longer fits its definition can never be sent: they are marked sent with an alarm instead of blocking the others. */
function pilah(baris: readonly Baris[], peta: ReadonlyMap<string, DefinisiPekerjaan>, catatan: Logger): KirimanPekerjaan[] {
  return baris.flatMap((satu) => {
    const definisi = peta.get(satu.nama);
    try {
      if (definisi === undefined) return [];
      return [{ definisi, payload: definisi.urai(satu.payload), opsi: { tiket: `kk-${satu.id}` } }];
    } catch (galat) {
      catatan.error({ peristiwa: 'kotak_keluar_ditolak', alarm: true, id: satu.id, pekerjaan: satu.nama, galat: namaGalat(galat) });
      return [];
    }
  });
}

async function pindahkan({ pool, antrean, catatan }: Bahan, peta: ReadonlyMap<string, DefinisiPekerjaan>): Promise<number> {
  const klien = await pool.connect();
  try {
    await klien.query('begin');
    const { rows } = await klien.query<Baris>(
      'select id::text, nama, payload from kotak_keluar where dikirim is null and nama = any($1) order by kotak_keluar.id limit $2 for update skip locked',
      [[...peta.keys()], SEKALI_AMBIL],
    );
    await antrean.tambahBanyak(pilah(rows, peta, catatan));
    if (rows.length > 0) await klien.query('update kotak_keluar set dikirim = clock_timestamp() where id = any($1::bigint[])', [rows.map((r) => r.id)]);
    await klien.query('commit');
    klien.release();
    return rows.length;
  } catch (galat) {
    // The rows are free before the failure is told: the next round would skip rows a dying connection still holds and report that nothing is open.
    const utuh = await denganTenggat(klien.query('rollback'), TENGGAT_BATAL_MS).then(
      () => true,
      () => false,
    );
    klien.release(!utuh);
    throw galat;
  }
}

/** Keeps one connection on LISTEN and calls `bangun` on every notification; polling covers the time without it. */
function dengarkan(pool: pg.Pool, bangun: () => void, catat: (galat: unknown) => void): { tutup(): void } {
  let klien: pg.PoolClient | undefined;
  let ditutup = false;
  const lepas = (): void => {
    klien?.release(true);
    klien = undefined;
  };
  const sambung = async (): Promise<void> => {
    if (ditutup) return;
    try {
      const baru = await pool.connect();
      klien = baru;
      if (ditutup) return lepas();
      baru.once('error', (galat) => {
        catat(galat);
        if (klien === baru) lepas();
        if (!ditutup) setTimeout(sambung, 500 + Math.random() * 500).unref();
      });
      baru.on('notification', bangun);
      await baru.query(`listen ${SALURAN_KOTAK_KELUAR}`);
    } catch (galat) {
      catat(galat);
      lepas();
      if (!ditutup) setTimeout(sambung, 500 + Math.random() * 500).unref();
    }
  };
  void sambung();
  return {
    tutup() {
      ditutup = true;
      lepas();
    },
  };
}

/** Starts moving outbox rows to the queue: on every notification and every `setiapMs` (500). Several relays may run; each row is locked by one. */
export function mulaiRelay(bahan: Bahan): Relay {
  const peta = new Map(bahan.definisi.map((satu) => [satu.name, satu]));
  const catat = (galat: unknown): void => bahan.catatan.warn({ peristiwa: 'relay_galat', galat: namaGalat(galat) });
  let antrian: Promise<number> = Promise.resolve(0);
  let menunggu = false;
  let bersihPada = 0;
  let ditutup = false;

  const putaran = async (): Promise<number> => {
    menunggu = false;
    // A round that only waited its turn is not begun while closing: it would hold the end for another deadline.
    if (ditutup) return 0;
    let jumlah = 0;
    let kini = 0;
    do {
      kini = await pindahkan(bahan, peta);
      jumlah += kini;
    } while (kini === SEKALI_AMBIL);
    if (Date.now() - bersihPada > BERSIHKAN_SETIAP_MS) {
      bersihPada = Date.now();
      await bahan.pool.query("delete from kotak_keluar where dikirim < clock_timestamp() - interval '1 hour'");
    }
    return jumlah;
  };
  const kirim = (): Promise<number> => {
    antrian = antrian.catch(() => 0).then(putaran);
    return antrian;
  };
  const bangun = (): void => {
    // One round waiting behind the running one sees everything committed until it starts.
    if (menunggu) return;
    menunggu = true;
    kirim().catch(catat);
  };

  const telinga = dengarkan(bahan.pool, bangun, catat);
  const pewaktu = setInterval(bangun, bahan.setiapMs ?? 500);
  bangun();
  return {
    kirim,
    async tutup() {
      ditutup = true;
      clearInterval(pewaktu);
      telinga.tutup();
      await antrian.catch(() => 0);
    },
  };
}
