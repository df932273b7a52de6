import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { LANGKAH_PENYAMPAIAN, type LangkahPenyampaian, penyampaianTerlambat, periksaPenyampaian } from '../../../domain/pelanggaran/idis/penyampaian.ts';
import { ditahan, keterlambatan, salah } from '../../../domain/pelanggaran/idis/putusan.ts';
import { isDijalani, type TindakanKasus } from '../../../domain/pelanggaran/idis/tahap.ts';
import { periksaAdaTim } from '../../../domain/pelanggaran/idis/tim.ts';
import { periksaHasil, periksaPengajuan } from '../../../domain/pelanggaran/idis/upaya.ts';
import { jenisHukumanDariId } from '../../../domain/pelanggaran/jenis-hukuman.ts';
import { upayaTerbuka } from './berkas.ts';
import { batalkanHukuman, tulisHukuman } from './hukuman.ts';
import type { Keadaan, Langkah, MasukanLangkah } from './langkah.ts';

export interface SampaikanInput extends MasukanLangkah {
  readonly langkah: string;
  readonly tanggal: Tanggal;
  readonly keterangan?: string | null;
}

const TINDAKAN: Readonly<Record<LangkahPenyampaian, TindakanKasus>> = { JADWAL: 'jadwalkan', KIRIM: 'kirim', TERIMA: 'terima' };

/** Delivery: planned, sent to one who was absent, received. The day of receipt starts the clock of the effect. */
export function sampaikan(i: SampaikanInput): Langkah {
  const langkah = LANGKAH_PENYAMPAIAN.find((l) => l === i.langkah);
  if (langkah === undefined) return { tindakan: 'jadwalkan', periksa: () => salah('langkah', `Langkah: ${LANGKAH_PENYAMPAIAN.join(', ')}.`) };
  const isi = ({ berkas }: Keadaan) => ({ langkah, tanggal: i.tanggal, skTanggal: berkas.keputusan?.skTanggal ?? i.tanggal, rencana: berkas.rencana });
  return {
    tindakan: TINDAKAN[langkah],
    catatan: i.keterangan ?? null,
    periksa: (s) => periksaPenyampaian({ ...isi(s), hariIni: s.dasar.hariIni }),
    keterangan: (s) => penyampaianTerlambat(s.dasar.kalender, s.dasar.p, isi(s)),
    tulis: async ({ tx, kasus, pemanggil }) => {
      await tx.execute(sql`insert into penyampaian_disiplin (kasus, langkah, tanggal, keterangan, oleh)
        values (${kasus.id}::bigint, ${langkah}, ${i.tanggal}, ${i.keterangan ?? null}, ${pemanggil.subjek})`);
      return undefined;
    },
  };
}

export interface AjukanUpayaInput extends MasukanLangkah {
  readonly jenis: string;
  readonly alasan: string;
  readonly diajukan?: Tanggal | null;
}

/** Files the objection or appeal that is open against the decision. Only BKN may name an earlier day, that of the stamp on a paper. */
export const ajukanUpaya = (i: AjukanUpayaInput): Langkah => {
  const diajukan = ({ pemanggil, dasar }: Keadaan): Tanggal => (pemanggil.peran === 'ASN' ? dasar.hariIni : (i.diajukan ?? dasar.hariIni));
  return {
    tindakan: 'ajukanUpaya',
    periksa: (s) => {
      const { berkas, dasar } = s;
      if (berkas.keputusan === null || berkas.diterima === null) return ditahan('id', 'Keputusan belum diterima.');
      if (diajukan(s) > dasar.hariIni) return salah('diajukan', 'Tanggal belum tiba.');
      if (i.alasan.trim().length < 10) return salah('alasan', 'Minimal 10 huruf.');
      if (berkas.upaya?.some((u) => u.jenis === i.jenis)) return salah('jenis', 'Upaya ini sudah diajukan.');
      const isi = { jenis: i.jenis, jenisHukumanId: berkas.keputusan.jenisHukumanId, diterima: berkas.diterima, diajukan: diajukan(s) };
      return periksaPengajuan(dasar.kalender, dasar.p, isi);
    },
    tulis: async (s) => {
      await s.tx.execute(sql`insert into upaya_disiplin (kasus, jenis, diajukan, alasan, oleh)
        values (${s.kasus.id}::bigint, ${i.jenis}, ${diajukan(s)}, ${i.alasan.trim()}, ${s.pemanggil.subjek})`);
      return undefined;
    },
  };
};

export interface TanggapiInput extends MasukanLangkah {
  readonly tanggapan: string;
}

