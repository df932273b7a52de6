import type { Peran } from '../../../domain/akses.ts';
import type { NamaSubgraf } from '../../../platform/config.ts';
import type { PelakuUji } from '../../support/isi.ts';

export const PENGGUNA: Peran = 'AUDITOR_ASN';
const OPERATOR: PelakuUji = { peran: 'OPERATOR_INSTANSI', instansi: { no: 1, id: 'INS0001' } };
/** People of one instansi; the last three digits tell them apart. */
const NIP = '199001012015011000';
/** Whose trail somebody else reads. */
const DIBACA = '199001012015012000';
export const nip = (n: string): string => `(${NIP} + ${n})`;
const ENTITAS = (jenis: string, kunci: string, bidang: string): string =>
  `query ($first: Int, $after: String) { _entities(representations: [{ __typename: "${jenis}", ${kunci} }]) { ... on ${jenis} { hasil: ${bidang} } } }`;
const KUERI = (bidang: string): string => `query ($first: Int, $after: String) { hasil: ${bidang} }`;
const HALAMAN = '(first: $first, after: $after)';
const AKHIR = 'pageInfo { hasNextPage endCursor }';

/** How one connection is walked, and what is written under the walk; $1 numbers a row, in the middle of the others by its number. */
export interface Koneksi {
  readonly subgraf: NamaSubgraf;
  readonly kueri: string;
  readonly tambah: string;
  /** Who walks, where the ordinary reader may not. */
  readonly pelaku?: PelakuUji;
  /** Touches every row without changing which row it is. */
  readonly usik: string;
}

export const usulDari = (
  orang: string,
): string => `with u as (insert into usul (instansi, jenis, alasan, tmt, status, dibuat_oleh, orang_pengusul) values (1, 'PEMINDAHAN', 'uji', '2026-01-01', 'DRAF', 'uji', 'uji') returning id)
  insert into usul_pegawai (usul, nip, instansi_asal, instansi_tujuan, unor_tujuan, jabatan_tujuan, jenis_jabatan_tujuan, jenjang_tujuan, bup_tujuan)
    select id, ${orang}, 1, 1, 'U', 'J', '4', 'PELAKSANA', 58 from u`;
/** Somebody of the trail was read, once a minute. */
const dibaca = (orang: string): string => `with d as (insert into akses_data (pada, subjek, orang, peran, operasi, tujuan, jenis, jumlah)
    values ('2026-01-01'::timestamptz + $1::int * interval '1 minute', 'uji', 'uji', 'AUDITOR_ASN', 'hukuman', 'pemeriksaan contoh', '{DISIPLIN}', 1) returning id, pada)
  insert into akses_orang (nip, pada, akses) select ${orang}, pada, id from d`;
const USIK_USUL = "update usul set versi = versi + 1, alasan = alasan || '.', diubah_pada = clock_timestamp()";
const pegawai = (dari: number): Pick<Koneksi, 'tambah' | 'usik'> => ({
  tambah: `insert into pegawai_bkn (instansi, nip, nama, status_asn, h, tarikan) values (1, ${nip(`${dari} + $1::int`)}, 'PEGAWAI CONTOH', 'PNS', 1, 1)`,
  usik: "update pegawai_bkn set nama = nama || 'X', h = h + 1",
});

