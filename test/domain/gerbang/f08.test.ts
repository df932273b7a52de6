import { tanggal } from '../../../domain/asn/tanggal.ts';
import { f08 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f08-pidana-inkracht.ts';
import { tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const usul = { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '12' } } as const;
const putusan = (isi: object) => tercatatKasus(tercatatContoh('PUTUSAN', isi));

ujiAturan(f08, {
  lolos: [
    ['pidana umum tepat 24 bulan', { usul, fakta: putusan({ nilai: 'UMUM', angka: 24 }) }],
    ['kejahatan jabatan 6 bulan', { usul, fakta: putusan({ nilai: 'JABATAN', angka: 6 }) }],
    ['berkekuatan hukum tetap pada TMT', { usul, fakta: putusan({ nilai: 'UMUM', angka: 24, mulai: tanggal('2025-07-01') }) }],
  ],
  gagal: [
    ['23 bulan', { usul, fakta: putusan({ nilai: 'UMUM', angka: 23 }) }, 'Pidana 23 bulan'],
    ['berkekuatan hukum tetap sesudah TMT', { usul, fakta: putusan({ nilai: 'JABATAN', angka: 48, mulai: tanggal('2025-07-02') }) }, 'baru berkekuatan'],
  ],
  belumDiketahui: [
    ['semua sumber diam', { usul, gelap: true }],
    ['putusan belum tercatat', { usul }, 'Putusan'],
    ['lama pidana kosong', { usul, fakta: putusan({ nilai: 'UMUM' }) }, 'Lama pidana'],
  ],
  tidakMenyangkut: [['tipikor', { usul: { ...usul, rincian: { jenisPemberhentian: '16' } } }]],
});
