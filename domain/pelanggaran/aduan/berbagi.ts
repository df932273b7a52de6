import type { Peran } from '../../akses.ts';
import type { KategoriAduan, Saluran } from './saluran.ts';
import type { StatusAduan } from './status.ts';

/** Which complaints: all, neutrality, those about regional instansi. A complaint that was referred is nobody's but the Satgas'. */
type LingkupAduan = 'NASIONAL' | 'NETRALITAS' | 'DAERAH';

interface BerbagiAduan {
  readonly aduan: LingkupAduan;
  /** The complainant's own words and papers can tell who he is. */
  readonly isi: 'SEMUA' | 'KIRIMAN_SENDIRI';
}

/** Who sees which complaint, and what of it; everybody else sees none. The policy of migration 0082 says the same of rows. Who reported is in the vault and in none of them. */
const BERBAGI_ADUAN: Readonly<Partial<Record<Peran, BerbagiAduan>>> = {
  AUDITOR_ASN: { aduan: 'NASIONAL', isi: 'SEMUA' },
  DIR_WASDAL: { aduan: 'NASIONAL', isi: 'SEMUA' },
  VIEWER_BAWASLU: { aduan: 'NETRALITAS', isi: 'SEMUA' },
  OTDA_KEMENDAGRI: { aduan: 'DAERAH', isi: 'KIRIMAN_SENDIRI' },
  VIEWER_KEMENDAGRI: { aduan: 'DAERAH', isi: 'KIRIMAN_SENDIRI' },
};

export interface PokokAduan {
  readonly kategori: KategoriAduan;
  readonly status: StatusAduan;
  /** Whether the instansi is regional; null = not known. */
  readonly daerah: boolean | null;
}

export function melihatAduan(peran: Peran, { kategori, status, daerah }: PokokAduan): boolean {
  switch (BERBAGI_ADUAN[peran]?.aduan) {
    case 'NASIONAL':
      return true;
    case 'NETRALITAS':
      return kategori === 'NETRALITAS' && status !== 'DIRUJUK';
    case 'DAERAH':
      return daerah === true && status !== 'DIRUJUK';
    default:
      return false;
  }
}

/** Whether this role reads the complainant's words and papers; Kemendagri only of what it passed on itself. */
export function melihatIsiAduan(peran: Peran, saluran: Saluran): boolean {
  const isi = BERBAGI_ADUAN[peran]?.isi;
  return isi === 'SEMUA' || (isi === 'KIRIMAN_SENDIRI' && saluran === 'KEMENDAGRI');
}
