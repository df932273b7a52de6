import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tambahHari, tanggal } from '../../../domain/asn/tanggal.ts';
import { type Langkah, lakukan, lantik, PERTEK, SETUJUI, sampai, sk } from './alur.ts';
import { buatDunia, type Dunia, nipKe } from './dunia.ts';

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
  await dunia.admin.query('update peta_jabatan set kebutuhan = 999');
});
afterAll(() => dunia.tutup());

const CATATAN = 'Nomor unit kerja pada lampiran keliru.';
const dengan = (nama: string, peran: Langkah['peran'], isi: object = {}): Langkah => ({ nama, peran, isi: { catatan: CATATAN, ...isi } });
const baca = async (id: string) =>
  (
    await dunia.jalankan(
      'AUDITOR_ASN',
      'query ($id: ID!) { usul(id: $id) { status tmt pertek { nomor tandaTangan { dokumen } } sk { nomor } suratLama { jenis nomor sebab alasan } tugasKeluar { tujuan dibatalkanPada } } }',
      { id },
    )
  )['usul'];
const nomorPertek = async (id: string): Promise<string> => (await baca(id)).pertek.nomor;

describe('pertek', () => {
  test('diperbaiki: nomor baru, TMT baru pada isi yang ditandatangani, yang lama tetap tersimpan dan ditandai', async () => {
    const usul = await sampai(dunia, nipKe(700), [SETUJUI, PERTEK]);
    const lama = await nomorPertek(usul.id);
    const tmt = tambahHari(tanggal(dunia.tmt), -1);
    const { usul: perbaikan } = await lakukan(dunia, usul, dengan('perbaikiPertek', 'PENANDATANGAN_BKN', { tmt }));
    expect(await baca(usul.id)).toMatchObject({
      status: 'PERBAIKAN_PERTEK',
      pertek: null,
      suratLama: [{ jenis: 'PERTEK', nomor: lama, sebab: 'DIPERBAIKI', alasan: CATATAN }],
    });
    await lakukan(dunia, perbaikan, PERTEK);
    const jadi = await baca(usul.id);
    expect(jadi).toMatchObject({ status: 'PERTEK_TERBIT', tmt });
    expect(jadi.pertek.nomor).not.toBe(lama);
    expect(JSON.parse(jadi.pertek.tandaTangan.dokumen).isi).toMatchObject({ nomor: jadi.pertek.nomor, usul: { tmt } });
    const { rows } = await dunia.admin.query(
      'select count(*)::int n, (select dicabut from pertek_bertanda_nomor($2)) dicabut from surat_pertek where usul = $1',
      [usul.id, lama],
    );
    expect(rows).toEqual([{ n: 2, dicabut: 'DIPERBAIKI' }]);
  });

  test('dibatalkan: usul berakhir, nomornya tidak pernah dipakai lagi', async () => {
    const usul = await sampai(dunia, nipKe(701), [SETUJUI, PERTEK]);
    const nomor = await nomorPertek(usul.id);
    expect((await lakukan(dunia, usul, dengan('batalkanPertek', 'PENANDATANGAN_BKN'))).usul.status).toBe('DIBATALKAN');
    const lain = await sampai(dunia, nipKe(702), [SETUJUI, PERTEK]);
    expect(await nomorPertek(lain.id)).not.toBe(nomor);
    expect(await baca(usul.id)).toMatchObject({ pertek: null, suratLama: [{ nomor, sebab: 'DIBATALKAN' }] });
  });

  test('usul yang ditahan sesudah pertek lalu dibatalkan pengusul tidak meninggalkan pertek yang berlaku', async () => {
    const usul = await sampai(dunia, nipKe(703), [SETUJUI, PERTEK]);
    await lakukan(dunia, usul, dengan('batalkanMutasi', 'OPERATOR_INSTANSI'));
    expect(await baca(usul.id)).toMatchObject({ status: 'DIBATALKAN', pertek: null, suratLama: [{ sebab: 'DIBATALKAN' }] });
  });
});

