import { diketahui } from '../../../domain/hasil.ts';
import { d30 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d30-usia-perpindahan-jf.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const menuju = (jenjangJf: string | null) => ({
  tujuan: { jenjang: 'JABATAN_FUNGSIONAL', jenisJabatanId: '2', eselonId: null } as const,
  fakta: { rujukan: diketahui({ nama: 'ANALIS CONTOH', jenjangJf, eselonId: null, unor: null }) },
});

ujiAturan(d30, {
  lolos: [
    ['ahli muda pada usia 53', { ...menuju('MU'), bkn: { tglLahir: '1971-07-02' } }],
    ['ahli madya pada usia 55', { ...menuju('MA'), bkn: { tglLahir: '1969-07-02' } }],
    ['ahli utama pada usia 60', { ...menuju('UT'), bkn: { tglLahir: '1964-07-02' } }],
  ],
  gagal: [
    ['ahli muda pada usia 54', { ...menuju('MU'), bkn: { tglLahir: '1971-07-01' } }, 'Usia 54 melewati batas JF 53'],
    ['ahli madya pada usia 56', { ...menuju('MA'), bkn: { tglLahir: '1969-07-01' } }],
    ['ahli utama pada usia 61', { ...menuju('UT'), bkn: { tglLahir: '1964-07-01' } }],
  ],
  belumDiketahui: [
    ['jenjang JF tidak tersedia', menuju(null)],
    ['tanggal lahir kosong', { ...menuju('MU'), bkn: { tglLahir: null } }],
    ['semua sumber diam', { tujuan: { jenjang: 'JABATAN_FUNGSIONAL', jenisJabatanId: '2', eselonId: null }, gelap: true }],
  ],
  tidakBerlaku: [['sudah pada JF', { ...menuju('MU'), bkn: { jenisJabatanId: '2', eselonId: null, jenjangId: 'PT' } }]],
  tidakMenyangkut: [['struktural', {}]],
});
