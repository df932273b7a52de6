import { boleh, JANGKAUAN, type Peran } from '../../domain/akses.ts';
import { buatDunia, type DuniaUji, type InstansiUji, isiInstansi, isiPegawai, nipUji, type PelakuUji } from '../support/isi.ts';

/** One readable row and the people and instansi it belongs to, as the superuser sees it. */
export interface BarisMilik {
  readonly kunci: string;
  readonly instansi: readonly number[];
  readonly nip: readonly string[];
  /** A letter that no usul names yet is out of a region's reach. */
  readonly terlampir?: boolean;
}

type JenisTabel = 'orang' | 'instansi' | 'usul' | 'dokumen' | 'aduan' | 'konsep';
const MILIK_ORANG: readonly (JenisTabel | undefined)[] = ['orang', 'usul', 'dokumen'];

const USUL = 'u.instansi || array(select unnest(array[p.instansi_asal, p.instansi_tujuan]) from usul_pegawai p where p.usul = u.id)';
const BERKAS_TEMUAN = ['temuan_riwayat', 'temuan_tanggapan', 'temuan_tindak_lanjut', 'surat_sbt'];
/** A case and its file; a disciplinary case. */
export const TABEL_KASUS = ['temuan', ...BERKAS_TEMUAN, 'kasus_disiplin'];
const lewatSelisih = 'join selisih s on s.id = t.selisih';

/** Table -> kind, key of a row, and where its owner stands. */
const TABEL: Readonly<Record<string, readonly [JenisTabel, string]>> = {
  ...Object.fromEntries(
    [
      'pegawai_bkn',
      'pegawai_simpeg',
      'selisih',
      'beda_himpunan',
      'beda_riwayat',
      'kinerja',
      'hukuman_disiplin',
      'temuan',
      'kasus_disiplin',
      'pemblokiran',
      'tugas_keluar',
      'sidik_bkn',
      'sidik_simpeg',
    ].map((t) => [t, ['orang', "t.instansi || '/' || t.nip"] as const]),
  ),
  selisih_riwayat: ['orang', 't.selisih::text'],
  keputusan: ['orang', 't.selisih::text'],
  beda_riwayat_catatan: ['orang', 't.beda_riwayat::text'],
  keputusan_riwayat: ['orang', 't.beda_riwayat::text'],
  ...Object.fromEntries(BERKAS_TEMUAN.map((t) => [t, ['orang', 't.temuan::text'] as const])),
  tarikan: ['instansi', 't.id::text'],
  baris_ditolak: ['instansi', 't.tarikan::text'],
  temuan_sistemik: ['instansi', 't.instansi::text'],
  padanan: ['instansi', 't.instansi::text'],
  usulan_tautan: ['instansi', 't.id::text'],
  konsep_usul: ['konsep', 't.id::text'],
  aduan: ['aduan', 't.id::text'],
  usul: ['usul', 't.id::text'],
  usul_dokumen: ['usul', 't.id::text'],
  dokumen: ['dokumen', 't.id::text'],
  ...Object.fromEntries(
    ['usul_pegawai', 'berita_acara', 'usul_riwayat', 'pertek', 'persetujuan_mendagri', 'sk', 'pelantikan'].map((t) => [t, ['usul', 't.usul::text'] as const]),
  ),
};

export const NAMA_TABEL = Object.keys(TABEL);
export const TABEL_ORANG = NAMA_TABEL.filter((t) => MILIK_ORANG.includes(TABEL[t]?.[0]));
export const kunciBaris = (tabel: string): string => TABEL[tabel]?.[1] ?? '';

/** Offices of the smaller world. */
export const JUMLAH_INSTANSI = 10;
const ORANG_PER_INSTANSI = 4;
/** Every fourth invented office is a ministry, out of reach of the regional role. */
const jenisInstansi = (no: number): string => (no % 4 === 0 ? 'KEMENT' : 'KAB');

/** People of instansi `no`. */
export const nipMilik = (no: number): string[] => Array.from({ length: ORANG_PER_INSTANSI }, (_, i) => nipUji(no * 10 + i));

