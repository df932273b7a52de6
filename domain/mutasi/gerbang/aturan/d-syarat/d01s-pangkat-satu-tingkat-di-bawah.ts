import { bulanPenuh, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaTanggalBkn } from '../baca-bkn.ts';
import { angka } from '../parameter.ts';
import { jarakPangkat, menyangkutStruktural, PARAMETER_PANGKAT } from './pangkat-eselon.ts';

const parameter = { ...PARAMETER_PANGKAT, bulanPangkatMin: 12 };

/** The milder half of D01: within the tolerated step the appointment is allowed, with a reason. */
export const d01s = aturan({
  kode: 'D01S',
  judul: 'Pangkat satu tingkat di bawah syarat eselon',
  dasar: { peraturan: 'PP 100/2000 jo. PP 13/2002', pasal: 'pengecualian satu tingkat di bawah jenjang pangkat', keyakinan: 'INGATAN' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2002-01-01') },
  parameter,
  menyangkut: menyangkutStruktural,
  periksa: (usulan, fakta, konteks) => {
    const jarak = jarakPangkat(usulan, fakta, konteks);
    if (!jarak.ada) return belumTahu(jarak.sebab);
    if (jarak.nilai === null || jarak.nilai.kurang <= 0 || jarak.nilai.kurang > jarak.nilai.ditoleransi) return LOLOS;
    const tmt = bacaTanggalBkn(fakta, 'tmtGolongan');
    const masa = tmt.ada ? `baru ${bulanPenuh(tmt.nilai, usulan.tmt)} bulan` : 'lamanya belum diketahui';
    return gagal(
      `${jarak.nilai.uraian}; syarat paling sedikit ${angka(konteks, parameter, 'bulanPangkatMin')} bulan dalam pangkat, ${masa}`,
      jarak.nilai.bukti,
    );
  },
});
