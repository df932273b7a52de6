import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { perluTindakan, SumberMenunda } from './galat-sumber.ts';

const PRIVAT = new BlockList();
for (const [jaringan, awalan] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVAT.addSubnet(jaringan, awalan, 'ipv4');
for (const [jaringan, awalan] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVAT.addSubnet(jaringan, awalan, 'ipv6');

/** Whether an address belongs to no public network: loopback, link-local (also the metadata service of a cloud), private, multicast. */
export function isPrivat(ip: string): boolean {
  const terpetakan = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (terpetakan !== undefined) return isPrivat(terpetakan);
  if (/^::ffff:/i.test(ip)) return true;
  return PRIVAT.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
}

export interface AlamatTerurai {
  readonly ip: string;
  readonly keluarga: 4 | 6;
}

const HABIS_DNS = 10_000;

/**
 * Resolves a host once and answers the address to connect to, so that a second answer of the name server cannot lead elsewhere.
 * Throws SUMBER_MENOLAK for a private address unless it is allowed, SumberMenunda when the name does not resolve.
 */
export async function uraikanAlamat(host: string, bolehPrivat: boolean): Promise<AlamatTerurai> {
  const polos = host.replace(/^\[|\]$/g, '');
  const daftar =
    isIP(polos) > 0
      ? [{ address: polos, family: isIP(polos) }]
      : await lookup(polos, { all: true }).catch(() => {
          throw new SumberMenunda(HABIS_DNS, `nama host ${polos} tidak dikenal DNS`);
        });
  if (!bolehPrivat && daftar.some((d) => isPrivat(d.address)))
    throw perluTindakan(`Host ${polos} beralamat privat; izinkan dengan setelan privat bila memang demikian.`);
  // Most offices have no IPv6, and nothing here tries a second address.
  const pertama = daftar.find((d) => d.family === 4) ?? daftar[0];
  if (pertama === undefined) throw new SumberMenunda(HABIS_DNS, `nama host ${polos} tidak punya alamat`);
  return { ip: pertama.address, keluarga: pertama.family === 6 ? 6 : 4 };
}
