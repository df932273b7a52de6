import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import pg from 'pg';
import { JANGKAUAN, type Pemanggil, type Peran } from '../../domain/akses.ts';
import { bantalanKunci, type KunciPemanggil, tandatanganiPemanggil } from '../../platform/auth/pemanggil.ts';
import { buatKonteksSubgraf, type KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import type { AlatPelanggaran } from '../../subgraphs/pelanggaran/loaders.ts';
import { ALAT_PELANGGARAN } from './brankas.ts';
import { type BasisDataUji, buatBasisData } from './postgres.ts';

/** Key of every signed caller of such a world. */
export const KUNCI_ISI: KunciPemanggil = { kid: 'uji', kunci: Buffer.alloc(32, 7) };

/** A migrated database with builders for rows; all people and offices are plainly invented. */
export interface DuniaUji {
  /** Superuser URL of its database. */
  readonly url: string;
  /** Superuser, for builders and for looking behind row-level security. */
  readonly admin: pg.Pool;
  /** The serving role, under row-level security. */
  readonly pool: pg.Pool;
  readonly tutup: () => Promise<void>;
}

/** Outside vitest `server` must be given. */
export async function buatDunia(server?: string): Promise<DuniaUji> {
  const basis: BasisDataUji = await buatBasisData(server);
  const admin = new pg.Pool({ connectionString: basis.url, max: 2 });
  const pool = new pg.Pool({ connectionString: basis.url, max: 5, options: '-c role=simpul_app' });
  for (const p of [admin, pool]) p.on('error', () => undefined);
  const { ipad, opad } = bantalanKunci(KUNCI_ISI.kunci);
  await admin.query('insert into kunci.kunci_pemanggil (kid, ipad, opad) values ($1, $2, $3)', [KUNCI_ISI.kid, ipad, opad]);
  const tutup = async (): Promise<void> => {
    await Promise.all([admin.end(), pool.end()]);
    await basis.hapus();
  };
  return { url: basis.url, admin, pool, tutup };
}

/** NIP of an invented person: born 1990-01-01, CPNS 2015-01, serial 900 and up. */
const duaAngka = (n: number): string => String(n).padStart(2, '0');
export const nipUji = (urut: number): string =>
  `1990${duaAngka(1 + (Math.floor(urut / 100) % 12))}${duaAngka(1 + Math.floor(urut / 1_200))}2015011${900 + (urut % 100)}`;

type Nilai = string | number | boolean | Date | null;

const sisip = async (admin: pg.Pool, tabel: string, row: Readonly<Record<string, Nilai>>, akhiran = ''): Promise<Record<string, unknown>> => {
  const kolom = Object.keys(row);
  const teks = `insert into ${tabel} (${kolom.join(', ')}) values (${kolom.map((_, i) => `$${i + 1}`).join(', ')}) ${akhiran}`;
  const { rows } = await admin.query<Record<string, unknown>>(teks, Object.values(row));
  return rows[0] ?? {};
};

export interface InstansiUji {
  readonly no: number;
  readonly id: string;
}

export async function isiInstansi({ admin }: DuniaUji, no: number, jenis = 'KAB'): Promise<InstansiUji> {
  const id = `INS${String(no).padStart(4, '0')}`;
  await sisip(admin, 'provinsi', { id: '35', nama: 'Provinsi Contoh' }, 'on conflict do nothing');
  await sisip(admin, 'instansi', { no, id, kode_cepat: String(9000 + no), nama: `Kabupaten Contoh ${String(no).padStart(2, '0')}`, jenis, provinsi_id: '35' });
  return { no, id };
}

export async function isiUnor({ admin }: DuniaUji, instansi: InstansiUji, id: string): Promise<string> {
  await sisip(admin, 'unor', { id, instansi: instansi.no, nama: `Bidang Contoh ${id}`, eselon_id: '31' });
  return id;
}

export async function isiJabatan({ admin }: DuniaUji, id: string, instansi: InstansiUji | null = null): Promise<string> {
  await sisip(admin, 'jabatan', {
    id,
    instansi: instansi?.no ?? null,
    jenis_jabatan_id: instansi === null ? '2' : '1',
    nama: `Jabatan Contoh ${id}`,
    eselon_id: instansi === null ? null : '31',
    bup: 58,
  });
  return id;
}

export interface PegawaiUji {
  readonly nip: string;
  readonly instansi: InstansiUji;
  readonly sisi?: 'BKN' | 'SIMPEG' | 'DUA';
  readonly kolom?: Readonly<Record<string, Nilai>>;
}

export async function isiPegawai({ admin }: DuniaUji, p: PegawaiUji): Promise<string> {
  const row = {
    instansi: p.instansi.no,
    nip: p.nip,
    nama: `PEGAWAI CONTOH ${p.nip.slice(-3)}`,
    nik: `350101010190${p.nip.slice(-4)}`,
    status_asn: 'PNS',
    gol_akhir_id: '34',
    kedudukan_hukum_id: '01',
    instansi_induk_id: p.instansi.id,
    instansi_kerja_id: p.instansi.id,
    jenis_jabatan_id: '2',
    tmt_jabatan: '2020-01-01',
    h: 1,
    tarikan: 1,
    ...p.kolom,
  };
  const sisi = p.sisi ?? 'DUA';
  if (sisi !== 'SIMPEG') await sisip(admin, 'pegawai_bkn', row);
  if (sisi !== 'BKN') await sisip(admin, 'pegawai_simpeg', row);
  return p.nip;
}

export interface SelisihUji {
  readonly nip: string;
  readonly instansi: InstansiUji;
  readonly bidang?: number;
  readonly kolom?: Readonly<Record<string, Nilai>>;
}

/** Returns the id. Default: bidang golongan (bit 21), "34" against "33". */
export async function isiSelisih({ admin }: DuniaUji, s: SelisihUji): Promise<string> {
  const row = {
    instansi: s.instansi.no,
    nip: s.nip,
    bidang: s.bidang ?? 21,
    jenis: 'BEDA',
    nilai_bkn: '34',
    nilai_simpeg: '33',
    level: 'BLOKIR_JAB',
    ...s.kolom,
  };
  return String((await sisip(admin, 'selisih', row, 'returning id'))['id']);
}

export async function isiKesegaran({ admin }: DuniaUji, instansi: InstansiUji, sisi: 'BKN' | 'SIMPEG', pada: Date = new Date()): Promise<void> {
  await sisip(admin, 'kesegaran', { instansi: instansi.no, sisi, jenis: 'pegawai', status: 'SEHAT', pada, jumlah: 10 });
}

export async function isiTarikan({ admin }: DuniaUji, instansi: InstansiUji, tolak = 0): Promise<string> {
  const id = String(
    (await sisip(admin, 'tarikan', { sisi: 'SIMPEG', instansi: instansi.no, jenis: 'pegawai', asal: 'UNGGAH', oleh: 'uji', karantina: tolak }, 'returning id'))[
      'id'
    ],
  );
  for (let baris = 1; baris <= tolak; baris++)
    await sisip(admin, 'baris_ditolak', { tarikan: id, baris, kolom: 'nip', kode: 'NIP_TIDAK_SAH', pesan: 'Bukan 18 angka.' });
  return id;
}

export const isiBaris = ({ admin }: DuniaUji, tabel: string, row: Readonly<Record<string, Nilai>>): Promise<Record<string, unknown>> =>
  sisip(admin, tabel, row, 'returning *');

export interface PelakuUji {
  readonly peran: Peran;
  readonly instansi?: InstansiUji;
  readonly nip?: string;
  readonly orang?: string;
  readonly kunciIdempotensi?: string;
}

/** The caller whom the gateway would make of this person. */
export function pemanggilUji(p: PelakuUji): Pemanggil {
  const orang = p.orang ?? `orang-${p.peran.toLowerCase()}`;
  return {
    subjek: `akun-${orang}`,
    orang,
    peran: p.peran,
    instansi: JANGKAUAN[p.peran] === 'INSTANSI' ? (p.instansi?.no ?? null) : null,
    nip: p.nip ?? null,
  };
}

/** Context of one request by this caller, on the serving role. `pool` may be a counting one. */
export function konteksUji(pool: pg.Pool, p: PelakuUji): KonteksSubgraf {
  const pemanggil = pemanggilUji(p);
  return buatKonteksSubgraf(pool, {
    pemanggil,
    tertanda: tandatanganiPemanggil(pemanggil, KUNCI_ISI),
    permintaanId: 'uji',
    kunciIdempotensi: p.kunciIdempotensi ?? null,
  });
}

/** Plain JSON of an answer; `galat` = codes of faults. */
export interface JawabanUji {
  readonly data: unknown;
  readonly galat: readonly string[];
}

/** The part of an answer at a dotted path; undefined when the path leads nowhere. */
export const di = ({ data }: JawabanUji, jalur: string): unknown =>
  jalur.split('.').reduce((nilai: unknown, kunci) => (typeof nilai === 'object' && nilai !== null ? Reflect.get(nilai, kunci) : undefined), data);

export type TanyaUji = (pelaku: PelakuUji, kueri: string, variabel?: Readonly<Record<string, unknown>>) => Promise<JawabanUji>;

const kodeGalat = (hasil: ExecutionResult): string[] =>
  (hasil.errors ?? []).map((e) => {
    const asal: unknown = e.originalError;
    return typeof asal === 'object' && asal !== null && 'kode' in asal ? String(asal.kode) : e.message;
  });

/** What a process lends its subgraphs. The keys of the default are published nowhere: a test that signs brings its own. */
export type AlatUji = AlatPelanggaran;
export const ALAT_UJI: AlatUji = ALAT_PELANGGARAN;

/** Asks one subgraph through its executable schema, a fresh context per question. */
export const buatTanya =
  (pool: pg.Pool, schema: GraphQLSchema, buatKonteks: (dasar: KonteksSubgraf, alat: AlatUji) => unknown, alat: () => AlatUji = () => ALAT_UJI): TanyaUji =>
  async (pelaku, source, variableValues) => {
    const hasil = await graphql({ schema, source, contextValue: buatKonteks(konteksUji(pool, pelaku), alat()), variableValues: variableValues ?? {} });
    return { data: JSON.parse(JSON.stringify(hasil.data ?? null)), galat: kodeGalat(hasil) };
  };

export interface PenghitungUji {
  readonly pool: pg.Pool;
  /** Statements since the last call, without BEGIN, set_config and COMMIT. */
  readonly ambil: () => string[];
}

/** Records every statement that reaches Postgres through a pool of its own. */
export function hitungPernyataan({ pool: asal }: DuniaUji): PenghitungUji {
  let teks: string[] = [];
  const pool = new Proxy(asal, {
    get(sasaran, nama) {
      if (nama !== 'connect') return Reflect.get(sasaran, nama);
      return async () => {
        const klien = await sasaran.connect();
        return new Proxy(klien, {
          get(k, n) {
            const nilai: unknown = Reflect.get(k, n);
            if (n === 'query') {
              return (...argumen: unknown[]) => {
                const pertama = argumen[0];
                const isi = typeof pertama === 'string' ? pertama : String(Reflect.get(Object(pertama), 'text'));
                if (!/^(begin|commit|rollback)/i.test(isi)) teks.push(isi);
                return Reflect.apply(k.query, k, argumen);
              };
            }
            return typeof nilai === 'function' ? nilai.bind(k) : nilai;
          },
        });
      };
    },
  });
  return {
    pool,
    ambil: () => {
      const hasil = teks;
      teks = [];
      return hasil;
    },
  };
}
