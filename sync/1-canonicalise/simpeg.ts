import { adaAksaraLain, bersihkanTeks } from '../../domain/asn/teks.ts';
import { bitmap } from '../../domain/selisih/bidang.ts';
import { BAKU, type Bakuan } from './baku.ts';
import { type HasilBaris, tolak } from './hasil-baris.ts';
import { ingat } from './ingatan.ts';
import { susunLangkah } from './langkah.ts';
import { bacaNip } from './nip-baris.ts';
import { catatTakTerbaca, type SelTakTerbaca } from './peringatan.ts';
import { type BidangProfil, cakupanProfil, type PetaKode, type Profil } from './profil.ts';
import { BELUM_DIREKON, BERAGAM, KOSONG, type Putusan, putusanDari, TERLARANG, TIDAK_TERBACA } from './putusan.ts';
import { bitKolom, letakKolom, type Nilai, rekamanDari, SEMUA_BIDANG, type Sebab, takTerujiDari, tidakDisediakan } from './rakit.ts';
import { kodePadanan, type Rujukan } from './rujukan.ts';

type Sel = readonly (string | null | undefined)[];
type Pembaca = (sel: Sel) => HasilBaris;

export interface RencanaBidang {
  readonly kolom: string;
  readonly sumber: readonly number[];
  readonly langkah: readonly Bakuan[];
  readonly tetap: string | null;
  readonly letak: number;
  readonly bit: number;
  readonly putuskan: (mentah: string) => Putusan;
}

const BIT = { unor: bitmap(['unorId']), jabatan: bitmap(['jabatanId']), induk: bitmap(['instansiIndukId']), jenisPegawai: bitmap(['jenisPegawaiId']) } as const;
/** Kinds of employee that work where they belong. */
export const BUKAN_DPK = new Set(['1', '10', '15']);
const KODE_CEPAT = /^\d{4}$/;

/** `ingatan` wraps the functions of columns with few distinct values. */
interface BahanRencana {
  readonly rujukan: Rujukan;
  readonly ingatan: (f: (teks: string) => Putusan) => (teks: string) => Putusan;
}

type Peta = (lokal: string) => string | undefined;

function petaDari(b: BidangProfil, rujukan: Rujukan): Peta | null {
  const peta: PetaKode | null = b.petaKode;
  if (peta === 'padanan:unor') return (lokal) => rujukan.padanan('unor', lokal);
  if (peta === 'padanan:jabatan') return (lokal) => rujukan.padanan('jabatan', lokal);
  if (peta !== null) return (lokal) => peta.get(lokal);
  const instansi = b.kanonik === 'instansiIndukId' || b.kanonik === 'instansiKerjaId';
  return instansi ? (lokal) => (KODE_CEPAT.test(lokal) ? rujukan.instansiIdDariKodeCepat(lokal) : lokal) : null;
}

function petakan(nilai: string, peta: Peta | null, baku: Bakuan): Putusan {
  const siasn = peta === null ? nilai : peta(nilai);
  if (siasn === undefined) return BELUM_DIREKON;
  return putusanDari(siasn === '' ? null : baku(siasn));
}

/** From source text to outcome. What depends on the text alone is remembered; crosswalk look-ups are asked anew every time. */
function susunPutusan(b: BidangProfil, langkah: readonly Bakuan[], { rujukan, ingatan }: BahanRencana): RencanaBidang['putuskan'] {
  const peta = petaDari(b, rujukan);
  const baku: Bakuan = b.kanonik === 'nip' ? (t) => t : BAKU[b.kanonik];
  const dariRujukan = peta !== null && !(b.petaKode instanceof Map);
  const awal = (mentah: string): Putusan => {
    const teks = bersihkanTeks(mentah);
    if (teks === undefined || (b.kanonik === 'nama' && adaAksaraLain(teks))) return TERLARANG;
    const nilai = jalankan(langkah, teks);
    if (nilai === undefined) return TIDAK_TERBACA;
    if (nilai === null) return KOSONG;
    return dariRujukan ? { nilai, sebab: null } : petakan(nilai, peta, baku);
  };
  const putuskan = BERAGAM.has(b.kanonik) ? awal : ingatan(awal);
  if (!dariRujukan) return putuskan;
  return (mentah) => {
    const p = putuskan(mentah);
    return p.nilai === null ? p : petakan(p.nilai, peta, baku);
  };
}

