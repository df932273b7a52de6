import { aliasedTable, and, asc, desc, eq, getTableColumns, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { BACAAN } from '../../../domain/akses-data.ts';
import { pegawaiBkn, pegawaiSimpeg } from '../../../drizzle/schema/pegawai.ts';
import { instansi } from '../../../drizzle/schema/rujukan.ts';
import { tugasKeluar } from '../../../drizzle/schema/selisih.ts';
import { bobotTautan, keputusanTautan, usulanTautan } from '../../../drizzle/schema/tautan.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';

export type BarisUsulan = typeof usulanTautan.$inferSelect & { readonly instansiId: string; readonly instansiBknId: string };
export type BarisKeputusanTautan = typeof keputusanTautan.$inferSelect;

const instansiLawan = aliasedTable(instansi, 'instansi_lawan');

const berinstansi = (tx: Tx) =>
  tx
    .select({ ...getTableColumns(usulanTautan), instansiId: instansi.id, instansiBknId: instansiLawan.id })
    .from(usulanTautan)
    .innerJoin(instansi, eq(instansi.no, usulanTautan.instansi))
    .innerJoin(instansiLawan, eq(instansiLawan.no, usulanTautan.instansiBkn));

export const selectUsulanById = (tx: Tx, id: readonly string[]): Promise<BarisUsulan[]> => berinstansi(tx).where(inArray(usulanTautan.id, [...id]));

export interface SaringanUsulan {
  readonly instansiId: string | null;
  /** NIP of either side. */
  readonly nip: string | null;
  readonly pita: readonly string[] | null;
  readonly status: readonly string[];
}

export const selectUsulan = (tx: Tx, f: SaringanUsulan, { sesudah, batas }: { sesudah: string | null; batas: number }): Promise<BarisUsulan[]> => {
  const nomor = sql`(select no from instansi where id = ${f.instansiId})`;
  const milik: SQL | undefined = f.instansiId === null ? undefined : or(eq(usulanTautan.instansi, nomor), eq(usulanTautan.instansiBkn, nomor));
  return berinstansi(tx)
    .where(
      and(
        milik,
        f.nip === null ? undefined : or(eq(usulanTautan.nip, f.nip), eq(usulanTautan.nipBkn, f.nip)),
        f.pita === null ? undefined : inArray(usulanTautan.pita, [...f.pita]),
        inArray(usulanTautan.status, [...f.status]),
        sesudah === null ? undefined : lt(usulanTautan.id, sesudah),
      ),
    )
    .orderBy(desc(usulanTautan.id))
    .limit(batas);
};

type Isi = 'nikSamar' | 'nama' | 'tglLahir' | 'jenisKelamin' | 'tmtCpns' | 'golAkhirId' | 'pendidikanId';
type Sisi = Readonly<Record<Isi, string | null>>;
type SisiTanpaLahir = Omit<Sisi, 'tglLahir'>;

/** What both sides say of the pair; null when a record is gone or out of reach. The NIK comes masked. */
export interface BarisPasangan {
  readonly usulan: string;
  readonly simpeg: Sisi | null;
  readonly bkn: Sisi | null;
}

const isiSisi = (t: typeof pegawaiBkn | typeof pegawaiSimpeg) => ({
  nikSamar: t.nikSamar,
  nama: t.nama,
  jenisKelamin: t.jenisKelamin,
  tmtCpns: t.tmtCpns,
  golAkhirId: t.golAkhirId,
  pendidikanId: t.pendidikanId,
});

interface BarisLahir extends Record<string, unknown> {
  readonly sisi: string;
  readonly instansi: number;
  readonly nip: string;
  readonly tglLahir: string | null;
}

/** Both records of each pair. Their birth dates come from the function that writes the access trail. */
export async function selectPasangan(tx: Tx, id: readonly string[]): Promise<BarisPasangan[]> {
  const pasangan = await selectTanpaLahir(tx, id);
  const nip = sql.param(pasangan.flatMap((p) => [p.nip, p.nipBkn]));
  const { rows } = await tx.execute<BarisLahir>(
    sql`select sisi, instansi, lpad(nip::text, 18, '0') nip, tgl_lahir as "tglLahir" from lahir_penuh(${nip}::bigint[], ${JSON.stringify(BACAAN.uraianTautan)}::jsonb)`,
  );
  const berlahir = (sisi: string, instansi: number, orang: string, isi: SisiTanpaLahir | null): Sisi | null =>
    isi && { ...isi, tglLahir: rows.find((l) => l.sisi === sisi && l.instansi === instansi && l.nip === orang)?.tglLahir ?? null };
  return pasangan.map((p) => ({
    usulan: p.usulan,
    simpeg: berlahir('SIMPEG', p.instansi, p.nip, p.simpeg),
    bkn: berlahir('BKN', p.instansiBkn, p.nipBkn, p.bkn),
  }));
}

const selectTanpaLahir = (tx: Tx, id: readonly string[]) =>
  tx
    .select({
      usulan: usulanTautan.id,
      instansi: usulanTautan.instansi,
      nip: usulanTautan.nip,
      instansiBkn: usulanTautan.instansiBkn,
      nipBkn: usulanTautan.nipBkn,
      simpeg: isiSisi(pegawaiSimpeg),
      bkn: isiSisi(pegawaiBkn),
    })
    .from(usulanTautan)
    .leftJoin(pegawaiSimpeg, and(eq(pegawaiSimpeg.instansi, usulanTautan.instansi), eq(pegawaiSimpeg.nip, usulanTautan.nip)))
    .leftJoin(pegawaiBkn, and(eq(pegawaiBkn.instansi, usulanTautan.instansiBkn), eq(pegawaiBkn.nip, usulanTautan.nipBkn)))
    .where(inArray(usulanTautan.id, [...id]));

export const selectBobot = (tx: Tx, versi: readonly string[]): Promise<{ versi: string; isi: unknown }[]> =>
  tx
    .select({ versi: bobotTautan.versi, isi: bobotTautan.isi })
    .from(bobotTautan)
    .where(inArray(bobotTautan.versi, [...versi]));

export const selectKeputusanTautan = (tx: Tx, usulan: readonly string[]): Promise<BarisKeputusanTautan[]> =>
  tx
    .select()
    .from(keputusanTautan)
    .where(inArray(keputusanTautan.usulan, [...usulan]));

export type BarisTugasTautan = typeof tugasKeluar.$inferSelect & { readonly usulan: string };

export const kunciTugasTautan = (usulan: string, tujuan: string): string => `tautan:${usulan}:${tujuan}`;

export const selectTugasTautan = (tx: Tx, usulan: readonly string[]): Promise<BarisTugasTautan[]> =>
  tx
    .select({ ...getTableColumns(tugasKeluar), usulan: sql<string>`split_part(${tugasKeluar.kunci}, ':', 2)`.as('usulan') })
    .from(tugasKeluar)
    .where(
      inArray(
        tugasKeluar.kunci,
        usulan.flatMap((id) => ['SIASN', 'SIMPEG'].map((tujuan) => kunciTugasTautan(id, tujuan))),
      ),
    )
    .orderBy(asc(tugasKeluar.id));

/** Holds the suggestion for a decision; null = out of reach or not there. */
export const kunciUsulan = async (tx: Tx, id: string): Promise<typeof usulanTautan.$inferSelect | null> =>
  (await tx.select().from(usulanTautan).where(eq(usulanTautan.id, id)).for('update'))[0] ?? null;

export async function insertKeputusanTautan(
  tx: Tx,
  r: Pick<BarisKeputusanTautan, 'usulan' | 'jenis' | 'nipBenar' | 'alasan' | 'bukti' | 'oleh' | 'orang'>,
): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`insert into keputusan_tautan (usulan, jenis, nip_benar, alasan, bukti, oleh, orang)
    values (${r.usulan}, ${r.jenis}, ${r.nipBenar}, ${r.alasan}, ${r.bukti}, ${r.oleh}, ${r.orang}) returning id`);
  return String(rows[0]?.id);
}

export const updateStatusUsulan = async (tx: Tx, u: typeof usulanTautan.$inferSelect, status: string): Promise<void> => {
  await tx
    .update(usulanTautan)
    .set({ status, versi: u.versi + 1, diubahPada: sql`clock_timestamp()` })
    .where(eq(usulanTautan.id, u.id));
};
