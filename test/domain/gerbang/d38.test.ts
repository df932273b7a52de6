import { tanggal } from '../../../domain/asn/tanggal.ts';
import { d38 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d38-plt-tetap-definitif.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const plt = (sampai: string | null, penugasan: 'PLT' | 'PLH' = 'PLT') =>
  ({ jenis: 'PENGANGKATAN', rincian: { penugasan, sampai: sampai === null ? null : tanggal(sampai) } }) as const;

ujiAturan(d38, {
  lolos: [['jabatan definitif tetap', { usul: plt('2025-09-30') }]],
  gagal: [['tidak lagi definitif', { usul: plt('2025-09-30'), bkn: { jenisPenugasanId: 'PLT' } }, 'definitif']],
  belumDiketahui: [
    ['semua sumber diam', { usul: plt('2025-09-30'), gelap: true }],
    ['jabatan kosong', { usul: plt('2025-09-30'), bkn: { jabatanId: null } }, 'Jabatan'],
    ['penugasan kosong', { usul: plt('2025-09-30', 'PLH'), bkn: { jenisPenugasanId: null } }, 'Jenis penugasan'],
  ],
  tidakMenyangkut: [['pengangkatan definitif', { usul: { jenis: 'PENGANGKATAN' } }]],
});
