import { type Tanggal, tanggal } from '../../../../asn/tanggal.ts';
import { type Diketahui, diketahui } from '../../../../hasil.ts';
import type { Usulan } from '../../../usul.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import type { Fakta } from '../../fakta.ts';
import { kepalaDaerahTujuan } from '../c-kewenangan/perlu-persetujuan-mendagri.ts';
import { tercatatPada } from '../tercatat.ts';

interface PpkPelaksana {
  readonly status: string;
  readonly dokumen: string;
}

/** Acting PPK of the target: the head of a region, else what is recorded of the instansi on the day of the SK, or today while there is none. Null = a definitive or appointed one. */
function ppkPelaksana(usulan: Usulan, fakta: Fakta, hariIni: Tanggal): Diketahui<PpkPelaksana | null> {
  if (usulan.tujuan.daerah) {
    const kepala = kepalaDaerahTujuan(fakta);
    if (!kepala.ada) return kepala;
    const { status, nomorSk } = kepala.nilai;
    return diketahui(status === 'PLT' || status === 'PLH' ? { status, dokumen: nomorSk } : null);
  }
  const tercatat = tercatatPada(fakta, 'PPK_PELAKSANA', fakta.sk?.tanggal ?? hariIni);
  if (!tercatat.ada) return tercatat;
  const [ppk] = tercatat.nilai;
  return diketahui(ppk === undefined ? null : { status: ppk.nilai ?? 'PLT', dokumen: ppk.dokumen });
}
export const d39 = aturan({
  kode: 'D39',
  judul: 'SK tidak ditetapkan Plt atau Plh',
  dasar: { peraturan: 'SE Kepala BKN 2/SE/VII/2019; UU 10/2016', pasal: 'ketentuan kewenangan; UU 10/2016 Pasal 71 ayat (4)', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  // As with C03 to C05, the approval can only come after the pertek; until then the rule announces.
  tingkatPada: { AJUKAN: 'WARN', SETUJUI: 'WARN', PERTEK: 'WARN' },
  berlaku: { sejak: tanggal('2019-07-01') },
  parameter: {},
  menyangkut: () => true,
  periksa: (usulan, fakta, { hariIni }) => {
    const ppk = ppkPelaksana(usulan, fakta, hariIni);
    if (!ppk.ada) return belumTahu(ppk.sebab);
    if (ppk.nilai === null) return tidakBerlaku('PPK bukan pelaksana');
    const { status, dokumen } = ppk.nilai;
    // An acting head of region may with the written approval of Mendagri; a substitute of days never.
    const diizinkan = status === 'PLT' && usulan.tujuan.daerah && fakta.persetujuanMendagri !== null;
    return diizinkan ? LOLOS : gagal(`${status} tidak berwenang menetapkan pengangkatan, pemindahan, atau pemberhentian`, [dokumen]);
  },
});
