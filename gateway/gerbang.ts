import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { type GraphQLError, parse } from 'graphql';
import { KESALAHAN, Kesalahan } from '../domain/kesalahan.ts';
import type { PencariHibah } from '../platform/auth/hibah.ts';
import { type KunciPemanggil, tandatanganiPemanggil } from '../platform/auth/pemanggil.ts';
import type { VerifikasiToken } from '../platform/auth/verifikasi-token.ts';
import { denganTenggat } from '../platform/db/deadline.ts';
import { samarkanGalat } from '../platform/graphql/galat.ts';
import type { BawaanPermintaan } from '../platform/graphql/konteks.ts';
import { type KeadaanLaju, LajuTerlampaui, type PembatasLaju } from '../platform/laju/pembatas-laju.ts';
import { buatMetrik, type Metrik } from '../platform/telemetry/metrik.ts';
import type { Pencatat } from '../platform/telemetry/pencatat.ts';
import { idDariHeader } from '../platform/telemetry/permintaan.ts';
import { BATAS_BAWAAN, type Batas, BatasTerlampaui, buatPemeriksaBatas } from './batas.ts';
import { bobotSkema } from './bobot.ts';
import { bacaPermintaan } from './dokumen/permintaan.ts';
import { buatPemilihDokumen, type OpsiDokumen } from './dokumen/pilih.ts';
import { KUNCI_KONTEKS, kunciIdempotensiDari } from './konteks-gerbang.ts';
import { headerLaju } from './laju.ts';
import { rustPlanner } from './rust-planner.ts';
import { saringJawaban } from './saring-jawaban.ts';
import { buatTransport, type PanggilSubgraf, type Tenggat } from './transport.ts';
import { panggilHttp } from './transport-http.ts';
import { panggilLokal, type SubgrafLokal } from './transport-lokal.ts';

export interface OpsiGerbang {
  readonly supergraph: string;
  /** Subgraphs inside this process; a name found here wins over `urls`. */
  readonly lokal?: readonly SubgrafLokal[];
  /** Subgraph name to the URL of its `/graphql`. */
  readonly urls?: Readonly<Record<string, string>>;
  readonly verifikasi: VerifikasiToken;
  readonly hibah: PencariHibah;
  readonly kunciPemanggil: KunciPemanggil;
  readonly log: Pencatat;
  readonly produksi: boolean;
  readonly tenggat?: Tenggat;
  readonly batas?: Batas;
  readonly metrik?: Metrik;
  /** Budgets per account. Without it nothing is counted: for gateways that no account reaches. */
  readonly laju?: PembatasLaju;
  /** Documents by hash and what machine clients may send. Without it there are no hashes and no lists: for gateways that no client reaches. */
  readonly dokumen?: OpsiDokumen;
}

type Header = Readonly<Record<string, string | string[] | undefined>>;

export interface JawabanGerbang {
  readonly status: number;
  readonly badan: string;
  readonly permintaanId: string;
  /** RateLimit fields and Retry-After. */
  readonly header: Readonly<Record<string, string>>;
}

export interface Gerbang {
  /** Runs one GraphQL request body without a socket. `sejak`: when it began to arrive, by performance.now(). Never rejects. */
  tanya(headers: Header, badan: string, sejak?: number): Promise<JawabanGerbang>;
  /** Verifies the bearer token and the grant and signs the caller. Throws BELUM_MASUK, TIDAK_BERWENANG, SUMBER_TIDAK_TERSEDIA. */
  kenali(headers: Header): Promise<BawaanPermintaan>;
  /** Takes the persons in `orang` of an export from the caller's budget, before it is handed out. Throws LajuTerlampaui. */
  tagihOrang(bawaan: BawaanPermintaan): Promise<void>;
  /** Takes the cost of an act outside GraphQL from the caller's budget, before it is done. Throws LajuTerlampaui. */
  bayar(bawaan: BawaanPermintaan, biaya: number): Promise<void>;
  readonly metrik: Metrik;
  readonly log: Pencatat;
  tutup(): Promise<void>;
}

/** 1.5 s for a read, 10 s for a mutation, per fetch of the plan; 14 s for a request, so that none stands open for 15 whatever the network does. */
export const TENGGAT_BAWAAN: Tenggat = { bacaMs: 1_500, tulisMs: 10_000, semuaMs: 14_000 };
const SELEBIHNYA_MS = 4_000;

const STATUS = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  BAD_INPUT: 400,
  UPSTREAM: 503,
  RATE_LIMITED: 429,
  INTERNAL: 500,
} as const;

/** HTTP status for a fault that ends the request before or outside GraphQL. */
export const statusDari = (galat: GraphQLError): number => {
  const kode = galat.extensions['code'];
  return typeof kode === 'string' && Object.hasOwn(KESALAHAN, kode) ? STATUS[KESALAHAN[kode as keyof typeof KESALAHAN].kelas] : STATUS.INTERNAL;
};

const satu = (headers: Header, nama: string): string | undefined => {
  const nilai = headers[nama];
  return typeof nilai === 'string' ? nilai : undefined;
};

function buatPengenal({ verifikasi, hibah, kunciPemanggil }: OpsiGerbang): Gerbang['kenali'] {
  return async (headers) => {
    const token = /^Bearer +(\S+)$/i.exec(satu(headers, 'authorization') ?? '')?.[1];
    if (token === undefined) throw new Kesalahan('BELUM_MASUK');
    const { iss, sub } = await verifikasi(token);
    const pemanggil = await hibah(iss, sub, satu(headers, 'x-simpul-peran'));
    if (pemanggil === null) throw new Kesalahan('TIDAK_BERWENANG');
    return {
      pemanggil,
      tertanda: tandatanganiPemanggil(pemanggil, kunciPemanggil),
      permintaanId: idDariHeader(satu(headers, 'x-request-id')),
      kunciIdempotensi: kunciIdempotensiDari(satu(headers, 'idempotency-key')),
    };
  };
}