const isi = (banyak: number): string => `
  insert into sidik_bkn select instansi, nip, 1, 1, 1 from pegawai_bkn;
  insert into sidik_simpeg select instansi, nip, 1, 1, 1 from pegawai_simpeg;
  insert into selisih (instansi, nip, bidang, jenis, nilai_bkn, nilai_simpeg, level) select instansi, nip, 21, 'BEDA', '34', '33', 'BLOKIR_JAB' from pegawai_bkn;
  insert into selisih_riwayat (selisih, dari, ke, sebab, oleh) select id, 'BARU', 'BARU', 'uji', 'uji' from selisih;
  insert into keputusan (selisih, jenis, alasan_kode, alasan, oleh, orang) select id, 'BKN_BENAR', 'UJI', 'alasan yang cukup panjang', 'uji', 'uji' from selisih;
  insert into beda_riwayat (instansi, nip, jenis, kunci, beda, nilai, level) select instansi, nip, 'golongan', 'S:1', 'KOLOM', '{}', 'PERINGATAN' from pegawai_bkn;
  insert into beda_riwayat_catatan (beda_riwayat, ke, sebab, beda, nilai) select id, 'BARU', 'uji', beda, nilai from beda_riwayat;
  insert into keputusan_riwayat (beda_riwayat, jenis, alasan_kode, alasan, oleh, orang) select id, 'BKN_BENAR', 'UJI', 'alasan yang cukup panjang', 'uji', 'uji' from beda_riwayat;
  insert into beda_himpunan (instansi, nip, jenis) select instansi, nip, 'HANYA_BKN' from pegawai_bkn;
  insert into kinerja (nip, tahun, instansi, kuadran) select nip, 2025, instansi, 2 from pegawai_bkn;
  insert into hukuman_disiplin (id, instansi, nip, jenis_hukuman_id, tingkat, sumber, oleh) select 'H' || nip, instansi, nip, '1', 'R', 'SIASN', 'uji' from pegawai_bkn;
  insert into temuan (nomor, kunci, kategori, instansi, nip, uraian, sumber, oleh) select 'T' || nip, 'T' || nip, 'NSPK', instansi, nip, 'uji', 'AUDITOR', 'uji' from pegawai_bkn;
  insert into temuan_riwayat (temuan, tindakan, dari, ke, oleh, orang) select id, 'pantau', 'REKOMENDASI', 'PEMANTAUAN', 'uji', 'uji' from temuan;
  insert into temuan_tanggapan (temuan, pihak, tahap, isi, oleh, orang) select id, 'TERLAPOR', 'KAJIAN', 'tanggapan contoh', 'uji', 'uji' from temuan;
  insert into temuan_tindak_lanjut (temuan, uraian, oleh, orang) select id, 'tindak lanjut contoh', 'uji', 'uji' from temuan;
  insert into kasus_disiplin (instansi, nip, sumber, uraian, oleh, orang) select instansi, nip, 'INSTANSI', 'dugaan contoh', 'uji', 'uji' from pegawai_bkn;
  insert into aduan (nomor, saluran, rujukan, sidik, kategori, instansi, nip, terlapor, uraian, anonim, oleh, batas_pada)
    select 'ADU-' || substr(b.nip::text, 1, 4) || '-' || substr(b.nip::text, 5, 4) || '-' || substr(b.nip::text, 9, 4) || '-' || substr(b.nip::text, 15, 4), 'PUBLIK', b.nip::text, repeat('0', 64),
      'NETRALITAS', b.instansi, b.nip, 'DIKENAL', 'Uraian aduan contoh.', true, 'uji', '2026-01-01' from pegawai_bkn b;
  insert into konsep_usul (instansi, isi) select no, '{"jenis": "PEMINDAHAN"}' from instansi;
  insert into bobot_tautan (isi, kiri, kanan, pasangan) values ('{}', 1, 1, 1);
  insert into usulan_tautan (instansi, nip, instansi_bkn, nip_bkn, jalur, pola, skor, peluang, pita, bobot_versi)
    select b.instansi, b.nip, b.instansi, b.nip, 2, '1', 40, 0.99, 'KUAT', (select max(versi) from bobot_tautan) from pegawai_bkn b;
  insert into kunci_pertek (kid, peran, jwk) values ('uji', 'UJI', '{}');
  insert into surat_sbt (temuan, jenis, tahun, urut, nomor, tanggal, isi, jws, kid, oleh, orang) select id, 'TEGURAN', 2026, id, 'SBT' || id, '2026-01-01', '{}', 'x', 'uji', 'uji', 'uji' from temuan;
  insert into pemblokiran (sasaran, instansi, nip, nomor_surat, alasan, diusulkan_oleh) select 'ASN', instansi, nip, 'S', 'uji', 'uji' from pegawai_bkn;
  insert into tugas_keluar (kunci, tujuan, jenis, instansi, nip, isi) select 'K' || nip, 'SIMPEG', 'PERBAIKAN', instansi, nip, '{}' from pegawai_bkn;
  insert into tarikan (sisi, instansi, jenis, asal, oleh) select 'SIMPEG', no, 'pegawai', 'UNGGAH', 'uji' from instansi;
  insert into baris_ditolak (tarikan, baris, kode, pesan) select id, 1, 'UJI', 'uji' from tarikan;
  insert into temuan_sistemik (instansi, bidang, jumlah, pembagi) select no, 21, 1, 1 from instansi;
  insert into padanan (instansi, tabel, lokal) select no, 'unor', 'L1' from instansi;
  insert into usul (instansi, jenis, alasan, tmt, status, dibuat_oleh, orang_pengusul) select no, 'PEMINDAHAN', 'uji', '2026-01-01', 'DRAF', 'uji', 'uji' from instansi;
  insert into usul_pegawai (usul, nip, instansi_asal, instansi_tujuan, unor_tujuan, jabatan_tujuan, jenis_jabatan_tujuan, jenjang_tujuan, bup_tujuan)
    select u.id, (select min(nip) from pegawai_bkn b where b.instansi = u.instansi), u.instansi, 1 + u.instansi % ${banyak}, 'U' || u.instansi, 'J' || u.instansi, '2', 'AHLI_PERTAMA', 58 from usul u;
  insert into berita_acara (usul, tahap, hasil, isi, sidik, oleh) select id, 'AJUKAN', 'DITAHAN', '{}', 'x', 'uji' from usul;
  insert into usul_riwayat (usul, tindakan, dari, ke, oleh, orang) select id, 'ajukan', 'DRAF', 'DRAF', 'uji', 'uji' from usul;
  insert into pertek (usul, nomor, tanggal, mode, penanda_tangan) select id, 'P' || id, '2026-01-01', 'LANGSUNG', 'uji' from usul;
  insert into persetujuan_mendagri (usul, nomor, tanggal, oleh) select id, 'M' || id, '2026-01-01', 'uji' from usul;
  insert into sk (usul, nomor, tanggal, penetap) select id, 'S' || id, '2026-01-01', 'uji' from usul;
  insert into pelantikan (usul, tanggal, oleh) select id, '2026-01-01', 'uji' from usul;
  insert into dokumen (instansi, jenis, nomor, tanggal, penerbit, sha256, ukuran, oleh, orang) select no, 'BA_TPK', n, '2026-01-01', 'Badan Contoh', repeat('9', 64), 1, 'uji', 'uji'
    from instansi cross join unnest(array['terlampir', 'lepas']) n;
  insert into usul_dokumen (usul, dokumen, oleh) select u.id, d.id, 'uji' from usul u join dokumen d on d.instansi = u.instansi and d.nomor = 'terlampir';
  insert into kepala_daerah (instansi, status, tanggal_lantik, nomor_sk, oleh) select no, 'DEFINITIF', '2021-02-26', 'KD', 'uji' from instansi where daerah;`;

