import { ikut, type TabelBidang } from './aturan.ts';

/** Types of subgraph jabatan. */
export const BIDANG_JABATAN: TabelBidang = {
  BarisPetaJabatan: ikut('jabatan jenisJabatanId kebutuhan lowong nama periode terisi unor'),
  JabatanEdge: ikut('cursor node'),
  JabatanKoneksi: ikut('edges nodes pageInfo'),
  PetaJabatanEdge: ikut('cursor node'),
  PetaJabatanKoneksi: ikut('edges nodes pageInfo'),
};
