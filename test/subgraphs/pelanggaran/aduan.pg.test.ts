import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boleh, type Operasi, PERAN } from '../../../domain/akses.ts';
import { periksaAduan } from '../../../domain/pelanggaran/aduan/masukan.ts';
import { SALURAN, SALURAN_PERAN } from '../../../domain/pelanggaran/aduan/saluran.ts';
import { jamSistem } from '../../../platform/clock.ts';
import { siapkanAduan } from '../../../subgraphs/pelanggaran/aduan/terima.ts';
import { skemaPelanggaran } from '../../../subgraphs/pelanggaran/index.ts';
import { brankasUji, konteksPelanggaranUji } from '../../support/brankas.ts';
import {
  buatDunia,
  buatTanya,
  type DuniaUji,
  di,
  type InstansiUji,
  isiInstansi,
  isiPegawai,
  nipUji,
  type PelakuUji,
  type TanyaUji,
} from '../../support/isi.ts';

const CATAT = 'mutation ($input: CatatAduanInput!) { h: catatAduan(input: $input) { nomor status sudahAda userErrors { kode field } } }';
const VERIFIKASI =
  'mutation ($input: VerifikasiAduanInput!) { h: verifikasiAduan(input: $input) { aduan { status versi keterangan temuan { id kategori klasifikasi tahap sumber pegawai { nip } } } userErrors { kode field } } }';
const GABUNGKAN = 'mutation ($input: GabungkanAduanInput!) { h: gabungkanAduan(input: $input) { aduan { status induk { id } } userErrors { kode field } } }';
const MINTA = 'mutation ($input: MintaPelaporInput!) { h: mintaPelapor(input: $input) { id userErrors { kode } } }';
const SETUJUI = 'mutation ($input: PermintaanPelaporInput!) { h: setujuiPelapor(input: $input) { id userErrors { kode } } }';
const BUKA = 'mutation ($input: PermintaanPelaporInput!) { h: bukaPelapor(input: $input) { id userErrors { kode } } }';
const DAFTAR = `query ($filter: FilterAduan) { h: daftarAduan(filter: $filter, first: 100) { nodes { id nomor kategori uraian terlambat pegawai { nip } temuan { id }
  mungkinDuplikat { aduan { id } kemiripan } } } }`;
const URAIAN = 'Membagikan ajakan memilih bakal calon contoh pada akun media sosial miliknya.';
const URAIAN_SATGAS = 'Dugaan keberpihakan pada media sosial.';
const AUDITOR: PelakuUji = { peran: 'AUDITOR_ASN' };
const BAWASLU: PelakuUji = { peran: 'VIEWER_BAWASLU' };

let dunia: DuniaUji;
let tanya: TanyaUji;
let satu: InstansiUji;
let urut = 0;

beforeAll(async () => {
  dunia = await buatDunia();
  tanya = buatTanya(dunia.pool, skemaPelanggaran(), konteksPelanggaranUji);
  satu = await isiInstansi(dunia, 1);
});
afterAll(() => dunia.tutup());

const orangBaru = (kolom = {}): Promise<string> => isiPegawai(dunia, { nip: nipUji(++urut), instansi: satu, kolom });
const baris = async (nomor: unknown) => (await dunia.admin.query('select * from aduan where nomor = $1', [nomor])).rows[0];
const keadaan = async (nomor: unknown) => (await dunia.admin.query('select aduan_keadaan($1) k', [nomor])).rows[0].k;

