import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sebagaiPeran } from '../../bin/perintah/sambungan.ts';
import { cariFormasi, cariPegawai } from '../../contoh/cari-contoh.ts';
import { ubahSumber } from '../../contoh/sumber-hidup.ts';
import { JEJAK, type Peristiwa } from '../../domain/jejak.ts';
import { layani } from '../../gateway/http.ts';
import { isiKunciPemanggil } from '../../platform/auth/pemanggil.ts';
import { openDb } from '../../platform/db/open-db.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { jalankanOtomatis } from '../../subgraphs/mutasi/otomatis.ts';
import { pasangSumber } from '../../sync/ambil/sumber-terpasang.ts';
import { pasangToken } from '../../sync/ambil/token.ts';
import { catatTolakBuka } from '../../sync/denyut/sesi.ts';
import { sapuDanPerbaiki } from '../../sync/perbaiki-sapuan.ts';
import { segarkanBidang } from '../../sync/segarkan-bidang.ts';
import { jalankanTautan } from '../../sync/tautan/jalankan.ts';
import { ulangKanonik } from '../../sync/ulang-kanonik.ts';
import { ruteDokumen } from '../../sync/unggahan/dokumen.ts';
import { catatUmpan } from '../../sync/unggahan/terima.ts';
import { PUTUSKAN_SELISIH, tertunda } from '../berat/tindakan/selisih.ts';
import { TINDAKAN } from '../berat/tindakan/semua.ts';
import { kirimkan } from '../berat/tindakan/tindakan.ts';
import { bacaLembar, tulisLembar } from '../berat/umpan-acak.ts';
import { KUNCI_UJI, rakit } from '../gateway/rakit.ts';
import { SETUJUI, sampai } from '../subgraphs/mutasi/alur.ts';
import { ajukan } from '../subgraphs/mutasi/dokumen.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from '../subgraphs/mutasi/dunia.ts';
import { buatBasisData } from '../support/postgres.ts';
import { type Mesin, rakitMesin } from '../sync/mesin.ts';
import { INSTANSI_DOKUMEN, mintaDokumen, OPERATOR, pdf, pemanggilDari, surat } from '../sync/unggahan/rakit-dokumen.ts';

const NO = 1;
let dunia: Dunia;
let m: Mesin;
let nomor = 0;
const nipBaru = (): string => nipKe(nomor++);
const tercatat = new Set<string>();
beforeAll(async () => {
  dunia = await buatDunia();
  m = await rakitMesin(400, 4);
  await m.tarik(NO);
}, 120_000);
afterAll(async () => {
  await m.hapus();
  await dunia.tutup();
});

