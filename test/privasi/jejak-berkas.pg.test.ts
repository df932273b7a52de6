import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isiKunciPemanggil } from '../../platform/auth/pemanggil.ts';
import { KUNCI_PENGEMBANGAN } from '../../platform/config-schema.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { daftarkanKunciPertek } from '../../platform/tanda-tangan/lokal.ts';
import { ajukan } from '../subgraphs/mutasi/dokumen.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from '../subgraphs/mutasi/dunia.ts';
import { rekamPerintah } from '../support/perintah.ts';

const [A, B] = [nipKe(1), nipKe(2)];
const dir = mkdtempSync(join(tmpdir(), 'simpul-jejak-berkas-'));
let dunia: Dunia;
let usul: string;
let beritaAcara: string;
let hari: string;

beforeAll(async () => {
  dunia = await buatDunia();
  await sqlUntukIrisan(dunia.url, async (sql) => {
    await isiKunciPemanggil(sql, 'k1', Buffer.from(KUNCI_PENGEMBANGAN.SIMPUL_KUNCI_PEMANGGIL));
    await daftarkanKunciPertek(sql, dir);
  });
  for (const nip of [A, B]) await dunia.tambahPegawai(nip);
  const hasil = await ajukan(dunia, [A, B]);
  [usul, beritaAcara] = [hasil.usul.id, hasil.beritaAcara.id];
  hari = (await dunia.admin.query('select hari_ini()::text h')).rows[0].h;
});
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await dunia.tutup();
});
beforeEach(() => dunia.admin.query('set session_replication_role = replica; truncate akses_data, akses_orang; set session_replication_role = default'));

/** Person, reading, kinds and role of every reading since the last clearing. */
const jejak = async (): Promise<readonly string[]> =>
  (
    await dunia.admin.query<{
      t: string;
    }>(`select distinct lpad(o.nip::text, 18, '0') || ' ' || d.operasi || ' ' || array_to_string(d.jenis, '+') || ' ' || d.peran t
      from akses_orang o join akses_data d on d.id = o.akses order by 1`)
  ).rows.map((r) => r.t);
const semua = (sisa: string): readonly string[] => [A, B].map((nip) => `${nip} ${sisa}`);
const perintah = (...argv: string[]) => rekamPerintah(argv, { SIMPUL_DATA: dir, DATABASE_URL: dunia.url });
const BERITA = 'query ($id: ID!, $g: Boolean!) { usul(id: $id) { beritaAcara { penghalang pegawai(hanyaGugur: $g) { pegawai { nip } } } } }';

