import { tanggal } from '../../../domain/asn/tanggal.ts';
import { belumDiketahui, diketahui } from '../../../domain/hasil.ts';
import { f07 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f07-hukdis-berat-final.ts';
import { ALUR_TAK_TERCATAT } from '../../../domain/mutasi/gerbang/fakta-alur.ts';
import { dokumenContoh, HARI_KERJA, tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const usul = { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '7' } } as const;
/** A decree after which exactly so many working days have passed. */
const sk = (hari: number) => ({ dokumen: diketahui([dokumenContoh('SK_HUKUMAN_DISIPLIN', { tanggal: HARI_KERJA[hari] ?? tanggal('1999-01-01') })]) });

ujiAturan(f07, {
  lolos: [
    ['15 hari kerja berlalu', { usul, fakta: sk(15) }],
    ['banding sudah diputus', { usul, fakta: { ...sk(15), ...tercatatKasus(tercatatContoh('BANDING', { akhir: tanggal('2025-06-15') })) } }],
  ],
  gagal: [
    ['baru 14 hari kerja', { usul, fakta: sk(14) }, 'baru 14 dari 14 hari kerja'],
    ['banding berjalan', { usul, fakta: { ...sk(15), ...tercatatKasus(tercatatContoh('BANDING')) } }, 'upaya administratif'],
    ['tanpa SK', { usul, fakta: { dokumen: diketahui([]) } }, 'belum dilampirkan'],
  ],
  belumDiketahui: [
    ['semua sumber diam', { usul, gelap: true }],
    ['catatan tidak diketahui', { usul, fakta: { ...sk(15), tercatat: belumDiketahui('putus') } }, 'administratif'],
    ['kalender belum ada', { usul, fakta: { ...sk(15), alur: ALUR_TAK_TERCATAT } }, 'Hari kerja'],
  ],
  tidakMenyangkut: [['jenis lain', { usul: { ...usul, rincian: { jenisPemberhentian: '1' } } }]],
  tingkat: [['WARN', { usul }]],
});
