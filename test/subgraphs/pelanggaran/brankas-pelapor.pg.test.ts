import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ruteAduan } from '../../../bin/akar/rute-aduan.ts';
import { jamSistem } from '../../../platform/clock.ts';
import { samarkanGalat } from '../../../platform/graphql/galat.ts';
import { createLogger } from '../../../platform/logger.ts';
import { skemaPelanggaran } from '../../../subgraphs/pelanggaran/index.ts';
import { brankasUji, konteksPelanggaranUji } from '../../support/brankas.ts';
import { buatDunia, buatTanya, type DuniaUji, di, isiInstansi, isiPegawai, nipUji, type PelakuUji, type TanyaUji } from '../../support/isi.ts';
import { layaniRute } from '../../support/rute.ts';

/** A plainly invented reporter whose marks must never be seen outside the vault. */
const KENARI = { pelaporNama: 'KENARI PELAPOR RAHASIA', pelaporKontak: 'kenari-81290@contoh.example' };
const TANDA = [...Object.values(KENARI), 'KENARI', 'kenari-81290', Buffer.from('KENARI PELAPOR').toString('base64').slice(0, 14)];
const tampak = (teks: string): string[] => TANDA.filter((t) => teks.includes(t));
const NIP = nipUji(1);
/** What the reporter wrote himself: it may tell who he is. */
const KATA_PELAPOR = 'Ikut berkampanye bagi calon contoh di lapangan.';
const TUJUAN = 'meminta bukti asli kepada pelapor';
const MINTA = 'mutation ($input: MintaPelaporInput!) { h: mintaPelapor(input: $input) { id userErrors { kode field } } }';
const SETUJUI = 'mutation ($input: PermintaanPelaporInput!) { h: setujuiPelapor(input: $input) { id userErrors { kode } } }';
const BUKA = 'mutation ($input: PermintaanPelaporInput!) { h: bukaPelapor(input: $input) { id nama kontak userErrors { kode } } }';
const SEMUA = `{ daftarAduan(first: 100) { nodes { id nomor saluran kategori instansi { id } instansiTertulis pegawai { nip } terlapor uraian tanggalKejadian lampiran { nama }
  pelaporTercatat status keterangan alasan temuan { id uraian } mungkinDuplikat { kemiripan } permintaanPelapor { id tujuan diajukanPada disetujuiPada dibukaPada aduan { id } } } }
  permintaanPelaporMenunggu { id tujuan diajukanPada } }`;
const AUDITOR: PelakuUji = { peran: 'AUDITOR_ASN', orang: 'auditor-satu' };
const DIREKTUR: PelakuUji = { peran: 'DIR_WASDAL', orang: 'direktur-satu' };

let dunia: DuniaUji;
let tanya: TanyaUji;
let aduan: string;
beforeAll(async () => {
  dunia = await buatDunia();
  tanya = buatTanya(dunia.pool, skemaPelanggaran(), konteksPelanggaranUji);
  await isiPegawai(dunia, { nip: NIP, instansi: await isiInstansi(dunia, 1) });
  const layanan = await layaniRute(ruteAduan({ pool: dunia.pool, brankas: brankasUji, jam: jamSistem, proksi: 0 }), () => {
    throw new RangeError('rute ini tanpa masuk');
  });
  const isi = { kategori: 'NETRALITAS', nip: NIP, uraian: KATA_PELAPOR, ...KENARI };
  const jawab = await fetch(`${layanan.url}/v1/aduan`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(isi) });
  expect(tampak(await jawab.text())).toEqual([]);
  await layanan.tutup();
  aduan = String((await dunia.admin.query('select id from aduan')).rows[0].id);
});
afterAll(() => dunia.tutup());

