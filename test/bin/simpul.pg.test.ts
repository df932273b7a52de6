import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LaporanNasional } from '../../bin/perintah/laporan-susun.ts';
import { jalankanPerintah } from '../../bin/perintah/program.ts';
import { BACAAN } from '../../domain/akses-data.ts';
import { isiKunciPemanggil } from '../../platform/auth/pemanggil.ts';
import { KUNCI_PENGEMBANGAN } from '../../platform/config-schema.ts';
import { DIR_PROFIL, type RakitanUnggahan, rakitUnggahan, teks } from '../sync/unggahan/rakit-unggahan.ts';

let r: RakitanUnggahan;
beforeAll(async () => {
  r = await rakitUnggahan(80, 3);
  await r.sql((sql) => isiKunciPemanggil(sql, 'uji', Buffer.from(KUNCI_PENGEMBANGAN.SIMPUL_KUNCI_PEMANGGIL)));
});
afterAll(() => r.hapus());

interface Jawab {
  readonly kode: number;
  readonly keluar: string;
  readonly cerita: string;
}

async function simpul(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Jawab> {
  let keluar = '';
  let cerita = '';
  const kode = await jalankanPerintah(
    argv,
    { SIMPUL_DATA: r.data, DATABASE_URL: r.basis.url, ...env },
    {
      stdout: (s) => {
        keluar += s;
      },
      stderr: (s) => {
        cerita += s;
      },
    },
  );
  return { kode, keluar, cerita };
}

const json = <T>({ keluar }: Jawab): T => JSON.parse(keluar) as T;
const kodeCepat = (no: number): string => r.instansi.find((i) => i.no === no)?.kodeCepat ?? '';

test('token mencetak satu token saja di stdout; peran ASN mencatat hibahnya sendiri dan orang tak dikenal ditolak tanpa NIP di pesan', async () => {
  const steward = await simpul(['token', '--peran', 'data_steward_bkn']);
  expect(steward.kode).toBe(0);
  expect(decodeJwt(steward.keluar.trim())).toMatchObject({ sub: 'dev:data_steward_bkn', iss: 'http://127.0.0.1:4191' });
  const operator = await simpul(['token', '--peran', 'OPERATOR_INSTANSI', '--instansi', kodeCepat(2)]);
  expect(decodeJwt(operator.keluar.trim()).sub).toBe(`dev:operator_instansi:${r.instansi.find((i) => i.no === 2)?.id}`);
  expect((await simpul(['token', '--peran', 'operator_instansi'])).kode).toBe(2);
  expect((await simpul(['token', '--peran', 'operator_instansi', '--instansi', '0000'])).kode).toBe(5);
  expect((await simpul(['token', '--peran', 'sistem'])).kode).toBe(4);
  const asing = await simpul(['token', '--peran', 'asn', '--nip', '199001012015011999']);
  expect(asing.kode).toBe(5);
  expect(asing.keluar).toBe('');
  expect(asing.cerita).not.toMatch(/\d{16}/);
});

test('impor menerapkan berkas, keluar 6 bila ada baris ditolak, dan --uji tidak mengubah apa pun', async () => {
  const sebelum = await simpul(['--json', 'impor', r.berkas('bkn', 1), '--instansi', kodeCepat(1), '--jenis', 'pegawai', '--sisi', 'bkn', '--uji']);
  expect(json(sebelum)).toMatchObject({ status: 'UJI', tarikanId: null });
  expect(await r.sql((sql) => sql`select count(*)::int n from tarikan`)).toEqual([{ n: 0 }]);
  for (const no of [1, 2, 3]) {
    const bkn = await simpul(['impor', r.berkas('bkn', no), '--instansi', kodeCepat(no), '--jenis', 'pegawai', '--sisi', 'BKN', '--json']);
    expect(json(bkn)).toMatchObject({ status: 'DITERAPKAN', sisi: 'BKN' });
    expect((await simpul(['impor', r.berkas('simpeg', no), '--instansi', kodeCepat(no), '--jenis', 'pegawai'])).keluar).toContain('DITERAPKAN');
  }
  const rusak = path.join(r.data, 'rusak.csv');
  writeFileSync(rusak, teks(r.berkas('bkn', 3)).replace(/\d{18}/, '12345'));
  const gagal = path.join(r.data, 'gagal.csv');
  const tolak = await simpul(['impor', rusak, '--instansi', kodeCepat(3), '--jenis', 'pegawai', '--sisi', 'BKN', '--sebagian', '--gagal', gagal]);
  expect(tolak.kode).toBe(6);
  expect(tolak.keluar).toContain('baris 2, kolom nip_baru: NIP_BUKAN_18_DIGIT');
  expect(readFileSync(gagal, 'utf8')).toContain('_kesalahan');
  expect((await simpul(['impor', path.join(r.data, 'tidak-ada'), '--instansi', kodeCepat(1), '--jenis', 'pegawai'])).kode).toBe(5);
  expect((await simpul(['impor', rusak, '--instansi', kodeCepat(1), '--jenis', 'gaji'])).kode).toBe(2);
  expect((await simpul(['impor', rusak])).kode).toBe(2);
});

test('impor --gagal: setiap orang yang NIP-nya terbaca pada baris yang dikembalikan tercatat, dan tanpa opsi itu tidak seorang pun', async () => {
  const [judul = '', ...baris] = teks(r.berkas('bkn', 3)).split('\n');
  const pemisah = /[;,|\t]/.exec(judul)?.[0] ?? ',';
  const rusak = path.join(r.data, 'kolom-lebih.csv');
  writeFileSync(rusak, [judul, ...baris.slice(0, 2).map((b) => `${b.trimEnd()}${pemisah}lebih`)].join('\n'));
  const nip = baris.slice(0, 2).map((b) => /\d{18}/.exec(b)?.[0]);
  const impor = (...lain: string[]) => simpul(['impor', rusak, '--instansi', kodeCepat(3), '--jenis', 'pegawai', '--sisi', 'BKN', '--sebagian', ...lain]);
  const tercatat = () =>
    r.sql(
      (sql) => sql`select to_jsonb(himpunan::text[]) nip, peran, lingkup is not null massal from akses_data where operasi = ${BACAAN.barisDitolak.operasi}`,
    );
  const sebelum = await tercatat();
  expect((await impor()).kode).toBe(6);
  expect(await tercatat()).toEqual(sebelum);
  expect((await impor('--gagal', path.join(r.data, 'gagal-lebih.csv'))).kode).toBe(6);
  expect((await tercatat()).slice(sebelum.length)).toEqual([{ nip: [...nip].sort(), peran: 'SISTEM', massal: true }]);
});

test('ASN yang sudah dikenal mendapat hibah atas catatannya sendiri', async () => {
  const [orang] = await r.sql((sql) => sql<{ nip: string; instansi: number }[]>`select nip::text nip, instansi from pegawai_bkn order by nip limit 1`);
  const { kode } = await simpul(['token', '--peran', 'asn', '--nip', orang?.nip ?? '']);
  expect(kode).toBe(0);
  const hibah = await r.sql((sql) => sql`select peran, instansi, nip::text nip from hibah`);
  expect(hibah).toEqual([{ peran: 'ASN', instansi: orang?.instansi, nip: orang?.nip }]);
});

test('laporan nasional sama dengan hitung ulang, menyebut yang belum diketahui, dan dibatasi peran', async () => {
  const semua = json<LaporanNasional>(await simpul(['laporan', 'nasional', '--format', 'json']));
  const [n] = await r.sql(
    (sql) =>
      sql<
        { pegawai: number; selisih: number }[]
      >`select (select count(*)::int from pegawai_bkn) pegawai, (select count(*)::int from selisih where status <> 'TERTUTUP') selisih`,
  );
  const jumlah = (bagian: 'pegawai' | 'selisih', kelompok: string): number =>
    (semua.bagian[bagian]?.nasional.rincian ?? []).filter((x) => x.kelompok === kelompok).reduce((j, x) => j + x.jumlah, 0);
  expect(jumlah('pegawai', 'statusAsn')).toBe(n?.pegawai);
  expect(jumlah('selisih', 'level')).toBe(n?.selisih);
  expect(jumlah('selisih', 'bidang')).toBe(n?.selisih);
  expect(semua.bagian.selisih?.nasional).toMatchObject({ diketahui: 3, belumDiketahui: 0 });
  expect(semua.umpan.every((u) => u.bkn !== null && (u.jumlahBkn ?? 0) > 0)).toBe(true);

  await r.sql((sql) => sql`update kesegaran set pada = now() - interval '30 days' where instansi = 2 and sisi = 'BKN' and jenis = 'pegawai'`);
  const csv = await simpul(['laporan', 'nasional', '--peran', 'viewer_panrb']);
  const baris = csv.keluar
    .trimEnd()
    .split('\r\n')
    .map((b) => b.split(','));
  const dua = r.instansi.find((i) => i.no === 2)?.id;
  expect(baris.filter((b) => b[2] === 'pegawai' && b[4] === dua).map((b) => b.slice(6))).toEqual([['0', '1', '', '', '']]);
  expect(baris.some((b) => b[2] === 'pegawai' && b[3] === 'NASIONAL' && b[6] === '2' && b[7] === '1')).toBe(true);
  expect(csv.cerita).toContain('1 instansi belum diketahui');

  const bawaslu = json<LaporanNasional>(await simpul(['--json', 'report', 'national', '--peran', 'viewer_bawaslu']));
  expect(bawaslu.bagian.pegawai).toBeUndefined();
  expect(bawaslu.umpan).toEqual([]);
  expect((await simpul(['laporan', 'nasional', '--peran', 'operator_instansi'])).kode).toBe(4);
});

test('selisih list dan sapuan: keadaan bertahap sama dengan sapuan penuh, dan keluar 10 bila dirusak', async () => {
  const [n] = await r.sql((sql) => sql<{ n: number }[]>`select count(*)::int n from selisih where status <> 'TERTUTUP'`);
  const daftar = json<{ selisih: { bidang: string; instansiId: string }[] }>(await simpul(['--json', 'selisih', 'list', '--batas', '100000']));
  expect(daftar.selisih).toHaveLength(n?.n ?? -1);
  const satu = json<{ selisih: { instansiId: string }[] }>(await simpul(['selisih', 'list', '--instansi', kodeCepat(1), '--json', '--batas', '100000']));
  expect(new Set(satu.selisih.map((s) => s.instansiId))).toEqual(
    new Set(daftar.selisih.filter((s) => s.instansiId === r.instansi[0]?.id).map((s) => s.instansiId)),
  );
  expect(await simpul(['sapuan', '--json'])).toMatchObject({ kode: 0 });
  await r.sql((sql) => sql`update selisih set nilai_bkn = 'diubah diam-diam' where id = (select min(id) from selisih where status <> 'TERTUTUP')`);
  const rusak = await simpul(['sweep', '--json']);
  expect({ kode: rusak.kode, alarm: json<{ alarm: number }>(rusak).alarm }).toEqual({ kode: 10, alarm: 1 });
});

test('tautan mengusulkan dan menghitung tanpa menyebut orang, dan dapat diulang', async () => {
  const pertama = await simpul(['tautan', '--json']);
  const { bobotVersi, kuat, perluDitinjau, kiri } = json<Record<string, number>>(pertama);
  expect({ kode: pertama.kode, kiri: (kiri ?? -1) >= 0 }).toEqual({ kode: 0, kiri: true });
  const lagi = await simpul(['linkage']);
  expect(lagi.keluar).toContain(`usulan: ${kuat} kuat, ${perluDitinjau} perlu ditinjau; 0 gugur, 0 terbukti`);
  expect(lagi.keluar).toContain(`bobot versi ${Number(bobotVersi) + 1}`);
  expect(pertama.keluar + lagi.keluar).not.toMatch(/\d{16}/);
});

test('profil pasang: versi baru menjadi aktif, dan hanya instansi berprofil itu yang diantrekan', async () => {
  const isi: { versi: number } = JSON.parse(readFileSync(path.join(DIR_PROFIL, 'simpeg-b.json'), 'utf8'));
  const berkas = path.join(r.data, 'simpeg-b.json');
  writeFileSync(berkas, JSON.stringify({ ...isi, versi: isi.versi + 1 }));
  await r.sql((sql) => sql`delete from kotak_keluar`);
  const milik = r.instansi.filter((i) => i.profilId === 'simpeg-b');
  const jawab = await simpul(['profil', 'pasang', berkas, '--json']);
  expect(json(jawab)).toEqual({ id: 'simpeg-b', versi: isi.versi + 1, instansi: milik.map((i) => i.id) });
  const antre = await r.sql((sql) => sql<{ no: number }[]>`select (payload ->> 'instansi')::int no from kotak_keluar where nama = 'tarik-instansi' order by 1`);
  expect(milik.map((i) => i.no)).toEqual(expect.arrayContaining(antre.map((a) => a.no)));
  expect(antre.length).toBeGreaterThan(0);
  expect((await simpul(['profil', 'pasang', path.join(r.data, 'tidak-ada.json')])).kode).toBe(5);
});

test('audit verifikasi menghitung entri dan keluar 1 dengan daftar bila satu entri diubah', async () => {
  const utuh = await simpul(['audit', 'verifikasi', '--json']);
  const [n] = await r.sql((sql) => sql<{ n: number }[]>`select count(*)::int n from jejak`);
  expect({ kode: utuh.kode, isi: json(utuh) }).toEqual({ kode: 0, isi: { utuh: true, diperiksa: n?.n, cacat: [], akses: { cacat: [] } } });
  await r.sql(async (sql) => {
    await sql`set session_replication_role = replica`;
    await sql`update jejak set orang = 'lain' where (shard, urut) = (select shard, urut from jejak order by shard, urut limit 1)`;
  });
  const rusak = await simpul(['audit', 'verifikasi']);
  expect(rusak.kode).toBe(1);
  expect(rusak.keluar).toContain('ISI_BERUBAH');
});

test('referensi impor memuat tabel kode, dapat diulang, dan menyebut baris kotor', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'simpul-ref-'));
  writeFileSync(path.join(dir, 'eselon.json'), JSON.stringify({ data: [{ id: '21', nama: 'II.a ' }, { id: '21', nama: 'ganda' }, { nama: 'tanpa id' }] }));
  writeFileSync(path.join(dir, 'agama.json'), JSON.stringify([{ ID: '1', NAMA: 'Contoh', lain: 5 }]));
  for (let ke = 0; ke < 2; ke += 1) {
    const hasil = await simpul(['referensi', 'impor', dir, '--json']);
    expect(json(hasil)).toEqual({
      tabel: [
        { tabel: 'agama', butir: 1, catatan: {} },
        { tabel: 'eselon', butir: 1, catatan: { SPASI_DIPANGKAS: 1, ID_GANDA: 1, TANPA_ID: 1 } },
      ],
    });
  }
  expect(await r.sql((sql) => sql`select tabel, id, nama, atribut from rujukan_siasn order by 1`)).toEqual([
    { tabel: 'agama', id: '1', nama: 'Contoh', atribut: { lain: '5' } },
    { tabel: 'eselon', id: '21', nama: 'II.a', atribut: {} },
  ]);
  rmSync(dir, { recursive: true, force: true });
});

