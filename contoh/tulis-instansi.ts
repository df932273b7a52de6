import { join } from 'node:path';
import { Acak, campur } from './acak.ts';
import { type Baris, CACAT, type Cacat, golonganBerikut, type Harapan, type KonteksCacat, type Sisi } from './cacat.ts';
import { CACAT_RINGAN, CACAT_TAK_TERUJI, type CacatSel } from './cacat-sel.ts';
import { hukdisOrang, kinerjaOrang } from './fakta.ts';
import { PetaJabatan } from './formasi.ts';
import { DAFTAR_JABATAN } from './jabatan.ts';
import { indeksGolongan } from './kode.ts';
import { buatOrang, type Kantor, type Orang, type Rekaman } from './orang.ts';
import { type LabelRiwayat, PenulisRiwayat } from './riwayat/tulis.ts';
import { gayaEkspor, KOLOM_EKSPOR, KOLOM_LAIN, type KonteksEkspor } from './skema/bkn.ts';
import { skemaDari } from './skema/daftar.ts';
import type { Dari, Kamus, Skema } from './skema/kolom.ts';
import { susunTangga, undi } from './tangga.ts';
import { barisCsv, PenulisBerkas, susunNdjson } from './tulis-baris.ts';

export interface Label {
  readonly nip: string;
  readonly instansiId: string;
  readonly cacat: string;
  readonly bidang: string | null;
  readonly harapan: Harapan;
  readonly sisi: Sisi;
}

/** Rows that land in the SIMPEG of the next instansi. */
export interface Titipan {
  readonly rekaman: Rekaman;
}

const JANGKAUAN = 100_000;
const TANGGA = susunTangga<Cacat | CacatSel>([...CACAT, ...CACAT_TAK_TERUJI]);
const TANGGA_RINGAN = susunTangga(CACAT_RINGAN);
const isSel = (c: Cacat | CacatSel): c is CacatSel => 'kolom' in c;

/** Local codes of one instansi, as its crosswalk states them. */
export function susunKamus(k: Kantor, skema: Skema): Kamus {
  const unor = new Map(k.unit.map((u, i) => [u.id, skema.kodeUnor(i, u.prefiks)]));
  const jabatan = new Map(DAFTAR_JABATAN.map((j, i) => [j.id, skema.kodeJabatan(i, j.jenisJabatanId)]));
  for (const u of k.unit) if (u.eselonId !== null) jabatan.set(u.id, skema.kodeKepala(unor.get(u.id) ?? ''));
  return { unor, jabatan };
}

/** The column of each canonical value; one that carries it alone goes before one that carries several. */
function letakKolom(skema: Skema): ReadonlyMap<Dari, number> {
  const letak = new Map<Dari, number>();
  for (const sendiri of [true, false])
    skema.kolom.forEach((kol, i) => {
      for (const d of kol.dari) if ((kol.dari.length === 1) === sendiri && !letak.has(d)) letak.set(d, i);
    });
  return letak;
}

interface Penulis {
  readonly k: Kantor;
  readonly skema: Skema;
  readonly kamus: Kamus;
  readonly bkn: PenulisBerkas;
  readonly simpeg: PenulisBerkas;
  readonly barisSimpeg: (sel: readonly string[]) => string;
  readonly letak: ReadonlyMap<Dari, number>;
  readonly kolomBkn: typeof KOLOM_EKSPOR;
  readonly konteks: Omit<KonteksEkspor, 'tempatLahir' | 'urut'>;
  readonly label: (l: Label) => void;
}

function tulisBkn(p: Penulis, o: Orang, r: Rekaman): void {
  const x: KonteksEkspor = { ...p.konteks, tempatLahir: o.tempatLahir, urut: o.indeks };
  const sel: string[] = [];
  for (const kolom of p.kolomBkn) sel.push(kolom.tulis(r, x));
  p.bkn.tulis(barisCsv(sel, p.konteks.gaya.pemisah));
}

function selSimpeg(p: Penulis, r: Rekaman): string[] {
  const sel: string[] = [];
  for (const kolom of p.skema.kolom) sel.push(kolom.tulis(r, p.kamus));
  return sel;
}

function rusakSel(p: Penulis, sel: string[], c: CacatSel, r: Rekaman): boolean {
  const i = p.letak.get(c.kolom);
  if (i === undefined) return false;
  const lama = sel[i] ?? '';
  const baru = c.ubah(lama, p.skema.id, r);
  if (baru === null || baru === lama) return false;
  sel[i] = baru;
  return true;
}

function nipRusak(nip: string, baris: Baris): string {
  return baris === 'NIP_EXCEL' ? `${nip.slice(0, 1)},${nip.slice(1, 3)}E+17` : nip.slice(0, 17);
}

