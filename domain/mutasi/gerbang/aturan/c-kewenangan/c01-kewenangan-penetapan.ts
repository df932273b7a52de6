import { tanggal } from '../../../../asn/tanggal.ts';
import { wajibMenurut } from '../../../dokumen-wajib.ts';
import { aturan, belumTahu, tidakBerlaku } from '../../aturan.ts';
import { wajibDokumen } from '../dokumen.ts';
import { jenjangJfTujuan } from '../kedudukan.ts';
import { keJf, sejakSk } from '../menyangkut.ts';

const AHLI_UTAMA = 'UT';

/** What the President decides needs his decision attached; that the PPK of the destination signs everything else, the act of the SK itself sees to. */
export const c01 = aturan({
  kode: 'C01',
  judul: 'Kewenangan menetapkan pengangkatan',
  dasar: { peraturan: 'UU 20/2023; PP 11/2017', pasal: 'UU 20/2023 Pasal 29-30; PP 11/2017 Pasal 3', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: (usulan, konteks) => sejakSk(konteks) && (wajibMenurut('C01')(usulan) || keJf(usulan)),
  periksa: (usulan, fakta) => {
    if (keJf(usulan)) {
      const jenjang = jenjangJfTujuan(fakta);
      if (!jenjang.ada) return belumTahu(jenjang.sebab);
      if (jenjang.nilai !== AHLI_UTAMA) return tidakBerlaku('Ditetapkan oleh PPK');
    }
    return wajibDokumen(fakta, 'KEPUTUSAN_PRESIDEN');
  },
});