describe('SK', () => {
  test('diperbaiki sebelum pelantikan: SK lama dicabut, yang baru berlaku', async () => {
    const usul = await sampai(dunia, nipKe(710), [SETUJUI, PERTEK, sk(dunia, '800/lama/2026')]);
    const { usul: perbaikan } = await lakukan(dunia, usul, dengan('perbaikiSk', 'PPK'));
    expect(perbaikan.status).toBe('PERBAIKAN_SK');
    const { usul: baru } = await lakukan(dunia, perbaikan, sk(dunia, '800/baru/2026'));
    await lakukan(dunia, baru, lantik(dunia));
    expect(await baca(usul.id)).toMatchObject({ status: 'DILANTIK', sk: { nomor: '800/baru/2026' }, suratLama: [{ jenis: 'SK', nomor: '800/lama/2026' }] });
  });

  test('diganti sesudah pelantikan: tugas lama gugur, tugas baru membawa SK yang benar', async () => {
    const usul = await sampai(dunia, nipKe(711), [SETUJUI, PERTEK, sk(dunia, '800/salah/2026'), lantik(dunia)]);
    expect((await lakukan(dunia, usul, dengan('gantiSk', 'PPK', { nomor: '800/benar/2026', tanggal: dunia.tanggalSk }))).usul.status).toBe('DILANTIK');
    const { rows } = await dunia.admin.query(
      "select tujuan, isi->>'nomorSk' nomor, dibatalkan_pada is not null batal from tugas_keluar where kunci like $1 order by id",
      [`usul:${usul.id}:%`],
    );
    expect(rows).toEqual(['800/salah/2026', '800/benar/2026'].flatMap((nomor, i) => ['SIASN', 'SIMPEG'].map((tujuan) => ({ tujuan, nomor, batal: i === 0 }))));
  });

  test('usul SELESAI yang SK-nya diganti harus melewati gerbang dan dibuktikan lagi; dengan selisih terbuka ia tidak berubah', async () => {
    const nip = nipKe(712);
    const usul = await sampai(dunia, nip, [SETUJUI, PERTEK, sk(dunia, '800/salah/2026'), lantik(dunia)]);
    await dunia.admin.query("update usul set status = 'SELESAI', versi = versi + 1 where id = $1", [usul.id]);
    const selesai = { id: usul.id, versi: usul.versi + 1 };
    const ganti = dengan('gantiSk', 'PPK', { nomor: '800/benar/2026', tanggal: dunia.tanggalSk });
    await dunia.admin.query(
      "insert into selisih (instansi, nip, bidang, jenis, nilai_bkn, nilai_simpeg, level) values (1, $1, 21, 'BEDA', '34', '33', 'BLOKIR_JAB')",
      [nip],
    );
    expect(await lakukan(dunia, selesai, ganti)).toMatchObject({ userErrors: [{ kode: 'GERBANG_MENAHAN' }] });
    expect(await baca(usul.id)).toMatchObject({ status: 'SELESAI', sk: { nomor: '800/salah/2026' }, suratLama: [] });
    await dunia.admin.query("update selisih set status = 'TERTUTUP' where nip = $1", [nip]);
    expect((await lakukan(dunia, selesai, ganti)).usul.status).toBe('DILANTIK');
  });

  test('dibatalkan sesudah pelantikan: semua surat dicabut, tugas gugur', async () => {
    const usul = await sampai(dunia, nipKe(713), [SETUJUI, PERTEK, sk(dunia, '800/713/2026'), lantik(dunia)]);
    expect((await lakukan(dunia, usul, dengan('batalkanSk', 'PPK'))).usul.status).toBe('DIBATALKAN');
    const jadi = await baca(usul.id);
    expect([jadi.pertek, jadi.sk, jadi.suratLama.map((s: { jenis: string }) => s.jenis).sort()]).toEqual([null, null, ['PERTEK', 'SK']]);
    expect(jadi.tugasKeluar.every((t: { dibatalkanPada: string | null }) => t.dibatalkanPada !== null)).toBe(true);
  });

  test('pelaksana di dalam instansi: tanpa pertek, SK langsung sesudah persetujuan; pertek ditolak sebagai tidak wajib', async () => {
    const nip = nipKe(714);
    const tujuan = { pegawai: [{ nip, tujuan: { instansiId: 'INS-1', unorId: 'U1', jabatanId: 'JP' } }] };
    const setuju = await sampai(dunia, nip, [SETUJUI], tujuan);
    expect(await lakukan(dunia, setuju, PERTEK)).toMatchObject({ userErrors: [{ kode: 'PERTEK_TIDAK_WAJIB' }] });
    const { usul } = await lakukan(dunia, setuju, sk(dunia, '800/714/2026'));
    expect((await lakukan(dunia, usul, lantik(dunia))).usul.status).toBe('DILANTIK');
  });

  test('pengawas: SK sebelum pertek ditolak', async () => {
    const usul = await sampai(dunia, nipKe(715), [SETUJUI]);
    expect(await lakukan(dunia, usul, sk(dunia))).toMatchObject({ userErrors: [{ kode: 'PERTEK_BELUM_ADA' }] });
  });
});

test('delapan pertek ditandatangani serentak: nomornya berurutan tanpa celah dan tanpa kembar; yang batal mengembalikan nomornya', async () => {
  const { rows: awal } = await dunia.admin.query('select coalesce(max(terakhir), 0)::int n from nomor_pertek where seri like $1', ['%/D']);
  const semua: { id: string; versi: number }[] = [];
  for (let i = 0; i < 8; i++) semua.push(await sampai(dunia, nipKe(720 + i), [SETUJUI]));
  const hasil = await Promise.all(semua.map((u) => lakukan(dunia, u, PERTEK)));
  expect(hasil.map((h) => h.usul.status)).toEqual(Array(8).fill('PERTEK_TERBIT'));
  const { rows } = await dunia.admin.query<{ n: number }>(
    "select split_part(nomor, '/', 1)::int n from surat_pertek where usul = any ($1::bigint[]) order by 1",
    [semua.map((u) => u.id)],
  );
  expect(rows.map((r) => r.n)).toEqual(Array.from({ length: 8 }, (_, i) => awal[0].n + 1 + i));
  const klien = await dunia.admin.connect();
  await klien.query("begin; update nomor_pertek set terakhir = terakhir + 1 where seri like '%/D'; rollback");
  klien.release();
  const lagi = await sampai(dunia, nipKe(745), [SETUJUI, PERTEK]);
  expect(Number((await nomorPertek(lagi.id)).split('/')[0])).toBe(awal[0].n + 9);
});
