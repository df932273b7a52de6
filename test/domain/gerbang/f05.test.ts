import { tanggal } from '../../../domain/asn/tanggal.ts';
import { belumDiketahui, diketahui } from '../../../domain/hasil.ts';
import { f05 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f05-aps-tidak-terhalang.ts';
import { tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const usul = { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '3' } } as const;
const hukuman = (tingkat: string, mulai: string | null, akhir: string | null) => ({
  hukuman: diketahui([
    { jenisHukumanId: '27', tingkat, mulai: mulai === null ? null : tanggal(mulai), akhir: akhir === null ? null : tanggal(akhir), nomorSk: 'H-901' },
  ]),
});

ujiAturan(f05, {
  lolos: [
    ['tidak ada halangan', { usul }],
    ['ikatan dinas sudah berakhir', { usul, fakta: tercatatKasus(tercatatContoh('IKATAN_DINAS', { akhir: tanggal('2025-06-15') })) }],
    ['hukuman ringan', { usul, fakta: hukuman('R', '2025-01-01', null) }],
    ['hukuman berakhir sebelum TMT', { usul, fakta: hukuman('S', '2024-06-30', '2025-06-30') }],
    ['hukuman belum mulai', { usul, fakta: hukuman('S', '2025-06-17', null) }],
  ],
  gagal: [
    ['tersangka', { usul, fakta: tercatatKasus(tercatatContoh('PERADILAN', { nilai: 'TERSANGKA' })) }, 'dalam proses peradilan'],
    ['ikatan dinas', { usul, fakta: tercatatKasus(tercatatContoh('IKATAN_DINAS', { akhir: tanggal('2025-06-16') })) }, 'ikatan dinas'],
    [
      'diperiksa dan banding',
      { usul, fakta: tercatatKasus(tercatatContoh('PEMERIKSAAN'), tercatatContoh('BANDING')) },
      'pelanggaran disiplin, upaya administratif',
    ],
    ['menjalani hukuman sampai TMT', { usul, fakta: hukuman('S', '2024-07-01', '2025-07-01') }, 'menjalani hukuman disiplin'],
    ['hukuman tanpa mulai dan akhir', { usul, fakta: hukuman('B', null, null) }],
    ['hukuman mulai hari ini', { usul, fakta: hukuman('B', '2025-06-16', null) }],
  ],
  belumDiketahui: [
    ['semua sumber diam', { usul, gelap: true }, 'Hukuman disiplin'],
    ['catatan tidak diketahui', { usul, fakta: { tercatat: belumDiketahui('putus') } }, 'peradilan'],
  ],
  tidakMenyangkut: [['jenis lain', { usul: { ...usul, rincian: { jenisPemberhentian: '1' } } }]],
});
