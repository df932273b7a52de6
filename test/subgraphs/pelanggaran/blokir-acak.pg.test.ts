import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pemanggil } from '../../../domain/akses.ts';
import { periksaUlangSesudahBlokir } from '../../../subgraphs/mutasi/ajukan-mutasi.ts';
import { buatDunia, type Dunia, nipKe } from '../mutasi/dunia.ts';
import { type BlokirModel, bukaModel, type ModelBlokir, tahanYangKena, terblokir } from './model-blokir.ts';
import { buka, catat, orang, putuskanBuka, setujui, tolak, usulkanBuka } from './tanya-blokir.ts';

/** People of instansi 1 and 3; their usul stay in their own instansi, so that a block of the other does not reach them. */
const ORANG = [1, 1, 1, 3, 3].map((instansi, i) => ({ nip: nipKe(i), instansi }));
const PEMUTUS = ['ana', 'budi', 'cici'];
const pelaku = (nama: string): Pemanggil => orang('DIR_WASDAL', nama);
const RUN = 12;

let dunia: Dunia;
const usul: string[] = [];
beforeAll(async () => {
  dunia = await buatDunia();
  for (const { nip, instansi } of ORANG) {
    await dunia.tambahPegawai(nip, instansi);
    const { rows } = await dunia.admin.query<{ id: string }>(
      `with u as (insert into usul (instansi, jenis, alasan, tmt, status, dibuat_oleh, orang_pengusul) values ($1, 'PEMINDAHAN', 'uji', hari_ini() + 30, 'DRAF', 'uji', 'uji') returning id)
       insert into usul_pegawai (usul, nip, instansi_asal, instansi_tujuan, unor_tujuan, jabatan_tujuan, jenis_jabatan_tujuan, jenjang_tujuan, bup_tujuan)
       select id, $2, $1, $1, $3, $4, '1', 'PENGAWAS', 58 from u returning usul::text id`,
      [instansi, nip, instansi === 1 ? 'U1' : 'U3S', instansi === 1 ? 'J1' : 'J3S'],
    );
    usul.push(rows[0]?.id ?? '');
  }
  // Asks the wall itself, in a transaction of its own that leaves nothing: true = it lets the usul through.
  await dunia.admin.query(`create function uji_lolos(p_usul bigint) returns boolean language plpgsql as $$
    begin
      insert into berita_acara (usul, tahap, hasil, isi, sidik, oleh) values (p_usul, 'SK', 'LOLOS', '{}', 'x', 'uji');
      update usul set status = 'SK_TERBIT' where id = p_usul;
      raise exception 'kembali' using errcode = 'UJI01';
    exception when sqlstate 'P0G01' then
      if sqlerrm not like '%BLOKIR%' then raise exception 'ditahan sebab lain: %', sqlerrm; end if;
      return false;
    when sqlstate 'UJI01' then return true;
    end $$`);
});
afterAll(() => dunia.tutup());

/** Every usul approved, no block left: the state each history starts from. */
async function mulaiBersih(): Promise<ModelBlokir> {
  const klien = await dunia.admin.connect();
  try {
    await klien.query('begin; set local session_replication_role = replica');
    await klien.query("update pemblokiran set status = 'DITOLAK'");
    await klien.query("update pembukaan_blokir set status = 'DITOLAK', diputus_oleh = 'bersih' where status = 'DIUSULKAN'");
    await klien.query('delete from tahanan_blokir');
    await klien.query("update usul set status = 'DISETUJUI'");
    await klien.query('commit');
  } finally {
    klien.release();
  }
  return { blokir: [], usul: ORANG.map(() => 'DISETUJUI' as const) };
}

/** The wall, the statuses and the two persons, against the model. */
async function samakan(m: ModelBlokir): Promise<void> {
  const { rows } = await dunia.admin.query<{ status: string; lolos: boolean }>(
    'select u.status, uji_lolos(u.id) lolos from usul u where u.id = any ($1::bigint[]) order by u.id',
    [usul],
  );
  expect(rows.map((r) => r.lolos)).toEqual(ORANG.map((_, i) => !terblokir(m, i)));
  expect(rows.map((r) => r.status)).toEqual(m.usul);
  const { rows: seorang } = await dunia.admin.query(
    "select id from pemblokiran where (status in ('AKTIF', 'DIBUKA') and disetujui_oleh = diusulkan_oleh) or dibuka_oleh = diusulkan_oleh",
  );
  expect(seorang).toEqual([]);
}

