import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boleh, type Operasi, PERAN } from '../../domain/akses.ts';
import { KesalahanBasisData } from '../../platform/db/galat.ts';
import { konteksUji, nipUji, type PelakuUji } from '../support/isi.ts';
import { buatDuniaRls, type DuniaRls, nipMilik } from './dunia-rls.ts';

let dunia: DuniaRls;
beforeAll(async () => {
  dunia = await buatDuniaRls();
});
afterAll(() => dunia.tutup());

class Urungkan extends Error {}

/** Number of rows the statement gave or wrote, or the SQLSTATE of its refusal; never kept. */
async function coba(pelaku: PelakuUji, teks: string): Promise<number | string> {
  let jumlah = -1;
  try {
    await konteksUji(dunia.pool, pelaku).tulis(async (tx) => {
      jumlah = (await tx.execute(sql.raw(teks))).rowCount ?? 0;
      throw new Urungkan();
    });
  } catch (galat) {
    if (galat instanceof KesalahanBasisData) return galat.sqlState;
    if (!(galat instanceof Urungkan)) throw galat;
  }
  return jumlah;
}

const di = (no: number) => dunia.instansi[no - 1] ?? { no: 0, id: '' };
const nipDi = (no: number): string => nipMilik(no)[1] ?? '';
const fakta = (nip: string, asal: number): string =>
  `select * from gerbang_fakta(null, array[${nip}]::bigint[], array[${asal}]::smallint[], array[2]::smallint[], array['U'], array['J'])`;

describe('fungsi berhak pemilik', () => {
  const operator = (): PelakuUji => ({ peran: 'OPERATOR_INSTANSI', instansi: di(1) });

  test('gerbang_fakta menjawab hanya tentang orang yang dikenal pada instansi pemanggil', async () => {
    expect(await coba(operator(), fakta(nipDi(1), 1))).toBeGreaterThan(5);
    expect(await coba(operator(), fakta(nipDi(2), 1)), 'orang asing, asal diakui sendiri').toBe('42501');
    expect(await coba(operator(), fakta(nipDi(2), 2)), 'orang asing, asal sebenarnya').toBe('42501');
    expect(await coba(operator(), fakta(nipUji(900), 1)), 'orang yang tidak ada: jawaban yang sama').toBe('42501');
    expect(await coba({ peran: 'VIEWER_PANRB' }, fakta(nipDi(1), 1))).toBe('42501');
    expect(await coba({ peran: 'ASN', nip: nipDi(1) }, fakta(nipDi(1), 1))).toBe('42501');
  });

  test('penghalang seseorang tidak dapat ditanyakan tanpa usul yang terjangkau', async () => {
    expect(await coba(operator(), `select * from gerbang_penghalang(array[${nipDi(2)}]::bigint[], 'PEMINDAHAN', hari_ini())`)).toBe('42501');
    expect(await coba(operator(), 'select * from usul_penghalang(1)')).toBeGreaterThan(0);
    expect(await coba(operator(), 'select * from usul_penghalang(5)')).toBe(0);
    expect(await coba(operator(), 'select * from usul_isi(5)')).toBe(0);
  });

  test('NIK penuh: steward, atau orangnya sendiri; yang lain ditolak, dan tanpa tujuan ditolak', async () => {
    const nik = (nip: string, tujuan = 'pemeriksaan data ganda') => `select * from nik_penuh(array[${nip}]::bigint[], '${tujuan}')`;
    expect(await coba({ peran: 'DATA_STEWARD_BKN' }, nik(nipDi(2)))).toBe(1);
    expect(await coba({ peran: 'DATA_STEWARD_BKN' }, nik(nipDi(2), ''))).toBe('42501');
    expect(await coba({ peran: 'DATA_STEWARD_BKN' }, nik(nipDi(2), `memeriksa ${nipDi(2)}`)), 'tujuan yang memuat NIP').toBe('42501');
    expect(await coba({ peran: 'ASN', nip: nipDi(2) }, nik(nipDi(2)))).toBe(1);
    expect(await coba({ peran: 'ASN', nip: nipDi(2) }, nik(nipDi(3)))).toBe(0);
    for (const peran of PERAN.filter((p) => p !== 'ASN' && p !== 'DATA_STEWARD_BKN'))
      expect(await coba({ peran, instansi: di(2) }, nik(nipDi(2))), peran).toBe('42501');
  });
});