/** A complaint of the public; the row as the superuser sees it. */
async function adukan(isi: object) {
  const h = periksaAduan({ kategori: 'NETRALITAS', uraian: URAIAN, ...isi }, jamSistem.hariIni());
  if (!h.sah) throw new RangeError(JSON.stringify(h.galat));
  const { aduan, pelapor } = await siapkanAduan(brankasUji, { saluran: 'PUBLIK', rujukan: `uji-${++urut}` }, h.isi, h.pelapor);
  return baris((await dunia.pool.query('select aduan_terima($1::jsonb, $2) h', [aduan, pelapor])).rows[0].h.nomor);
}
const verifikasi = (id: unknown, sisa: object, pelaku = AUDITOR) =>
  tanya(pelaku, VERIFIKASI, { input: { id: String(id), versi: 1, hasil: 'DITERIMA', kategori: 'NETRALITAS_DISIPLIN', uraian: URAIAN_SATGAS, ...sisa } });

describe('menerima', () => {
  it('dengan NIP: dikenal pada instansinya, menunggu verifikasi tujuh hari; lamanya parameter bertanggal', async () => {
    const nip = await orangBaru();
    const a = await adukan({ nip });
    expect(a).toMatchObject({ status: 'DITERIMA', terlapor: 'DIKENAL', instansi: 1, anonim: true });
    expect(a.batas_pada - a.diterima_pada).toBeCloseTo(7 * 86_400_000, -4);
    await dunia.admin.query("insert into parameter_aturan (kode, nama, nilai, sejak, dasar) values ('SBT', 'hariVerifikasi', 3, hari_ini(), 'uji')");
    const b = await adukan({ nip });
    expect(b.batas_pada - b.diterima_pada).toBeCloseTo(3 * 86_400_000, -4);
    await dunia.admin.query("delete from parameter_aturan where kode = 'SBT'");
  });

  it('dengan NIK saja: orangnya ditemukan di dalam basis data, juga perempuan, dan NIK tidak disimpan', async () => {
    const laki = await orangBaru();
    const perempuan = await orangBaru({ nik: '3501014101900042' });
    for (const [nip, nik] of [
      [laki, `350101010190${laki.slice(-4)}`],
      [perempuan, '3501014101900042'],
    ])
      expect(await adukan({ nik })).toMatchObject({ nip: BigInt(nip ?? '').toString(), terlapor: 'DIKENAL', nik: null, instansi: 1 });
  });

  it('mencari lewat NIK membaca orang yang lahir pada hari itu lewat indeks NIP, bukan seluruh pegawai', async () => {
    const klien = await dunia.admin.connect();
    try {
      await klien.query(`begin; insert into pegawai_bkn (instansi, nip, nik, h, tarikan)
        select 1, 198001012000011000 + n, '990000000000' || lpad(n::text, 4, '0'), 1, 1 from generate_series(1, 9000) n;
        analyze pegawai_bkn`);
      const hitung = async (): Promise<{ seq: number; idx: number }> =>
        (await klien.query("select seq_scan::int seq, idx_scan::int idx from pg_stat_xact_user_tables where relname = 'pegawai_bkn'")).rows[0];
      const awal = await hitung();
      await klien.query("select nip_dari_nik('3501010101900001')");
      const akhir = await hitung();
      expect(akhir.seq - awal.seq).toBe(0);
      expect(akhir.idx - awal.idx).toBeGreaterThan(0);
    } finally {
      await klien.query('rollback');
      klien.release();
    }
  });

  it('NIK milik dua orang, NIK yang tidak dikenal, dan NIP yang tidak ada: tidak diketahui, tetapi tetap menunggu', async () => {
    for (let i = 0; i < 2; i++) await orangBaru({ nik: '3501010101907777' });
    for (const isi of [{ nik: '3501010101907777' }, { nik: '3501010101900000' }, { nip: nipUji(999) }, { nik: '9999999999999999' }])
      expect(await adukan(isi)).toMatchObject({ terlapor: 'TIDAK_DIKENAL', status: 'DITERIMA' });
  });

  it('yang tidak dikenal tidak dapat menjadi temuan, tidak hilang, dan dapat diterima begitu orangnya ada atau NIP-nya diketahui', async () => {
    const nik = '3501010101901234';
    const [a, b] = [await adukan({ nik }), await adukan({ nip: nipUji(998) })];
    expect(di(await verifikasi(a.id, {}), 'h.userErrors')).toEqual([{ kode: 'TIDAK_DITEMUKAN', field: 'nip' }]);
    expect(await baris(a.nomor)).toMatchObject({ status: 'DITERIMA', nik });
    const nip = await orangBaru({ nik });
    expect(di(await verifikasi(a.id, {}), 'h')).toMatchObject({ aduan: { status: 'DIVERIFIKASI', temuan: { pegawai: { nip } } }, userErrors: [] });
    expect(await baris(a.nomor)).toMatchObject({ nik: null, terlapor: 'DIKENAL' });
    expect(di(await verifikasi(b.id, { nip }), 'h')).toMatchObject({ aduan: { temuan: { pegawai: { nip } } }, userErrors: [] });
  });

  it('tanpa NIP dan NIK: dirujuk; tidak pernah menjadi temuan, apa pun yang dicoba', async () => {
    const nip = await orangBaru();
    const a = await adukan({ pelaporNama: 'PELAPOR REKAAN' });
    expect(a).toMatchObject({ status: 'DIRUJUK', uraian: null, anonim: true });
    expect(di(await verifikasi(a.id, { nip }), 'h.userErrors.0.kode')).toBe('PERALIHAN_DITOLAK');
    await expect(dunia.admin.query("update aduan set status = 'DIVERIFIKASI' where id = $1", [a.id])).rejects.toMatchObject({ code: '23514' });
    expect((await dunia.admin.query('select count(*)::int n from brankas.pelapor where aduan = $1', [a.id])).rows).toEqual([{ n: 0 }]);
  });
});

