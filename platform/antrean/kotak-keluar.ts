import type { DefinisiPekerjaan } from './definisi.ts';
import type { TransaksiSql } from './transaksi-sql.ts';

/** Channel that wakes the relay when a transaction with an outbox row commits. */
export const SALURAN_KOTAK_KELUAR = 'kotak_keluar';

/** Enqueues inside the caller's transaction: the job exists if and only if the transaction commits. Delivered at least once by the relay. */
export async function tambahDalamTransaksi<P>(tx: TransaksiSql, definisi: DefinisiPekerjaan<P>, payload: P): Promise<void> {
  const isi = definisi.urai(payload);
  await tx.query(
    // No RETURNING: a role that may only insert here needs no right to read. ::text::jsonb because postgres.js would encode a jsonb parameter a second time.
    `with baris as (insert into kotak_keluar (antrean, nama, payload, kunci, dibuat) values ($1, $2, $3::text::jsonb, $4, clock_timestamp()))
     select pg_notify('${SALURAN_KOTAK_KELUAR}', '')`,
    [definisi.antrean, definisi.name, JSON.stringify(isi), definisi.kunci(isi)],
  );
}
