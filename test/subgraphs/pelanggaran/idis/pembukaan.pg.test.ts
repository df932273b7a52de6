import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { di, isiBaris } from '../../../support/isi.ts';
import { ATASAN, buatDuniaIdis, type DuniaIdis, HARI, putusan, TIM } from './kasus.ts';

let d: DuniaIdis;
beforeAll(async () => {
  d = await buatDuniaIdis();
});
afterAll(() => d.dunia.tutup());

let urut = 0;
const temuan = async (nip: string | null, tahap: string, kategori = 'NETRALITAS_DISIPLIN'): Promise<string> => {
  const nomor = `T-${urut++}`;
  const isi = { nomor, kunci: nomor, kategori, instansi: 1, nip, tahap, uraian: 'Temuan contoh', sumber: 'AUDITOR', oleh: 'uji' };
  return String((await isiBaris(d.dunia, 'temuan', isi))['id']);
};
const kasusDari = async (kolom: 'temuan' | 'asal_kasus', id: string) =>
  (await d.dunia.admin.query(`select id::text, lpad(nip::text, 18, '0') nip, tahap, sumber, tenggat_sebab from kasus_disiplin where ${kolom} = $1`, [id])).rows;

describe('temuan yang terbukti membuka kasusnya', () => {
  test('tepat sekali, juga bila dibuktikan dua kali atau serentak, dengan jejaknya', async () => {
    const nip = await d.orangBaru();
    const id = await temuan(nip, 'VERIFIKASI');
    expect(await kasusDari('temuan', id)).toEqual([]);
    const buktikan = () => d.dunia.admin.query("update temuan set tahap = 'TERBUKTI' where id = $1", [id]);
    await Promise.all([buktikan(), buktikan()]);
    await d.dunia.admin.query("update temuan set tahap = 'VERIFIKASI' where id = $1", [id]);
    await buktikan();
    const kasus = await kasusDari('temuan', id);
    expect(kasus).toEqual([{ id: expect.any(String), nip, tahap: 'TELAAH', sumber: 'TEMUAN', tenggat_sebab: 'belum dihitung' }]);
    const { rows } = await d.dunia.admin.query("select data from jejak where peristiwa = 'idis.kasus_dibuka' and data ->> 'kasus' = $1", [kasus[0].id]);
    expect(rows).toEqual([{ data: { kasus: Number(kasus[0].id), sumber: 'TEMUAN' } }]);
  });

  test('temuan yang dicatat langsung terbukti juga, kode etik sebagai kode etik; NSPK, mutasi liar, dan temuan atas instansi tidak', async () => {
    const nip = await d.orangBaru();
    expect(await kasusDari('temuan', await temuan(nip, 'TERBUKTI', 'DISIPLIN_UMUM'))).toHaveLength(1);
    const etik = await temuan(nip, 'TERBUKTI', 'NETRALITAS_KODE_ETIK');
    expect((await d.dunia.admin.query('select tahap, pelanggaran from kasus_disiplin where temuan = $1', [etik])).rows).toEqual([
      { tahap: 'TELAAH', pelanggaran: 'KODE_ETIK' },
    ]);
    for (const kategori of ['NSPK', 'MUTASI_LIAR']) expect(await kasusDari('temuan', await temuan(nip, 'TERBUKTI', kategori)), kategori).toEqual([]);
    expect(await kasusDari('temuan', await temuan(null, 'TERBUKTI'))).toEqual([]);
    expect(await kasusDari('temuan', await temuan(nip, 'REKOMENDASI'))).toEqual([]);
  });

  test('banyak temuan dalam satu pernyataan membuka kasusnya masing-masing', async () => {
    const orang = await Promise.all([d.orangBaru(), d.orangBaru(), d.orangBaru()]);
    const ids = await Promise.all(orang.map((nip) => temuan(nip, 'VERIFIKASI')));
    await d.dunia.admin.query("update temuan set tahap = 'TERBUKTI' where id = any ($1)", [ids]);
    for (const id of ids) expect(await kasusDari('temuan', id)).toHaveLength(1);
  });

  test('tenggat memanggil dihitung hub, dan tahun tanpa kalender tetap belum diketahui', async () => {
    const [a, b] = await Promise.all([d.buka(await d.orangBaru()), d.buka(await d.orangBaru())]);
    await d.dunia.admin.query(
      "update kasus_disiplin set dibuka_pada = case id when $1 then timestamptz '2026-07-01 09:00+07' else '2027-01-04 09:00+07' end, tenggat = null, tenggat_sebab = 'belum dihitung' where id in ($1, $2)",
      [a, b],
    );
    await d.jam('2026-07-02');
    expect(await d.baris(a)).toMatchObject({ tenggat: '2026-07-21', tenggat_sebab: null });
    expect(await d.baris(b)).toMatchObject({ tenggat: null, tenggat_sebab: expect.stringContaining('2027') });
  });
});

