import { BUKTI_IDIS } from '../drizzle/daftar-idis.ts';
import type { Dunia } from '../subgraphs/mutasi/dunia.ts';

const DIHITUNG = [
  ...(['usul', 'usul_pegawai', 'usul_riwayat', 'berita_acara', 'pertek', 'sk', 'pelantikan', 'tugas_keluar', 'keputusan'] as const),
  ...(['selisih_riwayat', 'pemblokiran', 'hukuman_disiplin', 'temuan', 'keputusan_riwayat', 'beda_riwayat_catatan', 'keputusan_tautan'] as const),
  ...(['persetujuan_mendagri', 'keputusan_pemindahan', 'keputusan_otomatis', 'pertek_bertanda', 'usul_dokumen', 'kepala_daerah', 'hari_libur'] as const),
  ...(['delegasi_pertek', 'pencabutan_delegasi', 'konfirmasi_tarikan', 'sapuan_permintaan', 'kotak_keluar', 'jejak', 'idempotensi'] as const),
  ...(['surat_pertek', 'surat_sk', 'surat_dicabut', 'surat_usulan', 'persetujuan_provinsi', 'keadaan_siasn', 'pemulihan', 'putusan_pemulihan'] as const),
  ...([
    'rantai_instansi',
    'perwakilan_ln',
    'pengecualian_aturan',
    'tautan_usul',
    'pencabutan_tautan_usul',
    'usul_klasifikasi',
    'konsep_usul',
    'isi_sk',
  ] as const),
  ...(['pembukaan_blokir', 'tahanan_blokir', 'aduan', 'brankas.pelapor', 'brankas.permintaan'] as const),
  ...(['temuan_riwayat', 'temuan_tanggapan', 'temuan_tindak_lanjut', 'surat_sbt', 'temuan_pesan', 'temuan_akses', 'kalender_pilkada_catatan'] as const),
  ...(['kasus_disiplin', 'upaya_disiplin', ...BUKTI_IDIS] as const),
];
const BERVERSI = ['kasus_disiplin', 'usul', 'konsep_usul', 'selisih', 'pemblokiran', 'temuan', 'beda_riwayat', 'usulan_tautan', 'padanan', 'aduan'] as const;
const HITUNG = [
  ...DIHITUNG.map((t) => `select '${t}' nama, count(*)::int n from ${t}`),
  ...BERVERSI.map((t) => `select 'versi ${t}', coalesce(sum(versi), 0)::int from ${t}`),
  "select 'identitas dibuka', count(*)::int from brankas.permintaan where dibuka_pada is not null",
  "select 'identitas disetujui', count(*)::int from brankas.permintaan where disetujui_pada is not null",
  "select 'pembukaan diputus', count(*)::int from pembukaan_blokir where diputus_oleh is not null",
  "select 'tugas ditarik', count(*)::int from tugas_keluar where dibatalkan_pada is not null",
  "select 'fakta tugas', coalesce(sum(num_nonnulls(disimpan_pada, disinkronkan_pada, dokumen_pada)), 0)::int from tugas_keluar",
  "select 'umpan ' || s, (select count(*)::int from kesegaran k where k.status = s) from unnest(array['SEHAT', 'DIJEDA', 'TERTUNDA', 'PERLU_TINDAKAN', 'MENCOBA_LAGI']) s",
  "select 'tarikan ' || s, (select count(*)::int from tarikan t where t.status = s) from unnest(array['DITERIMA', 'TERTUNDA', 'GAGAL']) s",
].join(' union all ');

type Akibat = Readonly<Record<string, number>>;

/** Everything an act may write, as numbers. */
export const hitungAkibat = async ({ admin }: Dunia): Promise<Akibat> =>
  Object.fromEntries((await admin.query<{ nama: string; n: number }>(HITUNG)).rows.map((r) => [r.nama, r.n]));

/** What changed between two counts, in words; empty when nothing did. */
export const selisihAkibat = (sebelum: Akibat, sesudah: Akibat): string =>
  Object.keys(sesudah)
    .filter((k) => sesudah[k] !== sebelum[k])
    .map((k) => `${k} ${(sesudah[k] ?? 0) - (sebelum[k] ?? 0)}`)
    .join(', ');