test('sumber: cari menemukan orang, ubah mengubah berkasnya, dan umpan berikutnya melihatnya', async () => {
  const cari = await simpul(['sumber', 'cari', '--bersih', '--instansi', kodeCepat(1), '--json']);
  const nip = json<{ pegawai: { nip: string }[] }>(cari).pegawai[0]?.nip ?? '';
  expect(nip).toMatch(/^\d{18}$/);
  expect(await simpul(['source', 'set', '--nip', nip, '--bidang', 'golAkhirId', '--nilai', '45', '--sisi', 'simpeg'])).toMatchObject({ kode: 0 });
  await simpul(['impor', r.berkas('simpeg', 1), '--instansi', kodeCepat(1), '--jenis', 'pegawai']);
  expect(await r.sql((sql) => sql`select gol_akhir_id g from pegawai_simpeg where nip = ${nip}`)).toEqual([{ g: '45' }]);
  const salah = await simpul(['sumber', 'ubah', '--nip', nip, '--bidang', 'tidakAda', '--nilai', 'x']);
  expect(salah.kode).toBe(2);
  expect(salah.cerita).not.toContain(nip);
});

test('blokir list menyebut surat, sasaran, banyaknya orang dan usul yang ditahan, tanpa NIP; anggota dihitung pada daftarnya', async () => {
  const nip = ['199001012015011901', '199001012015011902'];
  await r.sql(async (sql) => {
    const [d] = await sql<{ id: string }[]>`insert into pemblokiran (sasaran, instansi, nomor_surat, alasan, status, diusulkan_oleh, disetujui_oleh, kelas)
      values ('DAFTAR', 2, 'B-7/2026', 'contoh', 'AKTIF', 'a', 'b', 'KRUSIAL_MASIF') returning id::text id`;
    for (const n of nip)
      await sql`insert into pemblokiran (sasaran, instansi, nip, nomor_surat, alasan, status, diusulkan_oleh, disetujui_oleh, daftar) values ('ASN', 2, ${n}::text::bigint, 'B-7/2026', 'contoh', 'AKTIF', 'a', 'b', ${d?.id ?? ''}::text::bigint)`;
  });
  const daftar = await simpul(['blokir', 'list', '--instansi', kodeCepat(2), '--status', 'aktif', '--json']);
  expect(daftar.kode).toBe(0);
  expect(json<{ blokir: unknown[] }>(daftar).blokir).toEqual([
    expect.objectContaining({ sasaran: 'DAFTAR', kelas: 'KRUSIAL_MASIF', nomorSurat: 'B-7/2026', orang: 2, usulDitahan: 0, menungguPembukaan: false }),
  ]);
  expect(daftar.keluar).not.toMatch(/\d{18}/);
  expect((await simpul(['blokir', 'list', '--kelas', 'C'])).kode).toBe(2);
});

