import { brankasUji } from '../../support/brankas.ts';
import type { Bahan, IdDunia } from './isi.ts';

/** A complaint with its reporter in the vault, one much like it that became a finding, and one that was joined to it. */
export async function isiAduan({ isi, orang }: Bahan, { Temuan }: IdDunia): Promise<IdDunia> {
  const aduan = (urut: number, lain: Parameters<typeof isi>[1]): Promise<string> =>
    isi('aduan', {
      ...orang,
      nomor: `ADU-0000-0000-0000-000${urut}`,
      saluran: 'PUBLIK',
      rujukan: `R${urut}`,
      sidik: String(urut).repeat(64),
      kategori: 'NETRALITAS',
      terlapor: 'DIKENAL',
      uraian: 'Uraian aduan contoh.',
      tanggal_kejadian: '2026-01-01',
      lampiran: JSON.stringify([{ nama: 'foto.jpg', sha256: '0'.repeat(64) }]),
      anonim: true,
      oleh: 'uji',
      batas_pada: '2026-01-15',
      ...lain,
    });
  const diputus = { diputus_oleh: 'uji', diputus_pada: '2026-01-05' };
  const satu = await aduan(1, { anonim: false });
  const mirip = await aduan(2, { ...diputus, status: 'DIVERIFIKASI', temuan: Temuan?.[0] ?? '' });
  const gabung = await aduan(3, { ...diputus, status: 'DUPLIKAT', induk: satu });
  const alasan = { alasan_kode: 'BUKTI_KURANG', alasan: 'Buktinya belum cukup.' };
  const ditolak = await aduan(4, {
    ...diputus,
    saluran: 'KEMENDAGRI',
    status: 'DITOLAK',
    ...alasan,
    terlapor: 'TIDAK_DIKENAL',
    instansi_tertulis: 'Dinas Contoh',
  });
  const pelapor = JSON.stringify({ nama: 'PELAPOR CONTOH', kontak: 'pelapor@contoh.example' });
  await isi('brankas.pelapor', { aduan: satu, isi: await brankasUji.segel(pelapor, 'ADU-0000-0000-0000-0001') });
  const permintaan = { aduan: satu, tujuan: 'Memanggil pelapor sebagai saksi.', peminta: 'orang-auditor_asn' };
  const setuju = { penyetuju: 'lain', disetujui_pada: new Date() };
  await isi('brankas.permintaan', { ...permintaan, ...setuju, dibuka_pada: new Date() });
  const disetujui = await isi('brankas.permintaan', { ...permintaan, ...setuju });
  const diminta = await isi('brankas.permintaan', permintaan);
  return { Aduan: [satu, mirip, gabung, ditolak], PermintaanPelapor: [disetujui, diminta] };
}
