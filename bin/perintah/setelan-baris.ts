import { Kesalahan } from '../../domain/kesalahan.ts';

function pecah(opsi: string, teks: string): readonly [string, string] {
  const i = teks.indexOf('=');
  if (i < 1) throw new Kesalahan('MASUKAN_SALAH', `${opsi} harus berbentuk nama=nilai.`);
  return [teks.slice(0, i), teks.slice(i + 1)];
}

/** `nama=nilai` pairs as an object. Throws MASUKAN_SALAH. */
export const bacaPasangan = (opsi: string, daftar: readonly string[]): Record<string, string> => Object.fromEntries(daftar.map((t) => pecah(opsi, t)));

function nilaiDari(teks: string): unknown {
  try {
    return JSON.parse(teks) as unknown;
  } catch {
    return teks;
  }
}

/** `a.b=nilai` pairs as nested settings; a value that is JSON is taken as JSON. Throws MASUKAN_SALAH. */
export function bacaSetelan(daftar: readonly string[]): Record<string, unknown> {
  const hasil: Record<string, unknown> = {};
  for (const teks of daftar) {
    const [nama, nilai] = pecah('--setelan', teks);
    const bagian = nama.split('.');
    let kini = hasil;
    for (const b of bagian.slice(0, -1)) {
      if (b === '__proto__') throw new Kesalahan('MASUKAN_SALAH', 'nama setelan tidak sah.');
      if (!Object.hasOwn(kini, b) || typeof kini[b] !== 'object' || kini[b] === null) kini[b] = {};
      kini = kini[b] as Record<string, unknown>;
    }
    kini[bagian.at(-1) ?? nama] = nilaiDari(nilai);
  }
  return hasil;
}
