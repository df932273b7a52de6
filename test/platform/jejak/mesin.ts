import path from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { cariFormasi, cariPegawai } from '../../../contoh/cari-contoh.ts';
import { ubahSumber } from '../../../contoh/sumber-hidup.ts';
import type { Peristiwa } from '../../../domain/jejak.ts';
import { catatDinaikkan } from '../../../platform/db/naik-siaga.ts';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { pasangSumber } from '../../../sync/ambil/sumber-terpasang.ts';
import { pasangToken } from '../../../sync/ambil/token.ts';
import { catatTolakBuka } from '../../../sync/denyut/sesi.ts';
import { sapuDanPerbaiki } from '../../../sync/perbaiki-sapuan.ts';
import { segarkanBidang } from '../../../sync/segarkan-bidang.ts';
import { jalankanTautan } from '../../../sync/tautan/jalankan.ts';
import { ulangKanonik } from '../../../sync/ulang-kanonik.ts';
import { catatUmpan } from '../../../sync/unggahan/terima.ts';
import { bacaLembar, tulisLembar } from '../../berat/umpan-acak.ts';
import { pemanggil } from '../../subgraphs/mutasi/dunia.ts';
import { type Mesin, nipBerkas } from '../../sync/mesin.ts';
import { kirimSusulan } from '../../sync/panggung-susulan.ts';

/** Number of the instansi whose feeds are drawn. */
export const NO = 1;

const sumberPegawai = { sisi: 'SIMPEG', jenis: 'pegawai', asal: 'UNGGAH', lengkap: true, oleh: { subjek: 'uji', orang: 'uji' } } as const;
const tokenSso = (): string => ['e30', Buffer.from(JSON.stringify({ exp: Math.floor(Date.now() / 1_000) + 3_600 })).toString('base64url'), 'x'].join('.');

/** Somebody of the nation, and a position there that is not the own one. */
function calon(m: Mesin, ke: number): { nip: string; unorId: string; jabatanId: string } {
  const { kodeCepat } = m.instansiKe(NO);
  const orang = cariPegawai(m.sumber, { bersih: true, jenjang: 'PELAKSANA', instansi: kodeCepat, banyak: 5 })[ke];
  const [tujuan] = cariFormasi(m.sumber, { instansi: kodeCepat, jenisJabatanId: '4', ...(orang && { kecualiUnorId: orang.unorId }) });
  if (orang === undefined || tujuan === undefined) throw new RangeError('calon tidak ada');
  return { nip: orang.nip, unorId: tujuan.unorId, jabatanId: tujuan.jabatanId };
}
const pindahkan = (m: Mesin, sisi: 'BKN' | 'SIMPEG', { nip, unorId, jabatanId }: ReturnType<typeof calon>): void => {
  for (const [bidang, nilai] of Object.entries({ unorId, jabatanId, tmtJabatan: '2026-10-15' })) ubahSumber({ dir: m.sumber, sisi, nip, bidang, nilai });
};

/** As if another release, or a fault, had left other levels. */
const gantiLevel = (m: Mesin): Promise<unknown> =>
  m.sql((sql) => sql`update selisih set level = case when level = 'INFO' then 'PERINGATAN' else 'INFO' end where status <> 'TERTUTUP'`);

async function sampaiSelesai(m: Mesin): Promise<void> {
  const { nip, unorId, jabatanId } = calon(m, 1);
  await m.sql((sql) =>
    sql.begin(async (tx) => {
      const [u] = await tx<{ id: string }[]>`insert into usul (instansi, jenis, alasan, tmt, status, dibuat_oleh, orang_pengusul)
        values (${NO}, 'PEMINDAHAN', 'kebutuhan organisasi', '2026-10-15', 'DRAF', 'uji', 'uji') returning id::text id`;
      await tx`insert into usul_pegawai (usul, nip, instansi_asal, instansi_tujuan, unor_tujuan, jabatan_tujuan, jenis_jabatan_tujuan, jenjang_tujuan, bup_tujuan)
        values (${u?.id ?? ''}, ${nip}, ${NO}, ${NO}, ${unorId}, ${jabatanId}, '4', 'PELAKSANA', 58)`;
      await tx`set local session_replication_role = replica`;
      await tx`update usul set status = 'DILANTIK' where id = ${u?.id ?? ''}`;
      await tx`insert into sk (usul, nomor, tanggal, penetap) values (${u?.id ?? ''}, 'SK-1', '2026-10-15', 'uji')`;
    }),
  );
  for (const sisi of ['BKN', 'SIMPEG'] as const) pindahkan(m, sisi, { nip, unorId, jabatanId });
  await m.tarik(NO);
}