/** A field whose first step walks into a nested object can read the dotted name that a flattened NDJSON row carries. */
function jalurBersarang(b: BidangProfil): string | null {
  const awal = b.ubah[0];
  return b.sumber.length === 1 && typeof awal === 'object' && 'jsonPath' in awal ? `${b.sumber[0]}.${awal.jsonPath}` : null;
}

function rencanaDari(b: BidangProfil, header: readonly string[], bahan: BahanRencana): RencanaBidang {
  const bersarang = jalurBersarang(b);
  const pakaiBersarang = bersarang !== null && header.includes(bersarang);
  const letak = b.kanonik === 'nip' ? -1 : letakKolom[b.kanonik];
  const langkah = b.ubah.slice(pakaiBersarang ? 1 : 0).map(susunLangkah);
  return {
    kolom: b.sumber.join(' '),
    sumber: pakaiBersarang ? [header.indexOf(bersarang)] : b.sumber.map((s) => header.indexOf(s)),
    langkah,
    tetap: b.tetap,
    letak,
    bit: letak < 0 ? 0 : 1 << (bitKolom[letak] ?? 31),
    putuskan: susunPutusan(b, langkah, bahan),
  };
}

/** The source text of one field: several columns joined with a space, null when all are empty. */
export function ambilMentah(r: RencanaBidang, sel: Sel): Nilai {
  if (r.tetap !== null && r.sumber.length === 0) return r.tetap;
  if (r.sumber.length === 1) return sel[r.sumber[0] ?? -1] ?? null;
  let teks = '';
  for (const i of r.sumber) {
    const s = sel[i];
    if (s !== null && s !== undefined && s !== '') teks += teks === '' ? s : ` ${s}`;
  }
  return teks === '' ? null : teks;
}

function jalankan(langkah: readonly Bakuan[], teks: string): string | null | undefined {
  let kini: string | null | undefined = teks;
  for (const l of langkah) {
    if (kini === null || kini === undefined) return kini;
    kini = l(kini);
  }
  if (kini === null || kini === undefined) return kini;
  const awal = kini.charCodeAt(0);
  const akhir = kini.charCodeAt(kini.length - 1);
  const rapi = awal > 32 && akhir > 32 && awal < 128 && akhir < 128 ? kini : kini.trim();
  return rapi === '' ? null : rapi;
}

/** A structural position is its unit: it shares the unit's id and the unit's reason. */
function samakanStruktural(v: Nilai[], sebab: Sebab): void {
  if (v[letakKolom.jenisJabatanId] !== '1') return;
  v[letakKolom.jabatanId] = v[letakKolom.unorId] ?? null;
  sebab.belumDirekon &= ~BIT.jabatan;
  sebab.tidakTerbaca &= ~BIT.jabatan;
  if ((sebab.belumDirekon & BIT.unor) !== 0) sebab.belumDirekon |= BIT.jabatan;
  if ((sebab.tidakTerbaca & BIT.unor) !== 0) sebab.tidakTerbaca |= BIT.jabatan;
}

