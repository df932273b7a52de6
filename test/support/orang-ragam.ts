import { diketahui } from '../../domain/hasil.ts';
import { rekamanContoh } from './fakta.ts';

/** Reference row of a JF ahli muda as the target. */
export const JF = { rujukan: diketahui({ nama: 'JABATAN CONTOH', jenjangJf: 'MU', eselonId: null, unor: { aktif: true, milikTujuan: true, eselonId: '41' } }) };
/** People of every kind of position, long enough in it. */
export const ORANG = [
  {},
  { jenisJabatanId: '4', eselonId: null, namaJabatan: 'PENGOLAH DATA CONTOH', tmtJabatan: '2018-01-01' },
  { eselonId: '31', tmtJabatan: '2021-01-01', golAkhirId: '42' },
  { eselonId: '22', tmtJabatan: '2021-01-01', golAkhirId: '43' },
  { jenisJabatanId: '2', eselonId: null, jenjangId: 'MU' },
  { statusAsn: 'CPNS', tmtCpns: '2025-01-01' },
  { kedudukanHukumId: '02' },
  { tglLahir: '1967-06-15' },
  { statusAsn: 'PPPK', golAkhirId: 'IX', jabatanId: 'JABATAN-03' },
].map((kolom) => rekamanContoh(kolom));
