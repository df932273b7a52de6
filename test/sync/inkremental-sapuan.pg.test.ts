import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ubahSumber } from '../../contoh/sumber-hidup.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { KolomRekaman } from '../../domain/selisih/rekaman.ts';
import { BARIS_PER_BIDANG } from '../../sync/3-diff/bandingkan-sql.ts';
import { jalankanSapuan } from '../../sync/3-diff/sapuan.ts';
import { acakUji, gantiBaris, judulBerkas, type Mesin, nipBerkas, rakitMesin, type SisiUji, tambahBaris } from './mesin.ts';
import { bacaFat, himpunanTerbuka, neracaSalah, ramalHimpunan, ramalSelisih, selisihTerbuka, urut } from './ramalan.ts';

const BENIH = 20_261_122;
const LANGKAH = 60;
const BIDANG_DIUBAH: readonly KolomRekaman[] = [
  ...(['nama', 'gelar', 'tglLahir', 'jenisKelamin', 'nik', 'kedudukanHukumId', 'statusAsn', 'instansiIndukId', 'unorId', 'jabatanId', 'namaJabatan'] as const),
  ...(['eselonId', 'tmtJabatan', 'golAkhirId', 'tmtGolongan', 'mkTahun', 'tkPendidikanId', 'tmtCpns', 'tmtPns', 'pnsId'] as const),
];

let m: Mesin;
beforeAll(async () => {
  m = await rakitMesin(600, 8);
});
afterAll(() => m.hapus());

async function periksa(pesan: string): Promise<void> {
  const { alarm } = await jalankanSapuan(m.url);
  expect(alarm, pesan).toEqual([]);
  await m.sql(async (sql) => {
    expect(urut(await selisihTerbuka(sql)), pesan).toEqual(urut(await ramalSelisih(sql)));
    expect(urut(await himpunanTerbuka(sql)), pesan).toEqual(urut(await ramalHimpunan(sql)));
  });
  expect(await neracaSalah(m), pesan).toEqual([]);
}

