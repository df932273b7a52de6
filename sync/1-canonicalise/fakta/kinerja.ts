import { type BarisFakta, bacaFakta, type HasilFakta, type Isian, type Orang } from './isian.ts';

/** One year's performance. Kuadran 1 = sangat baik to 5 = sangat kurang; hasil and perilaku 1 = above, 2 = as, 3 = below expectation. */
export interface FaktaKinerja extends Orang {
  readonly id: string | null;
  readonly tahun: number;
  readonly kuadran: number | null;
  readonly hasil: number | null;
  readonly perilaku: number | null;
}

const KUADRAN = ['SANGAT BAIK', 'BAIK', 'BUTUH PERBAIKAN', 'KURANG', 'SANGAT KURANG'];

const dalam = (nilai: number | null, sampai: number): number | null => (nilai !== null && nilai >= 1 && nilai <= sampai ? nilai : null);

function dariKata(isian: Isian, kolom: string): number | null {
  const kata = isian.judul(kolom);
  const i = kata === null ? -1 : KUADRAN.indexOf(kata);
  return i < 0 ? null : i + 1;
}

function taraf(isian: Isian, kata: string): number | null {
  const t = isian.judul(kata)?.replace(/\s/g, '') ?? '';
  return t.startsWith('DIATAS') ? 1 : t.startsWith('SESUAI') ? 2 : t.startsWith('DIBAWAH') ? 3 : null;
}

/** One row of rw-skp22 (numbers first, words where a number is missing). Refused without person or year. */
export const kanonikKinerja = (baris: BarisFakta): HasilFakta<FaktaKinerja> =>
  bacaFakta(baris, (isian) => {
    const tahun = isian.angka('tahun');
    return {
      ...isian.orang('pnsDinilaiId', 'pnsDinilaiOrang', 'pns', 'pnsId', 'idPns'),
      id: isian.id('id'),
      tahun: isian.wajib(tahun !== null && tahun >= 2000 && tahun <= 2199 ? tahun : null, 'tahun'),
      kuadran: dalam(isian.angka('KuadranKinerjaNilai', 'kuadranKinerjaNilai', 'kuadranNilai'), 5) ?? dariKata(isian, 'kuadranKinerja'),
      hasil: dalam(isian.angka('hasilKinerjaNilai'), 3) ?? taraf(isian, 'hasilKinerja'),
      perilaku: dalam(isian.angka('PerilakuKerjaNilai', 'perilakuKerjaNilai'), 3) ?? taraf(isian, 'perilakuKerja'),
    };
  });
