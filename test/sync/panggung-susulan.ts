import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Sql } from '../../platform/db/postgres-js.ts';
import { catatTarikan, type JenisUmpan } from '../../sync/2-stage/tarikan.ts';
import { bacaLembar, tulisLembar } from '../berat/umpan-acak.ts';
import type { acakUji, Mesin, SisiUji } from './mesin.ts';
import { terbukaRiwayat } from './riwayat/rakit-riwayat.ts';

export type BarisSusulan = Readonly<Record<string, string>>;

/** One feed of instansi 1; `baris` of master records are the lines of a file. */
export interface UmpanSusulan {
  readonly jenis: JenisUmpan;
  readonly sisi: SisiUji;
  readonly lengkap: boolean;
  readonly baris: readonly BarisSusulan[] | readonly string[];
}

/** Somebody with the number and the opaque id that BKN knows them by. */
export interface OrangSusulan {
  readonly nip: string;
  readonly pns: string;
}

let nomor = 0;
/** Accepts one feed. */
export async function catatSusulan(m: Mesin, u: UmpanSusulan, no = 1): Promise<string> {
  nomor += 1;
  const dir = path.join(m.sumber, '..', 'susulan');
  mkdirSync(dir, { recursive: true });
  let berkas = path.join(dir, `${nomor}.ndjson`);
  if (u.jenis === 'pegawai') berkas = tulisLembar(m, bacaLembar(m.sumber, m, { no, sisi: u.sisi }), u.baris as readonly string[]);
  else writeFileSync(berkas, u.baris.map((b) => `${JSON.stringify(b)}\n`).join(''));
  return m.sql((sql) => catatTarikan(sql, { instansi: no, sisi: u.sisi, jenis: u.jenis, asal: 'IMPOR', berkas, sha256: '', lengkap: u.lengkap, oleh: 'UJI' }));
}

/** Accepts and applies one feed. */
export async function kirimSusulan(m: Mesin, u: UmpanSusulan, no = 1): Promise<string> {
  const id = await catatSusulan(m, u, no);
  await m.proses(id);
  return id;
}

/** Forgets everything that feeds have brought. */
export const kosongkan = (m: Mesin): Promise<unknown> =>
  m.sql((sql) =>
    sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx.unsafe(`truncate tarikan, kesegaran, kesegaran_pegawai, pegawai_bkn, pegawai_simpeg, sidik_bkn, sidik_simpeg, sidik_blok, sidik_potongan, selisih, selisih_riwayat,
        beda_himpunan, beda_riwayat, beda_riwayat_catatan, riwayat_bkn, riwayat_simpeg, riwayat_cakupan, riwayat_pernah, riwayat_tak_lengkap, kinerja, hukuman_disiplin,
        fakta_pegawai, fakta_instansi, baris_menunggu, fakta_gugur cascade`);
    }),
  );

const BAGIAN: Readonly<Record<string, string>> = {
  kinerja: 'select nip, tahun, instansi, kuadran from kinerja order by 1, 2',
  hukdis: "select id, instansi, nip, mulai from hukuman_disiplin where sumber = 'SIASN' order by 1",
  fakta: 'select nip, jenis, instansi, sisi, nilai from fakta_pegawai order by 1, 2, 4',
  ragu: `select instansi, jenis, nip, array(select n from unnest(ragu_kunci) n order by n) kunci from kesegaran_pegawai where ragu order by 1, 2, 3`,
  riwayatBkn: 'select instansi, nip, jenis, kunci, isi from riwayat_bkn order by 1, 2, 3, 4',
  riwayatSimpeg: 'select instansi, nip, jenis, kunci, isi from riwayat_simpeg order by 1, 2, 3, 4',
  takLengkap: 'select instansi, sisi, nip, jenis from riwayat_tak_lengkap order by 1, 2, 3, 4',
  cakupan: 'select instansi, sisi, jenis from riwayat_cakupan order by 1, 2, 3',
  menunggu: "select jenis, sisi, kunci, nip, pns_id from baris_menunggu where macam = 'MENUNGGU' order by 1, 2, 3, 4, 5",
  kesegaran: 'select sisi, jenis, status from kesegaran where instansi = 1 order by 1, 2',
};

