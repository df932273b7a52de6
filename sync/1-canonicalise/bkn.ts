import { adaAksaraLain, bersihkanTeks } from '../../domain/asn/teks.ts';
import { bitmap } from '../../domain/selisih/bidang.ts';
import type { KolomRekaman } from '../../domain/selisih/rekaman.ts';
import { BAKU } from './baku.ts';
import { type HasilBaris, tolak } from './hasil-baris.ts';
import { ingat } from './ingatan.ts';
import { KOLOM_EKSPOR_ASN, KOLOM_EKSPOR_DIPAKAI } from './kolom-ekspor.ts';
import { bacaNip } from './nip-baris.ts';
import { catatTakTerbaca, type SelTakTerbaca } from './peringatan.ts';
import { BELUM_DIREKON, BERAGAM, KOSONG, type Putusan, putusanDari, TERLARANG } from './putusan.ts';
import { bitKolom, letakKolom, type Nilai, rekamanDari, SEMUA_BIDANG, type Sebab, takTerujiDari, tidakDisediakan } from './rakit.ts';
import type { Rujukan } from './rujukan.ts';

/** Fields that the export offers; eselon comes from the unit. Decree, grade, kind of assignment and retirement are not in it. */
export const CAKUPAN_BKN = SEMUA_BIDANG & ~bitmap(['jenjang', 'skJabatan', 'jenisPenugasanId', 'pensiun']);

export const DASAR = tidakDisediakan(CAKUPAN_BKN);
export const TAK_DASAR = SEMUA_BIDANG & ~CAKUPAN_BKN;

type KolomEkspor = (typeof KOLOM_EKSPOR_DIPAKAI)[number];

const SUMBER: readonly (readonly [KolomEkspor, KolomRekaman])[] = [
  ['pns_id', 'pnsId'],
  ['nama', 'nama'],
  ['tanggal_lahir', 'tglLahir'],
  ['jenis_kelamin', 'jenisKelamin'],
  ['nik', 'nik'],
  ['kedudukan_hukum_id', 'kedudukanHukumId'],
  ['status_cpns_pns', 'statusAsn'],
  ['jenis_pegawai_id', 'jenisPegawaiId'],
  ['instansi_induk_id', 'instansiIndukId'],
  ['instansi_kerja_id', 'instansiKerjaId'],
  ['unor_id', 'unorId'],
  ['jenis_jabatan_id', 'jenisJabatanId'],
  ['jabatan_id', 'jabatanId'],
  ['jabatan_nama', 'namaJabatan'],
  ['tmt_jabatan', 'tmtJabatan'],
  ['gol_akhir_id', 'golAkhirId'],
  ['tmt_golongan', 'tmtGolongan'],
  ['mk_tahun', 'mkTahun'],
  ['mk_bulan', 'mkBulan'],
  ['tingkat_pendidikan_id', 'tkPendidikanId'],
  ['pendidikan_id', 'pendidikanId'],
  ['tmt_cpns', 'tmtCpns'],
  ['tmt_pns', 'tmtPns'],
];

export const SEL = Object.fromEntries(KOLOM_EKSPOR_DIPAKAI.map((k, i) => [k, i])) as Readonly<Record<KolomEkspor, number>>;
const BIT_UNOR = bitmap(['unorId']);
const BIT_JABATAN = bitmap(['jabatanId']);
const BIT_ESELON = bitmap(['eselonId']);
const BIT_GELAR = bitmap(['gelar']);

/** The export's ways to say "no value" become null; the apostrophe that keeps Excel's hands off digits goes. */
export function nilaiEkspor(mentah: string | null | undefined): Nilai {
  if (mentah === null || mentah === undefined || mentah === '') return null;
  let teks = mentah;
  const akhir = teks.charCodeAt(teks.length - 1);
  const awal = teks.charCodeAt(0);
  if (awal <= 32 || akhir <= 32 || awal > 127 || akhir > 127) teks = teks.trim();
  if (teks.charCodeAt(0) === 39) teks = teks.slice(1).trim();
  return teks === '' || teks === '-' || (teks.length === 4 && teks.toLowerCase() === 'null') ? null : teks;
}

