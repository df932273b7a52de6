import { KUNCI_DATA_UTAMA } from '../../domain/riwayat/data-utama.ts';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import type { Sisi } from '../2-stage/terapkan-pegawai.ts';
import { JENIS_UTAMA, LEVEL_HANYA, NILAI_HANYA, NILAI_KOLOM, NILAI_UTAMA } from './riwayat-sql.ts';

const TAK = (sisi: string, x: string): string =>
  `exists (select from riwayat_tak_lengkap t where t.instansi = $1 and t.sisi = '${sisi}' and t.nip in (${x}.nip, 0) and t.jenis in (${x}.jenis, '*'))`;

/** The comparable rows of one side. Copied aside and analysed: of the big tables the planner only knows that an instansi new to them has "one row". */
async function kumpulkan(tx: SqlTransaksi, instansi: number, sisi: 'bkn' | 'simpeg'): Promise<void> {
  await tx.unsafe(
    `/* riwayat.baris */ create temp table baris_${sisi} on commit drop as select r.nip, r.jenis, r.kunci, r.kunci_cadangan, r.kunci_tak, r.isi, r.alasan
      from riwayat_${sisi} r where r.instansi = $1 and r.nip in (select nip from riwayat_orang) and not r.batal and r.jenis in (select jenis from riwayat_terbanding)`,
    [instansi],
  );
  await tx.unsafe(`analyze baris_${sisi} (nip, jenis, kunci)`);
}

const SISA = (ini: 'bkn' | 'simpeg', lawan: 'bkn' | 'simpeg'): string => `select r.*, s.kunci lawan, s.isi isi_lawan, s.alasan alasan_lawan
    from baris_${ini} r left join baris_${lawan} s using (nip, jenis, kunci) where s.kunci is null or r.isi <> s.isi`;

/** Unmatched rows and matched ones with other content, per side; rows without a partner then meet on their second key. */
async function pasangkan(tx: SqlTransaksi, instansi: number): Promise<void> {
  await tx`/* riwayat.terbanding */ create temp table riwayat_terbanding on commit drop as select jenis from riwayat_cakupan where instansi = ${instansi} group by jenis having count(*) = 2`;
  await tx`/* riwayat.orang */ create temp table riwayat_orang on commit drop as select u.nip from riwayat_ubah u
    where exists (select from riwayat_bkn r where r.instansi = ${instansi} and r.nip = u.nip) and exists (select from riwayat_simpeg r where r.instansi = ${instansi} and r.nip = u.nip)`;
  await tx`alter table riwayat_orang add primary key (nip)`;
  await tx`analyze riwayat_orang`;
  await kumpulkan(tx, instansi, 'bkn');
  await kumpulkan(tx, instansi, 'simpeg');
  await tx.unsafe(`/* riwayat.sisaBkn */ create temp table sisa_bkn on commit drop as ${SISA('bkn', 'simpeg')}`);
  await tx.unsafe(
    `/* riwayat.sisaSimpeg */ create temp table sisa_simpeg on commit drop as select x.* from (${SISA('simpeg', 'bkn')}) x where x.lawan is null`,
  );
  await tx`analyze sisa_bkn (nip, jenis, kunci, lawan)`;
  await tx`analyze sisa_simpeg (nip, jenis, kunci, lawan)`;
  const berurut = (tabel: string): string =>
    `select *, row_number() over (partition by nip, jenis, kunci_cadangan order by kunci) n from ${tabel} x where lawan is null and kunci_cadangan is not null
      and not ${TAK('BKN', 'x')} and not ${TAK('SIMPEG', 'x')}`;
  await tx.unsafe(
    `/* riwayat.kunciKedua */ create temp table kunci_kedua on commit drop as select b.nip, b.jenis, b.kunci kunci_bkn, s.kunci kunci_simpeg
      from (${berurut('sisa_bkn')}) b join (${berurut('sisa_simpeg')}) s using (nip, jenis, kunci_cadangan, n)`,
    [instansi],
  );
  await tx`analyze kunci_kedua`;
}

