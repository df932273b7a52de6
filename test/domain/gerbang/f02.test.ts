import { tanggal } from '../../../domain/asn/tanggal.ts';
import { f02 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f02-tmt-pensiun-bup.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const usul = { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '1' } } as const;

ujiAturan(f02, {
  lolos: [
    ['BUP 58 pada 15 Juni, TMT 1 Juli', { usul, bkn: { tglLahir: '1967-06-15' } }],
    ['BUP pada tanggal 1, TMT sebulan kemudian', { usul, bkn: { tglLahir: '1967-06-01' } }],
    ['JPT 60', { usul, bkn: { tglLahir: '1965-06-30', eselonId: '22', bup: null } }],
    ['administrator 58', { usul, bkn: { tglLahir: '1967-06-15', eselonId: '31', bup: null } }],
    ['JF utama 65', { usul, bkn: { tglLahir: '1960-06-15', jenisJabatanId: '2', eselonId: null, jenjangId: 'UT', bup: '65' } }],
  ],
  gagal: [
    ['BUP pada 1 Juli', { usul, bkn: { tglLahir: '1967-07-01' } }, 'seharusnya 2025-08-01'],
    ['JPT dianggap 60, bukan 58', { usul, bkn: { tglLahir: '1967-06-15', eselonId: '22', bup: null } }, 'BUP 60'],
    ['TMT bukan tanggal 1', { usul: { ...usul, tmt: tanggal('2025-07-02') }, bkn: { tglLahir: '1967-06-15' } }, 'seharusnya 2025-07-01'],
  ],
  belumDiketahui: [
    ['semua sumber diam', { usul, gelap: true }],
    ['BUP JF kosong', { usul, bkn: { jenisJabatanId: '2', eselonId: null, jenjangId: 'MU', bup: null } }, 'jabatan fungsional'],
    ['tanggal lahir kosong', { usul, bkn: { tglLahir: null } }],
  ],
  tidakMenyangkut: [['jenis lain', { usul: { ...usul, rincian: { jenisPemberhentian: '3' } } }]],
});
