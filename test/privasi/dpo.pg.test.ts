import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PERAN } from '../../domain/akses.ts';
import type { NamaSubgraf } from '../../platform/config.ts';
import { di, type JawabanUji, type PelakuUji } from '../support/isi.ts';
import { PEGAWAI } from './bacaan-skema.ts';
import { DPO, dunia, jejakSaya, KEDUA, kosongkan, ringkas, STEWARD, SUBJEK, satu, siapkanDunia, tanyaDi } from './dunia-jejak.ts';

beforeAll(siapkanDunia);
afterAll(() => dunia.tutup());
beforeEach(kosongkan);

const PEMBACAAN = `query ($nip: [Nip!]!, $tujuan: String!, $dari: WaktuUtc, $sampai: WaktuUtc, $first: Int, $after: String) {
  daftarPembacaan(nip: $nip, tujuan: $tujuan, dari: $dari, sampai: $sampai, first: $first, after: $after) {
    nodes { id nip lembaga peran akun orang instansiId instansiNama tujuan jenis operasi rujukan himpunan } pageInfo { hasNextPage endCursor } } }`;
const TUJUAN = 'Pemberitahuan kebocoran menurut Pasal 46';
const pembacaan = (p: PelakuUji, v: Readonly<Record<string, unknown>> = {}): Promise<JawabanUji> =>
  tanyaDi('pegawai')(p, PEMBACAAN, { nip: [SUBJEK], tujuan: TUJUAN, ...v });

describe('pejabat pelindungan data (DPO)', () => {
  test('membaca siapa yang melihat siapa, beserta akunnya; pembacaannya sendiri tercatat dengan tujuannya, dan terlihat orangnya', async () => {
    await tanyaDi('pelanggaran')(STEWARD, PEGAWAI('hukuman { id }'));
    await tanyaDi('pegawai')({ peran: 'OPERATOR_INSTANSI', instansi: satu, orang: 'operator-satu' }, PEGAWAI('sisiBkn { nilai { nilai } }'));
    const jawab = await pembacaan(DPO, { nip: [SUBJEK, KEDUA] });
    expect(jawab.galat).toEqual([]);
    expect(di(jawab, 'daftarPembacaan.nodes')).toMatchObject([
      {
        nip: SUBJEK,
        lembaga: 'BKN',
        peran: 'DATA_STEWARD_BKN',
        orang: 'steward-satu',
        instansiId: null,
        operasi: 'hukuman',
        jenis: ['DISIPLIN'],
        himpunan: false,
      },
      { nip: SUBJEK, lembaga: 'INSTANSI', orang: 'operator-satu', instansiId: 'INS0001', operasi: 'sisiPegawai' },
    ]);
    expect((await jejakSaya())[0]).toMatchObject({ lembaga: 'BKN', peran: 'DPO', tujuan: TUJUAN, jenis: ['JEJAK'], operasi: 'daftarPembacaan' });
    expect(await jejakSaya({ peran: 'ASN', nip: KEDUA })).toHaveLength(1);
  });

  test('setiap peran lain ditolak, di GraphQL dan di dalam Postgres, dan penolakannya tidak meninggalkan pembacaan', async () => {
    for (const peran of PERAN.filter((p) => p !== 'DPO'))
      expect((await pembacaan({ peran, instansi: satu, nip: SUBJEK })).galat, peran).toEqual(['TIDAK_BERWENANG']);
    const fungsi = "select * from akses_dibaca('{1}', 'tujuan yang cukup panjang', null, null, null, null, null, 10)";
    await expect(dunia.pool.query(fungsi)).rejects.toMatchObject({ code: expect.stringMatching(/42501|28000/) });
    expect(await ringkas()).toEqual([]);
  });

  test('tujuan wajib dan tanpa nomor orang; satu sampai seribu orang; jendela waktunya dihormati', async () => {
    for (const salah of [{ tujuan: 'pendek' }, { tujuan: `tentang ${SUBJEK}` }, { nip: [] }, { after: 'bukan-kursor' }])
      expect((await pembacaan(DPO, salah)).galat, Object.keys(salah).join()).toEqual(['MASUKAN_SALAH']);
    await tanyaDi('pelanggaran')(STEWARD, PEGAWAI('hukuman { id }'));
    expect(di(await pembacaan(DPO, { sampai: '2026-01-01T00:00:00Z' }), 'daftarPembacaan.nodes')).toEqual([]);
    expect(di(await pembacaan(DPO, { dari: '2026-01-01T00:00:00Z' }), 'daftarPembacaan.nodes')).toHaveLength(2);
  });

  test('halaman demi halaman setiap pembacaan tepat sekali, walau setiap halaman sendiri adalah pembacaan', async () => {
    for (let i = 0; i < 5; i += 1) await tanyaDi('pelanggaran')(STEWARD, PEGAWAI('hukuman { id }'));
    const terlihat: unknown[] = [];
    let after: unknown = null;
    for (let langkah = 0; langkah < 10; langkah += 1) {
      const jawab = await pembacaan(DPO, { first: 2, after });
      terlihat.push(...(di(jawab, 'daftarPembacaan.nodes') as { id: unknown }[]).map((n) => n.id));
      if (di(jawab, 'daftarPembacaan.pageInfo.hasNextPage') !== true) break;
      after = di(jawab, 'daftarPembacaan.pageInfo.endCursor');
    }
    expect([terlihat.length, new Set(terlihat).size]).toEqual([5, 5]);
  });

  test('tidak melihat baris orang, kasus, usul, atau selisih; hanya jejaknya', async () => {
    const ditolak: readonly (readonly [NamaSubgraf, string])[] = [
      ['pegawai', PEGAWAI('nama')],
      ['pegawai', '{ daftarPegawai { nodes { nip } } }'],
      ['selisih', '{ daftarSelisih { nodes { id } } }'],
      ['pelanggaran', '{ daftarTemuan { nodes { id } } }'],
      ['pelanggaran', '{ daftarKasusDisiplin { nodes { id } } }'],
      ['pelanggaran', '{ daftarAduan { nodes { id } } }'],
      ['mutasi', '{ daftarUsul { nodes { id } } }'],
    ];
    for (const [subgraf, kueri] of ditolak) expect((await tanyaDi(subgraf)(DPO, kueri)).galat, kueri).toEqual(['TIDAK_BERWENANG']);
  });
});