interface Entri {
  readonly peristiwa: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The audit entries that `kerja` leaves in the database of this superuser's URL. */
async function jejakDari(url: string, kerja: () => Promise<unknown>): Promise<readonly Entri[]> {
  const baca = (): Promise<(Entri & { n: string })[]> =>
    sqlUntukIrisan(url, (sql) => sql<(Entri & { n: string })[]>`select shard || ':' || urut n, peristiwa, data from jejak`);
  const sebelum = new Set((await baca()).map((e) => e.n));
  await kerja();
  const baru = (await baca()).filter((e) => !sebelum.has(e.n));
  for (const e of baru) tercatat.add(e.peristiwa);
  return baru;
}

/** What is wrong with entries: an event or a field that the catalogue does not name, or a field left out. */
const salahDari = (entri: readonly Entri[]): string[] =>
  entri.flatMap(({ peristiwa, data }) => {
    const bidang: readonly string[] | undefined = JEJAK[peristiwa as Peristiwa];
    if (bidang === undefined) return [`${peristiwa} tidak ada pada katalog`];
    return Object.keys(data).sort().join() === [...bidang].sort().join() ? [] : [`${peristiwa} memuat ${Object.keys(data).join(', ')}`];
  });

describe('setiap mutasi pada skema meninggalkan jejak yang ada pada katalog (I5)', () => {
  test.each(TINDAKAN.map((t) => [t.nama, t] as const))('%s', async (_, t) => {
    const kirim = await t.siapkan(dunia, nipBaru());
    const entri = await jejakDari(dunia.url, () => kirim(`kunci-jejak-${nomor}`));
    expect(entri.length).toBeGreaterThan(0);
    expect(salahDari(entri)).toEqual([]);
  });

  test('kendali: mutasi yang jejaknya tidak ditulis terlihat', async () => {
    const kirim = await PUTUSKAN_SELISIH.siapkan(dunia, nipBaru());
    const klien = await dunia.admin.connect();
    try {
      const { rows } = await klien.query<{ isi: string }>("select pg_get_functiondef('jejak_pemanggil(text, jsonb)'::regprocedure) isi");
      await klien.query(
        'create or replace function jejak_pemanggil(p_peristiwa text, p_data jsonb) returns void language plpgsql security definer as $$ begin end $$',
      );
      expect(await jejakDari(dunia.url, () => kirim('kunci-jejak-kendali'))).toEqual([]);
      await klien.query(rows[0]?.isi ?? '');
    } finally {
      klien.release();
    }
  });
});

const sumberPegawai = { sisi: 'SIMPEG', jenis: 'pegawai', asal: 'UNGGAH', lengkap: true, oleh: { subjek: 'uji', orang: 'uji' } } as const;
const tokenSso = (): string => ['e30', Buffer.from(JSON.stringify({ exp: Math.floor(Date.now() / 1_000) + 3_600 })).toString('base64url'), 'x'].join('.');
const lewatSync = <T>(kerja: Parameters<typeof sqlUntukIrisan<T>>[1]): Promise<T> => sqlUntukIrisan(m.url, kerja);

/** Somebody of the nation, and a position there that is not the own one. */
function calon(ke: number): { nip: string; unorId: string; jabatanId: string } {
  const { kodeCepat } = m.instansiKe(NO);
  const orang = cariPegawai(m.sumber, { bersih: true, jenjang: 'PELAKSANA', instansi: kodeCepat, banyak: 5 })[ke];
  const [tujuan] = cariFormasi(m.sumber, { instansi: kodeCepat, jenisJabatanId: '4', ...(orang && { kecualiUnorId: orang.unorId }) });
  if (orang === undefined || tujuan === undefined) throw new RangeError('calon tidak ada');
  return { nip: orang.nip, unorId: tujuan.unorId, jabatanId: tujuan.jabatanId };
}
const pindahkan = (sisi: 'BKN' | 'SIMPEG', { nip, unorId, jabatanId }: ReturnType<typeof calon>): void => {
  for (const [bidang, nilai] of Object.entries({ unorId, jabatanId, tmtJabatan: '2026-10-15' })) ubahSumber({ dir: m.sumber, sisi, nip, bidang, nilai });
};

/** As if another release, or a fault, had left other levels. */
const gantiLevel = (): Promise<unknown> =>
  m.sql((sql) => sql`update selisih set level = case when level = 'INFO' then 'PERINGATAN' else 'INFO' end where status <> 'TERTUTUP'`);

async function sampaiSelesai(): Promise<void> {
  const { nip, unorId, jabatanId } = calon(1);
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
  for (const sisi of ['BKN', 'SIMPEG'] as const) pindahkan(sisi, { nip, unorId, jabatanId });
  await m.tarik(NO);
}

async function simpanDokumen(): Promise<readonly Entri[]> {
  const basis = await buatBasisData();
  const dir = path.join(tmpdir(), `simpul-jejak-${process.pid}`);
  await sqlUntukIrisan(basis.url, (sql) => isiKunciPemanggil(sql, KUNCI_UJI.kid, KUNCI_UJI.kunci));
  const admin = new pg.Client(basis.url);
  await admin.connect();
  await admin.query(INSTANSI_DOKUMEN);
  await admin.end();
  const gerbang = await rakit('lokal', { hibah: pemanggilDari });
  const app = openDb({ url: sebagaiPeran(basis.url, 'simpul_app'), nama: 'uji-jejak' });
  const layanan = await layani(gerbang.gerbang, { port: 0, rute: ruteDokumen({ url: sebagaiPeran(basis.url, 'simpul_sync'), pool: app.pool, dir }) });
  try {
    const token = await gerbang.token(OPERATOR);
    return await jejakDari(basis.url, () => mintaDokumen(`${layanan.url}${surat()}`, token, pdf('jejak')));
  } finally {
    await layanan.tutup();
    await gerbang.tutup();
    await app.close();
    await basis.hapus();
  }
}

const diDunia = (kerja: () => Promise<unknown>): Promise<readonly Entri[]> => jejakDari(dunia.url, kerja);
const diMesin = (kerja: () => Promise<unknown>): Promise<readonly Entri[]> => jejakDari(m.basis.url, kerja);

/** Acts that are no mutation, or another outcome of one, by the event each must leave. */
const LAIN: Partial<Record<Peristiwa, () => Promise<readonly Entri[]>>> = {
  'mutasi.ditahan': () =>
    diDunia(async () => {
      const nip = nipBaru();
      await dunia.tambahPegawai(nip);
      await ajukan(dunia, [nip], { dokumen: [] });
    }),
  'mutasi.ditahan_penghalang': () =>
    diDunia(async () => {
      const nip = nipBaru();
      await sampai(dunia, nip, [SETUJUI]);
      await dunia.admin.query("insert into selisih (instansi, nip, bidang, jenis, level) values (1, $1, 2, 'BEDA', 'BLOKIR')", [nip]);
    }),
  'mutasi.disetujui_otomatis': () =>
    diDunia(async () => {
      const { id } = await sampai(dunia, nipBaru(), [{ nama: 'setujuiInstansi', peran: 'APPROVER_INSTANSI' }]);
      await jalankanOtomatis(dunia.sistem(), id);
    }),
  'mutasi.dokumen_disimpan': simpanDokumen,
  'tarikan.ditolak': () =>
    diDunia(async () => {
      const input = await tertunda('TOLAK')(dunia, nipBaru());
      await kirimkan(dunia, { subgraf: 'selisih', peran: 'DATA_STEWARD_BKN', nama: 'putuskanTarikan', masukan: 'PutuskanTarikanInput', input });
    }),
  'akses.nik_dibuka': () =>
    diDunia(async () => {
      const klien = await dunia.pool.connect();
      try {
        await klien.query(`begin; select set_config('simpul.pemanggil', ${pg.escapeLiteral(dunia.tertanda(pemanggil('DATA_STEWARD_BKN')))}, true)`);
        await klien.query("select * from nik_penuh(array[$1::bigint], 'pemeriksaan NIK ganda')", [nipKe(0)]);
        await klien.query('commit');
      } finally {
        klien.release();
      }
    }),
  'tarikan.diterima': () =>
    diMesin(() =>
      catatUmpan({ url: m.url, dir: path.join(m.sumber, '..', 'unggahan') }, { instansi: 2, ...sumberPegawai }, Readable.from([Buffer.from('nip\n')])),
    ),
  'tarikan.diterapkan': () => diMesin(() => m.umpan(NO, 'SIMPEG')),
  'tarikan.tertunda': () =>
    diMesin(async () => {
      const lembar = bacaLembar(m.sumber, m, { no: NO, sisi: 'SIMPEG' });
      await m.umpan(NO, 'SIMPEG', { berkas: tulisLembar(m, lembar, lembar.baris.slice(0, 40)) });
      await m.umpan(NO, 'SIMPEG');
    }),
  'denyut.ditolak': () => diMesin(() => catatTolakBuka(m.url, { ...pemanggil('OPERATOR_INSTANSI'), instansi: NO }, 'SESI_TIDAK_BERLAKU')),
  'sumber.dipasang': () =>
    diMesin(() =>
      lewatSync((sql) =>
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
    ),
  'sumber.token_dipasang': () => diMesin(() => lewatSync((sql) => pasangToken(sql, 2, tokenSso(), { kunci: 'k'.repeat(32), oleh: 'uji' }))),
  'pelanggaran.mutasi_liar': () =>
    diMesin(async () => {
      pindahkan('SIMPEG', calon(0));
      await m.tarik(NO);
    }),
  'mutasi.selesai': () => diMesin(sampaiSelesai),
  'sapuan.berbeda': () =>
    diMesin(async () => {
      await gantiLevel();
      await sapuDanPerbaiki(m.url);
    }),
  'selisih.bidang_disegarkan': () =>
    diMesin(async () => {
      await gantiLevel();
      await segarkanBidang(m.url);
    }),
  'tautan.dijalankan': () => diMesin(() => jalankanTautan(m.url)),
  'padanan.diterapkan': () =>
    diMesin(async () => {
      await m.sql(
        (sql) => sql`update padanan set status = 'SALAH', siasn = null, versi = versi + 1 where (instansi, tabel, lokal) =
          (select instansi, tabel, lokal from padanan where instansi = ${NO} and status = 'BENAR' and tabel = 'unor' limit 1)`,
      );
      await ulangKanonik({ url: m.url }, NO);
    }),
  'profil.dipasang': () =>
    diMesin(() =>
      m.sql((sql) =>
        sql.begin(async (tx) => {
          const [p] = await tx<{ id: string }[]>`update profil_pemetaan set aktif = false where id = (select min(id) from profil_pemetaan) returning id`;
          await tx`insert into profil_pemetaan (id, versi, isi) select id, 2, jsonb_set(isi, '{versi}', '2') from profil_pemetaan where id = ${p?.id ?? ''} and versi = 1`;
        }),
      ),
    ),
};

describe('setiap peristiwa katalog ditulis oleh suatu tindakan (I5)', () => {
  test.each(Object.entries(LAIN))('%s', { timeout: 60_000 }, async (peristiwa, jalankan) => {
    const entri = await jalankan();
    expect(entri.map((e) => e.peristiwa)).toContain(peristiwa);
    expect(salahDari(entri)).toEqual([]);
  });

  test('tidak ada peristiwa pada katalog yang tidak pernah tercatat', () => {
    expect(Object.keys(JEJAK).filter((p) => !tercatat.has(p))).toEqual([]);
  });
});
