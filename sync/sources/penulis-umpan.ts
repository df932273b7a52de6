import type { Profil } from '../1-canonicalise/profil.ts';
import { kolomSumber } from '../1-canonicalise/profil.ts';
import { barisDariJson } from './baris-json.ts';

type Baris = Readonly<Record<string, unknown>>;

/** Writes rows of a source as the file that the instansi's profile reads. */
export interface PenulisUmpan {
  readonly judul: string;
  readonly baris: (isi: Baris) => string;
}

const selCsv = (nilai: string, pemisah: string): string => (nilai.includes(pemisah) || /["\r\n]/.test(nilai) ? `"${nilai.replaceAll('"', '""')}"` : nilai);

/** Columns of a CSV are those the profile reads and no others: what nobody compares is not kept. NDJSON keeps the top members the profile reads. */
export function penulisUmpan(profil: Profil | null): PenulisUmpan {
  if (profil === null) return { judul: '', baris: (isi) => `${JSON.stringify(isi)}\n` };
  const kolom = kolomSumber(profil);
  if (profil.format === 'ndjson') {
    const induk = [...new Set(kolom.map((k) => k.split('.')[0] ?? k))];
    return { judul: '', baris: (isi) => `${JSON.stringify(Object.fromEntries(induk.filter((k) => Object.hasOwn(isi, k)).map((k) => [k, isi[k]])))}\n` };
  }
  const pemisah = profil.pemisah ?? ',';
  const tulis = (sel: readonly string[]): string => `${sel.map((s) => selCsv(s, pemisah)).join(pemisah)}\n`;
  return {
    judul: tulis(kolom),
    baris: (isi) => {
      const isPolos = kolom.every((k) => typeof isi[k] === 'string' || isi[k] === null);
      const rata: Baris = isPolos ? isi : (barisDariJson(JSON.stringify(isi)) ?? {});
      return tulis(kolom.map((k) => (rata[k] as string | null | undefined) ?? ''));
    },
  };
}
