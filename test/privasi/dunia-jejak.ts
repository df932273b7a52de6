import { SUBGRAF } from '../../bin/akar/subgraf.ts';
import type { NamaSubgraf } from '../../platform/config.ts';
import {
  buatDunia,
  buatTanya,
  type DuniaUji,
  di,
  type InstansiUji,
  isiBaris,
  isiInstansi,
  isiPegawai,
  isiSelisih,
  type JawabanUji,
  nipUji,
  type PelakuUji,
} from '../support/isi.ts';

export let dunia: DuniaUji;
export let satu: InstansiUji;
export const [SUBJEK, KEDUA, LUAR] = [nipUji(1), nipUji(2), nipUji(50)];
export const STEWARD: PelakuUji = { peran: 'DATA_STEWARD_BKN', orang: 'steward-satu' };
export const AUDITOR: PelakuUji = { peran: 'AUDITOR_ASN', orang: 'auditor-satu' };
export const DPO: PelakuUji = { peran: 'DPO', orang: 'dpo-satu' };
export const SAYA: PelakuUji = { peran: 'ASN', nip: SUBJEK, orang: 'orangnya-sendiri' };

interface Tercatat {
  readonly nip: string;
  readonly operasi: string;
  readonly jenis: readonly string[];
  readonly peran: string;
  readonly orang: string;
}
/** Rows of the trail since the last clearing, person by person; sets too. */
export const jejak = async (): Promise<readonly Tercatat[]> =>
  (
    await dunia.admin.query<Tercatat>(`select c.nip, d.operasi, d.jenis, d.peran, d.orang from akses_cari(array(select nip from pegawai_bkn union select nip from pegawai_simpeg),
      '-infinity', 'infinity') c join akses_data d on d.id = c.akses order by c.nip, d.id`)
  ).rows;
export const ringkas = async (): Promise<readonly string[]> => [...new Set((await jejak()).map((j) => `${j.nip} ${j.operasi} ${j.jenis.join()}`))];

export function tanyaDi(nama: NamaSubgraf): (p: PelakuUji, kueri: string, v?: Readonly<Record<string, unknown>>) => Promise<JawabanUji> {
  const { skema, konteks } = SUBGRAF[nama];
  return buatTanya(dunia.pool, skema(), konteks as Parameters<typeof buatTanya>[2]);
}
/** Ids of the rows of SUBJEK, by kind. */
export const id: Record<string, string> = {};

/** One person with one row of everything that is read on record, others beside. */
export async function siapkanDunia(): Promise<void> {
  dunia = await buatDunia();
  satu = await isiInstansi(dunia, 1);
  const dua = await isiInstansi(dunia, 2);
  for (const nip of [SUBJEK, KEDUA]) await isiPegawai(dunia, { nip, instansi: satu, kolom: { tgl_lahir: '1990-01-01' } });
  await isiPegawai(dunia, { nip: LUAR, instansi: dua, kolom: { tgl_lahir: '1990-01-01' } });
  for (let i = 100; i < 130; i += 1) await isiPegawai(dunia, { nip: nipUji(i), instansi: satu, kolom: { tgl_lahir: '1990-01-01' } });
  id['selisih'] = await isiSelisih(dunia, {
    nip: SUBJEK,
    instansi: satu,
    bidang: 4,
    kolom: { nilai_bkn: '1990-01-01', nilai_simpeg: '1991-01-01', level: 'BLOKIR' },
  });
  await isiSelisih(dunia, { nip: KEDUA, instansi: satu });
  const tulis = async (nama: string, tabel: string, row: Parameters<typeof isiBaris>[2]): Promise<void> => {
    id[nama] = String((await isiBaris(dunia, tabel, row))['id']);
  };
  await tulis('hukuman', 'hukuman_disiplin', {
    instansi: 1,
    nip: SUBJEK,
    jenis_hukuman_id: '10',
    tingkat: 'R',
    sk_nomor: 'SK',
    mulai: '2026-01-01',
    sumber: 'SIMPUL',
    oleh: 'uji',
    id: 'H-1',
  });
  await tulis('temuan', 'temuan', { nomor: 'T-1', kunci: 'T-1', kategori: 'NSPK', instansi: 1, nip: SUBJEK, uraian: 'contoh', sumber: 'AUDITOR', oleh: 'uji' });
  await tulis('kasus', 'kasus_disiplin', {
    instansi: 1,
    nip: SUBJEK,
    sumber: 'INSTANSI',
    uraian: 'Dugaan pelanggaran contoh',
    tahap: 'TELAAH',
    oleh: 'uji',
    orang: 'uji',
  });
  await tulis('aduan', 'aduan', {
    instansi: 1,
    nip: SUBJEK,
    nomor: 'ADU-0000-0000-0000-0001',
    saluran: 'BKN',
    rujukan: 'R1',
    sidik: '0'.repeat(64),
    kategori: 'NETRALITAS',
    terlapor: 'DIKENAL',
    uraian: 'Uraian aduan contoh.',
    anonim: true,
    oleh: 'uji',
    batas_pada: '2026-01-01',
  });
  await tulis('blokir', 'pemblokiran', { instansi: 1, nip: SUBJEK, sasaran: 'ASN', nomor_surat: 'S-1', alasan: 'contoh', diusulkan_oleh: 'uji' });
  await tulis('keputusan', 'keputusan', {
    selisih: id['selisih'],
    jenis: 'NILAI_LAIN',
    alasan_kode: 'DOKUMEN',
    alasan: 'menurut dokumen contoh',
    nilai_lain: '1990-01-01',
    oleh: 'uji',
    orang: 'uji',
  });
  await tulis('beda', 'beda_riwayat', { instansi: 1, nip: SUBJEK, jenis: 'hukdis', kunci: 'SK', beda: 'HANYA_BKN', nilai: '{}', level: 'INFO' });
  await isiBaris(dunia, 'beda_riwayat', { instansi: 1, nip: KEDUA, jenis: 'kinerja', kunci: '2025', beda: 'HANYA_BKN', nilai: '{}', level: 'INFO' });
  await dunia.admin.query("insert into bobot_tautan (isi, kiri, kanan, pasangan) values ('{}', 1, 1, 1)");
  await tulis('tautan', 'usulan_tautan', {
    instansi: 1,
    nip: SUBJEK,
    instansi_bkn: 2,
    nip_bkn: LUAR,
    jalur: 2,
    pola: '1',
    skor: 40,
    peluang: 0.99,
    pita: 'KUAT',
    bobot_versi: 1,
  });
}

/** An empty trail. */
export const kosongkan = (): Promise<unknown> =>
  dunia.admin.query('set session_replication_role = replica; truncate akses_data, akses_orang; set session_replication_role = default');

export const JEJAK_SAYA = `query ($first: Int, $after: String) { jejakDataSaya(first: $first, after: $after) {
  nodes { pada lembaga peran instansi { id } tujuan jenis operasi himpunan sendiri } pageInfo { hasNextPage endCursor } } }`;
/** What this person is told of the own trail, newest first. */
export const jejakSaya = async (p: PelakuUji = SAYA): Promise<readonly Record<string, unknown>[]> =>
  di(await tanyaDi('pegawai')(p, JEJAK_SAYA), 'jejakDataSaya.nodes') as readonly Record<string, unknown>[];