const minta = async (pelaku = AUDITOR): Promise<string> => String(di(await tanya(pelaku, MINTA, { input: { aduanId: aduan, tujuan: TUJUAN } }), 'h.id'));
const setujui = (id: string, pelaku = DIREKTUR) => tanya(pelaku, SETUJUI, { input: { id } });
const buka = (id: string, pelaku = AUDITOR) => tanya(pelaku, BUKA, { input: { id } });
const jejak = async (id: string): Promise<unknown> =>
  (await dunia.admin.query("select peristiwa, orang, data ->> 'tujuan' tujuan from jejak where data ->> 'permintaan' = $1 order by pada", [id])).rows;

describe('katalog basis data', () => {
  const daftar = async (teks: string): Promise<unknown[]> => (await dunia.admin.query({ text: teks, rowMode: 'array' })).rows;

  it('selain pemiliknya tidak ada peran dengan hak apa pun atas tabel brankas, dan RLS dipaksakan', async () => {
    const hak = `select t.relname, g.grantee::regrole::text from pg_class t join pg_namespace n on n.oid = t.relnamespace cross join aclexplode(coalesce(t.relacl, acldefault('r', t.relowner))) g
      where n.nspname = 'brankas' and t.relkind in ('r', 'v', 'm', 'S') and g.grantee <> 'simpul_brankas'::regrole`;
    expect(await daftar(hak)).toEqual([]);
    await dunia.admin.query('grant select on brankas.pelapor to simpul_app');
    expect(await daftar(hak), 'kendali').toEqual([['pelapor', 'simpul_app']]);
    await dunia.admin.query('revoke select on brankas.pelapor from simpul_app');
    expect(
      await daftar(`select relname, relrowsecurity and relforcerowsecurity, pg_get_userbyid(relowner) from pg_class t join pg_namespace n on n.oid = t.relnamespace
        where nspname = 'brankas' and relkind <> 'i' and relkind <> 'S' order by 1`),
    ).toEqual([
      ['pelapor', true, 'simpul_brankas'],
      ['permintaan', true, 'simpul_brankas'],
    ]);
    expect(
      await daftar(
        "select relname from pg_attribute a join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace where nspname = 'brankas' and attacl is not null",
      ),
    ).toEqual([]);
    expect(
      await daftar("select member::regrole::text from pg_auth_members where roleid = 'simpul_brankas'::regrole and member::regrole::text like 'simpul%'"),
    ).toEqual([]);
  });

  it('hanya satu fungsi membaca isi brankas, dan hanya simpul_app memanggilnya; menyimpan hanya oleh pemilik lewat satu fungsi', async () => {
    const { rows } =
      await dunia.admin.query(`select p.proname, pg_get_userbyid(p.proowner) pemilik, array(select g.grantee::regrole::text from aclexplode(p.proacl) g
        where g.grantee <> p.proowner order by 1) pemanggil, p.prosecdef and 'search_path=pg_catalog, brankas' = any (p.proconfig) pasti, p.prosrc ~ '\\misi\\M' membaca
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'brankas' order by 1`);
    const fungsi = (proname: string, pemanggil: string[], membaca: boolean) => ({ proname, pemilik: 'simpul_brankas', pemanggil, pasti: true, membaca });
    expect(rows).toEqual([
      fungsi('buka', ['simpul_app'], true),
      fungsi('daftar', ['simpul_app'], false),
      fungsi('minta', ['simpul_app'], false),
      fungsi('setujui', ['simpul_app'], false),
      fungsi('simpan', ['simpul_pemilik'], true),
    ]);
    expect(
      await daftar(
        "select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('public', 'kunci') and p.prosrc ~ 'brankas' order by 1",
      ),
    ).toEqual([['aduan_terima']]);
    expect(
      await daftar(
        "select c.relname from pg_depend d join pg_rewrite r on r.oid = d.objid join pg_class c on c.oid = r.ev_class where d.refobjid = 'brankas.pelapor'::regclass",
      ),
    ).toEqual([]);
  });

  it.each(['simpul_app', 'simpul_sync', 'simpul_pemilik'])('%s tidak dapat membaca brankas', async (peran) => {
    const klien = await dunia.admin.connect();
    try {
      await klien.query(`begin; set local role ${peran}`);
      await expect(klien.query('select * from brankas.pelapor')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await klien.query('rollback');
      klien.release();
    }
  });
});

describe('membuka identitas pelapor', () => {
  it('diminta auditor, disetujui orang kedua, dibuka sekali oleh peminta; setiap langkah berjejak dengan tujuannya', async () => {
    const id = await minta();
    expect(di(await buka(id), 'h')).toEqual({ id: null, nama: null, kontak: null, userErrors: [{ kode: 'PERALIHAN_DITOLAK' }] });
    expect(di(await setujui(id), 'h')).toEqual({ id, userErrors: [] });
    expect(di(await setujui(id), 'h.userErrors.0.kode')).toBe('PERALIHAN_DITOLAK');
    expect(di(await buka(id, { peran: 'AUDITOR_ASN', orang: 'auditor-dua' }), 'h.userErrors.0.kode')).toBe('TIDAK_DITEMUKAN');
    expect(di(await buka(id), 'h')).toEqual({ id, nama: KENARI.pelaporNama, kontak: KENARI.pelaporKontak, userErrors: [] });
    expect(di(await buka(id), 'h.userErrors.0.kode')).toBe('PERALIHAN_DITOLAK');
    expect(await jejak(id)).toEqual([
      { peristiwa: 'aduan.pelapor_diminta', orang: 'auditor-satu', tujuan: TUJUAN },
      { peristiwa: 'aduan.pelapor_disetujui', orang: 'direktur-satu', tujuan: null },
      { peristiwa: 'aduan.pelapor_dibuka', orang: 'auditor-satu', tujuan: TUJUAN },
    ]);
  });

  it('orang yang meminta tidak dapat menyetujui sendiri dengan peran lain; persetujuan gugur sesudah sehari', async () => {
    const id = await minta({ peran: 'AUDITOR_ASN', orang: 'orang-ganda' });
    expect(di(await setujui(id, { peran: 'DIR_WASDAL', orang: 'orang-ganda' }), 'h.userErrors.0.kode')).toBe('ORANG_SAMA');
    const lain = await minta();
    await setujui(lain);
    await dunia.admin.query("update brankas.permintaan set disetujui_pada = now() - interval '25 hours' where id = $1", [lain]);
    expect(di(await buka(lain), 'h.userErrors.0.kode')).toBe('PERALIHAN_DITOLAK');
  });

  it('tanpa tujuan, dengan nomor orang di dalam tujuan, atau atas aduan tanpa nama: ditolak', async () => {
    const coba = async (input: object) => di(await tanya(AUDITOR, MINTA, { input: { aduanId: aduan, tujuan: TUJUAN, ...input } }), 'h.userErrors.0');
    expect(await coba({ tujuan: 'ingin tahu' })).toEqual({ kode: 'MASUKAN_SALAH', field: 'tujuan' });
    expect(await coba({ tujuan: `${TUJUAN} ${NIP}` })).toEqual({ kode: 'MASUKAN_SALAH', field: 'tujuan' });
    expect(await coba({ aduanId: '999999' })).toEqual({ kode: 'TIDAK_DITEMUKAN', field: 'aduanId' });
  });

  it('diulang dengan Idempotency-Key yang sama: jawaban tanpa identitas, dan tidak dibuka dua kali', async () => {
    const id = await minta();
    await setujui(id);
    const pelaku = { ...AUDITOR, kunciIdempotensi: 'kunci-buka' };
    expect(di(await buka(id, pelaku), 'h.nama')).toBe(KENARI.pelaporNama);
    expect(di(await buka(id, pelaku), 'h')).toEqual({ id, nama: null, kontak: null, userErrors: [] });
  });

  it('isi yang dipindah ke aduan lain atau diubah sebitnya tidak terbuka', async () => {
    const { rows } = await dunia.admin.query('select p.isi, a.nomor from brankas.pelapor p join aduan a on a.id = p.aduan');
    const { isi, nomor } = rows[0];
    expect(JSON.parse(await brankasUji.buka(isi, nomor))).toEqual({ nama: KENARI.pelaporNama, kontak: KENARI.pelaporKontak });
    await expect(brankasUji.buka(isi, 'ADU-LAIN')).rejects.toMatchObject({ kode: 'KONFIGURASI' });
    const rusak = isi.replace(/.(?=\.[^.]+$)/, (h: string) => (h === 'A' ? 'B' : 'A'));
    await expect(brankasUji.buka(rusak, nomor)).rejects.toMatchObject({ kode: 'KONFIGURASI' });
  });
});

describe('kenari', () => {
  it('tidak ada di satu tabel pun, termasuk brankas, jejak, dan jawaban yang disimpan', async () => {
    const { rows } = await dunia.admin.query(
      "select quote_ident(schemaname) || '.' || quote_ident(tablename) t from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    expect(rows.length).toBeGreaterThan(80);
    const semua = await Promise.all(rows.map(async ({ t }) => (await dunia.admin.query(`select t::text x from ${t} t`)).rows.map((r) => r.x).join('\n')));
    expect(semua.join('\n')).toContain('aduan.pelapor_dibuka');
    expect(tampak(semua.join('\n'))).toEqual([]);
  });

  it('tidak ada pada daftar dan rincian mana pun, bagi peran mana pun yang membaca aduan', async () => {
    for (const peran of ['AUDITOR_ASN', 'DIR_WASDAL', 'VIEWER_BAWASLU'] as const) {
      const { data, galat } = await tanya({ peran }, peran === 'VIEWER_BAWASLU' ? SEMUA.replace(/permintaanPelaporMenunggu.*\}/, '}') : SEMUA);
      expect(galat).toEqual([]);
      expect(JSON.stringify(data)).toContain('lapangan');
      expect(tampak(JSON.stringify(data))).toEqual([]);
    }
  });

  it('kata-kata pelapor tinggal pada aduan: sesudah menjadi temuan, terlapor dan tabel lain tidak memuatnya', async () => {
    const terima = 'mutation ($input: VerifikasiAduanInput!) { h: verifikasiAduan(input: $input) { aduan { temuan { id } } userErrors { kode field } } }';
    const input = { id: aduan, versi: 1, hasil: 'DITERIMA', kategori: 'NETRALITAS_DISIPLIN', klasifikasi: 'D2', uraian: 'Dugaan keberpihakan dalam kampanye.' };
    const jawab = await tanya(AUDITOR, terima, { input });
    expect(di(jawab, 'h.userErrors')).toEqual([]);
    const id = di(jawab, 'h.aduan.temuan.id');
    const dilihat = await tanya({ peran: 'ASN', nip: NIP }, 'query ($id: ID!) { temuan(id: $id) { uraian } }', { id });
    expect(di(dilihat, 'temuan')).toEqual({ uraian: input.uraian });
    const { rows } = await dunia.admin.query("select quote_ident(tablename) t from pg_tables where schemaname = 'public'");
    const memuat: string[] = [];
    for (const { t } of rows)
      if ((await dunia.admin.query(`select from ${t} t where strpos(t::text, $1) > 0 limit 1`, [KATA_PELAPOR])).rowCount === 1) memuat.push(t);
    expect(memuat).toEqual(['aduan']);
  });

  it('tidak ada pada galat maupun catatan, juga bila menyimpannya gagal', async () => {
    const log: string[] = [];
    const pencatat = createLogger({ layanan: 'uji', tingkat: 'trace', tulis: (b) => void log.push(b) });
    const galat: unknown = await dunia.pool
      .query('select aduan_terima($1::jsonb, $2)', [JSON.stringify({ saluran: 'PUBLIK', nip: NIP }), KENARI.pelaporNama])
      .catch((e) => e);
    expect(galat).toBeInstanceOf(Error);
    const jawaban = samarkanGalat(galat as Error, pencatat, 'uji');
    pencatat.error({ err: galat }, 'uji.gagal');
    expect(log.length).toBeGreaterThan(0);
    expect(tampak(`${JSON.stringify(jawaban)} ${jawaban.message} ${log.join('')}`)).toEqual([]);
  });
});
