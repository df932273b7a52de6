import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RekamanPegawai } from '../../../domain/selisih/rekaman.ts';
import { CAKUPAN_BKN, kanonikBkn, pembacaSelBkn } from '../../../sync/1-canonicalise/bkn.ts';
import { KOLOM_EKSPOR_ASN, KOLOM_EKSPOR_DIPAKAI, periksaKolomBkn } from '../../../sync/1-canonicalise/kolom-ekspor.ts';
import { rujukanUji } from './rujukan-uji.ts';

const NIP = '199001012015031901';
const baris = (ubah: Record<string, string | null> = {}): Record<string, string | null> => ({
  ...Object.fromEntries(KOLOM_EKSPOR_ASN.map((k) => [k, null])),
  pns_id: 'A8ACA7000000000000000000000000AA',
  nip_baru: `'${NIP}`,
  nama: 'BUDI CONTOH',
  gelar_depan: 'Dr.',
  gelar_belakang: 'S.Sos., M.Si.',
  tanggal_lahir: '01-01-1990',
  jenis_kelamin: 'M',
  nik: "'3500000101900001",
  is_valid_nik: '1',
  kedudukan_hukum_id: "'01",
  status_cpns_pns: 'P',
  jenis_pegawai_id: '15',
  jenis_jabatan_id: '1',
  jabatan_id: 'null',
  jabatan_nama: 'Kepala Bidang Contoh',
  unor_id: 'UNOR-1',
  instansi_induk_id: 'INSTANSI-1',
  instansi_kerja_id: 'INSTANSI-1',
  gol_akhir_id: '34',
  mk_tahun: '0',
  mk_bulan: '2',
  tingkat_pendidikan_id: '5',
  tmt_jabatan: '01-01-0001',
  ...ubah,
});
const sah = (b: Record<string, string | null>) => {
  const hasil = kanonikBkn(b, rujukanUji);
  if (!hasil.sah) throw new RangeError(hasil.kode);
  return hasil;
};

