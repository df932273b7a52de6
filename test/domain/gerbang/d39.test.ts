import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { d39 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d39-plt-tidak-menetapkan.ts';
import { tercatatContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const pusat = { daerah: false, provinsiId: null };
const kepala = (status: 'PJ' | 'PLT' | 'PLH') => ({ kepalaDaerah: diketahui({ status, tanggalLantik: tanggal('2024-02-26'), nomorSk: 'KD-1' }) });

ujiAturan(d39, {
  lolos: [
    ['Plt kepala daerah dengan persetujuan Mendagri', { fakta: { ...kepala('PLT'), persetujuanMendagri: { nomor: 'M-1', tanggal: tanggal('2025-06-12') } } }],
  ],
  gagal: [
    ['Plt kepala daerah', { fakta: kepala('PLT') }, 'PLT tidak berwenang'],
    ['Plh kepala daerah walau ada persetujuan', { fakta: { ...kepala('PLH'), persetujuanMendagri: { nomor: 'M-1', tanggal: tanggal('2025-06-12') } } }, 'PLH'],
    [
      'Plt PPK instansi pusat',
      {
        tujuan: pusat,
        fakta: {
          tercatatInstansi: diketahui([tercatatContoh('PPK_PELAKSANA', { nilai: 'PLT' })]),
          persetujuanMendagri: { nomor: 'M-1', tanggal: tanggal('2025-06-12') },
        },
      },
      'PLT',
    ],
  ],
  belumDiketahui: [
    ['semua sumber diam', { gelap: true }],
    ['pusat, semua sumber diam', { tujuan: pusat, gelap: true }, 'PPK dijabat pelaksana'],
  ],
  tidakBerlaku: [
    ['definitif', {}, 'bukan pelaksana'],
    ['penjabat dinilai C05', { fakta: kepala('PJ') }],
    ['pusat tanpa pelaksana', { tujuan: pusat }],
    [
      'pelaksana sudah berakhir',
      { tujuan: pusat, fakta: { tercatatInstansi: diketahui([tercatatContoh('PPK_PELAKSANA', { nilai: 'PLT', akhir: tanggal('2025-06-14') })]) } },
    ],
  ],
  tingkat: [
    ['WARN', {}, 'AJUKAN'],
    ['WARN', {}, 'PERTEK'],
    ['BLOCK', {}, 'SK'],
    ['BLOCK', {}, 'PELANTIKAN'],
  ],
});
