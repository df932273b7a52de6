import { buatDunia, type Dunia, nipKe } from '../subgraphs/mutasi/dunia.ts';
import { Kawat } from '../support/kawat.ts';
import type { Lapangan } from './klaim.ts';

/** Subgraphs on a fresh database, the serving role's connections over a wire that can be cut or held. */
export interface MejaUsul {
  readonly dunia: Dunia;
  readonly kawat: Kawat;
  /** A person nobody has used yet. */
  readonly nipBaru: () => string;
}

export async function siapkanUsul({ server }: Lapangan): Promise<MejaUsul> {
  const kawat: Kawat[] = [];
  const dunia = await buatDunia({
    server,
    lewat: async (url) => {
      const satu = await Kawat.pasang(url);
      kawat.push(satu.kawat);
      return satu.url;
    },
  });
  const [pertama] = kawat;
  if (pertama === undefined) throw new RangeError('kawat tidak terpasang');
  let n = 0;
  return { dunia, kawat: pertama, nipBaru: () => nipKe(n++) };
}

export async function bongkarUsul({ dunia, kawat }: MejaUsul): Promise<void> {
  await dunia.tutup();
  await kawat.tutup();
}
