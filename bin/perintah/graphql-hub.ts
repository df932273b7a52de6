import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { KESALAHAN, Kesalahan, type KodeKesalahan } from '../../domain/kesalahan.ts';
import { sebutSidik } from '../../gateway/dokumen/kanonik.ts';
import { DOKUMEN_HUB, type NamaDokumen } from '../../gateway/dokumen/manifes.ts';

export interface PertanyaanHub {
  /** Address of the gateway. */
  readonly hub: string;
  readonly berkasToken: string;
  readonly dokumen: NamaDokumen;
  readonly variabel: Readonly<Record<string, unknown>>;
}

const TENGGAT_MS = 120_000;
const JAWABAN = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() })).optional(),
});

type JawabanHub = z.infer<typeof JAWABAN>;

const kodePertama = (isi: JawabanHub | null): string => isi?.errors?.[0]?.extensions?.code ?? '';

/** The catalogued fault that the hub named; anything else is a hub that does not answer. */
function galatHub(status: number, isi: JawabanHub | null): Kesalahan {
  const kode = kodePertama(isi);
  if (Object.hasOwn(KESALAHAN, kode)) {
    const baku = KESALAHAN[kode as KodeKesalahan].pesan;
    const pesan = isi?.errors?.[0]?.message ?? '';
    return new Kesalahan(kode as KodeKesalahan, pesan.startsWith(`${baku} `) ? pesan.slice(baku.length + 1) : undefined);
  }
  return new Kesalahan(status === 401 ? 'BELUM_MASUK' : 'SUMBER_TIDAK_TERSEDIA', status === 401 ? undefined : `Hub menjawab ${status}.`);
}

/** One request to the gateway; its status and what it answered, null where that was no GraphQL answer. */
async function kirim({ hub, berkasToken, variabel }: PertanyaanHub, isi: object): Promise<{ status: number; ok: boolean; isi: JawabanHub | null }> {
  const jawab = await fetch(new URL('/graphql', hub), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${readFileSync(berkasToken, 'utf8').trim()}` },
    body: JSON.stringify({ ...isi, variables: variabel }),
    signal: AbortSignal.timeout(TENGGAT_MS),
  }).catch(() => {
    throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Hub tidak menjawab.');
  });
  const terbaca = JAWABAN.safeParse(await jawab.json().catch(() => null));
  return { status: jawab.status, ok: jawab.ok, isi: terbaca.success ? terbaca.data : null };
}

/**
 * `data` of one document of the manifest, with the token of the file: by its hash, and by its text where the hub is of another version and does not know it.
 * Throws the fault that the hub answers.
 */
export async function tanyaHub(p: PertanyaanHub): Promise<unknown> {
  if (!URL.canParse(p.hub) || !/^https?:$/.test(new URL(p.hub).protocol)) throw new Kesalahan('MASUKAN_SALAH', '--hub harus URL http atau https.');
  const { sidik, teks } = DOKUMEN_HUB[p.dokumen];
  let jawab = await kirim(p, { documentId: sebutSidik(sidik) });
  if (kodePertama(jawab.isi) === 'DOKUMEN_TIDAK_DIKENAL') jawab = await kirim(p, { query: teks });
  if (jawab.isi === null || jawab.isi.errors !== undefined || !jawab.ok) throw galatHub(jawab.status, jawab.isi);
  return jawab.isi.data;
}
