import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kanonikFormasi } from '../../../../sync/1-canonicalise/fakta/formasi.ts';
import { kanonikHukdis } from '../../../../sync/1-canonicalise/fakta/hukdis.ts';
import { kanonikKinerja } from '../../../../sync/1-canonicalise/fakta/kinerja.ts';

const NIP = '199001012015031901';

describe('kinerja', () => {
  it('membaca rw-skp22, angka lebih dulu lalu kata', () => {
    expect(
      kanonikKinerja({ id: 'K1', nip: NIP, pnsDinilaiId: 'P1', tahun: '2024', KuadranKinerjaNilai: '2', hasilKinerjaNilai: '2', PerilakuKerjaNilai: '1' }),
    ).toEqual({
      sah: true,
      fakta: { id: 'K1', nip: NIP, pnsId: 'P1', tahun: 2024, kuadran: 2, hasil: 2, perilaku: 1 },
    });
    expect(
      kanonikKinerja({
        pnsDinilaiId: 'P1',
        tahun: '2024',
        kuadranKinerja: 'Sangat Baik',
        hasilKinerja: 'DIATAS ESPEKTASI',
        perilakuKerja: 'DI BAWAH EKSPEKTASI',
      }),
    ).toMatchObject({
      fakta: { nip: null, kuadran: 1, hasil: 1, perilaku: 3 },
    });
  });
  it('kuadran di luar 1-5 tidak diketahui, bukan ditebak', () =>
    expect(kanonikKinerja({ nip: NIP, tahun: '2024', KuadranKinerjaNilai: '7' })).toMatchObject({ fakta: { kuadran: null } }));
  it('tanpa orang atau tahun ditolak', () => {
    expect(kanonikKinerja({ tahun: '2024' })).toMatchObject({ sah: false, kode: 'NIP_KOSONG' });
    expect(kanonikKinerja({ nip: NIP, tahun: '24' })).toMatchObject({ sah: false, kode: 'NILAI_WAJIB_KOSONG', kolom: 'tahun' });
    expect(kanonikKinerja({ nip: '1,98E+17', tahun: '2024' })).toMatchObject({ sah: false, kode: 'NIP_DIBULATKAN_EXCEL' });
  });
});

describe('hukdis', () => {
  const baris = {
    id: 'H1',
    pnsOrang: 'P1',
    nipBaru: NIP,
    jenisHukuman: '27',
    jenisTingkatHukumanId: 'B',
    skNomor: '800/1',
    skTanggal: '01-02-2025',
    hukumanTanggal: '01-03-2025',
    masaTahun: '1',
    masaBulan: '0',
    akhirHukumTanggal: '',
  };
  it('membaca rw-hukdis; akhir kosong tetap null', () => {
    expect(kanonikHukdis(baris)).toEqual({
      sah: true,
      fakta: {
        id: 'H1',
        nip: NIP,
        pnsId: 'P1',
        jenisHukumanId: '27',
        tingkat: 'B',
        skNomor: '800/1',
        skTanggal: '2025-02-01',
        mulai: '2025-03-01',
        masaTahun: 1,
        masaBulan: 0,
        akhir: null,
        batalNomor: null,
        batalTanggal: null,
        diakhiriId: null,
        alasanId: null,
      },
    });
  });
  it('nama kolom layanan simpan juga dibaca; tanggal nol adalah kosong', () => {
    expect(
      kanonikHukdis({
        ...baris,
        akhirHukumTanggal: null,
        akhirHukumanTanggal: '01-03-2026',
        hukdisYangDiberhentikanId: 'H0',
        skPembatalanTanggal: '01-01-0001',
      }),
    ).toMatchObject({
      fakta: { akhir: '2026-03-01', diakhiriId: 'H0', batalTanggal: null },
    });
  });
  it('tanggal akhir yang tidak terbaca ditolak: menebaknya dapat membuka gerbang', () => {
    expect(kanonikHukdis({ ...baris, akhirHukumTanggal: '31-02-2026' })).toMatchObject({ sah: false, kode: 'NILAI_WAJIB_KOSONG', kolom: 'akhirHukumTanggal' });
  });
});

describe('formasi', () => {
  it('membaca peta jabatan; jabatan struktural adalah unornya', () => {
    const baris = {
      unorId: 'U1',
      jenisJabatanId: '1',
      jabatanId: '',
      namaJabatan: 'Kepala Bidang',
      kebutuhan: '1',
      terisi: '0',
      periode: '2025',
      kelasJabatan: '11',
    };
    expect(kanonikFormasi(baris)).toMatchObject({ fakta: { jabatanId: 'U1', kebutuhan: 1, terisi: 0, kelasJabatan: 11 } });
    expect(kanonikFormasi({ ...baris, jenisJabatanId: '2' })).toMatchObject({ sah: false, kolom: 'jabatanId' });
    expect(kanonikFormasi({ ...baris, kebutuhan: 'banyak' })).toMatchObject({ sah: false, kolom: 'kebutuhan' });
  });
});

it('fakta: tidak pernah melempar pada isi apa pun', () => {
  const kolom = [
    'id',
    'nip',
    'pnsOrang',
    'tahun',
    'jenisHukuman',
    'skTanggal',
    'unorId',
    'jenisJabatanId',
    'jabatanId',
    'kebutuhan',
    'terisi',
    'kuadranKinerja',
  ];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...kolom), fc.option(fc.string({ unit: 'binary' }))), (b) => {
      for (const f of [kanonikKinerja, kanonikHukdis, kanonikFormasi]) expect(typeof f(b).sah).toBe('boolean');
    }),
  );
});
