import type { KepalaBerkas } from '../sources/baca-berkas.ts';
import { barisDariJson } from '../sources/baris-json.ts';
import { pecahCsv } from '../sources/pecah-csv.ts';
import type { CaraKunci } from './umpan-agen.ts';

const ANGKA = /^\d{18}$/;

/** The 18 digits of a cell whatever stands between them, as the reader of NIP is lenient too; null when there are not 18. */
function delapanBelas(sel: string): string | null {
  if (ANGKA.test(sel)) return sel;
  const angka = sel.replace(/\D/g, '');
  return angka.length === 18 ? angka : null;
}

/** Cell `ke` of a record. Records without quotes, nearly all, are not split as a whole. */
function selKe(mentah: string, pemisah: string, ke: number): string {
  if (mentah.includes('"')) return pecahCsv(mentah, pemisah)[ke] ?? '';
  let awal = 0;
  for (let k = 0; k < ke; k++) {
    const j = mentah.indexOf(pemisah, awal);
    if (j < 0) return '';
    awal = j + pemisah.length;
  }
  const akhir = mentah.indexOf(pemisah, awal);
  return akhir < 0 ? mentah.slice(awal) : mentah.slice(awal, akhir);
}

/** 18 digits of a record, or null. In NDJSON each record names its own columns, so where no profile rules each is asked for its own. */
function pembacaNip({ pemisah, kolom }: KepalaBerkas, kolomKunci: string, cara: CaraKunci): (mentah: string) => string | null {
  if (pemisah === null)
    return (mentah) => {
      const baris = barisDariJson(mentah) ?? {};
      return delapanBelas(baris[cara === 'NIP' ? tebakKolomKunci(Object.keys(baris)) : kolomKunci] ?? '');
    };
  const ke = kolom.indexOf(kolomKunci);
  return ke < 0 ? () => null : (mentah) => delapanBelas(selKe(mentah, pemisah, ke));
}

/**
 * Whom a raw record is about, told without a mapping profile: the 18 digits of the key column. Only rows with the same key have an order that matters
 * (the first of a repeated NIP counts). Without 18 digits a master record is its own key, as it will be refused; histories without a NIP share one.
 */
export function pembacaKunci(kepala: KepalaBerkas, kolomKunci: string, cara: CaraKunci): (mentah: string) => string {
  if (cara === 'URUTAN') return () => '';
  const nip = pembacaNip(kepala, kolomKunci, cara);
  return cara === 'PROFIL' ? (mentah) => nip(mentah) ?? mentah : (mentah) => nip(mentah) ?? '';
}

/** The column that the name says is the NIP; the hub corrects a wrong guess. */
export function tebakKolomKunci(kolom: readonly string[]): string {
  const polos = kolom.map((k) => k.toLowerCase().replace(/[^a-z]/g, ''));
  const ke = ['nip', 'nipbaru'].map((n) => polos.indexOf(n)).find((i) => i >= 0) ?? polos.findIndex((p) => p.startsWith('nip'));
  return kolom[ke] ?? 'nip';
}
