import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JANGKAUAN } from '../../domain/akses.ts';
import { type BasisDataUji, buatBasisData } from '../support/postgres.ts';
import { DEFINER } from './daftar-definer.ts';
import { DAPAT_DIUBAH } from './daftar-diubah.ts';
import { BUKTI_IDIS } from './daftar-idis.ts';

const PERAN_DB = ['simpul_app', 'simpul_sync'] as const;
const BUKTI = [
  'berita_acara',
  'usul_riwayat',
  'surat_pertek',
  'persetujuan_mendagri',
  'surat_sk',
  'isi_sk',
  'pelantikan',
  'hari_libur',
  'delegasi_pertek',
  'pencabutan_delegasi',
  'surat_pertek_bertanda',
  'surat_dicabut',
  'surat_usulan',
  'persetujuan_provinsi',
  'keadaan_siasn',
  'rantai_instansi',
  'pemulihan',
  'putusan_pemulihan',
  'usul_klasifikasi',
  'perwakilan_ln',
  'berita_acara_bertanda',
  'penilaian_risiko',
  'tautan_usul',
  'pencabutan_tautan_usul',
  'keputusan_otomatis',
  'keputusan_pemindahan',
  'dokumen',
  'usul_dokumen',
  'kepala_daerah',
  ...(['kalender_pilkada_catatan', 'temuan_akses', 'temuan_pesan'] as const),
  'pengecualian_aturan',
  'temuan_riwayat',
  'temuan_tanggapan',
  'temuan_tindak_lanjut',
  'surat_sbt',
  ...BUKTI_IDIS,
  'keputusan',
  'selisih_riwayat',
  'beda_riwayat_catatan',
  'keputusan_riwayat',
  'keputusan_tautan',
  'konfirmasi_tarikan',
  'akses_darurat_baca',
  'batas_laju',
  'jejak',
  'akses_data',
  'akses_orang',
] as const;
/** COPY refuses tables under row-level security; only simpul_sync may reach these. */
const TANPA_RLS = ['staging_fakta', 'staging_kunci', 'staging_pegawai', 'staging_ragu', 'staging_riwayat', 'staging_tautan'];

/** Inlined into functions of the owner whose own path is pinned, so without one; nobody else may call it, and it has no rights but the caller's. */
const DISISIPKAN = ['gerbang_penghalang(bigint[],text,date)'];

let uji: BasisDataUji;
let admin: pg.Client;
beforeAll(async () => {
  uji = await buatBasisData();
  admin = new pg.Client({ connectionString: uji.url });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await uji.hapus();
});

const daftar = async (teks: string, nilai: readonly unknown[] = []): Promise<string[]> =>
  (await admin.query<{ x: string }>(teks, [...nilai])).rows.map((r) => r.x);

/** Runs statements as one of the two roles in a transaction that is always rolled back; the SQLSTATE of the refusal, or null. */
async function sebagai(peran: string, teks: string): Promise<string | null> {
  await admin.query('begin');
  try {
    await admin.query(`set local role ${peran}`);
    await admin.query(teks);
    return null;
  } catch (galat) {
    return galat instanceof pg.DatabaseError ? (galat.code ?? '?') : '?';
  } finally {
    await admin.query('rollback');
  }
}

const MILIK_KITA = "n.nspname in ('public', 'kunci') and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')";

