import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { BARIS_PER_BIDANG } from './bandingkan-sql.ts';

/**
 * Incremental diff: for the keys in temp table `kunci_ubah(nip)` of one instansi, writes temp table `hasil_diff`, one row per field that
 * differs or is empty on one side. Fields that cannot be compared give no row; keys on one side only give no row. Temp table `pasangan` has the keys of
 * both sides: `beda` where the fingerprints differ, `beda_versi` where they were made under different canon versions. Those are neither opened nor closed.
 */
export async function diffKunciUbah(tx: SqlTransaksi, instansi: number): Promise<void> {
  // Most touched pairs agree by their fingerprints alone; fat rows are read for the others only.
  await tx`/* diff.pasangan */ create temp table pasangan on commit drop as
    select k.nip, b.ver <> s.ver beda_versi, b.ver <> s.ver or b.h <> s.h beda from kunci_ubah k join sidik_bkn b on b.instansi = ${instansi} and b.nip = k.nip
      join sidik_simpeg s on s.instansi = ${instansi} and s.nip = k.nip`;
  await tx`analyze pasangan`;
  await tx`/* diff.kunciUbah */ create temp table hasil_diff on commit drop as
    select k.nip, f.bidang, case when f.beda then 'BEDA' else 'KOSONG_SATU_SISI' end jenis,
      case when f.beda then null when f.kosong_bkn then 'BKN' else 'SIMPEG' end kosong_di, f.nilai_bkn, f.nilai_simpeg, f.level
    from pasangan k join pegawai_bkn b on b.instansi = ${instansi} and b.nip = k.nip join pegawai_simpeg s on s.instansi = ${instansi} and s.nip = k.nip
    cross join lateral ${tx.unsafe(BARIS_PER_BIDANG)}
    where k.beda and not k.beda_versi and ((b.tak | s.tak) >> f.bidang) & 1 = 0`;
  await tx`analyze hasil_diff (nip, bidang)`;
}
