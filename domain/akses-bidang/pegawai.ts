import { ikut, type TabelBidang } from './aturan.ts';

/** Types of subgraph pegawai. */
export const BIDANG_PEGAWAI: TabelBidang = {
  Golongan: ikut('id nama'),
  InstansiEdge: ikut('cursor node'),
  InstansiKoneksi: ikut('edges nodes pageInfo'),
  JejakData: ikut('himpunan id instansi jenis lembaga operasi pada peran sendiri tujuan'),
  JejakDataEdge: ikut('cursor node'),
  JejakDataKoneksi: ikut('edges nodes pageInfo'),
  PembacaanData: ikut('akun himpunan id instansiId instansiNama jenis lembaga nip operasi orang pada penerbit peran rujukan tujuan'),
  PembacaanDataEdge: ikut('cursor node'),
  PembacaanDataKoneksi: ikut('edges nodes pageInfo'),
  KedudukanHukum: ikut('id nama'),
  NilaiBidang: ikut('bidang judul nilai takTeruji'),
  PegawaiEdge: ikut('cursor node'),
  PegawaiKoneksi: ikut('edges nodes pageInfo'),
  Provinsi: ikut('id nama'),
  SisiPegawai: ikut('ditarikPada diubahPada instansi nilai'),
};
