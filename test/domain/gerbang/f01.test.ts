import { f01 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f01-jenis-pemberhentian-sah.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const henti = (jenisPemberhentian: string) => ({ usul: { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian } } }) as const;

ujiAturan(f01, {
  lolos: [
    ['kode SIASN', henti('16')],
    ['akhir perjanjian PPPK', henti('PK')],
  ],
  gagal: [
    ['kode asing', henti('17'), '17 tidak dikenal'],
    ['nama milik semua objek', henti('toString')],
  ],
  belumDiketahui: [
    ['tidak disebut', { usul: { jenis: 'PEMBERHENTIAN' } }, 'belum disebut'],
    ['tidak disebut dan semua sumber diam', { usul: { jenis: 'PEMBERHENTIAN' }, gelap: true }],
  ],
  tidakMenyangkut: [
    ['pemindahan', {}],
    ['berhenti dari jabatan saja', { usul: { jenis: 'PEMBERHENTIAN', rincian: { alasanJabatan: 'CLTN' } } }],
  ],
});
