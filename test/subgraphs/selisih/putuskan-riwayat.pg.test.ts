import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boleh, PERAN } from '../../../domain/akses.ts';
import { konteksSelisih, skemaSelisih } from '../../../subgraphs/selisih/index.ts';
import {
  buatDunia,
  buatTanya,
  type DuniaUji,
  di,
  type InstansiUji,
  isiBaris,
  isiInstansi,
  type JawabanUji,
  nipUji,
  type PelakuUji,
  type TanyaUji,
} from '../../support/isi.ts';

const ISI = 'status versi tugas { tujuan pelaksana nilai dibatalkanPada } keputusan { id jenis membatalkanId bukti } catatan { dari ke sebab }';
const PUTUSKAN = `mutation ($input: PutuskanBedaRiwayatInput!) { putuskanBedaRiwayat(input: $input) { bedaRiwayat { id ${ISI} } userErrors { kode field } } }`;
const BATALKAN = `mutation ($input: BatalkanKeputusanInput!) { batalkanKeputusanRiwayat(input: $input) { bedaRiwayat { ${ISI} } userErrors { kode field } } }`;
const STEWARD: PelakuUji = { peran: 'DATA_STEWARD_BKN' };
const ALASAN = { alasanKode: 'SK_DICABUT', alasan: 'SK pencabutan sudah diperiksa' };

let dunia: DuniaUji;
let tanya: TanyaUji;
let satu: InstansiUji;
let urut = 0;

async function baru(kolom: Readonly<Record<string, string>> = {}): Promise<string> {
  urut += 1;
  const row = {
    instansi: satu.no,
    nip: nipUji(urut),
    jenis: 'hukdis',
    kunci: `S:${urut}`,
    beda: 'HANYA_SIMPEG',
    level: 'BLOKIR',
    nilai: '{"skNomor":[null,"HD/1"]}',
  };
  return String((await isiBaris(dunia, 'beda_riwayat', { ...row, ...kolom }))['id']);
}
const putuskan = (id: string, keputusan: string, sisa: object = {}, pelaku = STEWARD): Promise<JawabanUji> =>
  tanya(pelaku, PUTUSKAN, { input: { id, versi: 1, keputusan, ...ALASAN, ...sisa } });
const jumlah = async (teks: string, nilai: unknown[] = []): Promise<number> => Number((await dunia.admin.query<{ n: string }>(teks, nilai)).rows[0]?.n);
const keputusanAtas = (id: string): Promise<number> => jumlah('select count(*) n from keputusan_riwayat where beda_riwayat = $1', [id]);

beforeAll(async () => {
  dunia = await buatDunia();
  tanya = buatTanya(dunia.pool, skemaSelisih(), konteksSelisih);
  satu = await isiInstansi(dunia, 1);
});
afterAll(() => dunia.tutup());

