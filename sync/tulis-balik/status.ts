import type { Sql } from '../../platform/db/postgres-js.ts';

/** How far one task for SIASN is. Nobody is named. */
export interface StatusTulis {
  readonly tugas: string;
  readonly kodeCepat: string;
  readonly keadaan: string;
  readonly disimpanPada: string | null;
  readonly disinkronkanPada: string | null;
  readonly dokumenPada: string | null;
  readonly percobaan: number;
  readonly kode: string | null;
  readonly pesan: string | null;
}

/** Tasks whose three facts are not all confirmed, oldest first; of one instansi, or of all. */
export const bacaStatusTulis = (sql: Sql, instansi: number | null): Promise<StatusTulis[]> =>
  sql<
    StatusTulis[]
  >`/* tulisBalik.status */ select t.id::text tugas, i.kode_cepat "kodeCepat", coalesce(b.keadaan, 'MENUNGGU') keadaan, to_jsonb(t.disimpan_pada) #>> '{}' "disimpanPada",
      to_jsonb(t.disinkronkan_pada) #>> '{}' "disinkronkanPada", to_jsonb(t.dokumen_pada) #>> '{}' "dokumenPada", coalesce(b.percobaan, 0) percobaan, b.kode, b.pesan
    from tugas_keluar t join instansi i on i.no = t.instansi left join tulis_balik b on b.tugas = t.id
    where t.jenis = 'JABATAN' and t.tujuan = 'SIASN' and t.dokumen_pada is null and t.dibatalkan_pada is null and (${instansi}::smallint is null or t.instansi = ${instansi}) order by t.id`;

/** Tries again what waits for a person; refusals and sends are counted anew. Returns how many. */
export const ulangiTugas = (sql: Sql, instansi: number | null, oleh: { readonly subjek: string; readonly orang: string }): Promise<number> =>
  sql.begin(async (tx) => {
    const { count } =
      await tx`/* tulisBalik.ulangi */ update tulis_balik b set keadaan = 'MENUNGGU', penolakan = 0, kiriman = '{}', berikut = clock_timestamp(), diubah_pada = clock_timestamp()
      from tugas_keluar t where t.id = b.tugas and b.keadaan = 'PERLU_TINDAKAN' and (${instansi}::smallint is null or t.instansi = ${instansi})`;
    if (count > 0) await tx`select jejak_catat('tugas.diulangi', ${tx.json({ jumlah: count })}, ${oleh.subjek}, ${oleh.orang})`;
    return count;
  });
