import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boleh, PERAN } from '../../../domain/akses.ts';
import { konteksSelisih, skemaSelisih } from '../../../subgraphs/selisih/index.ts';
import {
  buatDunia,
  buatTanya,
  type DuniaUji,
  di,
  type InstansiUji,
  isiInstansi,
  isiSelisih,
  nipUji,
  type PelakuUji,
  type TanyaUji,
} from '../../support/isi.ts';

const PUTUSKAN = `mutation ($input: PutuskanSelisihInput!) { putuskanSelisih(input: $input) {
  selisih { id status versi tugas { tujuan pelaksana nilai dibatalkanPada } keputusan { id jenis membatalkanId } riwayat { dari ke sebab } } userErrors { kode field } } }`;
const BATALKAN = `mutation ($input: BatalkanKeputusanInput!) { batalkanKeputusan(input: $input) {
  selisih { status versi tugas { tujuan dibatalkanPada } keputusan { jenis membatalkanId } riwayat { dari ke sebab } } userErrors { kode field } } }`;
const STEWARD: PelakuUji = { peran: 'DATA_STEWARD_BKN' };
const ALASAN = { alasanKode: 'SK_TERBARU', alasan: 'SK terakhir sudah diperiksa' };

let dunia: DuniaUji;
let tanya: TanyaUji;
let satu: InstansiUji;
let urut = 0;

const baru = (kolom = {}, bidang = 21): Promise<string> => isiSelisih(dunia, { nip: nipUji(urut++), instansi: satu, bidang, kolom });
const putuskan = (id: string, keputusan: string, sisa = {}, pelaku = STEWARD) =>
  tanya(pelaku, PUTUSKAN, { input: { id, versi: 1, keputusan, ...ALASAN, ...sisa } });
const jumlah = async (teks: string, nilai: unknown[]): Promise<number> => Number((await dunia.admin.query<{ n: string }>(teks, nilai)).rows[0]?.n);

beforeAll(async () => {
  dunia = await buatDunia();
  tanya = buatTanya(dunia.pool, skemaSelisih(), konteksSelisih);
  satu = await isiInstansi(dunia, 1);
});
afterAll(() => dunia.tutup());