test('sumber buat, profil periksa, bantuan dan perintah salah memberi kode keluar yang dijanjikan', async () => {
  const dir = path.join(r.data, 'bangsa-lain');
  mkdirSync(dir);
  expect(json(await simpul(['sumber', 'buat', '--pegawai', '20', '--instansi', '2', '--benih', '3', '--dir', dir, '--json']))).toMatchObject({
    pegawai: 20,
    instansi: 2,
    benih: 3,
  });
  expect((await simpul(['profil', 'periksa', path.join(DIR_PROFIL, 'simpeg-a.json')])).keluar).toContain('sah: simpeg-a');
  const lama = JSON.parse(readFileSync(path.join(DIR_PROFIL, 'simpeg-a.json'), 'utf8')) as { nama: string; versi: number };
  const lain = path.join(r.data, 'simpeg-a-lain.json');
  writeFileSync(lain, JSON.stringify({ ...lama, nama: 'Isi lain' }));
  const bentrok = await simpul(['profil', 'pasang', lain]);
  expect(bentrok.cerita).toContain(`versi ${lama.versi} sudah ada dengan isi lain`);
  writeFileSync(lain, JSON.stringify({ ...lama, versi: lama.versi + 1 }));
  expect((await simpul(['profil', 'pasang', lain])).keluar).toContain(`terpasang: simpeg-a versi ${lama.versi + 1}`);
  expect(await r.sql((sql) => sql`select versi from profil_pemetaan where id = 'simpeg-a' and aktif`)).toEqual([{ versi: lama.versi + 1 }]);
  const rusak = path.join(r.data, 'profil.json');
  writeFileSync(rusak, '{\n  "id": 5\n}');
  const periksa = await simpul(['profil', 'periksa', rusak]);
  expect(periksa).toMatchObject({ kode: 6, keluar: '' });
  expect(periksa.cerita).toContain('profil.json baris');
  expect((await simpul(['--help'])).kode).toBe(0);
  expect((await simpul(['tidakada'])).kode).toBe(2);
});

