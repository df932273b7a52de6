import { tanggal } from '../../../../asn/tanggal.ts';
import { isBerlaku } from '../../../fakta-tercatat.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { berhenti } from '../menyangkut.ts';
import { tercatat } from '../tercatat.ts';

/** The dismissal on that very ground is what the rule leads to. */
const karenaParpol = berhenti('8');
export const b09 = aturan({
  kode: 'B09',
  judul: 'Bukan anggota atau pengurus partai politik',
  dasar: { peraturan: 'UU 20/2023; PP 11/2017', pasal: 'UU 20/2023 Pasal 52; PP 11/2017 Pasal 255', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: (usulan) => !karenaParpol(usulan),
  periksa: (usulan, fakta, konteks) => {
    const semua = tercatat(fakta, 'PARPOL');
    if (!semua.ada) return belumTahu(semua.sebab);
    // Today counts as well: a later TMT does not make a member of today acceptable.
    const kini = semua.nilai.find((f) => isBerlaku(f, konteks.hariIni) || isBerlaku(f, usulan.tmt));
    return kini === undefined ? LOLOS : gagal('Terdaftar sebagai anggota, pengurus, atau calon dari partai politik', [kini.dokumen]);
  },
});
