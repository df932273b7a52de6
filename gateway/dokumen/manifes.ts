import manifes from './manifes.json' with { type: 'json' };

/** Names of the documents that the hub's own console and commands send. */
export type NamaDokumen = keyof typeof manifes;

export const DOKUMEN_HUB: Readonly<Record<NamaDokumen, { readonly sidik: string; readonly teks: string }>> = manifes;

/** Their texts by hash: what the gateway runs for a caller that sends the hash alone. */
export const MANIFES_HUB: ReadonlyMap<string, string> = new Map(Object.values(DOKUMEN_HUB).map(({ sidik, teks }) => [sidik, teks]));