describe('berita acara', () => {
  test('yang dibuka meninggalkan jejak atas setiap orang yang ditampilkan, dan hanya mereka', async () => {
    await dunia.jalankan('AUDITOR_ASN', BERITA, { id: usul, g: true });
    expect(await jejak()).toEqual([]);
    await dunia.jalankan('AUDITOR_ASN', BERITA, { id: usul, g: false });
    expect(await jejak()).toEqual(semua('beritaAcara BERKAS AUDITOR_ASN'));
  });

  test('ASN yang membukanya tercatat atas dirinya sendiri saja', async () => {
    await dunia.jalankan({ ...pemanggil('ASN'), instansi: null, nip: B }, BERITA, { id: usul, g: false });
    expect(await jejak()).toEqual([`${B} beritaAcara BERKAS ASN`]);
  });

  test('yang diuji ulang dan dibandingkan juga, dan yang di luar kewenangan tidak', async () => {
    await dunia.jalankan(pemanggil('PPK', 2), 'query ($id: ID!, $t: Tanggal!) { ujiUlangUsul(id: $id, perTanggal: $t) { hasil } }', { id: usul, t: hari });
    expect(await jejak()).toEqual([]);
    const banding = 'query ($id: ID!, $a: PemeriksaanInput!) { bandingkanUjiUlang(id: $id, dari: $a, ke: $a) { pegawai { nip } } }';
    await dunia.jalankan('AUDITOR_ASN', banding, { id: usul, a: { beritaAcaraId: beritaAcara } });
    expect(await jejak()).toEqual(semua('beritaAcara BERKAS AUDITOR_ASN'));
  });

  test.each([
    ['berita-acara', () => [beritaAcara, '--keluar', join(dir, 'ba.pdf')]],
    ['uji-ulang', () => [usul, '--per-tanggal', hari]],
  ] as const)('simpul %s: yang dicetak operator tercatat atas namanya', async (nama, sisa) => {
    expect(await perintah(nama, ...sisa())).toMatchObject({ kode: 0 });
    expect(await jejak()).toEqual(semua('beritaAcara BERKAS SISTEM'));
  });

  test('yang dibuka lewat tautan tercatat tanpa mengaku sebagai orangnya', async () => {
    const sidik = createHash('sha256').update('rahasia contoh').digest('hex');
    await dunia.admin.query(
      "insert into tautan_usul (usul, nip, sidik, berakhir_pada, oleh, orang) values ($1, $2, $3, now() + interval '1 day', 'uji', 'uji')",
      [usul, A, sidik],
    );
    await dunia.pool.query('select tautan_usul_buka($1)', ['0'.repeat(64)]);
    expect(await jejak()).toEqual([]);
    await dunia.pool.query('select tautan_usul_buka($1)', [sidik]);
    expect(await jejak()).toEqual([`${A} tautanUsul BERKAS ASN`]);
    expect((await dunia.admin.query('select subjek from akses_data')).rows).toEqual([{ subjek: 'TAUTAN' }]);
  });
});

test('e-checking: daftar yang lolos tidak meninggalkan apa pun; yang tertahan hukuman tercatat atas orang itu saja', async () => {
  const [bersih, kena] = [nipKe(3), nipKe(4)];
  for (const nip of [bersih, kena]) await dunia.tambahPegawai(nip);
  const baris = (nip: string) => ({
    ...{ nip, jenis: 'PEMINDAHAN', tmt: dunia.tmt, alasan: 'Mengisi jabatan pengawas yang kosong sejak Januari.' },
    tujuan: { instansiId: 'INS-1', unorId: 'U1', jabatanId: 'J1' },
  });
  const periksa = (...nip: string[]) =>
    dunia.jalankan('OPERATOR_INSTANSI', 'query ($input: EcheckingInput!) { echecking(input: $input) { butir { kode pesan } } }', {
      input: { baris: nip.map(baris) },
    });
  await periksa(bersih, kena);
  expect(await jejak()).toEqual([]);
  await dunia.admin.query(
    "insert into hukuman_disiplin (id, instansi, nip, jenis_hukuman_id, tingkat, mulai, sumber, oleh) values ('h1', 1, $1, '07', 'B', hari_ini(), 'SIASN', 'uji')",
    [kena],
  );
  await periksa(bersih, kena);
  expect(await jejak()).toEqual([`${kena} jawabanGerbang DISIPLIN OPERATOR_INSTANSI`]);
});

test('simpul selisih list: setiap orang pada daftarnya tercatat; daftar riwayat hukuman sebagai catatan disiplin', async () => {
  await dunia.admin.query(`insert into selisih (instansi, nip, bidang, jenis, level) values (1, $1, 1, 'BEDA', 'INFO'), (1, $2, 1, 'BEDA', 'INFO')`, [A, B]);
  await dunia.admin.query(
    "insert into beda_riwayat (instansi, nip, jenis, kunci, beda, nilai, level) values (1, $1, 'hukdis', 'SK', 'HANYA_BKN', '{}', 'INFO')",
    [A],
  );
  expect(await perintah('selisih', 'list')).toMatchObject({ kode: 0, keluar: expect.stringContaining(A) });
  expect(await jejak()).toEqual(semua('simpul selisih list IDENTITAS SISTEM'));
  expect(await perintah('selisih', 'list', '--riwayat')).toMatchObject({ kode: 0 });
  expect(await jejak()).toContain(`${A} simpul selisih list IDENTITAS+DISIPLIN SISTEM`);
});
