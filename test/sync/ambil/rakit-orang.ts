import { afterAll, afterEach, beforeAll } from 'vitest';
import { type IsiTiruan, isiTiruan } from '../../siasn-tiruan/orang.ts';
import { mulaiSiasn, type OpsiTiruan, type SiasnTiruan } from '../../siasn-tiruan/tiruan.ts';
import { buatMesin, type Mesin, rakitMesin } from '../mesin.ts';
import { bahanUji, pasangSiasn, tempelSso } from './rakit-siasn.ts';

export interface Panggung {
  readonly m: Mesin;
  readonly t: SiasnTiruan;
  readonly bahan: ReturnType<typeof bahanUji>;
  /** What SIASN holds; a test may change it. */
  readonly orang: Map<string, Record<string, unknown>>;
  readonly nip: readonly string[];
}

export interface RakitanOrang {
  /** Files of a small nation, and a hub that only lends them. */
  readonly berkas: () => Mesin;
  /** A hub that was pulled once from files; from now on BKN of instansi 1 is the web service. */
  readonly panggung: (opsi?: (nip: readonly string[]) => Partial<OpsiTiruan>) => Promise<Panggung>;
  /** Undone after the test, first added first. */
  readonly penutup: (() => unknown)[];
}

/** What every file of tests about single people begins with. */
export function rakitOrang(): RakitanOrang {
  let berkas: Mesin;
  beforeAll(async () => {
    berkas = await rakitMesin(50, 2, 11);
  });
  afterAll(() => berkas.hapus());
  const penutup: (() => unknown)[] = [];
  afterEach(async () => {
    for (const tutup of penutup.splice(0)) await tutup();
  });
  const panggung: RakitanOrang['panggung'] = async (opsi = () => ({})) => {
    const m = await buatMesin(berkas.sumber);
    await m.tarik(1);
    const asli = isiTiruan(berkas.sumber, berkas.instansiKe(1));
    const orang = new Map([...asli.orang].map(([n, isi]) => [n, { ...isi }]));
    const nip = [...orang.keys()];
    const isi: IsiTiruan = { ...asli, orang };
    const t = await mulaiSiasn({ isi, ...opsi(nip) });
    const bahan = bahanUji(m.url);
    penutup.push(
      () => t.tutup(),
      () => m.hapus(),
      () => bahan.hapus(),
    );
    // Nothing hangs here: a deadline that a loaded machine keeps.
    await pasangSiasn(m, t, 'pegawai', { setelan: { tenggatMs: 20_000 } });
    await tempelSso(m, t.terbitkanSso());
    return { m, t, bahan, orang, nip };
  };
  return { berkas: () => berkas, panggung, penutup };
}