export const KEDUDUKAN_PPPK: ReadonlySet<string> = new Set(['71', '72']);
const isPppk = (nip: string, kedudukan: Nilai): boolean => KEDUDUKAN_PPPK.has(kedudukan ?? '') || Number(nip.slice(12, 14)) > 20;

export function nikSahDari(nilai: Nilai): boolean | null {
  if (nilai === null) return null;
  if (nilai === '1' || nilai === 'true') return true;
  return nilai === '0' || nilai === 'false' ? false : null;
}

/** The eselon of a unit's head; a unit that is not known has none that we know. */
export function eselonDariUnor(unor: string, rujukan: Rujukan): Putusan {
  const eselon = rujukan.eselonUnor(unor);
  if (eselon === undefined) return BELUM_DIREKON;
  return { nilai: eselon === null ? null : (BAKU.eselonId(eselon) ?? null), sebab: null };
}

/** Structural positions are the unit itself; the eselon is the unit's. Without a known unit the eselon stays unknown. */
function lengkapiJabatan(v: Nilai[], sebab: Sebab, rujukan: Rujukan): void {
  v[letakKolom.eselonId] = null;
  if (v[letakKolom.jenisJabatanId] !== '1') return;
  const unor = v[letakKolom.unorId] ?? null;
  v[letakKolom.jabatanId] = unor;
  if ((sebab.tidakTerbaca & BIT_UNOR) !== 0) sebab.tidakTerbaca |= BIT_JABATAN | BIT_ESELON;
  if (unor === null) return;
  const eselon = eselonDariUnor(unor, rujukan);
  if (eselon.sebab === null) v[letakKolom.eselonId] = eselon.nilai;
  else sebab.belumDirekon |= BIT_ESELON;
}

interface LangkahBkn {
  readonly kolom: string;
  readonly sel: number;
  readonly letak: number;
  readonly bit: number;
  readonly putuskan: (mentah: string) => Putusan;
}
interface Rencana {
  readonly langkah: readonly LangkahBkn[];
  readonly gelar: (depanDanBelakang: string) => Putusan;
}

/** Text of one export cell to its outcome; only a name must be of Latin script. */
const bakukanEkspor =
  (kanonik: KolomRekaman) =>
  (mentah: string): Putusan => {
    const teks = nilaiEkspor(mentah);
    if (teks === null) return KOSONG;
    const bersih = bersihkanTeks(teks);
    if (bersih === undefined || (kanonik === 'nama' && adaAksaraLain(bersih))) return TERLARANG;
    return putusanDari(BAKU[kanonik](bersih));
  };

function bakukanGelar(teks: string): Putusan {
  const bersih = bersihkanTeks(teks);
  return bersih === undefined ? TERLARANG : putusanDari(BAKU.gelar(bersih));
}

/** `ingatan` wraps the functions of columns with few distinct values. */
export const susunRencana = (ingatan: (f: (teks: string) => Putusan) => (teks: string) => Putusan): Rencana => ({
  langkah: SUMBER.map(([kolom, kanonik]) => ({
    kolom,
    sel: SEL[kolom],
    letak: letakKolom[kanonik],
    bit: 1 << (bitKolom[letakKolom[kanonik]] ?? 31),
    putuskan: BERAGAM.has(kanonik) ? bakukanEkspor(kanonik) : ingatan(bakukanEkspor(kanonik)),
  })),
  gelar: ingatan(bakukanGelar),
});