export interface DuniaRls extends DuniaUji {
  readonly instansi: readonly InstansiUji[];
}

/** Offices with four people each and at least one row of every protected table per office. Outside vitest `server` must be given. */
export async function buatDuniaRls({ server, banyak = JUMLAH_INSTANSI }: { server?: string; banyak?: number } = {}): Promise<DuniaRls> {
  const dunia = await buatDunia(server);
  const instansi: InstansiUji[] = [];
  for (let no = 1; no <= banyak; no++) {
    const i = await isiInstansi(dunia, no, jenisInstansi(no));
    instansi.push(i);
    for (const nip of nipMilik(no)) await isiPegawai(dunia, { nip, instansi: i });
  }
  await dunia.admin.query(isi(banyak));
  return { ...dunia, instansi };
}

const pemilikDari = (tabel: string): string => {
  if (TABEL[tabel]?.[0] === 'usul') {
    const usul = tabel === 'usul' ? 't.id' : 't.usul';
    return `${USUL} as instansi, array(select lpad(p.nip::text, 18, '0') from usul_pegawai p where p.usul = u.id) as nip from ${tabel} t join usul u on u.id = ${usul}`;
  }
  // A stored letter is its instansi's; attached, it is also everybody's who may read the usul.
  if (tabel === 'dokumen')
    return `t.instansi || coalesce((select ${USUL} from usul_dokumen l join usul u on u.id = l.usul where l.dokumen = t.id), '{}') as instansi,
      array(select lpad(p.nip::text, 18, '0') from usul_dokumen l join usul_pegawai p on p.usul = l.usul where l.dokumen = t.id) as nip,
      exists (select from usul_dokumen l where l.dokumen = t.id) as terlampir from dokumen t`;
  if (tabel === 'baris_ditolak') return 'array[s.instansi] as instansi, array[]::text[] as nip from baris_ditolak t join tarikan s on s.id = t.tarikan';
  if (tabel === 'keputusan' || tabel === 'selisih_riwayat') return `array[s.instansi] as instansi, array[s.nip::text] as nip from ${tabel} t ${lewatSelisih}`;
  if (tabel === 'keputusan_riwayat' || tabel === 'beda_riwayat_catatan')
    return `array[s.instansi] as instansi, array[s.nip::text] as nip from ${tabel} t join beda_riwayat s on s.id = t.beda_riwayat`;
  if (BERKAS_TEMUAN.includes(tabel)) return `array[s.instansi] as instansi, array[s.nip::text] as nip from ${tabel} t join temuan s on s.id = t.temuan`;
  return `array[t.instansi] as instansi, ${TABEL[tabel]?.[0] === 'orang' ? 'array[t.nip::text]' : 'array[]::text[]'} as nip from ${tabel} t`;
};

