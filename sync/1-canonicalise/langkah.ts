import { z } from 'zod';
import { BENTUK_TANGGAL, bacaTanggal } from '../../domain/asn/baca-tanggal.ts';
import { himpunanGelar } from '../../domain/asn/gelar.ts';
import { bakukanGolongan } from '../../domain/asn/golongan.ts';
import { bakukanAngka, isDeretAngka } from '../../domain/asn/kode.ts';
import { uraikanNamaLengkap } from '../../domain/asn/nama.ts';
import { rapikanSpasi } from '../../domain/asn/teks.ts';
import type { Bakuan } from './baku.ts';

const kosongJadiNull: Bakuan = (teks) => {
  const t = teks.trim();
  return t === '' || t === '-' || t === '0' || t.toLowerCase() === 'null' ? null : teks;
};

/** Steps without a parameter. The list is closed: a profile is data and can call nothing else. */
export const LANGKAH_POLOS: ReadonlyMap<string, Bakuan> = new Map<string, Bakuan>([
  ['trim', (t) => t.trim()],
  ['collapseSpaces', rapikanSpasi],
  ['upper', (t) => t.toUpperCase()],
  ['digitsOnly', (t) => (isDeretAngka(t) ? t : t.replace(/[^0-9]/g, ''))],
  ['numberParse', (t) => (t.trim() === '' ? null : bakukanAngka(t.trim()))],
  ['titleStrip', (t) => uraikanNamaLengkap(t).nama],
  ['roman2gol', (t) => (t.trim() === '' ? null : bakukanGolongan(t))],
  ['gelarSet', himpunanGelar],
  ['emptyToNull', kosongJadiNull],
]);

const BAGIAN_NAMA = ['nama', 'gelarDepan', 'gelarBelakang', 'gelar'] as const;
const peta = z.record(z.string(), z.string());

/** Steps with a parameter, by name: the checked parameter makes the function. */
const BERPARAMETER = {
  padLeft: { bentuk: z.strictObject({ padLeft: z.int().min(1).max(20) }) },
  dateParse: { bentuk: z.strictObject({ dateParse: z.array(z.enum(BENTUK_TANGGAL)).min(1), zeroDates: z.array(z.string()).optional() }) },
  valueMap: { bentuk: z.strictObject({ valueMap: peta }) },
  boolMap: { bentuk: z.strictObject({ boolMap: z.strictObject({ true: z.array(z.string()), false: z.array(z.string()) }) }) },
  splitFullName: { bentuk: z.strictObject({ splitFullName: z.enum(BAGIAN_NAMA) }) },
  jsonPath: { bentuk: z.strictObject({ jsonPath: z.string().regex(/^[A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*$/) }) },
} as const;

const LANGKAH_BERPARAMETER = z.union([
  BERPARAMETER.padLeft.bentuk,
  BERPARAMETER.dateParse.bentuk,
  BERPARAMETER.valueMap.bentuk,
  BERPARAMETER.boolMap.bentuk,
  BERPARAMETER.splitFullName.bentuk,
  BERPARAMETER.jsonPath.bentuk,
]);

export type Langkah = string | z.infer<typeof LANGKAH_BERPARAMETER>;

/** Names of every step a profile may use. */
export const NAMA_LANGKAH: readonly string[] = [...LANGKAH_POLOS.keys(), ...Object.keys(BERPARAMETER)];

/** The step, or the fault in words. */
export function periksaLangkah(mentah: unknown): { readonly langkah: Langkah } | { readonly salah: string } {
  const nama =
    typeof mentah === 'string' ? mentah : typeof mentah === 'object' && mentah !== null && !Array.isArray(mentah) ? (Object.keys(mentah)[0] ?? '') : '';
  if (typeof mentah === 'string' && LANGKAH_POLOS.has(mentah)) return { langkah: mentah };
  if (typeof mentah === 'string' || !Object.hasOwn(BERPARAMETER, nama))
    return { salah: `langkah "${nama}" tidak dikenal; yang ada: ${NAMA_LANGKAH.join(', ')}` };
  const hasil = LANGKAH_BERPARAMETER.safeParse(mentah);
  return hasil.success ? { langkah: hasil.data } : { salah: `parameter langkah "${nama}" salah` };
}

function jalurJson(jalur: string): Bakuan {
  const kunci = jalur.split('.');
  return (teks) => {
    let kini: unknown;
    try {
      kini = JSON.parse(teks);
    } catch {
      return undefined;
    }
    for (const k of kunci) kini = typeof kini === 'object' && kini !== null && Object.hasOwn(kini, k) ? (kini as Record<string, unknown>)[k] : null;
    if (kini === null) return null;
    return typeof kini === 'object' ? JSON.stringify(kini) : String(kini);
  };
}

function bagianNama(bagian: (typeof BAGIAN_NAMA)[number]): Bakuan {
  if (bagian !== 'gelar') return (teks) => uraikanNamaLengkap(teks)[bagian];
  return (teks) => {
    const { gelarDepan, gelarBelakang } = uraikanNamaLengkap(teks);
    return `${gelarDepan}, ${gelarBelakang}`;
  };
}

/** Makes the function of one step. Null means "no value" and ends the chain, undefined means unreadable. */
export function susunLangkah(langkah: Langkah): Bakuan {
  if (typeof langkah === 'string') return LANGKAH_POLOS.get(langkah) ?? (() => undefined);
  if ('padLeft' in langkah) return (t) => (t === '' ? null : t.padStart(langkah.padLeft, '0'));
  if ('dateParse' in langkah) {
    const nol = new Set(langkah.zeroDates ?? []);
    return (t) => (t === '' || nol.has(t) ? null : bacaTanggal(t, langkah.dateParse));
  }
  if ('valueMap' in langkah) {
    const isi = new Map(Object.entries(langkah.valueMap));
    return (t) => isi.get(t) ?? t;
  }
  if ('boolMap' in langkah) {
    const isi = new Map([...langkah.boolMap.true.map((k) => [k, 'true'] as const), ...langkah.boolMap.false.map((k) => [k, 'false'] as const)]);
    return (t) => isi.get(t);
  }
  return 'splitFullName' in langkah ? bagianNama(langkah.splitFullName) : jalurJson(langkah.jsonPath);
}
