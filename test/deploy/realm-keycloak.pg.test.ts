import { readFileSync } from 'node:fs';
import { type CryptoKey, createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sebagaiPeran } from '../../bin/perintah/sambungan.ts';
import { cariHibah } from '../../platform/auth/hibah.ts';
import { buatVerifikasiToken, type VerifikasiToken } from '../../platform/auth/verifikasi-token.ts';
import { openDb, type PegangDb } from '../../platform/db/open-db.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { type BasisDataUji, buatBasisData } from '../support/postgres.ts';
import { BERKAS_REALM, bacaRealm, type KlienKeycloak, klaimDari } from './realm-keycloak.ts';

const realm = bacaRealm();
const ISS = `https://sso.contoh.example/realms/${realm.realm}`;
const mesin = realm.clients.filter((k) => k.serviceAccountsEnabled);
const orang = realm.clients.filter((k) => k.publicClient);
const ORANG = '00000000-0000-4000-8000-0000000000aa';

let uji: BasisDataUji;
let db: PegangDb;
let kunci: CryptoKey;
let verifikasi: VerifikasiToken;

const subDari = (k: KlienKeycloak): string => realm.users.find((u) => u.serviceAccountClientId === k.clientId)?.id ?? ORANG;
const tanda = (isi: JWTPayload): Promise<string> =>
  new SignJWT(isi).setProtectedHeader({ alg: realm.defaultSignatureAlgorithm, kid: 'k', typ: 'JWT' }).sign(kunci);
const token = (k: KlienKeycloak, ubah: JWTPayload = {}): Promise<string> => tanda({ ...klaimDari(realm, k, ISS, subDari(k)), ...ubah });
const masuk = async (teks: string) => {
  const { iss, sub } = await verifikasi(teks);
  return cariHibah(db.pool, iss, sub);
};

beforeAll(async () => {
  const pasangan = await generateKeyPair(realm.defaultSignatureAlgorithm);
  kunci = pasangan.privateKey;
  const jwks = createLocalJWKSet({ keys: [{ ...(await exportJWK(pasangan.publicKey)), kid: 'k', use: 'sig', alg: realm.defaultSignatureAlgorithm }] });
  verifikasi = buatVerifikasiToken({ issuer: ISS, jwks, lingkungan: 'production' });
  uji = await buatBasisData();
  await sqlUntukIrisan(uji.url, async (sql) => {
    await sql`insert into instansi (no, id, kode_cepat, nama, jenis) values (1, 'INS-1', '9001', 'Kabupaten Contoh 01', 'KAB'), (2, 'INS-2', '9002', 'Kabupaten Contoh 02', 'KAB')`;
    for (const [i, k] of mesin.entries())
      await sql`insert into hibah (iss, sub, peran, instansi, orang) values (${ISS}, ${subDari(k)}, 'INTEGRATOR_INSTANSI', ${i + 1}, ${`klien:${k.clientId}`})`;
    await sql`insert into hibah (iss, sub, peran, orang) values (${ISS}, ${ORANG}, 'VERIFIKATOR_BKN', 'orang-contoh')`;
  });
  db = openDb({ url: sebagaiPeran(uji.url, 'simpul_app'), nama: 'uji-realm', maks: 2 });
});
afterAll(async () => {
  await db.close();
  await uji.hapus();
});

describe('token yang dibuat realm diterima dan dipetakan ke hibah', () => {
  test.each(mesin.map((k, i) => [k.clientId, k, i + 1] as const))('klien mesin %s memperoleh hibah instansinya', async (_, k, instansi) => {
    expect(await masuk(await token(k))).toMatchObject({ peran: 'INTEGRATOR_INSTANSI', instansi, orang: `klien:${k.clientId}` });
  });

  test.each(orang.map((k) => [k.clientId, k] as const))('orang lewat %s memperoleh hibahnya', async (_, k) => {
    expect(await masuk(await token(k))).toMatchObject({ peran: 'VERIFIKATOR_BKN', instansi: null, orang: 'orang-contoh' });
  });
});

