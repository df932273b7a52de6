import { belumDiketahui, type Diketahui, diketahui } from '../../domain/hasil.ts';
import type { BidangTakTeruji, SelisihTerbuka } from '../../domain/mutasi/gerbang/fakta.ts';
import { bandingkan, levelSelisih } from '../../domain/selisih/bandingkan.ts';
import { BIDANG, bidangDariBit } from '../../domain/selisih/bidang.ts';
import { type AlasanTakTeruji, KOLOM_REKAMAN, type RekamanBersebab, type RekamanPegawai } from '../../domain/selisih/rekaman.ts';
import type { BahanGerbang, BarisRekaman } from './queries-gerbang.ts';

export interface FaktaRekaman {
  readonly bkn: Diketahui<RekamanPegawai>;
  readonly simpeg: Diketahui<RekamanPegawai>;
  readonly selisih: Diketahui<readonly SelisihTerbuka[]>;
  readonly takTeruji: readonly BidangTakTeruji[];
}

const KOLOM_DB = KOLOM_REKAMAN.map((k) => [k, k.replace(/[A-Z]/g, (h) => `_${h.toLowerCase()}`)] as const);

const SEBAB_HIMPUNAN: Readonly<Record<string, { readonly sisi: 'bkn' | 'simpeg'; readonly sebab: string }>> = {
  HANYA_BKN: { sisi: 'simpeg', sebab: 'pegawai hanya ada pada data BKN' },
  HANYA_SIMPEG: { sisi: 'bkn', sebab: 'pegawai hanya ada pada SIMPEG' },
  BEDA_INSTANSI: { sisi: 'simpeg', sebab: 'BKN dan SIMPEG mencatat instansi yang berbeda' },
  NIP_GANDA: { sisi: 'simpeg', sebab: 'NIP tercatat pada dua SIMPEG' },
};

function rekaman(nip: string, baris: BarisRekaman): RekamanBersebab {
  const isi = Object.fromEntries(KOLOM_DB.map(([kolom, db]) => [kolom, typeof baris[db] === 'string' ? baris[db] : null]));
  const takTeruji: Record<string, AlasanTakTeruji> = { ...baris.alasan };
  // The bit says that the field was not read; a missing reason must not make it comparable.
  for (const b of BIDANG) if ((baris.tak & (1 << b.bit)) !== 0) takTeruji[b.bidang] ??= 'TIDAK_TERBACA';
  return { rekaman: { ...isi, nip } as RekamanPegawai, takTeruji };
}

function sebabHilang(bahan: BahanGerbang, nip: string, sisi: 'bkn' | 'simpeg', nama: string): string | null {
  for (const { jenis } of bahan.milik('himpunan', nip)) {
    const s = SEBAB_HIMPUNAN[jenis] ?? { sisi, sebab: `pegawai bertanda ${jenis}` };
    if (s.sisi === sisi) return s.sebab;
  }
  return bahan.milik(sisi, nip).length === 0 ? `pegawai tidak ada pada data ${nama} instansi asal` : null;
}

const selisihTerbuka = (bahan: BahanGerbang, nip: string): readonly SelisihTerbuka[] =>
  bahan.milik('selisih', nip).map((s) => ({ ...s, bidang: bidangDariBit.get(s.bidang)?.bidang ?? String(s.bidang) }));

/**
 * Both records, the open discrepancies and what could not be compared. The records are compared once more here: a blocking mismatch without its
 * row (flags not yet written after a feed) makes the discrepancies unknown, never empty.
 */
export function faktaRekaman(bahan: BahanGerbang, nip: string, hariIni: string): FaktaRekaman {
  const terbuka = selisihTerbuka(bahan, nip);
  const barisBkn = bahan.milik('bkn', nip)[0];
  const barisSimpeg = bahan.milik('simpeg', nip)[0];
  const hilangBkn = sebabHilang(bahan, nip, 'bkn', 'BKN');
  const hilangSimpeg = sebabHilang(bahan, nip, 'simpeg', 'SIMPEG');
  const bkn = barisBkn === undefined ? null : rekaman(nip, barisBkn);
  const simpeg = barisSimpeg === undefined ? null : rekaman(nip, barisSimpeg);
  const dasar = {
    bkn: hilangBkn === null && bkn !== null ? diketahui(bkn.rekaman) : belumDiketahui(hilangBkn ?? 'tidak ada'),
    simpeg: hilangSimpeg === null && simpeg !== null ? diketahui(simpeg.rekaman) : belumDiketahui(hilangSimpeg ?? 'tidak ada'),
  };
  if (bkn === null || simpeg === null) return { ...dasar, selisih: diketahui(terbuka), takTeruji: [] };
  if (barisBkn?.ver === null || barisBkn?.ver !== barisSimpeg?.ver) {
    return { ...dasar, selisih: diketahui(terbuka), takTeruji: BIDANG.map((b) => ({ bidang: b.bidang, level: b.level, alasan: 'VERSI_KANON_BERBEDA' })) };
  }
  const banding = bandingkan(bkn, simpeg);
  const takTeruji = banding.flatMap(({ bidang, hasil }) =>
    hasil.hasil === 'TAK_TERBANDINGKAN' ? [{ bidang: bidang.bidang, level: bidang.level, alasan: hasil.alasan }] : [],
  );
  const tercatat = new Set(terbuka.map((s) => s.bidang));
  const lepas = banding.filter(({ bidang, hasil }) => {
    if (hasil.hasil !== 'BEDA' && hasil.hasil !== 'KOSONG_SATU_SISI') return false;
    const level = levelSelisih(bidang, bkn.rekaman, simpeg.rekaman, hariIni);
    return (level === 'BLOKIR' || level === 'BLOKIR_JAB') && !tercatat.has(bidang.bidang);
  });
  if (lepas.length > 0 && terbuka.length === 0) {
    return { ...dasar, selisih: belumDiketahui(`perbandingan belum selesai untuk ${lepas.map((l) => l.bidang.judul).join(', ')}`), takTeruji };
  }
  const gelap = lepas.map(({ bidang }) => ({ bidang: bidang.bidang, level: bidang.level, alasan: 'TIDAK_TERBACA' as const }));
  return { ...dasar, selisih: diketahui(terbuka), takTeruji: [...takTeruji, ...gelap] };
}
