import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { KESALAHAN, Kesalahan, type KodeKesalahan } from '../../domain/kesalahan.ts';

export interface PertanyaanHub {
  /** Address of the gateway. */
  readonly hub: string;
  readonly berkasToken: string;
  readonly query: string;
  readonly variabel: Readonly<Record<string, unknown>>;
}

const TENGGAT_MS = 120_000;
const JAWABAN = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ kode: z.string().optional() }).optional() })).optional(),
});

/** The catalogued fault that the hub named; anything else is a hub that does not answer. */
function galatHub(
  status: number,
  errors: readonly { readonly message: string; readonly extensions?: { readonly kode?: string | undefined } | undefined }[],
): Kesalahan {
  const kode = errors[0]?.extensions?.kode ?? '';
  if (Object.hasOwn(KESALAHAN, kode)) {
    const baku = KESALAHAN[kode as KodeKesalahan].pesan;
    const pesan = errors[0]?.message ?? '';
    return new Kesalahan(kode as KodeKesalahan, pesan.startsWith(`${baku} `) ? pesan.slice(baku.length + 1) : undefined);
  }
  return new Kesalahan(status === 401 ? 'BELUM_MASUK' : 'SUMBER_TIDAK_TERSEDIA', status === 401 ? undefined : `Hub menjawab ${status}.`);
}

/** `data` of one GraphQL request with the token of the file. Throws the fault that the hub answers. */
export async function tanyaHub({ hub, berkasToken, query, variabel }: PertanyaanHub): Promise<unknown> {
  if (!URL.canParse(hub) || !/^https?:$/.test(new URL(hub).protocol)) throw new Kesalahan('MASUKAN_SALAH', '--hub harus URL http atau https.');
  const token = readFileSync(berkasToken, 'utf8').trim();
  const jawab = await fetch(new URL('/graphql', hub), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: variabel }),
    signal: AbortSignal.timeout(TENGGAT_MS),
  }).catch(() => {
    throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Hub tidak menjawab.');
  });
  const isi = JAWABAN.safeParse(await jawab.json().catch(() => null));
  if (!isi.success || isi.data.errors !== undefined || !jawab.ok) throw galatHub(jawab.status, isi.success ? (isi.data.errors ?? []) : []);
  return isi.data.data;
}
