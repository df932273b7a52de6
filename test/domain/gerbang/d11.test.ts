import { tanggal } from '../../../domain/asn/tanggal.ts';
import { belumDiketahui, diketahui } from '../../../domain/hasil.ts';
import { d11 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d11-pengalaman-administrator.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const masa = (tmt: string | null, eselonId: string | null, jenisJabatanId = '1', jenjangJf: string | null = null) => ({
  jenisJabatanId,
  eselonId,
  jenjangJf,
  jabatanId: 'J-901',
  tmt: tmt === null ? null : tanggal(tmt),
});
const PROMOSI = { tujuan: { jenjang: 'ADMINISTRATOR', eselonId: '31' } } as const;
const sejak = (tmtJabatan: string) => ({ ...PROMOSI, bkn: { eselonId: '41', tmtJabatan } });

ujiAturan(d11, {
  lolos: [
    ['cukup pada jabatan sekarang', sejak('2022-07-01')],
    ['ditambah jabatan setingkat terdahulu', { ...sejak('2025-01-01'), fakta: { riwayatJabatan: diketahui([masa('2018-01-01', null, '2', 'MU')]) } }],
  ],
  gagal: [['kurang sehari', sejak('2022-07-02'), 'Baru']],
  belumDiketahui: [
    ['riwayat tidak tersedia padahal diperlukan', { ...sejak('2025-01-01'), fakta: { riwayatJabatan: belumDiketahui('belum ada umpan') } }, 'belum ada umpan'],
    ['TMT jabatan kosong', { ...PROMOSI, bkn: { tmtJabatan: null } }],
    ['semua sumber diam', { ...PROMOSI, gelap: true }],
  ],
  tidakBerlaku: [['mutasi setara', { ...PROMOSI, bkn: { eselonId: PROMOSI.tujuan.eselonId } }]],
  tidakMenyangkut: [['pelaksana', { tujuan: { jenjang: 'PELAKSANA', jenisJabatanId: '4', eselonId: null } }]],
});
