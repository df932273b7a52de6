import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { MacamKaitan } from '../../../domain/kaitan/macam.ts';
import { rahasiaBaru } from '../../../sync/kaitan/daftarkan.ts';
import { type BahanKirim, kirimKaitan, type RingkasanKirim } from '../../../sync/kaitan/jalankan.ts';
import { buatPenguraiNama } from '../../../sync/kaitan/urai-nama.ts';
import { buatDunia, type DuniaUji, type InstansiUji, isiInstansi } from '../../support/isi.ts';

/** Nobody answers at port 9: names outside the hosts file do not exist, and no question leaves this machine. */
export const NAMA = buatPenguraiNama({ server: ['127.0.0.1:9'] });
export const KUNCI_HUB = 'kunci-hub-hanya-untuk-uji-kaitan-xx';

export interface KaitanUji {
  readonly id: string;
  readonly rahasia: string;
}

export interface DuniaKaitan extends DuniaUji {
  /** Role simpul_sync. */
  readonly sync: pg.Pool;
  readonly urlSync: string;
  /** Superuser. */
  readonly url: string;
  readonly instansi: readonly [InstansiUji, InstansiUji];
  daftarkan(alamat: string, macam?: readonly MacamKaitan[], instansi?: number): Promise<KaitanUji>;
  /** One message to that address, as a trigger writes it. */
  pesan(id: string, banyak?: number): Promise<void>;
  kirim(id: string, lain?: Partial<BahanKirim>): Promise<RingkasanKirim>;
  /** Puts the next attempt of everything that waits for the address, and the end of its rest, into the past. */
  majukan(id: string): Promise<void>;
  kiriman(id: string): Promise<readonly Record<string, unknown>[]>;
  keadaan(id: string): Promise<Record<string, unknown>>;
}

/** Two offices over a migrated database, with a sender that may reach loopback. */
export async function rakitKaitan(): Promise<DuniaKaitan> {
  const dunia = await buatDunia();
  const { admin } = dunia;
  const urlSync = new URL(String(Reflect.get(admin.options, 'connectionString')));
  urlSync.searchParams.set('options', '-c role=simpul_sync');
  const sync = new pg.Pool({ connectionString: urlSync.href, max: 3 });
  sync.on('error', () => undefined);
  const instansi = [await isiInstansi(dunia, 1), await isiInstansi(dunia, 2)] as const;
  return {
    ...dunia,
    sync,
    url: String(Reflect.get(admin.options, 'connectionString')),
    urlSync: urlSync.href,
    instansi,
    daftarkan: async (alamat, macam = ['usul.status'], no = 1) => {
      const id = randomUUID();
      const { rahasia, tersegel } = rahasiaBaru(id, KUNCI_HUB);
      await sync.query("select kaitan_pasang($1, $2::smallint, $3, $4, $5, 'uji', 'uji')", [id, no, alamat, macam, tersegel]);
      return { id, rahasia };
    },
    pesan: async (id, banyak = 1) => {
      await admin.query(
        "insert into kaitan_kiriman (kaitan, instansi, macam, isi) select k.id, k.instansi, 'usul.status', jsonb_build_object('usul', n::text) from kaitan k, generate_series(1, $2::int) n where k.id = $1",
        [id, banyak],
      );
    },
    kirim: (id, lain = {}) =>
      kirimKaitan(
        { pool: sync, kunci: KUNCI_HUB, bolehPrivat: true, bolehSendiri: true, nama: NAMA, tenggatMs: 2_000, ...lain },
        id,
        new AbortController().signal,
      ),
    majukan: async (id) => {
      await admin.query("update kaitan_kiriman set berikut = now() - interval '1 second', dipegang_sampai = null where kaitan = $1", [id]);
      await admin.query('update kaitan set rehat_sampai = null where id = $1', [id]);
    },
    kiriman: async (id) =>
      (await admin.query<Record<string, unknown>>('select status, percobaan, kode_http kode, sebab from kaitan_kiriman where kaitan = $1 order by id', [id]))
        .rows,
    keadaan: async (id) =>
      (await admin.query<Record<string, unknown>>('select status, sebab, lambat, gagal_beruntun::int gagal from kaitan where id = $1', [id])).rows[0] ?? {},
    tutup: async () => {
      await sync.end();
      await dunia.tutup();
    },
  };
}