/** Not met on the second key. */
const TANPA_KEDUA = (sisi: 'BKN' | 'SIMPEG', x: string): string =>
  `not exists (select from kunci_kedua k where k.nip = ${x}.nip and k.jenis = ${x}.jenis and k.kunci_${sisi.toLowerCase()} = ${x}.kunci)`;
const lainnya = (sisi: 'BKN' | 'SIMPEG'): 'BKN' | 'SIMPEG' => (sisi === 'BKN' ? 'SIMPEG' : 'BKN');
/** The other side of row x holds a row without a partner whose unreadable key may be any row. */
const ADA_KABUR = (lain: 'BKN' | 'SIMPEG'): string =>
  `exists (select from sisa_${lain.toLowerCase()} z where z.nip = x.nip and z.jenis = x.jenis and z.kunci_tak and z.lawan is null and ${TANPA_KEDUA(lain, 'z')})`;

/** Rows of one side without any partner. Nothing is said of a kind whose other history is not whole, or holds a row that may be any row. */
const HANYA = (sisi: 'BKN' | 'SIMPEG'): string => {
  const lain = lainnya(sisi);
  return `select x.nip, x.jenis, x.kunci, 'HANYA_${sisi}', ${NILAI_HANYA(sisi)}, ${LEVEL_HANYA(sisi)} from sisa_${sisi.toLowerCase()} x
    where x.lawan is null and ${TANPA_KEDUA(sisi, 'x')} and not x.kunci_tak and not ${TAK(lain, 'x')} and not ${ADA_KABUR(lain)}`;
};

/** Rows of one side that would hold a mutasi and cannot be looked for on the other. Mirrors sepihak of the domain. */
const SEPIHAK = (sisi: 'BKN' | 'SIMPEG'): string => {
  const lain = lainnya(sisi);
  const menawarkan = (tabel: string, s: string): string => `exists (select from ${tabel} c where c.instansi = $1 and c.sisi = '${s}' and c.jenis = x.jenis)`;
  const menarik = (s: string): string => `(${menawarkan('riwayat_pernah', s)} and not ${menawarkan('riwayat_cakupan', s)})`;
  return `select x.nip, x.jenis, x.kunci, 'SEPIHAK_${sisi}', ${NILAI_HANYA(sisi)}, 'BLOKIR' from riwayat_${sisi.toLowerCase()} x
    where x.instansi = $1 and x.nip in (select nip from riwayat_ubah) and x.jenis = 'hukdis' and not x.batal and ${menawarkan('riwayat_pernah', sisi)}
      and not exists (select from riwayat_${lain.toLowerCase()} y where y.instansi = $1 and y.nip = x.nip and y.jenis = x.jenis and y.kunci = x.kunci and not y.batal)
      and ${TANPA_KEDUA(sisi, 'x')} and ${LEVEL_HANYA(sisi)} = 'BLOKIR'
      and (${TAK(lain, 'x')} or ${menarik(lain)} or (${menarik(sisi)} and ${menawarkan('riwayat_pernah', lain)})
        or (x.nip in (select nip from riwayat_orang) and x.jenis in (select jenis from riwayat_terbanding) and (x.kunci_tak or ${ADA_KABUR(lain)})))`;
};

/** An empty `hasil_riwayat(nip, jenis, kunci, beda, nilai, level)`. */
async function siapkanHasil(tx: SqlTransaksi): Promise<void> {
  await tx`create temp table hasil_riwayat (nip bigint not null, jenis text not null, kunci text not null, beda text not null, nilai jsonb not null, level text not null) on commit drop`;
}

/**
 * BKN's master record against the newest valid row of BKN's own history, for the persons of a temp table. Not asked where that row may be the one that
 * could not be read. Several rows of one day are one event: the nearest of them counts.
 */
