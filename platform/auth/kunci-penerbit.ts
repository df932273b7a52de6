import { bukaKunciBerkas, type KunciEs256 } from './kunci-berkas.ts';

export type KunciPenerbit = KunciEs256;

/** The development issuer's key. */
export const bukaKunciPenerbit = (dataDir: string): Promise<KunciPenerbit> => bukaKunciBerkas(dataDir, 'penerbit-es256.json');
