import type { Tanggal } from '../../domain/asn/tanggal.ts';
import type { Surat } from '../../domain/mutasi/gerbang/fakta.ts';
import { salah, salahBaku, type UserError } from './jawaban.ts';
import type { MasukanTindakan, Perkara } from './transisi.ts';

export interface MasukanSurat extends MasukanTindakan {
  readonly nomor: string;
  readonly tanggal: Tanggal;
}

const NOMOR_MAKS = 100;

/** A letter of another office as entered: number trimmed. */
export const suratDari = ({ nomor, tanggal }: MasukanSurat): Surat => ({ nomor: nomor.trim(), tanggal });

export const nomorSalah = ({ nomor }: Surat): readonly UserError[] =>
  nomor.length > 0 && nomor.length <= NOMOR_MAKS ? [] : [salah('NOMOR_SALAH', `Nomor surat 1 sampai ${NOMOR_MAKS} huruf.`, 'nomor')];

/** The earlier letter of a usul that was held and came back stays; another number would be a second letter. */
export const suratBerbeda = (ada: Surat | null, baru: Surat): readonly UserError[] =>
  ada === null || (ada.nomor === baru.nomor && ada.tanggal === baru.tanggal)
    ? []
    : [salah('SURAT_SUDAH_ADA', 'Usul ini sudah memiliki surat itu; pakai nomor dan tanggal yang tercatat.', 'nomor')];

export const instansiTujuan = ({ konteks, pegawai }: Perkara): readonly UserError[] =>
  pegawai.every((p) => p.tujuan === konteks.pemanggil.instansi) ? [] : [salahBaku('BUKAN_INSTANSI_ANDA', 'id')];
