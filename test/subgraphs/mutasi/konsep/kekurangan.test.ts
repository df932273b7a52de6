import fc from 'fast-check';
import { type GraphQLInputObjectType, isInputObjectType, isRequiredInputField } from 'graphql';
import { describe, expect, test } from 'vitest';
import { skemaMutasi } from '../../../../subgraphs/mutasi/index.ts';
import { gabunganSalah, gabungKonsep, type Konsep, konsepSalah, type PerubahanKonsep } from '../../../../subgraphs/mutasi/konsep/isi.ts';
import { hitungTanpaTujuan, kekurangan, lengkapi, WAJIB_ISI, WAJIB_TUJUAN } from '../../../../subgraphs/mutasi/konsep/kekurangan.ts';
import { nipKe } from '../dunia.ts';

const KOSONG: Konsep = { isi: {}, pegawai: [] };
const bidang = <T>(isi: fc.Arbitrary<T>) => fc.option(isi, { nil: null });
const teks = fc.constantFrom('', ' ', 'A1', 'Mengisi jabatan yang kosong.');
const orang = fc.uniqueArray(
  fc.record(
    {
      nip: fc.nat(50).map(nipKe),
      tujuan: bidang(fc.record({ instansiId: bidang(teks), unorId: bidang(teks), jabatanId: bidang(teks) }, { requiredKeys: [] })),
    },
    { requiredKeys: ['nip'] },
  ),
  { selector: (p) => p.nip, maxLength: 5 },
);
const perubahan = fc.record(
  {
    jenis: bidang(fc.constantFrom('PENGANGKATAN', 'PEMINDAHAN', 'PEMBERHENTIAN')),
    alasan: bidang(teks),
    tmt: bidang(fc.constant('2026-12-01')),
    pengaktifan: bidang(fc.boolean()),
    akuiPeringatan: bidang(fc.array(fc.constantFrom('C03', 'B08V'))),
    pegawai: bidang(orang),
    tambahPegawai: bidang(orang),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<PerubahanKonsep>;

const ringkas = ({ isi, pegawai }: Konsep) => ({ isi, jumlah: pegawai.length, tanpaTujuan: hitungTanpaTujuan(pegawai) });

describe('isi konsep', () => {
  test('yang wajib bagi konsep tepat yang wajib pada masukan ajukanMutasi', () => {
    const wajib = (nama: string): string[] =>
      Object.values((skemaMutasi().getType(nama) as GraphQLInputObjectType).getFields())
        .filter(isRequiredInputField)
        .map((f) => f.name)
        .sort();
    expect(wajib('AjukanMutasiInput')).toEqual([...Object.keys(WAJIB_ISI), 'pegawai'].sort());
    expect(wajib('PegawaiUsulInput')).toEqual(['nip', 'tujuan']);
    expect(wajib('TujuanInput')).toEqual(Object.keys(WAJIB_TUJUAN).sort());
  });

  test('setiap bidang masukan ajukanMutasi, dengan jenisnya, dapat disimpan sebagai konsep', () => {
    const isi = (nama: string): Map<string, string> => {
      const jenis = skemaMutasi().getType(nama);
      if (!isInputObjectType(jenis)) throw new RangeError(nama);
      return new Map(Object.values(jenis.getFields()).map((f) => [f.name, String(f.type).replace(/!$/, '')]));
    };
    const konsep = isi('SimpanKonsepUsulInput');
    for (const [nama, jenis] of isi('AjukanMutasiInput')) if (!['kunci', 'pegawai'].includes(nama)) expect(konsep.get(nama), nama).toBe(jenis);
    expect([...isi('TujuanKonsepInput').keys()]).toEqual([...isi('TujuanInput').keys()]);
  });

  test('ringkasan kekurangan kosong tepat bila konsepnya dapat diajukan, dan yang diajukan tidak kehilangan seorang pun', () => {
    fc.assert(
      fc.property(perubahan, perubahan, (satu, dua) => {
        const konsep = gabungKonsep(gabungKonsep(KOSONG, satu), dua);
        const hasil = lengkapi(konsep);
        expect(hasil.lengkap).toBe(kekurangan(ringkas(konsep)).length === 0);
        if (hasil.lengkap) expect(hasil.masukan.pegawai).toEqual(konsep.pegawai);
        else expect(hasil.userErrors.length).toBeGreaterThan(0);
      }),
    );
  });

  test('menyimpan perubahan yang sama dua kali sama dengan sekali, dan yang tidak disebut tetap', () => {
    fc.assert(
      fc.property(perubahan, perubahan, (satu, dua) => {
        const awal = gabungKonsep(KOSONG, satu);
        const sekali = gabungKonsep(awal, dua);
        expect(gabungKonsep(sekali, dua)).toEqual(sekali);
        for (const [k, v] of Object.entries(awal.isi)) if (!(k in dua)) expect(sekali.isi).toHaveProperty(k, v);
        if (dua.pegawai === undefined && dua.tambahPegawai == null) expect(sekali.pegawai).toEqual(awal.pegawai);
      }),
    );
  });

  test('daftar yang dikirim sebagian demi sebagian sama dengan yang dikirim sekaligus; yang disebut lagi mendapat tujuan yang baru', () => {
    fc.assert(
      fc.property(orang, fc.nat(5), orang, (semua, batas, lagi) => {
        const tambah = (k: Konsep, tambahPegawai: PerubahanKonsep['tambahPegawai']) => gabungKonsep(k, { tambahPegawai } as PerubahanKonsep);
        const bagian = [semua.slice(batas), semua.slice(0, batas)].map((b) => b as PerubahanKonsep['tambahPegawai']);
        const utuh = gabungKonsep(KOSONG, { pegawai: semua } as PerubahanKonsep);
        expect(bagian.reduce(tambah, KOSONG)).toEqual(utuh);
        const baru = new Map([...semua, ...lagi].map((p) => [p.nip, p]));
        expect(tambah(utuh, lagi as PerubahanKonsep['tambahPegawai'])).toEqual(gabungKonsep(KOSONG, { pegawai: [...baru.values()] } as PerubahanKonsep));
      }),
    );
  });

  test('dokumen ditambahkan di samping yang ada, dan yang sama bagi pegawai yang sama disebut satu kali', () => {
    const satu = gabungKonsep(KOSONG, { dokumen: [{ id: '1' }], tambahDokumen: [{ id: '2', nip: nipKe(1) }] });
    const dua = gabungKonsep(satu, { tambahDokumen: [{ id: '2', nip: nipKe(1) }, { id: '2', nip: nipKe(2) }, { id: '1' }] });
    expect(dua.isi.dokumen).toEqual([{ id: '1' }, { id: '2', nip: nipKe(1) }, { id: '2', nip: nipKe(2) }]);
    expect(gabungKonsep(dua, { tambahDokumen: null })).toEqual(dua);
    expect(gabungKonsep(dua, { dokumen: null, tambahDokumen: [{ id: '3' }] }).isi.dokumen).toEqual([{ id: '3' }]);
  });

  test('setiap bagian yang kosong disebut tempatnya, menurut urutan NIP', () => {
    const konsep = gabungKonsep(KOSONG, {
      alasan: ' ',
      pegawai: [
        { nip: nipKe(2), tujuan: { instansiId: 'INS-1', unorId: null } },
        { nip: nipKe(1), tujuan: { instansiId: 'INS-1', unorId: 'U1', jabatanId: 'J1' } },
      ],
    });
    const hasil = lengkapi(konsep);
    expect(hasil.lengkap || hasil.userErrors.map((e) => [e.kode, e.field])).toEqual(
      ['jenis', 'alasan', 'tmt', 'pegawai.1.tujuan.unorId', 'pegawai.1.tujuan.jabatanId'].map((f) => ['BELUM_DIISI', f]),
    );
    expect(kekurangan(ringkas(konsep)).map((k) => [k.field, k.jumlah])).toEqual([
      ['jenis', null],
      ['alasan', null],
      ['tmt', null],
      ['pegawai.tujuan', 1],
    ]);
  });

  test('lebih daripada yang dapat dimuat sebuah usul ditolak, juga orang yang disebut dua kali', () => {
    const kode = (p: PerubahanKonsep): string[] => konsepSalah(p).map((e) => `${e.kode} ${e.field}`);
    expect(kode({ alasan: 'a'.repeat(4_000), pegawai: Array.from({ length: 5_000 }, (_, i) => ({ nip: String(i) })) })).toEqual([]);
    expect(kode({ alasan: 'a'.repeat(4_001) })).toEqual(['ALASAN_TERLALU_PANJANG alasan']);
    expect(kode({ pegawai: Array.from({ length: 5_001 }, () => ({ nip: nipKe(1) })) })).toEqual(['PEGAWAI_TERLALU_BANYAK pegawai']);
    expect(kode({ dokumen: Array.from({ length: 10_001 }, (_, i) => ({ id: String(i) })) })).toEqual(['DOKUMEN_TERLALU_BANYAK dokumen']);
    expect(kode({ pegawai: [{ nip: nipKe(1) }, { nip: nipKe(2) }, { nip: nipKe(1) }] })).toEqual(['PEGAWAI_GANDA pegawai.2.nip']);
    expect(kode({ tambahPegawai: [{ nip: nipKe(1) }, { nip: nipKe(1) }] })).toEqual(['PEGAWAI_GANDA tambahPegawai.1.nip']);
    expect(kode({ pegawai: [{ nip: nipKe(1) }], tambahPegawai: [{ nip: nipKe(1) }] })).toEqual([]);
    const dokumen = (banyak: number): Konsep => gabungKonsep(KOSONG, { tambahDokumen: Array.from({ length: banyak }, (_, i) => ({ id: String(i) })) });
    expect([gabunganSalah(dokumen(10_000)), gabunganSalah(dokumen(10_001))?.kode]).toEqual([null, 'DOKUMEN_TERLALU_BANYAK']);
    const gabung = (banyak: number): Konsep => gabungKonsep(KOSONG, { tambahPegawai: Array.from({ length: banyak }, (_, i) => ({ nip: String(i) })) });
    expect([gabunganSalah(gabung(5_000)), gabunganSalah(gabung(5_001))?.kode]).toEqual([null, 'PEGAWAI_TERLALU_BANYAK']);
  });
});
