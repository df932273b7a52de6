import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { bobotHukuman, periksaJenis } from '../../../domain/pelanggaran/idis/hukuman.ts';
import { hukumanKetidakhadiran } from '../../../domain/pelanggaran/idis/kehadiran.ts';
import { ditahan, type Halangan, salah } from '../../../domain/pelanggaran/idis/putusan.ts';
import { isTemuanGugur } from '../../../domain/pelanggaran/idis/tahap.ts';
import { periksaAdaTim } from '../../../domain/pelanggaran/idis/tim.ts';
import { periksaWewenang } from '../../../domain/pelanggaran/idis/wewenang.ts';
import { jenisHukumanDariId } from '../../../domain/pelanggaran/jenis-hukuman.ts';
import { jenjangTerperiksa } from './berkas.ts';
import { batalkanHukuman } from './hukuman.ts';
import type { Keadaan, Langkah, MasukanLangkah } from './langkah.ts';

const URAIAN_MIN = 10;
const cukup = (field: string, teks: string): Halangan => (teks.trim().length < URAIAN_MIN ? salah(field, `Minimal ${URAIAN_MIN} huruf.`) : null);

export interface BapInput extends MasukanLangkah {
  readonly tanggal: Tanggal;
  readonly cara: string;
  readonly ditandatangani: boolean;
  readonly alasanMenolak?: string | null;
  readonly isi: string;
}

/** Minutes of the examination: closed, face to face or virtual, signed by the examinee or with the refusal noted. */
export const catatBap = (i: BapInput): Langkah => ({
  tindakan: 'catatBap',
  periksa: ({ berkas, dasar }) => {
    if (i.cara !== 'TATAP_MUKA' && i.cara !== 'VIRTUAL') return salah('cara', 'Cara: TATAP_MUKA atau VIRTUAL.');
    if (!i.ditandatangani && (i.alasanMenolak ?? '').trim().length < 5) return salah('alasanMenolak', 'Penolakan menandatangani wajib dicatat alasannya.');
    if (i.tanggal > dasar.hariIni || (berkas.panggilan !== null && i.tanggal < berkas.panggilan.suratTanggal))
      return salah('tanggal', 'Antara surat panggilan dan hari ini.');
    return cukup('isi', i.isi);
  },
  tulis: async ({ tx, kasus, pemanggil }) => {
    await tx.execute(sql`insert into bap_disiplin (kasus, tanggal, cara, ditandatangani, alasan_menolak, isi, oleh)
      values (${kasus.id}::bigint, ${i.tanggal}, ${i.cara}, ${i.ditandatangani}, ${i.ditandatangani ? null : (i.alasanMenolak ?? '').trim()}, ${i.isi.trim()}, ${pemanggil.subjek})`);
    return undefined;
  },
});

export interface LhpInput extends MasukanLangkah {
  readonly nomor: string;
  readonly tanggal: Tanggal;
  readonly terbukti: boolean;
  readonly tingkat?: string | null;
  readonly dampak?: string | null;
  readonly usulanHukumanId?: readonly string[] | null;
  readonly kesimpulan: string;
}

/** Report of the examination: proven or not, and the level found. */
export const catatLhp = (i: LhpInput): Langkah => ({
  tindakan: 'catatLhp',
  periksa: ({ dasar }) => {
    if (i.nomor.trim() === '') return salah('nomor', 'Nomor laporan wajib.');
    if (i.tanggal > dasar.hariIni) return salah('tanggal', 'Tanggal belum tiba.');
    if (i.terbukti && !['R', 'S', 'B'].includes(i.tingkat ?? '')) return salah('tingkat', 'Tingkat yang terbukti: R, S, atau B.');
    if (typeof i.dampak === 'string' && !['UNIT_KERJA', 'INSTANSI', 'NEGARA'].includes(i.dampak))
      return salah('dampak', 'Dampak: UNIT_KERJA, INSTANSI, NEGARA.');
    if ((i.usulanHukumanId ?? []).some((id) => bobotHukuman(id) === null)) return salah('usulanHukumanId', 'Jenis hukuman tidak dikenal menurut PP 94/2021.');
    return cukup('kesimpulan', i.kesimpulan);
  },
  tulis: async ({ tx, kasus, pemanggil }) => {
    await tx.execute(sql`insert into lhp_disiplin (kasus, nomor, tanggal, terbukti, tingkat, dampak, usulan, kesimpulan, oleh)
      values (${kasus.id}::bigint, ${i.nomor.trim()}, ${i.tanggal}, ${i.terbukti}, ${i.terbukti ? i.tingkat : null}, ${i.dampak ?? null},
        ${sql.param([...(i.usulanHukumanId ?? [])])}::text[], ${i.kesimpulan.trim()}, ${pemanggil.subjek})`);
    return undefined;
  },
});

export interface TetapkanInput extends MasukanLangkah {
  readonly jenisHukumanId: string;
  readonly skNomor: string;
  readonly skTanggal: Tanggal;
  readonly penetap: string;
  readonly statusPenetap: string;
  readonly jarak?: number | null;
  readonly pertekNomor?: string | null;
  readonly pertimbangan: string;
  /** Whether earlier punishments that no case explains were of the same nature; asked for where there are such. */
  readonly hukumanLamaSerupa?: boolean | null;
}

/** A breach may be a repetition of one that the hub knows nothing of: whoever decides says so first. */
function periksaHukumanLama({ hukumanLamaSerupa }: TetapkanInput, { hukumanLain }: Keadaan['berkas']): Halangan {
  const gelap = hukumanLain?.filter((h) => h.serupa === null).length ?? 0;
  if (gelap === 0 || typeof hukumanLamaSerupa === 'boolean') return null;
  return ditahan('hukumanLamaSerupa', `Ada ${gelap} hukuman lain yang sifat pelanggarannya belum diketahui hub ini: nyatakan apakah sama.`);
}

