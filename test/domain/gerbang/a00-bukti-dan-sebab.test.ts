import { describe, expect, test } from 'vitest';
import { diketahui } from '../../../domain/hasil.ts';
import { a01 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a01-struktur-nip.ts';
import { a02 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a02-nip-tanggal-lahir.ts';
import { a03 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a03-nip-tmt-cpns.ts';
import { a04 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a04-ni-pppk-tahun-angkat.ts';
import { a05 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a05-nip-jenis-kelamin.ts';
import { a06 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a06-nik-padan-dukcapil.ts';
import { a07 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a07-kedudukan-hukum-aktif.ts';
import { a08 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a08-data-asn-tidak-diblokir.ts';
import { a09 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a09-layanan-instansi-tidak-diblokir.ts';
import { a10 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a10-tidak-ada-usul-lain.ts';
import { a11 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a11-gerbang-sinkronisasi.ts';
import { a12 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a12-kesegaran-data.ts';
import { a15 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a15-tmt-pns-setelah-cpns.ts';
import { faktaBersih, faktaBkn, faktaGelap, konteksContoh, putuskan, SEBAB_GELAP, tujuanContoh, usulanContoh } from '../../support/fakta.ts';

const antar = usulanContoh({ asalInstansiId: 'ASAL', tujuan: tujuanContoh({ instansiId: 'TUJUAN' }) });
const pppk = usulanContoh({ nip: '199201302024212908' });
const segar = (pada: string | null, status: string) =>
  faktaBersih({ kesegaran: { bkn: { pada: '2025-06-16T03:00:00Z', status: 'SEHAT' }, simpeg: { pada, status } } });

describe('aturan identitas', () => {
  test.each([a01, a02, a03, a04, a05, a09, a10, a11, a15])('$kode menyangkut setiap jenis usul', (aturan) => {
    for (const jenis of ['PENGANGKATAN', 'PEMINDAHAN', 'PEMBERHENTIAN'] as const)
      expect(aturan.menyangkut(usulanContoh({ jenis }), konteksContoh()), jenis).toBe(true);
  });

  test.each([
    ['A01', putuskan(a01, faktaBersih(), usulanContoh({ nip: '198505172010011000' })), ['nip:NOMOR_URUT'], 'tidak sah'],
    ['A02', putuskan(a02, faktaBkn({ tglLahir: '1985-05-18' })), ['bkn:tglLahir'], 'Tanggal lahir pada data BKN tidak sama dengan NIP'],
    ['A03', putuskan(a03, faktaBkn({ tmtCpns: '2010-02-01' })), ['bkn:tmtCpns'], 'TMT CPNS 2010-02-01'],
    ['A04', putuskan(a04, faktaBkn({ statusAsn: 'PPPK', tmtCpns: '2023-03-01' }), pppk), ['bkn:tmtCpns'], 'Tahun pengangkatan PPPK'],
    ['A05', putuskan(a05, faktaBkn({ jenisKelamin: 'F' })), ['bkn:jenisKelamin'], 'Jenis kelamin'],
    ['A07', putuskan(a07, faktaBkn({ kedudukanHukumId: '99' })), ['kedudukanHukumId:99'], 'tidak dapat diusulkan'],
    ['A08', putuskan(a08, faktaBkn({ kedudukanHukumId: '92' })), ['kedudukanHukumId:92'], 'kedudukan hukum 92 pada data BKN'],
    ['A10', putuskan(a10, faktaBersih({ usulLain: diketahui([1, 2].map((n) => ({ nomor: `U-${n}`, status: 'DIAJUKAN' }))) })), ['U-1', 'U-2'], 'DIAJUKAN, U-2'],
    [
      'A15',
      putuskan(a15, faktaBkn({ tmtCpns: '2013-01-01', tmtPns: '2012-01-01' })),
      ['bkn:tmtCpns', 'bkn:tmtPns'],
      '2013-01-01 lebih besar dari TMT PNS 2012-01-01',
    ],
  ])('%s yang gagal menyebut buktinya', (_kode, putusan, bukti, pesan) => {
    expect(putusan).toEqual({ hasil: 'GAGAL', bukti, pesan: expect.stringContaining(pesan) });
  });

  test('A09 menyebut setiap sisi yang diblokir, terpisah koma; blokir yang tidak menyangkut jenis usul dan instansi lain tidak', () => {
    const blokir = ['ASAL', 'TUJUAN', 'LAIN'].map((instansiId) => ({ instansiId, sejak: '2025-08-12', nomorSurat: `S-${instansiId}` }));
    expect(putuskan(a09, faktaBersih({ blokirInstansi: diketahui(blokir) }), antar)).toEqual({
      hasil: 'GAGAL',
      bukti: ['S-ASAL', 'S-TUJUAN'],
      pesan: 'Layanan kepegawaian instansi asal (S-ASAL, sejak 2025-08-12), tujuan (S-TUJUAN, sejak 2025-08-12) diblokir BKN',
    });
  });

  test.each([
    ['A05', putuskan(a05, faktaBkn({ jenisKelamin: null })), 'BKN'],
    ['A05', putuskan(a05, faktaBkn({ jenisKelamin: 'X' })), 'bukan M atau F'],
    ['A06', putuskan(a06, faktaGelap()), `NIK belum diketahui: ${SEBAB_GELAP}`],
    ['A06', putuskan(a06, faktaBersih({ nik: diketahui({ lengkap: true, sah: null }) })), 'Dukcapil'],
    ['A08', putuskan(a08, faktaBersih({ blokirAsn: faktaGelap().blokirAsn })), `Pemblokiran ASN belum diketahui: ${SEBAB_GELAP}`],
    ['A09', putuskan(a09, faktaGelap(), antar), `Pemblokiran instansi belum diketahui: ${SEBAB_GELAP}`],
    ['A10', putuskan(a10, faktaGelap()), `Usul lain belum diketahui: ${SEBAB_GELAP}`],
    ['A11', putuskan(a11, faktaBersih({ bkn: faktaGelap().bkn })), `Rekaman BKN belum diketahui: ${SEBAB_GELAP}`],
    ['A11', putuskan(a11, faktaBersih({ simpeg: faktaGelap().simpeg })), `Rekaman SIMPEG belum diketahui: ${SEBAB_GELAP}`],
    ['A11', putuskan(a11, faktaBersih({ selisih: faktaGelap().selisih })), `Selisih belum diketahui: ${SEBAB_GELAP}`],
    ['A12', putuskan(a12, segar(null, 'BELUM_PERNAH')), 'SIMPEG belum pernah ditarik'],
    ['A12', putuskan(a12, segar('kemarin', 'SEHAT')), 'waktu tarikan SIMPEG tidak terbaca'],
    ['A12', putuskan(a12, segar('2025-06-16T02:00:00Z', 'DIJEDA')), 'umpan SIMPEG berstatus DIJEDA'],
  ])('%s yang belum diketahui menyebut sebabnya', (_kode, putusan, sebab) => {
    expect(putusan).toEqual({ hasil: 'BELUM_DIKETAHUI', sebab: expect.stringContaining(sebab) });
  });
});
