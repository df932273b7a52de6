import { brankasLokal } from '../../platform/brankas/brankas.ts';
import { jamSistem } from '../../platform/clock.ts';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { penandaTanganLokal } from '../../platform/tanda-tangan/lokal.ts';
import { konteksPelanggaran } from '../../subgraphs/pelanggaran/index.ts';
import type { AlatPelanggaran, KonteksPelanggaran } from '../../subgraphs/pelanggaran/loaders.ts';
import { folderUji } from './folder-uji.ts';

/** How the gateway is reached from outside, in tests. */
export const ALAMAT_UJI = 'https://simpul.contoh.example';
/** A vault with a key of its own, made when it is first used. */
export const brankasUji = brankasLokal(folderUji('brankas'));
export const ALAT_PELANGGARAN: AlatPelanggaran = { penandaTangan: penandaTanganLokal('.'), brankas: brankasUji, jam: jamSistem, alamatUmum: ALAMAT_UJI };
export const konteksPelanggaranUji = (dasar: KonteksSubgraf): KonteksPelanggaran => konteksPelanggaran(dasar, ALAT_PELANGGARAN);
