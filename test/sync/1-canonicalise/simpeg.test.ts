import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KOLOM_REKAMAN } from '../../../domain/selisih/rekaman.ts';
import type { HasilBaris } from '../../../sync/1-canonicalise/hasil-baris.ts';
import { bacaProfil, cakupanProfil, kolomSumber, type Profil } from '../../../sync/1-canonicalise/profil.ts';
import { kanonikSimpeg, pembacaSelSimpeg } from '../../../sync/1-canonicalise/simpeg.ts';
import { rujukanUji } from './rujukan-uji.ts';

const NIP = '199001012015031901';
const profilDari = (bidang: readonly object[], lain: object = {}): Profil =>
  bacaProfil(
    JSON.stringify({
      id: 'uji',
      versi: 1,
      nama: 'Uji',
      format: 'csv',
      kebijakanTakTerpetakan: 'TAK_TERBANDINGKAN',
      bidang: [{ kanonik: 'nip', sumber: 'nip', ubah: ['digitsOnly'] }, ...bidang],
      ...lain,
    }),
    'uji',
  );
const sah = (hasil: HasilBaris) => {
  if (!hasil.sah) throw new RangeError(`${hasil.kode} ${hasil.kolom}`);
  return hasil.rekaman;
};
const satu = (bidang: { kanonik: string; ubah?: readonly unknown[] } & object, nilai: string | null, lain: object = {}) => {
  const { rekaman, takTeruji } = sah(kanonikSimpeg({ nip: NIP, x: nilai }, profilDari([{ sumber: 'x', ...bidang }], lain), rujukanUji));
  return takTeruji[bidang.kanonik] ?? rekaman[bidang.kanonik as 'nama'];
};

describe('kanonikSimpeg: tiap langkah', () => {
  it.each([
    ['nama', ['titleStrip'], 'Dr. H. Budi `Contoh, S.Sos.', "BUDI 'CONTOH"],
    ['nama', [{ splitFullName: 'nama' }], 'Budi Contoh, S.H.', 'BUDI CONTOH'],
    ['gelar', [{ splitFullName: 'gelar' }, 'gelarSet'], 'Dr. Budi Contoh, S.H., M.H.', 'dr|mh|sh'],
    ['gelar', [{ splitFullName: 'gelarBelakang' }, 'gelarSet'], 'Dr. Budi Contoh, S.H.', 'sh'],
    ['tglLahir', [{ dateParse: ['dd/mm/yyyy', 'yyyy-mm-dd'], zeroDates: ['0000-00-00'] }], '02/01/1990', '1990-01-02'],
    ['tglLahir', [{ dateParse: ['dd/mm/yyyy', 'yyyy-mm-dd'] }], '1990-01-02', '1990-01-02'],
    ['tglLahir', [{ dateParse: ['yyyy-mm-dd'] }], '0000-00-00', null],
    ['tglLahir', [{ dateParse: ['yyyy-mm-dd'] }], '90-01-02', 'TIDAK_TERBACA'],
    ['mkTahun', ['numberParse'], '1.0', '1'],
    ['golAkhirId', ['roman2gol'], 'III/d', '34'],
    ['golAkhirId', ['roman2gol'], 'IX', 'IX'],
    ['jenisKelamin', [{ valueMap: { '1': 'M', '2': 'F' } }], '2', 'F'],
    ['jenisKelamin', [{ valueMap: { '1': 'M', '2': 'F' } }], '7', 'TIDAK_TERBACA'],
    ['kedudukanHukumId', [{ padLeft: 2 }], '1', '01'],
    ['eselonId', ['emptyToNull'], '0', null],
    ['eselonId', [], '99', null],
    ['nik', ['digitsOnly', 'emptyToNull'], '3500-0001 0190.0001', '3500000101900001'],
    ['namaJabatan', ['collapseSpaces', 'upper'], ' Analis  Contoh ', 'ANALIS CONTOH'],
    ['namaJabatan', ['emptyToNull'], 'NULL', null],
    ['jabatanId', [{ jsonPath: 'a.b' }], '{"a":{"b":"JAB-7"}}', 'JAB-7'],
    ['jabatanId', [{ jsonPath: 'a.b' }], '{"a":null}', null],
  ])('%s lewat %j: %j menjadi %j', (kanonik, ubah, mentah, harapan) => expect(satu({ kanonik, ubah }, mentah)).toBe(harapan));

  it('satu kolom yang tidak terbaca membuat seluruh bidangnya tidak terbaca', () => {
    const masa = profilDari([
      { kanonik: 'mkTahun', sumber: 't', ubah: ['numberParse'] },
      { kanonik: 'mkBulan', sumber: 'b', ubah: ['numberParse'] },
    ]);
    expect(sah(kanonikSimpeg({ nip: NIP, t: 'satu', b: '2' }, masa, rujukanUji)).takTeruji['masaKerja']).toBe('TIDAK_TERBACA');
    const sk = profilDari([
      { kanonik: 'nomorSk', sumber: 'n', ubah: ['upper'] },
      { kanonik: 'tanggalSk', sumber: 't' },
    ]);
    expect(sah(kanonikSimpeg({ nip: NIP, n: '800 / 12/\ufffd', t: '01-02-2020' }, sk, rujukanUji)).takTeruji['skJabatan']).toBe('TIDAK_TERBACA');
    expect(sah(kanonikSimpeg({ nip: NIP, n: '800 / 12', t: '01-02-2020' }, sk, rujukanUji)).rekaman.nomorSk).toBe('800/12');
  });

  it('boolMap mengubah daftar nilai menjadi true atau false', () => {
    const status = [{ boolMap: { true: ['ya'], false: ['tidak'] } }, { valueMap: { true: 'PPPK', false: 'PNS' } }];
    expect(satu({ kanonik: 'statusAsn', ubah: status }, 'tidak')).toBe('PNS');
    expect(satu({ kanonik: 'statusAsn', ubah: status }, 'mungkin')).toBe('TIDAK_TERBACA');
  });
});