describe('klaim lain tidak memberi apa pun', () => {
  const [klien] = mesin;
  if (klien === undefined) throw new RangeError('realm tanpa klien mesin');

  test('peran karangan, grup, lingkup, dan instansi lain di dalam token', async () => {
    const karangan = {
      realm_access: { roles: ['DATA_STEWARD_BKN', 'DEPUTI_WASDAL', 'SISTEM'] },
      resource_access: { simpul: { roles: ['DEPUTI_WASDAL'] } },
      groups: ['/bkn'],
      scope: 'openid simpul:admin',
      peran: 'DEPUTI_WASDAL',
      instansi: 2,
      preferred_username: 'dev:deputi_wasdal',
    };
    expect(await masuk(await token(klien, karangan))).toEqual(await masuk(await token(klien)));
  });

  test('penerbit lain dengan subjek yang sama: tokennya ditolak, dan hibahnya pun tidak ada', async () => {
    const lain = 'https://sso.contoh.example/realms/lain';
    await expect(masuk(await token(klien, { iss: lain }))).rejects.toMatchObject({ kode: 'BELUM_MASUK' });
    expect(await cariHibah(db.pool, lain, subDari(klien))).toBeNull();
  });

  test('subjek tanpa hibah tidak menjadi siapa pun', async () => {
    expect(await masuk(await token(klien, { sub: '00000000-0000-4000-8000-0000000000ff' }))).toBeNull();
  });

  test('token identitas dan token penyegar dari realm yang sama bukan izin', async () => {
    await expect(masuk(await token(klien, { typ: 'ID', aud: 'simpul-konsol' }))).rejects.toMatchObject({ kode: 'BELUM_MASUK' });
    await expect(masuk(await token(klien, { typ: 'ID' }))).rejects.toMatchObject({ kode: 'BELUM_MASUK' });
    await expect(masuk(await token(klien, { typ: 'Refresh' }))).rejects.toMatchObject({ kode: 'BELUM_MASUK' });
  });

  test('kendali: realm tanpa pemeta sub atau audiens membuat token yang ditolak', async () => {
    for (const [lingkup, pemeta] of [['basic', 'oidc-sub-mapper'] as const, ['simpul', 'oidc-audience-mapper'] as const]) {
      const cacat = {
        ...realm,
        clientScopes: realm.clientScopes.map((s) =>
          s.name === lingkup ? { ...s, protocolMappers: s.protocolMappers.filter((m) => m.protocolMapper !== pemeta) } : s,
        ),
      };
      await expect(masuk(await tanda(klaimDari(cacat, klien, ISS, subDari(klien))))).rejects.toMatchObject({ kode: 'BELUM_MASUK' });
    }
  });
});

describe('berkas realm', () => {
  const teks = readFileSync(BERKAS_REALM, 'utf8');

  test('tidak memuat rahasia, kunci, sandi, atau alamat nyata', () => {
    expect(teks).not.toMatch(/"(secret|privateKey|certificate|password|credentials|smtpServer)"/);
    expect(teks).not.toMatch(/BEGIN [A-Z ]*KEY|eyJ[\w-]{10}/);
    expect(teks).not.toMatch(/\.go\.id/);
    expect([...teks.matchAll(/https?:\/\/([^/"]+)/g)].map((m) => m[1]).filter((h) => !h?.endsWith('.contoh.example'))).toEqual([]);
  });

  test('umur token paling lama sepuluh menit, tanpa alur tersirat atau sandi, lingkup tidak penuh', () => {
    for (const k of realm.clients) {
      expect(Number(k.attributes['access.token.lifespan'] ?? realm.accessTokenLifespan)).toBeLessThanOrEqual(600);
      expect([k.implicitFlowEnabled, k.directAccessGrantsEnabled, k.fullScopeAllowed]).toEqual([false, false, false]);
      expect(k.redirectUris.filter((u) => !u.startsWith('https://') || u.includes('*'))).toEqual([]);
      expect(k.publicClient ? k.attributes['pkce.code.challenge.method'] : 'S256').toBe('S256');
    }
  });

  test('klien mesin masuk dengan private_key_jwt, dan Keycloak mengambil kuncinya dari hub', () => {
    expect(mesin.length).toBeGreaterThan(1);
    for (const k of mesin) {
      expect(k).toMatchObject({ clientAuthenticatorType: 'client-jwt', publicClient: false, standardFlowEnabled: false });
      expect(k.attributes).toMatchObject({
        'use.jwks.url': 'true',
        'jwks.url': `https://simpul.contoh.example/v1/klien/${k.clientId}/jwks.json`,
        'token.endpoint.auth.signing.alg': 'ES256',
      });
      expect(k.clientId).toMatch(/^[a-z0-9][a-z0-9-]{1,62}[a-z0-9]$/);
      expect(realm.users.filter((u) => u.serviceAccountClientId === k.clientId)).toHaveLength(1);
    }
  });

  test('menandatangani dengan algoritma yang diterima hub, dengan kunci yang dibuat Keycloak sendiri', () => {
    const penyedia = realm.components['org.keycloak.keys.KeyProvider'] ?? [];
    expect(realm.defaultSignatureAlgorithm).toBe('ES256');
    expect(penyedia.every((p) => p.providerId.endsWith('-generated'))).toBe(true);
    expect(penyedia.find((p) => p.providerId === 'ecdsa-generated')?.config['ecdsaEllipticCurveKey']).toEqual(['P-256']);
  });
});
