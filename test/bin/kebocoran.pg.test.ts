import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buatDunia, type DuniaUji, isiInstansi, nipUji } from '../support/isi.ts';
import { type HasilPerintah, rekamPerintah } from '../support/perintah.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'simpul-bocor-'));
const [A, B, C] = [nipUji(1), nipUji(2), nipUji(3)];
let dunia: DuniaUji;

/** A reading at an instant, as the one writer leaves it; `lingkup` makes it a set. */
async function bacaan(pada: string, nip: readonly string[], subjek: string, lingkup?: object): Promise<void> {
  const isi = { operasi: 'hukuman', tujuan: '=pemeriksaan contoh', jenis: ['DISIPLIN'], ...(lingkup && { lingkup }) };
  const { rows } = await dunia.admin.query<{ id: string }>(
    "select akses_tulis($1::bigint[], $2::jsonb, $3, 'orang-' || $3, 'OPERATOR_INSTANSI', 1::smallint) id",
    [nip, JSON.stringify(isi), subjek],
  );
  // The clock of the past: only a superuser without triggers can set it.
  await dunia.admin.query(
    `set session_replication_role = replica; update akses_data set pada = '${pada}' where id = ${rows[0]?.id}; update akses_orang set pada = '${pada}' where akses = ${rows[0]?.id};
     set session_replication_role = default`,
  );
}

const simpul = (...argv: string[]): Promise<HasilPerintah> =>
  rekamPerintah(argv, { SIMPUL_DATA: dir, DATABASE_URL: String(dunia.admin.options.connectionString) });
const berkas = (nama: string, isi: string): string => {
  const jalur = path.join(dir, nama);
  writeFileSync(jalur, isi);
  return jalur;
};

beforeAll(async () => {
  dunia = await buatDunia();
  await isiInstansi(dunia, 1);
  await dunia.admin.query(
    "insert into hibah (iss, sub, peran, orang, instansi) values ('https://masuk.contoh.id', 'akun-satu', 'OPERATOR_INSTANSI', 'orang-akun-satu', 1)",
  );
  await bacaan('2026-11-01T00:30:00+07:00', [A, B], 'akun-satu');
  await bacaan('2026-11-02T23:59:59+07:00', [B], 'akun-dua');
  await bacaan('2026-11-03T00:00:00+07:00', [B, C], 'akun-tiga');
  await bacaan('2026-11-02T12:00:00+07:00', [A, C], 'mesin', { umpan: 'contoh' });
});
afterAll(async () => {
  await dunia.tutup();
  rmSync(dir, { recursive: true, force: true });
});

const daftar = async (...opsi: string[]): Promise<readonly string[]> => {
  const { keluar } = await simpul('audit', 'kebocoran', '--json', ...opsi);
  const { daftar: semua } = JSON.parse(keluar) as { daftar: { nip: string; subjek: string; himpunan: boolean; operasi: string }[] };
  // Each list is itself a reading of these people's trail, and stands in the next one.
  return semua.filter((d) => d.operasi === 'hukuman').map((d) => `${d.nip} ${d.subjek}${d.himpunan ? ' himpunan' : ''}`);
};

test('siapa melihat siapa di dalam jendela, termasuk yang dibaca mesin sebagai himpunan; hari adalah hari Jakarta', async () => {
  const dua = berkas('dua.txt', `nip\n${A}\n${B}\n\n`);
  expect(await daftar('--pegawai', dua)).toEqual([`${A} akun-satu`, `${A} mesin himpunan`, `${B} akun-satu`, `${B} akun-dua`, `${B} akun-tiga`]);
  expect(await daftar('--pegawai', dua, '--dari', '2026-11-02', '--sampai', '2026-11-02')).toEqual([`${A} mesin himpunan`, `${B} akun-dua`]);
  expect(await daftar('--pegawai', dua, '--dari', '2026-11-02T17:00:00Z')).toEqual([`${B} akun-tiga`]);
  expect(await daftar('--pegawai', berkas('c.txt', C), '--sampai', '2026-11-02')).toEqual([`${C} mesin himpunan`]);
});

test('CSV menyebut akun, orang, penerbit, instansi, dan tujuan; sel yang menyerupai rumus dijinakkan; berkas keluar bermode 0600 dan tidak menimpa', async () => {
  const keluar = path.join(dir, 'keluar.csv');
  const satu = berkas('a.txt', A);
  const hasil = await simpul('audit', 'kebocoran', '--pegawai', satu, '--sampai', '2026-11-01', '--keluar', keluar);
  expect(hasil).toEqual({ kode: 0, keluar: '', cerita: '1 pembacaan atas 1 dari 1 pegawai\n' });
  expect(readFileSync(keluar, 'utf8')).toBe(
    `nip,pada,penerbit,subjek,orang,peran,instansi,operasi,tujuan,jenis,rujukan,himpunan\n${A},2026-10-31T17:30:00.000Z,https://masuk.contoh.id,akun-satu,orang-akun-satu,OPERATOR_INSTANSI,Kabupaten Contoh 01,hukuman,'=pemeriksaan contoh,DISIPLIN,,false\n`,
  );
  expect(statSync(keluar).mode & 0o777).toBe(0o600);
  expect((await simpul('audit', 'kebocoran', '--pegawai', satu, '--keluar', keluar)).kode).toBe(2);
});

test('penyusunan daftar meninggalkan pembacaan atas setiap orangnya, juga yang tidak pernah dilihat siapa pun', async () => {
  const lain = nipUji(9);
  await simpul('audit', 'kebocoran', '--pegawai', berkas('lain.txt', lain));
  const { keluar } = await simpul('audit', 'kebocoran', '--json', '--pegawai', berkas('lain.txt', lain));
  expect((JSON.parse(keluar) as { daftar: object[] }).daftar).toEqual([
    expect.objectContaining({ nip: lain, subjek: 'CLI', peran: 'SISTEM', operasi: 'simpul audit kebocoran', jenis: 'JEJAK', himpunan: false }),
  ]);
});

test('jejak mencatat bahwa daftarnya disusun, tanpa NIP', async () => {
  const { rows } = await dunia.admin.query<{ data: object; pelaku: string }>("select data, pelaku from jejak where peristiwa = 'akses.kebocoran_disusun'");
  expect(rows.length).toBeGreaterThan(4);
  expect(rows[0]).toMatchObject({ pelaku: 'CLI', data: { jumlah: 2, dari: expect.any(String), sampai: expect.any(String) } });
  expect(JSON.stringify(rows)).not.toMatch(/\d{18}/);
});

test('yang tidak dapat dibaca ditolak dengan barisnya, tanpa menampilkan isinya', async () => {
  const rusak = await simpul('audit', 'kebocoran', '--pegawai', berkas('rusak.txt', `${A}\n12345\n`));
  expect(rusak).toMatchObject({ kode: 2, cerita: expect.stringContaining('baris 2') });
  expect(rusak.cerita).not.toMatch(/12345|\d{18}/);
  expect((await simpul('audit', 'kebocoran', '--pegawai', path.join(dir, 'tidak-ada'))).kode).toBe(5);
  expect((await simpul('audit', 'kebocoran', '--pegawai', berkas('kosong.txt', '\n'))).kode).toBe(2);
  expect((await simpul('audit', 'kebocoran', '--pegawai', berkas('a.txt', A), '--dari', 'kemarin')).kode).toBe(2);
});
