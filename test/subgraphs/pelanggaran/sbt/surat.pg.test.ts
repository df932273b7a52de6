import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruteSuratSbt } from '../../../../bin/akar/rute-surat-sbt.ts';
import { ruteVerifikasi } from '../../../../bin/akar/rute-verifikasi.ts';
import { jalankanPerintah } from '../../../../bin/perintah/program.ts';
import { tulisDokumen } from '../../../../domain/mutasi/verifikasi-pertek.ts';
import { isiKunciPemanggil } from '../../../../platform/auth/pemanggil.ts';
import { KUNCI_PENGEMBANGAN } from '../../../../platform/config-schema.ts';
import { sqlUntukIrisan } from '../../../../platform/db/postgres-js.ts';
import { cocokTerpisah, kidDari } from '../../../../platform/tanda-tangan/jws-terpisah.ts';
import { konteksUji, type PelakuUji } from '../../../support/isi.ts';
import { type LayananUji, layaniRute } from '../../../support/rute.ts';
import { teksPdf } from '../../../support/teks-pdf.ts';
import { AUDITOR, BAWASLU, buatDuniaSbt, DIREKTUR, type DuniaSbt, kasusPada, NIP, TERLAPOR } from './kasus.ts';

let d: DuniaSbt;
let layanan: LayananUji;
let surat: { readonly id: string; readonly nomor: string; readonly urlPdf: string; readonly kode: string; readonly urlVerifikasi: string };
beforeAll(async () => {
  d = await buatDuniaSbt();
  const id = await kasusPada(d, 'PERINGATAN');
  surat = ((await d.temuan(id, 'surat { id nomor urlPdf kode urlVerifikasi }'))['surat'] as (typeof surat)[])[1] ?? surat;
  const pelaku: Readonly<Record<string, PelakuUji>> = {
    ppk: d.ppk,
    auditor: AUDITOR,
    terlapor: TERLAPOR,
    lain: { peran: 'PPK', instansi: d.dua },
    asing: { peran: 'ASN', nip: '199001012015011999' },
    bawaslu: BAWASLU,
    kemendagri: { peran: 'VIEWER_KEMENDAGRI' },
    otda: { peran: 'OTDA_KEMENDAGRI' },
    panrb: { peran: 'VIEWER_PANRB' },
  };
  layanan = await layaniRute([ruteSuratSbt(d.pool), ruteVerifikasi(d.pool)], (nama) => konteksUji(d.pool, pelaku[nama] as PelakuUji));
});
afterAll(async () => {
  await layanan.tutup();
  await d.tutup();
});

const ambil = (siapa: string | null, jalur = surat.urlPdf) => fetch(`${layanan.url}${jalur}`, { headers: siapa === null ? {} : { 'x-uji': siapa } });
const pdf = async (siapa: string): Promise<Buffer> => Buffer.from(await (await ambil(siapa)).arrayBuffer());