describe('selisih inkremental dan sapuan penuh', () => {
  it('sama sepanjang sejarah acak, dan sama dengan pembandingan domain atas isi tabel', { timeout: 300_000 }, async () => {
    const { angka, pilih, kocok } = acakUji(BENIH);
    for (const i of kocok(m.instansi)) await m.tarik(i.no);
    await periksa('tarikan pertama');
    const kotor = new Set<number>();
    const dihapus: { no: number; sisi: SisiUji; baris: string }[] = [];
    const dilakukan = { ubah: 0, hapus: 0, kembali: 0, salin: 0 };
    const ubah = async (no: number, sisi: SisiUji): Promise<void> => {
      const nip = pilih(nipBerkas(m.sumber, m.instansiKe(no), sisi));
      const bidang = pilih(BIDANG_DIUBAH);
      const fat = await m.sql((sql) => bacaFat(sql, sisi === 'BKN' ? 'pegawai_bkn' : 'pegawai_simpeg'));
      const nilai = pilih([...fat].filter(([k]) => k.startsWith(`${no}:`)))[1].rekaman[bidang];
      try {
        ubahSumber({ dir: m.sumber, sisi, nip, bidang, nilai });
        dilakukan.ubah += 1;
      } catch (galat) {
        if (!(galat instanceof Kesalahan && galat.kode === 'MASUKAN_SALAH')) throw galat;
      }
    };
    const salin = (no: number, sisi: SisiUji): void => {
      const asal = m.instansiKe(no);
      const sejudul = m.instansi.filter(
        (i) => i.no !== no && i.profilId === asal.profilId && judulBerkas(m.sumber, i, sisi) === judulBerkas(m.sumber, asal, sisi),
      );
      const tujuan = sejudul[0];
      if (tujuan === undefined) return;
      const nip = pilih(nipBerkas(m.sumber, asal, sisi));
      if (nipBerkas(m.sumber, tujuan, sisi).includes(nip)) return;
      const baris = gantiBaris(m.sumber, { i: asal, sisi, nip });
      tambahBaris(m.sumber, tujuan, sisi, baris);
      // Moved half the time, in both half the time.
      if (angka(2) === 0) tambahBaris(m.sumber, asal, sisi, baris);
      kotor.add(tujuan.no);
      dilakukan.salin += 1;
    };
    for (let langkah = 1; langkah <= LANGKAH; langkah += 1) {
      const no = pilih(m.instansi).no;
      const sisi = pilih(['BKN', 'SIMPEG'] as const);
      kotor.add(no);
      const macam = angka(10);
      if (macam < 6) await ubah(no, sisi);
      else if (macam < 7) {
        dihapus.push({ no, sisi, baris: gantiBaris(m.sumber, { i: m.instansiKe(no), sisi, nip: pilih(nipBerkas(m.sumber, m.instansiKe(no), sisi)) }) });
        dilakukan.hapus += 1;
      } else if (macam < 8) {
        const kembali = dihapus.shift();
        if (kembali === undefined) continue;
        tambahBaris(m.sumber, m.instansiKe(kembali.no), kembali.sisi, kembali.baris);
        kotor.add(kembali.no);
        dilakukan.kembali += 1;
      } else salin(no, sisi);
      if (angka(3) === 0) await m.umpan(no, sisi);
      if (angka(6) === 0) await m.tarik(no, true);
      if (langkah % 6 === 0) {
        for (const k of kocok([...kotor])) await m.tarik(k);
        kotor.clear();
        await periksa(`benih ${BENIH} langkah ${langkah}`);
      }
    }
    expect(Math.min(...Object.values(dilakukan)), JSON.stringify(dilakukan)).toBeGreaterThan(0);
    const jenis = new Set([...(await m.sql(himpunanTerbuka)).values()].map((v) => v.split(':')[0]));
    expect([...jenis].sort()).toEqual(['BEDA_INSTANSI', 'HANYA_BKN', 'HANYA_SIMPEG', 'NIP_GANDA']);
  });

  it('pegawai DPK yang dicatat kedua SIMPEG tidak dianggap ganda, dan menjadi ganda begitu instansi induknya berubah', async () => {
    const [induk, kerja] = m.instansi.filter((i) => i.profilId === 'simpeg-b');
    if (induk === undefined || kerja === undefined) throw new RangeError('bangsa terlalu kecil');
    const terbuka = await m.sql(himpunanTerbuka);
    const kedua = nipBerkas(m.sumber, kerja, 'SIMPEG');
    const nip = nipBerkas(m.sumber, kerja, 'BKN').find((n) => kedua.includes(n) && ![...terbuka.keys()].some((k) => k.endsWith(n))) ?? '';
    ubahSumber({ dir: m.sumber, sisi: 'BKN', nip, bidang: 'instansiIndukId', nilai: induk.id });
    await m.tarik(kerja.no);
    gantiBaris(m.sumber, { i: kerja, sisi: 'SIMPEG', nip }, (lama) => {
      tambahBaris(m.sumber, induk, 'SIMPEG', lama);
      return lama;
    });
    for (const i of [induk, kerja]) await m.tarik(i.no);
    const milik = async (): Promise<string[]> =>
      urut(await m.sql(himpunanTerbuka))
        .filter(([k]) => k.endsWith(nip))
        .map(([k, v]) => `${k.split(':')[0]} ${v.split(':')[0]}`);
    expect(await milik()).toEqual([]);
    ubahSumber({ dir: m.sumber, sisi: 'BKN', nip, bidang: 'instansiIndukId', nilai: kerja.id });
    await m.tarik(kerja.no);
    expect(await milik()).toEqual([`${induk.no} NIP_GANDA`, `${kerja.no} NIP_GANDA`].sort());
    await periksa('setelah DPK');
  });

  it('diff(a,a) kosong', async () => {
    const sisa = await m.sql(
      (sql) => sql`select count(*)::int n from pegawai_bkn b join pegawai_bkn s using (instansi, nip) cross join lateral ${sql.unsafe(BARIS_PER_BIDANG)}`,
    );
    expect(sisa).toEqual([{ n: 0 }]);
  });

  it('diff(b,a) adalah cermin diff(a,b)', async () => {
    const diff = (kiri: string, kanan: string): Promise<readonly Record<string, unknown>[]> =>
      m.sql(
        (sql) => sql`select b.instansi, b.nip::text nip, f.bidang, f.beda, f.kosong_bkn ka, f.kosong_simpeg kb, f.nilai_bkn a, f.nilai_simpeg b, f.level
          from ${sql(kiri)} b join ${sql(kanan)} s using (instansi, nip) cross join lateral ${sql.unsafe(BARIS_PER_BIDANG)}
          where ((b.tak | s.tak) >> f.bidang) & 1 = 0 order by 1, 2, 3`,
      );
    const asli = await diff('pegawai_bkn', 'pegawai_simpeg');
    const cermin = await diff('pegawai_simpeg', 'pegawai_bkn');
    expect(asli.length).toBeGreaterThan(20);
    expect(cermin.map(({ a, b, ka, kb, ...x }) => ({ ...x, ka: kb, kb: ka, a: b, b: a }))).toEqual(asli.map((x) => ({ ...x })));
  });
});
