import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';
import { bukaSandi, sandikan } from '../../platform/sandi.ts';
import { perluTindakan } from '../sources/galat-sumber.ts';
import type { TokenSso } from '../sources/port.ts';
import { pesanSso } from '../sources/siasn/pesan.ts';

const GUNA = 'token-sso-siasn';
/** From this much before its end on, the token is announced as ending. */
export const PERINGATAN_MS = 3_600_000;
/** A call that is under way when the token ends would be refused. */
const CADANGAN_MS = 30_000;

/** End of a JWT in ms. Only read, never trusted: SIASN checks the signature. Throws MASUKAN_SALAH. */
export function akhirJwt(token: string): number {
  const bagian = token.split('.');
  try {
    const isi = JSON.parse(Buffer.from(bagian[1] ?? '', 'base64url').toString('utf8')) as { exp?: unknown };
    if (bagian.length === 3 && typeof isi.exp === 'number' && Number.isFinite(isi.exp)) return isi.exp * 1_000;
  } catch {
    // Answered below, like every other text that is no token.
  }
  throw new Kesalahan('MASUKAN_SALAH', 'Itu bukan token SSO: yang ditempel harus JWT dengan masa berlaku (exp).');
}

/** Stores what the operator pasted, encrypted. Returns its end. Throws MASUKAN_SALAH when it is no JWT or has already ended. */
export async function pasangToken(sql: Sql, instansi: number, teks: string, bahan: { kunci: string; oleh: string }): Promise<Date> {
  const token = teks.trim().replace(/^bearer\s+/i, '');
  const akhir = new Date(akhirJwt(token));
  if (akhir.getTime() <= Date.now()) throw new Kesalahan('MASUKAN_SALAH', `Token SSO itu sudah berakhir pada ${akhir.toISOString()}.`);
  const isi = sandikan(token, bahan.kunci, GUNA);
  await sql.begin(async (tx) => {
    await tx`/* token.pasang */ insert into token_sumber (instansi, isi, berakhir_pada, oleh) values (${instansi}, ${isi}, ${akhir}, ${bahan.oleh})
      on conflict (instansi) do update set isi = excluded.isi, berakhir_pada = excluded.berakhir_pada, ditolak_pada = null, oleh = excluded.oleh, dipasang_pada = now()`;
    // Feeds that stopped for want of a token go on at once.
    await tx`update pengambilan p set coba_pada = clock_timestamp() from sumber_instansi s
      where p.instansi = ${instansi} and p.status = 'BERJALAN' and s.instansi = p.instansi and s.sisi = p.sisi and s.jenis = p.jenis and s.aktif and s.macam = 'SIASN'`;
    await tx`update kesegaran_pegawai set berikut = clock_timestamp() where instansi = ${instansi} and sisi = 'BKN' and berikut > clock_timestamp()`;
    await tx`select jejak_catat('sumber.token_dipasang', ${tx.json({ instansi, berakhir: akhir.toISOString() })}, ${bahan.oleh}, ${bahan.oleh})`;
  });
  return akhir;
}

export interface KeadaanToken {
  readonly instansi: number;
  readonly kodeCepat: string;
  readonly berakhirPada: Date;
  readonly ditolakPada: Date | null;
}

/** Tokens of all instansi with an active SIASN source, soonest end first. */
export const daftarToken = (sql: Sql): Promise<KeadaanToken[]> =>
  sql<
    KeadaanToken[]
  >`/* token.daftar */ select t.instansi, i.kode_cepat "kodeCepat", t.berakhir_pada "berakhirPada", t.ditolak_pada "ditolakPada" from token_sumber t join instansi i on i.no = t.instansi
    where exists (select from sumber_instansi s where s.instansi = t.instansi and s.aktif and s.macam = 'SIASN') order by 3`;

type Tahap = 'TIADA' | 'DITOLAK' | 'BERAKHIR' | 'HAMPIR' | 'BAIK';
type MasaToken = Pick<KeadaanToken, 'berakhirPada' | 'ditolakPada'>;

export function tahapToken(t: MasaToken | null, kini: number): Tahap {
  if (t === null) return 'TIADA';
  if (t.ditolakPada !== null) return 'DITOLAK';
  const sisa = t.berakhirPada.getTime() - kini;
  if (sisa <= CADANGAN_MS) return 'BERAKHIR';
  return sisa <= PERINGATAN_MS ? 'HAMPIR' : 'BAIK';
}

const KATA: Readonly<Record<Exclude<Tahap, 'BAIK'>, string>> = {
  TIADA: 'belum ditempel',
  DITOLAK: 'ditolak SIASN',
  BERAKHIR: 'sudah berakhir',
  HAMPIR: 'berakhir dalam waktu kurang dari satu jam',
};

/** What to tell the operator about a token now; null while it is good for longer than PERINGATAN_MS. */
export function peringatanToken(t: MasaToken | null, kodeCepat: string, kini: number): string | null {
  const tahap = tahapToken(t, kini);
  return tahap === 'BAIK' ? null : pesanSso(KATA[tahap], kodeCepat);
}

/** The token of one instansi as an adapter reads it. */
export function tokenInstansi(sql: Sql, instansi: number, kodeCepat: string, kunci: string): TokenSso {
  return {
    baca: async () => {
      const [baris] = await sql<(MasaToken & { isi: Buffer })[]>`/* token.baca */ select isi, berakhir_pada "berakhirPada", ditolak_pada "ditolakPada"
        from token_sumber where instansi = ${instansi}`;
      const tahap = tahapToken(baris ?? null, Date.now());
      if (baris === undefined || (tahap !== 'BAIK' && tahap !== 'HAMPIR')) throw perluTindakan(pesanSso(KATA[tahap === 'BAIK' ? 'TIADA' : tahap], kodeCepat));
      const token = bukaSandi(baris.isi, kunci, GUNA);
      if (token === null) throw perluTindakan(pesanSso('tersimpan dengan kunci simpul yang lama', kodeCepat));
      return token;
    },
    tandaiDitolak: async () => {
      await sql`update token_sumber set ditolak_pada = clock_timestamp() where instansi = ${instansi} and ditolak_pada is null`;
    },
  };
}
