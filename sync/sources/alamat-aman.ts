import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { perluTindakan, SumberMenunda } from './galat-sumber.ts';

type Jaringan = readonly (readonly [jaringan: string, awalan: number])[];

function daftarJaringan(v4: Jaringan, v6: Jaringan): BlockList {
  const daftar = new BlockList();
  for (const [jaringan, awalan] of v4) daftar.addSubnet(jaringan, awalan, 'ipv4');
  for (const [jaringan, awalan] of v6) daftar.addSubnet(jaringan, awalan, 'ipv6');
  return daftar;
}

const PRIVAT = daftarJaringan(
  [
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
  ],
  // IPv4 inside IPv6 (compatible, NAT64, Teredo, 6to4) leads wherever the inner address says, so all of it is as private as the worst of it.
  [
    ['::', 96],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['2001::', 32],
    ['2002::', 16],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ],
);

const MESIN_SENDIRI = daftarJaringan([['127.0.0.0', 8]], [['::1', 128]]);

/** Where machines of a cloud are handed their credentials, and neighbours on the wire: no source lives there, whatever the operator allows. */
const TERLARANG = daftarJaringan(
  [
    ['0.0.0.0', 8],
    ['169.254.0.0', 16],
    ['100.100.100.200', 32],
    ['168.63.129.16', 32],
    ['192.0.0.192', 32],
    ['224.0.0.0', 3],
  ],
  [
    ['fe80::', 10],
    ['fd00:ec2::254', 128],
    ['ff00::', 8],
  ],
);

/** The 16-bit groups of an IPv6 address. */
function kelompok(ip: string): readonly number[] {
  // As URLs write it: hexadecimal, without dots and without the zone.
  const baku = new URL(`http://[${ip.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const [depan = [], belakang = []] = baku.split('::').map((bagian) => bagian.split(':').filter((g) => g !== ''));
  return [...depan, ...Array.from({ length: 8 - depan.length - belakang.length }, () => '0'), ...belakang].map((g) => Number.parseInt(g, 16));
}

/** The IPv4 address to which an IPv6 one is carried (NAT64, 6to4, Teredo, IPv4-compatible); null: it is carried nowhere else. */
function tertanam(ip: string): string | null {
  const g = kelompok(ip);
  const [a = 0, b = 0, c = 0] = g;
  const [tinggi = 0, rendah = 0] = g.slice(6);
  const v4 = (x: number, y: number): string => [x >> 8, x & 255, y >> 8, y & 255].join('.');
  if (a === 0x64 && b === 0xff9b) return v4(tinggi, rendah);
  if (a === 0x2002) return v4(b, c);
  if (a === 0x2001 && b === 0) return v4(tinggi ^ 0xffff, rendah ^ 0xffff);
  return g.slice(0, 6).every((n) => n === 0) && (tinggi > 0 || rendah > 1) ? v4(tinggi, rendah) : null;
}

/** An IPv4 address mapped into IPv6, in dots or in hexadecimal, as what it is; any other mapped one counts as listed. */
function ada(daftar: BlockList, ip: string): boolean {
  const [, titik, tinggi, rendah] = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([\da-f]{1,4}):([\da-f]{1,4}))$/i.exec(ip) ?? [];
  if (titik !== undefined) return ada(daftar, titik);
  if (tinggi !== undefined && rendah !== undefined) {
    const bita = [tinggi, rendah].map((h) => Number.parseInt(h, 16)).flatMap((n) => [n >> 8, n & 255]);
    return ada(daftar, bita.join('.'));
  }
  return /^::ffff:/i.test(ip) || daftar.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
}

/** Whether an address belongs to no public network: loopback, link-local (also the metadata service of a cloud), private, multicast. */
export const isPrivat = (ip: string): boolean => ada(PRIVAT, ip);

/** Whether no setting opens an address: metadata services, link-local, multicast. */
export function isTerlarang(ip: string): boolean {
  const v4 = isIP(ip) === 6 ? tertanam(ip) : null;
  return ada(TERLARANG, ip) || (v4 !== null && ada(TERLARANG, v4));
}

/** Whether an address is this very machine. */
export const isMesinSendiri = (ip: string): boolean => ada(MESIN_SENDIRI, ip);

export interface AlamatTerurai {
  readonly ip: string;
  readonly keluarga: 4 | 6;
}

const HABIS_DNS = 10_000;

/** Asks for the addresses of a name. Any fault means that it has none, unless it is a SumberMenunda that says more. */
export type CariNama = (nama: string) => Promise<readonly LookupAddress[]>;

/** By the system's resolver: /etc/hosts and whatever else the machine is set up with. It has few threads, so a dead name delays other ones. */
const cariSistem: CariNama = (nama) => lookup(nama, { all: true });

/**
 * Resolves a host once and answers the address to connect to, so that a second answer of the name server cannot lead elsewhere.
 * Throws SUMBER_MENOLAK for a private address unless it is allowed and for link-local ones always, SumberMenunda when the name does not resolve.
 */
export async function uraikanAlamat(host: string, bolehPrivat: boolean, cari: CariNama = cariSistem): Promise<AlamatTerurai> {
  const polos = host.replace(/^\[|\]$/g, '');
  const daftar =
    isIP(polos) > 0
      ? [{ address: polos, family: isIP(polos) }]
      : await cari(polos).catch((galat: unknown) => {
          if (galat instanceof SumberMenunda) throw galat;
          throw new SumberMenunda(HABIS_DNS, `nama host ${polos} tidak dikenal DNS`);
        });
  if (!bolehPrivat && daftar.some((d) => isPrivat(d.address)))
    throw perluTindakan(`Host ${polos} beralamat privat; izinkan dengan setelan privat bila memang demikian.`);
  if (daftar.some((d) => isTerlarang(d.address)))
    throw perluTindakan(`Host ${polos} beralamat yang tidak pernah dituju hub (link-local, metadata, multicast).`);
  // Most offices have no IPv6, and nothing here tries a second address.
  const pertama = daftar.find((d) => d.family === 4) ?? daftar[0];
  if (pertama === undefined) throw new SumberMenunda(HABIS_DNS, `nama host ${polos} tidak punya alamat`);
  return { ip: pertama.address, keluarga: pertama.family === 6 ? 6 : 4 };
}