describe('tabel dan view', () => {
  test('setiap tabel memaksa RLS, kecuali staging', async () => {
    const tanpa = `select c.relname as x from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`;
    expect(await daftar(tanpa)).toEqual(TANPA_RLS);
    await admin.query('create table tanpa_dinding (n int)');
    expect(await daftar(tanpa)).toContain('tanpa_dinding');
    await admin.query('drop table tanpa_dinding');
  });

  test('staging tidak terjangkau simpul_app', async () => {
    for (const t of TANPA_RLS) expect(await sebagai('simpul_app', `select * from ${t}`), t).toBe('42501');
  });

  test('setiap view memakai hak pemanggilnya', async () => {
    const salah = `select c.relname as x from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'kunci')
      and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false)))`;
    expect(await daftar(salah)).toEqual([]);
    await admin.query('create view pintu_samping as select nip from pegawai_bkn');
    expect(await daftar(salah)).toEqual(['pintu_samping']);
    await admin.query('drop view pintu_samping');
  });

  test('setiap kebijakan untuk simpul_app menyebut pemanggil, atau ada pada daftar pendek', async () => {
    const bebas = await daftar(`select tablename || '.' || policyname as x from pg_policies where 'simpul_app' = any (roles)
      and coalesce(qual, with_check) !~ '(pemanggil|cakupan_baris|boleh_)' order by 1`);
    // Grants and public keys are read before anyone is a caller; the others ask a table that is itself under RLS.
    expect(bebas).toEqual([
      'baris_diperingatkan.peringatan_baca',
      'baris_ditolak.tolak_baca',
      'hibah.hibah_baca',
      'keputusan.jangkauan',
      'keputusan_tautan.jangkauan',
      'kunci_pertek.terbuka',
      'putusan_pemulihan.jangkauan',
      'selisih_riwayat.jangkauan',
      'surat_sbt.jangkauan',
      'temuan_riwayat.jangkauan',
      'temuan_tanggapan.jangkauan',
      'temuan_tindak_lanjut.jangkauan',
      'tulis_balik.jangkauan',
    ]);
    expect(await daftar("select tablename as x from pg_policies where 'public' = any (roles)")).toEqual([]);
  });
});

describe('fungsi', () => {
  test('fungsi SECURITY DEFINER tepat yang terdaftar, dengan pemanggil yang terdaftar', async () => {
    const { rows } = await admin.query<{ f: string; a: boolean; s: boolean }>(`select replace(p.oid::regprocedure::text, 'public.', '') f,
      has_function_privilege('simpul_app', p.oid, 'execute') a, has_function_privilege('simpul_sync', p.oid, 'execute') s
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${MILIK_KITA}`);
    const ada = Object.fromEntries(rows.map((r) => [r.f, `${r.a ? 'A' : ''}${r.s ? 'S' : ''}` || '-']));
    expect(ada).toEqual(DEFINER);
  });

  test('setiap fungsi kita memaku search_path, dimiliki simpul_pemilik, dan tertutup bagi PUBLIC', async () => {
    const semua = await daftar(`select p.oid::regprocedure::text as x from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${MILIK_KITA}`);
    expect(semua.length).toBeGreaterThan(30);
    const longgar = await daftar(`select p.oid::regprocedure::text as x from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${MILIK_KITA} and (
      not coalesce(exists (select from unnest(p.proconfig) c where c like 'search_path=pg_catalog%'), false)
      or pg_get_userbyid(p.proowner) <> 'simpul_pemilik' or p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0))`);
    expect(longgar).toEqual(DISISIPKAN);
    const terbuka = await daftar(`select p.oid::regprocedure::text as x from pg_proc p where p.oid::regprocedure::text in (${DISISIPKAN.map((f) => `'${f}'`)})
      and (p.prosecdef or pg_get_userbyid(p.proowner) <> 'simpul_pemilik' or p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee <> p.proowner))`);
    expect(terbuka).toEqual([]);
  });
});

test('tidak satu fungsi pun menanyakan hari menurut zona waktu server', async () => {
  expect(
    await daftar(
      `select p.proname as x from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${MILIK_KITA} and p.prosrc ~ '\\mcurrent_date\\M|(_pada|now\\(\\))::date\\M'`,
    ),
  ).toEqual([]);
});

