import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bacaTanggal } from '../domain/asn/baca-tanggal.ts';
import { tambahBulan, tanggal } from '../domain/asn/tanggal.ts';
import { type Jenjang, jenjangDari } from '../domain/mutasi/usul.ts';
import { bacaInstansi, bacaJson, bukaBerkas, type InstansiTertulis, letakBaris } from './baca-bangsa.ts';
import { KOLOM_FORMASI } from './formasi.ts';
import type { LabelRiwayat } from './riwayat/tulis.ts';
import { pecahCsv } from './tulis-baris.ts';
import type { Label } from './tulis-instansi.ts';

/** Rule D23: shortest time in a position before a move. */
const BULAN_LAYAK = 24;

export interface SaringContoh {
  /** No label except those that mean COCOK, none about histories, kedudukan hukum active, no discipline row. */
  readonly bersih?: boolean;
  /** A label BEDA on this field. */
  readonly bidangBeda?: string;
  readonly cacat?: string;
  readonly jenjang?: Jenjang;
  /** kodeCepat. */
  readonly instansi?: string;
  /** What the NSPK asks of anybody who moves: a valid NIK, schooling of SLTA or more, two years in the position as of the base month of the nation. */
  readonly layakPindah?: boolean;
  /** Rows of both last years, none below BAIK. */
  readonly kinerjaBaik?: boolean;
  readonly golonganMinimum?: string;
  /** Default 1. */
  readonly banyak?: number;
}

export interface PegawaiContoh {
  readonly nip: string;
  readonly pnsId: string;
  readonly nama: string;
  readonly instansiId: string;
  readonly kodeCepat: string;
  readonly statusAsn: 'CPNS' | 'PNS' | 'PPPK';
  readonly jenisJabatanId: string;
  readonly jenjang: Jenjang | null;
  readonly unorId: string;
  readonly jabatanId: string;
  readonly namaJabatan: string;
  readonly golAkhirId: string;
  readonly cacat: readonly string[];
}

export interface FormasiContoh {
  readonly instansiId: string;
  readonly kodeCepat: string;
  readonly unorId: string;
  readonly jenisJabatanId: string;
  readonly jabatanId: string;
  readonly namaJabatan: string;
  readonly jenjang: string;
  readonly eselonId: string | null;
  readonly kelasJabatan: number;
  readonly kebutuhan: number;
  readonly terisi: number;
}

/** A feed that is not there has no rows. */
const barisTeks = (jalur: string): string[] =>
  existsSync(jalur)
    ? readFileSync(jalur, 'utf8')
        .split('\n')
        .filter((b) => b !== '')
    : [];
export const bacaLabelRiwayat = (dir: string): readonly LabelRiwayat[] =>
  barisTeks(join(dir, 'label-riwayat.ndjson')).map((b) => JSON.parse(b) as LabelRiwayat);
export const bacaLabel = (dir: string): readonly Label[] => barisTeks(join(dir, 'label.ndjson')).map((b) => JSON.parse(b) as Label);

function labelPerNip(dir: string): ReadonlyMap<string, readonly Label[]> {
  const peta = new Map<string, Label[]>();
  for (const l of bacaLabel(dir)) {
    const ada = peta.get(l.nip);
    if (ada) ada.push(l);
    else peta.set(l.nip, [l]);
  }
  return peta;
}

const nipDariNdjson = (b: string): { nipBaru: string; KuadranKinerjaNilai?: string } => JSON.parse(b) as { nipBaru: string; KuadranKinerjaNilai?: string };

function eselonUnor(dir: string, kodeCepat: string): ReadonlyMap<string, string | null> {
  const { data } = bacaJson<{ data: { Id: string; EselonId: string | null }[] }>(join(dir, 'rujukan', 'unor', `${kodeCepat}.json`));
  return new Map(data.map((u) => [u.Id, u.EselonId]));
}

/** Rows of good performance per person: 2 = both years good. */
function kinerjaBaik(dir: string, kodeCepat: string): ReadonlyMap<string, number> {
  const hasil = new Map<string, number>();
  for (const b of barisTeks(join(dir, 'bkn', `${kodeCepat}.kinerja.ndjson`))) {
    const { nipBaru, KuadranKinerjaNilai } = nipDariNdjson(b);
    hasil.set(nipBaru, (hasil.get(nipBaru) ?? 0) + (Number(KuadranKinerjaNilai) <= 2 ? 1 : -9));
  }
  return hasil;
}

