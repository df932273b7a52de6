import { isJenisFakta, type JenisFakta, macamFakta } from '../../../domain/mutasi/fakta-tercatat.ts';
import { type BarisFakta, bacaFakta, type HasilFakta, type Isian } from './isian.ts';

/** One recorded fact of a person (nip) or of the instansi (nip null). `acuan` is '' where the kind names nothing. */
export interface FaktaDicatat {
  readonly nip: string | null;
  readonly jenis: JenisFakta;
  readonly mulai: string;
  readonly akhir: string | null;
  readonly nilai: string | null;
  readonly angka: number | null;
  readonly acuan: string;
  readonly dokumen: string;
  readonly tanggal: string;
  readonly sumber: string;
  /** Takes an earlier row with the same key back. */
  readonly batal: boolean;
}

const TEKS_MAKS = 200;

function jenisDari(isian: Isian): JenisFakta {
  const jenis = isian.judul('jenis');
  return jenis !== null && isJenisFakta(jenis) ? jenis : isian.salah('JENIS_FAKTA_TIDAK_DIKENAL', 'jenis');
}

function subjekDari(isian: Isian, jenis: JenisFakta): string | null {
  const isPegawai = macamFakta(jenis).subjek === 'PEGAWAI';
  if (isPegawai !== (isian.teks('nip', 'nipBaru') !== null)) return isian.salah('SUBJEK_FAKTA_SALAH', 'nip');
  return isPegawai ? isian.orang().nip : null;
}

/** A closed list of codes, any code, or nothing: what the kind says. */
function nilaiDari(isian: Isian, jenis: JenisFakta): string | null {
  const { nilai: daftar } = macamFakta(jenis);
  if (daftar === null) return isian.wajib(isian.teks('nilai'), 'nilai');
  if (daftar.length === 0) return null;
  const nilai = isian.wajib(isian.judul('nilai'), 'nilai');
  return daftar.includes(nilai) ? nilai : isian.salah('NILAI_FAKTA_TIDAK_DIKENAL', 'nilai');
}

const pendek = (isian: Isian, kolom: string): string => isian.wajib(isian.teks(kolom), kolom).slice(0, TEKS_MAKS);
const SETUJU: readonly (string | null)[] = ['YA', 'Y', '1', 'TRUE'];

/** One row of a file of recorded facts. Refused without kind, subject, start, document, or what the kind needs besides. */
export const kanonikTercatat = (baris: BarisFakta): HasilFakta<FaktaDicatat> =>
  bacaFakta(baris, (isian) => {
    const jenis = jenisDari(isian);
    const macam = macamFakta(jenis);
    const mulai = isian.wajib(isian.tanggal('mulai'), 'mulai');
    const akhir = isian.tanggal('akhir');
    if (akhir !== null && akhir < mulai) return isian.salah('AKHIR_MENDAHULUI_MULAI', 'akhir');
    return {
      nip: subjekDari(isian, jenis),
      jenis,
      mulai,
      akhir,
      nilai: nilaiDari(isian, jenis),
      angka: macam.angka ? isian.wajib(isian.angka('angka'), 'angka') : null,
      acuan: macam.acuan === null ? '' : isian.wajib(isian.id('acuan'), 'acuan'),
      dokumen: pendek(isian, 'dokumen'),
      tanggal: isian.wajib(isian.tanggal('tanggalDokumen', 'tanggal_dokumen'), 'tanggalDokumen'),
      sumber: pendek(isian, 'sumber'),
      batal: SETUJU.includes(isian.judul('batal')),
    };
  });