/** Every field of the schema that answers in pages. */
export const KONEKSI: Readonly<Record<string, Koneksi>> = {
  'Query.daftarInstansi': {
    subgraf: 'pegawai',
    kueri: KUERI(`daftarInstansi${HALAMAN} { nodes { id } ${AKHIR} }`),
    tambah:
      "insert into instansi (no, id, kode_cepat, nama, jenis, provinsi_id) values (100 + $1::int, 'X' || (100 + $1::int), (8000 + $1::int)::text, 'Kabupaten Contoh', 'KAB', '35')",
    usik: "update instansi set nama = nama || 'X' where no > 100",
  },
  'Query.daftarPegawai': { subgraf: 'pegawai', kueri: KUERI(`daftarPegawai${HALAMAN} { nodes { nip } ${AKHIR} }`), ...pegawai(0) },
  'Query.jejakDataSaya': {
    subgraf: 'pegawai',
    kueri: KUERI(`jejakDataSaya${HALAMAN} { nodes { id } ${AKHIR} }`),
    pelaku: { peran: 'ASN', nip: NIP },
    tambah: dibaca(NIP),
    usik: "update instansi set nama = nama || 'X'",
  },
  'Query.daftarPembacaan': {
    subgraf: 'pegawai',
    kueri: KUERI(`daftarPembacaan(nip: ["${DIBACA}"], tujuan: "pemeriksaan halaman demi halaman", first: $first, after: $after) { nodes { id } ${AKHIR} }`),
    pelaku: { peran: 'DPO', orang: 'dpo' },
    tambah: dibaca(DIBACA),
    usik: "update instansi set nama = nama || 'X'",
  },
  'Instansi.pegawai': { subgraf: 'pegawai', kueri: ENTITAS('Instansi', 'id: "INS0001"', `pegawai${HALAMAN} { nodes { nip } ${AKHIR} }`), ...pegawai(300) },
  'Query.daftarJabatan': {
    subgraf: 'jabatan',
    kueri: KUERI(`daftarJabatan${HALAMAN} { nodes { id } ${AKHIR} }`),
    tambah: "insert into jabatan (id, jenis_jabatan_id, nama, bup) values ('J' || (100 + $1::int), '4', 'Jabatan Contoh', 58)",
    usik: "update jabatan set nama = nama || 'X'",
  },
  'Instansi.petaJabatan': {
    subgraf: 'jabatan',
    kueri: ENTITAS('Instansi', 'id: "INS0001"', `petaJabatan${HALAMAN} { nodes { unor { id } jabatan { id } } ${AKHIR} }`),
    tambah: `with u as (insert into unor (id, instansi, nama) values ('U' || (100 + $1::int), 1, 'Bidang Contoh') returning id)
      insert into peta_jabatan (instansi, unor_id, jabatan_id, jenis_jabatan_id, kebutuhan, terisi) select 1, id, 'JTETAP', '4', 2, 1 from u`,
    usik: 'update peta_jabatan set terisi = terisi + 1, kebutuhan = kebutuhan + 1',
  },
  'Query.daftarUsul': { subgraf: 'mutasi', kueri: KUERI(`daftarUsul${HALAMAN} { nodes { id } ${AKHIR} }`), tambah: usulDari(nip('$1::int')), usik: USIK_USUL },
  'Query.emberUsul': {
    subgraf: 'mutasi',
    kueri: KUERI(`emberUsul${HALAMAN} { nodes { instansi { id } } ${AKHIR} }`),
    // Its own numbers: the instansi of other connections have no usul.
    tambah: `with i as (insert into instansi (no, id, kode_cepat, nama, jenis, provinsi_id)
        values (1000 + $1::int, 'E' || (1000 + $1::int), (7000 + $1::int)::text, 'Kabupaten Contoh', 'KAB', '35') returning no)
      insert into rekap_usul_ubah (instansi, status, jumlah) select no, 'DITERIMA_BKN', 1 from i`,
    usik: 'update rekap_usul_ubah set jumlah = jumlah + 1',
  },
  'Instansi.usul': {
    subgraf: 'mutasi',
    kueri: ENTITAS('Instansi', 'id: "INS0001"', `usul${HALAMAN} { nodes { id } ${AKHIR} }`),
    tambah: usulDari(nip('$1::int')),
    usik: USIK_USUL,
  },
  'Pegawai.usul': {
    subgraf: 'mutasi',
    kueri: ENTITAS('Pegawai', `nip: "${NIP}"`, `usul${HALAMAN} { nodes { id } ${AKHIR} }`),
    tambah: usulDari(nip('0 * $1::int')),
    usik: USIK_USUL,
  },
  'UsulMutasi.pegawai': {
    subgraf: 'mutasi',
    kueri: KUERI(`usul(id: "1") { pegawai${HALAMAN} { nodes { pegawai { nip } } ${AKHIR} } }`),
    tambah: `insert into usul_pegawai (usul, nip, instansi_asal, instansi_tujuan, unor_tujuan, jabatan_tujuan, jenis_jabatan_tujuan, jenjang_tujuan, bup_tujuan)
      values (1, ${nip('$1::int')}, 1, 1, 'U', 'J', '4', 'PELAKSANA', 58)`,
    usik: "update usul_pegawai set terbukti_bkn = clock_timestamp(), unor_tujuan = unor_tujuan || 'X'",
  },
  'Query.daftarKonsepUsul': {
    subgraf: 'mutasi',
    kueri: KUERI(`daftarKonsepUsul${HALAMAN} { nodes { id } ${AKHIR} }`),
    pelaku: OPERATOR,
    tambah: "insert into konsep_usul (instansi, isi) values (1, jsonb_build_object('alasan', $1::text))",
    usik: 'update konsep_usul set versi = versi + 1, isi = isi || \'{"jenis": "PEMINDAHAN"}\', diubah_pada = clock_timestamp()',
  },
  'KonsepUsul.pegawai': {
    subgraf: 'mutasi',
    kueri: KUERI(`konsepUsul(id: "1") { pegawai${HALAMAN} { nodes { pegawai { nip } } ${AKHIR} } }`),
    pelaku: OPERATOR,
    tambah: `update konsep_usul set pegawai = jsonb_build_array(jsonb_build_object('nip', ${nip('$1::int')}::text)) || pegawai where id = 1`,
    usik: `update konsep_usul set pegawai = (select jsonb_agg(p || '{"tujuan": {"unorId": "U"}}') from jsonb_array_elements(pegawai) p) where id = 1`,
  },
  'Query.daftarSelisih': {
    subgraf: 'selisih',
    kueri: KUERI(`daftarSelisih${HALAMAN} { nodes { id } ${AKHIR} }`),
    tambah: `insert into selisih (instansi, nip, bidang, jenis, level) values (1, ${nip('$1::int')}, 21, 'BEDA', 'INFO')`,
    usik: 'update selisih set versi = versi + 1, diubah_pada = clock_timestamp()',
  },
  'Query.daftarTarikan': {
    subgraf: 'selisih',
    kueri: KUERI(`daftarTarikan${HALAMAN} { nodes { id } ${AKHIR} }`),
    tambah: "insert into tarikan (sisi, instansi, jenis, asal, oleh, terbaca) values ('SIMPEG', 1, 'pegawai', 'UNGGAH', 'uji', $1::int)",
    usik: "update tarikan set status = 'DITERAPKAN', selesai_pada = clock_timestamp()",
  },
  'Tarikan.barisDitolak': {
    subgraf: 'selisih',
    kueri: KUERI(`tarikan(id: "1") { barisDitolak${HALAMAN} { nodes { baris } ${AKHIR} } }`),
    tambah: "insert into baris_ditolak (tarikan, baris, kode, pesan) values (1, $1::int, 'NIP_TIDAK_SAH', 'Bukan 18 angka.')",
    usik: "update baris_ditolak set pesan = pesan || '.'",
  },
  'Query.daftarPadanan': {
    subgraf: 'selisih',
    kueri: KUERI(`daftarPadanan(instansiId: "INS0001", first: $first, after: $after) { nodes { tabel lokal } ${AKHIR} }`),
    tambah: "insert into padanan (instansi, tabel, lokal) values (1, case when $1::int % 2 = 0 then 'unor' else 'jabatan' end, 'L' || (100 + $1::int))",
    usik: "update padanan set siasn = 'S', status = 'BENAR', versi = versi + 1, diubah_pada = clock_timestamp()",
  },
  'Query.daftarBedaRiwayat': {
    subgraf: 'selisih',
    kueri: KUERI(`daftarBedaRiwayat${HALAMAN} { nodes { id } ${AKHIR} }`),
    tambah: `insert into beda_riwayat (instansi, nip, jenis, kunci, beda, nilai, level) values (1, ${nip('$1::int')}, 'kinerja', '2025', 'HANYA_BKN', '{}', 'INFO')`,
    usik: 'update beda_riwayat set versi = versi + 1, diubah_pada = clock_timestamp()',
  },
  'Query.daftarUsulanTautan': {
    subgraf: 'selisih',
    kueri: KUERI(`daftarUsulanTautan${HALAMAN} { nodes { id } ${AKHIR} }`),
    tambah: `insert into usulan_tautan (instansi, nip, instansi_bkn, nip_bkn, jalur, pola, skor, peluang, pita, bobot_versi)
      values (1, ${nip('$1::int')}, 1, ${nip('500 + $1::int')}, 2, '1', 40, 0.99, 'KUAT', 1)`,
    usik: 'update usulan_tautan set versi = versi + 1, skor = skor + 1, diubah_pada = clock_timestamp()',
  },
  'Query.daftarTemuan': {
    subgraf: 'pelanggaran',
    kueri: KUERI(`daftarTemuan${HALAMAN} { nodes { id } ${AKHIR} }`),
    tambah:
      "insert into temuan (nomor, kunci, kategori, instansi, uraian, sumber, oleh) values ('T' || $1::int, 'T' || $1::int, 'NSPK', 1, 'x', 'SISTEM', 'uji')",
    usik: "update temuan set tahap = 'TIDAK_TERBUKTI'",
  },
  'Query.daftarAduan': {
    subgraf: 'pelanggaran',
    kueri: KUERI(`daftarAduan${HALAMAN} { nodes { id } ${AKHIR} }`),
    tambah: `insert into aduan (nomor, saluran, rujukan, sidik, kategori, nip, terlapor, uraian, anonim, oleh, batas_pada)
      values ('ADU-0000-0000-0000-0' || lpad($1::int::text, 3, '0'), 'PUBLIK', 'R' || $1::int, repeat('0', 64), 'NSPK', 1, 'TIDAK_DIKENAL', repeat('x', 20), true, 'uji', now())`,
    usik: "update aduan set versi = versi + 1, uraian = uraian || '.'",
  },
  'Query.daftarKasusDisiplin': {
    subgraf: 'pelanggaran',
    kueri: KUERI(`daftarKasusDisiplin${HALAMAN} { nodes { id } ${AKHIR} }`),
    tambah: `insert into kasus_disiplin (instansi, nip, sumber, uraian, oleh, orang) values (1, ${nip('$1::int')}, 'INSTANSI', 'Dugaan contoh', 'uji', 'uji')`,
    usik: "update kasus_disiplin set tahap = 'LHP', versi = versi + 1, diubah_pada = clock_timestamp()",
  },
  'Temuan.pesan': {
    subgraf: 'pelanggaran',
    kueri: KUERI(`temuan(id: "1") { pesan${HALAMAN} { nodes { id } ${AKHIR} } }`),
    tambah: "insert into temuan_pesan (temuan, audiens, isi, oleh, orang) values (1, 'SEMUA_PIHAK', 'Pesan ' || $1::int, 'PPK', 'uji')",
    usik: 'update temuan set versi = versi + 1 where id = 1',
  },
  'Query.aksesTemuan': {
    subgraf: 'pelanggaran',
    kueri: KUERI(`aksesTemuan(temuanId: "1", first: $first, after: $after) { nodes { id } ${AKHIR} }`),
    tambah: "insert into temuan_akses (temuan, cara, peran, instansi) values (1, 'BERKAS', 'PPK', 1 + 0 * $1::int)",
    usik: 'update temuan set versi = versi + 1 where id = 1',
  },
  'Query.daftarBlokir': {
    subgraf: 'pelanggaran',
    kueri: KUERI(`daftarBlokir${HALAMAN} { nodes { id } ${AKHIR} }`),
    tambah: "insert into pemblokiran (sasaran, instansi, nomor_surat, alasan, diusulkan_oleh) values ('INSTANSI', 1, 'S-' || $1::int, 'x', 'uji')",
    usik: "update pemblokiran set versi = versi + 1, alasan = alasan || '.'",
  },
};