/** Cells in the order of KOLOM_EKSPOR_DIPAKAI. */
function kanonikSel(sel: readonly (string | null | undefined)[], rencana: Rencana, rujukan: Rujukan): HasilBaris {
  const baca = bacaNip(sel[SEL.nip_baru] ?? null);
  if ('kode' in baca) return tolak(baca.kode, 'nip_baru');
  const v: Nilai[] = new Array<Nilai>(32).fill(null);
  const sebab: Sebab = { belumDirekon: 0, tidakTerbaca: 0, dpk: 0 };
  let takTerbaca: SelTakTerbaca[] | null = null;
  for (const l of rencana.langkah) {
    const mentah = sel[l.sel];
    if (mentah === null || mentah === undefined || mentah === '') continue;
    const p = l.putuskan(mentah);
    if (p.sebab === null) v[l.letak] = p.nilai;
    else if (p.sebab === 'terlarang') return tolak('KARAKTER_TERLARANG', l.kolom);
    else {
      sebab[p.sebab] |= l.bit;
      if (p.sebab === 'tidakTerbaca') takTerbaca = catatTakTerbaca(takTerbaca, l.letak, l.kolom, mentah);
    }
  }
  const depan = nilaiEkspor(sel[SEL.gelar_depan]);
  const belakang = nilaiEkspor(sel[SEL.gelar_belakang]);
  if (depan !== null || belakang !== null) {
    const p = rencana.gelar(`${depan ?? ''},${belakang ?? ''}`);
    if (p.sebab === 'terlarang') return tolak('KARAKTER_TERLARANG', 'gelar_belakang');
    if (p.sebab === null) v[letakKolom.gelar] = p.nilai;
    else {
      sebab[p.sebab] |= BIT_GELAR;
      takTerbaca = catatTakTerbaca(takTerbaca, letakKolom.gelar, 'gelar_belakang', '');
    }
  }
  if (v[letakKolom.statusAsn] !== 'CPNS' && v[letakKolom.statusAsn] !== null && isPppk(baca.nip, v[letakKolom.kedudukanHukumId] ?? null))
    v[letakKolom.statusAsn] = 'PPPK';
  lengkapiJabatan(v, sebab, rujukan);
  return {
    sah: true,
    nip: baca.nip,
    rekaman: { rekaman: rekamanDari(baca.nip, v), takTeruji: takTerujiDari(sebab, DASAR) },
    tak: TAK_DASAR | sebab.belumDirekon | sebab.tidakTerbaca,
    tambahan: null,
    nikSah: nikSahDari(nilaiEkspor(sel[SEL.is_valid_nik])),
    takTerbaca,
    kodeLokal: null,
  };
}

const TANPA_INGATAN = susunRencana((f) => f);

const kenal = new Set<string>(KOLOM_EKSPOR_ASN);

/** Columns that are kept raw, with their place in the header. */
export const kolomAsing = (header: readonly string[]): readonly (readonly [string, number])[] =>
  header.map((k, i) => [k, i] as const).filter(([k]) => k !== '' && k !== '__proto__' && !kenal.has(k));

function tambahanDari(pasangan: Iterable<readonly [string, string | null | undefined]>): Record<string, string> | null {
  const hasil: Record<string, string> = {};
  let ada = false;
  for (const [kolom, nilai] of pasangan) {
    if (kolom === '' || kolom === '__proto__' || kenal.has(kolom) || nilai === null || nilai === undefined || nilai === '') continue;
    hasil[kolom] = nilai;
    ada = true;
  }
  return ada ? hasil : null;
}

/** One row of the "Export Data ASN" as the canonical record of the BKN side. Never throws; unknown columns are kept raw. */
export function kanonikBkn(baris: Readonly<Record<string, string | null>>, rujukan: Rujukan): HasilBaris {
  const sel = KOLOM_EKSPOR_DIPAKAI.map((k) => (Object.hasOwn(baris, k) ? baris[k] : null));
  const hasil = kanonikSel(sel, TANPA_INGATAN, rujukan);
  return hasil.sah ? { ...hasil, tambahan: tambahanDari(Object.entries(baris)) } : hasil;
}

/** The same for the cells of one file, in the order of its header, without an object per row. Call periksaKolomBkn first. */
export function pembacaSelBkn(header: readonly string[], rujukan: Rujukan): (sel: readonly string[]) => HasilBaris {
  const letak = KOLOM_EKSPOR_DIPAKAI.map((k) => header.indexOf(k));
  const asing = kolomAsing(header);
  const rencana = susunRencana(ingat);
  const dipakai: (string | undefined)[] = letak.map(() => undefined);
  return (sel) => {
    for (let i = 0; i < letak.length; i++) dipakai[i] = sel[letak[i] ?? -1];
    const hasil = kanonikSel(dipakai, rencana, rujukan);
    return hasil.sah && asing.length > 0 ? { ...hasil, tambahan: tambahanDari(asing.map(([k, i]) => [k, sel[i]] as const)) } : hasil;
  };
}