describe('surat SBT', () => {
  test('PDF sama bita demi bita bagi siapa pun yang boleh: PPK, auditor, terlapor; setiap unduhan berjejak', async () => {
    const a = await pdf('ppk');
    expect(a.toString('latin1', 0, 5)).toBe('%PDF-');
    for (const siapa of ['auditor', 'terlapor', 'ppk']) expect((await pdf(siapa)).equals(a), siapa).toBe(true);
    const { rows } = await d.admin.query("select count(*)::int n from jejak where peristiwa = 'pelanggaran.surat_sbt_diunduh'");
    expect(rows).toEqual([{ n: 4 }]);
    const teks = teksPdf(a).join('');
    for (const isi of ['SURATPERINGATAN', surat.nomor, 'TENGGAT', 'SURATREKOMENDASI', NIP]) expect(teks).toContain(isi);
  });

  test('tanpa token 401, peran tanpa hak 403; yang tak terjangkau tidak dibedakan dari tidak ada', async () => {
    expect((await ambil(null)).status).toBe(401);
    expect((await ambil('panrb')).status).toBe(403);
    // A case of neutrality only, and this is none.
    for (const siapa of ['lain', 'asing', 'bawaslu']) expect((await ambil(siapa)).status, siapa).toBe(404);
    for (const x of ['999999', 'x', '1%2f2']) expect((await ambil('ppk', `/v1/surat-sbt/${x}.pdf`)).status, x).toBe(404);
  });

  test('tanda tangannya cocok dengan kunci yang diterbitkan, dan satu huruf yang diganti ketahuan', async () => {
    const { rows } = await d.admin.query<{ isi: string; jws: string; jwk: Record<string, string> }>(
      'select s.isi, s.jws, k.jwk from surat_sbt s join kunci_pertek k on k.kid = s.kid where s.id = $1',
      [surat.id],
    );
    const [s] = rows;
    if (s === undefined) throw new RangeError('surat tidak ada');
    expect(kidDari(s.jws, 'surat-sbt')).not.toBeNull();
    expect(kidDari(s.jws, 'pertek')).toBeNull();
    expect(await cocokTerpisah(s.isi, s.jws, s.jwk)).toBe(true);
    expect(await cocokTerpisah(s.isi.replace('PERINGATAN', 'PERINGATAM'), s.jws, s.jwk)).toBe(false);
  });

  test('nomor satu urutan tanpa celah dalam setahun, juga bila surat ditetapkan bersamaan dan sebagian batal', async () => {
    const kasus = await Promise.all(Array.from({ length: 6 }, () => d.catat('NSPK')));
    for (const id of kasus) await d.maju(AUDITOR, 'verifikasiTemuan', id, { putusan: 'TERBUKTI' });
    for (const id of kasus) await d.maju(TERLAPOR, 'catatTanggapan', id);
    const pertimbangan = 'Tanggapan sudah dipertimbangkan';
    // Each letter is asked for twice; one of the two is refused after the other has moved the case.
    await Promise.all([...kasus, ...kasus].map((id) => d.langkah(DIREKTUR, 'kirimRekomendasi', id, { pertimbangan })));
    const { rows } = await d.admin.query<{ tahun: number; n: number; akhir: number }>(
      'select tahun, count(*)::int n, max(urut) akhir from surat_sbt group by 1 order by 1',
    );
    for (const r of rows) expect(r.n, String(r.tahun)).toBe(r.akhir);
    expect(rows.reduce((n, r) => n + r.n, 0)).toBe(8);
    expect(surat.nomor).toMatch(/^\d+\/P-SBT\/SIMPUL\/\d{4}$/);
  });

  test('surat yang menyebut terlapor tidak bagi yang tidak boleh membaca pegawai, dan penolakannya tidak tercatat sebagai pembacaan', async () => {
    const dibaca = async () => (await d.admin.query("select count(*)::int n from temuan_akses where peran = 'VIEWER_KEMENDAGRI'")).rows[0]?.n;
    expect((await ambil('kemendagri')).status).toBe(403);
    expect(await dibaca()).toBe(0);
    expect((await ambil('otda')).status).toBe(200);
    const atasInstansi = await kasusPada(d, 'REKOMENDASI', null);
    const { rows } = await d.admin.query<{ id: string }>('select id::text as id from surat_sbt where temuan = $1', [atasInstansi]);
    expect((await ambil('kemendagri', `/v1/surat-sbt/${rows[0]?.id}.pdf`)).status).toBe(200);
  });
});

async function jalan(...argv: string[]): Promise<{ kode: number; keluar: string }> {
  let keluar = '';
  const tulis = (s: string): void => {
    keluar += s;
  };
  return { kode: await jalankanPerintah(argv, { SIMPUL_DATA: d.dir, DATABASE_URL: d.url }, { stdout: tulis, stderr: tulis }), keluar };
}

