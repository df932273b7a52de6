import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lakukan, PERTEK, SETUJUI, sampai, sk } from './alur.ts';
import { buatDunia, type Dunia, nipKe } from './dunia.ts';

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());
beforeEach(async () => {
  await dunia.admin.query('delete from kesegaran_pegawai');
  await dunia.segarkan(1);
});

/** Towards a position of which nobody else's row decides anything: D25 asks about all people of the instansi, so one fresh row is not enough for it. */
const KE_PELAKSANA = (nip: string) => ({ pegawai: [{ nip, tujuan: { instansiId: 'INS-1', unorId: 'U1', jabatanId: 'JP' } }] });
const tuakan = (sisi: string, status = 'SEHAT'): Promise<unknown> =>
  dunia.admin.query("update kesegaran set pada = now() - interval '3 days', status = $2 where instansi = 1 and sisi = $1 and jenis = 'pegawai'", [
    sisi,
    status,
  ]);
const bacaSendiri = (nip: string, sisi: string, jam = 0): Promise<unknown> =>
  dunia.admin.query(
    "insert into kesegaran_pegawai (instansi, sisi, nip, pada, revisi) values (1, $1, $2, now() - $3 * interval '1 hour', 'uji') on conflict (instansi, sisi, jenis, nip) do update set pada = excluded.pada",
    [sisi, nip, jam],
  );

test('pegawai yang baru dibaca sendiri meneruskan usulnya di atas umpan yang basi, dan berita acaranya menyebut umurnya sendiri', async () => {
  const usul = await sampai(dunia, nipKe(51), [SETUJUI], KE_PELAKSANA(nipKe(51)));
  await tuakan('BKN');
  await bacaSendiri(nipKe(51), 'BKN', 1);
  // A pelaksana inside one instansi needs no pertek: the SK is the next step.
  expect(await lakukan(dunia, usul, sk(dunia))).toMatchObject({ __typename: 'MutasiBeralih', usul: { status: 'SK_TERBIT' } });
});

test.each([
  ['tidak dibaca sendiri', null, 'SEHAT', 'GAGAL'],
  ['dibaca sendiri lebih dari sehari yang lalu', 25, 'SEHAT', 'GAGAL'],
  ['umpannya menunggu keputusan orang', 0, 'TERTUNDA', 'GAGAL'],
] as const)('yang %s tetap ditahan', async (_apa, jam, status, hasil) => {
  const nip = nipKe(52 + (jam ?? 7));
  const usul = await sampai(dunia, nip, [SETUJUI], KE_PELAKSANA(nip));
  await tuakan('BKN', status);
  if (jam !== null) await bacaSendiri(nip, 'BKN', jam);
  // Somebody else's fresh row is nobody's but theirs.
  await bacaSendiri(nipKe(99), 'BKN');
  expect(await lakukan(dunia, usul, PERTEK)).toMatchObject({ __typename: 'MutasiDitahan', pegawai: [{ butir: [{ kode: 'A12', hasil }] }] });
});

test('basis data sendiri menahan dan melepas seperti aturan A12', async () => {
  const nip = nipKe(80);
  const usul = await sampai(dunia, nip, [SETUJUI], KE_PELAKSANA(nip));
  const terbitkan = async (): Promise<string | null> => {
    const klien = await dunia.admin.connect();
    await klien.query('begin');
    try {
      await klien.query("insert into berita_acara (usul, tahap, hasil, isi, sidik, oleh) values ($1, 'PERTEK', 'LOLOS', '{}', 'uji', 'uji')", [usul.id]);
      await klien.query("update usul set status = 'PERTEK_TERBIT' where id = $1", [usul.id]);
      return null;
    } catch (galat) {
      return galat instanceof Error ? galat.message : '?';
    } finally {
      await klien.query('rollback');
      klien.release();
    }
  };
  await tuakan('BKN');
  expect(await terbitkan()).toMatch(/FEED_BASI/);
  await bacaSendiri(nip, 'BKN');
  expect(await terbitkan()).toBeNull();
  await tuakan('SIMPEG');
  expect(await terbitkan()).toMatch(/FEED_BASI/);
  await bacaSendiri(nip, 'SIMPEG');
  expect(await terbitkan()).toBeNull();
  await tuakan('SIMPEG', 'DIJEDA');
  expect(await terbitkan()).toMatch(/FEED_BASI/);
});

describe.each([
  ['hukdis', 'B01'],
  ['kinerja', 'D13'],
] as const)('%s seorang pegawai (%s)', (jenis, kode) => {
  let urut = jenis === 'hukdis' ? 60 : 70;
  const usulkan = async (): Promise<{ nip: string; pertek: () => ReturnType<typeof lakukan> }> => {
    urut += 1;
    const nip = nipKe(urut);
    const usul = await sampai(dunia, nip, [SETUJUI], KE_PELAKSANA(nip));
    return { nip, pertek: () => lakukan(dunia, usul, PERTEK) };
  };
  const umpan = (status: string, hari: number): Promise<unknown> =>
    dunia.admin.query("update kesegaran set pada = now() - $3 * interval '1 day', status = $2 where instansi = 1 and sisi = 'BKN' and jenis = $1", [
      jenis,
      status,
      hari,
    ]);
  const dibaca = (nip: string, jam: number, ragu = false): Promise<unknown> =>
    dunia.admin.query(
      "insert into kesegaran_pegawai (instansi, sisi, jenis, nip, pada, ragu) values (1, 'BKN', $1, $2, case when not $4 then now() - $3 * interval '1 hour' end, $4)",
      [jenis, nip, jam, ragu],
    );
  const TAHAN = { __typename: 'MutasiDitahan', pegawai: [{ butir: [{ kode, hasil: 'BELUM_DIKETAHUI' }] }] };

  test('yang baru dibaca sendiri diketahui di atas umpan yang basi; yang umpannya saja basi tidak', async () => {
    const [sendiri, lain] = [await usulkan(), await usulkan()];
    await umpan('SEHAT', 3);
    await dibaca(sendiri.nip, 1);
    expect(await lain.pertek()).toMatchObject(TAHAN);
    expect(await sendiri.pertek()).toMatchObject({ __typename: expect.not.stringMatching('MutasiDitahan') });
  });

  test.each([
    ['dibaca sendiri lebih dari sehari yang lalu', 'SEHAT', 25],
    ['umpannya menunggu keputusan orang', 'TERTUNDA', 0],
    ['umpannya dijeda', 'DIJEDA', 0],
  ])('yang %s tetap belum diketahui', async (_apa, status, jam) => {
    const u = await usulkan();
    await umpan(status, 3);
    await dibaca(u.nip, jam);
    expect(await u.pertek()).toMatchObject(TAHAN);
  });

  test('yang barisnya tidak terbaca belum diketahui, semuda apa pun umpannya', async () => {
    const u = await usulkan();
    await dibaca(u.nip, 0, true);
    expect(await u.pertek()).toMatchObject({ ...TAHAN, pegawai: [{ butir: [{ kode, pesan: expect.stringContaining('tidak terbaca') }] }] });
  });
});
