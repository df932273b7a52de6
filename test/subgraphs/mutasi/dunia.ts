import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import pg from 'pg';
import postgres from 'postgres';
import type { Pemanggil, Peran } from '../../../domain/akses.ts';
import { JENIS_DOKUMEN } from '../../../domain/mutasi/dokumen.ts';
import { KOLOM_REKAMAN, type RekamanPegawai } from '../../../domain/selisih/rekaman.ts';
import { isiKunciPemanggil, tandatanganiPemanggil } from '../../../platform/auth/pemanggil.ts';
import { type Jam, jamSistem } from '../../../platform/clock.ts';
import { buatKonteksSubgraf } from '../../../platform/graphql/konteks.ts';
import { daftarkanKunciPertek, penandaTanganLokal } from '../../../platform/tanda-tangan/lokal.ts';
import type { PenandaTangan } from '../../../platform/tanda-tangan/port.ts';
import { konteksMutasi, skemaMutasi } from '../../../subgraphs/mutasi/index.ts';
import type { KonteksMutasi } from '../../../subgraphs/mutasi/konteks.ts';
import { rekamanContoh } from '../../support/fakta.ts';
import { buatBasisData } from '../../support/postgres.ts';

/** Two regional governments in one province, one ministry. Positions: pengawas, JPT pratama, JPT madya (ministry), pelaksana. */
const RUJUKAN = `
insert into provinsi values ('35', 'Provinsi Contoh'), ('31', 'Provinsi Lain');
insert into instansi (no, id, kode_cepat, nama, jenis, provinsi_id) values
  (1, 'INS-1', '9001', 'Kabupaten Contoh 01', 'KAB', '35'), (2, 'INS-2', '9002', 'Kabupaten Contoh 02', 'KAB', '31'), (3, 'INS-3', '9003', 'Kementerian Contoh', 'KEMENT', null);
insert into unor (id, instansi, nama, eselon_id) values ('UNOR-01', 1, 'Seksi Asal', '41'), ('U1', 1, 'Seksi Contoh', '41'), ('U1P', 1, 'Dinas Contoh', '22'), ('U2', 2, 'Seksi Lain', '41'), ('U3', 3, 'Ditjen Contoh', '12'), ('U3S', 3, 'Seksi Pusat', '41');
insert into jabatan (id, instansi, jenis_jabatan_id, nama, eselon_id, bup) values ('JABATAN-02', 1, '1', 'Kepala Seksi Asal', '41', null), ('J1', 1, '1', 'Kepala Seksi Contoh', '41', null), ('J1P', 1, '1', 'Kepala Dinas Contoh', '22', null),
  ('J2', 2, '1', 'Kepala Seksi Lain', '41', null), ('J3', 3, '1', 'Dirjen Contoh', '12', null), ('J3S', 3, '1', 'Kepala Seksi Pusat', '41', null), ('JP', null, '4', 'Pelaksana Contoh', null, 58);
insert into peta_jabatan (instansi, unor_id, jabatan_id, jenis_jabatan_id, kebutuhan, terisi) values (1, 'U1', 'J1', '1', 9999, 1), (2, 'U2', 'J2', '1', 9999, 0), (3, 'U3', 'J3', '1', 9999, 0), (3, 'U3S', 'J3S', '1', 9999, 0), (1, 'U1', 'JP', '4', 9999, 0);
insert into kepala_daerah (instansi, status, tanggal_lantik, nomor_sk, oleh) values (1, 'DEFINITIF', '2021-02-26', 'KD-1', 'uji'), (2, 'DEFINITIF', '2021-02-26', 'KD-2', 'uji');
insert into delegasi_pertek (jenjang, dari, kepada, nomor_sk, tanggal_sk, berlaku_dari, oleh, orang) select j, 'Pejabat Contoh', k, 'SK-D/1', '2025-06-01', '2025-07-01', 'uji', 'uji'
  from unnest(array['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS', 'PELAKSANA', 'JABATAN_FUNGSIONAL']) j cross join unnest(array['SISTEM', 'PARAF_BKN', 'VERIFIKATOR_BKN']) k;
insert into kalender_pilkada_catatan (provinsi_id, tahun, penetapan_paslon, akhir_masa_jabatan, dasar, oleh) values ('31', extract(year from hari_ini()), hari_ini() + 10, hari_ini() + 400, 'Berkas uji', 'uji');
`;

const kolomDb = KOLOM_REKAMAN.map((k) => k.replace(/[A-Z]/g, (h) => `_${h.toLowerCase()}`));

/** Jawaban bebas bentuk; pengujian memeriksa isinya. */
export type Json = ReturnType<typeof JSON.parse>;

