import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksMutasi } from '../konteks.ts';
import type { UsulRow } from '../queries.ts';
import { nilaiRisiko, type PenilaianRisiko } from '../risiko.ts';

const ORANG_MAKS = 50;

/** What an ASN is shown: the own contributions and nothing that was computed from colleagues. */
function untuk({ pemanggil: { peran, nip } }: KonteksMutasi, p: PenilaianRisiko): PenilaianRisiko {
  if (peran !== 'ASN') return p;
  const pegawai = p.pegawai.filter((s) => s.nip === nip);
  const skor = pegawai[0]?.skor ?? 0;
  return { ...p, pegawai, skor, perluOrang: skor >= p.parameter.ambang };
}

/** Fields of a usul about its risk score. */
export const UsulRisiko = {
  risiko: async ({ id }: UsulRow, _: unknown, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaRisiko');
    const p = untuk(konteks, await konteks.baca((tx) => nilaiRisiko(tx, id)));
    return { skor: p.skor, ambang: p.parameter.ambang, perluOrang: p.perluOrang, pegawai: p.pegawai.slice(0, ORANG_MAKS) };
  },
  dialihkanKeOrang: async ({ id }: UsulRow, _: unknown, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaRisiko');
    return konteks.pemanggil.peran === 'ASN' ? [] : konteks.loaders.penilaianRisiko.load(id);
  },
};

export const RisikoPegawai = { pegawai: ({ nip }: PenilaianRisiko['pegawai'][number]) => ({ nip }) };
