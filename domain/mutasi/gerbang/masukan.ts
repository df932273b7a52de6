import { diketahui } from '../../hasil.ts';
import { jsonBaku } from '../../json-baku.ts';
import type { RekamanPegawai } from '../../selisih/rekaman.ts';
import type { Pemeriksaan } from './banding.ts';
import type { Fakta } from './fakta.ts';

/** One thing an answer may follow from, that can be taken out of one check and put into another. */
export interface Masukan {
  readonly nama: string;
  readonly ambil: (p: Pemeriksaan) => unknown;
  readonly pasang: (p: Pemeriksaan, nilai: unknown) => Pemeriksaan;
}

const fakta = (kunci: keyof Fakta): Masukan => ({
  nama: kunci,
  ambil: (p) => p.fakta[kunci],
  pasang: (p, nilai) => ({ ...p, fakta: { ...p.fakta, [kunci]: nilai } }),
});

const usulan = (kunci: keyof Pemeriksaan['usulan']): Masukan => ({
  nama: `usul.${kunci}`,
  ambil: (p) => p.usulan[kunci],
  pasang: (p, nilai) => ({ ...p, usulan: { ...p.usulan, [kunci]: nilai } }),
});

const saat = (kunci: 'tahap' | 'hariIni' | 'pada'): Masukan => ({
  nama: kunci,
  ambil: (p) => p.saat[kunci],
  pasang: (p, nilai) => ({ ...p, saat: { ...p.saat, [kunci]: nilai } }),
});

const parameter = (kode: string, nama: string): Masukan => ({
  nama: `parameter ${kode}.${nama}`,
  ambil: (p) => p.saat.timpaan?.[kode]?.[nama],
  pasang: (p, nilai) => {
    const { [nama]: _lama, ...sisa } = p.saat.timpaan?.[kode] ?? {};
    const baru = nilai === undefined ? sisa : { ...sisa, [nama]: nilai as number };
    return { ...p, saat: { ...p.saat, timpaan: { ...p.saat.timpaan, [kode]: baru } } };
  },
});

/** One column of one side's record; only where both checks know that record. */
const kolom = (sisi: 'bkn' | 'simpeg', nama: keyof RekamanPegawai): Masukan => ({
  nama: `${sisi}.${nama}`,
  ambil: ({ fakta: f }) => (f[sisi].ada ? f[sisi].nilai[nama] : null),
  pasang: (p, nilai) => {
    const r = p.fakta[sisi];
    return r.ada ? { ...p, fakta: { ...p.fakta, [sisi]: diketahui({ ...r.nilai, [nama]: nilai }) } } : p;
  },
});

function rekaman(sisi: 'bkn' | 'simpeg', a: Pemeriksaan, b: Pemeriksaan): readonly Masukan[] {
  const [x, y] = [a.fakta[sisi], b.fakta[sisi]];
  if (!x.ada || !y.ada) return [fakta(sisi)];
  return [...new Set([...Object.keys(x.nilai), ...Object.keys(y.nilai)])].map((k) => kolom(sisi, k as keyof RekamanPegawai));
}

function semuaParameter(a: Pemeriksaan, b: Pemeriksaan): readonly Masukan[] {
  const nama = new Map<string, Masukan>();
  for (const { saat: s } of [a, b])
    for (const [kode, isi] of Object.entries(s.timpaan ?? {})) for (const n of Object.keys(isi)) nama.set(`${kode}.${n}`, parameter(kode, n));
  return [...nama.values()];
}

/** Every input in which two checks differ. */
export function masukanBerbeda(a: Pemeriksaan, b: Pemeriksaan): readonly Masukan[] {
  const semua: readonly Masukan[] = [
    ...(['tahap', 'hariIni', 'pada'] as const).map(saat),
    ...semuaParameter(a, b),
    ...(Object.keys(a.usulan) as (keyof Pemeriksaan['usulan'])[]).map(usulan),
    ...(['bkn', 'simpeg'] as const).flatMap((sisi) => rekaman(sisi, a, b)),
    ...[...new Set([...Object.keys(a.fakta), ...Object.keys(b.fakta)])].filter((k) => k !== 'bkn' && k !== 'simpeg').map((k) => fakta(k as keyof Fakta)),
  ];
  return semua.filter((m) => jsonBaku(m.ambil(a)) !== jsonBaku(m.ambil(b)));
}