describe('temuan yang gugur', () => {
  const gugurkan = (id: string, tahap: string) => d.dunia.admin.query('update temuan set tahap = $2 where id = $1', [id, tahap]);

  test.each(['TIDAK_TERBUKTI', 'DITOLAK', 'DUPLIKAT'])(
    '%s: kasusnya tidak dapat diputus, dan dapat dihentikan pada setiap tahap sebelum penetapan',
    async (akhir) => {
      const id = await temuan(await d.orangBaru(), 'TERBUKTI');
      const kasus = String((await kasusDari('temuan', id))[0].id);
      await d.langkah('telaahKasus', d.OPERATOR, kasus, { pelanggaran: 'LARANGAN', pasal: 'Pasal 5', tingkat: 'R', atasanNip: ATASAN });
      await d.langkah('panggilTerperiksa', d.OPERATOR, kasus, { nomor: 'P-1', suratTanggal: HARI.surat, periksaTanggal: HARI.periksa });
      expect((await d.ditolak('hentikanKasus', d.PPK, kasus, { alasan: 'Temuannya masih terbukti' })).kode).toBe('PERALIHAN_DITOLAK');
      await gugurkan(id, akhir);
      const berikut = di(await d.tanya(d.PPK, `{ kasusDisiplin(id: "${kasus}") { tindakanBerikut } }`), 'kasusDisiplin.tindakanBerikut');
      expect(berikut).toEqual(['panggil', 'hadir', 'hentikan', 'batalkan']);
      expect(await d.langkah('hentikanKasus', d.PPK, kasus, { alasan: 'Temuannya telah gugur' })).toBe('TIDAK_TERBUKTI');
    },
  );

  test('sesudah laporan menyatakan terbukti: penetapan ditahan dengan sebab selama temuannya gugur, dan terbuka lagi bila temuannya tegak', async () => {
    const id = await temuan(await d.orangBaru(), 'TERBUKTI');
    const kasus = String((await kasusDari('temuan', id))[0].id);
    await d.dunia.admin.query("update kasus_disiplin set tahap = 'LHP', pelanggaran = 'LARANGAN', pasal = 'Pasal 5', tingkat = 'R' where id = $1", [kasus]);
    await isiBaris(d.dunia, 'lhp_disiplin', { kasus, nomor: 'L', tanggal: HARI.lhp, terbukti: true, tingkat: 'R', kesimpulan: 'Terbukti contoh', oleh: 'uji' });
    await gugurkan(id, 'TIDAK_TERBUKTI');
    expect(await d.ditolak('tetapkanHukuman', d.PPK, kasus, putusan('1'))).toMatchObject({
      kode: 'DISIPLIN_DITAHAN',
      pesan: expect.stringContaining('TIDAK_TERBUKTI'),
    });
    await gugurkan(id, 'REKOMENDASI');
    expect((await d.ditolak('hentikanKasus', d.PPK, kasus, { alasan: 'Laporan menyatakan terbukti' })).kode).toBe('MASUKAN_SALAH');
    expect(await d.langkah('tetapkanHukuman', d.PPK, kasus, putusan('1'))).toBe('PENETAPAN');
  });
});

