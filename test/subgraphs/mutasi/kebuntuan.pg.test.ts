import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jalankanOtomatis } from '../../../subgraphs/mutasi/otomatis.ts';
import { acakUji } from '../../sync/mesin.ts';
import { lakukan, SETUJUI } from './alur.ts';
import { ajukan } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe } from './dunia.ts';

const ORANG = 24;
const PENGAJU = 6;
const PIMPIN = { nama: 'setujuiInstansi', peran: 'APPROVER_INSTANSI' } as const;
const CATATAN = { catatan: 'Perubahan selama uji kebuntuan.' };
const KEMBALIKAN = { nama: 'kembalikanMutasi', peran: 'VERIFIKATOR_BKN', isi: CATATAN } as const;
const BATALKAN = { nama: 'batalkanMutasi', peran: 'OPERATOR_INSTANSI', isi: CATATAN } as const;

let dunia: Dunia;
let putaran = 0;
beforeAll(async () => {
  dunia = await buatDunia();
  await dunia.admin.query(`do $$ begin execute format('alter database %I set deadlock_timeout = ''20ms''', current_database()); end $$`);
  // One head instead of sixteen: who comes into each other's way by chance does so every time.
  await dunia.admin.query(`do $$ begin execute replace(pg_get_functiondef('jejak_rantai'::regproc), '% 16', '% 1'); end $$`);
});
afterAll(() => dunia.tutup());

/** Deadlocks so far. What a backend has counted is seen once it reports, so every one is made to. */
async function kebuntuan(): Promise<number> {
  for (const kolam of [dunia.pool, dunia.admin]) {
    const klien = await Promise.all(Array.from({ length: kolam.options.max }, () => kolam.connect()));
    for (const k of klien) await k.query('select pg_stat_force_next_flush()');
    for (const k of klien) k.release(true);
  }
  const { rows } = await dunia.admin.query<{ n: number }>('select deadlocks::int n from pg_stat_database where datname = current_database()');
  return rows[0]?.n ?? -1;
}

const usulDari = async (nip: string): Promise<{ id: string; versi: number } | undefined> =>
  (await dunia.admin.query('select u.id::text id, u.versi from usul u join usul_pegawai p on p.usul = u.id where p.nip = $1 order by u.id desc limit 1', [nip]))
    .rows[0];

/** Proposals with documents, approvals, automatic decisions and signatures, people who return and withdraw, feeds with discrepancies of many people: at once. */
async function sekaligus(): Promise<void> {
  const benih = ++putaran;
  const nip = Array.from({ length: ORANG }, (_, i) => nipKe(20_000 + benih * 100 + i)).sort();
  await dunia.tambahBanyak(nip);
  let berjalan = PENGAJU;
  let berikut = 0;
  const pengaju = async (): Promise<void> => {
    for (let i = berikut++; i < ORANG; i = berikut++) {
      const hasil = await ajukan(dunia, [nip[i] ?? '']);
      await lakukan(dunia, hasil.usul, PIMPIN);
      await jalankanOtomatis(dunia.sistem(), hasil.usul.id);
    }
    berjalan -= 1;
  };
  const pejabat = async (ke: number): Promise<void> => {
    for (const acak = acakUji(benih * 10 + ke); berjalan > 0; ) {
      const usul = await usulDari(acak.pilih(nip));
      if (usul !== undefined) await lakukan(dunia, usul, acak.pilih([SETUJUI, SETUJUI, KEMBALIKAN, BATALKAN]));
      await new Promise((r) => setTimeout(r, acak.angka(30)));
    }
  };
  const umpan = async (ke: number): Promise<void> => {
    for (const acak = acakUji(benih * 10 + ke); berjalan > 0; ) {
      const mulai = acak.angka(ORANG);
      await dunia.admin.query(
        `insert into selisih (instansi, nip, bidang, jenis, level) select 1, n, 12, 'BEDA', 'BLOKIR_JAB' from unnest($1::bigint[]) n
         on conflict (instansi, nip, bidang) do update set status = case selisih.status when 'TERTUTUP' then 'BARU' else 'TERTUTUP' end`,
        [nip.slice(mulai, mulai + 6)],
      );
      await new Promise((r) => setTimeout(r, acak.angka(60)));
    }
  };
  await Promise.all([...Array.from({ length: PENGAJU }, pengaju), pejabat(1), pejabat(2), pejabat(3), umpan(4), umpan(5)]);
}

/** The order of before: the chain is written where the entry is, and the counters of usul are locked by whoever moves one. */
const URUTAN_LAMA = `
create or replace function jejak_catat(p_peristiwa text, p_data jsonb, p_pelaku text, p_orang text) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare k jejak_kepala; t timestamptz; hh bytea;
begin
  select * into k from jejak_kepala where shard = 0 for update;
  t := clock_timestamp();
  hh := jejak_hash(0::smallint, k.urut + 1, t, p_peristiwa, p_pelaku, p_orang, p_data, k.hash);
  insert into jejak values (0, k.urut + 1, t, p_peristiwa, p_pelaku, p_orang, p_data, k.hash, hh);
  update jejak_kepala set urut = k.urut + 1, hash = hh where shard = 0;
end $$;
create or replace function rekap_usul_pemicu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op <> 'DELETE' then insert into rekap_usul_pokok as r select instansi, status, count(*) from baru group by 1, 2 order by 1, 2
    on conflict (instansi, status) do update set jumlah = r.jumlah + excluded.jumlah; end if;
  if tg_op <> 'INSERT' then insert into rekap_usul_pokok as r select instansi, status, -count(*) from lama group by 1, 2 order by 1, 2
    on conflict (instansi, status) do update set jumlah = r.jumlah + excluded.jumlah; end if;
  return null;
end $$;`;

describe('urutan kunci', () => {
  test('keputusan otomatis, keputusan orang dan penghalang yang serentak tidak pernah saling mengunci, dan semuanya tercatat', {
    timeout: 240_000,
  }, async () => {
    for (let i = 0; i < 2; i++) await sekaligus();
    expect(await kebuntuan()).toBe(0);
    const { rows } = await dunia.admin.query<Record<string, number>>(`select (select count(*)::int from surat_pertek) > 0 as ada,
      (select count(*) - max(split_part(nomor, '/', 1)::int) from surat_pertek) as celah, (select count(*)::int from jejak_periksa()) as cacat,
      (select count(*)::int from jejak_menunggu) as menunggu,
      (select count(*)::int from (select instansi, status, jumlah from rekap_usul where jumlah <> 0 except select instansi, status, count(*) from usul group by 1, 2) x) as beda`);
    expect(rows).toEqual([{ ada: true, celah: '0', cacat: 0, menunggu: 0, beda: 0 }]);
  });

  test('kendali: dengan urutan lama, beban yang sama saling mengunci', { timeout: 240_000 }, async () => {
    await dunia.admin.query(URUTAN_LAMA);
    let n = 0;
    for (let i = 0; i < 8 && n === 0; i++) {
      await sekaligus().catch(() => undefined);
      n = await kebuntuan();
    }
    expect(n).toBeGreaterThan(0);
  });
});
