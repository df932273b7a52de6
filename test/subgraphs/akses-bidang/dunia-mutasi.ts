import { lantik, PERTEK, SETUJUI, sampai, sk } from '../mutasi/alur.ts';
import { ajukan, idDokumen } from '../mutasi/dokumen.ts';
import { nipKe } from '../mutasi/dunia.ts';
import type { Bahan, IdDunia } from './isi.ts';

/** People whom no rule holds, for proposals inside the test. */
export const LOLOS: readonly string[] = [nipKe(11), nipKe(12)];
/** Whose approved usul a block would hold. */
export const DISETUJUI = nipKe(13);

/** A usul that went the whole way to its inauguration, one that the gate holds, and those that wait for somebody's step. */
export async function isiMutasi(b: Bahan): Promise<IdDunia> {
  const { dunia, isi, instansi, orang } = b;
  const { id } = await sampai(dunia, orang.nip, [SETUJUI, PERTEK, sk(dunia), lantik(dunia)]);
  await dunia.tambahBanyak([...LOLOS, DISETUJUI]);
  await isiSurat(b, id);
  await isiTugas(b, id);
  const rantai = { langkah: '{VERIFIKASI,PPK}', berlaku_dari: dunia.tanggalSk, dasar: 'SK contoh', ...b.pelaku };
  await isi('rantai_instansi', { instansi: instansi.no, ...rantai });
  const menunggu = [];
  for (const status of ['DIAJUKAN', 'DITERIMA_BKN']) menunggu.push(await isiMenunggu(b, status, { nip: orang.nip }));
  await isiMenunggu(b, 'DISETUJUI', { nip: DISETUJUI });
  await isiMenunggu(b, 'PARAF_PERTEK', { nip: DISETUJUI, jenjang_tujuan: 'JPT_MADYA' });
  // The golongan of both sides differs, so the gate holds what is proposed for this person.
  await isi('selisih', { ...orang, bidang: 21, jenis: 'BEDA', nilai_bkn: '34', nilai_simpeg: '33', level: 'BLOKIR_JAB' });
  // Nor are the minutes of the team attached (C13), which a letter can stand in for.
  const ditahan = (await ajukan(dunia, [orang.nip], { dokumen: [] })).usul.id;
  await isiGugur(b, id);
  await isiKembali(b);
  await isi('konsep_usul', { instansi: instansi.no, pegawai: JSON.stringify([{ nip: orang.nip }]), tanpa_tujuan: 1 });
  const { rows } = await dunia.admin.query<{ id: string }>('select id::text as id from berita_acara where usul = $1 order by id', [id]);
  return { UsulMutasi: [id, ditahan, ...menunggu], KonsepUsul: [await isiKonsep(b)], BeritaAcara: rows.map((r) => r.id) };
}

/** Every paper that a usul can have. */
async function isiSurat({ dunia, isi, pelaku, orang, kid }: Bahan, id: string): Promise<void> {
  const milik = { usul: id, ...pelaku };
  const surat = { ...milik, nomor: '800/1/CONTOH', tanggal: dunia.tanggalSk };
  await isi('surat_usulan', surat);
  await isi('persetujuan_provinsi', { ...surat, provinsi_id: '35' });
  await isi('persetujuan_mendagri', { usul: id, nomor: '100.2/1', tanggal: dunia.tanggalSk, oleh: 'uji' });
  await isi('keputusan_pemindahan', { usul: id, penetap: 'MENDAGRI', nomor: '824/1', tanggal: dunia.tanggalSk, oleh: 'uji' });
  await isi('keputusan_otomatis', { usul: id, tindakan: 'setujui', dasar: 'SLA', jatuh_tempo: dunia.tanggalSk });
  await isi('keadaan_siasn', { usul: id, kode: '11', label: 'Keadaan contoh', oleh: 'uji' });
  await isi('usul_klasifikasi', { usul: id, kategori: 'MUTASI', jenis: '01', oleh: 'uji' });
  await isi('surat_sk', { usul: id, urut: 2, nomor: '800/2/CONTOH', tanggal: dunia.tanggalSk, penetap: 'uji' });
  await isi('surat_dicabut', { ...milik, jenis: 'SK', urut: 2, sebab: 'DIPERBAIKI', alasan: 'Nomornya salah tulis.' });
  const pemulihan = await isi('pemulihan', { ...surat, aturan: 'A08', blokir: '{}', alasan: 'Layanan harus berjalan lagi.' });
  await isi('putusan_pemulihan', { pemulihan, setuju: true, catatan: 'Dapat dipulihkan.', nomor: 'P/1', tanggal: dunia.tanggalSk, ...pelaku });
  await isi('penilaian_risiko', { usul: id, skor: 80, ambang: 60, isi: '{}', sidik: 'uji' });
  await isi('usul_dokumen', { usul: id, dokumen: idDokumen('BA_TPK'), nip: orang.nip, oleh: 'uji' });
  const tautan = { ...milik, nip: orang.nip, berakhir_pada: new Date(Date.now() + 86_400_000) };
  await isi('tautan_usul', { ...tautan, sidik: '0'.repeat(64) });
  await isi('pencabutan_tautan_usul', { tautan: await isi('tautan_usul', { ...tautan, sidik: '1'.repeat(64) }), ...pelaku });
  await isi('delegasi_pertek', {
    ...pelaku,
    jenjang: 'PELAKSANA',
    dari: 'Pejabat Contoh',
    kepada: 'SISTEM',
    nomor_sk: 'SK-D/2',
    tanggal_sk: '2025-01-01',
    berlaku_dari: '2025-01-01',
    berlaku_sampai: '2025-06-30',
  });
  await dunia.admin.query(
    "insert into berita_acara_bertanda (berita_acara, usul, kode, isi, jws, kid) select id, usul, '0000-0000-0000-0001', '{}', 'a..b', $2 from berita_acara where usul = $1 order by id limit 1",
    [id, kid],
  );
}

