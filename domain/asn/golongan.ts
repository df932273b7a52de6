/** The ladder of PNS ranks in SIASN ids, lowest first. Source: SIASN reference table `golongan`. */
export const GOLONGAN_PNS = ['11', '12', '13', '14', '21', '22', '23', '24', '31', '32', '33', '34', '41', '42', '43', '44', '45'] as const;

const ROMAWI_PPPK = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII'];
const URUT_PPPK = new Map(ROMAWI_PPPK.map((r, i) => [r, i + 1]));
const DARI_ROMAWI = new Map<string, string>(
  GOLONGAN_PNS.flatMap((id) => {
    const huruf = 'ABCDE'[Number(id[1]) - 1] ?? '';
    const romawi = ROMAWI_PPPK[Number(id[0]) - 1] ?? '';
    return ['/', '.', '-', ' ', ''].map((pisah) => [`${romawi}${pisah}${huruf}`, id] as const);
  }).filter(([tulis]) => !URUT_PPPK.has(tulis)),
);
const PNS = new Set<string>(GOLONGAN_PNS);

/** SIASN id of a PNS rank ("III/d" and "34" give "34") or the upper-case roman of PPPK ("IX"); undefined when it is neither. */
export function bakukanGolongan(teks: string): string | undefined {
  if (PNS.has(teks)) return teks;
  const besar = teks
    .trim()
    .toUpperCase()
    .replace(/\s*\/\s*/, '/');
  return PNS.has(besar) ? besar : (DARI_ROMAWI.get(besar) ?? (URUT_PPPK.has(besar) ? besar : undefined));
}

/** Step on its own ladder, from 1; PNS and PPPK ladders are not comparable with each other. Undefined for an unknown id. */
export function urutGolongan(id: string): { readonly jenis: 'PNS' | 'PPPK'; readonly urut: number } | undefined {
  const pppk = URUT_PPPK.get(id);
  if (pppk !== undefined) return { jenis: 'PPPK', urut: pppk };
  const pns = (GOLONGAN_PNS as readonly string[]).indexOf(id);
  return pns < 0 ? undefined : { jenis: 'PNS', urut: pns + 1 };
}
