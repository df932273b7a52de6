import { tanggal } from '../../../domain/asn/tanggal.ts';
import { d37 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d37-plt-setingkat.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const plt = (sampai: string | null, penugasan: 'PLT' | 'PLH' = 'PLT') =>
  ({ jenis: 'PENGANGKATAN', rincian: { penugasan, sampai: sampai === null ? null : tanggal(sampai) } }) as const;

ujiAturan(d37, {
  lolos: [
    ['jenjang sama', { usul: plt('2025-09-30') }],
    ['setingkat di atas', { usul: plt('2025-09-30'), tujuan: { jenjang: 'ADMINISTRATOR', eselonId: '31' } }],
  ],
  gagal: [
    ['dua tingkat di atas', { usul: plt('2025-09-30'), tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' } }, 'pengawas ke JPT pratama'],
    ['di bawah', { usul: plt('2025-09-30', 'PLH'), bkn: { eselonId: '31' } }, 'administrator ke pengawas'],
    ['instansi lain', { usul: { ...plt('2025-09-30'), asalInstansiId: 'INSTANSI-99' } }, 'instansi yang sama'],
  ],
  belumDiketahui: [['semua sumber diam', { usul: plt('2025-09-30'), gelap: true }]],
  tidakMenyangkut: [['pengangkatan definitif', { usul: { jenis: 'PENGANGKATAN' } }]],
});
