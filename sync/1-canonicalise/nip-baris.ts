import type { KodeTolak } from './hasil-baris.ts';

/** Digits of other scripts, and letters of other scripts that look like Latin ones. */
const ASING = /(?![0-9])\p{Nd}|(?!\p{Script=Latin})\p{L}/u;
const ILMIAH = /^\d(?:[.,]\d+)?E\+?\d{1,2}$/i;
const PENGGANGGU = /[\s'`"\u2018\u2019\u00b4.\u200b-\u200d\ufeff]/g;

function isDelapanBelasAngka(teks: string): boolean {
  if (teks.length !== 18) return false;
  for (let i = 0; i < 18; i++) {
    const a = teks.charCodeAt(i);
    if (a < 48 || a > 57) return false;
  }
  return true;
}

/** 18 digits, or the reason for refusal. Excel keeps 15 digits, so a rounded NIP ends in 000, a serial nobody has. */
export function bacaNip(mentah: string | null): { readonly nip: string } | { readonly kode: KodeTolak } {
  if (mentah === null) return { kode: 'NIP_KOSONG' };
  let nip = mentah;
  if (!isDelapanBelasAngka(nip)) {
    const polos = mentah.trim().replace(/^['`]/, '');
    if (ILMIAH.test(polos)) return { kode: 'NIP_DIBULATKAN_EXCEL' };
    nip = polos.replace(PENGGANGGU, '');
    if (nip === '' || nip === '-' || nip.toLowerCase() === 'null' || /^0+$/.test(nip)) return { kode: 'NIP_KOSONG' };
    if (!isDelapanBelasAngka(nip)) return { kode: ASING.test(nip) ? 'NIP_ANGKA_ASING' : 'NIP_BUKAN_18_DIGIT' };
  }
  return nip.endsWith('000') ? { kode: 'NIP_DIBULATKAN_EXCEL' } : { nip };
}