describe('kanonikBkn', () => {
  it('membaca baris struktural lengkap: jabatan = unor, eselon dari unor', () => {
    const hasil = sah(baris());
    expect(hasil.nikSah).toBe(true);
    expect(hasil.rekaman.rekaman).toMatchObject({
      nip: NIP,
      gelar: 'dr|msi|ssos',
      tglLahir: '1990-01-01',
      nik: '3500000101900001',
      kedudukanHukumId: '01',
      statusAsn: 'PNS',
      jabatanId: 'UNOR-1',
      namaJabatan: 'KEPALA BIDANG CONTOH',
      eselonId: '31',
      tkPendidikanId: '05',
      mkTahun: '0',
      tmtJabatan: null,
    });
    expect(hasil.rekaman.takTeruji).toEqual({
      jenjang: 'TIDAK_DISEDIAKAN',
      skJabatan: 'TIDAK_DISEDIAKAN',
      jenisPenugasanId: 'TIDAK_DISEDIAKAN',
      pensiun: 'TIDAK_DISEDIAKAN',
    });
    expect(hasil.tak & CAKUPAN_BKN).toBe(0);
  });

  it('unor yang tidak dikenal membuat eselon belum direkon, bukan beda', () => {
    expect(sah(baris({ unor_id: 'UNOR-9' })).rekaman.takTeruji).toMatchObject({ eselonId: 'BELUM_DIREKON' });
    expect(sah(baris({ unor_id: 'UNOR-2' })).rekaman.rekaman.eselonId).toBeNull();
    expect(sah(baris({ jenis_jabatan_id: '2', jabatan_id: 'JAB-7' })).rekaman.rekaman).toMatchObject({ eselonId: null, jabatanId: 'JAB-7' });
  });

  it('PPPK dikenali dari kedudukan hukum atau angka NIP', () => {
    expect(sah(baris({ kedudukan_hukum_id: '71' })).rekaman.rekaman.statusAsn).toBe('PPPK');
    expect(sah(baris({ nip_baru: '199001012024211901' })).rekaman.rekaman.statusAsn).toBe('PPPK');
    expect(sah(baris({ status_cpns_pns: 'C' })).rekaman.rekaman.statusAsn).toBe('CPNS');
  });

  it('nilai yang ada tetapi tidak terbaca diberi alasan', () => {
    const { takTeruji } = sah(baris({ tanggal_lahir: '01-01-90', gol_akhir_id: '77', nama: 'BUDI \ufffd' })).rekaman;
    expect(takTeruji).toMatchObject({ tglLahir: 'TIDAK_TERBACA', golAkhirId: 'TIDAK_TERBACA', nama: 'TIDAK_TERBACA' });
  });

  it.each([
    [null, 'NIP_KOSONG'],
    ['null', 'NIP_KOSONG'],
    ['1,98E+17', 'NIP_DIBULATKAN_EXCEL'],
    ['1.98E+17', 'NIP_DIBULATKAN_EXCEL'],
    ['1.98501E+17', 'NIP_DIBULATKAN_EXCEL'],
    ['199001012015031000', 'NIP_DIBULATKAN_EXCEL'],
    ['19900101201503190', 'NIP_BUKAN_18_DIGIT'],
    ['\u0661\u06699001012015031901', 'NIP_ANGKA_ASING'],
  ])('NIP %j ditolak sebagai %s', (nip, kode) =>
    expect(kanonikBkn(baris({ nip_baru: nip }), rujukanUji)).toMatchObject({ sah: false, kolom: 'nip_baru', kode }),
  );

  it.each(["' 19900101 201503 1 901", "'199001012015031901", '199001012015031901 '])('NIP %j dirapikan', (nip) =>
    expect(sah(baris({ nip_baru: nip })).nip).toBe(NIP),
  );

  it.each([
    ['nama', 'BUD\u0406 CONTOH'],
    ['nama', 'BUDI\u202eCONTOH'],
    ['jabatan_nama', 'KEPALA\u0000'],
  ])('karakter terlarang di %s dikarantina', (kolom, isi) =>
    expect(kanonikBkn(baris({ [kolom]: isi }), rujukanUji)).toMatchObject({ sah: false, kolom, kode: 'KARAKTER_TERLARANG' }),
  );

  it('kolom asing disimpan apa adanya dan dilaporkan sekali dari baris judul', () => {
    expect(sah(baris({ kolom_baru: ' X ' })).tambahan).toEqual({ kolom_baru: ' X ' });
    expect(periksaKolomBkn([...KOLOM_EKSPOR_ASN, 'kolom_baru']).tambahan).toEqual(['kolom_baru']);
    expect(() => periksaKolomBkn(KOLOM_EKSPOR_ASN.filter((k) => k !== 'unor_id'))).toThrow(/unor_id/);
  });

  it('jalur per sel memberi hasil yang sama dengan jalur per objek', () => {
    const b = baris({ kolom_baru: 'X', nama: 'Jos\u00c3\u00a9 Contoh' });
    const kolom = Object.keys(b);
    const sel = kolom.map((k) => b[k] ?? '');
    expect(pembacaSelBkn(kolom, rujukanUji)(sel)).toEqual(kanonikBkn(b, rujukanUji));
  });

  const sepertiBaris = (r: RekamanPegawai): Record<string, string | null> => ({
    ...baris(),
    nip_baru: r.nip,
    pns_id: r.pnsId,
    nama: r.nama,
    gelar_depan: null,
    gelar_belakang: r.gelar,
    tanggal_lahir: r.tglLahir,
    jenis_kelamin: r.jenisKelamin,
    nik: r.nik,
    kedudukan_hukum_id: r.kedudukanHukumId,
    status_cpns_pns: r.statusAsn,
    jenis_pegawai_id: r.jenisPegawaiId,
    instansi_induk_id: r.instansiIndukId,
    instansi_kerja_id: r.instansiKerjaId,
    unor_id: r.unorId,
    jenis_jabatan_id: r.jenisJabatanId,
    jabatan_id: r.jabatanId,
    jabatan_nama: r.namaJabatan,
    tmt_jabatan: r.tmtJabatan,
    gol_akhir_id: r.golAkhirId,
    tmt_golongan: r.tmtGolongan,
    mk_tahun: r.mkTahun,
    mk_bulan: r.mkBulan,
    tingkat_pendidikan_id: r.tkPendidikanId,
    pendidikan_id: r.pendidikanId,
    tmt_cpns: r.tmtCpns,
    tmt_pns: r.tmtPns,
  });
  const isi = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      null,
      '',
      "'01",
      'null',
      '-',
      '0',
      '1',
      '2',
      'P',
      'C',
      '01-02-1990',
      '01-01-0001',
      'III/d',
      '34',
      'Dr. Budi, S.H.',
      'UNOR-1',
      '\u00e2\u20ac\u2122',
      '\u00c3\u00a9a',
    ),
  );

  it('total: tidak pernah melempar; dan membakukan yang sudah baku tidak mengubah apa pun', () => {
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(KOLOM_EKSPOR_DIPAKAI.map((k) => [k, k === 'nip_baru' ? fc.oneof({ weight: 5, arbitrary: fc.constant(NIP) }, isi) : isi]))),
        (b) => {
          const sekali = kanonikBkn(b as Record<string, string | null>, rujukanUji);
          if (!sekali.sah) return;
          const lagi = kanonikBkn(sepertiBaris(sekali.rekaman.rekaman), rujukanUji);
          expect(lagi.sah && lagi.rekaman.rekaman).toEqual(sekali.rekaman.rekaman);
        },
      ),
      { numRuns: 1500 },
    );
  });
});
