import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jamTetap } from '../../../platform/clock.ts';
import { jalankanOtomatis } from '../../../subgraphs/mutasi/otomatis.ts';
import { nilaiRisiko } from '../../../subgraphs/mutasi/risiko.ts';
import { lakukan, SETUJUI, sampai } from './alur.ts';
import { ajukan } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from './dunia.ts';

const PIMPIN = { nama: 'setujuiInstansi', peran: 'APPROVER_INSTANSI' } as const;
const RISIKO = `query ($id: ID!) { usul(id: $id) { status risiko { skor ambang perluOrang pegawai { pegawai { nip } skor sumbangan { kode uraian } tidakDiketahui { kode sebab } } } dialihkanKeOrang { skor ambang } } }`;

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
  await dunia.admin.query('update peta_jabatan set kebutuhan = 999');
  // Whatever year it is, its calendar is decreed, so that the clock can run.
  await dunia.admin.query(`insert into hari_libur (tanggal, versi, jenis, nama, libur, dasar, keyakinan, oleh)
    select distinct on (tanggal) tanggal, versi + 1, jenis, nama, libur, 'SKB uji', 'TERBACA', 'uji' from hari_libur order by tanggal, versi desc`);
  await dunia.admin.query(`insert into hari_libur (tanggal, jenis, nama, dasar, keyakinan, oleh)
    select make_date(t, 1, 1), 'LIBUR_NASIONAL', 'Tahun Baru', 'SKB uji', 'TERBACA', 'uji' from generate_series(2028, 2040) t`);
  // An invented history: forty people who came to eselon 41 from 51 after five years, and stayed.
  await dunia.admin.query(`insert into riwayat_bkn (instansi, nip, jenis, kunci, kunci_tak, batal, isi, alasan, h, tarikan)
    select 2, 198401012009011900 + n, 'jabatan', k.kunci, false, false, jsonb_build_object('jenisJabatanId', '1', 'unorId', 'U2', 'eselonId', k.eselon, 'tmtJabatan', k.tmt), '{}', 1, 1
    from generate_series(1, 40) n cross join (values ('a', '51', '2012-01-01'), ('b', '41', '2017-01-01')) k(kunci, eselon, tmt)`);
  await dunia.admin.query("insert into riwayat_cakupan (instansi, sisi, jenis, tarikan) select i, 'BKN', 'jabatan', 1 from unnest(array[1, 2]) i");
  await dunia.admin.query("insert into kesegaran (instansi, sisi, jenis, status, pada, tarikan) values (1, 'BKN', 'riwayat', 'SEHAT', clock_timestamp(), 1)");
  await dunia.admin.query('select risiko_acuan_hitung()');
});
afterAll(() => dunia.tutup());

/** A person who went from unit to unit every few months, back to the target unit, and who was in eselon 51 until a month ago. */
const buruTakdir = (nip: string) =>
  dunia.admin.query(
    `insert into riwayat_bkn (instansi, nip, jenis, kunci, kunci_tak, batal, isi, alasan, h, tarikan)
     select 1, $1::bigint, 'jabatan', n::text, false, false, jsonb_build_object('jenisJabatanId', '1', 'unorId', case when n = 1 then 'U1' else 'X' || n end, 'eselonId', '51',
       'tmtJabatan', (hari_ini() - (31 * (7 - n)))::text), '{}', 1, 1 from generate_series(1, 6) n`,
    [nip],
  );
const baca = async (id: string) => (await dunia.jalankan('AUDITOR_ASN', RISIKO, { id }))['usul'];
const langkahHub = async (id: string) => {
  await jalankanOtomatis(dunia.sistem(), id);
  return baca(id);
};

