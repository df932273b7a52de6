import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { STATUS_DAPAT_DITAHAN } from '../../../domain/mutasi/status.ts';
import { tungguSelesaiAtauTertahan } from '../../support/antre-kunci.ts';
import { Kawat } from '../../support/kawat.ts';
import { type Hasil, lakukan, lantik, PERTEK, SETUJUI, sampai, sk } from './alur.ts';
import { ajukan, tindakan, ULANG } from './dokumen.ts';
import { buatDunia, type Dunia, type Json, nipKe } from './dunia.ts';

let dunia: Dunia;
let kawat: Kawat;
let nomor = 0;
const nipBaru = (): string => nipKe(nomor++);
beforeAll(async () => {
  const semua: Kawat[] = [];
  dunia = await buatDunia({
    lewat: async (url) => {
      const satu = await Kawat.pasang(url);
      semua.push(satu.kawat);
      return satu.url;
    },
  });
  const [satu] = semua;
  if (satu === undefined) throw new RangeError('kawat tidak terpasang');
  kawat = satu;
});
afterAll(async () => {
  await dunia.tutup();
  await kawat.tutup();
});

/** One place of J1 beyond those that are promised already. */
const sisakanSatu = (): Promise<unknown> =>
  dunia.admin.query(`update peta_jabatan set kebutuhan = 2 + (select count(*) from usul join usul_pegawai on usul = id and jabatan_tujuan = 'J1'
    where status = any ('{${[...STATUS_DAPAT_DITAHAN, 'DILANTIK'].join()}}')) where jabatan_id = 'J1'`);
beforeEach(async () => {
  kawat.hidupkan();
  // Nobody holds J1, or D25 would hold before D24 is reached.
  await dunia.admin.query("update pegawai_bkn set unor_id = 'UNOR-01', jabatan_id = 'JABATAN-02' where jabatan_id = 'J1'");
  await sisakanSatu();
});

const kodeButir = (h: Hasil): string[] => h.pegawai.flatMap((p: Json) => p.butir.map((b: { kode: string }) => b.kode));
const usulBaru = (): Promise<Hasil['usul']> => sampai(dunia, nipBaru(), []);

describe('formasi terakhir (D24)', () => {
  test('usul kedua masih lolos selama yang pertama belum disetujui; sesudahnya ditahan, dan yang pertama berjalan terus sampai dilantik', async () => {
    const [satu, dua] = [await usulBaru(), await usulBaru()];
    let pertama = await lakukan(dunia, satu, SETUJUI);
    expect(pertama.__typename).toBe('MutasiBeralih');
    const kedua = await lakukan(dunia, dua, SETUJUI);
    expect([kedua.__typename, kedua.usul.status, kodeButir(kedua)]).toEqual(['MutasiDitahan', 'DITAHAN', ['D24']]);
    expect(kedua.pegawai[0].butir[0].pesan).toContain('dijanjikan 1');
    for (const l of [PERTEK, sk(dunia), lantik(dunia)]) {
      pertama = await lakukan(dunia, pertama.usul, l);
      expect([l.nama, pertama.__typename]).toEqual([l.nama, 'MutasiBeralih']);
    }
  });

  test('janji lepas bila usulnya dibatalkan, dan berakhir bila orangnya sudah duduk di sana menurut BKN', async () => {
    const [satu, dua, tiga] = [await usulBaru(), await usulBaru(), await usulBaru()];
    const pertama = await lakukan(dunia, satu, SETUJUI);
    const tahan = await lakukan(dunia, dua, SETUJUI);
    const batal = { id: pertama.usul.id, versi: pertama.usul.versi, catatan: 'Pegawai dibutuhkan di unit asal.' };
    expect((await dunia.jalankan('OPERATOR_INSTANSI', tindakan('batalkanMutasi'), { input: batal }))['hasil'].__typename).toBe('MutasiBeralih');
    const ulang = await dunia.jalankan('OPERATOR_INSTANSI', ULANG, { input: { id: tahan.usul.id, versi: tahan.usul.versi } });
    expect(ulang['hasil'].usul.status).toBe('DIAJUKAN');
    const disetujui = await lakukan(dunia, ulang['hasil'].usul, SETUJUI);
    expect(disetujui.usul.status).toBe('DISETUJUI');
    await dunia.admin.query("update pegawai_bkn set unor_id = 'U1', jabatan_id = 'J1' where nip = (select nip from usul_pegawai where usul = $1)", [
      disetujui.usul.id,
    ]);
    // The map counts that person itself now; what holds the next is only that somebody holds the position (D25).
    expect(kodeButir(await lakukan(dunia, tiga, SETUJUI))).toEqual(['D25']);
  });

  test.each([...STATUS_DAPAT_DITAHAN, 'DILANTIK'] as const)('janji berlaku selama usul pertama %s', async (status) => {
    const [satu, dua] = [await usulBaru(), await usulBaru()];
    await lakukan(dunia, satu, SETUJUI);
    const klien = await dunia.admin.connect();
    try {
      await klien.query('set session_replication_role = replica');
      await klien.query('update usul set status = $2 where id = $1', [satu.id, status]);
    } finally {
      await klien.query('reset session_replication_role');
      klien.release();
    }
    expect(kodeButir(await lakukan(dunia, dua, SETUJUI))).toEqual(['D24']);
  });

  test('dua orang dalam satu usul ke satu tempat: yang kedua ditahan', async () => {
    const nip = [nipBaru(), nipBaru()].sort();
    await dunia.tambahBanyak(nip);
    const hasil = await ajukan(dunia, nip);
    expect([hasil.__typename, hasil.pegawai.map((p: Json) => [p.pegawai?.nip ?? null, p.butir.map((b: Json) => b.kode)])]).toEqual([
      'MutasiDitahan',
      [[nip[1] ?? null, ['D24']]],
    ]);
  });
});