const LABEL_BARIS: Partial<Record<Baris, string>> = { GANDA_INSTANSI: 'NIP_GANDA_INSTANSI', GANDA_BERKAS: 'NIP_GANDA_SATU_BERKAS' };

/** The instansi whose own golongan numbering is off by one for golongan III: a fault of the mapping, not of the people. */
const isSistemik = (k: Kantor): boolean => k.semua.length >= 8 && k.instansi.no === Math.ceil(k.semua.length / 2);

function sistemik(p: Penulis, r: Rekaman): boolean {
  const i = indeksGolongan(r.golAkhirId ?? '');
  if (!isSistemik(p.k) || i < 7 || i > 11) return false;
  r.golAkhirId = golonganBerikut(r.golAkhirId);
  return true;
}

function labelDpk(p: Penulis, r: Rekaman): void {
  if (r.instansiIndukId === r.instansiKerjaId) return;
  const satu = p.skema.satuKolomInstansi;
  p.label({
    nip: r.nip,
    instansiId: p.k.instansi.id,
    cacat: satu ? 'DPK_SATU_KOLOM' : 'DPK_SAH',
    bidang: 'instansiIndukId',
    harapan: satu ? 'TAK_TERBANDINGKAN' : 'COCOK',
    sisi: satu ? 'SIMPEG' : 'KEDUANYA',
  });
}

/** Writes one person to both sides; returns a row for the next instansi when the defect says so. */
function tulisOrang(p: Penulis, o: Orang, x: KonteksCacat, adaBerikut: boolean): Titipan | null {
  const { acak } = x;
  acak.setel(campur(p.k.benih ^ 0xcaca, o.indeks));
  const u = acak.bulat(JANGKAUAN);
  const uRingan = acak.bulat(JANGKAUAN);
  const bkn = o.rekaman;
  const c = undi(TANGGA, u);
  const berlaku = c !== null && (isSel(c) || c.sisi !== 'KEDUANYA' || c.ubah(bkn, x)) ? c : null;
  const simpeg = berlaku === null && !isSistemik(p.k) ? bkn : { ...bkn };
  labelDpk(p, bkn);
  let baris: Baris | null = null;
  const catat = (cacat: string, bidang: string | null, harapan: Harapan, sisi: Sisi): void =>
    p.label({ nip: bkn.nip, instansiId: p.k.instansi.id, cacat, bidang, harapan, sisi });
  if (berlaku !== null && !isSel(berlaku)) {
    const antar = berlaku.baris === 'BEDA_INSTANSI' || berlaku.baris === 'GANDA_INSTANSI';
    if ((!antar || adaBerikut) && (berlaku.sisi === 'KEDUANYA' || berlaku.ubah(berlaku.sisi === 'BKN' ? bkn : simpeg, x))) {
      baris = berlaku.baris ?? null;
      const nama = baris === null ? berlaku.cacat : (LABEL_BARIS[baris] ?? baris);
      for (const b of berlaku.bidang.length > 0 ? berlaku.bidang : [null]) catat(nama, b, berlaku.harapan, berlaku.sisi);
    }
  }
  if (baris === null && (berlaku === null || isSel(berlaku) || !berlaku.bidang.includes('golAkhirId')) && sistemik(p, simpeg))
    catat('SISTEMIK_GOLONGAN', 'golAkhirId', 'BEDA', 'SIMPEG');

  if (baris !== 'HANYA_SIMPEG') tulisBkn(p, o, bkn);
  if (baris === 'HANYA_BKN') return null;
  if (baris === 'BEDA_INSTANSI') return { rekaman: simpeg };
  const sel = selSimpeg(p, simpeg);
  if (berlaku !== null && isSel(berlaku) && rusakSel(p, sel, berlaku, simpeg)) catat(berlaku.cacat, berlaku.bidang, berlaku.harapan, 'SIMPEG');
  const ringan = baris === null ? undi(TANGGA_RINGAN, uRingan) : null;
  const tersentuh = berlaku === null ? [] : isSel(berlaku) ? [berlaku.bidang] : berlaku.bidang;
  const samaKolom =
    ringan !== null &&
    p.letak.get(ringan.kolom) !== undefined &&
    berlaku !== null &&
    isSel(berlaku) &&
    p.letak.get(ringan.kolom) === p.letak.get(berlaku.kolom);
  if (ringan !== null && !samaKolom && !tersentuh.includes(ringan.bidang) && rusakSel(p, sel, ringan, simpeg))
    catat(ringan.cacat, ringan.bidang, ringan.harapan, 'SIMPEG');
  if (baris === 'NIP_EXCEL' || baris === 'NIP_17_DIGIT') sel[p.letak.get('nip') ?? 0] = nipRusak(bkn.nip, baris);
  const teks = p.barisSimpeg(sel);
  p.simpeg.tulis(teks);
  if (baris === 'GANDA_BERKAS') p.simpeg.tulis(teks);
  return baris === 'GANDA_INSTANSI' ? { rekaman: simpeg } : null;
}