describe('dari lembaga', () => {
  const catat = (pelaku: PelakuUji, isi: object) =>
    tanya(pelaku, CATAT, { input: { saluran: 'BAWASLU', nomorRujukan: 'BWS/1', kategori: 'NETRALITAS', uraian: URAIAN, ...isi } });

  it('nomor rujukan yang sama diterima sekali, juga bila dikirim serentak; isi lain dengan nomor itu ditolak', async () => {
    const nip = await orangBaru();
    const jawab = await Promise.all([1, 2, 3].map(() => catat(BAWASLU, { nip })));
    expect(jawab.map((j) => di(j, 'h.sudahAda')).sort()).toEqual([false, true, true]);
    expect(new Set(jawab.map((j) => di(j, 'h.nomor'))).size).toBe(1);
    expect(di(await catat(BAWASLU, { nip, uraian: `${URAIAN} Lagi.` }), 'h.userErrors.0')).toEqual({ kode: 'KUNCI_DIPAKAI_LAIN', field: 'nomorRujukan' });
    expect(di(await catat(BAWASLU, { nomorRujukan: 'BWS/2' }), 'h')).toMatchObject({ status: 'DIRUJUK', userErrors: [] });
    expect(di(await catat(BAWASLU, { nomorRujukan: ' ', uraian: 'x' }), 'h.userErrors.0.field')).toBe('nomorRujukan');
  });

  it('setiap peran hanya lewat salurannya sendiri; basis data menolak juga bila lapis pertama dilewati', async () => {
    const nip = await orangBaru();
    for (const peran of PERAN.filter((p) => boleh('catatAduan', p)))
      for (const saluran of SALURAN) {
        const sah = SALURAN_PERAN[peran]?.includes(saluran) === true;
        const jawab = await catat({ peran }, { saluran, nomorRujukan: `${peran}/${saluran}`, nip });
        expect(di(jawab, 'h.userErrors.0.field') ?? null, `${peran} ${saluran}`).toBe(sah ? null : 'saluran');
      }
    const lewat = (saluran: string) => dunia.pool.query('select aduan_terima($1::jsonb, null)', [JSON.stringify({ saluran, nip })]);
    for (const saluran of SALURAN.filter((s) => s !== 'PUBLIK')) await expect(lewat(saluran)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('verifikasi', () => {
  it('DITERIMA membuat tepat satu temuan, juga bila diputus serentak', async () => {
    const nip = await orangBaru();
    const a = await adukan({ nip });
    const jawab = await Promise.all([1, 2, 3].map((n) => verifikasi(a.id, { klasifikasi: 'D2' }, { peran: 'AUDITOR_ASN', orang: `auditor-${n}` })));
    expect(jawab.map((j) => di(j, 'h.userErrors.0.kode') ?? 'BERHASIL').sort()).toEqual(['BERHASIL', 'PERALIHAN_DITOLAK', 'PERALIHAN_DITOLAK']);
    const { rows } = await dunia.admin.query('select kategori, klasifikasi, tahap, sumber, kunci from temuan where nip = $1', [nip]);
    expect(rows).toEqual([{ kategori: 'NETRALITAS_DISIPLIN', klasifikasi: 'D2', tahap: 'VERIFIKASI', sumber: 'ADUAN', kunci: `ADUAN:${a.id}` }]);
    expect(await keadaan(a.nomor)).toMatchObject({ status: 'DIVERIFIKASI', tahap: 'VERIFIKASI' });
  });

  it('temuan memuat uraian Satgas, bukan kata-kata pelapor; tanpa uraian itu aduan tidak diterima', async () => {
    const nip = await orangBaru();
    const a = await adukan({ nip });
    for (const uraian of [null, '', '  pendek   '])
      expect(di(await verifikasi(a.id, { uraian }), 'h.userErrors'), String(uraian)).toEqual([{ kode: 'MASUKAN_SALAH', field: 'uraian' }]);
    expect(await baris(a.nomor)).toMatchObject({ status: 'DITERIMA' });
    expect(di(await verifikasi(a.id, { uraian: ` ${URAIAN_SATGAS} ` }), 'h.userErrors')).toEqual([]);
    expect((await dunia.admin.query('select uraian from temuan where nip = $1', [nip])).rows).toEqual([{ uraian: URAIAN_SATGAS }]);
    expect(await baris(a.nomor)).toMatchObject({ uraian: URAIAN });
  });

  it('klasifikasi yang bukan milik kategorinya ditolak, juga pada catatTemuan, dan juga oleh basis data', async () => {
    const nip = await orangBaru();
    const a = await adukan({ nip });
    expect(di(await verifikasi(a.id, { klasifikasi: 'K2' }), 'h.userErrors')).toEqual([{ kode: 'MASUKAN_SALAH', field: 'klasifikasi' }]);
    const temuan = 'mutation ($input: CatatTemuanInput!) { h: catatTemuan(input: $input) { temuan { klasifikasi } userErrors { field } } }';
    const catat = (kategori: string, klasifikasi: string) =>
      tanya(AUDITOR, temuan, { input: { kategori, klasifikasi, instansiId: satu.id, nip, uraian: URAIAN } });
    expect(di(await catat('NSPK', 'K2'), 'h.userErrors.0.field')).toBe('klasifikasi');
    expect(di(await catat('NETRALITAS_KODE_ETIK', 'K2'), 'h.temuan.klasifikasi')).toBe('K2');
    await expect(dunia.admin.query("update temuan set klasifikasi = 'D5'")).rejects.toMatchObject({ code: '23514' });
    await expect(dunia.admin.query("update temuan set klasifikasi = 'D1' where klasifikasi = 'K2'")).rejects.toMatchObject({ code: '23514' });
  });

  it('DITOLAK perlu alasan; pelapor hanya melihat kata-kata umumnya', async () => {
    const a = await adukan({ nip: await orangBaru() });
    expect(di(await verifikasi(a.id, { hasil: 'DITOLAK' }), 'h.userErrors.0.field')).toBe('alasanKode');
    expect(di(await verifikasi(a.id, { hasil: 'DITOLAK', alasanKode: 'toString', alasan: 'alasan yang panjang' }), 'h.userErrors.0.field')).toBe('alasanKode');
    expect(di(await verifikasi(a.id, { hasil: 'ENTAH' }), 'h.userErrors.0.field')).toBe('hasil');
    const jawab = await verifikasi(a.id, { hasil: 'DITOLAK', alasanKode: 'BUKTI_KURANG', alasan: 'Tautan bukti RAHASIA tidak dapat dibuka.' });
    expect(di(jawab, 'h.aduan')).toMatchObject({ status: 'DITOLAK', keterangan: expect.stringContaining('bukti belum cukup') });
    expect(JSON.stringify(await keadaan(a.nomor))).not.toContain('RAHASIA');
  });

  it('versi lama ditolak; lewat batas terlihat terlambat', async () => {
    const a = await adukan({ nip: await orangBaru() });
    expect(di(await verifikasi(a.id, { versi: 9 }), 'h.userErrors.0.kode')).toBe('VERSI_BERUBAH');
    await dunia.admin.query("update aduan set batas_pada = now() - interval '1 hour' where id = $1", [a.id]);
    const lambat = await tanya(AUDITOR, DAFTAR, { filter: { terlambat: true } });
    expect(di(lambat, 'h.nodes')).toMatchObject([{ id: String(a.id), terlambat: true }]);
    expect(JSON.stringify(di(await tanya(AUDITOR, DAFTAR, { filter: { terlambat: false } }), 'h.nodes'))).not.toContain(String(a.nomor));
  });
});

describe('aduan yang sama', () => {
  const mirip = async (nomor: unknown): Promise<unknown[]> =>
    (di(await tanya(AUDITOR, DAFTAR, { filter: { nomor } }), 'h.nodes.0.mungkinDuplikat') as { aduan: { id: string } }[]).map((m) => m.aduan.id);

  it('orang, kategori, dan waktu sama serta uraian mirip: disarankan; yang lain tidak', async () => {
    const nip = await orangBaru();
    const a = await adukan({ nip, tanggalKejadian: '2026-10-01' });
    const dekat = await adukan({ nip, tanggalKejadian: '2026-10-05', uraian: `${URAIAN} Terlihat warga.` });
    await adukan({ nip, tanggalKejadian: '2026-08-01' });
    await adukan({ nip, tanggalKejadian: '2026-10-03', uraian: 'Tidak masuk kerja sepuluh hari tanpa keterangan apa pun.' });
    await adukan({ nip, tanggalKejadian: '2026-10-01', kategori: 'NSPK' });
    await adukan({ nip: await orangBaru(), tanggalKejadian: '2026-10-01' });
    expect(await mirip(a.nomor)).toEqual([String(dekat.id)]);
    const [x, y] = [await adukan({ nik: '3501010101905555' }), await adukan({ nik: '3501010101905555' })];
    expect(await mirip(x.nomor), 'juga atas orang yang belum dikenal').toEqual([String(y.id)]);
  });

  it('digabungkan oleh Satgas; setiap pelapor tetap melihat keadaannya, juga lewat rantai gabungan', async () => {
    const nip = await orangBaru();
    const [a, b, c] = [await adukan({ nip }), await adukan({ nip }), await adukan({ nip })];
    const gabung = (id: unknown, indukId: unknown) => tanya(AUDITOR, GABUNGKAN, { input: { id: String(id), versi: 1, indukId: String(indukId) } });
    expect(di(await gabung(a.id, a.id), 'h.userErrors.0.field')).toBe('indukId');
    expect(di(await gabung(a.id, (await adukan({ nip: await orangBaru() })).id), 'h.userErrors.0.field'), 'orang lain').toBe('indukId');
    expect(di(await gabung(a.id, b.id), 'h.aduan')).toEqual({ status: 'DUPLIKAT', induk: { id: String(b.id) } });
    expect(di(await gabung(c.id, a.id), 'h.userErrors.0.field'), 'kepada duplikat').toBe('indukId');
    expect(di(await verifikasi(b.id, { hasil: 'DUPLIKAT', indukId: String(c.id) }), 'h.aduan.status')).toBe('DUPLIKAT');
    expect(await keadaan(a.nomor)).toMatchObject({ status: 'DUPLIKAT', statusInduk: 'DITERIMA', tahap: null });
    await verifikasi(c.id, {});
    for (const x of [a, b]) expect(await keadaan(x.nomor)).toMatchObject({ status: 'DUPLIKAT', statusInduk: 'DIVERIFIKASI', tahap: 'VERIFIKASI' });
  });

  it('dua aduan yang saling digabungkan serentak: satu berhasil, tidak ada yang berputar', async () => {
    const nip = await orangBaru();
    const [a, b] = [await adukan({ nip }), await adukan({ nip })];
    const jawab = await Promise.all([
      tanya(AUDITOR, GABUNGKAN, { input: { id: String(a.id), versi: 1, indukId: String(b.id) } }),
      tanya(AUDITOR, GABUNGKAN, { input: { id: String(b.id), versi: 1, indukId: String(a.id) } }),
    ]);
    expect(jawab.map((j) => di(j, 'h.aduan.status') ?? 'DITOLAK').sort()).toEqual(['DITOLAK', 'DUPLIKAT']);
  });
});

describe('siapa yang boleh', () => {
  it('Bawaslu hanya melihat netralitas, tanpa NIP, temuan, dan saran; yang dirujuk tidak', async () => {
    const nip = await orangBaru();
    await adukan({ nip, kategori: 'NSPK' });
    await adukan({});
    const simpul = di(await tanya(BAWASLU, DAFTAR), 'h.nodes') as {
      kategori: string;
      uraian: string | null;
      pegawai: unknown;
      temuan: unknown;
      mungkinDuplikat: unknown;
    }[];
    expect(simpul.length).toBeGreaterThan(3);
    for (const s of simpul) expect(s).toMatchObject({ kategori: 'NETRALITAS', uraian: expect.any(String), pegawai: null, temuan: null, mungkinDuplikat: null });
  });

  it('setiap operasi mengikuti tabel akses, bagi setiap peran', async () => {
    const uji: readonly (readonly [Operasi, string, object])[] = [
      ['catatAduan', CATAT, { input: { saluran: 'X', nomorRujukan: 'x', kategori: 'x', uraian: 'x' } }],
      ['verifikasiAduan', VERIFIKASI, { input: { id: '0', versi: 1, hasil: 'DITERIMA' } }],
      ['gabungkanAduan', GABUNGKAN, { input: { id: '0', versi: 1, indukId: '0' } }],
      ['mintaPelapor', MINTA, { input: { aduanId: '0', tujuan: 'x' } }],
      ['setujuiPelapor', SETUJUI, { input: { id: '0' } }],
      ['bukaPelapor', BUKA, { input: { id: '0' } }],
      ['bacaAduan', DAFTAR, {}],
      ['bacaAduan', '{ aduan(id: "0") { id } }', {}],
      ['bacaPermintaanPelapor', '{ permintaanPelaporMenunggu { id } }', {}],
      ['bacaKlasifikasiNetralitas', '{ klasifikasiNetralitas { kode berlakuDari berlakuSampai } }', {}],
    ];
    for (const [operasi, kueri, variabel] of uji)
      for (const peran of PERAN) {
        const { galat } = await tanya({ peran, instansi: satu, nip: nipUji(1) }, kueri, variabel as Record<string, unknown>);
        expect(galat, `${operasi} ${peran}`).toEqual(boleh(operasi, peran) ? [] : ['TIDAK_BERWENANG']);
      }
  });
});