describe('atasan yang tidak memanggil', () => {
  test('menjadi kasus sendiri, tepat sekali, sesudah tenggatnya lewat; selama atasan belum dicatat tidak ada yang ditebak', async () => {
    const id = await d.buka(await d.orangBaru());
    await d.dunia.admin.query("update kasus_disiplin set dibuka_pada = '2026-07-01 09:00+07', tenggat = '2026-07-21', tenggat_sebab = null where id = $1", [
      id,
    ]);
    await Promise.all([d.jam('2026-07-22'), d.jam('2026-07-22')]);
    await d.jam('2026-07-23');
    expect(await kasusDari('asal_kasus', id)).toEqual([]);
    // Overdue all the same, on record once: in the list, in the history and in the audit trail.
    const daftar = await d.tanya(d.PPK, '{ daftarKasusDisiplin(filter: { lewatTenggat: true }) { nodes { id riwayat { tindakan catatan } } } }');
    expect(di(daftar, 'daftarKasusDisiplin.nodes')).toContainEqual({
      id,
      riwayat: [
        { tindakan: 'buka', catatan: null },
        { tindakan: 'lewatTenggat', catatan: expect.stringContaining('2026-07-21') },
      ],
    });
    const { rows } = await d.dunia.admin.query("select data from jejak where peristiwa = 'idis.langkah' and data ->> 'kasus' = $1", [id]);
    expect(rows).toEqual([{ data: { kasus: id, tindakan: 'lewatTenggat', ke: 'TELAAH' } }]);
    await d.langkah('telaahKasus', d.OPERATOR, id, { pelanggaran: 'LARANGAN', pasal: 'Pasal 5', tingkat: 'R', atasanNip: ATASAN });
    await d.jam('2026-07-21');
    expect(await kasusDari('asal_kasus', id)).toEqual([]);
    await Promise.all([d.jam('2026-07-22'), d.jam('2026-07-22')]);
    await d.jam('2026-08-30');
    expect(await kasusDari('asal_kasus', id)).toMatchObject([{ nip: ATASAN, tahap: 'TELAAH', sumber: 'KELALAIAN_ATASAN' }]);
  });

  test('yang sudah tercatat tidak dapat diganti dengan telaah ulang', async () => {
    const id = await d.buka(await d.orangBaru());
    const telaah = { pelanggaran: 'LARANGAN', pasal: 'Pasal 5', tingkat: 'S' };
    await d.langkah('telaahKasus', d.OPERATOR, id, { ...telaah, atasanNip: ATASAN });
    const lain = String(TIM[1]?.nip);
    expect(await d.ditolak('telaahKasus', d.OPERATOR, id, { ...telaah, atasanNip: lain })).toMatchObject({ kode: 'MASUKAN_SALAH', field: 'atasanNip' });
    expect(await d.langkah('telaahKasus', d.OPERATOR, id, { ...telaah, tingkat: 'R', atasanNip: ATASAN })).toBe('TELAAH');
  });

  test('yang memanggil pada waktunya tidak', async () => {
    const id = await d.buka(await d.orangBaru());
    await d.langkah('telaahKasus', d.OPERATOR, id, { pelanggaran: 'LARANGAN', pasal: 'Pasal 5', tingkat: 'R', atasanNip: ATASAN });
    await d.langkah('panggilTerperiksa', d.OPERATOR, id, { nomor: 'P-1', suratTanggal: HARI.surat, periksaTanggal: HARI.periksa });
    await d.jam('2026-12-30');
    expect(await kasusDari('asal_kasus', id)).toEqual([]);
  });
});

describe('hukuman yang berlaku', () => {
  test('menjadi tugas SIASN yang terbukti oleh umpan yang memuatnya, dan pembatalannya tugas tersendiri', async () => {
    const nip = await d.orangBaru();
    const id = await d.sampaiDiterima(nip, 'S', '23');
    await d.jam(HARI.berlaku);
    const tugas = async () =>
      di(await d.tanya(d.PPK, `{ kasusDisiplin(id: "${id}") { hukuman { jenisHukuman sumber } tugasSiasn { terbuktiPada } } }`), 'kasusDisiplin');
    expect(await tugas()).toEqual({
      hukuman: { jenisHukuman: 'Pemotongan tunjangan kinerja 25% selama 6 bulan', sumber: 'SIMPUL' },
      tugasSiasn: [{ terbuktiPada: null }],
    });
    const siasn = { instansi: 1, nip, tingkat: 'S', sumber: 'SIASN', oleh: 'umpan', jenis_hukuman_id: '23' };
    await isiBaris(d.dunia, 'hukuman_disiplin', { ...siasn, id: `lain-${nip}`, sk_nomor: 'SK-LAIN' });
    expect(await tugas()).toMatchObject({ tugasSiasn: [{ terbuktiPada: null }] });
    await isiBaris(d.dunia, 'hukuman_disiplin', { ...siasn, id: `umpan-${nip}`, sk_nomor: 'SK-23' });
    expect(await tugas()).toMatchObject({ tugasSiasn: [{ terbuktiPada: expect.any(String) }] });
    await d.langkah('batalkanKasusDisiplin', d.PPK, id, { alasan: 'Keputusan keliru orang' });
    expect(await tugas()).toMatchObject({ tugasSiasn: [{ terbuktiPada: expect.any(String) }, { terbuktiPada: null }] });
    await d.dunia.admin.query("update hukuman_disiplin set dibatalkan_tanggal = '2026-11-26' where id = $1", [`umpan-${nip}`]);
    expect(await tugas()).toMatchObject({ tugasSiasn: [{ terbuktiPada: expect.any(String) }, { terbuktiPada: expect.any(String) }] });
  });
});

test('kunci idempotensi yang sama dua kali: satu langkah; versi lama ditolak', async () => {
  const id = await d.buka(await d.orangBaru());
  const input = { id, versi: 1, pelanggaran: 'LARANGAN', pasal: 'Pasal 5', tingkat: 'R', atasanNip: ATASAN };
  const kirim = (kunci?: string) =>
    d.tanya(
      { ...d.OPERATOR, ...(kunci !== undefined && { kunciIdempotensi: kunci }) },
      'mutation ($input: TelaahKasusInput!) { telaahKasus(input: $input) { kasus { versi } userErrors { kode } } }',
      { input },
    );
  expect([await kirim('k-1'), await kirim('k-1')].map((j) => di(j, 'telaahKasus.kasus.versi'))).toEqual([2, 2]);
  expect(di(await kirim(), 'telaahKasus.userErrors.0.kode')).toBe('VERSI_BERUBAH');
});
