import { belumDiketahui, diketahui } from '../../../domain/hasil.ts';
import { f10 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f10-bukti-parpol.ts';
import { dokumenContoh, tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const usul = { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '8' } } as const;

ujiAturan(f10, {
  lolos: [
    ['keanggotaan tercatat', { usul, fakta: { dokumen: diketahui([]), ...tercatatKasus(tercatatContoh('PARPOL', { nilai: 'ANGGOTA' })) } }],
    ['bukti terlampir', { usul, fakta: { dokumen: diketahui([dokumenContoh('BUKTI_PARPOL')]) } }],
  ],
  gagal: [['tanpa bukti', { usul, fakta: { dokumen: diketahui([]) } }, 'Dokumen belum ada']],
  belumDiketahui: [
    ['semua sumber diam', { usul, gelap: true }],
    ['catatan tidak diketahui', { usul, fakta: { tercatat: belumDiketahui('putus') } }, 'partai politik'],
  ],
  tidakMenyangkut: [['jenis lain', { usul: { ...usul, rincian: { jenisPemberhentian: '1' } } }]],
});