/** A person that the neighbour's SIMPEG lists too: there they sit in a unit of the neighbour. */
function pindahkan(p: Penulis, r: Rekaman): Rekaman {
  const unit = p.k.unit[p.k.unit.length - 1];
  const unorId = unit?.id ?? r.unorId;
  return { ...r, instansiKerjaId: p.k.instansi.id, instansiIndukId: p.k.instansi.id, unorId, ...(r.jenisJabatanId === '1' ? { jabatanId: unorId } : {}) };
}

export interface PelaporLabel {
  readonly label: (l: Label) => void;
  /** Null: this instansi keeps no histories. */
  readonly riwayat: ((l: LabelRiwayat) => void) | null;
}

/** Writes all files of one instansi except its unit reference and crosswalk; returns what goes into the next one. */
export function tulisInstansi(dir: string, k: Kantor, masuk: readonly Titipan[], lapor: PelaporLabel): readonly Titipan[] {
  let hanyaSimpeg = false;
  const label = (l: Label): void => {
    hanyaSimpeg ||= l.cacat === 'HANYA_SIMPEG';
    lapor.label(l);
  };
  const skema = skemaDari(k.instansi.profilId);
  const kode = k.instansi.kodeCepat;
  const gaya = gayaEkspor(k.instansi.no);
  const kolomBkn = gaya.kolomLain ? [...KOLOM_EKSPOR, ...KOLOM_LAIN] : KOLOM_EKSPOR;
  const namaUnit = new Map(k.unit.map((u) => [u.id, u.nama]));
  const namaInstansi = new Map(k.semua.map((i) => [i.id, i.nama]));
  const letak = letakKolom(skema);
  const p: Penulis = {
    k,
    skema,
    kamus: susunKamus(k, skema),
    letak,
    kolomBkn,
    label,
    bkn: new PenulisBerkas(join(dir, 'bkn', `${kode}.pegawai.csv`)),
    simpeg: new PenulisBerkas(join(dir, 'simpeg', `${kode}.pegawai.${skema.format}`)),
    barisSimpeg: skema.format === 'ndjson' ? susunNdjson(skema.kolom) : (sel) => barisCsv(sel, skema.pemisah ?? ','),
    konteks: { gaya, namaUnor: (id) => namaUnit.get(id) ?? '', namaInstansi: (id) => namaInstansi.get(id) ?? '' },
  };
  const kinerja = new PenulisBerkas(join(dir, 'bkn', `${kode}.kinerja.ndjson`));
  const hukdis = new PenulisBerkas(join(dir, 'bkn', `${kode}.hukdis.ndjson`));
  const formasi = new PenulisBerkas(join(dir, 'bkn', `${kode}.formasi.csv`));
  const riwayat = lapor.riwayat === null ? null : new PenulisRiwayat(dir, k, { skema, kamus: p.kamus }, lapor.riwayat);
  const peta = new PetaJabatan(k);
  const acak = new Acak();
  const x: KonteksCacat = { acak, kantor: k };
  const keluar: Titipan[] = [];
  p.bkn.tulis(
    barisCsv(
      kolomBkn.map((c) => c.nama),
      gaya.pemisah,
    ),
  );
  if (skema.format === 'csv')
    p.simpeg.tulis(
      barisCsv(
        skema.kolom.map((c) => c.nama),
        skema.pemisah ?? ',',
      ),
    );
  for (let j = 0; j < k.instansi.jumlah; j += 1) {
    const o = buatOrang(k, j, acak);
    const rekaman = riwayat === null ? o.rekaman : { ...o.rekaman };
    hanyaSimpeg = false;
    const titip = tulisOrang(p, o, x, k.instansi.no < k.semua.length);
    if (titip) keluar.push(titip);
    peta.isi(o.unitIdx, o.jabatanIdx);
    const kin = kinerjaOrang(k, o, acak);
    kinerja.tulis(kin);
    const h = hukdisOrang(k, o, acak);
    if (h) hukdis.tulis(h.baris);
    riwayat?.tulis({ orang: o, rekaman, kinerja: kin, hukdis: h }, !hanyaSimpeg);
  }
  for (const t of masuk) p.simpeg.tulis(p.barisSimpeg(selSimpeg(p, pindahkan(p, t.rekaman))));
  peta.tulis((b) => formasi.tulis(b));
  for (const berkas of [p.bkn, p.simpeg, kinerja, hukdis, formasi, ...(riwayat === null ? [] : [riwayat])]) berkas.tutup();
  return keluar;
}
