import { tanggal } from '../../../domain/asn/tanggal.ts';
import { f09 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f09-tipikor-inkracht.ts';
import { tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const usul = { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '16' } } as const;
const putusan = (isi: object) => tercatatKasus(tercatatContoh('PUTUSAN', isi));

ujiAturan(f09, {
  lolos: [['putusan tipikor berkekuatan hukum tetap pada TMT', { usul, fakta: putusan({ nilai: 'TIPIKOR', mulai: tanggal('2025-07-01') }) }]],
  gagal: [
    ['tanpa putusan', { usul }, 'wajib ada'],
    ['hanya putusan lain', { usul, fakta: putusan({ nilai: 'UMUM' }) }, 'wajib ada'],
    ['sesudah TMT', { usul, fakta: putusan({ nilai: 'TIPIKOR', mulai: tanggal('2025-07-02') }) }, 'baru berkekuatan'],
  ],
  belumDiketahui: [['semua sumber diam', { usul, gelap: true }]],
  tidakMenyangkut: [['pidana umum', { usul: { ...usul, rincian: { jenisPemberhentian: '12' } } }]],
});