/** One instansi column: it is the working instansi; the home instansi is the same except for DPK/DPB, where this side cannot know it. */
function lengkapiInstansi(v: Nilai[], sebab: Sebab, instansiId: string): void {
  v[letakKolom.instansiKerjaId] ??= instansiId;
  const jenis = v[letakKolom.jenisPegawaiId] ?? null;
  if (jenis !== null && !BUKAN_DPK.has(jenis)) {
    v[letakKolom.instansiIndukId] = null;
    sebab.dpk |= BIT.induk;
  } else if (jenis === null) {
    v[letakKolom.instansiIndukId] = null;
    sebab.belumDirekon |= BIT.induk;
  } else v[letakKolom.instansiIndukId] ??= v[letakKolom.instansiKerjaId] ?? null;
}

/** The crosswalk, with a list of what it was asked since the list was last emptied. */
function catatTanya(rujukan: Rujukan): { readonly rujukan: Rujukan; readonly tanya: string[] } {
  const tanya: string[] = [];
  return {
    tanya,
    rujukan: {
      ...rujukan,
      padanan: (tabel, lokal) => {
        tanya.push(kodePadanan(tabel, lokal));
        return rujukan.padanan(tabel, lokal);
      },
    },
  };
}

interface RencanaSimpeg {
  /** In the order of the profile, the NIP among them (`letak` -1). */
  readonly bidang: readonly RencanaBidang[];
  /** Crosswalk codes asked for since it was last emptied. */
  readonly tanya: string[];
  readonly cakupan: number;
  readonly dasar: ReturnType<typeof tidakDisediakan>;
  readonly takDasar: number;
  /** Whether the home instansi follows from the working one. */
  readonly isiInduk: boolean;
}

export function rencanaSimpeg(profil: Profil, header: readonly string[], asal: Rujukan, ingatan: BahanRencana['ingatan'] = ingat): RencanaSimpeg {
  const { rujukan, tanya } = catatTanya(asal);
  const cakupan = cakupanProfil(profil);
  return {
    bidang: profil.bidang.map((b) => rencanaDari(b, header, { rujukan, ingatan })),
    tanya,
    cakupan,
    dasar: tidakDisediakan(cakupan),
    takDasar: SEMUA_BIDANG & ~cakupan,
    isiInduk: profil.satuKolomInstansi && (cakupan & BIT.jenisPegawai) !== 0,
  };
}

function susunPembaca(profil: Profil, header: readonly string[], rujukan: Rujukan): Pembaca {
  const { bidang, tanya, cakupan, dasar, takDasar, isiInduk } = rencanaSimpeg(profil, header, rujukan);
  const nipR = bidang.find((r) => r.letak === -1);
  const rencana = bidang.filter((r) => r.letak >= 0);
  return (sel) => {
    if (!nipR) return tolak('NIP_KOSONG', 'nip');
    const mentahNip = ambilMentah(nipR, sel);
    const awal = mentahNip === null ? null : bacaNip(mentahNip);
    const baca =
      awal !== null && 'nip' in awal
        ? awal
        : awal !== null && awal.kode === 'NIP_DIBULATKAN_EXCEL'
          ? awal
          : bacaNip(mentahNip === null ? null : (jalankan(nipR.langkah, mentahNip) ?? null));
    if ('kode' in baca) return tolak(baca.kode, nipR.kolom);
    tanya.length = 0;
    const v: Nilai[] = new Array<Nilai>(32).fill(null);
    const sebab: Sebab = { belumDirekon: 0, tidakTerbaca: 0, dpk: 0 };
    let takTerbaca: SelTakTerbaca[] | null = null;
    for (const r of rencana) {
      const mentah = ambilMentah(r, sel);
      if (mentah === null || mentah === '') continue;
      const p = r.putuskan(mentah);
      if (p.sebab === null) v[r.letak] = p.nilai;
      else if (p.sebab === 'terlarang') return tolak('KARAKTER_TERLARANG', r.kolom);
      else {
        sebab[p.sebab] |= r.bit;
        if (p.sebab === 'tidakTerbaca') takTerbaca = catatTakTerbaca(takTerbaca, r.letak, r.kolom, mentah);
      }
    }
    samakanStruktural(v, sebab);
    if (isiInduk) lengkapiInstansi(v, sebab, rujukan.instansiId);
    else if (profil.satuKolomInstansi) v[letakKolom.instansiKerjaId] ??= rujukan.instansiId;
    const tak = takDasar | ((sebab.belumDirekon | sebab.tidakTerbaca | sebab.dpk) & cakupan);
    const takTeruji = { belumDirekon: sebab.belumDirekon & cakupan, tidakTerbaca: sebab.tidakTerbaca & cakupan, dpk: sebab.dpk & cakupan };
    return {
      sah: true,
      nip: baca.nip,
      rekaman: { rekaman: rekamanDari(baca.nip, v), takTeruji: takTerujiDari(takTeruji, dasar) },
      tak,
      tambahan: null,
      nikSah: null,
      takTerbaca,
      kodeLokal: tanya.length === 0 ? null : [...new Set(tanya)],
    };
  };
}

