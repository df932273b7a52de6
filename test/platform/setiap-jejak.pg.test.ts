import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JEJAK, type Peristiwa } from '../../domain/jejak.ts';
import { PUTUSKAN_SELISIH } from '../berat/tindakan/selisih.ts';
import { TINDAKAN } from '../berat/tindakan/semua.ts';
import { buatDunia, type Dunia, nipKe } from '../subgraphs/mutasi/dunia.ts';
import { type Mesin, rakitMesin } from '../sync/mesin.ts';
import { type Entri, jejakDari, salahDari } from './jejak/entri.ts';
import { JEJAK_HUB } from './jejak/hub.ts';
import { JEJAK_MESIN, NO } from './jejak/mesin.ts';
import { JEJAK_SENDIRI } from './jejak/sendiri.ts';

let dunia: Dunia;
let m: Mesin;
let nomor = 0;
const nipBaru = (): string => nipKe(nomor++);
const tercatat = new Set<string>();
const catat = (entri: readonly Entri[]): readonly Entri[] => {
  for (const e of entri) tercatat.add(e.peristiwa);
  return entri;
};
beforeAll(async () => {
  dunia = await buatDunia();
  m = await rakitMesin(400, 4);
  await m.tarik(NO);
}, 120_000);
afterAll(async () => {
  await m.hapus();
  await dunia.tutup();
});

describe('setiap mutasi pada skema meninggalkan jejak yang ada pada katalog (I5)', () => {
  test.each(TINDAKAN.map((t) => [t.nama, t] as const))('%s', async (_, t) => {
    const kirim = await t.siapkan(dunia, nipBaru());
    const entri = catat(await jejakDari(dunia.url, () => kirim(`kunci-jejak-${nomor}`)));
    expect(entri.length).toBeGreaterThan(0);
    expect(salahDari(entri)).toEqual([]);
  });

  test('kendali: mutasi yang jejaknya tidak ditulis terlihat', async () => {
    const kirim = await PUTUSKAN_SELISIH.siapkan(dunia, nipBaru());
    const klien = await dunia.admin.connect();
    try {
      const { rows } = await klien.query<{ isi: string }>("select pg_get_functiondef('jejak_pemanggil(text, jsonb)'::regprocedure) isi");
      await klien.query(
        'create or replace function jejak_pemanggil(p_peristiwa text, p_data jsonb) returns void language plpgsql security definer as $$ begin end $$',
      );
      expect(await jejakDari(dunia.url, () => kirim('kunci-jejak-kendali'))).toEqual([]);
      await klien.query(rows[0]?.isi ?? '');
    } finally {
      klien.release();
    }
  });
});

const pasangan = <P>(semua: Partial<Record<Peristiwa, P>>): [Peristiwa, P][] => Object.entries(semua) as [Peristiwa, P][];

/** Acts that are no mutation, or another outcome of one, with the event each must leave. */
const LAIN: readonly (readonly [Peristiwa, () => Promise<readonly Entri[]>])[] = [
  ...pasangan(JEJAK_HUB).map(([p, lakukan]) => [p, () => jejakDari(dunia.url, () => lakukan({ dunia, nipBaru }))] as const),
  ...pasangan(JEJAK_SENDIRI).map(([p, lakukan]) => [p, () => lakukan(m)] as const),
  ...pasangan(JEJAK_MESIN).map(([p, lakukan]) => [p, () => jejakDari(m.basis.url, () => lakukan(m))] as const),
];

describe('setiap peristiwa katalog ditulis oleh suatu tindakan (I5)', () => {
  test.each(LAIN)('%s', { timeout: 60_000 }, async (peristiwa, jalankan) => {
    const entri = catat(await jalankan());
    expect(entri.map((e) => e.peristiwa)).toContain(peristiwa);
    expect(salahDari(entri)).toEqual([]);
  });

  test('tidak ada peristiwa pada katalog yang tidak pernah tercatat', () => {
    expect(Object.keys(JEJAK).filter((p) => !tercatat.has(p))).toEqual([]);
  });
});
