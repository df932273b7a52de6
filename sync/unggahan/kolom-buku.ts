import { Kesalahan } from '../../domain/kesalahan.ts';
import type { KolomRekaman } from '../../domain/selisih/rekaman.ts';
import { KOLOM_EKSPOR_DIPAKAI } from '../1-canonicalise/kolom-ekspor.ts';
import { kolomSumber, type Profil } from '../1-canonicalise/profil.ts';
import type { PilihanBuku } from '../sources/lembar/pilihan.ts';
import type { UmpanDikirim } from './terima.ts';

const NIP = ['nip', 'nipBaru', 'nip_baru'];
const PENGENAL = ['nik', 'pns_id', 'pnsId'];
const KANONIK_PENGENAL: readonly KolomRekaman[] = ['nik', 'pnsId'];

type Dikirim = Pick<UmpanDikirim, 'sisi' | 'jenis' | 'lembar'>;

/** Whether the meaning of the columns stands in the mapping profile of the instansi. */
export const isBerprofil = ({ sisi, jenis }: Dikirim): boolean => sisi === 'SIMPEG' && jenis === 'pegawai';

/** How a workbook of this feed is read. `profil`: of the instansi, where isBerprofil. Throws BERKAS_DITOLAK when its feed is no CSV. */
export function pilihanBuku(umpan: Dikirim, profil: Profil | null): PilihanBuku {
  const lembar = umpan.lembar ?? null;
  if (profil === null) {
    const dipakai = umpan.jenis === 'pegawai' ? KOLOM_EKSPOR_DIPAKAI : null;
    return { lembar, pemisah: null, kolom: { nip: NIP, pengenal: PENGENAL, dipakai } };
  }
  if (profil.format !== 'csv')
    throw new Kesalahan('BERKAS_DITOLAK', 'Profil pemetaan instansi ini membaca NDJSON, bukan tabel. Kirim NDJSON, atau pasang profil untuk CSV.');
  const sumber = (kanonik: readonly string[]): string[] => profil.bidang.filter((b) => kanonik.includes(b.kanonik)).flatMap((b) => b.sumber);
  return {
    lembar,
    pemisah: profil.pemisah,
    kolom: { nip: sumber(['nip']), pengenal: sumber(KANONIK_PENGENAL), dipakai: kolomSumber(profil) },
  };
}
