import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boleh, PERAN, type Peran } from '../../../../domain/akses.ts';
import { melihatBagian } from '../../../../domain/pelanggaran/sbt/berbagi.ts';
import { di, konteksUji, type PelakuUji } from '../../../support/isi.ts';
import { AUDITOR, buatDuniaSbt, type DuniaSbt, NIP } from '../sbt/kasus.ts';

const KIRIM = 'mutation ($input: KirimPesanTemuanInput!) { kirimPesanTemuan(input: $input) { pesan { id lembaga peran audiens } userErrors { kode field } } }';
let d: DuniaSbt;
let id: string;
beforeAll(async () => {
  d = await buatDuniaSbt();
  id = await d.catat('NETRALITAS_DISIPLIN');
  await d.maju(AUDITOR, 'verifikasiTemuan', id, { putusan: 'DITERUSKAN' });
});
afterAll(() => d.tutup());

const pelaku = (peran: Peran): PelakuUji => ({ peran, instansi: d.satu, ...(peran === 'ASN' && { nip: NIP }) });
const kirim = (p: PelakuUji, audiens: string, isi = 'Pesan contoh', temuanId = id) => d.tanya(p, KIRIM, { input: { temuanId, audiens, isi } });
const kode = async (...a: Parameters<typeof kirim>) => {
  const j = await kirim(...a);
  return j.galat[0] ?? di(j, 'kirimPesanTemuan.userErrors.0.kode') ?? null;
};

test('setiap peran: tepat yang boleh mengirim, dan pesan internal hanya antara Satgas', async () => {
  for (const peran of PERAN) {
    const mengirim = boleh('kirimPesanTemuan', peran);
    expect(await kode(pelaku(peran), 'SEMUA_PIHAK'), peran).toBe(mengirim ? null : 'TIDAK_BERWENANG');
    expect(await kode(pelaku(peran), 'INTERNAL_SATGAS'), peran).toBe(mengirim && melihatBagian(peran, 'PESAN_INTERNAL') ? null : 'TIDAK_BERWENANG');
  }
  const semua = PERAN.filter((p) => boleh('kirimPesanTemuan', p)).length;
  const internal = PERAN.filter((p) => melihatBagian(p, 'PESAN_INTERNAL')).length;
  for (const peran of PERAN.filter((p) => boleh('bacaTemuan', p))) {
    const { pesan } = (await d.temuan(id, 'pesan(first: 100) { nodes { audiens } }', pelaku(peran))) as { pesan: { nodes: unknown[] } };
    expect(pesan.nodes, peran).toHaveLength(semua + (melihatBagian(peran, 'PESAN_INTERNAL') ? internal : 0));
  }
});

test('pengirim disebut menurut lembaga dan peran, dan instansi lain tidak menemukan temuannya', async () => {
  expect(di(await kirim(d.ppk, 'SEMUA_PIHAK'), 'kirimPesanTemuan.pesan')).toMatchObject({ lembaga: 'INSTANSI', peran: 'PPK', audiens: 'SEMUA_PIHAK' });
  expect(await kode({ peran: 'PPK', instansi: d.dua }, 'SEMUA_PIHAK')).toBe('TIDAK_DITEMUKAN');
  expect(await kode(AUDITOR, 'SEMUA_PIHAK', '   ')).toBe('MASUKAN_SALAH');
  expect(await kode(AUDITOR, 'SEMUA_PIHAK', 'x'.repeat(4_001))).toBe('MASUKAN_SALAH');
});

test('satu kunci idempotensi mengirim satu pesan', async () => {
  const p = { ...AUDITOR, kunciIdempotensi: 'pesan-sekali' };
  const [satu, dua] = [await kirim(p, 'SEMUA_PIHAK', 'sekali saja'), await kirim(p, 'SEMUA_PIHAK', 'sekali saja')];
  expect(satu).toEqual(dua);
  expect((await d.admin.query("select count(*)::int n from temuan_pesan where isi = 'sekali saja'")).rows).toEqual([{ n: 1 }]);
});

test('pesan adalah bukti: tidak ada yang mengubah atau menghapus; temuan yang berakhir tidak dibicarakan lagi', async () => {
  for (const teks of ["update temuan_pesan set isi = 'x'", 'delete from temuan_pesan', 'truncate temuan_pesan'])
    await expect(d.admin.query(teks), teks).rejects.toMatchObject({ code: '42501' });
  const lain = await d.catat('NSPK');
  await d.maju(AUDITOR, 'verifikasiTemuan', lain, { putusan: 'DITOLAK' });
  expect(await kode(AUDITOR, 'SEMUA_PIHAK', 'Masih ada yang perlu dikatakan', lain)).toBe('PERALIHAN_DITOLAK');
});

test('tembok kedua: basis data menolak nama lain, audiens yang bukan haknya, temuan yang tidak terlihat, dan temuan yang berakhir', async () => {
  const akhir = await d.catat('NSPK');
  await d.admin.query("update temuan set tahap = 'SELESAI' where id = $1", [akhir]);
  const pesan = (temuan: string, audiens: string, oleh: string, orang: string) =>
    `insert into temuan_pesan (temuan, audiens, isi, oleh, orang) values (${temuan}, '${audiens}', 'x', '${oleh}', '${orang}')`;
  const akses = (peran: string, instansi: string) =>
    `insert into temuan_akses (temuan, cara, peran, instansi) values (${id}, 'BERKAS', '${peran}', ${instansi})`;
  const ditolak = async (p: PelakuUji, teks: string): Promise<void> =>
    expect(
      konteksUji(d.pool, p).tulis((tx) => tx.execute(sql.raw(teks))),
      teks,
    ).rejects.toMatchObject({ sqlState: '42501' });
  await ditolak(d.ppk, pesan(id, 'SEMUA_PIHAK', 'DIR_WASDAL', 'ppk-satu'));
  await ditolak(d.ppk, pesan(id, 'SEMUA_PIHAK', 'PPK', 'orang-lain'));
  await ditolak(d.ppk, pesan(id, 'INTERNAL_SATGAS', 'PPK', 'ppk-satu'));
  await ditolak(AUDITOR, pesan(akhir, 'SEMUA_PIHAK', 'AUDITOR_ASN', 'auditor-satu'));
  await ditolak({ ...d.ppk, instansi: d.dua }, pesan(id, 'SEMUA_PIHAK', 'PPK', 'ppk-satu'));
  await ditolak(d.ppk, akses('AUDITOR_ASN', 'null'));
  await ditolak(d.ppk, akses('PPK', String(d.dua.no)));
  await konteksUji(d.pool, d.ppk).tulis((tx) => tx.execute(sql.raw(pesan(id, 'SEMUA_PIHAK', 'PPK', 'ppk-satu'))));
  await konteksUji(d.pool, d.ppk).tulis((tx) => tx.execute(sql.raw(akses('PPK', String(d.satu.no)))));
});