export interface Dunia {
  /** Superuser URL of its database. */
  readonly url: string;
  readonly admin: pg.Pool;
  readonly pool: pg.Pool;
  /** Pernyataan yang dikirim lewat `pool`, tanpa begin, set_config dan commit. */
  readonly pernyataan: string[];
  readonly tmt: string;
  readonly tanggalSk: string;
  /** Menambah pegawai yang lolos semua aturan; `simpeg` menimpa sisi SIMPEG. */
  tambahPegawai(nip: string, instansi?: number, timpa?: Partial<RekamanPegawai>): Promise<void>;
  tambahBanyak(nip: readonly string[], instansi?: number): Promise<void>;
  /** Umpan lengkap dan segar untuk satu instansi. */
  segarkan(instansi: number, jenis?: readonly string[]): Promise<void>;
  jalankan(peran: Peran | Pemanggil, dokumen: string, variabel?: Record<string, unknown>, kunci?: string): Promise<Record<string, Json>>;
  mentah(peran: Peran | Pemanggil, dokumen: string, variabel?: Record<string, unknown>, kunci?: string): Promise<ExecutionResult>;
  /** Konteks subgraf bagi pekerjaan hub sendiri, pada jam yang diberikan. */
  sistem(jam?: Jam): KonteksMutasi;
  /** Yang menandatangani pertek, berita acara dan surat di dunia ini. */
  readonly penandaTangan: PenandaTangan;
  /** Pemanggil bertanda tangan, untuk bertanya langsung kepada basis data. */
  tertanda(p: Pemanggil): string;
  tutup(): Promise<void>;
}

const PUSAT: readonly Peran[] = [
  'VERIFIKATOR_BKN',
  'PARAF_BKN',
  'PENANDATANGAN_BKN',
  'OTDA_KEMENDAGRI',
  'AUDITOR_ASN',
  'DIR_WASDAL',
  'DEPUTI_WASDAL',
  'DATA_STEWARD_BKN',
  'VIEWER_PANRB',
  'VIEWER_KEMENDAGRI',
  'VIEWER_BAWASLU',
  'SISTEM',
];

export const pemanggil = (peran: Peran, instansi = 1): Pemanggil => ({
  subjek: `${peran}-${instansi}`,
  orang: `orang-${peran}-${instansi}`,
  peran,
  instansi: PUSAT.includes(peran) ? null : instansi,
  nip: null,
});

/** NIP karangan dengan nomor urut 900 ke atas; n sampai 99.999 lewat tanggal lahir. */
export const nipKe = (n: number): string => {
  const hari = Math.floor(n / 100) % 28;
  const bulan = Math.floor(n / 2_800) % 12;
  return `1985${String(bulan + 1).padStart(2, '0')}${String(hari + 1).padStart(2, '0')}2010011${900 + (n % 100)}`;
};