type Perintah = fc.AsyncCommand<ModelBlokir, Dunia>;
const kode = (hasil: { userErrors: readonly { kode: string }[] }): string | null => hasil.userErrors[0]?.kode ?? null;

class Jalankan implements Perintah {
  readonly #kerja: (m: ModelBlokir) => Promise<void>;
  readonly #nama: string;
  constructor(nama: string, kerja: (m: ModelBlokir) => Promise<void>) {
    this.#nama = nama;
    this.#kerja = kerja;
  }
  check(): boolean {
    return true;
  }
  async run(m: ModelBlokir): Promise<void> {
    await this.#kerja(m);
    await samakan(m);
  }
  toString(): string {
    return this.#nama;
  }
}

const siapa = fc.constantFrom(...PEMUTUS);
const ke = fc.nat(9);
const pilih = (m: ModelBlokir, n: number): BlokirModel | undefined => (m.blokir.length === 0 ? undefined : m.blokir[n % m.blokir.length]);
/** Members of a list that are still blocked, of these places. */
const masihAktif = (b: BlokirModel, n: readonly number[]): readonly number[] =>
  b.sasaran === 'DAFTAR' ? b.orang.filter((o) => n.includes(o) && !b.terbuka.has(o)) : [];
const nipDari = (n: readonly number[]): readonly string[] => n.map((o) => ORANG[o]?.nip ?? '');

const usulkan = fc
  .record({
    sasaran: fc.constantFrom('ASN', 'DAFTAR', 'INSTANSI'),
    di: fc.constantFrom(1, 3),
    n: fc.uniqueArray(fc.nat(2), { minLength: 1 }),
    semua: fc.boolean(),
    oleh: siapa,
  })
  .map(
    ({ sasaran, di, n, semua, oleh }) =>
      new Jalankan(`usulkan ${sasaran} ${di} ${n} ${semua} ${oleh}`, async (m) => {
        const milik = ORANG.map((_, i) => i).filter((i) => ORANG[i]?.instansi === di);
        const satu = milik[(n[0] ?? 0) % milik.length] ?? 0;
        const kena = { ASN: [satu], DAFTAR: [...new Set(n.map((x) => milik[x % milik.length] ?? 0))], INSTANSI: milik }[sasaran];
        const isi = { ASN: { nip: ORANG[satu]?.nip }, DAFTAR: { instansiId: `INS-${di}`, daftar: nipDari(kena) }, INSTANSI: { instansiId: `INS-${di}` } }[
          sasaran
        ];
        const hasil = await catat(dunia, { sasaran, ...isi, ...(semua ? {} : { layanan: ['KENAIKAN_PANGKAT'] }) }, pelaku(oleh));
        m.blokir.push({
          id: hasil.blokir.id,
          versi: 1,
          sasaran,
          instansi: di,
          orang: kena,
          menahan: semua,
          pengusul: oleh,
          status: 'DIUSULKAN',
          terbuka: new Set(),
          pembukaan: null,
        });
      }),
  );
