import { readFileSync } from 'node:fs';
import type { GraphQLSchema } from 'graphql';
import { parse } from 'graphql';
import type pg from 'pg';
import { NAMA_SUBGRAF, subgrafLokal } from '../../../bin/akar/subgraf.ts';
import { sebagaiPeran } from '../../../bin/perintah/sambungan.ts';
import { JANGKAUAN, PERAN, type Peran } from '../../../domain/akses.ts';
import { BATAS_BAWAAN, buatPemeriksaBatas, type PemeriksaBatas } from '../../../gateway/batas.ts';
import { bobotSkema } from '../../../gateway/bobot.ts';
import { buatGerbang, type Gerbang } from '../../../gateway/gerbang.ts';
import { KUNCI_KONTEKS } from '../../../gateway/konteks-gerbang.ts';
import type { PanggilSubgraf } from '../../../gateway/transport.ts';
import { panggilLokal } from '../../../gateway/transport-lokal.ts';
import { tandatanganiPemanggil } from '../../../platform/auth/pemanggil.ts';
import type { NamaSubgraf } from '../../../platform/config.ts';
import { openDb } from '../../../platform/db/open-db.ts';
import { PENCATAT_DIAM, type Pencatat } from '../../../platform/telemetry/pencatat.ts';
import { buatDuniaRls, type DuniaRls, nipMilik } from '../../drizzle/dunia-rls.ts';
import { ALAT_UJI, KUNCI_ISI, type PelakuUji, pemanggilUji } from '../../support/isi.ts';
import { Pemilik } from './pemilik.ts';

export const BANYAK_INSTANSI = 24;
/** application_name of the connections that serve. */
const NAMA_POOL = 'uji-asing';
const SUPERGRAF = readFileSync(new URL('../../../gateway/supergraph.graphql', import.meta.url), 'utf8');
/** No token becomes the hub itself. */
export const BERTOKEN = PERAN.filter((p) => p !== 'SISTEM');

/** One way in, as the gateway itself calls its subgraphs. */
export interface SubgrafAsing {
  readonly nama: NamaSubgraf;
  readonly schema: GraphQLSchema;
  readonly panggil: PanggilSubgraf;
}

/** The whole hub's reading side over a world in which every row is owned and says so. */
export interface DuniaAsing {
  readonly rls: DuniaRls;
  readonly pool: pg.Pool;
  readonly pemilik: Pemilik;
  readonly gerbang: Gerbang;
  readonly subgraf: readonly SubgrafAsing[];
  readonly batas: PemeriksaBatas;
  /** Callers of this role, one for each instansi and each person it can be of. */
  pelaku(peran: Peran): readonly PelakuUji[];
  /** Headers under which the gateway knows this caller. */
  header(p: PelakuUji): Readonly<Record<string, string>>;
  /** Context of a call to a subgraph, freshly signed. */
  konteks(p: PelakuUji): unknown;
  /** Kills a backend that serves, at work if one is. Returns how many. */
  bunuhSambungan(): Promise<number>;
  tutup(): Promise<void>;
}

function susunPelaku({ instansi }: DuniaRls, peran: Peran): readonly PelakuUji[] {
  const semua = instansi.map((i): PelakuUji => ({ peran, instansi: i, nip: nipMilik(i.no)[0] ?? '' }));
  if (JANGKAUAN[peran] === 'INSTANSI')
    return semua.map(({ instansi: i }, n) => ({ peran, orang: `orang-${peran}-${n}`, ...(i !== undefined && { instansi: i }) }));
  if (JANGKAUAN[peran] === 'DIRI') return instansi.flatMap((i) => nipMilik(i.no)).map((nip) => ({ peran, nip, orang: `orang-${nip}` }));
  return [{ peran, orang: `orang-${peran}` }];
}

/** The gateway is silent unless it is given a log. */
export async function buatDuniaAsing(server: string, log: Pencatat = PENCATAT_DIAM): Promise<DuniaAsing> {
  const rls = await buatDuniaRls({ server, banyak: BANYAK_INSTANSI });
  await rls.admin.query(`insert into unor (id, instansi, nama, eselon_id) select 'U' || no, no, 'Bidang Contoh', '31' from instansi;
    insert into jabatan (id, instansi, jenis_jabatan_id, nama, eselon_id, bup) select 'J' || no, no, '1', 'Jabatan Contoh', '31', 58 from instansi`);
  const pemilik = await Pemilik.tandai(rls);
  const { pool, close } = openDb({ url: sebagaiPeran(rls.url, 'simpul_app'), nama: NAMA_POOL, maks: 8 });
  const pelaku = new Map(BERTOKEN.map((p): readonly [Peran, readonly PelakuUji[]] => [p, susunPelaku(rls, p)]));
  const sub = new Map([...pelaku.values()].flat().map((p) => [pemanggilUji(p).subjek, p]));
  const gerbang = buatGerbang({
    supergraph: SUPERGRAF,
    lokal: subgrafLokal(pool, ALAT_UJI),
    verifikasi: async (token) => ({ iss: 'uji', sub: token }),
    hibah: async (_iss, s) => {
      const p = sub.get(s);
      return p === undefined ? null : pemanggilUji(p);
    },
    kunciPemanggil: KUNCI_ISI,
    log,
    produksi: true,
    tenggat: { bacaMs: 20_000, tulisMs: 20_000 },
  });
  const lokal = subgrafLokal(pool, ALAT_UJI);
  return {
    rls,
    pool,
    pemilik,
    gerbang,
    subgraf: NAMA_SUBGRAF.flatMap((nama) => lokal.filter((l) => l.name === nama).map((l) => ({ nama, schema: l.schema, panggil: panggilLokal(l) }))),
    batas: buatPemeriksaBatas({ batas: BATAS_BAWAAN, introspeksi: false, bobot: bobotSkema(parse(SUPERGRAF, { noLocation: true })) }),
    pelaku: (peran) => pelaku.get(peran) ?? [],
    header: (p) => ({ authorization: `Bearer ${pemanggilUji(p).subjek}` }),
    konteks: (p) => {
      const pemanggil = pemanggilUji(p);
      return { [KUNCI_KONTEKS]: { pemanggil, tertanda: tandatanganiPemanggil(pemanggil, KUNCI_ISI), permintaanId: 'uji', kunciIdempotensi: null } };
    },
    bunuhSambungan: async () => {
      const { rowCount } = await rls.admin.query(
        `select pg_terminate_backend(pid) from (select pid from pg_stat_activity where datname = current_database() and application_name = $1
          order by state <> 'idle' desc, random() limit 1) b`,
        [NAMA_POOL],
      );
      return rowCount ?? 0;
    },
    tutup: async () => {
      await gerbang.tutup();
      await close();
      await rls.tutup();
    },
  };
}
