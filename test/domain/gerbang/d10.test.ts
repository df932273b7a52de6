import { d10 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d10-sisa-masa-kerja.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const PROMOSI = { tujuan: { jenjang: 'ADMINISTRATOR', eselonId: '31' } } as const;

ujiAturan(d10, {
  lolos: [['sisa tepat 12 bulan', { ...PROMOSI, bkn: { tglLahir: '1968-07-01' } }]],
  gagal: [['sisa kurang sehari', { ...PROMOSI, bkn: { tglLahir: '1968-06-30' } }, 'Sisa masa kerja 11 bulan']],
  belumDiketahui: [
    ['BUP tidak tersedia', { tujuan: { ...PROMOSI.tujuan, bup: 0 } }],
    ['tanggal lahir kosong', { ...PROMOSI, bkn: { tglLahir: null } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakBerlaku: [['mutasi setara', { bkn: { tglLahir: '1968-06-30' } }]],
  tidakMenyangkut: [['pemberhentian', { usul: { jenis: 'PEMBERHENTIAN' } }]],
});
