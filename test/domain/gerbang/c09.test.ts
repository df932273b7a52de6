import { tanggal } from '../../../domain/asn/tanggal.ts';
import { belumDiketahui, diketahui } from '../../../domain/hasil.ts';
import { c09 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c09-isi-sk-sama-dengan-pertek.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const surat = (beda: object) => ({ instansiId: 'INSTANSI-01', unorId: 'UNOR-02', jabatanId: 'JABATAN-03', tmt: tanggal('2025-07-01'), ...beda });
const isi = (beda: object) => ({ isiPertek: diketahui(surat(beda)) });

ujiAturan(c09, {
  lolos: [
    ['sama', {}],
    ['isi SK yang dicatat sama', { fakta: { isiSk: surat({}) } }],
    [
      'isi SK sama dengan pertek walau usulnya berbunyi lain',
      { fakta: { isiSk: surat({ tmt: tanggal('2025-08-01') }), ...isi({ tmt: tanggal('2025-08-01') }) } },
    ],
  ],
  gagal: [
    ['tidak disebut pertek', { fakta: { isiPertek: diketahui(null) } }, 'tidak ada pada pertek'],
    ['instansi lain', { fakta: isi({ instansiId: 'INSTANSI-99' }) }, 'berbeda dari pertek: instansi'],
    ['unit lain', { fakta: isi({ unorId: 'UNOR-99' }) }, 'unit organisasi'],
    ['nama tidak disebut SK', { fakta: { isiSk: null } }, 'tidak ada pada SK'],
    ['usul sama dengan pertek, SK menyebut jabatan lain', { fakta: { isiSk: surat({ jabatanId: 'JABATAN-99' }) } }, 'berbeda dari pertek: jabatan'],
    [
      'usul sama dengan pertek, SK menyebut unit dan TMT lain',
      { fakta: { isiSk: surat({ unorId: 'U', tmt: tanggal('2025-07-02') }) } },
      'unit organisasi, TMT',
    ],
    ['jabatan dan TMT lain', { fakta: isi({ jabatanId: 'JABATAN-99', tmt: tanggal('2025-07-02') }) }, 'jabatan, TMT'],
  ],
  belumDiketahui: [['semua sumber diam', { gelap: true }, 'Isi pertek']],
  tidakBerlaku: [
    [
      'pelaksana di dalam instansi: hukum tidak meminta pertek',
      { fakta: { pertek: null, isiPertek: belumDiketahui('tidak ada') }, tujuan: { jenjang: 'PELAKSANA', jenisJabatanId: '4', eselonId: null } },
      'tidak wajib',
    ],
  ],
  tidakMenyangkut: [['sebelum SK', { konteks: { tahap: 'PERTEK' } }]],
});