test('jejak_pemanggil menulis pelaku dari tanda tangan, apa pun yang dikatakan isinya', async () => {
  const isi = `'{"usul": 1, "pelaku": "lain", "orang": "lain"}'`;
  await konteksUji(dunia.pool, { peran: 'PPK', instansi: di(1), orang: 'orang-a' }).tulis((tx) =>
    tx.execute(sql.raw(`select jejak_pemanggil('mutasi.selesai', ${isi})`)),
  );
  const { rows } = await dunia.admin.query("select pelaku, orang from jejak where peristiwa = 'mutasi.selesai'");
  expect(rows).toEqual([{ pelaku: 'akun-orang-a', orang: 'orang-a' }]);
  expect(await coba({ peran: 'PPK', instansi: di(1) }, `select jejak_catat('mutasi.selesai', '{}', 'lain', 'lain')`)).toBe('42501');
});

describe('menulis', () => {
  const masuk = (usul: string, nip: string, asal: number): string =>
    `insert into usul_pegawai (usul, nip, instansi_asal, instansi_tujuan, unor_tujuan, jabatan_tujuan, jenis_jabatan_tujuan, jenjang_tujuan, bup_tujuan)
     values (${usul}, ${nip}, ${asal}, 1, 'U', 'J', '2', 'AHLI_PERTAMA', 58)`;

  test('orang sendiri ke usul sendiri; orang asing atau usul asing ditolak', async () => {
    const p: PelakuUji = { peran: 'OPERATOR_INSTANSI', instansi: di(1) };
    expect(await coba(p, masuk('1', nipDi(1), 1))).toBe(1);
    expect(await coba(p, masuk('5', nipDi(1), 1)), 'usul asing').toBe('42501');
    expect(await coba(p, masuk('10', nipDi(1), 1)), 'usul asing yang menuju instansi sendiri').toBe('42501');
    expect(await coba(p, masuk('1', nipDi(3), 1)), 'orang asing, asal diakui sendiri').toBe('42501');
    expect(await coba(p, masuk('1', nipDi(3), 3)), 'orang asing').toBe('42501');
  });

  // Usul 1 belongs to instansi 1; its letters are removed first so that only the policy decides.
  const SURAT: readonly (readonly [string, Operasi, string])[] = [
    ['surat_pertek', 'terbitkanPertek', "insert into surat_pertek (usul, nomor, tanggal, mode, penanda_tangan) values (1, 'X', '2026-01-01', 'LANGSUNG', 'x')"],
    ['persetujuan_mendagri', 'catatPersetujuanMendagri', "insert into persetujuan_mendagri (usul, nomor, tanggal, oleh) values (1, 'X', '2026-01-01', 'x')"],
    ['surat_sk', 'terbitkanSk', "insert into surat_sk (usul, nomor, tanggal, penetap) values (1, 'X', '2026-01-01', 'x')"],
    ['pelantikan', 'catatPelantikan', "insert into pelantikan (usul, tanggal, oleh) values (1, '2026-01-01', 'x')"],
    [
      'keputusan',
      'putuskanSelisih',
      "insert into keputusan (selisih, jenis, alasan_kode, alasan, oleh, orang) select min(id), 'BKN_BENAR', 'X', 'alasan yang cukup', 'x', 'x' from selisih where instansi = 1",
    ],
    [
      'hukuman_disiplin',
      'catatHukuman',
      `insert into hukuman_disiplin (id, instansi, nip, jenis_hukuman_id, tingkat, sumber, oleh) values ('x', 1, ${nipDi(1)}, '1', 'R', 'SIMPUL', 'x')`,
    ],
    [
      'temuan',
      'catatTemuan',
      `insert into temuan (nomor, kunci, kategori, instansi, nip, uraian, sumber, oleh) values ('x', 'x', 'NSPK', 1, ${nipDi(1)}, 'x', 'AUDITOR', 'x')`,
    ],
    [
      'pemblokiran',
      'catatBlokir',
      `insert into pemblokiran (sasaran, instansi, nip, nomor_surat, alasan, diusulkan_oleh) values ('ASN', 1, ${nipDi(1)}, 'x', 'x', 'x')`,
    ],
    [
      'temuan_tindak_lanjut',
      'catatTindakLanjut',
      "insert into temuan_tindak_lanjut (temuan, uraian, oleh, orang) select min(id), 'uraian yang cukup', 'x', 'x' from temuan where instansi = 1",
    ],
    [
      'temuan_tanggapan',
      'catatTanggapan',
      "insert into temuan_tanggapan (temuan, pihak, tahap, isi, oleh, orang) select min(id), case kunci.pemanggil_peran() when 'PPK' then 'PPK' else 'TERLAPOR' end, 'KAJIAN', 'isi yang cukup', 'x', 'x' from temuan where instansi = 1",
    ],
    [
      'surat_sbt',
      'kirimRekomendasi',
      "insert into surat_sbt (temuan, jenis, tahun, urut, nomor, tanggal, isi, jws, kid, oleh, orang) select min(id), 'REKOMENDASI', 2026, 900, 'x', '2026-01-01', '{}', 'x', 'uji', 'x', 'x' from temuan where instansi = 1",
    ],
    [
      'dokumen',
      'ajukanMutasi',
      "insert into dokumen (instansi, jenis, nomor, tanggal, penerbit, sha256, ukuran, oleh, orang) values (1, 'BA_TPK', 'X', '2026-01-01', 'x', repeat('1', 64), 1, 'x', 'x')",
    ],
    ['usul_dokumen', 'ajukanMutasi', "insert into usul_dokumen (usul, dokumen, oleh) select 1, id, 'x' from dokumen where instansi = 1 and nomor = 'lepas'"],
    [
      'pengecualian_aturan',
      'kecualikanAturan',
      "insert into pengecualian_aturan (usul, kode, nip, atas, peran, nomor, tanggal, alasan, oleh, orang) select 1, 'D24', p.nip, '[]', kunci.pemanggil_peran(), 'X', '2026-01-01', 'x', 'x', 'x' from usul_pegawai p where p.usul = 1",
    ],
    [
      'kepala_daerah',
      'catatKepalaDaerah',
      "insert into kepala_daerah (instansi, status, tanggal_lantik, nomor_sk, oleh) values (1, 'PJ', '2026-01-01', 'X', 'x')",
    ],
    [
      'usul',
      'ajukanMutasi',
      "insert into usul (instansi, jenis, alasan, tmt, status, dibuat_oleh, orang_pengusul) values (1, 'PEMINDAHAN', 'x', '2026-01-01', 'DRAF', 'x', 'x')",
    ],
  ];
  test.each(SURAT)('%s ditulis tepat oleh peran yang boleh %s, juga di dalam Postgres', async (tabel, operasi, teks) => {
    if (['surat_pertek', 'persetujuan_mendagri', 'surat_sk', 'pelantikan'].includes(tabel)) {
      await dunia.admin.query(
        `alter table ${tabel} disable trigger bukti_tetap; delete from ${tabel} where usul = 1; alter table ${tabel} enable trigger bukti_tetap`,
      );
    }
    const bisa = await Promise.all(PERAN.map(async (peran) => [peran, (await coba({ peran, instansi: di(1), nip: nipDi(1) }, teks)) === 1] as const));
    expect(bisa.filter(([, b]) => b).map(([p]) => p)).toEqual(PERAN.filter((p) => boleh(operasi, p)));
    expect(await coba({ peran: 'PPK', instansi: di(5) }, teks), 'instansi lain').not.toBe(1);
  });

  test('surat sendiri ke usul sendiri; surat asing, usul asing, instansi asing, dan kepala daerah instansi pusat ditolak', async () => {
    const { rows } = await dunia.admin.query<{ no: number; id: string }>("select instansi as no, id::text from dokumen where nomor = 'lepas'");
    const suratDi = new Map(rows.map((r) => [r.no, r.id]));
    const lampir = (usul: number, no: number): string => `insert into usul_dokumen (usul, dokumen, oleh) values (${usul}, ${suratDi.get(no)}, 'x')`;
    for (const peran of ['OPERATOR_INSTANSI', 'INTEGRATOR_INSTANSI'] as const) {
      const p: PelakuUji = { peran, instansi: di(1) };
      expect(await coba(p, lampir(1, 1))).toBe(1);
      expect(await coba(p, lampir(1, 5)), 'surat asing').toBe('42501');
      expect(await coba(p, lampir(5, 1)), 'usul asing').toBe('42501');
      expect(await coba(p, lampir(10, 1)), 'usul asing yang menuju instansi sendiri').toBe('42501');
      expect(
        await coba(
          p,
          "insert into dokumen (instansi, jenis, nomor, tanggal, penerbit, sha256, ukuran, oleh, orang) values (5, 'BA_TPK', 'X', '2026-01-01', 'x', repeat('1', 64), 1, 'x', 'x')",
        ),
        'instansi asing',
      ).toBe('42501');
    }
    const kepala = (no: number): string =>
      `insert into kepala_daerah (instansi, status, tanggal_lantik, nomor_sk, oleh) values (${no}, 'PJ', '2026-01-01', 'X', 'x')`;
    expect(await coba({ peran: 'OTDA_KEMENDAGRI' }, kepala(3))).toBe(1);
    expect(await coba({ peran: 'OTDA_KEMENDAGRI' }, kepala(4)), 'instansi pusat').toBe('42501');
  });

  test('pembaca usul tidak dapat menggerakkannya', async () => {
    const ubah = "update usul set status = 'DIBATALKAN' where id = 1";
    const orangUsul = nipMilik(1)[0] ?? '';
    for (const peran of ['ASN', 'AUDITOR_ASN', 'APPROVER_PROVINSI', 'VIEWER_PANRB', 'DATA_STEWARD_BKN'] as const)
      expect(await coba({ peran, instansi: di(1), nip: orangUsul }, ubah), peran).toBe(0);
    expect(await coba({ peran: 'OPERATOR_INSTANSI', instansi: di(1) }, ubah)).toBe(1);
    expect(await coba({ peran: 'OPERATOR_INSTANSI', instansi: di(5) }, ubah)).toBe(0);
  });

  describe('tahap temuan', () => {
    const orang = nipMilik(1)[0] ?? '';
    const pindah = async (dari: string, ke: string): Promise<readonly string[]> => {
      await dunia.admin.query(
        "update temuan set tahap = $1, tahap_asal = case when $1 = 'TINDAK_LANJUT' then 'PERINGATAN' end, kategori = 'NETRALITAS_DISIPLIN' where nip = $2",
        [dari, orang],
      );
      const teks = `update temuan set tahap = '${ke}', tahap_asal = ${ke === 'TINDAK_LANJUT' ? "'PERINGATAN'" : 'null'} where nip = ${orang}`;
      const bisa = await Promise.all(PERAN.map(async (peran) => [peran, (await coba({ peran, instansi: di(1), nip: orang }, teks)) === 1] as const));
      return bisa.filter(([, b]) => b).map(([p]) => p);
    };
    test.each([
      ['VERIFIKASI', 'KAJIAN', ['AUDITOR_ASN', 'SISTEM']],
      ['KAJIAN', 'TERBUKTI', ['AUDITOR_ASN', 'VIEWER_BAWASLU', 'SISTEM']],
      ['KAJIAN', 'TIDAK_TERBUKTI', ['AUDITOR_ASN', 'VIEWER_BAWASLU']],
      ['TERBUKTI', 'REKOMENDASI', ['DIR_WASDAL', 'SISTEM']],
      ['REKOMENDASI', 'TINDAK_LANJUT', ['PPK', 'SISTEM']],
      ['TINDAK_LANJUT', 'SELESAI', ['AUDITOR_ASN', 'DEPUTI_WASDAL']],
      ['TEGURAN', 'SELESAI', ['DEPUTI_WASDAL']],
      ['SELESAI', 'TERBUKTI', []],
      // Without both letters in the file nobody writes this stage, whatever the office.
      ['TEGURAN', 'PEMBLOKIRAN', []],
    ])('%s ke %s ditulis hanya oleh yang memutuskannya, juga di dalam Postgres', async (dari, ke, peran) => {
      expect(await pindah(dari, ke)).toEqual(peran);
    });
  });
});
