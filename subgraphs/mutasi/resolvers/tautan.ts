import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksMutasi } from '../konteks.ts';
import type { UsulRow } from '../queries.ts';
import { selectTautan, type TautanRow } from '../queries-tautan.ts';
import { buatTautanUsul, cabutTautanUsul, type MasukanTautan } from '../tautan-usul.ts';

export const MutasiTautan = {
  buatTautanUsul: (_: unknown, { input }: { input: MasukanTautan }, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'kelolaTautanUsul');
    return buatTautanUsul(konteks, input);
  },
  cabutTautanUsul: (_: unknown, { input }: { input: { id: string } }, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'kelolaTautanUsul');
    return cabutTautanUsul(konteks, input);
  },
};

export const UsulTautan = {
  tautan: ({ id }: UsulRow, _: unknown, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaMutasi');
    return konteks.baca((tx) => selectTautan(tx, [id]));
  },
};

export const TautanUsul = { pegawai: ({ nip }: TautanRow) => ({ nip }) };
