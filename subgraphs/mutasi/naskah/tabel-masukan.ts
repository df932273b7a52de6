import { saatRingkas } from '../../../domain/asn/kata-tanggal.ts';
import { jsonBaku } from '../../../domain/json-baku.ts';
import { isJenisDokumen, JENIS_DOKUMEN } from '../../../domain/mutasi/dokumen.ts';
import type { DokumenUsul } from '../../../domain/mutasi/gerbang/fakta.ts';
import type { Blok } from '../../../platform/naskah/naskah.ts';
import { type IsiBeritaAcara, type PegawaiBeritaAcara, sidikIsi } from '../berita-acara.ts';
import type { UraianPegawai } from '../uraian-gerbang.ts';

const SUMBER: Readonly<Record<string, string>> = { BKN: 'SIASN (BKN)', SIMPEG: 'SIMPEG instansi' };

/** Fingerprint of one side's record as the rules read it; null = that side had none, and why. */
function sidikRekaman(p: PegawaiBeritaAcara, sisi: string): string {
  const rekaman = sisi === 'BKN' ? p.fakta.bkn : p.fakta.simpeg;
  return rekaman.ada ? sidikIsi(jsonBaku(rekaman.nilai)) : `tidak ada: ${rekaman.sebab}`;
}

const versi = (n: number | null): string => (n === null ? 'versi tidak dicatat' : `versi pembakuan ${n}`);

/** Where the facts about one person came from: feed, version, age, fingerprint. */
export function tabelSumberSatu(p: PegawaiBeritaAcara, u: UraianPegawai): Blok {
  return {
    jenis: 'TABEL',
    kolom: [
      { judul: 'Sumber', lebar: 18, tebal: true },
      { judul: 'Umpan dan versi', lebar: 24 },
      { judul: 'Diterima dan keadaan', lebar: 30 },
      { judul: 'Sidik sha256 rekaman yang dinilai', lebar: 36 },
    ],
    baris: u.sumber.map((s) => [
      SUMBER[s.sisi] ?? s.sisi,
      `tarikan ${s.tarikan ?? '-'}, ${versi(s.versiKanon)}`,
      `${s.pada === null ? 'belum pernah' : saatRingkas(s.pada)}, ${s.status}`,
      sidikRekaman(p, s.sisi),
    ]),
  };
}

/** The same for many people: one row each, fingerprints cut to what tells them apart. */
export function tabelSumberBanyak(isi: IsiBeritaAcara, uraian: readonly UraianPegawai[]): Blok {
  const sisi = (p: PegawaiBeritaAcara, s: UraianPegawai['sumber'][number] | undefined): string =>
    s === undefined
      ? '-'
      : `tarikan ${s.tarikan ?? '-'}, ${versi(s.versiKanon)}\n${s.pada === null ? 'belum pernah' : saatRingkas(s.pada)}, ${s.status}\n${sidikRekaman(p, s.sisi).slice(0, 24)}`;
  return {
    jenis: 'TABEL',
    kolom: [
      { judul: 'No', lebar: 7, rata: 'tengah' },
      { judul: 'SIASN (BKN): umpan, keadaan, awal sidik', lebar: 50 },
      { judul: 'SIMPEG instansi: umpan, keadaan, awal sidik', lebar: 50 },
    ],
    baris: isi.pegawai.map((p, i) => [String(i + 1), sisi(p, uraian[i]?.sumber[0]), sisi(p, uraian[i]?.sumber[1])]),
  };
}

/** Letters that the rules weighed, each once. */
export function tabelDokumen(isi: IsiBeritaAcara): Blok {
  const semua = new Map<string, DokumenUsul>();
  for (const { fakta } of isi.pegawai) if (fakta.dokumen.ada) for (const d of fakta.dokumen.nilai) semua.set(d.id, d);
  if (semua.size === 0) return { jenis: 'PARAGRAF', teks: 'Tidak ada dokumen terlampir yang dinilai.' };
  return {
    jenis: 'TABEL',
    kolom: [
      { judul: 'Dokumen', lebar: 34 },
      { judul: 'Nomor dan tanggal', lebar: 26 },
      { judul: 'Penerbit', lebar: 24 },
      { judul: 'Awal sidik sha256', lebar: 22 },
    ],
    baris: [...semua.values()].map((d) => [
      isJenisDokumen(d.jenis) ? JENIS_DOKUMEN[d.jenis].judul : d.jenis,
      `${d.nomor}\n${d.tanggal}`,
      d.penerbit,
      d.sha256.slice(0, 16),
    ]),
  };
}