describe('putuskanBedaRiwayat', () => {
  it('hanya boleh oleh peran yang boleh memutus selisih', async () => {
    const id = await baru();
    for (const peran of PERAN.filter((p) => !boleh('putuskanSelisih', p)))
      expect((await putuskan(id, 'BKN_BENAR', {}, { peran, instansi: satu })).galat, peran).toEqual(['TIDAK_BERWENANG']);
    expect(await keputusanAtas(id)).toBe(0);
  });

  it('sisi yang benar: pemilik sisi lain mendapat tugas; catatan dan jejak dalam satu transaksi', async () => {
    const id = await baru();
    const jawab = await putuskan(id, 'SIMPEG_BENAR');
    expect(di(jawab, 'putuskanBedaRiwayat')).toMatchObject({
      bedaRiwayat: {
        status: 'MENUNGGU_BKN',
        versi: 2,
        tugas: [{ tujuan: 'SIASN', pelaksana: 'INSTANSI', nilai: '{"skNomor":"HD/1"}', dibatalkanPada: null }],
        keputusan: [{ jenis: 'SIMPEG_BENAR' }],
        catatan: [{ dari: 'BARU', ke: 'MENUNGGU_BKN', sebab: 'KEPUTUSAN_SIMPEG_BENAR' }],
      },
      userErrors: [],
    });
    const { rows } = await dunia.admin.query("select data from jejak where peristiwa = 'riwayat.diputuskan' and data ->> 'bedaRiwayat' = $1", [id]);
    expect(rows).toMatchObject([{ data: { bedaRiwayat: id, jenis: 'SIMPEG_BENAR', alasanKode: 'SK_DICABUT' } }]);
    expect(await jumlah('select count(*) n from jejak_periksa()')).toBe(0);
    expect(di(await putuskan(id, 'BKN_BENAR', { versi: 2 }), 'putuskanBedaRiwayat.userErrors.0.kode')).toBe('PERALIHAN_DITOLAK');
  });

  it('mengecualikan yang menahan mutasi wajib menyebut dokumen bukti; yang sekadar memperingatkan tidak', async () => {
    const id = await baru();
    expect(di(await putuskan(id, 'BUKAN_MASALAH'), 'putuskanBedaRiwayat.userErrors.0')).toEqual({ kode: 'MASUKAN_SALAH', field: 'bukti' });
    expect(di(await putuskan(id, 'BUKAN_MASALAH', { bukti: 'SK 12/2026' }), 'putuskanBedaRiwayat.bedaRiwayat')).toMatchObject({
      status: 'DIKECUALIKAN',
      tugas: [],
      keputusan: [{ bukti: 'SK 12/2026' }],
    });
    expect(di(await putuskan(await baru({ level: 'PERINGATAN' }), 'BUKAN_MASALAH'), 'putuskanBedaRiwayat.bedaRiwayat.status')).toBe('DIKECUALIKAN');
  });

  it('menolak keputusan yang tidak berlaku bagi macam temuannya, versi lama, alasan pendek, nomor orang, dan id yang tidak ada', async () => {
    const id = await baru();
    const utama = await baru({ beda: 'DATA_UTAMA', jenis: 'golongan', level: 'PERINGATAN', nilai: '{"golonganId":["34","33"]}' });
    const kode = async (di_: string, keputusan: string, sisa: object = {}): Promise<unknown> =>
      di(await putuskan(di_, keputusan, sisa), 'putuskanBedaRiwayat.userErrors.0');
    expect(await kode(id, 'RIWAYAT_BENAR')).toEqual({ kode: 'MASUKAN_SALAH', field: 'keputusan' });
    expect(await kode(utama, 'SIMPEG_BENAR')).toEqual({ kode: 'MASUKAN_SALAH', field: 'keputusan' });
    expect(await kode(id, 'BKN_BENAR', { versi: 9 })).toEqual({ kode: 'VERSI_BERUBAH', field: 'versi' });
    expect(await kode(id, 'BKN_BENAR', { alasan: 'pendek' })).toEqual({ kode: 'MASUKAN_SALAH', field: 'alasan' });
    expect(await kode(id, 'NILAI_LAIN')).toEqual({ kode: 'MASUKAN_SALAH', field: 'nilaiLain' });
    expect(await kode(id, 'NILAI_LAIN', { nilaiLain: 'milik 199001012015011901' })).toEqual({ kode: 'MASUKAN_SALAH', field: 'nilaiLain' });
    expect(await kode('999999', 'BKN_BENAR')).toEqual({ kode: 'TIDAK_DITEMUKAN', field: 'id' });
    expect(await keputusanAtas(id)).toBe(0);
    expect(di(await putuskan(utama, 'RIWAYAT_BENAR'), 'putuskanBedaRiwayat.bedaRiwayat.status')).toBe('MENUNGGU_BKN');
  });

  it('Idempotency-Key yang sama menulis sekali dan menjawab sama; dua steward serentak: satu keputusan', async () => {
    const id = await baru();
    const pelaku = { ...STEWARD, kunciIdempotensi: 'riwayat-satu' };
    const pertama = await putuskan(id, 'BKN_BENAR', {}, pelaku);
    expect(await putuskan(id, 'BKN_BENAR', {}, pelaku)).toEqual(pertama);
    expect((await putuskan(id, 'SIMPEG_BENAR', {}, pelaku)).galat).toEqual(['KUNCI_DIPAKAI_LAIN']);
    expect(await keputusanAtas(id)).toBe(1);
    const lain = await baru();
    const dua = await Promise.all([putuskan(lain, 'BKN_BENAR'), putuskan(lain, 'SIMPEG_BENAR', {}, { ...STEWARD, orang: 'steward-dua' })]);
    expect(dua.map((j) => di(j, 'putuskanBedaRiwayat.userErrors.0.kode') ?? 'ok').sort()).toEqual(['VERSI_BERUBAH', 'ok']);
    expect(await keputusanAtas(lain)).toBe(1);
  });
});

describe('batalkanKeputusanRiwayat', () => {
  it('mengembalikan ke BARU dengan peristiwa penawar, menarik tugas, dan hanya sekali', async () => {
    const id = await baru();
    const keputusan = di(await putuskan(id, 'BKN_BENAR'), 'putuskanBedaRiwayat.bedaRiwayat.keputusan.0.id');
    const input = { id: keputusan, versi: 2, alasan: 'Keliru membaca dokumen' };
    expect(di(await tanya(STEWARD, BATALKAN, { input }), 'batalkanKeputusanRiwayat.bedaRiwayat')).toMatchObject({
      status: 'BARU',
      versi: 3,
      keputusan: [{ jenis: 'BKN_BENAR' }, { jenis: 'BATAL', membatalkanId: keputusan }],
      tugas: [{ tujuan: 'SIMPEG', dibatalkanPada: expect.any(String) }],
      catatan: [{ ke: 'MENUNGGU_INSTANSI' }, { dari: 'MENUNGGU_INSTANSI', ke: 'BARU', sebab: 'KEPUTUSAN_DIBATALKAN' }],
    });
    const lagi = await tanya(STEWARD, BATALKAN, { input: { ...input, versi: 3 } });
    expect(di(lagi, 'batalkanKeputusanRiwayat.userErrors.0.kode')).toBe('PERALIHAN_DITOLAK');
    expect((await tanya({ peran: 'OPERATOR_INSTANSI', instansi: satu }, BATALKAN, { input })).galat).toEqual(['TIDAK_BERWENANG']);
  });
});
