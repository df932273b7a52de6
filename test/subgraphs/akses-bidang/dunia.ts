import {
  type DuniaUji,
  type InstansiUji,
  isiBaris,
  isiInstansi,
  isiJabatan,
  isiKesegaran,
  isiPegawai,
  isiSelisih,
  isiTarikan,
  isiUnor,
  nipUji,
} from '../../support/isi.ts';

export const MILIK = nipUji(1);

/** One row, or a few, of everything the schema shows, about one invented person of one office. Returns the office and the ids, by type. */
export async function isiSemua(dunia: DuniaUji): Promise<{ readonly instansi: InstansiUji; readonly id: Readonly<Record<string, string>> }> {
  const instansi = await isiInstansi(dunia, 1);
  await isiUnor(dunia, instansi, 'U1');
  await isiJabatan(dunia, 'J1', instansi);
  await isiPegawai(dunia, { nip: MILIK, instansi, kolom: { unor_id: 'U1', jabatan_id: 'J1' } });
  for (const sisi of ['BKN', 'SIMPEG'] as const) await isiKesegaran(dunia, instansi, sisi);
  const id: Record<string, string> = { Pegawai: MILIK, Instansi: instansi.id, UnitOrganisasi: 'U1', Jabatan: 'J1', LaporanNasional: '1' };
  const orang = { instansi: instansi.no, nip: MILIK };
  const isi = async (tabel: string, baris: Parameters<typeof isiBaris>[2]): Promise<string> => String((await isiBaris(dunia, tabel, baris))['id']);
  const pelaku = { oleh: 'uji', orang: 'uji' };
  id['Selisih'] = await isiSelisih(dunia, { nip: MILIK, instansi });
  id['Tarikan'] = await isiTarikan(dunia, instansi, 1);
  id['BedaRiwayat'] = await isi('beda_riwayat', { ...orang, jenis: 'kinerja', kunci: '2025', beda: 'HANYA_BKN', nilai: '{}', level: 'INFO' });
  await isi('padanan', { instansi: instansi.no, tabel: 'unor', lokal: 'L1' });
  const kaitan = await isi('kaitan', {
    id: '00000000-0000-4000-8000-000000000001',
    instansi: instansi.no,
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
  const kiriman = { kaitan, instansi: instansi.no, macam: 'usul.status', isi: '{}', kode_http: 500, sebab: 'HTTP_500', lama_ms: 5 };
  await isi('kaitan_kiriman', kiriman);
  await isi('kaitan_kiriman', { ...kiriman, status: 'GAGAL', selesai_pada: '2026-01-01' });
  await isi('bobot_tautan', { isi: '{}', kiri: 1, kanan: 1, pasangan: 1 });
  id['UsulanTautan'] = await isi('usulan_tautan', {
    ...orang,
    instansi_bkn: instansi.no,
    nip_bkn: MILIK,
    jalur: 2,
    pola: '1',
    skor: 40,
    peluang: 0.99,
    pita: 'KUAT',
    bobot_versi: 1,
  });
  const temuan = {
    ...orang,
    kategori: 'NETRALITAS_DISIPLIN',
    uraian: 'Dugaan contoh',
    sumber: 'SISTEM',
    oleh: 'uji',
    tahap: 'KAJIAN',
    bukti: '{"umpan": "1"}',
  };
  id['Temuan'] = await isi('temuan', { ...temuan, nomor: 'T1', kunci: 'T1' });
  await isi('temuan_riwayat', { temuan: id['Temuan'], tindakan: 'verifikasi', dari: 'VERIFIKASI', ke: 'KAJIAN', catatan: 'Catatan contoh', ...pelaku });
  await isi('temuan_pesan', { temuan: id['Temuan'], audiens: 'SEMUA_PIHAK', isi: 'Pesan contoh', oleh: 'PPK', orang: 'uji' });
  await isi('temuan_akses', { temuan: id['Temuan'], cara: 'BERKAS', peran: 'PPK', instansi: instansi.no });
  id['Aduan'] = await isi('aduan', {
    ...orang,
    nomor: 'ADU-0000-0000-0000-0001',
    saluran: 'PUBLIK',
    rujukan: 'R1',
    sidik: '0'.repeat(64),
    kategori: 'NETRALITAS',
    terlapor: 'DIKENAL',
    uraian: 'Uraian aduan contoh.',
    anonim: true,
    oleh: 'uji',
    batas_pada: '2026-01-01',
  });
  id['KasusDisiplin'] = await isi('kasus_disiplin', { ...orang, sumber: 'INSTANSI', uraian: 'Dugaan contoh', ...pelaku });
  id['Pemblokiran'] = await isi('pemblokiran', { ...orang, sasaran: 'ASN', nomor_surat: 'S-1', alasan: 'x', diusulkan_oleh: 'uji' });
  id['HukumanDisiplin'] = await isi('hukuman_disiplin', {
    ...orang,
    id: 'h1',
    jenis_hukuman_id: '07',
    tingkat: 'B',
    mulai: '2020-01-01',
    sumber: 'SIASN',
    oleh: 'uji',
  });
  id['UsulMutasi'] = await isi('usul', {
    instansi: instansi.no,
    jenis: 'PEMINDAHAN',
    alasan: 'kebutuhan organisasi',
    tmt: '2026-01-01',
    status: 'DRAF',
    dibuat_oleh: 'uji',
    orang_pengusul: 'uji',
  });
  await isi('usul_pegawai', {
    usul: id['UsulMutasi'],
    nip: MILIK,
    instansi_asal: instansi.no,
    instansi_tujuan: instansi.no,
    unor_tujuan: 'U1',
    jabatan_tujuan: 'J1',
    jenis_jabatan_tujuan: '4',
    jenjang_tujuan: 'PELAKSANA',
    bup_tujuan: 58,
  });
  id['KonsepUsul'] = await isi('konsep_usul', { instansi: instansi.no, pegawai: JSON.stringify([{ nip: MILIK }]) });
  return { instansi, id };
}
