import { nipKe } from '../mutasi/dunia.ts';
import type { Bahan, IdDunia } from './isi.ts';

/** Discrepancies decided and not, of fields and of histories, a suggested link, systemic findings, a sweep, and a webhook. */
export async function isiSelisih({ dunia, isi, instansi, orang }: Bahan): Promise<IdDunia> {
  const { rows } = await dunia.admin.query<{ id: string }>('select id::text as id from selisih where nip = $1', [orang.nip]);
  const selisih = rows[0]?.id ?? '';
  const alasan = { alasan_kode: 'DOKUMEN_SAH', alasan: 'Alasan keputusan contoh.', bukti: 'SK/1', nilai_lain: '34', oleh: 'uji', orang: 'uji' };
  const selesai = {
    disimpan_pada: '2026-01-02',
    disinkronkan_pada: '2026-01-03',
    dokumen_pada: '2026-01-04',
    terbukti_pada: '2026-01-05',
    dibatalkan_pada: '2026-01-06',
  };
  const perbaikan = { ...orang, ...selesai, tujuan: 'SIMPEG', jenis: 'PERBAIKAN' };
  const tugas = (kunci: string, milik: object): Promise<string> =>
    isi('tugas_keluar', { ...perbaikan, kunci, isi: JSON.stringify({ ...milik, pelaksana: 'INSTANSI', nilai: '34' }) });
  const keputusan = await isi('keputusan', { selisih, jenis: 'BKN_BENAR', ...alasan });
  await isi('keputusan', { selisih, ...alasan, jenis: 'BATAL', membatalkan: keputusan });
  const tutup = { status: 'TERTUTUP', ditutup_pada: '2026-01-05' };
  const tertutup = await isi('selisih', { ...orang, ...tutup, bidang: 20, jenis: 'KOSONG_SATU_SISI', kosong_di: 'SIMPEG', level: 'INFO' });
  await isi('selisih_riwayat', { selisih, dari: 'BARU', ke: 'DIPUTUS', sebab: 'KEPUTUSAN', nilai_bkn: '34', nilai_simpeg: '33', keputusan, oleh: 'uji' });
  await tugas('uji:selisih', { selisih });

  const nilai = JSON.stringify({ pendidikanId: ['S1-901', 'S1-902'] });
  const beda = await isi('beda_riwayat', { ...orang, jenis: 'pendidikan', kunci: '41:2010', beda: 'KOLOM', nilai, level: 'INFO' });
  const bedaTutup = await isi('beda_riwayat', { ...orang, ...tutup, jenis: 'kinerja', kunci: '2024', beda: 'HANYA_BKN', nilai: '{}', level: 'INFO' });
  await isi('keputusan_riwayat', { beda_riwayat: beda, jenis: 'BKN_BENAR', ...alasan });
  await isi('beda_riwayat_catatan', { beda_riwayat: beda, dari: 'BARU', ke: 'DIPUTUS', sebab: 'KEPUTUSAN', beda: 'KOLOM', nilai, oleh: 'uji' });
  await tugas('uji:riwayat', { bedaRiwayat: beda });

  await isi('bobot_tautan', { isi: '{}', kiri: 1, kanan: 1, pasangan: 1 });
  const tautan = {
    ...orang,
    instansi_bkn: instansi.no,
    jalur: 2,
    pola: '1',
    skor: 40,
    jarak: 0.1,
    peluang: 0.99,
    pita: 'KUAT',
    bobot_versi: 1,
  };
  const usulan = await isi('usulan_tautan', { ...tautan, nip_bkn: orang.nip, status: 'DIKONFIRMASI' });
  const baru = await isi('usulan_tautan', { ...tautan, nip: nipKe(2), nip_bkn: nipKe(2) });
  await isi('keputusan_tautan', { usulan, jenis: 'KONFIRMASI', nip_benar: 'BKN', alasan: 'Orang yang sama.', bukti: 'SK/1', oleh: 'uji', orang: 'uji' });
  await tugas(`tautan:${usulan}:SIMPEG`, { usulan });

  await isi('temuan_sistemik', { instansi: instansi.no, bidang: 21, jumlah: 60, pembagi: 100 });
  await isi('temuan_sistemik_riwayat', { instansi: instansi.no, jenis: 'kinerja', beda: 'KOLOM', jumlah: 60, pembagi: 100 });
  await isi('beda_himpunan', { ...orang, jenis: 'NIP_GANDA', instansi_lain: 2 });
  await isi('sapuan', { selesai: '2026-01-01', kunci_beda: 0, alarm: 0, riwayat_beda: 0, alarm_riwayat: 0 });
  await isi('padanan', { instansi: instansi.no, tabel: 'unor', lokal: 'L1' });
  await isi('padanan', { instansi: instansi.no, tabel: 'unor', lokal: 'L2', siasn: 'U1', status: 'BENAR' });
  const tertunda = { sisi: 'SIMPEG', instansi: instansi.no, jenis: 'pegawai', asal: 'UNGGAH', oleh: 'uji', status: 'TERTUNDA', sebab: 'SUSUT' };
  const tarikan = await isi('tarikan', { ...tertunda, kolom_tambahan: '{hobi}', selesai_pada: '2026-01-01' });
  await isiKaitan(isi, instansi.no);
  return { Selisih: [selisih, tertutup], BedaRiwayat: [beda, bedaTutup], UsulanTautan: [usulan, baru], Tarikan: [tarikan] };
}

async function isiKaitan(isi: Bahan['isi'], instansi: number): Promise<void> {
  const kaitan = await isi('kaitan', {
    id: '00000000-0000-4000-8000-000000000001',
    instansi,
    alamat: 'https://penerima.contoh.example/',
    macam: '{usul.status}',
    status: 'DIJEDA',
    sebab: 'TENGGAT',
    gagal_sejak: '2026-01-01',
    rahasia: '\\x00',
    rahasia_lama: '\\x00',
    lama_sampai: '2999-01-01',
    oleh: 'uji',
  });
  const kiriman = { kaitan, instansi, macam: 'usul.status', isi: '{}', kode_http: 500, sebab: 'HTTP_500', lama_ms: 5 };
  await isi('kaitan_kiriman', kiriman);
  await isi('kaitan_kiriman', { ...kiriman, status: 'GAGAL', selesai_pada: '2026-01-01' });
}
