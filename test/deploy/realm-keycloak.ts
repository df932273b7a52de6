import { readFileSync } from 'node:fs';
import type { JWTPayload } from 'jose';
import { z } from 'zod';

const PEMETA = z.object({ protocolMapper: z.string(), config: z.record(z.string(), z.string()) });
const KLIEN = z.object({
  clientId: z.string(),
  publicClient: z.boolean(),
  standardFlowEnabled: z.boolean(),
  implicitFlowEnabled: z.boolean(),
  directAccessGrantsEnabled: z.boolean(),
  serviceAccountsEnabled: z.boolean(),
  fullScopeAllowed: z.boolean(),
  clientAuthenticatorType: z.string().optional(),
  redirectUris: z.array(z.string()),
  attributes: z.record(z.string(), z.string()),
  defaultClientScopes: z.array(z.string()),
});
const REALM = z.object({
  realm: z.string(),
  defaultSignatureAlgorithm: z.string(),
  accessTokenLifespan: z.number(),
  clientScopes: z.array(z.object({ name: z.string(), protocolMappers: z.array(PEMETA) })),
  clients: z.array(KLIEN),
  users: z.array(z.object({ id: z.string(), username: z.string(), serviceAccountClientId: z.string() })),
  components: z.record(z.string(), z.array(z.object({ providerId: z.string(), config: z.record(z.string(), z.array(z.string())) }))),
});
export type RealmKeycloak = z.infer<typeof REALM>;
export type KlienKeycloak = z.infer<typeof KLIEN>;

export const BERKAS_REALM = new URL('../../deploy/keycloak/realm-simpul-contoh.json', import.meta.url);
export const bacaRealm = (): RealmKeycloak => REALM.parse(JSON.parse(readFileSync(BERKAS_REALM, 'utf8')));

type Pemeta = (config: Readonly<Record<string, string>>, sub: string, klien: KlienKeycloak, iat: number) => JWTPayload;

/** What each kind of mapper of the realm puts into an access token. */
const PEMETA_DIKENAL: Readonly<Record<string, Pemeta>> = {
  'oidc-sub-mapper': (_c, sub) => ({ sub }),
  'oidc-audience-mapper': (c) => ({ aud: c['included.custom.audience'] ?? c['included.client.audience'] ?? '' }),
  'oidc-usersessionmodel-note-mapper': (c, _sub, klien, iat) => {
    // The note AUTH_TIME exists only for a person who signed in.
    if (c['user.session.note'] === 'AUTH_TIME') return klien.serviceAccountsEnabled ? {} : { [c['claim.name'] ?? '']: iat };
    return { [c['claim.name'] ?? '']: klien.clientId };
  },
};

/** Claims of the access token that this realm makes for a client and a user: Keycloak's own, and those of the mappers of the client's default scopes. */
export function klaimDari(realm: RealmKeycloak, klien: KlienKeycloak, iss: string, sub: string): JWTPayload {
  const iat = Math.floor(Date.now() / 1000);
  const umur = Number(klien.attributes['access.token.lifespan'] ?? realm.accessTokenLifespan);
  const dasar: JWTPayload = { exp: iat + umur, iat, jti: `trrtcc:${sub}`, iss, typ: 'Bearer', azp: klien.clientId, scope: '' };
  const pemeta = klien.defaultClientScopes.flatMap((nama) => {
    const lingkup = realm.clientScopes.find((s) => s.name === nama);
    if (lingkup === undefined) throw new RangeError(`lingkup ${nama} tidak ada pada realm`);
    return lingkup.protocolMappers.filter((m) => m.config['access.token.claim'] === 'true');
  });
  const isi = pemeta.map((m) => {
    const buat = PEMETA_DIKENAL[m.protocolMapper];
    if (buat === undefined) throw new RangeError(`pemeta ${m.protocolMapper} tidak dikenal`);
    return buat(m.config, sub, klien, iat);
  });
  return Object.assign({}, dasar, ...isi);
}
