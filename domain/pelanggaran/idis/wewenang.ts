import type { Jenjang } from '../../mutasi/usul.ts';
import type { TingkatHukuman } from '../jenis-hukuman.ts';
import { ditahan, type Halangan, salah } from './putusan.ts';

export const PENETAP = ['PRESIDEN', 'PPK', 'PEJABAT'] as const;
export const STATUS_PENETAP = ['DEFINITIF', 'PJ', 'PJS', 'PLT', 'PLH'] as const;

export interface Penetap {
  readonly penetap: string;
  /** How many levels the one who decides stands above the examinee; null = not known. Only asked of PEJABAT. */
  readonly jarak: number | null;
  readonly status: string;
  /** Number of BKN's pertek; null = none. */
  readonly pertekNomor: string | null;
}

const JENJANG_PRESIDEN: readonly Jenjang[] = ['JPT_UTAMA', 'JPT_MADYA'];
/** Distance at which an official below the PPK may punish. Source: PP 94/2021 Pasal 16-23, Peraturan BKN 6/2022 Pasal 15-32 (from memory). */
const JARAK: Readonly<Record<TingkatHukuman, number | null>> = { R: 1, S: 2, B: null };

/** Who may decide: by the examinee's level, the level of the punishment and the distance. What is not known holds, and says so. */
export function periksaWewenang(tingkat: TingkatHukuman, jenjang: Jenjang | null, p: Penetap): Halangan {
  if (!(PENETAP as readonly string[]).includes(p.penetap)) return salah('penetap', `Penetap: ${PENETAP.join(', ')}.`);
  if (!(STATUS_PENETAP as readonly string[]).includes(p.status)) return salah('statusPenetap', `Status penetap: ${STATUS_PENETAP.join(', ')}.`);
  if (jenjang === null) return ditahan('id', 'Jenjang jabatan terperiksa belum diketahui, sehingga pejabat yang berwenang belum dapat ditentukan.');
  const olehPresiden = JENJANG_PRESIDEN.includes(jenjang);
  if (olehPresiden !== (p.penetap === 'PRESIDEN'))
    return salah('penetap', olehPresiden ? 'Bagi JPT utama dan madya yang berwenang adalah Presiden.' : 'Presiden menghukum JPT utama dan madya saja.');
  if (p.status !== 'DEFINITIF' && p.pertekNomor === null)
    return ditahan('pertekNomor', 'Pejabat yang ditunjuk (Pj, Pjs, Plt, Plh) memerlukan pertimbangan teknis BKN.');
  return p.penetap === 'PEJABAT' ? periksaJarak(tingkat, p.jarak) : null;
}

function periksaJarak(tingkat: TingkatHukuman, jarak: number | null): Halangan {
  const wajib = JARAK[tingkat];
  if (wajib === null) return salah('penetap', 'Hukuman berat ditetapkan PPK.');
  if (jarak === null) return ditahan('jarak', 'Jarak jenjang pejabat yang menghukum dengan terperiksa belum diketahui.');
  return jarak === wajib ? null : salah('jarak', `Hukuman tingkat ${tingkat} ditetapkan pejabat ${wajib} jenjang di atas terperiksa, bukan ${jarak}.`);
}
