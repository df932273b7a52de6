import type { Peran } from './akses.ts';
import { BERBAGI, type Lembaga } from './pelanggaran/sbt/berbagi.ts';

/**
 * Kinds of data whose every reading is written down by person (UU 27/2022). BERKAS: minutes and what is made of them; IDENTITAS: named in a list that the
 * command line prints, where nobody's role limits it; JEJAK: this trail, read by somebody else. Elsewhere the NIP is how people are named and does not count.
 */
export const JENIS_DATA = ['NIK', 'TGL_LAHIR', 'DISIPLIN', 'BERKAS', 'IDENTITAS', 'JEJAK'] as const;
export type JenisData = (typeof JENIS_DATA)[number];

/** One way of reading them: what is shown, and what for in the words the person reads, where the reader states no purpose. */
export interface Bacaan {
  readonly operasi: string;
  readonly jenis: readonly JenisData[];
  readonly tujuan: string;
}

const disiplin = (operasi: string, tujuan: string): Bacaan => ({ operasi, jenis: ['DISIPLIN'], tujuan });
const lahir = (operasi: string, tujuan: string): Bacaan => ({ operasi, jenis: ['TGL_LAHIR'], tujuan });
const PERIKSA = 'Pemeriksaan usul mutasi sebelum atau sesudah diajukan';

/** Every reading but that of a full NIK, whose purpose the reader states (SQL function nik_penuh). */
export const BACAAN = {
  sisiPegawai: lahir('sisiPegawai', 'Pencocokan data pegawai antara BKN dan SIMPEG'),
  nilaiSelisih: lahir('nilaiSelisih', 'Penyelesaian selisih tanggal lahir antara BKN dan SIMPEG'),
  uraianTautan: lahir('uraianTautan', 'Peninjauan usulan tautan dua rekaman pegawai'),
  barisDitolak: { operasi: 'barisDitolak', jenis: ['NIK', 'TGL_LAHIR'], tujuan: 'Pengembalian baris umpan yang ditolak kepada pengirimnya' },
  hukuman: disiplin('hukuman', 'Pemeriksaan hukuman disiplin pegawai'),
  temuan: disiplin('temuan', 'Pengawasan: daftar temuan atas pegawai'),
  berkasTemuan: disiplin('berkasTemuan', 'Pengawasan: berkas temuan atas pegawai dibuka'),
  kasusDisiplin: disiplin('kasusDisiplin', 'Penanganan kasus disiplin pegawai'),
  berkasKasus: disiplin('berkasKasus', 'Penanganan kasus disiplin: berkas kasus dibuka'),
  riwayatHukdis: disiplin('riwayatHukdis', 'Penyelesaian selisih riwayat hukuman disiplin antara BKN dan SIMPEG'),
  aduan: disiplin('aduan', 'Pengawasan: aduan masyarakat atau lembaga atas pegawai dibuka'),
  blokir: disiplin('blokir', 'Pengawasan: pemblokiran data pegawai dibuka'),
  jawabanDisiplin: disiplin('jawabanGerbang', PERIKSA),
  jawabanLahir: lahir('jawabanGerbang', PERIKSA),
  beritaAcara: { operasi: 'beritaAcara', jenis: ['BERKAS'], tujuan: 'Berita acara pemeriksaan usul dibuka, dicetak, atau diuji ulang' },
  dokumen: { operasi: 'dokumen', jenis: ['BERKAS'], tujuan: 'Dokumen pegawai pada usul mutasi diunduh' },
  daftarSelisih: { operasi: 'simpul selisih list', jenis: ['IDENTITAS'], tujuan: 'Daftar selisih dicetak operator hub lewat baris perintah' },
  daftarHukdis: { operasi: 'simpul selisih list', jenis: ['IDENTITAS', 'DISIPLIN'], tujuan: 'Daftar selisih riwayat hukuman disiplin dicetak operator hub' },
  kebocoran: { operasi: 'simpul audit kebocoran', jenis: ['JEJAK'], tujuan: 'Daftar pembaca data disusun, untuk pemberitahuan atau permintaan pemilik data' },
} as const satisfies Readonly<Record<string, Bacaan>>;

/** Whom the person is told: an institution, never an official. */
export const lembagaPembaca = (peran: Peran): Exclude<Lembaga, 'TERLAPOR'> | 'DIRI_SENDIRI' => {
  const { lembaga } = BERBAGI[peran];
  return lembaga === 'TERLAPOR' ? 'DIRI_SENDIRI' : lembaga;
};

export type NamaBacaan = keyof typeof BACAAN;
