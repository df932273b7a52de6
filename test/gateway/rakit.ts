import { type CryptoKey, generateKeyPair, SignJWT } from 'jose';
import type { Pemanggil, Peran } from '../../domain/akses.ts';
import type { OpsiDokumen } from '../../gateway/dokumen/pilih.ts';
import { buatGerbang, type Gerbang } from '../../gateway/gerbang.ts';
import { susunSupergraf } from '../../gateway/susun.ts';
import { buatVerifikasiToken } from '../../platform/auth/verifikasi-token.ts';
import { layaniSubgraf, type SubgrafBerjalan } from '../../platform/graphql/subgraf-http.ts';
import type { PembatasLaju } from '../../platform/laju/pembatas-laju.ts';
import { PENCATAT_DIAM, type Pencatat } from '../../platform/telemetry/pencatat.ts';
import { type Kelakuan, kelakuanBaru, schemaKerja, schemaOrang, skemaKerja, skemaOrang } from './subgraf-contoh.ts';

export const KUNCI_UJI = { kid: 'uji', kunci: Buffer.from('0123456789abcdef0123456789abcdef') };
export const ISSUER_UJI = 'https://penerbit.contoh.invalid';

export interface Rakitan {
  readonly gerbang: Gerbang;
  readonly kelakuan: Kelakuan;
  readonly subgraf: readonly SubgrafBerjalan[];
  token(sub: string, klaim?: object): Promise<string>;
  tanya(
    query: string,
    pilihan?: { sub?: string; variables?: object; headers?: Record<string, string> },
  ): Promise<{ status: number; isi: Jawaban; teks: string }>;
  tutup(): Promise<void>;
}

export interface Jawaban {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly unknown[]; readonly extensions: { readonly code: string } }[];
}

const HIBAH: Readonly<Record<string, readonly [Peran, number | null][]>> = {
  steward: [['DATA_STEWARD_BKN', null]],
  integrator: [['INTEGRATOR_INSTANSI', 1]],
  ganda: [
    ['OPERATOR_INSTANSI', 1],
    ['PPK', 1],
  ],
};

export interface PilihanRakit {
  readonly log?: Pencatat;
  readonly produksi?: boolean;
  readonly tenggatBacaMs?: number;
  readonly laju?: PembatasLaju;
  readonly dokumen?: OpsiDokumen;
  /** Who a subject is, instead of the three grants above. */
  readonly hibah?: (sub: string) => Pemanggil | null | Promise<Pemanggil | null>;
  readonly tenggatSemuaMs?: number;
}

/** Two tiny subgraphs behind the real gateway, in one process or over real sockets. */
export async function rakit(cara: 'lokal' | 'http', pilihan: PilihanRakit = {}): Promise<Rakitan> {
  const kelakuan = kelakuanBaru();
  const log = pilihan.log ?? PENCATAT_DIAM;
  const produksi = pilihan.produksi ?? false;
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const bagian = [
    { name: 'orang', typeDefs: skemaOrang, schema: schemaOrang() },
    { name: 'kerja', typeDefs: skemaKerja, schema: schemaKerja(kelakuan) },
  ];
  const subgraf =
    cara === 'lokal'
      ? []
      : await Promise.all(
          bagian.map((b) => layaniSubgraf({ nama: b.name, schema: b.schema, buatKonteks: (k) => k, kunci: KUNCI_UJI, port: 0, produksi, log })),
        );
  const gerbang = buatGerbang({
    supergraph: susunSupergraf(bagian.map((b) => ({ name: b.name, url: 'http://127.0.0.1:1/graphql', typeDefs: b.typeDefs }))),
    ...(cara === 'lokal'
      ? { lokal: bagian.map((b) => ({ name: b.name, schema: b.schema, buatKonteks: (k) => k })) }
      : { urls: Object.fromEntries(bagian.map((b, i) => [b.name, subgraf[i]?.url ?? ''])) }),
    verifikasi: buatVerifikasiToken({ issuer: ISSUER_UJI, jwks: async () => publicKey, lingkungan: 'test' }),
    hibah: async (_iss, sub, peran) => {
      if (pilihan.hibah !== undefined) return pilihan.hibah(sub);
      const daftar = HIBAH[sub.split('-')[0] ?? ''] ?? [];
      const h = peran === undefined ? daftar[0] : daftar.find(([p]) => p === peran);
      return h === undefined ? null : { subjek: sub, orang: `orang ${sub}`, peran: h[0], instansi: h[1], nip: null };
    },
    kunciPemanggil: KUNCI_UJI,
    log,
    produksi,
    ...(pilihan.laju === undefined ? {} : { laju: pilihan.laju }),
    ...(pilihan.dokumen === undefined ? {} : { dokumen: pilihan.dokumen }),
    tenggat: { bacaMs: pilihan.tenggatBacaMs ?? 1_500, tulisMs: 10_000, ...(pilihan.tenggatSemuaMs === undefined ? {} : { semuaMs: pilihan.tenggatSemuaMs }) },
  });
  const token = (sub: string, klaim: object = {}): Promise<string> => buatToken(privateKey, sub, klaim);
  return {
    gerbang,
    kelakuan,
    subgraf,
    token,
    tanya: async (query, { sub = 'steward', variables = {}, headers = {} } = {}) => {
      const { status, badan } = await gerbang.tanya({ authorization: `Bearer ${await token(sub)}`, ...headers }, JSON.stringify({ query, variables }));
      return { status, isi: JSON.parse(badan) as Jawaban, teks: badan };
    },
    tutup: async () => {
      await gerbang.tutup();
      await Promise.all(subgraf.map((s) => s.tutup()));
    },
  };
}

const buatToken = (kunci: CryptoKey, sub: string, klaim: object): Promise<string> =>
  new SignJWT({ ...klaim })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(ISSUER_UJI)
    .setAudience('simpul')
    .setSubject(sub)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(kunci);
