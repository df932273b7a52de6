import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { sebagaiPeran } from '../../bin/perintah/sambungan.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { muatBekal } from '../../sync/2-stage/rujukan-instansi.ts';
import { catatTarikan } from '../../sync/2-stage/tarikan.ts';
import { prosesTarikan } from '../../sync/proses-tarikan.ts';
import type { Dunia } from '../subgraphs/mutasi/dunia.ts';
import { folderUji } from '../support/folder-uji.ts';
import { csv, orangKe } from '../sync/masukan-buruk/korpus/bentuk.ts';
import { DIR_PROFIL } from '../sync/mesin.ts';

/** Something that holds a usul, as one transaction of the role that writes it. */
export interface Penghalang {
  readonly nama: string;
  readonly peran: 'simpul_sync' | 'simpul_pemilik';
  /** $1 is the NIP. */
  readonly sql: string;
  /** Takes away what would hold the next usul too. */
  readonly cabut?: string;
  /** False: it is looked at in each transition, and does not by itself move a usul that is already past one. */
  readonly menyusul: boolean;
}

const umpan = (status: string): Penghalang => ({
  nama: `umpan ${status}`,
  peran: 'simpul_sync',
  sql: `update kesegaran set status = '${status}', diubah_pada = clock_timestamp() where instansi = 1 and sisi = 'SIMPEG' and jenis = 'pegawai' and $1::text is not null`,
  cabut: "update kesegaran set status = 'SEHAT' where instansi = 1",
  menyusul: false,
});

export const PENGHALANG: readonly Penghalang[] = [
  {
    nama: 'selisih',
    peran: 'simpul_sync',
    sql: "insert into selisih (instansi, nip, bidang, jenis, level) values (1, $1, 2, 'BEDA', 'BLOKIR')",
    menyusul: true,
  },
  { nama: 'beda himpunan', peran: 'simpul_sync', sql: "insert into beda_himpunan (instansi, nip, jenis) values (1, $1, 'HANYA_BKN')", menyusul: true },
  {
    nama: 'hukuman',
    peran: 'simpul_sync',
    sql: "insert into hukuman_disiplin (id, instansi, nip, jenis_hukuman_id, tingkat, mulai, sumber, oleh) values ('h' || $1::text, 1, $1::bigint, '07', 'B', hari_ini(), 'SIASN', 'uji')",
    menyusul: true,
  },
  {
    nama: 'hukuman satu sisi',
    peran: 'simpul_sync',
    sql: `insert into beda_riwayat (instansi, nip, jenis, kunci, beda, level, nilai) values (1, $1, 'hukdis', 'S:25|2026', 'HANYA_SIMPEG', 'BLOKIR', '{}')`,
    menyusul: true,
  },
  {
    nama: 'temuan',
    peran: 'simpul_sync',
    sql: "insert into temuan (nomor, kunci, kategori, instansi, nip, tahap, uraian, sumber, oleh) values ('T' || $1::text, 'T' || $1::text, 'NSPK', 1, $1::bigint, 'TERBUKTI', 'x', 'SISTEM', 'uji')",
    menyusul: true,
  },
  {
    nama: 'blokir ASN',
    peran: 'simpul_pemilik',
    sql: "insert into pemblokiran (sasaran, instansi, nip, nomor_surat, alasan, status, diusulkan_oleh, disetujui_oleh) values ('ASN', 1, $1, 'B', 'x', 'AKTIF', 'a', 'b')",
    menyusul: true,
  },
  {
    nama: 'blokir instansi',
    peran: 'simpul_pemilik',
    sql: "insert into pemblokiran (sasaran, instansi, nomor_surat, alasan, status, diusulkan_oleh, disetujui_oleh) select 'INSTANSI', 1, 'B', 'x', 'AKTIF', 'a', 'b' where $1::text is not null",
    cabut:
      "update pemblokiran set status = 'DIBUKA', dibuka_oleh = 'c', dibuka_pada = clock_timestamp(), dasar_pembukaan = 'x' where sasaran = 'INSTANSI' and status = 'AKTIF'",
    menyusul: true,
  },
  umpan('TERTUNDA'),
  umpan('DIJEDA'),
];

/** An instansi without a mapping profile takes no feed. */
export async function pasangProfil({ admin }: Dunia): Promise<void> {
  const isi = readFileSync(path.join(DIR_PROFIL, 'simpeg-a.json'), 'utf8');
  await admin.query(
    "with p as (insert into profil_pemetaan (id, versi, isi) select $1::jsonb ->> 'id', 1, $1::jsonb returning id) update instansi set profil_id = p.id from p",
    [isi],
  );
}

/** A feed of BKN in which this person has another name than in the SIMPEG, accepted and not yet applied. */
export async function catatUmpanBerbeda(dunia: Dunia, nip: string): Promise<string> {
  // The people of this stage were never read from a file; without this their two sides are of two canon versions, which are not compared.
  const klien = new pg.Client(dunia.url);
  await klien.connect();
  const { ver } = await muatBekal(klien, 1).finally(() => klien.end());
  for (const sisi of ['bkn', 'simpeg']) await dunia.admin.query(`update sidik_${sisi} set ver = $1 where nip = $2`, [ver, nip]);
  const berkas = path.join(folderUji('umpan'), 'bkn.csv');
  writeFileSync(berkas, csv([{ ...orangKe(1), nip_baru: nip, tanggal_lahir: `${nip.slice(6, 8)}-${nip.slice(4, 6)}-${nip.slice(0, 4)}` }]));
  return sqlUntukIrisan(sebagaiPeran(dunia.url, 'simpul_sync'), (sql) =>
    catatTarikan(sql, { instansi: 1, sisi: 'BKN', jenis: 'pegawai', asal: 'UNGGAH', berkas, sha256: '', lengkap: false, oleh: 'SISTEM' }),
  );
}

export const terapkanUmpan = async (url: string, tarikan: string): Promise<void> => {
  await prosesTarikan({ url: sebagaiPeran(url, 'simpul_sync') }, tarikan);
};