/** What the hub holds of people, by part, without when and by which feed. */
export const isiSusulan = (m: Mesin): Promise<Readonly<Record<string, unknown>>> =>
  m.sql(async (sql: Sql) => {
    const isi: Record<string, unknown> = { beda: await terbukaRiwayat(sql, 1) };
    for (const [nama, teks] of Object.entries(BAGIAN)) isi[nama] = [...(await sql.unsafe(teks))];
    return isi;
  });

type Acak = ReturnType<typeof acakUji>;

/** A fact or history row names its person by either number. */
const sebut = ({ angka }: Acak, { nip, pns }: OrangSusulan, kolomPns: string): BarisSusulan => (angka(3) === 0 ? { [kolomPns]: pns } : { nipBaru: nip });

/** Feeds of every kind that names people, each kind in its order: rows appear, change, go, and change their person. */
export function umpanAcak(acak: Acak, orang: readonly OrangSusulan[]): readonly (readonly UmpanSusulan[])[] {
  const { angka, pilih } = acak;
  const sebagian = <T>(isi: readonly T[]): T[] => isi.filter(() => angka(3) > 0);
  const kinerja = (): BarisSusulan[] =>
    sebagian(orang.flatMap((o) => ['2023', '2024'].map((tahun) => ({ ...sebut(acak, o, 'pnsId'), tahun, KuadranKinerjaNilai: pilih(['1', '2', '3']) }))));
  const hukdis = (): BarisSusulan[] =>
    sebagian(
      ['H-1', 'H-2', 'H-3', 'H-4', 'H-5'].map((id) => ({
        ...{ id, ...sebut(acak, pilih(orang), 'pnsOrang'), jenisHukuman: '25', jenisTingkatHukumanId: 'S', skNomor: `HD/${id}`, masaTahun: '1' },
        hukumanTanggal: pilih(['01-02-2026', '01-03-2026']),
      })),
    );
  const fakta = (): BarisSusulan[] =>
    sebagian(
      orang.map(({ nip }) => ({
        ...{
          nip,
          jenis: 'PARPOL',
          mulai: '2024-01-01',
          nilai: pilih(['ANGGOTA', 'PENGURUS']),
          dokumen: 'B/1',
          tanggalDokumen: '2024-01-02',
          sumber: 'Bawaslu Contoh',
        },
      })),
    );
  const riwayat = (): BarisSusulan[] => [
    { jenisRiwayat: 'golongan' },
    { jenisRiwayat: 'hukdis' },
    ...sebagian(
      orang.flatMap((o) => [
        { jenisRiwayat: 'golongan', ...sebut(acak, o, 'idPns'), golonganId: '33', tmtGolongan: pilih(['01-04-2020', '01-04-2021']), skNomor: 'KP/1' },
        {
          ...{ jenisRiwayat: 'hukdis', nipBaru: o.nip, jenisHukuman: '25', skNomor: 'HD/1' },
          hukumanTanggal: pilih(['01-02-2026', '01-03-2026']),
          masaTahun: '9',
        },
      ]),
    ),
  ];
  const bkn = { sisi: 'BKN' } as const;
  return [
    [
      { jenis: 'kinerja', ...bkn, lengkap: true, baris: kinerja() },
      { jenis: 'kinerja', ...bkn, lengkap: true, baris: kinerja() },
      { jenis: 'kinerja', ...bkn, lengkap: false, baris: kinerja() },
    ],
    [
      { jenis: 'hukdis', ...bkn, lengkap: true, baris: hukdis() },
      { jenis: 'hukdis', ...bkn, lengkap: true, baris: hukdis() },
    ],
    [
      { jenis: 'fakta', ...bkn, lengkap: false, baris: fakta() },
      { jenis: 'fakta', ...bkn, lengkap: true, baris: fakta() },
    ],
    [
      { jenis: 'riwayat', ...bkn, lengkap: true, baris: riwayat() },
      { jenis: 'riwayat', ...bkn, lengkap: true, baris: riwayat() },
    ],
    [{ jenis: 'riwayat', sisi: 'SIMPEG', lengkap: true, baris: riwayat() }],
  ];
}