describe('putuskanSelisih', () => {
  it('hanya boleh oleh steward BKN', async () => {
    const id = await baru();
    for (const peran of PERAN.filter((p) => !boleh('putuskanSelisih', p))) {
      const jawab = await putuskan(id, 'BKN_BENAR', {}, { peran, instansi: satu });
      expect(jawab.galat, peran).toEqual(['TIDAK_BERWENANG']);
    }
    expect(await jumlah('select count(*) n from keputusan where selisih = $1', [id])).toBe(0);
  });

  it('BKN benar: menunggu instansi, tugas bagi SIMPEG, riwayat dan jejak dalam satu transaksi', async () => {
    const id = await baru();
    const jawab = await putuskan(id, 'BKN_BENAR');
    expect(di(jawab, 'putuskanSelisih.userErrors')).toEqual([]);
    expect(di(jawab, 'putuskanSelisih.selisih')).toMatchObject({
      status: 'MENUNGGU_INSTANSI',
      versi: 2,
      tugas: [{ tujuan: 'SIMPEG', pelaksana: 'INSTANSI', nilai: '34', dibatalkanPada: null }],
      riwayat: [{ dari: 'BARU', ke: 'MENUNGGU_INSTANSI', sebab: 'KEPUTUSAN_BKN_BENAR' }],
    });
    const { rows } = await dunia.admin.query("select data from jejak where peristiwa = 'selisih.diputuskan' and data ->> 'selisih' = $1", [id]);
    expect(rows).toMatchObject([{ data: { selisih: id, jenis: 'BKN_BENAR', alasanKode: 'SK_TERBARU' } }]);
    expect(await jumlah('select count(*) n from jejak_periksa()', [])).toBe(0);
  });

  it('SIMPEG benar: menunggu BKN; pelaksana mengikuti kewenangan bidang', async () => {
    expect(di(await putuskan(await baru(), 'SIMPEG_BENAR'), 'putuskanSelisih.selisih')).toMatchObject({
      status: 'MENUNGGU_BKN',
      tugas: [{ tujuan: 'SIASN', pelaksana: 'BKN' }],
    });
    expect(di(await putuskan(await baru({}, 14), 'SIMPEG_BENAR'), 'putuskanSelisih.selisih')).toMatchObject({
      status: 'MENUNGGU_BKN',
      tugas: [{ tujuan: 'SIASN', pelaksana: 'INSTANSI' }],
    });
  });

  it('nilai lain memberi tugas kepada kedua sisi, bukan masalah tidak memberi tugas', async () => {
    expect(di(await putuskan(await baru(), 'NILAI_LAIN', { nilaiLain: '41' }), 'putuskanSelisih.selisih')).toMatchObject({
      status: 'MENUNGGU_BKN',
      tugas: [
        { tujuan: 'SIASN', nilai: '41' },
        { tujuan: 'SIMPEG', nilai: '41' },
      ],
    });
    expect(di(await putuskan(await baru(), 'BUKAN_MASALAH'), 'putuskanSelisih.selisih')).toMatchObject({ status: 'DIKECUALIKAN', tugas: [] });
  });

  it('menolak versi lama, alasan pendek, nilaiLain yang tak pada tempatnya, nomor orang, dan id yang tidak ada', async () => {
    const id = await baru();
    const kode = async (sisa: object, keputusan = 'BKN_BENAR'): Promise<unknown> => di(await putuskan(id, keputusan, sisa), 'putuskanSelisih.userErrors.0');
    expect(await kode({ versi: 9 })).toEqual({ kode: 'VERSI_BERUBAH', field: 'versi' });
    expect(await kode({ alasan: 'pendek' })).toEqual({ kode: 'MASUKAN_SALAH', field: 'alasan' });
    expect(await kode({ alasan: 'lihat nik 3501010101901901 ini' })).toEqual({ kode: 'MASUKAN_SALAH', field: 'alasan' });
    expect(await kode({ nilaiLain: 'x' })).toEqual({ kode: 'MASUKAN_SALAH', field: 'nilaiLain' });
    expect(await kode({}, 'NILAI_LAIN')).toEqual({ kode: 'MASUKAN_SALAH', field: 'nilaiLain' });
    expect(await kode({}, 'ENTAH')).toEqual({ kode: 'MASUKAN_SALAH', field: 'keputusan' });
    expect(await kode({ id: '999999' })).toEqual({ kode: 'TIDAK_DITEMUKAN', field: 'id' });
    expect(await kode({ id: "1' or 1=1" })).toEqual({ kode: 'TIDAK_DITEMUKAN', field: 'id' });
    expect(await jumlah('select count(*) n from keputusan where selisih = $1', [id])).toBe(0);
  });

  it('dua steward serentak: satu keputusan, satu penolakan', async () => {
    const id = await baru();
    const jawab = await Promise.all([putuskan(id, 'BKN_BENAR'), putuskan(id, 'SIMPEG_BENAR', {}, { ...STEWARD, orang: 'steward-dua' })]);
    expect(jawab.map((j) => di(j, 'putuskanSelisih.userErrors.0.kode') ?? 'ok').sort()).toEqual(['VERSI_BERUBAH', 'ok']);
    expect(await jumlah('select count(*) n from keputusan where selisih = $1', [id])).toBe(1);
  });

  it('NIK tidak terbawa tugas dan keluar tersamar', async () => {
    const id = await baru({ nilai_bkn: '3501010101901234', nilai_simpeg: '3501010101905678' }, 6);
    const jawab = await putuskan(id, 'BKN_BENAR');
    expect(di(jawab, 'putuskanSelisih.selisih.tugas.0.nilai')).toBeNull();
    expect(JSON.stringify(await tanya(STEWARD, `{ selisih(id: "${id}") { nilaiBkn nilaiSimpeg riwayat { nilaiBkn } } }`))).not.toContain('0101901234');
    const { rows } = await dunia.admin.query<{ isi: unknown }>('select isi from tugas_keluar where isi ->> $2 = $1', [id, 'selisih']);
    expect(JSON.stringify(rows)).not.toMatch(/\d{16}/);
  });

  it('Idempotency-Key yang sama menulis sekali dan menjawab sama; isi lain ditolak', async () => {
    const id = await baru();
    const pelaku = { ...STEWARD, kunciIdempotensi: 'kunci-satu' };
    const pertama = await putuskan(id, 'BKN_BENAR', {}, pelaku);
    expect(await putuskan(id, 'BKN_BENAR', {}, pelaku)).toEqual(pertama);
    expect(await jumlah('select count(*) n from keputusan where selisih = $1', [id])).toBe(1);
    expect((await putuskan(id, 'SIMPEG_BENAR', {}, pelaku)).galat).toEqual(['KUNCI_DIPAKAI_LAIN']);
  });
});

describe('batalkanKeputusan', () => {
  it('mengembalikan ke BARU dengan peristiwa penawar, menarik tugas, dan hanya sekali', async () => {
    const id = await baru();
    const keputusan = di(await putuskan(id, 'BKN_BENAR'), 'putuskanSelisih.selisih.keputusan.0.id');
    const input = { id: keputusan, versi: 2, alasan: 'Keliru membaca dokumen' };
    const jawab = await tanya(STEWARD, BATALKAN, { input });
    expect(di(jawab, 'batalkanKeputusan.selisih')).toMatchObject({
      status: 'BARU',
      versi: 3,
      keputusan: [{ jenis: 'BKN_BENAR' }, { jenis: 'BATAL', membatalkanId: keputusan }],
      tugas: [{ tujuan: 'SIMPEG', dibatalkanPada: expect.any(String) }],
      riwayat: [{ ke: 'MENUNGGU_INSTANSI' }, { dari: 'MENUNGGU_INSTANSI', ke: 'BARU', sebab: 'KEPUTUSAN_DIBATALKAN' }],
    });
    const lagi = await tanya(STEWARD, BATALKAN, { input: { ...input, versi: 3 } });
    expect(di(lagi, 'batalkanKeputusan.userErrors.0.kode')).toBe('PERALIHAN_DITOLAK');
    const ulang = await putuskan(id, 'SIMPEG_BENAR', { versi: 3 });
    expect(di(ulang, 'putuskanSelisih.selisih')).toMatchObject({ status: 'MENUNGGU_BKN', versi: 4 });
    expect(di(await tanya(STEWARD, BATALKAN, { input: { ...input, versi: 4 } }), 'batalkanKeputusan.userErrors.0.kode')).toBe('PERALIHAN_DITOLAK');
  });
});
