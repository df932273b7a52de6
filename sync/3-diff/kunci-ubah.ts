import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { BARIS_PER_BIDANG } from './bandingkan-sql.ts';

/**
 * Incremental diff: for the keys in temp table `kunci_ubah(nip)` of one instansi, writes temp table `hasil_diff`, one row per field that
 * differs or is empty on one side. Fields that cannot be compared give no row; keys on one side only give no row.
 * Pairs under different canon versions are in `tunda_versi`, and are neither opened nor closed.
 */
export async function diffKunciUbah(tx: SqlTransaksi, instansi: number): Promise<void> {
  // Most touched pairs agree by their fingerprints alone; fat rows are read for the others only.
  await tx`/* diff.pasangan */ create temp table pasangan on commit drop as
    select k.nip, b.ver <> s.ver beda_versi from kunci_ubah k join sidik_bkn b on b.instansi = ${instansi} and b.nip = k.nip
      join sidik_simpeg s on s.instansi = ${instansi} and s.nip = k.nip where b.ver <> s.ver or b.h <> s.h`;
  await tx`analyze pasangan`;
  await tx`create temp table tunda_versi on commit drop as select nip from pasangan where beda_versi`;
  await tx`/* diff.kunciUbah */ create temp table hasil_diff on commit drop as
    select k.nip, f.bidang, case when f.beda then 'BEDA' else 'KOSONG_SATU_SISI' end jenis,
      case when f.beda then null when f.kosong_bkn then 'BKN' else 'SIMPEG' end kosong_di, f.nilai_bkn, f.nilai_simpeg, f.level
    from pasangan k join pegawai_bkn b on b.instansi = ${instansi} and b.nip = k.nip join pegawai_simpeg s on s.instansi = ${instansi} and s.nip = k.nip
    cross join lateral ${tx.unsafe(BARIS_PER_BIDANG)}
    where not k.beda_versi and ((b.tak | s.tak) >> f.bidang) & 1 = 0`;
  await tx`create index on hasil_diff (nip, bidang)`;
  await tx`analyze hasil_diff`;
}
