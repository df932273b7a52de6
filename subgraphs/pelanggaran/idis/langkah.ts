import { sql } from 'drizzle-orm';
import { JANGKAUAN, type Operasi, type Pemanggil } from '../../../domain/akses.ts';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { isKunci } from '../../../domain/kunci.ts';
import type { Halangan } from '../../../domain/pelanggaran/idis/putusan.ts';
import { isTemuanGugur, type TahapKasus, type TindakanKasus, tahapSetelah, tahapSetelahGugur } from '../../../domain/pelanggaran/idis/tahap.ts';
import { tenggatKasus } from '../../../domain/pelanggaran/idis/tenggat.ts';
import type { Jam } from '../../../platform/clock.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import { berhasil, type HasilMutasi, tolak } from '../../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../../platform/graphql/idempotensi.ts';
import type { KonteksSubgraf } from '../../../platform/graphql/konteks.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import { type Berkas, type DasarIdis, selectBerkas, selectDasarIdis, titikKasus } from './berkas.ts';
import { type Kasus, kunciKasus, kunciTemuanKasus, type Perubahan, selectTahap, updateKasus, updateLangkah } from './queries/tulis.ts';

/** A caller and the clock that working days are counted by. */
export interface KonteksIdis extends KonteksSubgraf {
  readonly jam: Jam;
}

/** One locked case with its papers, as a step sees it. */
export interface Keadaan {
  readonly tx: Tx;
  readonly pemanggil: Pemanggil;
  readonly kasus: Kasus;
  readonly berkas: Berkas;
  readonly dasar: DasarIdis;
}

export interface Langkah {
  readonly tindakan: TindakanKasus;
  /** What stands against it; writes nothing. */
  readonly periksa?: (s: Keadaan) => Halangan | Promise<Halangan>;
  /** Writes the papers; answers with changes of the case itself. A `tahap` in them goes before the table's, for outcomes of an appeal. */
  readonly tulis?: (s: Keadaan) => Promise<Perubahan | undefined>;
  readonly catatan?: string | null;
  /** Remark for the history, such as a term of the law that was missed. */
  readonly keterangan?: (s: Keadaan) => string | null;
}

/** Deadline of the stage a case has come to; not known is written as such, with its reason. */
const tenggatBaru = (tahap: TahapKasus, berkas: Berkas, { kalender, p }: DasarIdis) => {
  const tenggat = tenggatKasus(tahap, kalender, p, titikKasus(berkas));
  return { tenggat: tenggat.ada ? tenggat.nilai : null, tenggatSebab: tenggat.ada ? null : tenggat.sebab };
};

/** Every step of a case is taken here: table, conditions, papers, new stage and deadline, history, audit, in the transaction of the caller. */
export async function lakukanLangkah(s: Keadaan, { tindakan, periksa, tulis, keterangan, catatan = null }: Langkah): Promise<HasilMutasi> {
  const { tx, kasus, pemanggil, dasar } = s;
  const tabel = isTemuanGugur(s.berkas.tahapTemuan) ? tahapSetelahGugur : tahapSetelah;
  const menurutTabel = tabel(kasus.tahap, tindakan);
  if (menurutTabel === null) return tolak('PERALIHAN_DITOLAK', 'id', `Tahap ${kasus.tahap}.`);
  const halangan = (await periksa?.(s)) ?? null;
  if (halangan !== null) return tolak(halangan.kode, halangan.field, halangan.pesan);
  const isiCatatan = [keterangan?.(s), catatan].filter((c) => typeof c === 'string' && c !== '').join('. ');
  const perubahan = (await tulis?.(s)) ?? {};
  const tahap = perubahan.tahap ?? menurutTabel;
  // The papers just written are part of the deadline; a punishment just put into force is not on the row yet.
  if (perubahan.hukuman !== undefined) await updateKasus(tx, kasus.id, { hukuman: perubahan.hukuman });
  const berkas = await selectBerkas(tx, kasus.id);
  await updateLangkah(tx, kasus.id, { ...perubahan, tahap, ...tenggatBaru(tahap, berkas, dasar) });
  await insertRiwayat(tx, { kasus: kasus.id, tindakan, dari: kasus.tahap, ke: tahap, catatan: isiCatatan === '' ? null : isiCatatan }, pemanggil);
  await catatJejak(tx, 'idis.langkah', { kasus: kasus.id, tindakan, ke: tahap });
  return berhasil(kasus.id);
}