/** Acts of the synchronising side, by the event each must leave. */
export const JEJAK_MESIN: Partial<Record<Peristiwa, (m: Mesin) => Promise<unknown>>> = {
  'tarikan.diterima': (m) =>
    catatUmpan({ url: m.url, dir: path.join(m.sumber, '..', 'unggahan') }, { instansi: 2, ...sumberPegawai }, Readable.from([Buffer.from('nip\n')])),
  'tarikan.diterapkan': (m) => m.umpan(NO, 'SIMPEG'),
  'tarikan.menyusul': async (m) => {
    const [nipBaru = ''] = nipBerkas(m.sumber, m.instansiKe(3), 'BKN');
    await kirimSusulan(m, { jenis: 'kinerja', sisi: 'BKN', lengkap: false, baris: [{ nipBaru, tahun: '2025', KuadranKinerjaNilai: '2' }] }, 3);
    await m.umpan(3, 'BKN');
  },
  'tarikan.tertunda': async (m) => {
    const lembar = bacaLembar(m.sumber, m, { no: NO, sisi: 'SIMPEG' });
    await m.umpan(NO, 'SIMPEG', { berkas: tulisLembar(m, lembar, lembar.baris.slice(0, 40)) });
    await m.umpan(NO, 'SIMPEG');
  },
  'denyut.ditolak': (m) => catatTolakBuka(m.url, { ...pemanggil('OPERATOR_INSTANSI'), instansi: NO }, 'SESI_TIDAK_BERLAKU'),
  'sumber.dipasang': (m) =>
    sqlUntukIrisan(m.url, (sql) =>
      pasangSumber(
        sql,
        {
          instansi: 2,
          sisi: 'SIMPEG',
          jenis: 'pegawai',
          macam: 'HTTP',
          alamat: 'https://simpeg.contoh.invalid/pegawai',
          setelan: {},
          rahasia: {},
          jarakDetik: 0,
        },
        'uji',
      ),
    ),
  'sumber.token_dipasang': (m) => sqlUntukIrisan(m.url, (sql) => pasangToken(sql, 2, tokenSso(), { kunci: 'k'.repeat(32), oleh: 'uji' })),
  'pelanggaran.mutasi_liar': async (m) => {
    pindahkan(m, 'SIMPEG', calon(m, 0));
    await m.tarik(NO);
  },
  'mutasi.selesai': sampaiSelesai,
  'sapuan.berbeda': async (m) => {
    await gantiLevel(m);
    await sapuDanPerbaiki(m.url);
  },
  'selisih.bidang_disegarkan': async (m) => {
    await gantiLevel(m);
    await segarkanBidang(m.url);
  },
  'tautan.dijalankan': (m) => jalankanTautan(m.url),
  // Of a server that is really raised: claim `siaga-naik` of test/berat.
  'basis.dinaikkan': async (m) => {
    const klien = new pg.Client(m.basis.url);
    await klien.connect();
    await catatDinaikkan(klien, { dinaikkan: true, sinkronSebelum: 'siaga1', garis: 2 }).finally(() => klien.end());
  },
  'padanan.diterapkan': async (m) => {
    await m.sql(
      (sql) => sql`update padanan set status = 'SALAH', siasn = null, versi = versi + 1 where (instansi, tabel, lokal) =
          (select instansi, tabel, lokal from padanan where instansi = ${NO} and status = 'BENAR' and tabel = 'unor' limit 1)`,
    );
    await ulangKanonik({ url: m.url }, NO);
  },
  'profil.dipasang': (m) =>
    m.sql((sql) =>
      sql.begin(async (tx) => {
        const [p] = await tx<{ id: string }[]>`update profil_pemetaan set aktif = false where id = (select min(id) from profil_pemetaan) returning id`;
        await tx`insert into profil_pemetaan (id, versi, isi) select id, 2, jsonb_set(isi, '{versi}', '2') from profil_pemetaan where id = ${p?.id ?? ''} and versi = 1`;
      }),
    ),
};
