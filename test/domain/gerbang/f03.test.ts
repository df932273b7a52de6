import { f03 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f03-usul-bup-tiga-bulan.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const usul = { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '1' } } as const;
const konteks = { tahap: 'AJUKAN' } as const;

ujiAturan(f03, {
  lolos: [['tepat tiga bulan sebelumnya', { usul, konteks, bkn: { tglLahir: '1967-09-16' } }]],
  gagal: [['kurang sehari', { usul, konteks, bkn: { tglLahir: '1967-09-15' } }, 'kurang dari 3 bulan']],
  belumDiketahui: [['semua sumber diam', { usul, konteks, gelap: true }]],
  tidakMenyangkut: [
    ['sesudah diajukan', { usul, konteks: { tahap: 'SETUJUI' } }],
    ['jenis lain', { usul: { ...usul, rincian: { jenisPemberhentian: '3' } }, konteks }],
  ],
});