/** All rows of one table with their owners, read behind row-level security. */
export async function barisMilik({ admin }: DuniaUji, tabel: string): Promise<readonly BarisMilik[]> {
  return (await admin.query<BarisMilik>(`select ${kunciBaris(tabel)} as kunci, ${pemilikDari(tabel)}`)).rows;
}

const PEMBACA_ADUAN: readonly Peran[] = ['AUDITOR_ASN', 'DIR_WASDAL', 'VIEWER_BAWASLU'];

/** The oracle: what the caller may see, decided here from role and owner only. */
export function bolehLihat(p: PelakuUji, tabel: string, b: BarisMilik): boolean {
  // Cases of regions are shared with Kemendagri's viewer as well, which sees no other row of people; what the PPK did is not the accused's to read.
  if (TABEL_KASUS.includes(tabel) && p.peran === 'VIEWER_KEMENDAGRI') return b.instansi.some((no) => jenisInstansi(no) === 'KAB');
  if (tabel === 'temuan_tindak_lanjut' && p.peran === 'ASN') return false;
  const jenis = TABEL[tabel]?.[0];
  // What nobody has proposed yet is its instansi's alone; a complaint is of those who examine it, of Bawaslu, and in regions of Kemendagri.
  if (jenis === 'konsep') return boleh('bacaKonsepUsul', p.peran) && b.instansi.includes(p.instansi?.no ?? 0);
  if (jenis === 'aduan') return PEMBACA_ADUAN.includes(p.peran) || (boleh('bacaAduan', p.peran) && b.instansi.some((no) => jenisInstansi(no) === 'KAB'));
  const milikOrang = MILIK_ORANG.includes(jenis);
  switch (JANGKAUAN[p.peran]) {
    case 'NASIONAL':
      return true;
    case 'DAERAH':
      return milikOrang && b.terlampir !== false && b.instansi.some((no) => jenisInstansi(no) === 'KAB');
    case 'DIRI':
      return milikOrang && b.nip.includes(p.nip ?? '');
    case 'INSTANSI':
      return b.instansi.includes(p.instansi?.no ?? 0);
    case 'AGREGAT':
      return false;
  }
}