describe('skor di samping aturan', () => {
  test('tanpa riwayat: skor 0, yang tidak diketahui disebut, jalur otomatis jalan terus', async () => {
    await dunia.tambahPegawai(nipKe(1));
    const usul = await sampai(dunia, nipKe(2), [PIMPIN]);
    const u = await langkahHub(usul.id);
    expect(u.status).toBe('PERTEK_TERBIT');
    expect(u.risiko).toMatchObject({ skor: 0, perluOrang: false });
    expect(u.risiko.pegawai[0].tidakDiketahui.map((t: { kode: string }) => t.kode)).toEqual(expect.arrayContaining(['naik', 'pola', 'kerabat']));
    expect(u.dialihkanKeOrang).toEqual([]);
  });

  test('riwayat yang tidak lazim: usul menunggu orang, tercatat sekali, dan orang dapat menyetujuinya seperti biasa', async () => {
    const nip = nipKe(3);
    await buruTakdir(nip);
    const usul = await sampai(dunia, nip, [PIMPIN]);
    expect(usul.status).toBe('DITERIMA_BKN');
    for (let i = 0; i < 3; i++) await jalankanOtomatis(dunia.sistem(), usul.id);
    const u = await baca(usul.id);
    expect(u.status).toBe('DITERIMA_BKN');
    expect(u.risiko.perluOrang).toBe(true);
    expect(u.risiko.pegawai[0].sumbangan.map((s: { kode: string }) => s.kode)).toEqual(expect.arrayContaining(['naik', 'pindah', 'kembali']));
    expect(u.dialihkanKeOrang).toHaveLength(1);
    const { rows } = await dunia.admin.query("select data from jejak where peristiwa = 'mutasi.dialihkan_ke_orang'");
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows[0])).not.toContain(nip);
    expect((await lakukan(dunia, usul, SETUJUI)).usul.status).toBe('DISETUJUI');
  });

  test('skor tidak pernah meloloskan: usul berskor 0 yang ditahan aturan tetap ditahan', async () => {
    const nip = nipKe(4);
    const usul = await sampai(dunia, nip, [PIMPIN]);
    await dunia.admin.query(
      "insert into selisih (instansi, nip, bidang, jenis, nilai_bkn, nilai_simpeg, level) values (1, $1, 21, 'BEDA', '34', '33', 'BLOKIR_JAB')",
      [nip],
    );
    expect(await langkahHub(usul.id)).toMatchObject({ status: 'DITERIMA_BKN', risiko: { perluOrang: false } });
  });

  test('skor tidak merampas jawaban: pada hari kerja ke-6 jam layanan memutuskan usul yang sama', async () => {
    const nip = nipKe(8);
    await buruTakdir(nip);
    const usul = await sampai(dunia, nip, [PIMPIN]);
    expect((await langkahHub(usul.id)).status).toBe('DITERIMA_BKN');
    await jalankanOtomatis(dunia.sistem(jamTetap(new Date(Date.now() + 30 * 86_400_000).toISOString())), usul.id);
    const { rows } = await dunia.admin.query('select dasar from keputusan_otomatis where usul = $1 order by id', [usul.id]);
    expect(rows.map((r) => r.dasar)).toEqual(['SLA', 'SLA']);
    expect((await baca(usul.id)).status).toBe('PERTEK_TERBIT');
  });

  test('ambang yang ditetapkan berlaku: 100 membiarkan usul yang sama jalan terus', async () => {
    const nip = nipKe(5);
    await buruTakdir(nip);
    await dunia.admin.query("insert into parameter_aturan (kode, nama, nilai, sejak, dasar) values ('RISIKO', 'ambang', 100, hari_ini(), 'uji')");
    const usul = await sampai(dunia, nip, [PIMPIN]);
    expect((await langkahHub(usul.id)).status).toBe('PERTEK_TERBIT');
    await dunia.admin.query("delete from parameter_aturan where kode = 'RISIKO'");
  });

  test('berapa pun pegawainya, pernyataan ke basis data tetap tiga', async () => {
    const usul = await sampai(dunia, nipKe(6), []);
    dunia.pernyataan.length = 0;
    await dunia.sistem().baca((tx) => nilaiRisiko(tx, usul.id));
    expect(dunia.pernyataan).toHaveLength(3);
  });

  test('operator tidak membaca skor; ASN membaca skornya sendiri; instansi lain tidak melihat usulnya', async () => {
    const usul = await sampai(dunia, nipKe(7), []);
    await expect(dunia.jalankan('OPERATOR_INSTANSI', RISIKO, { id: usul.id })).rejects.toMatchObject({ kode: 'TIDAK_BERWENANG' });
    const asn = { ...pemanggil('ASN'), instansi: null, nip: nipKe(7) };
    expect((await dunia.jalankan(asn, RISIKO, { id: usul.id }))['usul'].risiko.pegawai).toHaveLength(1);
    expect((await dunia.jalankan(pemanggil('PPK', 2), RISIKO, { id: usul.id }))['usul']).toBeNull();
  });

  test('gelombang sesudah pelantikan kepala daerah dihitung terhadap kebiasaan instansi itu sendiri, dan hanya selama dapat berarti', async () => {
    const nip = Array.from({ length: 12 }, (_, i) => nipKe(100 + i));
    await dunia.tambahBanyak(nip);
    const { usul } = await ajukan(dunia, nip);
    const skor = async () => (await baca(usul.id)).risiko.pegawai[0];
    const kode = (s: Awaited<ReturnType<typeof skor>>): string[] => s.sumbangan.map((x: { kode: string }) => x.kode);
    await dunia.admin.query('select risiko_acuan_hitung()');
    expect(kode(await skor())).not.toContain('gelombang');
    await dunia.admin.query(
      "insert into kepala_daerah (instansi, status, tanggal_lantik, nomor_sk, oleh) values (1, 'DEFINITIF', hari_ini() - 20, 'KD-20', 'uji')",
    );
    const sesudah = await skor();
    expect(kode(sesudah)).toContain('gelombang');
    expect(sesudah.sumbangan[0].uraian).toMatch(/mengusulkan \d+ orang dalam 30 hari, 20 hari sesudah pelantikan/);
    expect(sesudah.skor).toBeLessThan(60);
  });
});
