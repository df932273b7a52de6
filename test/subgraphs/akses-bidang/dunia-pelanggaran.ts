import type { Bahan, IdDunia } from './isi.ts';

/** A finding with its file, blocks, a list and its opening, a punishment, an election and emergency access. */
export async function isiPelanggaran({ dunia, isi, instansi, pelaku, orang, kid }: Bahan): Promise<IdDunia> {
  const dasar = { ...orang, kategori: 'NETRALITAS_DISIPLIN', uraian: 'Dugaan contoh', sumber: 'SISTEM', oleh: 'uji', bukti: '{"umpan": "1"}' };
  const temuan = await isi('temuan', { ...dasar, nomor: 'T1', kunci: 'T1', tahap: 'KAJIAN', klasifikasi: 'D2' });
  // Its follow-up is overdue, so that it also counts as one the instansi still owes.
  const lewat = await isi('temuan', { ...dasar, nomor: 'T2', kunci: 'T2', tahap: 'REKOMENDASI', tenggat: '2020-01-01' });
  const dipantau = await isi('temuan', { ...dasar, nomor: 'T4', kunci: 'T4', tahap: 'PEMANTAUAN' });
  const duplikat = await isi('temuan', { ...dasar, nomor: 'T3', kunci: 'T3', tahap: 'DUPLIKAT', duplikat_dari: temuan });
  await isi('temuan_riwayat', {
    temuan,
    tindakan: 'verifikasi',
    dari: 'VERIFIKASI',
    ke: 'KAJIAN',
    tenggat: '2026-01-31',
    catatan: 'Catatan contoh',
    ...pelaku,
  });
  await isi('temuan_pesan', { temuan, audiens: 'SEMUA_PIHAK', isi: 'Pesan contoh', oleh: 'PPK', orang: 'uji' });
  await isi('temuan_akses', { temuan, cara: 'BERKAS', peran: 'PPK', instansi: instansi.no });
  await isi('temuan_tanggapan', { temuan, pihak: 'PPK', tahap: 'KAJIAN', isi: 'Tanggapan contoh.', ...pelaku });
  await isi('temuan_tanggapan', { temuan, pihak: 'TERLAPOR', tahap: 'KAJIAN', isi: 'Jawaban terlapor.', ...pelaku });
  await isi('temuan_tindak_lanjut', { temuan, uraian: 'Tindak lanjut contoh.', nomor_sk: 'SK/1', tanggal_sk: '2026-01-01', ...pelaku });
  const surat = { temuan, tahun: 2026, tanggal: '2026-01-01', tenggat: '2026-01-31', jws: 'a..b', kid, ...pelaku };
  const naskah = JSON.stringify({ perihal: 'Perihal contoh' });
  await isi('surat_sbt', { ...surat, jenis: 'REKOMENDASI', urut: 1, nomor: 'S-1', isi: naskah });
  await isi('surat_sbt', { ...surat, jenis: 'PENCANTUMAN', urut: 2, nomor: 'S-2', isi: naskah });

  const blokir = { instansi: instansi.no, alasan: 'Alasan contoh', diusulkan_oleh: 'uji' };
  const satu = await isi('pemblokiran', { ...blokir, nip: orang.nip, sasaran: 'ASN', nomor_surat: 'S-1', temuan });
  await isi('pembukaan_blokir', { blokir: satu, nomor_surat: 'S-2', dasar: 'Dasar pembukaan contoh', diusulkan_oleh: 'uji' });
  const diputus = { status: 'DISETUJUI', diputus_oleh: 'lain', diputus_pada: '2026-01-02', catatan: 'Sudah ditindaklanjuti.' };
  await isi('pembukaan_blokir', { blokir: satu, nomor_surat: 'S-1', dasar: 'Dasar pembukaan contoh', diusulkan_oleh: 'uji', ...diputus });
  const dibuka = await isi('pemblokiran', {
    ...blokir,
    nip: orang.nip,
    sasaran: 'ASN',
    nomor_surat: 'S-0',
    status: 'DIBUKA',
    disetujui_oleh: 'lain',
    aktif_pada: '2026-01-01',
    dibuka_oleh: 'lain',
    dibuka_pada: '2026-01-02',
    dasar: 'Pasal contoh',
    dasar_pembukaan: 'Sudah ditindaklanjuti.',
  });
  const ditolak = { status: 'DITOLAK', ditolak_oleh: 'lain', ditolak_pada: '2026-01-02', alasan_tolak: 'Belum cukup bukti.' };
  const tolak = await isi('pemblokiran', { ...blokir, nip: orang.nip, sasaran: 'ASN', nomor_surat: 'S-9', ...ditolak });
  const daftar = await isi('pemblokiran', { ...blokir, sasaran: 'DAFTAR', nomor_surat: 'S-3' });
  const anggota = await isi('pemblokiran', { ...blokir, nip: orang.nip, sasaran: 'ASN', nomor_surat: 'S-3', daftar });
  const seluruh = await isi('pemblokiran', { ...blokir, sasaran: 'INSTANSI', nomor_surat: 'S-4' });

  const hukuman = {
    ...orang,
    jenis_hukuman_id: '27',
    tingkat: 'B',
    sk_nomor: 'SK/1',
    sk_tanggal: '2020-01-01',
    mulai: '2020-01-01',
    masa_tahun: 1,
    masa_bulan: 0,
    akhir: '2020-12-31',
    sumber: 'SIASN',
    oleh: 'uji',
  };
  await isi('hukuman_disiplin', { ...hukuman, id: 'h1' });
  await isi('hukuman_disiplin', { ...hukuman, id: 'h2', dibatalkan_tanggal: '2020-02-01' });

  // Far enough ahead: a ban in force would hold every proposal of the test.
  const tahun = Number(dunia.tanggalSk.slice(0, 4)) + 2;
  const pilkada = { instansi: instansi.no, tahun, penetapan_paslon: `${tahun}-09-22`, akhir_masa_jabatan: `${tahun + 1}-02-20` };
  await isi('kalender_pilkada_catatan', { ...pilkada, dasar: 'Berkas uji', oleh: 'uji' });

  const petahana = { jenis: 'PETAHANA', mulai: '2020-01-01', sisi: 'BKN', nilai: 'YA', dokumen: 'uji', tanggal: '2020-01-01', sumber: 'uji', tarikan: 1 };
  await isi('fakta_instansi', { instansi: instansi.no, ...petahana });
  const kini = Date.now();
  const darurat = { ...orang, alasan: 'Memeriksa dugaan identitas ganda.', menit: 30, peminta: 'orang-auditor_asn' };
  const setuju = { pemutus: 'uji', setuju: true, catatan: 'Diperlukan untuk kasus contoh.' };
  const berlaku = await isi('akses_darurat', { ...darurat, ...setuju, diputus_pada: new Date(kini), berakhir_pada: new Date(kini + 1_800_000) });
  const lalu = { diputus_pada: new Date(kini - 7_200_000), berakhir_pada: new Date(kini - 5_400_000), dibaca: 1, dibaca_pada: new Date(kini - 7_000_000) };
  const dibaca = await isi('akses_darurat', { ...darurat, ...setuju, ...lalu });
  const diminta = await isi('akses_darurat', darurat);
  return {
    Temuan: [temuan, lewat, duplikat, dipantau],
    Pemblokiran: [satu, anggota, daftar, seluruh, dibuka, tolak],
    HukumanDisiplin: ['h1', 'h2'],
    AksesDarurat: [berlaku, diminta, dibaca],
  };
}