/** A deadline that was not known: a case just opened, or a year whose calendar has been decreed since. Nobody's version changes by it. */
export async function hitungTenggat({ tx, kasus, berkas, dasar }: Keadaan): Promise<void> {
  const baru = tenggatBaru(kasus.tahap, berkas, dasar);
  if (baru.tenggatSebab !== kasus.tenggatSebab) await updateKasus(tx, kasus.id, baru);
}

interface RiwayatBaru {
  readonly kasus: string;
  readonly tindakan: string;
  readonly dari: string | null;
  readonly ke: string;
  readonly catatan: string | null;
  /** Only of a deadline that has passed. */
  readonly tenggat?: Tanggal | null;
}

/** False when this deadline of this stage was noted before: the clock fires once. */
export const insertRiwayat = async (tx: Tx, r: RiwayatBaru, { subjek, orang }: Pemanggil): Promise<boolean> => {
  const { rowCount } = await tx.execute(sql`insert into kasus_disiplin_riwayat (kasus, tindakan, dari, ke, catatan, tenggat, oleh, orang)
    values (${r.kasus}::bigint, ${r.tindakan}, ${r.dari}, ${r.ke}, ${r.catatan}, ${r.tenggat ?? null}::date, ${subjek}, ${orang}) on conflict do nothing`);
  return rowCount === 1;
};

/** The locked case with everything its next step asks for; null = not there, or not for this caller. */
export async function bukaKeadaan(tx: Tx, { pemanggil, jam }: KonteksIdis, id: string): Promise<Keadaan | null> {
  const kasus = isKunci(id) ? await kunciKasus(tx, id) : null;
  if (kasus === null) return null;
  // A finding that falls meanwhile waits for this step, or this step for it.
  if (kasus.temuan !== null) await kunciTemuanKasus(tx, id);
  return { tx, pemanggil, kasus, berkas: await selectBerkas(tx, id), dasar: await selectDasarIdis(tx, jam.hariIni()) };
}

export interface MasukanLangkah {
  readonly id: string;
  readonly versi: number;
}

/** A case that row-level security shows to a caller who writes nothing at its stage is not a missing one. */
async function tidakTerkunci(tx: Tx, id: string): Promise<HasilMutasi> {
  const tahap = isKunci(id) ? await selectTahap(tx, id) : null;
  return tahap === null ? tolak('TIDAK_DITEMUKAN', 'id') : tolak('PERALIHAN_DITOLAK', 'id', `Tahap ${tahap}.`);
}

/** Operations that decide a case or its appeal. */
const MEMUTUS: readonly Operasi[] = ['tetapkanHukuman', 'putuskanUpaya', 'batalkanKasusDisiplin'];

/** Whoever is examined answers as ASN and takes no step of the other side, whatever office the grant names. Who decides for an instansi must be known not to be the examinee. */
function dindingTerperiksa({ peran, nip }: Pemanggil, terperiksa: string, operasi: Operasi): HasilMutasi | null {
  if (peran === 'ASN') return null;
  if (nip === terperiksa) return tolak('ORANG_SAMA', 'id');
  const tidakDiketahui = nip === null && JANGKAUAN[peran] === 'INSTANSI' && MEMUTUS.includes(operasi);
  return tidakDiketahui
    ? tolak('DISIPLIN_DITAHAN', 'id', 'NIP pada hibah Anda belum tercatat, sehingga belum diketahui apakah Anda terperiksa kasus ini.')
    : null;
}

/** A step that a person takes: rights, once per idempotency key, and the version seen. */
export function langkahMutasi<I extends MasukanLangkah>(
  k: KonteksIdis,
  { nama, operasi }: { readonly nama: string; readonly operasi: Operasi },
  input: I,
  langkah: (input: I) => Langkah,
): Promise<HasilMutasi> {
  wajibBoleh(k, operasi);
  return jalankanSekali(k, nama, input, async (tx) => {
    const keadaan = await bukaKeadaan(tx, k, input.id);
    if (keadaan === null) return tidakTerkunci(tx, input.id);
    const dinding = dindingTerperiksa(k.pemanggil, keadaan.kasus.nip, operasi);
    if (dinding !== null) return dinding;
    if (keadaan.kasus.versi !== input.versi) return tolak('VERSI_BERUBAH', 'versi');
    return lakukanLangkah(keadaan, langkah(input));
  });
}