/** Minutes of a check in which a letter stood in for a rule that said no, and that a blocker held all the same. */
async function isiGugur({ dunia, pelaku }: Bahan, id: string): Promise<void> {
  const butir = {
    pengecualian: { kode: 'D14', peran: 'DEPUTI_WASDAL', nomor: 'P/2', tanggal: dunia.tanggalSk },
    putusan: { hasil: 'GAGAL', pesan: 'Contoh', bukti: [] },
  };
  await dunia.admin.query(
    `insert into berita_acara (usul, tahap, hasil, isi, sidik, oleh)
     select usul, tahap, 'DITAHAN', jsonb_set(jsonb_set(jsonb_set(isi, '{penghalang}', '["SELISIH"]'), '{butir,0}', (isi #> '{butir,0}') || $2),
       '{pegawai,0}', isi #> '{pegawai,0}' || '{"hasil": "DITAHAN", "butir": [0]}'), repeat('1', 64), $3
     from berita_acara where usul = $1 order by id limit 1`,
    [id, JSON.stringify(butir), pelaku.oleh],
  );
}

/** The person has been to the target unit not long ago, which adds to the risk of every move there. */
async function isiKembali({ dunia, orang }: Bahan): Promise<void> {
  await dunia.admin.query(
    `insert into riwayat_bkn (instansi, nip, jenis, kunci, kunci_tak, batal, isi, alasan, h, tarikan)
     select $1, $2, 'jabatan', n::text, false, false, jsonb_build_object('jenisJabatanId', '1', 'unorId', case when n = 1 then 'U1' else 'X' || n end, 'eselonId', '41',
       'tmtJabatan', (hari_ini() - 31 * (7 - n))::text), '{}', 1, 1 from generate_series(1, 3) n`,
    [orang.instansi, orang.nip],
  );
  await dunia.admin.query("insert into riwayat_cakupan (instansi, sisi, jenis, tarikan) values ($1, 'BKN', 'jabatan', 1)", [orang.instansi]);
  await dunia.segarkan(orang.instansi, ['riwayat']);
}

/** The tasks of the inauguration have gone as far as a task can, and one was refused on its way. */
async function isiTugas({ dunia, isi }: Bahan, id: string): Promise<void> {
  const { rows } = await dunia.admin.query<{ id: string }>(
    `update tugas_keluar set disimpan_pada = now(), disinkronkan_pada = now(), dokumen_pada = now(), dibatalkan_pada = now(), terbukti_pada = now()
     where kunci like $1 returning id::text as id`,
    [`usul:${id}:%`],
  );
  await isi('tulis_balik', { tugas: rows[0]?.id ?? '', keadaan: 'PERLU_TINDAKAN', percobaan: 1, kode: 'DITOLAK', pesan: 'Ditolak layanan contoh.' });
}

/** A usul across a border of provinces, where it stands now and without the way there. */
async function isiMenunggu(
  { dunia, isi, instansi, pelaku }: Bahan,
  status: string,
  orang: { readonly nip: string; readonly jenjang_tujuan?: string },
): Promise<string> {
  const usul = await isi('usul', {
    instansi: instansi.no,
    jenis: 'PEMINDAHAN',
    alasan: 'kebutuhan organisasi',
    tmt: dunia.tmt,
    status: 'DRAF',
    akui: '{C03}',
    rincian: '{"alasanJabatan": "CLTN", "jenisPemberhentian": "1"}',
    dibuat_oleh: 'uji',
    orang_pengusul: 'uji',
  });
  await isi('usul_pegawai', {
    usul,
    instansi_asal: instansi.no,
    instansi_tujuan: 2,
    unor_tujuan: 'U2',
    jabatan_tujuan: 'J2',
    jenis_jabatan_tujuan: '1',
    jenjang_tujuan: 'PENGAWAS',
    ...orang,
    bup_tujuan: 58,
    terbukti_bkn: new Date(),
    terbukti_simpeg: new Date(),
  });
  await isi('usul_riwayat', { usul, tindakan: 'ajukan', dari: 'DRAF', ke: status, catatan: 'Catatan contoh', ...pelaku });
  // Past the triggers: one person goes through the gate with one usul at a time, and this one has been there already.
  await dunia.admin.query(
    `set session_replication_role = replica; update usul set status = '${status}' where id = ${usul}; set session_replication_role = origin`,
  );
  return usul;
}

async function isiKonsep({ dunia, isi, instansi, orang }: Bahan): Promise<string> {
  const tujuan = { instansiId: instansi.id, unorId: 'U1', jabatanId: 'J1' };
  return isi('konsep_usul', {
    instansi: instansi.no,
    isi: JSON.stringify({
      jenis: 'PEMINDAHAN',
      alasan: 'Konsep contoh',
      tmt: dunia.tmt,
      pengaktifan: false,
      akuiPeringatan: ['C03'],
      rincian: { alasanJabatan: 'CLTN', jenisPemberhentian: '1', penugasan: 'PLT', sampai: dunia.tmt },
      dokumen: [{ id: idDokumen('BA_TPK'), nip: orang.nip }],
      klasifikasi: { kategori: 'MUTASI', jenis: '01' },
    }),
    pegawai: JSON.stringify([{ nip: orang.nip, tujuan }, { nip: LOLOS[0] ?? '' }]),
  });
}
