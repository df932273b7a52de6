import { tanggal } from '../../../domain/asn/tanggal.ts';
import { d07 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d07-usia-maksimum-jpt.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const PRATAMA = { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, bkn: { tglLahir: '1969-05-10', eselonId: '31' } } as const;
const pada = (tmt: string) => ({ ...PRATAMA, usul: { tmt: tanggal(tmt) } });
const madya = (tmt: string) => ({ ...pada(tmt), tujuan: { jenjang: 'JPT_MADYA', eselonId: '12' } as const });

ujiAturan(d07, {
  lolos: [
    ['lahir 10-05-1969, TMT 09-05-2026: 56 tahun', pada('2026-05-09')],
    ['madya pada usia 58', madya('2028-05-09')],
    ['usia ketat tepat pada hari ulang tahun', { ...pada('2025-05-10'), konteks: { parameter: { usiaKetat: 1 } } }],
  ],
  gagal: [
    ['TMT 10-05-2026: 57 tahun', pada('2026-05-10'), 'Usia 57 melebihi 56'],
    ['madya pada usia 59', madya('2028-05-10')],
    ['usia ketat sehari sesudah ulang tahun ke-56', { ...pada('2025-05-11'), konteks: { parameter: { usiaKetat: 1 } } }],
    ['utama pada usia 61', { ...pada('2030-05-10'), tujuan: { jenjang: 'JPT_UTAMA', eselonId: '10' } }],
  ],
  belumDiketahui: [
    ['tanggal lahir kosong', { ...PRATAMA, bkn: { ...PRATAMA.bkn, tglLahir: null } }],
    ['semua sumber diam', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, gelap: true }],
  ],
  tidakBerlaku: [['JPT pratama setara', { ...pada('2026-05-10'), bkn: { ...PRATAMA.bkn, eselonId: '22' } }]],
  tidakMenyangkut: [['administrator', { tujuan: { jenjang: 'ADMINISTRATOR', eselonId: '31' } }]],
});