test('basis data yang mati: perintah keluar 9, token tetap terbit tanpa mencatat apa pun', async () => {
  const mati = { DATABASE_URL: 'postgres://siapa:rahasia@127.0.0.1:1/simpul' };
  const daftar = await simpul(['selisih', 'list'], mati);
  expect(daftar.kode).toBe(9);
  expect(daftar.cerita).not.toContain('rahasia');
  const asn = await simpul(['token', '--peran', 'asn', '--nip', '199001012015011998'], mati);
  expect(asn.kode).toBe(0);
  expect(decodeJwt(asn.keluar.trim()).sub).toBe('dev:asn:199001012015011998');
  expect(asn.cerita).toContain('belum dicatat');
});

test('tarikan list menyebut umpan yang ditahan; terapkan memerlukan alasan dan menerapkan umpan itu juga, tolak mengakhirinya', async () => {
  const utuh = readFileSync(r.berkas('simpeg', 2), 'utf8');
  const susut = path.join(r.data, 'susut.csv');
  writeFileSync(susut, `${utuh.trimEnd().split('\n').slice(0, -13).join('\n')}\n`);
  const kirim = (): Promise<Jawab> => simpul(['impor', susut, '--instansi', kodeCepat(2), '--jenis', 'pegawai', '--json']);
  const ditolak = json<{ tarikanId: string; status: string }>(await kirim());
  expect(ditolak.status).toBe('TERTUNDA');
  const daftar = json<{ tarikan: { id: string; sebab: string }[] }>(await simpul(['tarikan', 'list', '--json']));
  expect(daftar.tarikan).toEqual([expect.objectContaining({ id: ditolak.tarikanId, sebab: expect.stringContaining('kehilangan') })]);
  expect((await simpul(['tarikan', 'terapkan', ditolak.tarikanId])).kode).toBe(2);
  expect((await simpul(['tarikan', 'terapkan', ditolak.tarikanId, '--alasan', 'benar'])).kode).toBe(2);
  expect((await simpul(['tarikan', 'tolak', ditolak.tarikanId, '--alasan', 'salah ekspor, kirim ulang'])).keluar).toBe(
    `tarikan ${ditolak.tarikanId}: DITOLAK\n`,
  );
  const benar = json<{ tarikanId: string }>(await kirim());
  const terapkan = (id: string): Promise<Jawab> => simpul(['tarikan', 'terapkan', id, '--alasan', 'bidang itu memang dialihkan']);
  expect((await terapkan(benar.tarikanId)).keluar).toBe(`tarikan ${benar.tarikanId}: DITERAPKAN\n`);
  expect((await terapkan(benar.tarikanId)).kode).toBe(7);
  expect((await terapkan('999999')).kode).toBe(5);
  expect(json<{ tarikan: object[] }>(await simpul(['tarikan', 'list', '--json'])).tarikan).toEqual([]);
  expect((await simpul(['tarikan', 'list', '--status', 'semua', '--instansi', kodeCepat(2)])).keluar).toContain('GAGAL');
});