describe('peran basis data', () => {
  test('kedua peran tidak melewati RLS, tidak memiliki apa pun, dan tidak menjadi anggota pemilik', async () => {
    const { rows } = await admin.query(
      `select rolname, rolbypassrls, rolsuper, rolcreaterole, rolcreatedb, rolreplication,
       (select count(*)::int from pg_shdepend d where d.refobjid = r.oid and d.refclassid = 'pg_authid'::regclass and d.deptype = 'o') as milik,
       pg_has_role(rolname, 'simpul_pemilik', 'member') as pemilik, has_schema_privilege(rolname, 'public', 'create') as buat
       from pg_roles r where rolname = any ($1) order by 1`,
      [[...PERAN_DB]],
    );
    const polos = {
      rolbypassrls: false,
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      milik: 0,
      pemilik: false,
      buat: false,
    };
    expect(rows).toEqual(PERAN_DB.map((rolname) => ({ rolname, ...polos })));
  });

  test.each(PERAN_DB)('%s tidak dapat mengubah, menghapus, atau mengosongkan satu pun tabel bukti', async (peran) => {
    const hak = await daftar(
      `select t || ' ' || h as x from unnest($2::text[]) t cross join unnest(array['update', 'delete', 'truncate', 'trigger']) h where has_table_privilege($1, t, h)
       union all select t || ' kolom' from unnest($2::text[]) t where has_any_column_privilege($1, t, 'update')`,
      [peran, [...BUKTI]],
    );
    expect(hak).toEqual([]);
    for (const t of BUKTI) {
      expect(await sebagai(peran, `delete from ${t}`), t).toBe('42501');
      expect(await sebagai(peran, `truncate ${t} cascade`), t).toBe('42501');
    }
  });

  test('pemilik pun tidak dapat mengosongkan tabel bukti', async () => {
    for (const t of BUKTI) expect(await sebagai('simpul_pemilik', `truncate ${t} cascade`), t).toBe('42501');
  });

  test('NIK, tanggal lahir, baris mentah, dan kolom tambahan tertutup bagi simpul_app, kolom lain terbuka', async () => {
    for (const t of ['pegawai_bkn', 'pegawai_simpeg']) {
      const tertutup = await daftar(
        "select attname as x from pg_attribute where attrelid = $1::regclass and attnum > 0 and not has_column_privilege('simpul_app', attrelid, attnum, 'select') order by 1",
        [t],
      );
      expect(tertutup, t).toEqual(['mentah', 'nik', 'tambahan', 'tgl_lahir']);
      for (const k of tertutup) expect(await sebagai('simpul_app', `select ${k} from ${t}`), k).toBe('42501');
      expect(await sebagai('simpul_app', `select nama, nik_samar from ${t}`)).toBeNull();
    }
  });

  test.each(PERAN_DB)('%s tidak dapat membaca kunci pemanggil maupun mengubah jangkauan peran', async (peran) => {
    expect(await sebagai(peran, 'select * from kunci.kunci_pemanggil')).toBe('42501');
    expect(await sebagai(peran, "insert into kunci.kunci_pemanggil values ('x', '', '')")).toBe('42501');
    expect(await sebagai(peran, "update kunci.jangkauan set jangkauan = 'NASIONAL'")).toBe('42501');
    expect(await sebagai(peran, "insert into hibah (iss, sub, peran, orang) values ('x', 'x', 'PPK', 'x')")).toBe('42501');
  });

  test('simpul_app tidak dapat menulis tarikan, fakta umpan, maupun hitungan', async () => {
    const bolehUbah =
      await daftar(`select c.relname as x from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'
      and (has_any_column_privilege('simpul_app', c.oid, 'update') or has_table_privilege('simpul_app', c.oid, 'delete') or has_table_privilege('simpul_app', c.oid, 'truncate')) order by 1`);
    expect(bolehUbah).toEqual(DAPAT_DIUBAH);
  });

  test('tabel jangkauan di basis data sama dengan JANGKAUAN', async () => {
    const { rows } = await admin.query<{ peran: string; jangkauan: string }>('select peran, jangkauan from kunci.jangkauan');
    expect(Object.fromEntries(rows.map((r) => [r.peran, r.jangkauan]))).toEqual(JANGKAUAN);
  });
});
