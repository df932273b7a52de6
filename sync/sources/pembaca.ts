import { kanonikBkn, pembacaSelBkn } from '../1-canonicalise/bkn.ts';
import { rencanaCepatBkn } from '../1-canonicalise/cepat/bkn-cepat.ts';
import { PembacaCepat } from '../1-canonicalise/cepat/pembaca-cepat.ts';
import { rencanaCepatSimpeg } from '../1-canonicalise/cepat/simpeg-cepat.ts';
import { type HasilBaris, tolak } from '../1-canonicalise/hasil-baris.ts';
import { periksaKolomBkn } from '../1-canonicalise/kolom-ekspor.ts';
import { type Profil, periksaKolom } from '../1-canonicalise/profil.ts';
import type { Rujukan } from '../1-canonicalise/rujukan.ts';
import { cariSelRusak, kosongkanSelRusak, tolakSelRusak } from '../1-canonicalise/sel-rusak.ts';
import { kanonikSimpeg, pembacaSelSimpeg } from '../1-canonicalise/simpeg.ts';
import type { KepalaBerkas } from './baca-berkas.ts';
import { bacaBarisJson, isJumlahSelCocok } from './baris-json.ts';
import { pecahCsv } from './pecah-csv.ts';

type PembacaSel = (sel: readonly string[]) => HasilBaris;

function pembacaCsv(kepala: KepalaBerkas, pemisah: string, baca: PembacaSel): (mentah: string) => HasilBaris {
  return (mentah) => {
    const sel = pecahCsv(mentah, pemisah);
    if (!isJumlahSelCocok(kepala.kolom, sel)) return tolak('KOLOM_KURANG', '');
    return mentah.includes('\u0000') ? tolakBerNul(kepala.kolom, sel, baca) : baca(sel);
  };
}

/** No table can hold a NUL, not even in a column that nothing compares; a workbook's cells without a value carry one. */
function tolakBerNul(kolom: readonly string[], sel: readonly string[], baca: PembacaSel): HasilBaris {
  const rusak = cariSelRusak(kolom, sel);
  if (rusak === null) return tolak('KARAKTER_TERLARANG', kolom[sel.findIndex((s) => s.includes('\u0000'))] ?? '');
  const sisa = baca(kosongkanSelRusak(sel));
  return tolakSelRusak(rusak, sisa.sah || !sisa.kode.startsWith('NIP_'));
}

function pembacaJson(baca: (baris: Readonly<Record<string, string | null>>) => HasilBaris): (mentah: string) => HasilBaris {
  return (mentah) => {
    const hasil = bacaBarisJson(mentah);
    return hasil.sah ? baca(hasil.baris) : tolak(hasil.kode, hasil.kolom);
  };
}

/** Raw record of a BKN file to its canonical result. Checks the header first (BERKAS_DITOLAK). */
export function pembacaBkn(kepala: KepalaBerkas, rujukan: Rujukan): (mentah: string) => HasilBaris {
  if (kepala.pemisah === null) return pembacaJson((baris) => kanonikBkn(baris, rujukan));
  periksaKolomBkn(kepala.kolom);
  return pembacaCsv(kepala, kepala.pemisah, pembacaSelBkn(kepala.kolom, rujukan));
}

/** Raw record of a SIMPEG file to its canonical result. Checks the header first (PROFIL_DITOLAK). */
export function pembacaSimpeg(kepala: KepalaBerkas, profil: Profil, rujukan: Rujukan): (mentah: string) => HasilBaris {
  if (kepala.pemisah === null) return pembacaJson((baris) => kanonikSimpeg(baris, profil, rujukan));
  periksaKolom(profil, kepala.kolom);
  return pembacaCsv(kepala, kepala.pemisah, pembacaSelSimpeg(profil, kepala.kolom, rujukan));
}

/** The fast path beside pembacaBkn and pembacaSimpeg: says of plain rows whose they are and their whole-row fingerprint. Null: there is none (NDJSON of BKN). */
export function pembacaCepat(kepala: KepalaBerkas, profil: Profil | null, rujukan: Rujukan): PembacaCepat | null {
  const { kolom, pemisah } = kepala;
  const rencana = profil !== null ? rencanaCepatSimpeg(profil, kepala, rujukan) : pemisah === null ? null : rencanaCepatBkn({ kolom, pemisah }, rujukan);
  return rencana === null ? null : new PembacaCepat(rencana);
}
