import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pecahCsv } from '../../contoh/tulis-baris.ts';
import { bandingkan, type HasilBidang } from '../../domain/selisih/bandingkan.ts';
import { kanonikBkn } from '../../sync/1-canonicalise/bkn.ts';
import type { BarisSah, KodeTolak } from '../../sync/1-canonicalise/hasil-baris.ts';
import { bacaProfil } from '../../sync/1-canonicalise/profil.ts';
import type { Rujukan } from '../../sync/1-canonicalise/rujukan.ts';
import { kanonikSimpeg } from '../../sync/1-canonicalise/simpeg.ts';

export interface LabelUji {
  readonly nip: string;
  readonly instansiId: string;
  readonly cacat: string;
  readonly bidang: string | null;
  readonly harapan: string;
  readonly sisi: string;
}
export interface InstansiUji {
  readonly no: number;
  readonly id: string;
  readonly kodeCepat: string;
  readonly nama: string;
  readonly jenis: string;
  readonly provinsiId: string | null;
  readonly profilId: string;
}

export const bacaJson = <T>(jalur: string): T => JSON.parse(readFileSync(jalur, 'utf8')) as T;
export const bacaBaris = (jalur: string): string[] =>
  readFileSync(jalur, 'utf8')
    .split('\n')
    .filter((b) => b !== '');
export const bacaLabel = (dir: string): LabelUji[] => bacaBaris(join(dir, 'label.ndjson')).map((b) => JSON.parse(b) as LabelUji);
export const bacaInstansi = (dir: string): InstansiUji[] => bacaJson(join(dir, 'rujukan', 'instansi.json'));

export function bacaCsv(jalur: string): Record<string, string>[] {
  const [judul = '', ...baris] = bacaBaris(jalur);
  const pemisah = (judul.match(/;/g)?.length ?? 0) > (judul.match(/,/g)?.length ?? 0) ? ';' : ',';
  const kolom = pecahCsv(judul, pemisah);
  return baris.map((b) => {
    const sel = pecahCsv(b, pemisah);
    return Object.fromEntries(kolom.map((k, i) => [k, sel[i] ?? '']));
  });
}

let unorTerakhir: { readonly kunci: string; readonly unor: ReadonlyMap<string, string | null> } | null = null;

/** Eselon of every unit of the nation; kept for the nation read last, by its seed and size. */
function unorBangsa(dir: string): ReadonlyMap<string, string | null> {
  const kunci = `${dir}|${readFileSync(join(dir, 'bangsa.json'), 'utf8')}`;
  if (unorTerakhir?.kunci === kunci) return unorTerakhir.unor;
  const unor = new Map(
    bacaInstansi(dir).flatMap(({ kodeCepat }) =>
      bacaJson<{ data: { Id: string; EselonId: string | null }[] }>(join(dir, 'rujukan', 'unor', `${kodeCepat}.json`)).data.map(
        (u) => [u.Id, u.EselonId] as const,
      ),
    ),
  );
  unorTerakhir = { kunci, unor };
  return unor;
}

function rujukanUji(dir: string, i: InstansiUji): Rujukan {
  const unor = unorBangsa(dir);
  const padanan = new Map(bacaCsv(join(dir, 'padanan', `${i.kodeCepat}.csv`)).map((b) => [`${b['tabel']}|${b['lokal']}`, b['siasn'] ?? '']));
  return {
    instansiId: i.id,
    eselonUnor: (id) => unor.get(id),
    padanan: (tabel, lokal) => padanan.get(`${tabel}|${lokal}`),
    instansiIdDariKodeCepat: () => undefined,
  };
}

const ratakan = (o: Record<string, unknown>): Record<string, string | null> =>
  Object.fromEntries(Object.entries(o).map(([k, v]) => [k, v === null ? null : typeof v === 'object' ? JSON.stringify(v) : String(v)]));

export interface HasilInstansi {
  readonly bkn: ReadonlyMap<string, BarisSah>;
  readonly simpeg: ReadonlyMap<string, BarisSah>;
  readonly ditolak: readonly KodeTolak[];
}

/** Both files of one instansi through the real canonicalisers. */
export function kanonikkan(dir: string, i: InstansiUji): HasilInstansi {
  const rujukan = rujukanUji(dir, i);
  const profil = bacaProfil(readFileSync(new URL(`../../contoh/profil/${i.profilId}.json`, import.meta.url), 'utf8'), i.profilId);
  const ditolak: KodeTolak[] = [];
  const bkn = new Map<string, BarisSah>();
  for (const baris of bacaCsv(join(dir, 'bkn', `${i.kodeCepat}.pegawai.csv`))) {
    const h = kanonikBkn(baris, rujukan);
    if (h.sah) bkn.set(h.nip, h);
    else ditolak.push(h.kode);
  }
  const jalur = join(dir, 'simpeg', `${i.kodeCepat}.pegawai.${profil.format}`);
  const mentah = profil.format === 'csv' ? bacaCsv(jalur) : bacaBaris(jalur).map((b) => ratakan(JSON.parse(b) as Record<string, unknown>));
  const simpeg = new Map<string, BarisSah>();
  for (const baris of mentah) {
    const h = kanonikSimpeg(baris, profil, rujukan);
    if (!h.sah) ditolak.push(h.kode);
    else if (simpeg.has(h.nip)) ditolak.push('NIP_GANDA_DALAM_BERKAS');
    else simpeg.set(h.nip, h);
  }
  return { bkn, simpeg, ditolak };
}

export interface HasilOrang {
  readonly nip: string;
  readonly hasil: ReadonlyMap<string, HasilBidang>;
}

/** Field results of everybody on both sides, without the fields that one format does not offer at all. */
export function bandingkanInstansi(h: HasilInstansi): HasilOrang[] {
  const keluar: HasilOrang[] = [];
  for (const [nip, bkn] of h.bkn) {
    const simpeg = h.simpeg.get(nip);
    if (!simpeg) continue;
    const hasil = bandingkan(bkn.rekaman, simpeg.rekaman).filter((b) => !(b.hasil.hasil === 'TAK_TERBANDINGKAN' && b.hasil.alasan === 'TIDAK_DISEDIAKAN'));
    keluar.push({ nip, hasil: new Map(hasil.map((b) => [b.bidang.bidang, b.hasil])) });
  }
  return keluar;
}
