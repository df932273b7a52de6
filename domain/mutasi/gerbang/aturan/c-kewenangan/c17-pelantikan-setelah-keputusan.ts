import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { angkatAtauPindah } from '../menyangkut.ts';
import { PARAMETER_KEPALA, PARAMETER_PILKADA, perluPersetujuanMendagri } from './perlu-persetujuan-mendagri.ts';

export const c17 = aturan({
  kode: 'C17',
  judul: 'Pelantikan tidak mendahului SK dan persetujuan Mendagri',
  dasar: { peraturan: 'Perka BKN 7/2017', pasal: 'tata cara pelantikan', keyakinan: 'SIMPULAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: (usulan, konteks) => angkatAtauPindah(usulan) && konteks.tahap === 'PELANTIKAN',
  periksa: (usulan, fakta, konteks) => {
    if (fakta.pelantikan === null) return belumTahu('Tanggal pelantikan belum tercatat');
    if (fakta.sk === null) return belumTahu('SK belum tercatat');
    const perlu = perluPersetujuanMendagri(usulan, fakta, { parameter: { ...PARAMETER_PILKADA, ...PARAMETER_KEPALA, ...konteks.parameter } });
    if (!perlu.ada) return belumTahu(perlu.sebab);
    if (perlu.nilai && fakta.persetujuanMendagri === null) return belumTahu('Persetujuan Mendagri belum tercatat');
    const surat = perlu.nilai && fakta.persetujuanMendagri !== null ? [fakta.sk.tanggal, fakta.persetujuanMendagri.tanggal] : [fakta.sk.tanggal];
    const keputusan = surat.sort().at(-1) ?? fakta.sk.tanggal;
    return fakta.pelantikan < keputusan ? gagal(`Pelantikan ${fakta.pelantikan} mendahului keputusan atau persetujuan ${keputusan}`, [fakta.sk.nomor]) : LOLOS;
  },
});