/** Two approvals for one place; the second comes just before the given statement of the first. Returns where each usul ends. */
async function berlomba(pada: number): Promise<{ akhir: string[]; tertahan: boolean }> {
  kawat.hidupkan();
  await sisakanSatu();
  const [satu, dua] = [await usulBaru(), await usulBaru()];
  let kedua: Promise<unknown> = Promise.resolve();
  let tertahan = false;
  kawat.hidupkan({
    pada,
    tunggu: async () => {
      kedua = lakukan(dunia, dua, SETUJUI);
      tertahan = !(await tungguSelesaiAtauTertahan(dunia.admin, kedua));
    },
  });
  await lakukan(dunia, satu, SETUJUI);
  await kedua;
  const { rows } = await dunia.admin.query<{ status: string }>('select status from usul where id in ($1, $2) order by status', [satu.id, dua.id]);
  return { akhir: rows.map((r) => r.status), tertahan };
}

async function panjangLangkah(): Promise<number> {
  const usul = await usulBaru();
  kawat.hidupkan();
  await lakukan(dunia, usul, SETUJUI);
  return kawat.hitung;
}

/** Every third statement is tried: reads and the locks between them come in longer runs than that. */
const LANGKAH = 3;

describe('dua penyetujuan serentak untuk tempat terakhir', () => {
  test('di antara dua pernyataan tepat satu disetujui', { timeout: 240_000 }, async () => {
    const panjang = await panjangLangkah();
    let tertahan = 0;
    for (let pada = 1; pada <= panjang; pada += LANGKAH) {
      const hasil = await berlomba(pada);
      expect(hasil.akhir, `sebelum pernyataan ${pada}`).toEqual(['DISETUJUI', 'DITAHAN']);
      if (hasil.tertahan) tertahan += 1;
    }
    expect(tertahan).toBeGreaterThan(0);
  });

  test('kendali: tanpa kunci formasi keduanya disetujui', { timeout: 240_000 }, async () => {
    const panjang = await panjangLangkah();
    await dunia.admin.query(
      'create or replace function gerbang_kunci_formasi(p_tujuan smallint[], p_unor text[], p_jabatan text[]) returns void language plpgsql as $$ begin end $$',
    );
    let keduanya = 0;
    // The facts are read in the middle; a second approval just after that sees the same free place.
    for (let pada = panjang >> 1; pada > 0 && keduanya === 0; pada -= 1) if ((await berlomba(pada)).akhir.every((s) => s === 'DISETUJUI')) keduanya += 1;
    expect(keduanya).toBeGreaterThan(0);
  });
});
