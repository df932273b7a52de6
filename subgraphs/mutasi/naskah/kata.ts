import type { Keyakinan, Putusan, Tahap, Tingkat } from '../../../domain/mutasi/gerbang/aturan.ts';
import type { HasilGerbang } from '../../../domain/mutasi/gerbang/periksa.ts';
import type { JenisUsul } from '../../../domain/mutasi/usul.ts';

// The words of the printed minutes. What a head of office signs says everything out.

export const KATA_TAHAP: Readonly<Record<Tahap, string>> = {
  AJUKAN: 'Pengajuan usul',
  SETUJUI: 'Persetujuan usul',
  PERTEK: 'Penerbitan pertimbangan teknis',
  SK: 'Penetapan surat keputusan',
  PELANTIKAN: 'Pelantikan',
};

export const KATA_JENIS: Readonly<Record<JenisUsul, string>> = {
  PENGANGKATAN: 'Pengangkatan dalam jabatan',
  PEMINDAHAN: 'Pemindahan',
  PEMBERHENTIAN: 'Pemberhentian dari jabatan',
};

export const KATA_PUTUSAN: Readonly<Record<Putusan['hasil'], string>> = {
  LOLOS: 'Lolos',
  TIDAK_BERLAKU: 'Tidak berlaku',
  GAGAL: 'Tidak lolos',
  BELUM_DIKETAHUI: 'Belum diketahui',
};

export const KATA_TINGKAT: Readonly<Record<Tingkat, string>> = { BLOCK: 'menahan', WARN: 'meminta alasan', INFO: 'catatan' };

export const KATA_HASIL: Readonly<Record<HasilGerbang, { readonly judul: string; readonly teks: string }>> = {
  LOLOS: { judul: 'LOLOS', teks: 'Setiap aturan yang menahan terpenuhi dan tidak ada peringatan. Usul dapat dilanjutkan.' },
  PERLU_ALASAN: {
    judul: 'LOLOS DENGAN ALASAN',
    teks: 'Setiap aturan yang menahan terpenuhi, tetapi ada peringatan. Usul dapat dilanjutkan hanya bila pengusul mengakui setiap peringatan itu.',
  },
  DITAHAN: {
    judul: 'DITAHAN',
    teks: 'Ada aturan yang tidak terpenuhi, atau yang faktanya belum diketahui. Usul tidak dapat dilanjutkan sebelum penyebabnya diselesaikan.',
  },
};

/** How sure the hub is of the article it cites. */
export const KATA_KEYAKINAN: Readonly<Record<Keyakinan, string>> = {
  TERBACA: 'naskah terbaca',
  INGATAN: 'nomor pasal belum dicocokkan',
  SIMPULAN: 'simpulan, bukan bunyi peraturan',
};