describe('kanonikSimpeg: kode dan susunan', () => {
  const eselon = {
    petaKode: {
      esl: [
        { lokal: '3', siasn: '31' },
        { lokal: '0', siasn: null },
      ],
    },
  };
  it('kode lokal yang belum dipetakan bukan beda, melainkan belum direkon', () => {
    expect(satu({ kanonik: 'eselonId', petaKode: 'esl' } as { kanonik: string }, '3', eselon)).toBe('31');
    expect(satu({ kanonik: 'eselonId', petaKode: 'esl' } as { kanonik: string }, '8', eselon)).toBe('BELUM_DIREKON');
    expect(satu({ kanonik: 'eselonId', petaKode: 'esl' } as { kanonik: string }, '0', eselon)).toBeNull();
    expect(satu({ kanonik: 'unorId', petaKode: 'padanan:unor' } as { kanonik: string }, '10.01')).toBe('UNOR-1');
    expect(satu({ kanonik: 'unorId', petaKode: 'padanan:unor' } as { kanonik: string }, '10.99')).toBe('BELUM_DIREKON');
  });

  it('bidang yang tidak ada dalam profil tidak disediakan', () => expect(satu({ kanonik: 'nama' }, 'BUDI CONTOH')).toBe('BUDI CONTOH'));

  it('kode cepat instansi menjadi id', () => {
    expect(satu({ kanonik: 'instansiKerjaId' }, '9002')).toBe('INSTANSI-2');
    expect(satu({ kanonik: 'instansiKerjaId' }, '9009')).toBe('BELUM_DIREKON');
    expect(satu({ kanonik: 'instansiKerjaId' }, 'INSTANSI-3')).toBe('INSTANSI-3');
  });

  const jabatan = profilDari([
    { kanonik: 'jenisJabatanId', sumber: 'jj' },
    { kanonik: 'unorId', sumber: 'u', petaKode: 'padanan:unor' },
    { kanonik: 'jabatanId', sumber: 'j', petaKode: 'padanan:jabatan' },
  ]);
  it('jabatan struktural adalah unornya, juga bila kode jabatannya tidak dikenal', () => {
    expect(sah(kanonikSimpeg({ nip: NIP, jj: '1', u: '10.01', j: 'KABID' }, jabatan, rujukanUji)).rekaman.jabatanId).toBe('UNOR-1');
    expect(sah(kanonikSimpeg({ nip: NIP, jj: '1', u: '99', j: 'J7' }, jabatan, rujukanUji)).takTeruji['jabatanId']).toBe('BELUM_DIREKON');
    expect(sah(kanonikSimpeg({ nip: NIP, jj: '2', u: '10.01', j: 'J7' }, jabatan, rujukanUji)).rekaman.jabatanId).toBe('JAB-7');
  });

  const satuKolom = profilDari([{ kanonik: 'jenisPegawaiId', sumber: 'jp' }], { satuKolomInstansi: true });
  it('pegawai DPK pada SIMPEG satu kolom instansi tidak dapat dibandingkan instansi induknya', () => {
    const dpk = kanonikSimpeg({ nip: NIP, jp: '16' }, satuKolom, rujukanUji);
    expect(sah(dpk).takTeruji['instansiIndukId']).toBe('DPK_SATU_KOLOM');
    const biasa = sah(kanonikSimpeg({ nip: NIP, jp: '15' }, satuKolom, rujukanUji)).rekaman;
    expect([biasa.instansiIndukId, biasa.instansiKerjaId]).toEqual(['INSTANSI-1', 'INSTANSI-1']);
  });

  it('dua kolom digabung dengan satu spasi; kolom yang tidak ada ditolak dengan namanya', () => {
    const profil = profilDari([{ kanonik: 'gelar', sumber: ['gd', 'gb'], ubah: ['gelarSet'] }]);
    expect(sah(kanonikSimpeg({ nip: NIP, gd: 'Dr.', gb: 'S.Sos., M.Si.' }, profil, rujukanUji)).rekaman.gelar).toBe('dr|msi|ssos');
    expect(kanonikSimpeg({ nip: NIP, gd: 'Dr.' }, profil, rujukanUji)).toMatchObject({ sah: false, kode: 'KOLOM_KURANG', kolom: 'gb' });
  });

  it('NIP yang dibulatkan Excel dikenali walau profil membuang selain angka', () => {
    const profil = profilDari([]);
    expect(kanonikSimpeg({ nip: '1,98E+17' }, profil, rujukanUji)).toMatchObject({ sah: false, kode: 'NIP_DIBULATKAN_EXCEL' });
    expect(kanonikSimpeg({ nip: "'19900101 201503 1 901" }, profil, rujukanUji)).toMatchObject({ sah: true, nip: NIP });
    expect(kanonikSimpeg({ nip: '' }, profil, rujukanUji)).toMatchObject({ sah: false, kode: 'NIP_KOSONG' });
  });

  const lurus = profilDari(KOLOM_REKAMAN.map((k) => ({ kanonik: k, sumber: k })));
  it('total, dan rekaman yang sudah baku tidak berubah', () => {
    const isi = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(null, '', '-', '0', '1', '2', 'null', '01/02/1990', 'iii/d', "'X", 'Dr. Budi, S.H.', '\u00e2\u20ac\u2122A', '9002'),
    );
    fc.assert(
      fc.property(fc.record(Object.fromEntries(KOLOM_REKAMAN.map((k) => [k, isi]))), (b) => {
        const sekali = kanonikSimpeg({ ...(b as Record<string, string | null>), nip: NIP }, lurus, rujukanUji);
        if (!sekali.sah) return;
        const lagi = kanonikSimpeg({ ...sekali.rekaman.rekaman }, lurus, rujukanUji);
        expect(lagi.sah && lagi.rekaman.rekaman).toEqual(sekali.rekaman.rekaman);
        const sel = kolomSumber(lurus).map((k) => (k === 'nip' ? NIP : ((b as Record<string, string | null>)[k] ?? '')));
        const perSel = pembacaSelSimpeg(lurus, kolomSumber(lurus), rujukanUji)(sel);
        expect(perSel.sah && perSel.rekaman).toEqual(sekali.rekaman);
      }),
      { numRuns: 1500 },
    );
    expect(cakupanProfil(lurus)).toBe(2 ** 27 - 1);
  });
});