/** The PPK's answer to BPASN. A late one is taken, and noted as late. */
export const tanggapiBanding = (i: TanggapiInput): Langkah => ({
  tindakan: 'tanggapiBanding',
  periksa: ({ berkas }) => {
    const upaya = upayaTerbuka(berkas);
    if (upaya?.jenis !== 'BANDING') return salah('id', 'Tidak ada banding yang berjalan.');
    if (upaya.ditanggapi !== null) return salah('id', 'Banding sudah ditanggapi.');
    return i.tanggapan.trim().length < 10 ? salah('tanggapan', 'Minimal 10 huruf.') : null;
  },
  keterangan: ({ berkas, dasar: { kalender, p, hariIni } }) => {
    const upaya = upayaTerbuka(berkas);
    return upaya === null ? null : keterlambatan(kalender, { dari: upaya.diajukan, t: hariIni, paling: p.bandingTanggapi });
  },
  tulis: async ({ tx, berkas, dasar }) => {
    await tx.execute(
      sql`update upaya_disiplin set ditanggapi = ${dasar.hariIni}, tanggapan = ${i.tanggapan.trim()} where id = ${upayaTerbuka(berkas)?.id}::bigint`,
    );
    return undefined;
  },
});

export interface PutuskanUpayaInput extends MasukanLangkah {
  readonly hasil: string;
  readonly nomor: string;
  readonly tanggal: Tanggal;
  readonly jenisHukumanId?: string | null;
  readonly pertimbangan: string;
}

/** A new decision takes the place of the contested one; in force already, the new punishment ends the old. */
async function gantiKeputusan(i: PutuskanUpayaInput, s: Keadaan, upaya: { readonly id: string; readonly jenis: string }) {
  const { tx, kasus, pemanggil } = s;
  const jenis = jenisHukumanDariId.get(i.jenisHukumanId ?? '');
  if (jenis === undefined) return undefined;
  const isi = { jenisHukumanId: jenis.id, tingkat: jenis.tingkat, skNomor: i.nomor.trim(), skTanggal: i.tanggal };
  await tx.execute(sql`insert into keputusan_disiplin (kasus, jenis_hukuman_id, tingkat, sk_nomor, sk_tanggal, penetap, status_penetap, pertimbangan, upaya, oleh, orang)
    values (${kasus.id}::bigint, ${isi.jenisHukumanId}, ${isi.tingkat}, ${isi.skNomor}, ${isi.skTanggal}, ${upaya.jenis === 'BANDING' ? 'BPASN' : 'PPK'}, 'DEFINITIF',
      ${i.pertimbangan.trim()}, ${upaya.id}::bigint, ${pemanggil.subjek}, ${pemanggil.orang})`);
  if (!isDijalani(kasus.tahap)) return undefined;
  return { tahap: 'BERLAKU' as const, hukuman: await tulisHukuman(s, isi, i.tanggal, kasus.hukuman) };
}

/** Decides: an objection by the PPK, an appeal by BPASN as BKN records it. */
export const putuskanUpaya = (i: PutuskanUpayaInput): Langkah => ({
  tindakan: 'putuskanUpaya',
  catatan: i.hasil,
  periksa: ({ berkas, dasar, pemanggil }) => {
    const upaya = upayaTerbuka(berkas);
    if (upaya === null || berkas.keputusan === null) return salah('id', 'Tidak ada upaya yang berjalan.');
    if ((upaya.jenis === 'KEBERATAN') !== (pemanggil.peran === 'PPK')) throw new Kesalahan('TIDAK_BERWENANG');
    if (i.nomor.trim() === '') return salah('nomor', 'Nomor putusan wajib.');
    if (i.tanggal < upaya.diajukan || i.tanggal > dasar.hariIni) return salah('tanggal', `Antara pengajuan (${upaya.diajukan}) dan hari ini.`);
    if (i.pertimbangan.trim().length < 10) return salah('pertimbangan', 'Minimal 10 huruf.');
    const baru = i.jenisHukumanId ?? null;
    const tingkat = jenisHukumanDariId.get(baru ?? '')?.tingkat;
    return periksaHasil(upaya.jenis, i.hasil, berkas.keputusan.jenisHukumanId, baru) ?? (tingkat === undefined ? null : periksaAdaTim(tingkat, berkas.adaTim));
  },
  keterangan: ({ berkas, dasar: { kalender, p } }) => {
    const upaya = upayaTerbuka(berkas);
    if (upaya === null) return null;
    return keterlambatan(kalender, { dari: upaya.diajukan, t: i.tanggal, paling: upaya.jenis === 'BANDING' ? p.bandingPutus : p.keberatanPutus });
  },
  tulis: async (s) => {
    const upaya = upayaTerbuka(s.berkas);
    if (upaya === null) return undefined;
    await s.tx.execute(
      sql`update upaya_disiplin set hasil = ${i.hasil}, putusan_nomor = ${i.nomor.trim()}, putusan_tanggal = ${i.tanggal} where id = ${upaya.id}::bigint`,
    );
    if (i.hasil !== 'MEMBATALKAN') return gantiKeputusan(i, s, upaya);
    await batalkanHukuman(s, i.tanggal);
    return { tahap: 'DIBATALKAN' };
  },
});
