import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Sql } from 'postgres';
import { PERAN, type Pemanggil, type Peran } from '../../domain/akses.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { jamSistem } from '../clock.ts';

/** Shared HMAC key of gateway, subgraphs and Postgres. `kid` names it, so keys can overlap while they rotate. */
export interface KunciPemanggil {
  readonly kid: string;
  readonly kunci: Uint8Array;
}

/** Header that carries the signed caller to a subgraph over HTTP. */
export const HEADER_PEMANGGIL = 'x-simpul-pemanggil';

/** Life of a signed caller made for one request, in seconds. */
export const UMUR_PEMANGGIL_DETIK = 30;

const BLOK = 64;
const KELONGGARAN_DETIK = 5;
const INSTANSI = /^\d{1,5}$/;

const hitungMac = (isi: string, kunci: Uint8Array): string => createHmac('sha256', kunci).update(isi).digest('hex');

const isPeran = (teks: string): teks is Peran => (PERAN as readonly string[]).includes(teks);

/** Makes `kid|peran|instansi|subjek|orang|nip|exp|mac`. Throws KONFIGURASI when a field holds the separator or a control character. */
export function tandatanganiPemanggil(p: Pemanggil, kunci: KunciPemanggil, umurDetik: number = UMUR_PEMANGGIL_DETIK): string {
  const exp = Math.floor(jamSistem.kiniMs() / 1000) + umurDetik;
  const bagian = [kunci.kid, p.peran, p.instansi ?? '', p.subjek, p.orang, p.nip ?? '', exp].map(String);
  // A separator inside a field would let one field spill into the next under a valid mac.
  if (bagian.some((b) => b.includes('|') || /\p{Cc}/u.test(b))) throw new Kesalahan('KONFIGURASI', 'Bidang pemanggil memuat tanda terlarang.');
  const isi = bagian.join('|');
  return `${isi}|${hitungMac(isi, kunci.kunci)}`;
}

/** The caller, or null when the text is malformed, forged, expired, or lives longer than `umurMaksDetik` from now. */
export function verifikasiPemanggil(teks: string, kunci: KunciPemanggil, umurMaksDetik: number = UMUR_PEMANGGIL_DETIK): Pemanggil | null {
  const bagian = teks.split('|');
  if (bagian.length !== 8) return null;
  const [kid = '', peran = '', instansi = '', subjek = '', orang = '', nip = '', exp = '', mac = ''] = bagian;
  const benar = Buffer.from(hitungMac(bagian.slice(0, 7).join('|'), kunci.kunci));
  const diberi = Buffer.from(mac);
  if (kid !== kunci.kid || diberi.length !== benar.length || !timingSafeEqual(diberi, benar)) return null;
  if (!/^\d{10,11}$/.test(exp) || !isPeran(peran) || (instansi !== '' && !INSTANSI.test(instansi)) || subjek === '' || orang === '') return null;
  const sisa = Number(exp) - jamSistem.kiniMs() / 1000;
  if (sisa < 0 || sisa > umurMaksDetik + KELONGGARAN_DETIK) return null;
  return { subjek, orang, peran, instansi: instansi === '' ? null : Number(instansi), nip: nip === '' ? null : nip };
}

/** HMAC halves of RFC 2104 as Postgres stores them: it has sha256 but no hmac of its own. */
export function bantalanKunci(kunci: Uint8Array): { readonly ipad: Buffer; readonly opad: Buffer } {
  const penuh = Buffer.alloc(BLOK);
  Buffer.from(kunci.length > BLOK ? createHash('sha256').update(kunci).digest() : kunci).copy(penuh);
  return { ipad: Buffer.from(penuh.map((b) => b ^ 0x36)), opad: Buffer.from(penuh.map((b) => b ^ 0x5c)) };
}

/** Upserts the key row Postgres verifies callers with. Needs a role that may write kunci.kunci_pemanggil (the migrator, never simpul_app). */
export async function isiKunciPemanggil(sql: Sql, kid: string, kunci: Uint8Array): Promise<void> {
  const { ipad, opad } = bantalanKunci(kunci);
  await sql`insert into kunci.kunci_pemanggil (kid, ipad, opad) values (${kid}, ${ipad}, ${opad})
    on conflict (kid) do update set ipad = excluded.ipad, opad = excluded.opad`;
}