/** Outside vitest `server` must be given; `lewat` leads the serving role's connections elsewhere, as over a wire that can be cut. */
export async function buatDunia({ server, lewat }: { server?: string; lewat?: (url: string) => Promise<string> } = {}): Promise<Dunia> {
  const basis = await buatBasisData(server);
  const admin = new pg.Pool({ connectionString: basis.url, max: 16 });
  const pool = new pg.Pool({ connectionString: (await lewat?.(basis.url)) ?? basis.url, max: 24, options: '-c role=simpul_app' });
  for (const p of [admin, pool]) p.on('error', () => undefined);
  const kunci = { kid: 'uji', kunci: randomBytes(32) };
  const sql = postgres(basis.url, { max: 1 });
  await isiKunciPemanggil(sql, kunci.kid, kunci.kunci);
  const dirKunci = await mkdtemp(join(tmpdir(), 'simpul-kunci-'));
  await daftarkanKunciPertek(sql, dirKunci);
  const penandaTangan = penandaTanganLokal(dirKunci);
  await sql.end();
  await admin.query(RUJUKAN);
  await admin.query(
    `insert into dokumen (instansi, jenis, nomor, tanggal, penerbit, sha256, ukuran, oleh, orang)
     select 1, j, '800/1/CONTOH', hari_ini() - 10, 'Badan Kepegawaian Contoh', repeat('9', 64), 1, 'uji', 'uji' from unnest($1::text[]) j`,
    [Object.keys(JENIS_DOKUMEN)],
  );
  const { rows } = await admin.query<{ tmt: string; sk: string }>('select (hari_ini() + 30)::text as tmt, hari_ini()::text as sk');
  const tmt = rows[0]?.tmt ?? '';
  const pernyataan: string[] = [];
  pool.on('connect', (klien) => {
    const asli = klien.query.bind(klien) as (...a: unknown[]) => unknown;
    klien.query = ((...a: unknown[]) => {
      const teks = typeof a[0] === 'string' ? a[0] : String((a[0] as { text?: string }).text);
      if (!/^\s*(begin|commit|rollback|set)/i.test(teks)) pernyataan.push(teks);
      return asli(...a);
    }) as typeof klien.query;
  });
  const schema: GraphQLSchema = skemaMutasi();
  const mentah: Dunia['mentah'] = (peran, dokumen, variabel = {}, kunciIdempotensi) => {
    const p = typeof peran === 'string' ? pemanggil(peran) : peran;
    const konteks = buatKonteksSubgraf(pool, {
      pemanggil: p,
      tertanda: tandatanganiPemanggil(p, kunci),
      permintaanId: 'uji',
      kunciIdempotensi: kunciIdempotensi ?? null,
    });
    return graphql({ schema, source: dokumen, variableValues: variabel, contextValue: konteksMutasi(konteks, { penandaTangan, jam: jamSistem }) });
  };
  const segarkan: Dunia['segarkan'] = async (instansi, jenis = ['pegawai', 'kinerja', 'hukdis', 'formasi']) => {
    await admin.query(
      `insert into kesegaran (instansi, sisi, jenis, status, pada, tarikan) select $1, s, j, 'SEHAT', clock_timestamp(), 1 from unnest(array['BKN','SIMPEG']) s, unnest($2::text[]) j
       on conflict (instansi, sisi, jenis) do update set status = 'SEHAT', pada = excluded.pada`,
      [instansi, jenis],
    );
  };
  const tambahBanyak: Dunia['tambahBanyak'] = async (nip, instansi = 1) => {
    await tulisPegawai(
      admin,
      nip.map((n) => ({ bkn: { ...rekamanContoh({ nip: n, tglLahir: `${n.slice(0, 4)}-${n.slice(4, 6)}-${n.slice(6, 8)}` }) }, simpeg: {} })),
      instansi,
      tmt,
    );
  };
  for (const i of [1, 2, 3]) await segarkan(i);
  return {
    url: basis.url,
    admin,
    pool,
    pernyataan,
    tmt,
    tanggalSk: rows[0]?.sk ?? '',
    tambahBanyak,
    tambahPegawai: (nip, instansi = 1, timpa = {}) =>
      tulisPegawai(
        admin,
        [{ bkn: rekamanContoh({ nip, tglLahir: `${nip.slice(0, 4)}-${nip.slice(4, 6)}-${nip.slice(6, 8)}`, ...timpa }), simpeg: {} }],
        instansi,
        tmt,
      ),
    segarkan,
    mentah,
    penandaTangan,
    sistem: (jam = jamSistem) => {
      const p: Pemanggil = { subjek: 'SISTEM', orang: 'SISTEM', peran: 'SISTEM', instansi: null, nip: null };
      const dasar = buatKonteksSubgraf(pool, { pemanggil: p, tertanda: tandatanganiPemanggil(p, kunci), permintaanId: 'uji', kunciIdempotensi: null });
      return konteksMutasi(dasar, { penandaTangan, jam });
    },
    tertanda: (p) => tandatanganiPemanggil(p, kunci),
    jalankan: async (...a) => {
      const { data, errors } = await mentah(...a);
      if (errors !== undefined) throw errors[0]?.originalError ?? errors[0];
      return JSON.parse(JSON.stringify(data)) as Record<string, Json>;
    },
    tutup: async () => {
      await pool.end();
      await admin.end();
      await basis.hapus();
      await rm(dirKunci, { recursive: true, force: true });
    },
  };
}

async function tulisPegawai(
  admin: pg.Pool,
  semua: readonly { bkn: RekamanPegawai; simpeg: Partial<RekamanPegawai> }[],
  instansi: number,
  tmt: string,
): Promise<void> {
  for (const sisi of ['bkn', 'simpeg'] as const) {
    const baris = semua.map(({ bkn, simpeg }) => {
      const r: RekamanPegawai = sisi === 'bkn' ? bkn : { ...bkn, ...simpeg };
      return { instansi, nip: r.nip, h: 1, tarikan: 1, nik_sah: true, ...Object.fromEntries(KOLOM_REKAMAN.map((k, i) => [kolomDb[i], r[k]])) };
    });
    const kolom = ['instansi', 'nip', 'h', 'tarikan', 'nik_sah', ...kolomDb].join(', ');
    await admin.query(`insert into pegawai_${sisi} (${kolom}) select ${kolom} from jsonb_populate_recordset(null::pegawai_${sisi}, $1::jsonb)`, [
      JSON.stringify(baris),
    ]);
    await admin.query(`insert into sidik_${sisi} (instansi, nip, h, hm, ver) select $1, n, 1, 1, 1 from unnest($2::bigint[]) n`, [
      instansi,
      semua.map((s) => s.bkn.nip),
    ]);
  }
  await admin.query(
    `insert into kinerja (nip, tahun, instansi, kuadran) select n, extract(year from $3::date) - t, $1, 2 from unnest($2::bigint[]) n, generate_series(1, 2) t`,
    [instansi, semua.map((s) => s.bkn.nip), tmt],
  );
}
