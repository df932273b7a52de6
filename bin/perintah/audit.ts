import type { Command } from 'commander';
import { bacaKunciTanda } from '../../platform/segel/kunci-segel.ts';
import type { Kepala } from '../../platform/segel/segel.ts';
import type { Alat } from './alat.ts';
import { kebocoran, type OpsiKebocoran } from './audit-kebocoran.ts';
import { type OpsiRetensi, retensi } from './audit-retensi.ts';
import { mulaiBaru, segelSekarang } from './audit-segel.ts';
import { dalamSatuPotret, type OpsiVerifikasi, verifikasi } from './audit-verifikasi.ts';
import { terbitkanKepala } from './kepala-jejak.ts';

async function kepala(alat: Alat, { kunci }: { readonly kunci?: string }): Promise<void> {
  const tanda = kunci === undefined ? null : bacaKunciTanda(kunci);
  const isi = await alat.sql((sql) =>
    dalamSatuPotret(sql, async (tx) => {
      const [saat] = await tx<{ pada: Date }[]>`select clock_timestamp() pada`;
      const semua = await tx<Kepala[]>`select shard, urut::text urut, encode(hash, 'hex') hash from jejak_kepala order by shard`;
      return { pada: (saat?.pada ?? new Date(0)).toISOString(), kepala: semua.map((k) => ({ ...k })) };
    }),
  );
  alat.tulis(`${JSON.stringify(terbitkanKepala(isi, tanda))}\n`);
}

export function perintahAudit(program: Command, alat: Alat): void {
  const audit = program.command('audit').description('jejak audit (audit trail)');
  audit
    .command('verifikasi')
    .alias('verify')
    .description(
      'periksa rantai jejak, segelnya, dan jejak akses; keluar 1 bila ada yang putus, hilang, berubah, atau berbeda dari yang pernah disegel atau diterbitkan',
    )
    .option('--segel <folder>', 'folder segel; tanpa pilihan ini SIMPUL_SEGEL_DIR bila sudah ada')
    .option('--kepala <berkas>', 'terbitan `simpul audit kepala` yang disimpan di luar basis data, satu per baris')
    .option('--kunci-umum <berkas>', 'kunci umum Ed25519 (PEM) segel dan terbitan; tanpa pilihan ini segel diperiksa dengan kunci hub sendiri')
    .action((opsi: OpsiVerifikasi) => verifikasi(alat, opsi));
  audit
    .command('kepala')
    .alias('heads')
    .description('cetak kepala setiap rantai jejak, satu baris JSON, untuk disimpan di luar basis data')
    .option('--kunci <berkas>', 'tanda tangani dengan kunci pribadi Ed25519 (PEM)')
    .action((opsi: { readonly kunci?: string }) => kepala(alat, opsi));
  audit
    .command('kebocoran')
    .alias('breach')
    .description('siapa yang melihat NIK penuh, tanggal lahir, atau catatan disiplin pegawai ini, CSV; jejak mencatat bahwa daftarnya disusun')
    .requiredOption('--pegawai <berkas>', 'NIP, satu per baris; - dari stdin')
    .option('--dari <waktu>', 'yyyy-mm-dd (WIB) atau waktu ISO 8601; tanpa pilihan ini sejak awal')
    .option('--sampai <waktu>', 'sampai akhir hari itu, atau waktu ISO 8601; tanpa pilihan ini sampai sekarang')
    .option('--keluar <berkas>', 'tulis ke berkas baru bermode 0600, bukan ke stdout')
    .action((opsi: OpsiKebocoran) => kebocoran(alat, opsi));
  audit
    .command('retensi')
    .alias('retention')
    .description(
      'berapa lama jejak akses disimpan dan apa yang sudah boleh dihapus; tanpa pilihan hanya menampilkan, dan tanpa masa simpan tidak ada yang dihapus',
    )
    .option('--tetapkan <bulan>', 'masa simpan, paling sedikit 60 bulan; dengan --sejak dan --dasar')
    .option('--sejak <yyyy-mm-dd>', 'hari mulai berlakunya, paling cepat hari ini')
    .option('--dasar <teks>', 'dasar hukum atau jadwal retensi arsip, 10 sampai 500 huruf')
    .option('--pangkas', 'hapus yang sudah lewat masanya; tercatat di jejak, dan ditolak bila jejak akses tidak utuh')
    .action((opsi: OpsiRetensi) => retensi(alat, opsi));
  audit
    .command('segel')
    .alias('seal')
    .description('segel jejak sekarang; hub melakukannya sendiri setiap menit. Keluar 1 bila tempatnya tertinggal atau rantainya berbeda')
    .option('--mulai-baru', 'mulai deret segel baru di folder kosong; deret lama disimpan sebagai bukti')
    .option('--alasan <teks>', 'alasan memulai deret baru, 10 sampai 500 huruf')
    .action((opsi: { readonly mulaiBaru?: boolean; readonly alasan?: string }) =>
      opsi.mulaiBaru === true ? mulaiBaru(alat, opsi.alasan) : segelSekarang(alat),
    );
}
