import { diketahui } from '../../../domain/hasil.ts';
import { c01 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c01-kewenangan-penetapan.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const JF = { tujuan: { jenjang: 'JABATAN_FUNGSIONAL', jenisJabatanId: '2', eselonId: null } } as const;
const jenjang = (jenjangJf: string | null) => ({ rujukan: diketahui({ nama: 'ANALIS CONTOH', jenjangJf, eselonId: null, unor: null }) });

ujiAturan(c01, {
  lolos: [
    ['JPT madya dengan keputusan Presiden', { tujuan: { jenjang: 'JPT_MADYA', eselonId: '12' } }],
    ['JF ahli utama dengan keputusan Presiden', { ...JF, fakta: jenjang('UT') }],
  ],
  gagal: [
    ['JPT madya tanpa keputusan Presiden', { tujuan: { jenjang: 'JPT_MADYA', eselonId: '12' }, fakta: { dokumen: diketahui([]) } }, 'Keputusan Presiden'],
    ['JF ahli utama tanpa keputusan Presiden', { ...JF, fakta: { ...jenjang('UT'), dokumen: diketahui([]) } }],
  ],
  belumDiketahui: [
    ['jenjang JF tidak tersedia', { ...JF, fakta: jenjang(null) }],
    ['semua sumber diam', { tujuan: { jenjang: 'JPT_MADYA', eselonId: '12' }, gelap: true }],
  ],
  tidakBerlaku: [['JF ahli madya', { ...JF, fakta: jenjang('MA') }, 'PPK']],
  tidakMenyangkut: [
    ['saat diajukan', { tujuan: { jenjang: 'JPT_MADYA', eselonId: '12' }, konteks: { tahap: 'AJUKAN' } }],
    ['JPT pratama', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' } }],
  ],
});
