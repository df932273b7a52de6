import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { b02 } from '../../../domain/mutasi/gerbang/aturan/b-integritas/b02-hukdis-dua-tahun-terakhir.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const hukuman = (akhir: string | null, tingkat = 'S') =>
  diketahui([{ jenisHukumanId: '23', tingkat, mulai: tanggal('2022-01-01'), akhir: akhir === null ? null : tanggal(akhir), nomorSk: 'H-901' }]);
const PROMOSI = { tujuan: { jenjang: 'ADMINISTRATOR', eselonId: '31' } } as const;

ujiAturan(b02, {
  lolos: [
    ['tidak pernah dihukum', PROMOSI],
    ['berakhir lebih dari 24 bulan lalu', { ...PROMOSI, fakta: { hukuman: hukuman('2023-06-30') } }],
    ['hukuman ringan', { ...PROMOSI, fakta: { hukuman: hukuman('2025-01-01', 'R') } }],
    ['jendela bertanggal lain', { ...PROMOSI, fakta: { hukuman: hukuman('2023-07-01') }, konteks: { parameter: { bulan: 12 } } }],
  ],
  gagal: [
    ['berakhir tepat 24 bulan lalu', { ...PROMOSI, fakta: { hukuman: hukuman('2023-07-01') } }, '2023-07-01'],
    ['hukuman berat', { ...PROMOSI, fakta: { hukuman: hukuman('2025-01-01', 'B') } }],
    ['menuju JPT walau setara', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, bkn: { eselonId: '22' }, fakta: { hukuman: hukuman('2025-01-01') } }],
  ],
  belumDiketahui: [
    ['akhir hukuman tidak tertulis', { ...PROMOSI, fakta: { hukuman: hukuman(null) } }],
    ['tingkat hukuman tidak dikenal', { ...PROMOSI, fakta: { hukuman: hukuman('2025-01-01', '') } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakBerlaku: [['mutasi setara', { fakta: { hukuman: hukuman('2025-01-01') } }, 'Bukan promosi']],
  tidakMenyangkut: [['pemberhentian', { usul: { jenis: 'PEMBERHENTIAN' } }]],
  tingkat: [
    ['WARN', PROMOSI],
    ['BLOCK', { tujuan: { jenjang: 'JPT_PRATAMA' } }],
  ],
});
