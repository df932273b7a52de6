import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { di, isiBaris } from '../../../support/isi.ts';
import { mutasiSbt } from '../sbt/kasus.ts';
import { buatDuniaIdis, type DuniaIdis, HARI, putusan } from './kasus.ts';

let d: DuniaIdis;
beforeAll(async () => {
  d = await buatDuniaIdis();
});
afterAll(() => d.dunia.tutup());

let urut = 0;
const admin = (teks: string, nilai: readonly unknown[] = []) => d.dunia.admin.query(teks, [...nilai]);
/** A proven finding about a new person, and the case it opened. */
async function perkara(): Promise<{ readonly nip: string; readonly temuan: string; readonly kasus: string }> {
  const nip = await d.orangBaru();
  const nomor = `T-${urut++}`;
  const isi = { nomor, kunci: nomor, kategori: 'DISIPLIN_UMUM', instansi: 1, nip, tahap: 'TERBUKTI', uraian: 'Temuan contoh', sumber: 'AUDITOR', oleh: 'uji' };
  const temuan = String((await isiBaris(d.dunia, 'temuan', isi))['id']);
  return { nip, temuan, kasus: String((await admin('select id from kasus_disiplin where temuan = $1', [temuan])).rows[0]?.id) };
}
/** The case decided and its decision received, as the steps of `perjalanan.pg.test.ts` leave it. */
async function diterima({ kasus }: { readonly kasus: string }): Promise<void> {
  const putusanS = { jenis_hukuman_id: '23', tingkat: 'S', sk_nomor: 'SK-23', sk_tanggal: HARI.sk, penetap: 'PPK', status_penetap: 'DEFINITIF' };
  await isiBaris(d.dunia, 'keputusan_disiplin', { kasus, ...putusanS, pertimbangan: 'Menimbang contoh', oleh: 'uji', orang: 'uji' });
  await isiBaris(d.dunia, 'penyampaian_disiplin', { kasus, langkah: 'TERIMA', tanggal: HARI.terima, oleh: 'uji' });
  await admin("update kasus_disiplin set tahap = 'UPAYA_ADMINISTRATIF', tenggat = $2, tenggat_sebab = null where id = $1", [kasus, HARI.berlaku]);
}
const tahapkan = (temuan: string, tahap: string, asal: string | null = null) =>
  admin('update temuan set tahap = $2, tahap_asal = $3 where id = $1', [temuan, tahap, asal]);
const keadaan = async (temuan: string) => (await admin('select tahap, tahap_asal, versi from temuan where id = $1', [temuan])).rows[0];
const tindakLanjut = async (temuan: string) =>
  (await admin('select nomor_sk, oleh, uraian from temuan_tindak_lanjut where temuan = $1 order by id', [temuan])).rows;