interface Kunci {
  readonly kunci: string;
  readonly dasar: string;
  /** Walks the JSON text of `dasar`, for rows whose nested objects were not flattened. */
  readonly jalur: Bakuan | null;
}
interface Siap {
  readonly kunci: readonly Kunci[];
  readonly baca: Pembaca;
}

const siap = new WeakMap<Profil, WeakMap<Rujukan, Siap>>();

function kunciDari(b: BidangProfil): readonly Kunci[] {
  const bersarang = jalurBersarang(b);
  const awal = b.ubah[0];
  if (bersarang !== null && awal !== undefined) return [{ kunci: bersarang, dasar: b.sumber[0] ?? '', jalur: susunLangkah(awal) }];
  return b.sumber.map((s) => ({ kunci: s, dasar: s, jalur: null }));
}

const kunciSemua = (profil: Profil): readonly Kunci[] => [...new Map(profil.bidang.flatMap(kunciDari).map((k) => [k.kunci, k])).values()];

/** Dotted names of the members that a flattened NDJSON row is read by, in the order of the cells. */
export const namaJson = (profil: Profil): readonly string[] => kunciSemua(profil).map((k) => k.kunci);

function siapkan(profil: Profil, rujukan: Rujukan): Siap {
  const perRujukan = siap.get(profil) ?? new WeakMap<Rujukan, Siap>();
  siap.set(profil, perRujukan);
  const ada = perRujukan.get(rujukan);
  if (ada) return ada;
  const kunci = kunciSemua(profil);
  const header = kunci.map((k) => k.kunci);
  const baru = { kunci, baca: susunPembaca(profil, header, rujukan) };
  perRujukan.set(rujukan, baru);
  return baru;
}

/** One row of a SIMPEG file as the canonical record of its side. Never throws; a column the row does not have counts as KOLOM_KURANG. */
export function kanonikSimpeg(baris: Readonly<Record<string, string | null>>, profil: Profil, rujukan: Rujukan): HasilBaris {
  const { kunci, baca } = siapkan(profil, rujukan);
  const sel: (string | null)[] = [];
  for (const { kunci: k, dasar, jalur } of kunci) {
    let nilai = Object.hasOwn(baris, k) ? baris[k] : undefined;
    if (nilai === undefined) {
      const induk = jalur !== null && Object.hasOwn(baris, dasar) ? baris[dasar] : undefined;
      if (induk === undefined || jalur === null) return tolak('KOLOM_KURANG', dasar);
      nilai = induk === null || induk === '' ? null : jalur(induk);
      if (nilai === undefined) return tolak('JSON_RUSAK', dasar);
    }
    sel.push(nilai);
  }
  return baca(sel);
}

/** The same for cells in the order of a file's header, without an object per row. Call periksaKolom first. */
export function pembacaSelSimpeg(profil: Profil, header: readonly string[], rujukan: Rujukan): (sel: readonly string[]) => HasilBaris {
  return susunPembaca(profil, header, rujukan);
}