async function diffDataUtama(tx: SqlTransaksi, instansi: number, tersentuh: 'riwayat_ubah' | 'kunci_ubah'): Promise<void> {
  await tx.unsafe(
    `/* riwayat.calonUtama */ create temp table calon_utama on commit drop as
      select r.nip, r.jenis, r.kunci, r.urut, r.isi, r.alasan, max(r.urut) over w terbaru, bool_or(r.alasan ? j.urut) over w gelap
      from riwayat_bkn r join ${JENIS_UTAMA} using (jenis) where r.instansi = $1 and r.nip in (select nip from ${tersentuh}) and not r.batal
        and r.jenis in (select jenis from riwayat_cakupan where instansi = $1 and sisi = 'BKN') window w as (partition by r.nip, r.jenis)`,
    [instansi],
  );
  await tx`delete from calon_utama where urut is null or urut <> terbaru or gelap`;
  await tx`analyze calon_utama (nip, jenis)`;
  await tx.unsafe(
    `/* riwayat.dataUtama */ insert into hasil_riwayat select nip, jenis, '${KUNCI_DATA_UTAMA}', 'DATA_UTAMA', nilai, 'PERINGATAN' from (
      select distinct on (x.nip, x.jenis) x.nip, x.jenis, n.nilai from calon_utama x
      join pegawai_bkn p on p.instansi = $1 and p.nip = x.nip cross join lateral (select ${NILAI_UTAMA} nilai) n where not ${TAK('BKN', 'x')}
      order by x.nip, x.jenis, (select count(*) from jsonb_object_keys(n.nilai)), x.kunci) d where nilai <> '{}'`,
    [instansi],
  );
}

/**
 * Everything that must be open about the persons in `riwayat_ubah`, in temp table `hasil_riwayat`. The same texts serve one person and everybody.
 * A feed of a SIMPEG cannot change how BKN's two records stand to each other, so that is asked for BKN's feeds only.
 */
export async function diffRiwayat(tx: SqlTransaksi, instansi: number, sisi: Sisi): Promise<void> {
  await siapkanHasil(tx);
  await pasangkan(tx, instansi);
  await tx.unsafe(`/* riwayat.kolom */ insert into hasil_riwayat select x.nip, x.jenis, x.kunci, 'KOLOM', f.nilai, case when f.ingat then 'PERINGATAN' else 'INFO' end from (
      select nip, jenis, kunci, isi, alasan, isi_lawan, alasan_lawan from sisa_bkn where lawan is not null
      union all select b.nip, b.jenis, b.kunci, b.isi, b.alasan, s.isi, s.alasan from kunci_kedua k join sisa_bkn b on b.nip = k.nip and b.jenis = k.jenis and b.kunci = k.kunci_bkn
        join sisa_simpeg s on s.nip = k.nip and s.jenis = k.jenis and s.kunci = k.kunci_simpeg) x cross join lateral ${NILAI_KOLOM} f where f.nilai is not null`);
  await tx.unsafe(`/* riwayat.hanyaBkn */ insert into hasil_riwayat ${HANYA('BKN')}`, [instansi]);
  await tx.unsafe(`/* riwayat.hanyaSimpeg */ insert into hasil_riwayat ${HANYA('SIMPEG')}`, [instansi]);
  await tx.unsafe(`/* riwayat.sepihakBkn */ insert into hasil_riwayat ${SEPIHAK('BKN')}`, [instansi]);
  await tx.unsafe(`/* riwayat.sepihakSimpeg */ insert into hasil_riwayat ${SEPIHAK('SIMPEG')}`, [instansi]);
  if (sisi === 'BKN') await diffDataUtama(tx, instansi, 'riwayat_ubah');
}

/** The same for a feed of BKN's master records, whose changes only concern the findings about them. */
export async function diffDataUtamaSaja(tx: SqlTransaksi, instansi: number): Promise<void> {
  await siapkanHasil(tx);
  await diffDataUtama(tx, instansi, 'kunci_ubah');
}
