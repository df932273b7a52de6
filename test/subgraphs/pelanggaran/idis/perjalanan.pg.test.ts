import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { di } from '../../../support/isi.ts';
import { ATASAN, buatDuniaIdis, type DuniaIdis, HARI, putusan } from './kasus.ts';

let d: DuniaIdis;
beforeAll(async () => {
  d = await buatDuniaIdis();
});
afterAll(() => d.dunia.tutup());

const hukuman = async (nip: string) =>
  (
    await d.dunia.admin.query(
      'select jenis_hukuman_id jenis, mulai::text, akhir::text, dibatalkan_tanggal::text batal, mengakhiri_id is not null mengganti from hukuman_disiplin where nip = $1 order by dicatat_pada',
      [nip],
    )
  ).rows;

describe('perjalanan kasus disiplin', () => {
  test('hukuman sedang: diterima Selasa 14 Juli 2026, berlaku 4 Agustus, dijalani enam bulan, lalu selesai sendiri tepat sekali', async () => {
    const nip = await d.orangBaru();
    const id = await d.sampaiDiterima(nip, 'S', '23');
    expect(await d.baris(id)).toMatchObject({ tahap: 'UPAYA_ADMINISTRATIF', tenggat: HARI.berlaku });
    await d.jam('2026-08-03');
    expect(await hukuman(nip)).toEqual([]);
    await Promise.all([d.jam(HARI.berlaku), d.jam(HARI.berlaku)]);
    expect(await hukuman(nip)).toEqual([{ jenis: '23', mulai: HARI.berlaku, akhir: '2027-02-04', batal: null, mengganti: false }]);
    expect(await d.baris(id)).toMatchObject({ tahap: 'MENJALANI', tenggat: '2027-02-04' });
    await d.jam('2027-02-04');
    expect(await d.baris(id)).toMatchObject({ tahap: 'MENJALANI' });
    await d.jam('2027-02-05');
    await d.jam('2027-02-06');
    expect(await d.baris(id)).toMatchObject({ tahap: 'SELESAI' });
    const { rows } = await d.dunia.admin.query('select tindakan from kasus_disiplin_riwayat where kasus = $1 order by id', [id]);
    expect(rows.map((r) => r.tindakan)).toEqual([
      'buka',
      'telaah',
      'panggil',
      'hadir',
      'catatBap',
      'catatLhp',
      'tetapkan',
      'jadwalkan',
      'terima',
      'berlakukan',
      'jalani',
      'selesaikan',
    ]);
  });

  test('hukuman ringan selesai pada hari berlakunya', async () => {
    const nip = await d.orangBaru();
    const id = await d.sampaiDiterima(nip, 'R', '2');
    await d.jam(HARI.berlaku);
    expect(await d.baris(id)).toMatchObject({ tahap: 'SELESAI' });
    expect(await hukuman(nip)).toHaveLength(1);
  });

  test('dua kali tidak datang: diputus atas bukti, tanpa berita acara pemeriksaan', async () => {
    const id = await d.buka(await d.orangBaru());
    await d.langkah('telaahKasus', d.OPERATOR, id, { pelanggaran: 'KEWAJIBAN', pasal: 'Pasal 4', tingkat: 'R', atasanNip: ATASAN });
    expect(await d.ditolak('panggilTerperiksa', d.OPERATOR, id, { nomor: 'P', suratTanggal: '2026-06-22', periksaTanggal: '2026-07-02' })).toMatchObject({
      kode: 'MASUKAN_SALAH',
      field: 'periksaTanggal',
    });
    await d.langkah('panggilTerperiksa', d.OPERATOR, id, { nomor: 'P-1', suratTanggal: '2026-06-22', periksaTanggal: '2026-06-25' });
    expect((await d.ditolak('catatKehadiranTerperiksa', d.OPERATOR, id, { hadir: false })).kode).toBe('PERALIHAN_DITOLAK');
    expect((await d.ditolak('panggilTerperiksa', d.OPERATOR, id, { nomor: 'P-2', suratTanggal: '2026-06-24', periksaTanggal: '2026-06-29' })).field).toBe(
      'suratTanggal',
    );
    expect(await d.langkah('panggilTerperiksa', d.OPERATOR, id, { nomor: 'P-2', suratTanggal: '2026-07-06', periksaTanggal: '2026-07-09' })).toBe(
      'PANGGILAN_2',
    );
    expect(await d.langkah('catatKehadiranTerperiksa', d.OPERATOR, id, { hadir: false })).toBe('LHP');
    expect((await d.ditolak('tetapkanHukuman', d.PPK, id, putusan('1'))).kode).toBe('DISIPLIN_DITAHAN');
    const { rows } = await d.dunia.admin.query("select catatan from kasus_disiplin_riwayat where kasus = $1 and ke = 'PANGGILAN_2'", [id]);
    expect(rows[0].catatan).toContain('Terlambat');
  });

  test('berat tanpa tim ditahan; tim lengkap dengan pangkat yang cukup membukanya', async () => {
    const id = await d.buka(await d.orangBaru());
    await d.langkah('telaahKasus', d.OPERATOR, id, { pelanggaran: 'LARANGAN', pasal: 'Pasal 5', tingkat: 'B', atasanNip: ATASAN });
    expect((await d.ditolak('panggilTerperiksa', d.OPERATOR, id, { nomor: 'P', suratTanggal: HARI.surat, periksaTanggal: HARI.periksa })).kode).toBe(
      'DISIPLIN_DITAHAN',
    );
    const tim = { nomor: 'T-1', tanggal: HARI.surat, anggota: [{ nip: ATASAN, unsur: 'ATASAN_LANGSUNG' }] };
    expect((await d.ditolak('bentukTimPemeriksa', d.OPERATOR, id, tim)).pesan).toContain('PENGAWASAN, KEPEGAWAIAN');
  });

  test('penetap di luar kewenangannya ditolak, dan yang jaraknya belum diketahui ditahan dengan sebab', async () => {
    const id = await d.sampaiLhp(await d.orangBaru(), 'R');
    expect(await d.ditolak('tetapkanHukuman', d.PPK, id, putusan('1', { penetap: 'PRESIDEN' }))).toMatchObject({ kode: 'MASUKAN_SALAH', field: 'penetap' });
    expect(await d.ditolak('tetapkanHukuman', d.PPK, id, putusan('1', { penetap: 'PEJABAT' }))).toMatchObject({ kode: 'DISIPLIN_DITAHAN', field: 'jarak' });
    expect(await d.ditolak('tetapkanHukuman', d.PPK, id, putusan('1', { statusPenetap: 'PJ' }))).toMatchObject({
      kode: 'DISIPLIN_DITAHAN',
      field: 'pertekNomor',
    });
    expect(await d.ditolak('tetapkanHukuman', d.PPK, id, putusan('27'))).toMatchObject({ kode: 'MASUKAN_SALAH', field: 'jenisHukumanId' });
    expect(await d.langkah('tetapkanHukuman', d.PPK, id, putusan('1', { penetap: 'PEJABAT', jarak: 1 }))).toBe('PENETAPAN');
    expect(await d.ditolak('tetapkanHukuman', d.PPK, id, putusan('2'))).toMatchObject({ kode: 'PERALIHAN_DITOLAK' });
  });

  test('beberapa pelanggaran dalam satu pemeriksaan: satu hukuman, tidak lebih ringan dari usulan yang terberat', async () => {
    const id = await d.sampaiLhp(await d.orangBaru(), 'S');
    const lhp = { nomor: 'LHP-2', tanggal: HARI.lhp, terbukti: true, tingkat: 'S', usulanHukumanId: ['1', '24'], kesimpulan: 'Dua pelanggaran terbukti' };
    expect(await d.ditolak('catatLhp', d.OPERATOR, id, { ...lhp, usulanHukumanId: ['5'] })).toMatchObject({ field: 'usulanHukumanId' });
    await d.langkah('catatLhp', d.OPERATOR, id, lhp);
    expect((await d.ditolak('tetapkanHukuman', d.PPK, id, putusan('23'))).pesan).toContain('yang terberat');
    expect(await d.langkah('tetapkanHukuman', d.PPK, id, putusan('25'))).toBe('PENETAPAN');
  });

  test('mengulangi pelanggaran yang sama menuntut hukuman yang lebih berat dari yang terakhir', async () => {
    const nip = await d.orangBaru();
    await d.sampaiDiterima(nip, 'R', '2');
    await d.jam(HARI.berlaku);
    const kedua = await d.sampaiLhp(nip, 'R');
    expect((await d.ditolak('tetapkanHukuman', d.PPK, kedua, putusan('1', { skNomor: 'SK-ULANG' }))).pesan).toContain('lebih berat');
    expect((await d.ditolak('tetapkanHukuman', d.PPK, kedua, putusan('2', { skNomor: 'SK-ULANG' }))).pesan).toContain('lebih berat');
    expect(await d.langkah('tetapkanHukuman', d.PPK, kedua, putusan('3', { skNomor: 'SK-ULANG' }))).toBe('PENETAPAN');
  });

  test('perkara kehadiran: ambang menentukan tingkat dan jenis paling ringan', async () => {
    const nip = await d.orangBaru();
    const id = await d.buka(nip);
    const telaah = { pelanggaran: 'KEHADIRAN', pasal: 'Pasal 4 huruf f', atasanNip: ATASAN };
    expect((await d.ditolak('telaahKasus', d.OPERATOR, id, { ...telaah, hariAbsen: 2 })).field).toBe('hariAbsen');
    await d.langkah('telaahKasus', d.OPERATOR, id, { ...telaah, hariAbsen: 15 });
    const jawab = await d.tanya(d.OPERATOR, `{ kasusDisiplin(id: "${id}") { tingkat usulHukumanId usulHukuman tindakanBerikut berakhir } }`);
    expect(di(jawab, 'kasusDisiplin')).toMatchObject({
      tingkat: 'S',
      usulHukumanId: '24',
      usulHukuman: 'Pemotongan tunjangan kinerja 25% selama 9 bulan',
      berakhir: false,
    });
  });
});

