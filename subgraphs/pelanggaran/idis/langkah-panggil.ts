import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { hukumanKetidakhadiran } from '../../../domain/pelanggaran/idis/kehadiran.ts';
import { panggilanKeduaTerlambat, periksaPanggilan, periksaPanggilanKedua } from '../../../domain/pelanggaran/idis/panggilan.ts';
import { salah } from '../../../domain/pelanggaran/idis/putusan.ts';
import { periksaAdaTim, periksaTim } from '../../../domain/pelanggaran/idis/tim.ts';
import { jenisHukumanDariId, type TingkatHukuman } from '../../../domain/pelanggaran/jenis-hukuman.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import { selectInstansiPegawai } from '../queries.ts';
import type { Keadaan, Langkah, MasukanLangkah } from './langkah.ts';

export interface TelaahInput extends MasukanLangkah {
  readonly pelanggaran: string;
  readonly pasal: string;
  readonly tingkat?: string | null;
  readonly hariAbsen?: number | null;
  readonly hariBeruntun?: number | null;
  readonly atasanNip: string;
}

const PELANGGARAN: readonly string[] = ['KEWAJIBAN', 'LARANGAN', 'KEHADIRAN', 'KODE_ETIK'];
const isTingkat = (t: string | null | undefined): t is TingkatHukuman => t === 'R' || t === 'S' || t === 'B';

/** Level that is suspected: counted from days absent, ringan for the code of ethics, named by the reviewer otherwise. */
function tingkatDugaan({ pelanggaran, tingkat, hariAbsen, hariBeruntun }: TelaahInput, { p }: Keadaan['dasar']): TingkatHukuman | null {
  if (pelanggaran === 'KODE_ETIK') return 'R';
  if (pelanggaran !== 'KEHADIRAN') return isTingkat(tingkat) ? tingkat : null;
  return jenisHukumanDariId.get(hukumanKetidakhadiran(p, { hari: hariAbsen ?? 0, beruntun: hariBeruntun ?? 0 }) ?? '')?.tingkat ?? null;
}

/** Review of the suspicion: what it is, how heavy, and whose duty it is to summon. */
export const telaah = (i: TelaahInput): Langkah => ({
  tindakan: 'telaah',
  periksa: async ({ tx, kasus, dasar }) => {
    if (!PELANGGARAN.includes(i.pelanggaran)) return salah('pelanggaran', `Pilih: ${PELANGGARAN.join(', ')}.`);
    if (i.pasal.trim() === '') return salah('pasal', 'Pasal yang diduga dilanggar wajib disebut.');
    if (tingkatDugaan(i, dasar) === null)
      return i.pelanggaran === 'KEHADIRAN'
        ? salah('hariAbsen', `Belum mencapai ambang ${dasar.p.absenR1} hari kerja dalam setahun.`)
        : salah('tingkat', 'Dugaan tingkat: R, S, atau B.');
    if (kasus.atasanNip !== null && kasus.atasanNip !== i.atasanNip)
      return salah(
        'atasanNip',
        'Atasan langsung sudah tercatat; kewajibannya memanggil tidak dapat dialihkan. Bila keliru, batalkan kasus ini dan buka yang baru.',
      );
    if (i.atasanNip === kasus.nip) return salah('atasanNip', 'Atasan langsung bukan terperiksa sendiri.');
    return (await selectInstansiPegawai(tx, i.atasanNip)).includes(kasus.instansi) ? null : salah('atasanNip', 'Bukan pegawai instansi ini.');
  },
  tulis: async ({ dasar }) => ({
    pelanggaran: i.pelanggaran,
    pasal: i.pasal.trim(),
    tingkat: tingkatDugaan(i, dasar),
    hariAbsen: i.hariAbsen ?? null,
    hariBeruntun: i.hariBeruntun ?? null,
    atasanNip: i.atasanNip,
  }),
});

export interface BentukTimInput extends MasukanLangkah {
  readonly nomor: string;
  readonly tanggal: Tanggal;
  readonly anggota: readonly { readonly nip: string; readonly unsur: string }[];
}

