import type { JWK } from 'jose';
import { PENANDA_TANGAN, type PeranPenandaTangan } from '../../domain/mutasi/delegasi.ts';
import { bukaKunciBerkas, type KunciEs256 } from '../auth/kunci-berkas.ts';
import type { Sql } from '../db/postgres-js.ts';
import { tandatanganiTerpisah } from './jws-terpisah.ts';
import type { PenandaTangan } from './port.ts';

const namaBerkas = (peran: PeranPenandaTangan): string => `pertek-${peran.toLowerCase().replaceAll('_', '-')}-es256.json`;

const buka = (dataDir: string, peran: PeranPenandaTangan): Promise<KunciEs256> => bukaKunciBerkas(dataDir, namaBerkas(peran));

/** Signs with the hub's own keys: files of mode 0600 below `dataDir`/kunci, one per signing role, made at first use. Never in the database. */
export function penandaTanganLokal(dataDir: string): PenandaTangan {
  const kunci = new Map<PeranPenandaTangan, Promise<KunciEs256>>();
  return {
    tandatangani: async (peran, isi, jenis = 'pertek') => {
      const ada = kunci.get(peran) ?? buka(dataDir, peran);
      kunci.set(peran, ada);
      return tandatanganiTerpisah(isi, await ada, jenis);
    },
  };
}

/** Public halves of all keys, by role. */
export const kunciPublikLokal = (dataDir: string): Promise<readonly { readonly peran: PeranPenandaTangan; readonly jwk: JWK & { readonly kid: string } }[]> =>
  Promise.all(
    PENANDA_TANGAN.map(async (peran) => {
      const { publik, kid } = await buka(dataDir, peran);
      return { peran, jwk: { ...publik, kid } };
    }),
  );

/** Publishes the public keys as the owner. A new key of a role ends the one before; a key once known is never valid again after its end. */
export async function daftarkanKunciPertek(sql: Sql, dataDir: string): Promise<void> {
  const semua = await kunciPublikLokal(dataDir);
  await sql.begin(async (tx) => {
    for (const { peran, jwk } of semua) {
      await tx`update kunci_pertek set sampai = clock_timestamp() where peran = ${peran} and sampai is null and kid <> ${jwk.kid}`;
      await tx`insert into kunci_pertek (kid, peran, jwk) values (${jwk.kid}, ${peran}, ${tx.json(jwk as never)}) on conflict (kid) do nothing`;
    }
  });
}
