import { diketahui } from '../../../domain/hasil.ts';
import { d32 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d32-pendidikan-jf.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const menuju = (jenjangJf: string | null) => ({
  tujuan: { jenjang: 'JABATAN_FUNGSIONAL', jenisJabatanId: '2', eselonId: null } as const,
  fakta: { rujukan: diketahui({ nama: 'ANALIS CONTOH', jenjangJf, eselonId: null, unor: null }) },
});

ujiAturan(d32, {
  lolos: [
    ['D-IV pada keahlian', { ...menuju('PT'), bkn: { tkPendidikanId: '35' } }],
    ['SLTA pada keterampilan', { ...menuju('TR'), bkn: { tkPendidikanId: '15' } }],
  ],
  gagal: [
    ['D-III pada keahlian', { ...menuju('PT'), bkn: { tkPendidikanId: '30' } }, '35'],
    ['SLTP pada keterampilan', { ...menuju('PY'), bkn: { tkPendidikanId: '10' } }],
  ],
  belumDiketahui: [
    ['pendidikan kosong', { ...menuju('PT'), bkn: { tkPendidikanId: null } }],
    ['tingkat tidak dikenal', { ...menuju('PT'), bkn: { tkPendidikanId: '99' } }],
    ['jenjang JF tidak tersedia', menuju(null)],
    ['semua sumber diam', { tujuan: { jenjang: 'JABATAN_FUNGSIONAL', jenisJabatanId: '2', eselonId: null }, gelap: true }],
  ],
  tidakMenyangkut: [['struktural', {}]],
});