async function pangkat(tx: Tx, nip: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await tx.execute<{ nip: string; golongan: string | null }>(
    sql`select lpad(nip::text, 18, '0') as nip, gol_akhir_id as golongan from pegawai_bkn where nip = any (${sql.param([...nip])}::bigint[])`,
  );
  return new Map(rows.map((r) => [r.nip, r.golongan]));
}

/** The heavier of what was suspected and what the examination found. */
const tingkatKini = ({ kasus, berkas }: Keadaan): TingkatHukuman | null => (berkas.lhp?.tingkat === 'B' ? 'B' : kasus.tingkat);

/** Names the examiners. From BAP or LHP the case goes back: what was found weighs more than what was suspected. */
export const bentukTim = (i: BentukTimInput): Langkah => ({
  tindakan: 'bentukTim',
  periksa: async (s) => {
    if (i.nomor.trim() === '') return salah('nomor', 'Nomor keputusan pembentukan tim wajib.');
    const golongan = await pangkat(
      s.tx,
      i.anggota.map((a) => a.nip),
    );
    const anggota = i.anggota.map((a) => ({ ...a, golonganId: golongan.get(a.nip) ?? null }));
    return periksaTim(tingkatKini(s), { nip: s.kasus.nip, golonganId: s.berkas.golonganId, atasanNip: s.kasus.atasanNip }, anggota);
  },
  tulis: async (s) => {
    const { tx, kasus, pemanggil } = s;
    for (const a of i.anggota)
      await tx.execute(sql`insert into tim_disiplin (kasus, nomor, tanggal, nip, unsur, oleh)
        values (${kasus.id}::bigint, ${i.nomor.trim()}, ${i.tanggal}, ${a.nip}::bigint, ${a.unsur}, ${pemanggil.subjek}) on conflict do nothing`);
    return { tingkat: tingkatKini(s) };
  },
});

export interface PanggilInput extends MasukanLangkah {
  readonly nomor: string;
  readonly suratTanggal: Tanggal;
  readonly periksaTanggal: Tanggal;
}

/** First letter of summons, and the second when nobody came on the day of the first. */
export const panggil = (i: PanggilInput): Langkah => ({
  tindakan: 'panggil',
  periksa: ({ kasus, berkas, dasar }) => {
    if (i.nomor.trim() === '') return salah('nomor', 'Nomor surat panggilan wajib.');
    if (kasus.tahap === 'PANGGILAN_1' && berkas.panggilan !== null) return periksaPanggilanKedua(dasar, berkas.panggilan, i);
    return periksaAdaTim(kasus.tingkat, berkas.adaTim) ?? periksaPanggilan(dasar, i);
  },
  keterangan: ({ kasus, berkas, dasar: { kalender, p } }) =>
    kasus.tahap === 'PANGGILAN_1' && berkas.panggilan !== null ? panggilanKeduaTerlambat(kalender, p, berkas.panggilan, i) : null,
  tulis: async ({ tx, kasus, pemanggil }) => {
    await tx.execute(sql`insert into panggilan_disiplin (kasus, ke, nomor, surat_tanggal, periksa_tanggal, oleh)
      values (${kasus.id}::bigint, ${kasus.tahap === 'PANGGILAN_1' ? 2 : 1}, ${i.nomor.trim()}, ${i.suratTanggal}, ${i.periksaTanggal}, ${pemanggil.subjek})`);
    return undefined;
  },
});

export interface KehadiranInput extends MasukanLangkah {
  readonly hadir: boolean;
}

/** Who came is examined; who did not come to the second summons is judged on the evidence. */
export const kehadiran = (i: KehadiranInput): Langkah => ({
  tindakan: i.hadir ? 'hadir' : 'tidakHadir',
  periksa: ({ berkas, dasar }) =>
    berkas.panggilan !== null && berkas.panggilan.periksaTanggal > dasar.hariIni
      ? salah('hadir', `Hari pemeriksaan (${berkas.panggilan.periksaTanggal}) belum tiba.`)
      : null,
});
