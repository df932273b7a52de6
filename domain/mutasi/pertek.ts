import type { Tanggal } from '../asn/tanggal.ts';
import type { Delegasi, ModePertek, PeranPenandaTangan } from './delegasi.ts';
import type { JenisUsul, Jenjang } from './usul.ts';

/** What a pertek says. Its canonical JSON is the text that is signed. */
export interface IsiPertek {
  readonly bentuk: 'simpul-pertek-1';
  readonly nomor: string;
  readonly tanggal: Tanggal;
  readonly usul: { readonly nomor: string; readonly jenis: JenisUsul; readonly tmt: Tanggal; readonly instansiId: string };
  readonly pegawai: readonly {
    readonly nip: string;
    readonly instansiId: string;
    readonly unorId: string;
    readonly jabatanId: string;
    readonly jenjang: Jenjang;
  }[];
  /** Fingerprint of the minutes of the gate the letter rests on. */
  readonly beritaAcara: string;
  readonly penandaTangan: { readonly peran: PeranPenandaTangan; readonly mode: ModePertek };
  readonly delegasi: readonly Delegasi[];
  /** ISO instant. */
  readonly ditandatanganiPada: string;
}