/** Kinds imposed before for a breach of the same nature. */
const pernahDijatuhi = ({ hukumanLamaSerupa }: TetapkanInput, { hukumanLain }: Keadaan['berkas']): readonly string[] =>
  hukumanLain?.filter((h) => h.serupa ?? hukumanLamaSerupa === true).map((h) => h.jenis) ?? [];

function periksaPutusan(i: TetapkanInput, { kasus, berkas, dasar }: Keadaan): Halangan {
  const { lhp } = berkas;
  if (lhp === null) return ditahan('id', 'Laporan hasil pemeriksaan belum dicatat.');
  if (!lhp.terbukti || lhp.tingkat === null) return salah('id', 'Laporan hasil pemeriksaan menyatakan tidak terbukti; hentikan kasus ini.');
  if (i.skNomor.trim() === '') return salah('skNomor', 'Nomor keputusan wajib.');
  if (i.skTanggal < lhp.tanggal || i.skTanggal > dasar.hariIni) return salah('skTanggal', `Antara laporan hasil pemeriksaan (${lhp.tanggal}) dan hari ini.`);
  const menurutKehadiran =
    kasus.pelanggaran === 'KEHADIRAN' ? hukumanKetidakhadiran(dasar.p, { hari: kasus.hariAbsen ?? 0, beruntun: kasus.hariBeruntun ?? 0 }) : null;
  const syarat = {
    tingkat: lhp.tingkat,
    kodeEtik: kasus.pelanggaran === 'KODE_ETIK',
    pernah: pernahDijatuhi(i, berkas),
    usulan: lhp.usulan,
    menurutKehadiran,
  };
  return periksaHukumanLama(i, berkas) ?? periksaJenis(i.jenisHukumanId, syarat) ?? cukup('pertimbangan', i.pertimbangan);
}

/** A case that a finding opened is decided only while that finding is known to stand. */
function periksaTemuan({ kasus, berkas: { tahapTemuan } }: Keadaan): Halangan {
  if (kasus.temuan === null) return null;
  if (tahapTemuan === null) return ditahan('id', 'Temuan yang membuka kasus ini tidak terbaca.');
  return isTemuanGugur(tahapTemuan) ? ditahan('id', `Temuan yang membuka kasus ini kini ${tahapTemuan}; hentikan kasus ini.`) : null;
}

/** The decision: a kind that the level, repetition and days absent allow, by somebody who may. One violation, one punishment: a case is decided once. */
export const tetapkan = (i: TetapkanInput): Langkah => ({
  tindakan: 'tetapkan',
  periksa: (s) => {
    const halangan = periksaTemuan(s) ?? periksaPutusan(i, s);
    const tingkat = jenisHukumanDariId.get(i.jenisHukumanId)?.tingkat;
    if (halangan !== null || tingkat === undefined) return halangan;
    const penetap = { penetap: i.penetap, status: i.statusPenetap, jarak: i.jarak ?? null, pertekNomor: i.pertekNomor?.trim() || null };
    return periksaAdaTim(tingkat, s.berkas.adaTim) ?? periksaWewenang(tingkat, jenjangTerperiksa(s.berkas), penetap);
  },
  tulis: async ({ tx, kasus, pemanggil }) => {
    const tingkat = jenisHukumanDariId.get(i.jenisHukumanId)?.tingkat;
    await tx.execute(sql`insert into keputusan_disiplin (kasus, jenis_hukuman_id, tingkat, sk_nomor, sk_tanggal, penetap, status_penetap, jarak, pertek_nomor, pertimbangan, hukuman_lama_serupa, oleh, orang)
      values (${kasus.id}::bigint, ${i.jenisHukumanId}, ${tingkat}, ${i.skNomor.trim()}, ${i.skTanggal}, ${i.penetap}, ${i.statusPenetap}, ${i.jarak ?? null},
        ${i.pertekNomor?.trim() || null}, ${i.pertimbangan.trim()}, ${i.hukumanLamaSerupa ?? null}, ${pemanggil.subjek}, ${pemanggil.orang})`);
    return undefined;
  },
});

export interface AkhiriInput extends MasukanLangkah {
  readonly alasan: string;
}

/** Not proven: after the review, because the report of the examination says so, or because the finding behind the case has fallen. */
export const hentikan = (i: AkhiriInput): Langkah => ({
  tindakan: 'hentikan',
  catatan: i.alasan.trim(),
  periksa: ({ kasus, berkas }) => {
    if (isTemuanGugur(berkas.tahapTemuan)) return cukup('alasan', i.alasan);
    if (kasus.tahap === 'LHP' && berkas.lhp === null) return ditahan('id', 'Laporan hasil pemeriksaan belum dicatat.');
    if (kasus.tahap === 'LHP' && berkas.lhp?.terbukti === true) return salah('id', 'Laporan hasil pemeriksaan menyatakan terbukti.');
    return cukup('alasan', i.alasan);
  },
});

/** Taken back whole: a wrong case, or a decision revoked. A punishment in force ends on this day. */
export const batalkan = (i: AkhiriInput): Langkah => ({
  tindakan: 'batalkan',
  catatan: i.alasan.trim(),
  periksa: () => cukup('alasan', i.alasan),
  tulis: async (s) => {
    await batalkanHukuman(s, s.dasar.hariIni);
    return undefined;
  },
});
