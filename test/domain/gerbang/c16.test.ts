import { tanggal } from '../../../domain/asn/tanggal.ts';
import { c16 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c16-pelantikan-tiga-puluh-hari-kerja.ts';
import { ALUR_TAK_TERCATAT } from '../../../domain/mutasi/gerbang/fakta-alur.ts';
import { HARI_KERJA } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const lantik = { usul: { jenis: 'PENGANGKATAN' }, konteks: { tahap: 'PELANTIKAN' } } as const;
/** A decree after which exactly so many working days run up to the inauguration. */
const sejak = (hari: number) => ({ sk: { nomor: 'SK-901', tanggal: HARI_KERJA[hari] ?? tanggal('1999-01-01') } });

ujiAturan(c16, {
  lolos: [
    ['pada hari kerja ke-30', { ...lantik, fakta: sejak(30) }],
    ['SK dan pelantikan pada hari yang sama', { ...lantik, fakta: sejak(0) }],
    ['batas ditimpa', { ...lantik, konteks: { ...lantik.konteks, parameter: { hariKerja: 31 } }, fakta: sejak(31) }],
  ],
  gagal: [['pada hari kerja ke-31', { ...lantik, fakta: sejak(31) }, 'melewati 30 hari kerja']],
  belumDiketahui: [
    ['semua sumber diam', { ...lantik, gelap: true }],
    ['SK belum tercatat', { ...lantik, fakta: { sk: null } }, 'SK'],
    ['kalender belum ada', { ...lantik, fakta: { alur: ALUR_TAK_TERCATAT } }, 'Hari kerja'],
  ],
  tidakMenyangkut: [
    ['sebelum pelantikan', { usul: { jenis: 'PENGANGKATAN' }, konteks: { tahap: 'SK' } }],
    ['pelaksana tidak dilantik', { ...lantik, tujuan: { jenjang: 'PELAKSANA', jenisJabatanId: '4', eselonId: null } }],
    ['pemindahan', { konteks: { tahap: 'PELANTIKAN' } }],
  ],
});