function daftarPanggil(opsi: OpsiGerbang): ReadonlyMap<string, PanggilSubgraf> {
  const http = Object.entries(opsi.urls ?? {}).map(([nama, url]) => [nama.toLowerCase(), panggilHttp(url)] as const);
  const lokal = (opsi.lokal ?? []).map((s) => [s.name.toLowerCase(), panggilLokal(s)] as const);
  return new Map([...http, ...lokal]);
}

/** The federated endpoint over local schemas, URLs or a mix; the same supergraph and the same answers either way. */
export function buatGerbang(opsi: OpsiGerbang): Gerbang {
  const { log, tenggat = TENGGAT_BAWAAN } = opsi;
  const semuaMs = tenggat.semuaMs ?? tenggat.tulisMs + SELEBIHNYA_MS;
  const metrik = opsi.metrik ?? buatMetrik(false);
  const kenali = buatPengenal(opsi);
  const periksaBatas = buatPemeriksaBatas({
    batas: opsi.batas ?? BATAS_BAWAAN,
    introspeksi: !opsi.produksi,
    bobot: bobotSkema(parse(opsi.supergraph, { noLocation: true })),
  });
  const pilihDokumen = buatPemilihDokumen(opsi.dokumen ?? { manifes: new Map(), wajibMesin: false });
  const hive = createGatewayRuntime({
    supergraph: opsi.supergraph,
    unifiedGraphHandler: rustPlanner,
    transports: { http: buatTransport({ panggil: daftarPanggil(opsi), tenggat, log, metrik }) },
    maskedErrors: { errorMessage: KESALAHAN.INTERNAL.pesan, maskError: (galat) => samarkanGalat(galat, log) },
    landingPage: false,
    graphiql: false,
    logging: false,
    requestId: false,
    batching: { limit: 1 },
  });
  /** An act that is done stays done: only its answer is withheld, and a repetition with the same key brings it when the window is over. */
  const tagihOrang = async (bawaan: BawaanPermintaan, isMutasi: boolean): Promise<KeadaanLaju | null> => {
    try {
      return (await opsi.laju?.orang(bawaan, bawaan.orang ?? [])) ?? null;
    } catch (e) {
      if (isMutasi && e instanceof LajuTerlampaui) throw new LajuTerlampaui(e.keadaan, 'Tindakan sudah dijalankan; hanya jawabannya yang ditahan.');
      throw e;
    }
  };
  const jalankan = async (headers: Header, badan: string, permintaanId: string): Promise<Omit<JawabanGerbang, 'permintaanId'>> => {
    const bawaan: BawaanPermintaan = { ...(await kenali(headers)), permintaanId, orang: new Set() };
    const minta = bacaPermintaan(badan);
    const { teks: query, asli } = await pilihDokumen(bawaan.pemanggil, minta);
    const tagihan = periksaBatas(query, minta.variabel);
    const keadaan: (KeadaanLaju | null | undefined)[] = [await opsi.laju?.biaya(bawaan, tagihan.biaya)];
    const body = asli ? badan : JSON.stringify({ query, variables: minta.variabel, ...(minta.operasi === null ? {} : { operationName: minta.operasi }) });
    const permintaan = { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body };
    const jawaban = await hive.fetch('http://gerbang/graphql', permintaan, { [KUNCI_KONTEKS]: bawaan });
    const teks = await jawaban.text();
    keadaan.push(await tagihOrang(bawaan, tagihan.isMutasi));
    return { status: jawaban.status, badan: saringJawaban(teks, log, permintaanId), header: headerLaju(keadaan.filter((k) => k != null)) };
  };
  const tanya = async (headers: Header, badan: string, sejak = performance.now()): Promise<JawabanGerbang> => {
    const permintaanId = idDariHeader(satu(headers, 'x-request-id'));
    const selesai = metrik.permintaan.startTimer();
    try {
      const jawaban = await denganTenggat(jalankan(headers, badan, permintaanId), Math.max(0, semuaMs - (performance.now() - sejak)));
      selesai({ hasil: 'ok' });
      return { ...jawaban, permintaanId };
    } catch (e) {
      const galat = samarkanGalat(e, log, permintaanId);
      const lewat = e instanceof LajuTerlampaui ? e.keadaan : null;
      if (lewat !== null) metrik.laju.inc({ macam: lewat.macam });
      if (e instanceof BatasTerlampaui) metrik.batas.inc({ batas: e.batas });
      selesai({ hasil: 'ditolak' });
      metrik.galat.inc({ kode: String(galat.extensions['code']) });
      const header = lewat === null ? {} : { ...headerLaju([lewat]), 'retry-after': String(lewat.detik) };
      return { status: statusDari(galat), badan: JSON.stringify({ errors: [galat] }), permintaanId, header };
    }
  };
  return {
    tanya,
    kenali,
    tagihOrang: async (bawaan) => void (await tagihOrang(bawaan, false)),
    bayar: async (bawaan, biaya) => void (await opsi.laju?.biaya(bawaan, biaya)),
    metrik,
    log,
    tutup: async () => hive[Symbol.asyncDispose](),
  };
}
