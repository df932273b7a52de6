import type { HasilRiwayat } from '../1-canonicalise/riwayat/baca.ts';
import type { Sidik } from '../1-canonicalise/sidik.ts';
import { selCopy } from './teks-copy.ts';

export const KOLOM_STAGING_RIWAYAT = 'tarikan, baris, macam, nip, pns_id, jenis, kunci, kunci_cadangan, kunci_tak, batal, urut, isi, alasan, h';

const KOSONG = '\\N';
/** Members in the order of their names, so that equal content is equal text. */
const json = (isi: Readonly<Record<string, unknown>>): string => JSON.stringify(Object.fromEntries(Object.entries(isi).sort(([a], [b]) => (a < b ? -1 : 1))));

/** One row of a file of histories as a COPY line for staging_riwayat: an accepted row, a refused one, or the offer of a kind. */
export function barisStagingRiwayat(hasil: HasilRiwayat, { tarikan, nomor, sidik }: { tarikan: string; nomor: number; sidik: Sidik }): string {
  const awal = `${tarikan}\t${nomor}\t${hasil.macam}`;
  const kosong = Array<string>(8).fill(KOSONG).join('\t');
  if (hasil.macam === 'CAKUPAN') return `${awal}\t${KOSONG}\t${KOSONG}\t${hasil.jenis}\t${kosong}\n`;
  const orang = `${selCopy(hasil.orang?.nip ?? null)}\t${selCopy(hasil.orang?.pnsId ?? null)}`;
  if (hasil.macam === 'TOLAK') return `${awal}\t${orang}\t${hasil.jenis ?? '*'}\t${kosong}\n`;
  const r = hasil.baris;
  const isi = json(r.isi);
  const alasan = json(r.alasan);
  const h = sidik.hashBaris(`${r.kunci}\u001f${r.kunciCadangan}\u001f${r.batal}\u001f${isi}\u001f${alasan}`);
  const tanda = (b: boolean): string => (b ? 't' : 'f');
  return `${awal}\t${orang}\t${r.jenis}\t${selCopy(r.kunci)}\t${selCopy(r.kunciCadangan)}\t${tanda(r.kunciTak)}\t${tanda(r.batal)}\t${selCopy(r.urut)}\t${selCopy(isi)}\t${selCopy(alasan)}\t${h}\n`;
}
