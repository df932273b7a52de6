import { BACAAN, type NamaBacaan } from '../../domain/akses-data.ts';
import { kelompokkan } from '../../domain/kelompokkan.ts';
import type { Sql, SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { OLEH_PERINTAH } from './alat.ts';

/** From here on people are written as one set with its members, as of a machine. */
const HIMPUNAN = 20;

/** Writes that the command line showed these people, in the transaction that reads them. */
export async function catatBacaan(tx: SqlTransaksi, bacaan: NamaBacaan, nip: readonly string[]): Promise<void> {
  const orang = [...new Set(nip)];
  const isi = { ...BACAAN[bacaan], ...(orang.length >= HIMPUNAN && { lingkup: { perintah: BACAAN[bacaan].operasi } }) };
  await tx`select akses_tulis((select array_agg(x::bigint) from jsonb_array_elements_text(${tx.json(orang)}) x), ${tx.json(isi)},
    ${OLEH_PERINTAH.subjek}, ${OLEH_PERINTAH.orang}, 'SISTEM', null)`;
}

/** Reads rows and writes down whom they name, each by the reading it is, in one transaction: nothing is printed that was not written. */
export const bacaTercatat = <R extends { readonly nip: string }>(
  sql: Sql,
  bacaan: (row: R) => NamaBacaan,
  ambil: (tx: SqlTransaksi) => Promise<readonly R[]>,
): Promise<readonly R[]> =>
  sql.begin(async (tx) => {
    const rows = await ambil(tx);
    for (const [nama, milik] of kelompokkan(rows, bacaan))
      await catatBacaan(
        tx,
        nama,
        milik.map((r) => r.nip),
      );
    return rows;
  }) as Promise<readonly R[]>;