describe('hukuman yang berlaku menggerakkan temuannya', () => {
  test.each(['TERBUKTI', 'REKOMENDASI', 'PERINGATAN', 'PEMBLOKIRAN'])(
    'dari %s ke TINDAK_LANJUT dengan SK-nya, pada hari berlakunya dan tepat sekali',
    async (tahap) => {
      const p = await perkara();
      await diterima(p);
      await tahapkan(p.temuan, tahap);
      const { versi } = await keadaan(p.temuan);
      await d.jam('2026-08-03');
      expect((await keadaan(p.temuan)).tahap).toBe(tahap);
      await Promise.all([d.jam(HARI.berlaku), d.jam(HARI.berlaku)]);
      await d.jam('2026-08-05');
      expect(await keadaan(p.temuan)).toEqual({ tahap: 'TINDAK_LANJUT', tahap_asal: tahap, versi: versi + 1 });
      expect(await tindakLanjut(p.temuan)).toEqual([{ nomor_sk: 'SK-23', oleh: 'SISTEM', uraian: expect.stringContaining(`kasus ${p.kasus}`) }]);
      const maju = await admin("select data from jejak where peristiwa = 'pelanggaran.temuan_maju' and data ->> 'temuan' = $1", [p.temuan]);
      expect(maju.rows).toEqual([{ data: { temuan: p.temuan, tindakan: 'hukumanBerlaku', dari: tahap, ke: 'TINDAK_LANJUT' } }]);
    },
  );

  test('hub tidak mengakhiri temuan: auditor yang menerimanya, dan yang dikembalikan mengambil lagi tahap yang ditinggalkan', async () => {
    for (const [diterimaAuditor, akhir] of [
      [true, 'SELESAI'],
      [false, 'PERINGATAN'],
    ] as const) {
      const p = await perkara();
      await diterima(p);
      await tahapkan(p.temuan, 'PERINGATAN');
      await d.jam(HARI.berlaku);
      const { versi } = await keadaan(p.temuan);
      const input = { id: p.temuan, versi, diterima: diterimaAuditor, catatan: 'Hukuman sudah diperiksa auditor' };
      const jawab = await d.tanya(d.AUDITOR, mutasiSbt('periksaTindakLanjut'), { input });
      expect(di(jawab, 'periksaTindakLanjut.temuan.tahap')).toBe(akhir);
    }
  });

  test('di samping laporan PPK yang menunggu auditor: tambah satu bukti, tahap asal dan tenggatnya tetap', async () => {
    const p = await perkara();
    await diterima(p);
    await tahapkan(p.temuan, 'TINDAK_LANJUT', 'TEGURAN');
    await admin("update temuan set tenggat = '2026-08-20', tenggat_asal = '2026-08-30' where id = $1", [p.temuan]);
    await d.jam(HARI.berlaku);
    const { rows } = await admin('select tahap, tahap_asal, tenggat::text, tenggat_asal::text from temuan where id = $1', [p.temuan]);
    expect(rows).toEqual([{ tahap: 'TINDAK_LANJUT', tahap_asal: 'TEGURAN', tenggat: '2026-08-20', tenggat_asal: '2026-08-30' }]);
    expect(await tindakLanjut(p.temuan)).toHaveLength(1);
  });

  test('temuan yang sudah berakhir tetap berakhir, dan hukumannya berlaku juga; kasus tanpa temuan tidak menyentuh temuan apa pun', async () => {
    const p = await perkara();
    await diterima(p);
    await tahapkan(p.temuan, 'SELESAI');
    const sendiri = await d.sampaiDiterima(await d.orangBaru(), 'S', '23');
    await d.jam(HARI.berlaku);
    expect((await keadaan(p.temuan)).tahap).toBe('SELESAI');
    for (const kasus of [p.kasus, sendiri]) expect((await d.baris(kasus))['hukuman'], kasus).not.toBeNull();
    expect((await admin('select id from temuan_tindak_lanjut where temuan = $1', [p.temuan])).rows).toEqual([]);
  });

  test('keduanya atau tidak sama sekali: temuan yang tidak dapat ditulis menunda hukumannya, dan putaran berikutnya menyelesaikannya', async () => {
    const p = await perkara();
    await diterima(p);
    await admin("alter table temuan_tindak_lanjut add constraint gagal check (oleh <> 'SISTEM') not valid");
    await expect(d.jam(HARI.berlaku)).rejects.toThrow();
    await admin('alter table temuan_tindak_lanjut drop constraint gagal');
    expect([(await keadaan(p.temuan)).tahap, (await d.baris(p.kasus))['hukuman']]).toEqual(['TERBUKTI', null]);
    await d.jam(HARI.berlaku);
    expect([(await keadaan(p.temuan)).tahap, (await d.baris(p.kasus))['hukuman']]).toEqual(['TINDAK_LANJUT', expect.any(String)]);
  });
});

describe('temuan yang gugur pada saat yang sama', () => {
  /** The finding falls in a transaction that is not committed yet while the case is being decided. */
  async function bersamaan(): Promise<unknown> {
    const p = await perkara();
    await d.sampaiLhp(p.nip, 'R', {}, p.kasus);
    const lain = await d.dunia.admin.connect();
    try {
      await lain.query('begin');
      await lain.query("update temuan set tahap = 'TIDAK_TERBUKTI' where id = $1", [p.temuan]);
      const putus = d.ditolak('tetapkanHukuman', d.PPK, p.kasus, putusan('1'));
      const dahulu = await Promise.race([putus.then(() => 'PUTUS'), new Promise((r) => setTimeout(() => r('MENUNGGU'), 300))]);
      await lain.query('commit');
      return [dahulu, (await putus).kode];
    } finally {
      lain.release();
    }
  }

  test('penetapan menunggu, lalu melihat bahwa temuannya gugur', async () => {
    expect(await bersamaan()).toEqual(['MENUNGGU', 'DISIPLIN_DITAHAN']);
  });

  test('kendali: tanpa kunci, kasus diputus di atas temuan yang sedang gugur', async () => {
    const { rows } = await admin("select pg_get_functiondef('kasus_kunci_temuan(bigint)'::regprocedure) f");
    const asli = String(rows[0]?.f);
    await admin(asli.replace(' for no key update', ''));
    expect(await bersamaan()).not.toEqual(['MENUNGGU', 'DISIPLIN_DITAHAN']);
    await admin(asli);
  });
});