describe('memeriksa keaslian surat', () => {
  const tanya = async (kode: string, terima = '*/*') => fetch(`${layanan.url}/v1/verifikasi/${kode}`, { headers: { accept: terima } });

  test('pemegang surat memeriksa nomor, tanggal, dan tanda tangannya dengan kode yang tercetak, tanpa masuk dan tanpa data pribadi', async () => {
    expect(surat.kode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(surat.urlVerifikasi).toBe(`/v1/verifikasi/${surat.kode}`);
    expect(teksPdf(await pdf('ppk')).join('')).toContain(surat.kode);
    const json = await (await tanya(surat.kode)).json();
    expect(json).toEqual({
      sah: true,
      kode: surat.kode,
      cacat: [],
      surat: {
        nomor: surat.nomor,
        jenis: 'PERINGATAN',
        tanggal: expect.any(String),
        tenggat: expect.any(String),
        kepada: expect.stringContaining('Pejabat Pembina Kepegawaian'),
        penetap: expect.any(String),
        sidik: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    const halaman = await (await tanya(surat.kode.toLowerCase(), 'text/html')).text();
    expect(halaman).toContain('SAH. Surat ini');
    for (const isi of [JSON.stringify(json), halaman]) {
      expect(isi.replaceAll(/[0-9a-f]{64}/g, '')).not.toMatch(/\d{16}/);
      for (const rahasia of ['PEGAWAI', 'Uraian temuan', 'TMN-', 'Catatan yang cukup']) expect(isi, rahasia).not.toContain(rahasia);
    }
  });

  test('nomor bukan kode, dan kode yang tidak dikenal dijawab 404: daftar surat tidak dapat dijelajahi', async () => {
    for (const kode of ['0000-0000-0000-0000', encodeURIComponent(surat.nomor), surat.id]) expect((await tanya(kode)).status, kode).toBe(404);
    expect(await (await tanya('0000-0000-0000-0000', 'text/html')).text()).toContain('Tidak ada berita acara atau surat');
  });

  test('simpul verifikasi: nomor, kode, PDF, dan isi bertanda tangannya sah; satu huruf yang diganti tidak', async () => {
    await sqlUntukIrisan(d.url, (sql) => isiKunciPemanggil(sql, 'k1', Buffer.from(KUNCI_PENGEMBANGAN.SIMPUL_KUNCI_PEMANGGIL)));
    const asli = await pdf('ppk');
    const berkas = (nama: string, isi: string | Buffer): string => {
      writeFileSync(join(d.dir, nama), isi);
      return join(d.dir, nama);
    };
    const { rows } = await d.admin.query<{ isi: string; jws: string }>('select isi, jws from surat_sbt where id = $1', [surat.id]);
    const dokumen = tulisDokumen(rows[0] ?? { isi: '', jws: '' });
    for (const sasaran of [surat.nomor, surat.kode, berkas('surat.pdf', asli), berkas('surat.json', dokumen)])
      expect(await jalan('verifikasi', sasaran), sasaran).toEqual({ kode: 0, keluar: `SAH: surat ${surat.nomor}\n` });
    const palsu = Buffer.from(asli.toString('latin1').replace('>SURAT PERINGATAN', '>SURAT PERINGATAM'), 'latin1');
    expect(await jalan('verifikasi', berkas('palsu.pdf', palsu))).toEqual({ kode: 10, keluar: expect.stringContaining('berbeda dari cetakan') });
    expect(await jalan('verifikasi', berkas('palsu.json', dokumen.replace('Uraian temuan', 'Uraian temuam')))).toEqual({
      kode: 10,
      keluar: expect.stringContaining('tidak tersimpan'),
    });
    expect((await jalan('verifikasi', '999999/P-SBT/SIMPUL/2020')).keluar).toContain('TIDAK_DITEMUKAN');
  });

  test('tanda tangan atau tanggal yang diubah di basis data ketahuan pada pemeriksaan terbuka', async () => {
    const ubah = (kolom: string, nilai: string) => d.admin.query(`update surat_sbt set ${kolom} = $1 where id = $2`, [nilai, surat.id]);
    const { rows } = await d.admin.query<{ jws: string; tanggal: string }>('select jws, tanggal::text from surat_sbt where id = $1', [surat.id]);
    await d.admin.query('alter table surat_sbt disable trigger user');
    for (const [kolom, palsu, kata] of [
      ['jws', `${rows[0]?.jws.slice(0, -4)}AAAA`, 'tidak cocok dengan isi'],
      ['tanggal', '2020-01-01', 'berbeda dari yang ditandatangani'],
    ] as const) {
      await ubah(kolom, palsu);
      expect(await (await tanya(surat.kode)).json(), kolom).toMatchObject({ sah: false, cacat: [expect.stringContaining(kata)] });
      await ubah(kolom, String(rows[0]?.[kolom]));
    }
    await d.admin.query('alter table surat_sbt enable trigger user');
    expect(await (await tanya(surat.kode)).json()).toMatchObject({ sah: true });
  });
});

describe('simpul sbt', () => {
  test('surat dicetak dengan bita yang sama; temuan lewat tenggat dan parameter terbaca tanpa data pribadi', async () => {
    await sqlUntukIrisan(d.url, (sql) => isiKunciPemanggil(sql, 'k1', Buffer.from(KUNCI_PENGEMBANGAN.SIMPUL_KUNCI_PEMANGGIL)));
    const berkas = join(d.dir, 'surat.pdf');
    const cetak = await jalan('sbt', 'surat', surat.nomor, '--keluar', berkas);
    expect(cetak.kode, cetak.keluar).toBe(0);
    expect(readFileSync(berkas).equals(await pdf('ppk'))).toBe(true);
    const id = await d.catat('NSPK');
    await d.admin.query("update temuan set tenggat = '2020-01-01' where id = $1", [id]);
    const lewat = await jalan('sbt', 'lewat');
    expect(lewat.keluar).toContain('VERIFIKASI  tenggat 2020-01-01  instansi INS0001');
    expect(lewat.keluar).not.toContain(NIP);
    expect((await jalan('sbt', 'rekap')).keluar).toMatch(/TAHAP VERIFIKASI: 1 temuan, 1 terbuka, 0 menunggak, 0 tanpa tenggat/);
    expect((await jalan('sbt', 'parameter')).keluar).toContain('hkKajian: 3 (hari kerja)');
    await d.admin.query(
      "insert into kesegaran (instansi, sisi, jenis, status, pada, jumlah) values (1, 'BKN', 'pegawai', 'SEHAT', now(), 1) on conflict do nothing",
    );
    const ikd = (await jalan('sbt', 'ikd')).keluar;
    expect(ikd).toContain('1\tNIK_BELUM_SAH\t0\t1 belum diketahui\tbatas -');
    expect(ikd).toContain('tanpa batas, jadi tanpa temuan');
    expect((await jalan('sbt', 'surat', '0/X', '--keluar', berkas)).keluar).toContain('TIDAK_DITEMUKAN');
  });
});
