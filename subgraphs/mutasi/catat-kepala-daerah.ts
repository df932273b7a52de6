import type { Tanggal } from '../../domain/asn/tanggal.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { salah, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { insertKepalaDaerah } from './queries-dokumen.ts';
import { nomorSalah } from './surat.ts';

export interface MasukanKepalaDaerah {
  readonly instansiId: string;
  readonly status: string;
  readonly tanggalLantik: Tanggal;
  readonly nomorSk: string;
}

export interface HasilKepalaDaerah {
  readonly instansi: { readonly id: string } | null;
  readonly userErrors: readonly UserError[];
}

/** Records who governs a region since when; the newest whose day has come counts, the earlier ones stay as evidence. */
export const catatKepalaDaerah = (konteks: KonteksMutasi, { instansiId, status, tanggalLantik, nomorSk }: MasukanKepalaDaerah): Promise<HasilKepalaDaerah> =>
  konteks.tulis(async (tx) => {
    const nomor = nomorSk.trim();
    const [galat] = nomorSalah({ nomor, tanggal: tanggalLantik });
    if (galat !== undefined) return { instansi: null, userErrors: [{ ...galat, field: 'nomorSk' }] };
    const baru = await insertKepalaDaerah(tx, { instansi: instansiId, status, tanggalLantik, nomorSk: nomor }, konteks.pemanggil.subjek);
    if (baru === null) return { instansi: null, userErrors: [salah('INSTANSI_TIDAK_DIKENAL', 'Instansi daerah tidak dikenal.', 'instansiId')] };
    if (baru) await catatJejak(tx, 'mutasi.kepala_daerah_dicatat', { instansi: instansiId, status });
    return { instansi: { id: instansiId }, userErrors: [] };
  });
