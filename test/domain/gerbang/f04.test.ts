import { f04 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f04-bup-masih-aktif.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(f04, {
  lolos: [
    ['sebulan setelah BUP', { bkn: { tglLahir: '1967-06-01' } }],
    ['JF dengan BUP 65', { bkn: { jenisJabatanId: '2', eselonId: null, jenjangId: 'UT', tglLahir: '1961-01-01', bup: '65' } }],
    ['JPT sampai 60', { bkn: { eselonId: '22', tglLahir: '1966-01-01', bup: null } }],
    ['administrator sampai 58', { bkn: { eselonId: '31', tglLahir: '1967-06-01', bup: null } }],
  ],
  gagal: [['lewat sebulan dan sehari', { bkn: { tglLahir: '1967-05-31' } }, 'Melewati BUP 58']],
  belumDiketahui: [
    ['BUP jabatan fungsional kosong', { bkn: { jenisJabatanId: '2', eselonId: null, jenjangId: 'MU', bup: null } }],
    ['tanggal lahir kosong', { bkn: { tglLahir: null } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakMenyangkut: [['pemberhentian', { usul: { jenis: 'PEMBERHENTIAN' } }]],
});
