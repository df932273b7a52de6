import { d33 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d33-nama-pelaksana-bukan-jf.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(d33, {
  lolos: [
    ['nama pelaksana', { bkn: { jenisJabatanId: '4', eselonId: null, namaJabatan: 'PENGOLAH DATA CONTOH' } }],
    ['kata yang hanya memuat hurufnya', { bkn: { jenisJabatanId: '4', eselonId: null, namaJabatan: 'TENAGA KEAHLIAN CONTOH' } }],
  ],
  gagal: [
    ['AHLI MUDA', { bkn: { jenisJabatanId: '4', eselonId: null, namaJabatan: 'ANALIS CONTOH AHLI MUDA' } }],
    ['Terampil', { bkn: { jenisJabatanId: '4', eselonId: null, namaJabatan: 'ANALIS CONTOH Terampil' } }],
    ['MAHIR', { bkn: { jenisJabatanId: '4', eselonId: null, namaJabatan: 'ANALIS CONTOH MAHIR' } }],
    ['PENYELIA', { bkn: { jenisJabatanId: '4', eselonId: null, namaJabatan: 'ANALIS CONTOH PENYELIA' } }],
  ],
  belumDiketahui: [
    ['nama kosong', { bkn: { jenisJabatanId: '4', eselonId: null, namaJabatan: null } }],
    ['jenis jabatan kosong', { bkn: { jenisJabatanId: null } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakBerlaku: [['struktural', {}]],
});
