import { isiBaris, isiTarikan } from '../../support/isi.ts';
import { type Dunia, nipKe } from '../mutasi/dunia.ts';
import { isiAduan } from './dunia-aduan.ts';
import { isiIdis } from './dunia-idis.ts';
import { isiMutasi } from './dunia-mutasi.ts';
import { isiPelanggaran } from './dunia-pelanggaran.ts';
import { isiSelisih } from './dunia-selisih.ts';
import type { Bahan, IdDunia } from './isi.ts';

/** The person whom nearly every row is about, and who asks as ASN. */
export const MILIK = nipKe(1);
export const INSTANSI = { no: 1, id: 'INS-1' };

/** One row, or a few, of everything the schema shows, about one invented person of one office. Answers the ids, by type. */
export async function isiSemua(dunia: Dunia): Promise<IdDunia> {
  const { rows } = await dunia.admin.query<{ kid: string }>('select kid from kunci_pertek limit 1');
  const bahan: Bahan = {
    dunia,
    isi: async (tabel, baris) => String((await isiBaris(dunia, tabel, baris))['id']),
    instansi: INSTANSI,
    pelaku: { oleh: 'uji', orang: 'uji' },
    orang: { instansi: INSTANSI.no, nip: MILIK },
    kid: rows[0]?.kid ?? '',
  };
  await isiRujukan(dunia);
  await isiPembacaan(dunia);
  // Before the rows that hold a usul: its way through the gate is the real one.
  const mutasi = await isiMutasi(bahan);
  await dunia.admin.query(
    `update pegawai_bkn set gelar = 'S.AP', tmt_pensiun = '2043-01-01', instansi_induk_id = $2, alasan = '{"golAkhirId": "tidak terbaca"}' where nip = $1`,
    [MILIK, INSTANSI.id],
  );
  const pelanggaran = await isiPelanggaran(bahan);
  const selisih = await isiSelisih(bahan);
  const id: IdDunia = {
    ...mutasi,
    ...pelanggaran,
    ...(await isiIdis(bahan, pelanggaran)),
    ...(await isiAduan(bahan, pelanggaran)),
    ...selisih,
    Pegawai: [MILIK],
    Instansi: [INSTANSI.id],
    UnitOrganisasi: ['U1'],
    Jabatan: ['J1'],
    Tarikan: [await isiTarikan(dunia, INSTANSI, 1), ...(selisih['Tarikan'] ?? [])],
  };
  const { rows: laporan } = await dunia.admin.query<{ id: string }>('select laporan_buat()::text as id');
  return { ...id, LaporanNasional: laporan.map((l) => l.id) };
}

/** Columns that the world of mutasi leaves empty, so that none of them is empty for everybody. */
async function isiRujukan({ admin }: Dunia): Promise<void> {
  for (const teks of [
    "update unor set diatasan_id = 'U1P', nama_jabatan = 'Kepala Seksi Contoh' where id = 'U1'",
    "update jabatan set bup = 58, kelas = 9, jenjang = 'PENGAWAS' where id = 'J1'",
    "update peta_jabatan set nama = 'Jabatan Contoh', periode = '2026' where instansi = 1",
    'update kesegaran set jumlah = 10',
    "insert into anggaran_sumber (sumber, kapasitas, per_detik, sisa) values ('9001', 10, 1, 5)",
    "insert into sumber_instansi (instansi, sisi, jenis, versi, macam, alamat, oleh) values (1, 'BKN', 'pegawai', 1, 'SIASN', 'https://siasn.contoh.example', 'uji')",
    `insert into jadwal_umpan (instansi, sisi, jenis, tingkat, sumber, macam, berikut) select 1, 'BKN', 'pegawai', kode, '9001', 'SIASN', now() from tingkat_tarik limit 1`,
    "update kesegaran set sebab = 'SUMBER_TAK_DAPAT_DIHUBUNGI' where (sisi, jenis) = ('BKN', 'kinerja')",
  ])
    await admin.query(teks);
}

/** Somebody with a grant has read the person's papers, by their number. */
async function isiPembacaan({ admin }: Dunia): Promise<void> {
  await admin.query(
    "insert into hibah (iss, sub, peran, instansi, orang) values ('https://penerbit.contoh.example', 'pembaca', 'AUDITOR_ASN', null, 'pembaca')",
  );
  await admin.query("select akses_tulis(array[$1::bigint], $2, 'pembaca', 'pembaca', 'AUDITOR_ASN', null)", [
    MILIK,
    JSON.stringify({ operasi: 'berkas', tujuan: 'Membaca berkas usul pegawai', jenis: ['BERKAS'], rujukan: 'usul:1' }),
  ]);
}
