import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonBaku } from '../../../domain/json-baku.ts';
import { KATALOG } from '../../../domain/mutasi/gerbang/katalog.ts';
import { hitungUlang, ringkasButir, sidikIsi } from '../../../subgraphs/mutasi/berita-acara.ts';
import { bukaIsi, type IsiTersimpan } from '../../../subgraphs/mutasi/isi-tersimpan.ts';
import { lakukan, SETUJUI, sampai } from './alur.ts';
import { ajukan } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe } from './dunia.ts';

const PASANGAN = 160;
const LEBAR = 10;

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

/** Menjalankan kerja 0..n-1 dengan paling banyak LEBAR sekaligus. */
async function sebar<T>(n: number, kerja: (i: number) => Promise<T>): Promise<T[]> {
  const hasil: T[] = [];
  let berikut = 0;
  await Promise.all(
    Array.from({ length: LEBAR }, async () => {
      for (let i = berikut++; i < n; i = berikut++) hasil[i] = await kerja(i);
    }),
  );
  return hasil;
}

const tidur = (ms: number): Promise<void> => new Promise((r) => setTimeout(r, ms));

async function transaksi(
  peran: string,
  perintah: (q: (sql: string, nilai?: unknown[]) => Promise<{ rowCount: number | null }>) => Promise<void>,
): Promise<void> {
  const klien = await dunia.admin.connect();
  try {
    await klien.query('begin');
    if (peran !== '') await klien.query(`set local role ${peran}`);
    await perintah((sql, nilai) => klien.query(sql, nilai));
    await klien.query('commit');
  } finally {
    klien.release();
  }
}

test(`${PASANGAN} pasang penyetujuan dan selisih baru yang serentak: tidak satu pun usul disetujui dengan selisih terbuka (I1)`, {
  timeout: 240_000,
}, async () => {
  const nip = Array.from({ length: PASANGAN }, (_, i) => nipKe(3_000 + i));
  await dunia.tambahBanyak(nip);
  const usul = await sebar(PASANGAN, async (i) => (await ajukan(dunia, [nip[i] ?? ''])).usul as { id: string; versi: number });
  const jawaban = await sebar(PASANGAN, async (i) => {
    const [hasil] = await Promise.all([
      tidur(Math.random() * 80).then(() => lakukan(dunia, usul[i] ?? { id: '', versi: 0 }, SETUJUI)),
      transaksi('simpul_sync', async (q) => {
        await q('select pg_sleep(random() * 0.03)');
        await q("insert into selisih (instansi, nip, bidang, jenis, level) values (1, $1, 12, 'BEDA', 'BLOKIR_JAB')", [nip[i]]);
        await q('select pg_sleep(random() * 0.03)');
      }),
    ]);
    return hasil.__typename as string;
  });
  const { rows } = await dunia.admin.query<{ status: string; n: number }>(
    'select status, count(*)::int as n from usul where id = any ($1::bigint[]) group by 1',
    [usul.map((u) => u.id)],
  );
  // Semua selisih masih terbuka pada akhirnya, maka tidak boleh ada satu pun yang tetap DISETUJUI.
  expect(rows).toEqual([{ status: 'DITAHAN', n: PASANGAN }]);
  // Kedua urutan benar-benar terjadi: disetujui dahulu lalu ditarik kembali, dan ditahan oleh gerbang.
  expect(new Set(jawaban)).toEqual(new Set(['MutasiBeralih', 'MutasiDitahan']));
});

test('kendali: periksa-lalu-ubah tanpa baris gerbang melanggar I1 pada pasangan yang sama', { timeout: 120_000 }, async () => {
  await dunia.admin.query('create table coba_usul (id int primary key, status text); create table coba_selisih (id int)');
  await dunia.admin.query("insert into coba_usul select i, 'DIAJUKAN' from generate_series(1, 60) i");
  await sebar(60, async (i) => {
    await Promise.all([
      transaksi('', async (q) => {
        const { rowCount } = await q('select from coba_selisih where id = $1', [i + 1]);
        await q('select pg_sleep(random() * 0.03)');
        if (rowCount === 0) await q("update coba_usul set status = 'DISETUJUI' where id = $1", [i + 1]);
      }),
      transaksi('', async (q) => {
        await q('insert into coba_selisih values ($1)', [i + 1]);
        await q("update coba_usul set status = 'DITAHAN' where id = $1 and status = 'DISETUJUI'", [i + 1]);
        await q('select pg_sleep(random() * 0.03)');
      }),
    ]);
  });
  const { rows } = await dunia.admin.query<{ n: number }>("select count(*)::int as n from coba_usul u join coba_selisih using (id) where status = 'DISETUJUI'");
  expect(rows[0]?.n).toBeGreaterThan(0);
});

test('blokir instansi yang pertama dan belum di-commit ditunggu oleh penyetujuan, lalu menahan', async () => {
  const nip = nipKe(9_000);
  const usul = await sampai(dunia, nip, [], { pegawai: [{ nip, tujuan: { instansiId: 'INS-3', unorId: 'U3S', jabatanId: 'J3S' } }] });
  await dunia.admin.query('delete from gerbang_instansi');
  let setuju: ReturnType<typeof lakukan> | null = null;
  await transaksi('simpul_pemilik', async (q) => {
    await q(
      "insert into pemblokiran (sasaran, instansi, nomor_surat, alasan, status, diusulkan_oleh, disetujui_oleh, aktif_pada) values ('INSTANSI', 3, 'B/3', 'contoh', 'AKTIF', 'a', 'b', now())",
    );
    setuju = lakukan(dunia, usul, SETUJUI);
    await tidur(150);
  });
  expect(await setuju).toMatchObject({ __typename: 'MutasiDitahan', usul: { status: 'DITAHAN' }, pegawai: [{ butir: [{ kode: 'A09' }, { kode: 'E11' }] }] });
});

test('dua usul serentak untuk orang yang sama: satu masuk, yang lain ditahan A10', async () => {
  const nip = nipKe(9_001);
  await dunia.tambahPegawai(nip);
  const semua = await Promise.all(Array.from({ length: 6 }, () => ajukan(dunia, [nip])));
  expect(semua.filter((h) => h.__typename === 'MutasiDiajukan').length).toBeLessThanOrEqual(1);
  for (const h of semua.filter((s) => s.__typename === 'MutasiDitahan')) expect(h.pegawai[0].butir.map((b: { kode: string }) => b.kode)).toEqual(['A10']);
});

test('setiap berita acara yang tersimpan menghasilkan butir dan sidik yang sama bila dihitung ulang dari isinya', async () => {
  await dunia.admin.query("update kesegaran set pada = now() - interval '3 days' where instansi = 1 and jenis = 'hukdis'");
  await sampai(dunia, nipKe(9_002), []);
  const { rows } = await dunia.admin.query<{ isi: IsiTersimpan; sidik: string; hasil: string }>(
    'select isi, sidik, hasil from berita_acara order by id desc limit 200',
  );
  expect(new Set(rows.map((r) => r.hasil)).size).toBe(2);
  for (const { isi: tersimpan, sidik } of rows) {
    expect(sidikIsi(jsonBaku(tersimpan))).toBe(sidik);
    const isi = bukaIsi(tersimpan);
    expect(hitungUlang(KATALOG, isi).map((h) => ({ hasil: h.hasil, butir: h.butir.map(ringkasButir) }))).toEqual(
      isi.pegawai.map(({ hasil, butir }) => ({ hasil, butir })),
    );
  }
});
