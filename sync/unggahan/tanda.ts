import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Pemanggil } from '../../domain/akses.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { type Sql, type SqlTransaksi, sqlUntukIrisan, type TujuanIrisan } from '../../platform/db/postgres-js.ts';
import { bacaKepalaTanda, bacaRahasiaKaitan, cocok, type KepalaTanda, mulaiTanda, type SebabTanda } from '../../platform/kaitan/tanda.ts';
import { bukaSandi } from '../../platform/sandi.ts';
import { type Sekali, sidikDari } from './sekali.ts';
import type { UmpanDikirim } from './terima.ts';

export interface BahanTanda {
  readonly tujuan: TujuanIrisan;
  /** Secret of the hub that seals those of the feeds. */
  readonly kunci: string;
  /** Seconds since 1970. */
  readonly sekarang: () => number;
}

/** A signed feed: its bytes are checked as they pass, and its id stands for it once and for all. */
export interface TandaUmpan extends Sekali {
  /** The same bytes; fails at their end with TANDA_DITOLAK or KUNCI_DIPAKAI_LAIN, before anybody may keep them. */
  jaga(arus: AsyncIterable<Buffer>): AsyncIterable<Buffer>;
}

interface KunciUmpan {
  readonly wajib: boolean;
  readonly rahasia: Buffer;
  readonly rahasiaLama: Buffer | null;
}

/** Purpose under which the secret of one instansi is sealed. */
export const gunaTandaUmpan = (instansi: number): string => `tanda-umpan:${instansi}`;

export type SebabTolak = SebabTanda | 'TUJUAN_LAIN' | 'TERPAKAI';

const PESAN: Readonly<Record<SebabTolak, string>> = {
  TANPA_TANDA: 'Instansi ini mewajibkan kiriman bertanda: webhook-id, webhook-timestamp, webhook-signature.',
  KEPALA_RUSAK: 'Kepala webhook-id, webhook-timestamp, atau webhook-signature tidak lengkap atau tidak terbaca.',
  BASI: 'webhook-timestamp lebih dari 300 detik dari jam hub.',
  TANDA_SALAH: 'webhook-signature tidak cocok dengan isi kiriman.',
  TUJUAN_LAIN: 'webhook-id harus diawali jenis dan kelengkapan umpannya (mis. pegawai_lengkap_), dan uji_ di depannya untuk uji kering.',
  TERPAKAI: 'webhook-id sudah dipakai.',
};

/** An upload, and whether it is only tried. */
export type KirimanBertanda = UmpanDikirim & { readonly uji: boolean };

/**
 * What the id of a signed feed begins with. The signature covers id, time and bytes: so it covers also what the bytes are for, and nobody can turn a feed about
 * some into one about all, or a dry run into a feed.
 */
export const awalanTanda = ({ jenis, lengkap, uji }: Pick<KirimanBertanda, 'jenis' | 'lengkap' | 'uji'>): string =>
  `${uji ? 'uji_' : ''}${jenis}_${lengkap ? 'lengkap' : 'sebagian'}_`;

/** Feeds of BKN's own side come from the steward; the duty is the instansi's. */
const isTertanggung = ({ peran }: Pemanggil, sisi: UmpanDikirim['sisi']): boolean => peran !== 'DATA_STEWARD_BKN' || sisi !== 'BKN';

async function bacaKunci(sql: Sql, instansi: number): Promise<KunciUmpan | null> {
  const [baris] = await sql<KunciUmpan[]>`/* tanda.kunci */ select wajib, rahasia, case when lama_sampai > clock_timestamp() then rahasia_lama end "rahasiaLama"
    from tanda_umpan where instansi = ${instansi}`;
  return baris ?? null;
}

/** Throws TANDA_DITOLAK, with its audit entry. */
export async function tolakTanda(tujuan: TujuanIrisan, instansi: number, { subjek, orang }: UmpanDikirim['oleh'], sebab: SebabTolak): Promise<never> {
  await sqlUntukIrisan(tujuan, (sql) => sql.begin((tx) => tx`select jejak_catat('umpan.tanda_ditolak', ${tx.json({ instansi, sebab })}, ${subjek}, ${orang})`));
  throw new Kesalahan('TANDA_DITOLAK', PESAN[sebab]);
}

/** For ways in that carry no signature; `sisi`: whose record the feed speaks for. Throws TANDA_DITOLAK, with its audit entry, when the instansi takes signed feeds only. */
export async function tolakTakBertanda(tujuan: TujuanIrisan, pemanggil: Pemanggil, { instansi, sisi }: Pick<UmpanDikirim, 'instansi' | 'sisi'>): Promise<void> {
  if (!isTertanggung(pemanggil, sisi)) return;
  const kunci = await sqlUntukIrisan(tujuan, (sql) => bacaKunci(sql, instansi));
  if (kunci?.wajib === true) await tolakTanda(tujuan, instansi, pemanggil, 'TANPA_TANDA');
}

