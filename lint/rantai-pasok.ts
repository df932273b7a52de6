import { readFileSync } from 'node:fs';

/** One package of package-lock.json, by its place in the tree. */
export interface PaketTerkunci {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly os?: readonly string[];
}
export type PaketPerTempat = Readonly<Record<string, PaketTerkunci>>;

export const bacaKunci = (berkas: URL = new URL('../package-lock.json', import.meta.url)): PaketPerTempat =>
  (JSON.parse(readFileSync(berkas, 'utf8')) as { packages: PaketPerTempat }).packages;

const nama = (tempat: string): string => tempat.slice(tempat.lastIndexOf('node_modules/') + 'node_modules/'.length);
const pihakKetiga = (paket: PaketPerTempat): (readonly [string, PaketTerkunci])[] => Object.entries(paket).filter(([tempat]) => tempat !== '');

/**
 * What is wrong with a lockfile: an address of one registry written down (then only that one would serve it), a package from elsewhere than a registry, a link, or
 * no SHA-512 to check what arrives. Packages for platforms that the registry at hand does not carry have no checksum and are never installed here: they must be optional.
 */
export function periksaKunci(paket: PaketPerTempat): string[] {
  return pihakKetiga(paket).flatMap(([tempat, { resolved, integrity, link, optional, os, version }]) => [
    ...(link === true ? [`${tempat}: tautan ke folder`] : []),
    ...(resolved === undefined ? [] : [`${tempat}: alamat tertulis (${resolved.replace(/^(\w+:).*$/, '$1…')})`]),
    ...(/^\d+\.\d+\.\d+/.test(version ?? '') ? [] : [`${tempat}: bukan versi registri`]),
    ...(integrity?.startsWith('sha512-') === true || (integrity === undefined && optional === true && (os !== undefined || isPelat(tempat)))
      ? []
      : [`${tempat}: tanpa sha512`]),
  ]);
}

const isPelat = (tempat: string): boolean => /-(linux|darwin|win32|android|freebsd|openbsd|netbsd|sunos|wasm32)/.test(tempat);

/** Licences under which something may ship beside MIT code. */
const LISENSI_BOLEH: readonly string[] = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'Python-2.0',
  'OFL-1.1',
  'CC0-1.0',
  'Zlib',
];

/** Packages whose lockfile entry names no licence, or that ship for a stated reason; each with what was found in them. */
export const LISENSI_DIKETAHUI: Readonly<Record<string, string>> = {
  'png-js': 'MIT: berkas LICENSE paketnya; package.json lama tanpa bidang license',
  '@apollo/federation-internals':
    'Elastic-2.0: ikut @apollo/subgraph 2.14.4; dipakai sebagai pustaka, tidak disediakan sebagai layanan. Penggantinya belum ada',
};

/** Every name of an SPDX expression is allowed; `OR` needs one of them. */
const isBoleh = (lisensi: string): boolean =>
  lisensi
    .replace(/[()]/g, '')
    .split(' AND ')
    .every((bagian) => bagian.split(' OR ').some((l) => LISENSI_BOLEH.includes(l.trim())));

/** Packages that would ship under a licence nobody has allowed, with that licence. */
export const periksaLisensi = (paket: PaketPerTempat, diketahui: Readonly<Record<string, string>> = LISENSI_DIKETAHUI): string[] =>
  pihakKetiga(paket).flatMap(([tempat, { dev, license, integrity }]) =>
    dev === true || integrity === undefined || Object.hasOwn(diketahui, nama(tempat)) || isBoleh(license ?? '')
      ? []
      : [`${nama(tempat)}: ${license ?? 'tanpa lisensi'}`],
  );

const enkodeNama = (n: string): string => n.replace(/^@/, '%40');

/** CycloneDX 1.5 of what ships, from the lockfile alone: the same bytes every time, without registry and without node_modules. */
export function susunSbom(paket: PaketPerTempat): object {
  const dikirim = pihakKetiga(paket).filter(([, p]) => p.dev !== true && p.integrity !== undefined);
  const komponen = new Map(
    dikirim.map(([tempat, { version = '', license, integrity = '' }]) => {
      const purl = `pkg:npm/${enkodeNama(nama(tempat))}@${version}`;
      const lisensi = license === undefined ? [] : [/ |\(/.test(license) ? { expression: license } : { license: { id: license } }];
      const sidik = { alg: 'SHA-512', content: Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex') };
      return [purl, { type: 'library', 'bom-ref': purl, name: nama(tempat), version, purl, licenses: lisensi, hashes: [sidik] }] as const;
    }),
  );
  const akar = paket[''];
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': 'simpul', name: 'simpul', version: akar?.version ?? '' } },
    components: [...komponen.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1)),
  };
}
