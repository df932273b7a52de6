import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { STATUS_PERSETUJUAN, STATUS_USUL } from '../../../domain/mutasi/status.ts';
import { jalankanOtomatis } from '../../../subgraphs/mutasi/otomatis.ts';
import { PIMPIN } from '../../berat/tindakan/peralihan.ts';
import { lakukan, lantik, PERTEK, SETUJUI, sampai, sk } from './alur.ts';
import { ajukan } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe } from './dunia.ts';

let dunia: Dunia;
let urut = 0;
const nip = (): string => nipKe(urut++);
/** As if the last seal were this old by the database's own clock. */
const segelSetua = (umur: string): Promise<unknown> => dunia.admin.query(`update jejak_segel set pada = clock_timestamp() - interval '${umur}'`);
const kode = (janji: Promise<unknown>): Promise<string> =>
  janji.then(
    () => 'berhasil',
    (e: { kode?: string }) => e.kode ?? String(e),
  );

beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());
beforeEach(() => segelSetua('1 minute'));

describe('segel jejak yang lebih tua daripada 4 jam', () => {
  test('3 jam 59 menit: disetujui; 4 jam 1 menit: AUDIT_SEAL_STALE dan tidak ada yang berubah; sesudah disegel lagi: disetujui', async () => {
    const usul = await sampai(dunia, nip(), []);
    const lain = await sampai(dunia, nip(), []);
    await segelSetua('3 hours 59 minutes');
    expect((await lakukan(dunia, lain, SETUJUI)).usul.status).toBe('DISETUJUI');
    await segelSetua('4 hours 1 minute');
    await expect(lakukan(dunia, usul, SETUJUI)).rejects.toMatchObject({ kode: 'AUDIT_SEAL_STALE', message: expect.stringContaining('Hubungi operator hub') });
    const { rows } = await dunia.admin.query('select status, versi, (select count(*)::int from berita_acara where usul = u.id) n from usul u where id = $1', [
      usul.id,
    ]);
    expect(rows).toEqual([{ status: usul.status, versi: usul.versi, n: 1 }]);
    await segelSetua('1 second');
    expect((await lakukan(dunia, usul, SETUJUI)).usul.status).toBe('DISETUJUI');
  });

  test.each([
    ['pertek', [SETUJUI], () => PERTEK],
    ['SK', [SETUJUI, PERTEK], () => sk(dunia, 'SK-SEGEL')],
    ['pelantikan', null, () => lantik(dunia)],
  ] as const)('%s pun berhenti', async (_, awal, langkah) => {
    const usul = await sampai(dunia, nip(), awal ?? [SETUJUI, PERTEK, sk(dunia, 'SK-SEGEL-2')]);
    await segelSetua('4 hours 1 minute');
    expect(await kode(lakukan(dunia, usul, langkah()))).toBe('AUDIT_SEAL_STALE');
  });

  test('yang lain berjalan: usul baru, pengembalian, selisih yang menahan, blokir, dan pembacaan', async () => {
    const disetujui = await sampai(dunia, nip(), [SETUJUI]);
    const [orang, terblokir] = [nip(), nip()];
    const tertahan = [await sampai(dunia, orang, [SETUJUI]), await sampai(dunia, terblokir, [SETUJUI])].map(({ id }) => id);
    await segelSetua('9 days');
    const baru = nip();
    await dunia.tambahPegawai(baru);
    expect((await ajukan(dunia, [baru])).usul.status).toBe('DIAJUKAN');
    await dunia.admin.query("insert into selisih (instansi, nip, bidang, jenis, level) values (1, $1, 2, 'BEDA', 'BLOKIR')", [orang]);
    await dunia.admin.query(
      "insert into pemblokiran (sasaran, instansi, nip, nomor_surat, alasan, status, diusulkan_oleh, disetujui_oleh) values ('ASN', 1, $1, 'B', 'x', 'AKTIF', 'a', 'b')",
      [terblokir],
    );
    const { rows } = await dunia.admin.query<{ status: string }>('select status from usul where id = any ($1)', [tertahan]);
    expect(rows).toEqual([{ status: 'DITAHAN' }, { status: 'DITAHAN' }]);
    expect(
      (await lakukan(dunia, disetujui, { nama: 'kembalikanMutasi', peran: 'VERIFIKATOR_BKN', isi: { catatan: 'berkas belum lengkap' } })).usul.status,
    ).toBe('BTS');
    expect((await dunia.jalankan('AUDITOR_ASN', '{ daftarUsul { nodes { id } } }'))['daftarUsul'].nodes.length).toBeGreaterThan(2);
  });

  test('keputusan otomatis menunggu, tidak gugur: galatnya sejenis dengan sumber yang tidak menjawab', async () => {
    const { id } = await sampai(dunia, nip(), [PIMPIN]);
    await segelSetua('4 hours 1 minute');
    expect(await kode(jalankanOtomatis(dunia.sistem(), id))).toBe('AUDIT_SEAL_STALE');
    await segelSetua('1 second');
    expect((await jalankanOtomatis(dunia.sistem(), id)).map((j) => j.jenis)).toContain('MASUK');
  });

  test('batasnya parameter bertanggal', async () => {
    const usul = await sampai(dunia, nip(), []);
    await segelSetua('5 hours');
    await dunia.admin.query("insert into parameter_aturan (kode, nama, nilai, sejak, dasar) values ('AUDIT', 'segelJamMaks', 6, hari_ini(), 'uji')");
    expect((await lakukan(dunia, usul, SETUJUI)).usul.status).toBe('DISETUJUI');
    await dunia.admin.query("delete from parameter_aturan where kode = 'AUDIT'");
  });

  test('tanpa baris segel tidak ada yang diketahui: berhenti', async () => {
    const usul = await sampai(dunia, nip(), []);
    await dunia.admin.query('create table cadang as select * from jejak_segel; delete from jejak_segel');
    expect(await kode(lakukan(dunia, usul, SETUJUI))).toBe('AUDIT_SEAL_STALE');
    await dunia.admin.query('insert into jejak_segel select * from cadang');
  });
});

test('basis data menghentikan tepat status yang disebut STATUS_PERSETUJUAN', async () => {
  const { id } = await sampai(dunia, nip(), []);
  await segelSetua('4 hours 1 minute');
  const klien = await dunia.admin.connect();
  const berhenti: string[] = [];
  await klien.query('alter table usul disable trigger usul_gerbang');
  for (const status of STATUS_USUL) {
    await klien.query('begin');
    await klien.query('update usul set status = $2, versi = versi + 1 where id = $1', [id, status]).catch((e: { code?: string }) => {
      if (e.code === 'P0S01') berhenti.push(status);
      else throw e;
    });
    await klien.query('rollback');
  }
  await klien.query('alter table usul enable trigger usul_gerbang');
  klien.release();
  expect(berhenti.sort()).toEqual([...STATUS_PERSETUJUAN].sort());
});
