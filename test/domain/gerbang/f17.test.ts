import { f17 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f17-henti-jpt-beralasan.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const jpt = { jenjang: 'JPT_PRATAMA', eselonId: '22' } as const;
const henti = (alasanJabatan: string) => ({ usul: { jenis: 'PEMBERHENTIAN', rincian: { alasanJabatan } }, tujuan: jpt }) as const;

ujiAturan(f17, {
  lolos: [
    ['mengundurkan diri', henti('MENGUNDURKAN_DIRI')],
    ['penataan organisasi', henti('PENATAAN_ORGANISASI')],
  ],
  gagal: [
    ['penyegaran', henti('PENYEGARAN'), 'PENYEGARAN'],
    ['nama milik semua objek', henti('constructor')],
  ],
  belumDiketahui: [],
  tidakMenyangkut: [
    ['bukan JPT', { usul: henti('CLTN').usul }],
    ['berhenti sebagai ASN', { usul: { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '1' } }, tujuan: jpt }],
  ],
});
