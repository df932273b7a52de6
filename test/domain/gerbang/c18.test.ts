import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { c18 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c18-undangan-sehari-kerja-sebelum.ts';
import { ALUR_TAK_TERCATAT } from '../../../domain/mutasi/gerbang/fakta-alur.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const lantik = { usul: { jenis: 'PENGANGKATAN' }, konteks: { tahap: 'PELANTIKAN' } } as const;
const undangan = (...pada: readonly string[]) => ({ dokumen: diketahui(pada.map((t) => dokumenContoh('UNDANGAN_PELANTIKAN', { tanggal: tanggal(t) }))) });

ujiAturan(c18, {
  lolos: [
    ['undangan satu hari kerja sebelumnya', { ...lantik, fakta: undangan('2025-06-13') }],
    ['pengingat pada hari yang sama tidak membatalkan undangan pertama', { ...lantik, fakta: undangan('2025-06-10', '2025-06-16') }],
  ],
  gagal: [
    ['undangan Sabtu untuk pelantikan Senin', { ...lantik, fakta: undangan('2025-06-14') }, 'kurang dari 1 hari kerja'],
    ['belum dilampirkan', { ...lantik, fakta: undangan() }, 'belum dilampirkan'],
    ['dua hari kerja bila ditimpa', { ...lantik, konteks: { ...lantik.konteks, parameter: { hariKerja: 2 } }, fakta: undangan('2025-06-13') }],
  ],
  belumDiketahui: [
    ['semua sumber diam', { ...lantik, gelap: true }],
    ['tanggal pelantikan belum tercatat', { ...lantik, fakta: { ...undangan('2025-06-13'), pelantikan: null } }, 'Tanggal pelantikan'],
    ['kalender belum ada', { ...lantik, fakta: { ...undangan('2025-06-13'), alur: ALUR_TAK_TERCATAT } }, 'Hari kerja'],
    ['hari kerja yang diketahui tidak cukup jauh', { ...lantik, konteks: { ...lantik.konteks, parameter: { hariKerja: 90 } } }, 'sebelum pelantikan'],
  ],
  tidakMenyangkut: [['sebelum pelantikan', { usul: { jenis: 'PENGANGKATAN' }, konteks: { tahap: 'SK' } }]],
});
