import { idDokumen } from '../mutasi/dokumen.ts';
import type { Dunia } from '../mutasi/dunia.ts';
import { INSTANSI, MILIK } from './dunia.ts';
import type { IdDunia } from './isi.ts';
import type { Contoh } from './kueri.ts';

/** Arguments of acts that succeed once in this world, so that what they answer is read as well. Of every other act a refused input is enough: the role comes first. */
export function tindakanBagi(dunia: Dunia, id: IdDunia): Contoh {
  const ke = (jenis: string, n = 0): string => `id: "${id[jenis]?.[n] ?? ''}"`;
  const [, ditahan, diajukan] = id['UsulMutasi'] ?? [];
  const alasan = 'alasan: "Alasan contoh yang cukup panjang."';
  const catatan = 'catatan: "Catatan contoh yang cukup panjang."';
  const putusan = `keputusan: "BUKAN_MASALAH", alasanKode: "CONTOH", ${alasan}`;
  const tahun = Number(dunia.tmt.slice(0, 4));
  return {
    'Mutation.lampirkanDokumen': `(input: { id: "${ditahan}", dokumen: [{ id: "${idDokumen('BA_TPK')}" }] })`,
    'Mutation.batalkanMutasi': `(input: { id: "${diajukan}", versi: 1, ${catatan} })`,
    'Mutation.catatKepalaDaerah': `(input: { instansiId: "${INSTANSI.id}", status: DEFINITIF, tanggalLantik: "2021-02-26", nomorSk: "KD-9" })`,
    'Mutation.putuskanSelisih': `(input: { ${ke('Selisih')}, versi: 1, ${putusan} })`,
    'Mutation.putuskanBedaRiwayat': `(input: { ${ke('BedaRiwayat')}, versi: 1, ${putusan} })`,
    'Mutation.putuskanTautan': `(input: { ${ke('UsulanTautan', 1)}, versi: 1, keputusan: "TOLAK", ${alasan} })`,
    'Mutation.putuskanTarikan': `(input: { ${ke('Tarikan', 1)}, putusan: "TOLAK", ${alasan} })`,
    'Mutation.tetapkanPadanan': `(input: { instansiId: "${INSTANSI.id}", tabel: "unor", lokal: "L1", siasn: "U1", status: "BENAR", versi: 1 })`,
    'Mutation.mintaTarikan': `(input: { instansiId: "${INSTANSI.id}" })`,
    'Mutation.mintaAksesDarurat': `(input: { nip: "${MILIK}", alasan: "Memeriksa dugaan identitas ganda.", menit: 5 })`,
    'Mutation.putuskanAksesDarurat': `(input: { ${ke('AksesDarurat', 1)}, setuju: true, ${catatan} })`,
    'Mutation.bacaDataDarurat': `(input: { ${ke('AksesDarurat')} })`,
    'Mutation.mintaPelapor': `(input: { aduanId: "${id['Aduan']?.[0] ?? ''}", tujuan: "Memanggil pelapor sebagai saksi." })`,
    'Mutation.setujuiPelapor': `(input: { ${ke('PermintaanPelapor', 1)} })`,
    'Mutation.bukaPelapor': `(input: { ${ke('PermintaanPelapor')} })`,
    'Mutation.gabungkanAduan': `(input: { ${ke('Aduan')}, versi: 1, indukId: "${id['Aduan']?.[1] ?? ''}" })`,
    'Mutation.catatAduan': `(input: { saluran: "BKN", nomorRujukan: "R-9", kategori: "NSPK", nip: "${MILIK}", uraian: "Uraian aduan contoh yang cukup panjang." })`,
    'Mutation.catatTemuan': `(input: { kategori: "NSPK", instansiId: "${INSTANSI.id}", uraian: "Dugaan contoh yang cukup panjang." })`,
    'Mutation.catatKalenderPilkada': `(input: { instansiId: "${INSTANSI.id}", tahun: ${tahun}, penetapanPaslon: "${tahun}-09-23", akhirMasaJabatan: "${tahun + 1}-02-20", dasar: "Berkas uji" })`,
    'Mutation.catatTanggapan': `(input: { ${ke('Temuan')}, isi: "Tanggapan contoh yang cukup panjang." })`,
    'Mutation.kirimPesanTemuan': `(input: { temuanId: "${id['Temuan']?.[0] ?? ''}", audiens: SEMUA_PIHAK, isi: "Pesan contoh." })`,
    'Mutation.kecualikanAturan': `(input: { id: "${ditahan}", kode: "C13", nip: "${MILIK}", nomor: "P/3", tanggal: "${dunia.tanggalSk}", ${alasan} })`,
    'Mutation.setujuiBlokir': `(input: { ${ke('Pemblokiran', 1)}, versi: 1 })`,
    'Mutation.catatBlokir': `(input: { sasaran: "DAFTAR", instansiId: "${INSTANSI.id}", daftar: ["${MILIK}", "1"], kelas: "KRUSIAL_MASIF", dasar: "Pasal contoh", nomorSurat: "S-7", ${alasan} })`,
    'Mutation.putuskanPembukaan': `(input: { id: "1", setuju: false, ${catatan} })`,
    'Mutation.simpanKonsepUsul': `(input: { ${alasan} })`,
    'Mutation.tetapkanDelegasi':
      '(input: { jenjang: "PELAKSANA", dari: "Pejabat Contoh", kepada: SISTEM, nomorSk: "SK-D/3", tanggalSk: "2025-01-01", berlakuDari: "2025-01-01" })',
  };
}