interface Terpakai {
  readonly sidik: string;
  readonly tarikan: string;
}

const cariPakai = async (sql: Sql, instansi: number, id: string): Promise<Terpakai | null> =>
  (await sql<Terpakai[]>`select sidik, tarikan::text tarikan from tanda_umpan_pakai where instansi = ${instansi} and webhook_id = ${id}`)[0] ?? null;

function susunTanda(bahan: BahanTanda, umpan: UmpanDikirim, kepala: KepalaTanda & { readonly tanda: string }, rahasia: readonly Buffer[]): TandaUmpan {
  const { tujuan } = bahan;
  const cari: Sekali['cari'] = async (u, sha256) => {
    const lama = await sqlUntukIrisan(tujuan, (sql) => cariPakai(sql, u.instansi, kepala.id));
    if (lama !== null && lama.sidik !== sidikDari(u, sha256)) throw new Kesalahan('KUNCI_DIPAKAI_LAIN', 'webhook-id');
    return lama?.tarikan ?? null;
  };
  return {
    cari,
    catat: async (tx: SqlTransaksi, u, { sha256, tarikan }) =>
      (
        await tx`insert into tanda_umpan_pakai (instansi, webhook_id, sidik, tarikan) values (${u.instansi}, ${kepala.id}, ${sidikDari(u, sha256)}, ${tarikan})
          on conflict do nothing`
      ).count === 1,
    jaga: async function* (arus) {
      const tanda = rahasia.map((r) => mulaiTanda(r, kepala));
      const sidik = createHash('sha256');
      for await (const potong of arus) {
        for (const t of [...tanda, sidik]) t.update(potong);
        yield potong;
      }
      if (
        !cocok(
          kepala.tanda,
          tanda.map((t) => t.digest()),
        )
      )
        await tolakTanda(tujuan, umpan.instansi, umpan.oleh, 'TANDA_SALAH');
      await cari(umpan, sidik.digest('hex'));
    },
  };
}

/** The signature of a request as its headers say, and the secrets that may have made it. */
export interface TandaTerbaca {
  readonly kepala: KepalaTanda & { readonly tanda: string };
  readonly rahasia: readonly Buffer[];
}

/**
 * Reads the signature of a request before its body. Null: the instansi has no secret, or does not demand what was not sent. Throws TANDA_DITOLAK, with its
 * audit entry, for a signature that is missing where it must be, unreadable, or further than 300 seconds from now; KONFIGURASI when the secret cannot be opened.
 */
export async function bacaTanda(
  { tujuan, kunci: kunciHub, sekarang }: BahanTanda,
  pemanggil: Pemanggil,
  { instansi, sisi }: Pick<UmpanDikirim, 'instansi' | 'sisi'>,
  header: IncomingHttpHeaders,
): Promise<TandaTerbaca | null> {
  if (!isTertanggung(pemanggil, sisi)) return null;
  const kunci = await sqlUntukIrisan(tujuan, (sql) => bacaKunci(sql, instansi));
  if (kunci === null) return null;
  const kepala = bacaKepalaTanda(header, sekarang());
  if ('sebab' in kepala) return kepala.sebab === 'TANPA_TANDA' && !kunci.wajib ? null : tolakTanda(tujuan, instansi, pemanggil, kepala.sebab);
  const rahasia = [kunci.rahasia, kunci.rahasiaLama].flatMap((r) => {
    if (r === null) return [];
    const terbuka = bacaRahasiaKaitan(bukaSandi(r, kunciHub, gunaTandaUmpan(instansi)) ?? '');
    if (terbuka === null) throw new Kesalahan('KONFIGURASI', 'Rahasia umpan tidak dapat dibuka dengan kunci hub ini.');
    return [terbuka];
  });
  return { kepala, rahasia };
}

/** Reads the signature of an upload as bacaTanda; throws TANDA_DITOLAK also for one that by its id is for another feed. */
export async function bukaTanda(bahan: BahanTanda, pemanggil: Pemanggil, umpan: KirimanBertanda, header: IncomingHttpHeaders): Promise<TandaUmpan | null> {
  const terbaca = await bacaTanda(bahan, pemanggil, umpan, header);
  if (terbaca === null) return null;
  const { kepala, rahasia } = terbaca;
  if (!kepala.id.startsWith(awalanTanda(umpan))) return tolakTanda(bahan.tujuan, umpan.instansi, umpan.oleh, 'TUJUAN_LAIN');
  return susunTanda(bahan, umpan, kepala, rahasia);
}

/** Takes away ids that were used more than `hari` days ago. A signature that old is refused for its age. Returns how many. */
export async function hapusTandaLama(sql: Sql, hari: number): Promise<number> {
  const umpan = await sql`delete from tanda_umpan_pakai where pada < clock_timestamp() - make_interval(days => ${hari})`;
  const denyut = await sql`delete from tanda_denyut_pakai where pada < clock_timestamp() - make_interval(days => ${hari})`;
  return umpan.count + denyut.count;
}
