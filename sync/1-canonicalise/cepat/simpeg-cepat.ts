import type { BidangProfil, Profil } from '../profil.ts';
import { letakKolom } from '../rakit.ts';
import type { Rujukan } from '../rujukan.ts';
import { ambilMentah, BUKAN_DPK, namaJson, type RencanaBidang, rencanaSimpeg } from '../simpeg.ts';
import type { BentukLangsung } from './bentuk-langsung.ts';
import type { BahanMedan } from './medan.ts';
import type { MedanCepat, RencanaCepat, TulisanBaris } from './rencana.ts';

/** Steps that leave a cell of the form alone. */
const TETAP_SAMA: Readonly<Record<string, { readonly macam: 'id' | 'nik' | 'nama' | 'nomorSurat'; readonly langkah: ReadonlySet<string> }>> = {
  pnsId: { macam: 'id', langkah: new Set(['trim', 'collapseSpaces', 'emptyToNull']) },
  nik: { macam: 'nik', langkah: new Set(['trim', 'collapseSpaces', 'emptyToNull', 'digitsOnly']) },
  nama: { macam: 'nama', langkah: new Set(['trim', 'collapseSpaces', 'emptyToNull', 'upper', 'titleStrip']) },
  nomorSk: { macam: 'nomorSurat', langkah: new Set(['trim', 'collapseSpaces', 'emptyToNull', 'upper']) },
};
const SEKITAR_TANGGAL = new Set<unknown>(['trim', 'collapseSpaces', 'emptyToNull']);
const TAHUN_NOL = /^0\d{3}|^\d\d[-/]\d\d[-/]0\d{3}$/;

function bentukTanggal(b: BidangProfil): BentukLangsung | null {
  const baca = b.ubah.filter((u) => !SEKITAR_TANGGAL.has(u));
  const [satu] = baca;
  if (baca.length !== 1 || typeof satu !== 'object' || !('dateParse' in satu) || !b.kanonik.startsWith('t')) return null;
  // A profile may call a real date "no date"; then only the text says which it is.
  return (satu.zeroDates ?? []).every((t) => TAHUN_NOL.test(t)) ? { macam: 'tanggal', bentuk: satu.dateParse } : null;
}

function bentukLangsung(b: BidangProfil): BentukLangsung | null {
  if (b.petaKode !== null) return null;
  const sama = TETAP_SAMA[b.kanonik];
  if (sama !== undefined) return b.ubah.every((u) => typeof u === 'string' && sama.langkah.has(u)) ? { macam: sama.macam } : null;
  return bentukTanggal(b);
}

const IKUT: Readonly<Record<number, number>> = { [letakKolom.unorId]: letakKolom.jabatanId, [letakKolom.instansiKerjaId]: letakKolom.instansiIndukId };
const SIFAT: Readonly<Record<number, (nilai: string) => boolean>> = {
  [letakKolom.jenisJabatanId]: (n) => n === '1',
  [letakKolom.jenisPegawaiId]: (n) => BUKAN_DPK.has(n),
};
const TANPA_SIFAT = (): boolean => false;

function medanDari(r: RencanaBidang, b: BidangProfil, tanya: string[]): MedanCepat {
  const letak = r.letak;
  const tempat = { ...r, sumber: r.sumber.map((_, i) => i) };
  const putuskan: BahanMedan['putuskan'] = (sel) => {
    const mentah = ambilMentah(tempat, sel);
    return mentah === null || mentah === '' ? null : r.putuskan(mentah);
  };
  return {
    letak,
    bit: r.bit,
    sumber: r.sumber,
    putuskan,
    tanya,
    ikut: IKUT[letak] ?? -1,
    sifat: SIFAT[letak] ?? TANPA_SIFAT,
    turunan: null,
    langsung: bentukLangsung(b),
  };
}

/** Two fields that ask one crosswalk may ask one code twice, and a row keeps it once. */
const isTanyaSekali = (profil: Profil): boolean => {
  const tanya = profil.bidang.flatMap((b) => (typeof b.petaKode === 'string' ? [b.petaKode] : []));
  return new Set(tanya).size === tanya.length;
};

/** The fast path of one SIMPEG file, or null where its profile asks for more than it can do. NDJSON (`pemisah` null) has no header: its names are the profile's. */
export function rencanaCepatSimpeg(
  profil: Profil,
  kepala: { readonly kolom: readonly string[]; readonly pemisah: string | null },
  rujukan: Rujukan,
): RencanaCepat | null {
  const nama = kepala.pemisah === null ? namaJson(profil) : kepala.kolom;
  const tulisan: TulisanBaris = kepala.pemisah === null ? { nama } : { pemisah: kepala.pemisah };
  const { bidang, tanya, cakupan, dasar, takDasar, isiInduk } = rencanaSimpeg(profil, nama, rujukan, (f) => f);
  const nip = bidang.find((r) => r.letak < 0)?.sumber ?? [];
  const [kolomNip] = nip;
  if (kolomNip === undefined || nip.length > 1 || bidang.some((r) => r.sumber.length > 2 || new Set(r.sumber).size < r.sumber.length || r.sumber.includes(-1)))
    return null;
  if (!isTanyaSekali(profil) || bidang.some((r) => r.letak >= 0 && r.sumber.includes(kolomNip))) return null;
  const medan = bidang.flatMap((r, i) => {
    const b = profil.bidang[i];
    return r.letak < 0 || b === undefined ? [] : [medanDari(r, b, tanya)];
  });
  return {
    kolom: nama.length,
    tulisan,
    nip: kolomNip,
    medan,
    tambahan: [],
    aturan: { satuKolom: profil.satuKolomInstansi ? { instansiId: rujukan.instansiId, induk: isiInduk } : null, ekspor: false },
    cakupan,
    takDasar,
    dasar,
  };
}