const putuskan = fc.record({ n: ke, setuju: fc.boolean(), oleh: siapa }).map(
  ({ n, setuju, oleh }) =>
    new Jalankan(`putuskan ${n} ${setuju} ${oleh}`, async (m) => {
      const b = pilih(m, n);
      if (b === undefined) return;
      const harap = b.status !== 'DIUSULKAN' ? 'PERALIHAN_DITOLAK' : setuju && b.pengusul === oleh ? 'ORANG_SAMA' : null;
      expect(kode(await (setuju ? setujui : tolak)(dunia, b, pelaku(oleh)))).toBe(harap);
      if (harap !== null) return;
      b.status = setuju ? 'AKTIF' : 'DITOLAK';
      b.versi += 1;
      tahanYangKena(m);
    }),
);
const membuka = fc.record({ n: ke, sebagian: fc.array(fc.nat(4)), oleh: siapa }).map(
  ({ n, sebagian, oleh }) =>
    new Jalankan(`buka ${n} ${sebagian} ${oleh}`, async (m) => {
      const b = pilih(m, n);
      if (b === undefined) return;
      const anggota = b.status === 'AKTIF' ? masihAktif(b, sebagian) : [];
      const harap = b.status !== 'AKTIF' ? 'PERALIHAN_DITOLAK' : b.pengusul === oleh ? 'ORANG_SAMA' : b.pembukaan === null ? null : 'PERALIHAN_DITOLAK';
      expect(kode(await buka(dunia, b, nipDari(anggota), pelaku(oleh)))).toBe(harap);
      if (harap === null) bukaModel(b, anggota);
    }),
);
const meminta = fc.record({ n: ke, sebagian: fc.array(fc.nat(4)), oleh: siapa }).map(
  ({ n, sebagian, oleh }) =>
    new Jalankan(`minta ${n} ${sebagian} ${oleh}`, async (m) => {
      const b = pilih(m, n);
      if (b === undefined) return;
      const anggota = b.status === 'AKTIF' ? masihAktif(b, sebagian) : [];
      const harap = b.status === 'AKTIF' && b.pembukaan === null ? null : 'PERALIHAN_DITOLAK';
      const hasil = await usulkanBuka(dunia, b.id, nipDari(anggota), pelaku(oleh));
      expect(kode(hasil)).toBe(harap);
      if (harap === null) b.pembukaan = { id: hasil.pembukaan.id, pengusul: oleh, anggota };
    }),
);
const memutusBuka = fc.record({ n: ke, setuju: fc.boolean(), oleh: siapa }).map(
  ({ n, setuju, oleh }) =>
    new Jalankan(`putus buka ${n} ${setuju} ${oleh}`, async (m) => {
      const menunggu = m.blokir.filter((b) => b.pembukaan !== null);
      const b = menunggu[n % Math.max(1, menunggu.length)];
      if (b === undefined || b.pembukaan === null) return;
      const harap = [b.pengusul, b.pembukaan.pengusul].includes(oleh) ? 'ORANG_SAMA' : null;
      expect(kode(await putuskanBuka(dunia, b.pembukaan.id, setuju, pelaku(oleh)))).toBe(harap);
      if (harap !== null) return;
      if (setuju) bukaModel(b, b.pembukaan.anggota);
      b.pembukaan = null;
    }),
);
const periksaUlang = fc.nat(ORANG.length - 1).map(
  (i) =>
    new Jalankan(`periksa ulang ${i}`, async (m) => {
      const dilepas = m.usul[i] === 'DITAHAN' && !terblokir(m, i);
      const jawaban = await periksaUlangSesudahBlokir(dunia.sistem(), usul[i] ?? '');
      // The rules ask for documents that these bare usul have not: asked anew and held, never passed in silence.
      expect(jawaban?.jenis ?? null).toBe(dilepas ? 'DITAHAN' : null);
    }),
);

test('apa pun urutan usul, persetujuan, penolakan, dan pembukaan: gerbang menolak tepat bila ada blokir aktif yang meliputi; selalu dua orang; dibuka tepat', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.commands([usulkan, usulkan, putuskan, putuskan, membuka, meminta, memutusBuka, periksaUlang], { maxCommands: 24, size: 'max' }),
      async (perintah) => {
        const model = await mulaiBersih();
        await fc.asyncModelRun(() => ({ model, real: dunia }), perintah);
      },
    ),
    { numRuns: RUN, endOnFailure: true },
  );
});

test('kendali: pembukaan yang membuka seluruh daftar padahal hanya sebagian diminta terlihat oleh model', async () => {
  const model = await mulaiBersih();
  const daftar = [ORANG[0]?.nip, ORANG[1]?.nip];
  const { blokir } = await catat(dunia, { sasaran: 'DAFTAR', instansiId: 'INS-1', daftar }, pelaku('ana'));
  await setujui(dunia, blokir, pelaku('budi'));
  model.blokir.push({
    id: blokir.id,
    versi: 2,
    sasaran: 'DAFTAR',
    instansi: 1,
    orang: [0, 1],
    menahan: true,
    pengusul: 'ana',
    status: 'AKTIF',
    terbuka: new Set(),
    pembukaan: null,
  });
  tahanYangKena(model);
  await samakan(model);
  await dunia.admin.query("update pemblokiran set status = 'DIBUKA', dibuka_oleh = 'budi' where daftar = $1", [blokir.id]);
  bukaModel(model.blokir[0] as BlokirModel, [0]);
  await expect(samakan(model)).rejects.toThrow();
});
