import { sql } from 'drizzle-orm';
import type { Pemanggil } from '../../../domain/akses.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import { berhasil, type HasilMutasi, tolak } from '../../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import { selectInstansiPegawai } from '../queries.ts';
import { bukaKeadaan, hitungTenggat, insertRiwayat, type KonteksIdis } from './langkah.ts';

export interface BukaKasusInput {
  readonly nip: string;
  readonly uraian: string;
}

export interface KasusBaru {
  readonly instansi: number;
  readonly nip: string;
  readonly sumber: 'INSTANSI' | 'KELALAIAN_ATASAN';
  readonly asalKasus: string | null;
  readonly uraian: string;
}

const URAIAN_MIN = 10;

/** Writes a new case with its first line of history; null when the case it follows from has one already. */
export async function insertKasus(tx: Tx, k: KasusBaru, pelaku: Pemanggil): Promise<string | null> {
  const { rows } = await tx.execute<{ id: string }>(sql`insert into kasus_disiplin (instansi, nip, sumber, asal_kasus, uraian, oleh, orang)
    values (${k.instansi}, ${k.nip}::bigint, ${k.sumber}, ${k.asalKasus}::bigint, ${k.uraian}, ${pelaku.subjek}, ${pelaku.orang}) on conflict (asal_kasus) do nothing returning id::text`);
  const id = rows[0]?.id;
  if (id === undefined) return null;
  await insertRiwayat(tx, { kasus: id, tindakan: 'buka', dari: null, ke: 'TELAAH', catatan: null }, pelaku);
  await catatJejak(tx, 'idis.kasus_dibuka', { kasus: id, sumber: k.sumber });
  return id;
}

/** Opens a case that no finding opened: what the superior saw or was told. Not a complaint offence: nobody need have complained. */
export function bukaKasus(k: KonteksIdis, input: BukaKasusInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'bukaKasusDisiplin');
  return jalankanSekali(k, 'bukaKasusDisiplin', input, async (tx) => {
    const uraian = input.uraian.trim();
    if (uraian.length < URAIAN_MIN) return tolak('MASUKAN_SALAH', 'uraian', `Minimal ${URAIAN_MIN} huruf.`);
    const instansi = (await selectInstansiPegawai(tx, input.nip))[0];
    if (instansi === undefined) return tolak('TIDAK_DITEMUKAN', 'nip');
    const id = await insertKasus(tx, { instansi, nip: input.nip, sumber: 'INSTANSI', asalKasus: null, uraian }, k.pemanggil);
    if (id === null) throw new RangeError('kasus tanpa asal tidak dapat berganda');
    const keadaan = await bukaKeadaan(tx, k, id);
    if (keadaan !== null) await hitungTenggat(keadaan);
    return berhasil(id);
  });
}