function* pegawaiInstansi(
  dir: string,
  i: InstansiTertulis,
  label: ReadonlyMap<string, readonly Label[]>,
): Generator<PegawaiContoh & { readonly kedudukan: string; readonly dpk: boolean; readonly layak: boolean }> {
  const berkas = bukaBerkas(dir, i, 'BKN');
  const eselon = eselonUnor(dir, i.kodeCepat);
  const dasar = bacaJson<{ dibuatPada: string }>(join(dir, 'bangsa.json')).dibuatPada.slice(0, 10);
  const sejakLama = tambahBulan(tanggal(dasar), -BULAN_LAYAK);
  for (const letak of letakBaris(berkas)) {
    const sel = berkas.sel(letak);
    const nilai = (kolom: string): string => (sel[berkas.kolom.indexOf(kolom)] ?? '').replace(/^'/, '');
    const nip = nilai('nip_baru');
    const jenisJabatanId = nilai('jenis_jabatan_id');
    const unorId = nilai('unor_id');
    yield {
      nip,
      pnsId: nilai('pns_id'),
      nama: nilai('nama'),
      instansiId: i.id,
      kodeCepat: i.kodeCepat,
      statusAsn: nilai('status_cpns_pns') === 'C' ? 'CPNS' : Number(nip.slice(12, 14)) > 20 ? 'PPPK' : 'PNS',
      jenisJabatanId,
      jenjang: jenjangDari(jenisJabatanId, eselon.get(unorId) ?? null),
      unorId,
      jabatanId: nilai('jabatan_id'),
      namaJabatan: nilai('jabatan_nama'),
      golAkhirId: nilai('gol_akhir_id'),
      cacat: (label.get(nip) ?? []).map((l) => l.cacat),
      layak: nilai('is_valid_nik') === '1' && nilai('tingkat_pendidikan_id') >= '15' && (bacaTanggal(nilai('tmt_jabatan')) ?? '9999') <= sejakLama,
      kedudukan: nilai('kedudukan_hukum_id'),
      dpk: nilai('instansi_induk_id') !== nilai('instansi_kerja_id'),
    };
  }
}

/** People of the nation that fit, in file order; reads only as many instansi as needed. For tests, e2e and examples. */
export function cariPegawai(dir: string, saring: SaringContoh = {}): readonly PegawaiContoh[] {
  const { banyak = 1, bersih = false } = saring;
  const label = labelPerNip(dir);
  const beriwayatCacat = new Set(bersih ? bacaLabelRiwayat(dir).map((l) => l.nip) : []);
  const hasil: PegawaiContoh[] = [];
  for (const i of bacaInstansi(dir)) {
    if (saring.instansi !== undefined && saring.instansi !== i.kodeCepat) continue;
    const baik = saring.kinerjaBaik === true ? kinerjaBaik(dir, i.kodeCepat) : null;
    const dihukum = bersih ? new Set(barisTeks(join(dir, 'bkn', `${i.kodeCepat}.hukdis.ndjson`)).map((b) => nipDariNdjson(b).nipBaru)) : null;
    for (const { kedudukan, dpk, layak, ...p } of pegawaiInstansi(dir, i, label)) {
      const milik = label.get(p.nip) ?? [];
      if (
        bersih &&
        (dpk ||
          kedudukan !== (p.statusAsn === 'PPPK' ? '71' : '01') ||
          dihukum?.has(p.nip) ||
          beriwayatCacat.has(p.nip) ||
          milik.some((l) => l.harapan !== 'COCOK' || l.sisi === 'KEDUANYA'))
      )
        continue;
      if (saring.layakPindah === true && !layak) continue;
      if (saring.bidangBeda !== undefined && !milik.some((l) => l.bidang === saring.bidangBeda && l.harapan === 'BEDA')) continue;
      if (saring.cacat !== undefined && !p.cacat.includes(saring.cacat)) continue;
      if (saring.jenjang !== undefined && (p.jenjang !== saring.jenjang || (bersih && p.statusAsn !== 'PNS'))) continue;
      if (saring.golonganMinimum !== undefined && (p.statusAsn === 'PPPK' || p.golAkhirId < saring.golonganMinimum)) continue;
      if (baik !== null && baik.get(p.nip) !== 2) continue;
      hasil.push(p);
      if (hasil.length >= banyak) return hasil;
    }
  }
  return hasil;
}

/** Positions of one instansi from its position map; `kosong` keeps those with kebutuhan above terisi. */
export function cariFormasi(
  dir: string,
  saring: {
    readonly instansi: string;
    readonly jenisJabatanId?: '1' | '2' | '4';
    readonly kosong?: boolean;
    readonly eselonId?: string;
    readonly kecualiUnorId?: string;
  },
): readonly FormasiContoh[] {
  const instansi = bacaInstansi(dir).find((i) => i.kodeCepat === saring.instansi);
  if (instansi === undefined) return [];
  const eselon = eselonUnor(dir, instansi.kodeCepat);
  const letak = Object.fromEntries(KOLOM_FORMASI.map((k, i) => [k, i])) as Record<(typeof KOLOM_FORMASI)[number], number>;
  return barisTeks(join(dir, 'bkn', `${instansi.kodeCepat}.formasi.csv`))
    .slice(1)
    .map((baris): FormasiContoh => {
      const sel = pecahCsv(baris, ',');
      const nilai = (k: keyof typeof letak): string => sel[letak[k]] ?? '';
      return {
        instansiId: instansi.id,
        kodeCepat: instansi.kodeCepat,
        unorId: nilai('unorId'),
        jenisJabatanId: nilai('jenisJabatanId'),
        jabatanId: nilai('jabatanId'),
        namaJabatan: nilai('namaJabatan'),
        jenjang: nilai('jenjang'),
        eselonId: nilai('jenisJabatanId') === '1' ? (eselon.get(nilai('unorId')) ?? null) : null,
        kelasJabatan: Number(nilai('kelasJabatan')),
        kebutuhan: Number(nilai('kebutuhanABK')),
        terisi: Number(nilai('terisi')),
      };
    })
    .filter(
      (f) =>
        (saring.jenisJabatanId === undefined || f.jenisJabatanId === saring.jenisJabatanId) &&
        (saring.eselonId === undefined || f.eselonId === saring.eselonId) &&
        (saring.kecualiUnorId === undefined || f.unorId !== saring.kecualiUnorId) &&
        (saring.kosong !== true || f.kebutuhan > f.terisi),
    );
}
