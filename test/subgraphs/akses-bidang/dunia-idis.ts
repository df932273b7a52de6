import type { Bahan, IdDunia } from './isi.ts';

/** A disciplinary case with all its papers, and the one that a superior's neglect of it opened. */
export async function isiIdis({ isi, pelaku, orang }: Bahan, { Temuan, HukumanDisiplin }: IdDunia): Promise<IdDunia> {
  const hukuman = HukumanDisiplin?.[0] ?? '';
  const uraian = { ...orang, ...pelaku, uraian: 'Dugaan contoh' };
  const kasus = await isi('kasus_disiplin', {
    ...uraian,
    sumber: 'TEMUAN',
    temuan: Temuan?.[0] ?? '',
    pelanggaran: 'KEHADIRAN',
    pasal: 'Pasal 4',
    hari_absen: 30,
    hari_beruntun: 12,
    tingkat: 'B',
    atasan_nip: orang.nip,
    tahap: 'UPAYA_ADMINISTRATIF',
    tenggat: '2026-01-31',
    tenggat_sebab: null,
    hukuman,
  });
  const lalai = await isi('kasus_disiplin', { ...uraian, sumber: 'KELALAIAN_ATASAN', asal_kasus: kasus });
  const milik = { kasus, oleh: 'uji' };
  const bersurat = { ...milik, nomor: 'K-1', tanggal: '2026-01-05' };
  await isi('kasus_disiplin_riwayat', { ...milik, orang: 'uji', tindakan: 'telaah', dari: 'TELAAH', ke: 'PEMBENTUKAN_TIM', catatan: 'Catatan contoh' });
  const lewat = { tindakan: 'lewatTenggat', ke: 'PEMBENTUKAN_TIM', tenggat: '2026-01-04' };
  await isi('kasus_disiplin_riwayat', { ...milik, orang: 'uji', ...lewat });
  await isi('tim_disiplin', { ...bersurat, nip: orang.nip, unsur: 'PENGAWASAN' });
  await isi('panggilan_disiplin', { ...milik, ke: 1, nomor: 'K-2', surat_tanggal: '2026-01-06', periksa_tanggal: '2026-01-20' });
  await isi('bap_disiplin', { ...milik, tanggal: '2026-01-20', cara: 'TATAP_MUKA', ditandatangani: true, isi: 'Isi pemeriksaan contoh.' });
  const menolak = { ditandatangani: false, alasan_menolak: 'Tidak mau menandatangani.' };
  await isi('bap_disiplin', { ...milik, tanggal: '2026-01-21', cara: 'VIRTUAL', ...menolak, isi: 'Isi pemeriksaan contoh.' });
  await isi('lhp_disiplin', { ...bersurat, terbukti: true, tingkat: 'B', dampak: 'INSTANSI', usulan: '{27}', kesimpulan: 'Kesimpulan contoh.' });
  const putusan = {
    jenis_hukuman_id: '27',
    tingkat: 'B',
    jarak: 1,
    pertek_nomor: 'P-1',
    hukuman_lama_serupa: false,
    sk_nomor: 'K-3',
    sk_tanggal: '2026-02-01',
    penetap: 'PPK',
    status_penetap: 'DEFINITIF',
  };
  await isi('keputusan_disiplin', { ...milik, orang: 'uji', ...putusan, pertimbangan: 'Pertimbangan contoh.' });
  await isi('penyampaian_disiplin', { ...milik, langkah: 'KIRIM', tanggal: '2026-02-05', keterangan: 'Lewat pos tercatat' });
  const dijawab = { ditanggapi: '2026-02-12', tanggapan: 'Tanggapan contoh.', hasil: 'MENGUATKAN', putusan_nomor: 'B-1', putusan_tanggal: '2026-02-20' };
  // Received: from then on the examined person sees the decision too.
  await isi('penyampaian_disiplin', { ...milik, langkah: 'TERIMA', tanggal: '2026-02-07' });
  await isi('upaya_disiplin', { ...milik, jenis: 'BANDING', diajukan: '2026-02-10', alasan: 'Keberatan contoh.', ...dijawab });
  await isi('tugas_keluar', {
    ...orang,
    kunci: `hukdis:${hukuman}`,
    tujuan: 'SIASN',
    jenis: 'HUKDIS',
    isi: JSON.stringify({ hukuman }),
    terbukti_pada: '2026-03-01',
  });
  return { KasusDisiplin: [kasus, lalai] };
}