describe('upaya administratif', () => {
  test('banding menunda berlakunya pemberhentian sampai BPASN memutus; menguatkan memberlakukannya sejak putusan', async () => {
    const nip = await d.orangBaru();
    const id = await d.sampaiDiterima(nip, 'B', '10', '2026-11-20');
    expect(await d.ditolak('ajukanUpaya', d.asn(nip), id, { jenis: 'KEBERATAN', alasan: 'Tidak sesuai fakta contoh' })).toMatchObject({ field: 'jenis' });
    expect(await d.ditolak('ajukanUpaya', d.asn(ATASAN), id, { jenis: 'BANDING', alasan: 'Bukan perkara saya ini' })).toMatchObject({
      kode: 'TIDAK_DITEMUKAN',
    });
    await d.langkah('ajukanUpaya', d.asn(nip), id, { jenis: 'BANDING', alasan: 'Tidak sesuai fakta contoh' });
    await d.jam('2026-12-30');
    expect(await hukuman(nip)).toEqual([]);
    await d.langkah('tanggapiBanding', d.PPK, id, { tanggapan: 'Tanggapan PPK atas banding' });
    const putus = { hasil: 'MENGUATKAN', nomor: 'BPASN-1', tanggal: '2026-11-26', pertimbangan: 'Putusan sidang BPASN contoh' };
    expect((await d.ditolak('putuskanUpaya', d.PPK, id, putus)).kode).toBe('TIDAK_BERWENANG');
    await d.langkah('putuskanUpaya', d.AUDITOR, id, putus);
    await d.jam('2026-12-30');
    expect(await hukuman(nip)).toMatchObject([{ jenis: '10', mulai: '2026-12-11', akhir: null }]);
    expect(await d.baris(id)).toMatchObject({ tahap: 'SELESAI' });
  });

  test('BPASN meringankan: yang berlaku jenis penggantinya; membatalkan: tidak ada hukuman', async () => {
    for (const [hasil, jenisHukumanId, akhir] of [
      ['MERINGANKAN', '28', 'MENJALANI'],
      ['MEMBATALKAN', null, 'DIBATALKAN'],
    ] as const) {
      const nip = await d.orangBaru();
      const id = await d.sampaiDiterima(nip, 'B', '10', '2026-11-20');
      await d.langkah('ajukanUpaya', d.AUDITOR, id, { jenis: 'BANDING', alasan: 'Banding tertulis contoh', diajukan: '2026-11-24' });
      await d.langkah('putuskanUpaya', d.AUDITOR, id, {
        hasil,
        jenisHukumanId,
        nomor: `BPASN-${hasil}`,
        tanggal: '2026-11-26',
        pertimbangan: 'Putusan sidang BPASN contoh',
      });
      await d.jam('2026-12-30');
      expect(await hukuman(nip)).toMatchObject(jenisHukumanId === null ? [] : [{ jenis: '28', mulai: '2026-12-11' }]);
      expect(await d.baris(id)).toMatchObject({ tahap: akhir });
    }
  });

  test('keberatan tidak menunda; dikabulkan setelah berlaku, hukuman pengganti mengakhiri yang lama, dan pembatalan mengakhirinya', async () => {
    const nip = await d.orangBaru();
    const id = await d.sampaiDiterima(nip, 'S', '25', '2026-11-20');
    await d.langkah('ajukanUpaya', d.asn(nip), id, { jenis: 'KEBERATAN', alasan: 'Terlalu berat menurut saya' });
    await d.jam('2026-12-11');
    expect(await hukuman(nip)).toMatchObject([{ jenis: '25', mulai: '2026-12-11', batal: null }]);
    const putus = { hasil: 'MERINGANKAN', jenisHukumanId: '23', nomor: 'KEB-1', tanggal: '2026-11-26', pertimbangan: 'Keberatan diterima sebagian' };
    expect(await d.langkah('putuskanUpaya', d.PPK, id, putus)).toBe('BERLAKU');
    expect(await hukuman(nip)).toMatchObject([{ jenis: '25' }, { jenis: '23', mengganti: true }]);
    await d.jam('2026-12-12');
    expect(await d.langkah('batalkanKasusDisiplin', { peran: 'DIR_WASDAL' }, id, { alasan: 'Keputusan dicabut Kepala BKN' })).toBe('DIBATALKAN');
    expect((await hukuman(nip))[1].batal).not.toBeNull();
    await expect(d.dunia.admin.query("update kasus_disiplin set tahap = 'TELAAH' where id = $1", [id])).rejects.toThrow('berakhir');
  });

  test('lewat empat belas hari kerja upaya tidak diterima', async () => {
    const nip = await d.orangBaru();
    const id = await d.sampaiDiterima(nip, 'S', '23');
    expect(await d.ditolak('ajukanUpaya', d.asn(nip), id, { jenis: 'KEBERATAN', alasan: 'Sudah sangat terlambat ini' })).toMatchObject({
      kode: 'MASUKAN_SALAH',
      field: 'diajukan',
    });
  });
});
