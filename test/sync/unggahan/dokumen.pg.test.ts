import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sebagaiPeran } from '../../../bin/perintah/sambungan.ts';
import { boleh, JANGKAUAN, PERAN, type Peran } from '../../../domain/akses.ts';
import { type LayananGerbang, layani } from '../../../gateway/http.ts';
import { isiKunciPemanggil } from '../../../platform/auth/pemanggil.ts';
import { openDb, type PegangDb } from '../../../platform/db/open-db.ts';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { BATAS_DOKUMEN, ruteDokumen } from '../../../sync/unggahan/dokumen.ts';
import { bersihkanSementara } from '../../../sync/unggahan/simpan-berkas.ts';
import { KUNCI_UJI, type Rakitan, rakit } from '../../gateway/rakit.ts';
import { JALAN } from '../../support/jalan.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';
import { INSTANSI_DOKUMEN, type JawabDokumen, mintaDokumen, OPERATOR, pdf, pemanggilDari, sidik, surat } from './rakit-dokumen.ts';

const [BUDI, SITI, ASING] = ['199001012015011900', '199001012015011901', '199001012015011902'];
let basis: BasisDataUji;
let admin: pg.Pool;
let app: PegangDb;
let gerbang: Rakitan;
let layanan: LayananGerbang;
let dir: string;

beforeAll(async () => {
  basis = await buatBasisData();
  admin = new pg.Pool({ connectionString: basis.url, max: 2 });
  admin.on('error', () => undefined);
  dir = mkdtempSync(path.join(tmpdir(), 'simpul-dokumen-'));
  await admin.query(`${INSTANSI_DOKUMEN}
    insert into usul (instansi, jenis, alasan, tmt, status, dibuat_oleh, orang_pengusul) values (1, 'PEMINDAHAN', 'uji', '2026-01-01', 'DRAF', 'uji', 'uji');
    insert into usul_pegawai (usul, nip, instansi_asal, instansi_tujuan, unor_tujuan, jabatan_tujuan, jenis_jabatan_tujuan, jenjang_tujuan, bup_tujuan)
      select 1, n, 1, 2, 'U', 'J', '2', 'AHLI_PERTAMA', 58 from unnest(array[${BUDI}, ${SITI}]::bigint[]) n`);
  await sqlUntukIrisan(basis.url, (sql) => isiKunciPemanggil(sql, KUNCI_UJI.kid, KUNCI_UJI.kunci));
  gerbang = await rakit('lokal', { hibah: pemanggilDari });
  app = openDb({ url: sebagaiPeran(basis.url, 'simpul_app'), nama: 'uji-dokumen' });
  layanan = await layani(gerbang.gerbang, { port: 0, rute: ruteDokumen({ url: sebagaiPeran(basis.url, 'simpul_sync'), pool: app.pool, dir }) });
});
afterAll(async () => {
  await layanan.tutup();
  await gerbang.tutup();
  await app.close();
  await admin.end();
  await basis.hapus();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(() => {
  for (const n of readdirSync(dir)) rmSync(path.join(dir, n), { recursive: true });
});

const minta = async (sub: string | null, jalur: string, badan?: BodyInit | Buffer): Promise<JawabDokumen> =>
  mintaDokumen(`${layanan.url}${jalur}`, sub === null ? null : await gerbang.token(sub), badan);
const banyakBaris = async (): Promise<number> => (await admin.query<{ n: number }>('select count(*)::int as n from dokumen')).rows[0]?.n ?? -1;

/** The request is refused so, and neither row nor file nor half of one stays. */
async function ditolak(sub: string | null, jalur: string, badan: BodyInit | Buffer, harapan: readonly [number, string]): Promise<void> {
  const [baris, berkas] = [await banyakBaris(), readdirSync(dir)];
  const jawab = await minta(sub, jalur, badan);
  expect([jawab.status, jawab.isi?.kode], jalur).toEqual(harapan);
  expect(await banyakBaris(), jalur).toBe(baris);
  expect(readdirSync(dir), jalur).toEqual(berkas);
}

describe('menyimpan', () => {
  test('dokumen disimpan sekali bita demi bita, dapat dibaca kembali, dan tercatat pada jejak tanpa nomor suratnya', async () => {
    const isi = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 131) % 256)), Buffer.from('\n%%EOF')]);
    const jawab = await minta(OPERATOR, surat(), isi);
    expect([jawab.status, jawab.kepala.get('location')]).toEqual([201, `/v1/dokumen/${jawab.isi?.id}`]);
    expect(readdirSync(dir)).toEqual([`${sidik(isi)}.pdf`]);
    expect(statSync(path.join(dir, `${sidik(isi)}.pdf`)).mode & 0o777).toBe(0o600);
    const baca = await minta(OPERATOR, `/v1/dokumen/${jawab.isi?.id}`);
    expect([baca.status, baca.kepala.get('content-type'), baca.kepala.get('cache-control'), baca.kepala.get('etag')]).toEqual([
      200,
      'application/pdf',
      'no-store',
      `"${sidik(isi)}"`,
    ]);
    expect(baca.badan.equals(isi)).toBe(true);
    const { rows } = await admin.query("select data from jejak where peristiwa = 'mutasi.dokumen_disimpan' and data ->> 'dokumen' = $1", [jawab.isi?.id]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('UJI');
  });

  test.each(PERAN)('%s menyimpan untuk instansinya hanya bila boleh ajukanMutasi, untuk instansi lain tidak pernah', async (peran) => {
    const sub = `${peran}-1${peran === 'ASN' ? `-${BUDI}` : ''}`;
    const isi = pdf(`peran ${peran}`);
    if (boleh('ajukanMutasi', peran)) expect((await minta(sub, surat(), isi)).status).toBe(201);
    else await ditolak(sub, surat(), isi, [403, 'TIDAK_BERWENANG']);
    for (const instansi of ['INS-2', 'TIDAK-ADA', ''])
      await ditolak(sub, surat({ instansi }), isi, [403, boleh('ajukanMutasi', peran) ? 'BUKAN_INSTANSI_ANDA' : 'TIDAK_BERWENANG']);
  });

  test('tanpa token dijawab 401 tanpa menyimpan', () => ditolak(null, surat(), pdf('x'), [401, 'BELUM_MASUK']));

  test.each([
    ['bukan PDF', Buffer.from('PK\u0003\u0004 arsip')],
    ['formulir', Buffer.from('--batas\r\ncontent-disposition: form-data\r\n\r\n%PDF-1.7 %%EOF')],
    ['kosong', Buffer.alloc(0)],
    ['lebih pendek daripada tanda PDF', Buffer.from('%PDF')],
    ['PDF yang terpotong', Buffer.from('%PDF-1.7\nisi tanpa akhir')],
    ['akhir PDF jauh di tengah', Buffer.concat([pdf('x'), Buffer.alloc(4_096, 65)])],
    ['setengah megabita yang bukan PDF', Buffer.alloc(524_288, 65)],
  ])('%s ditolak menurut bitanya, apa pun namanya', async (_, isi) => {
    await ditolak(OPERATOR, surat(), isi, [400, 'BERKAS_DITOLAK']);
  });

  test.each([
    ['jenis tak dikenal', { jenis: 'SURAT_CINTA' }],
    ['jenis dari warisan objek', { jenis: 'toString' }],
    ['tanpa jenis', { jenis: null }],
    ['tanggal yang tidak ada', { tanggal: '2026-02-30' }],
    ['tanggal bentuk lain', { tanggal: '05-01-2026' }],
    ['tanpa tanggal', { tanggal: null }],
    ['tanpa nomor', { nomor: null }],
    ['nomor kosong', { nomor: '  ' }],
    ['nomor terlalu panjang', { nomor: 'x'.repeat(101) }],
    ['nomor dengan huruf nol', { nomor: '800/\u0000' }],
    ['nomor dua baris', { nomor: '800/1\n900/2' }],
    ['nomor yang memuat NIP', { nomor: `800/${BUDI}` }],
    ['tanpa penerbit', { penerbit: null }],
    ['penerbit terlalu panjang', { penerbit: 'x'.repeat(201) }],
  ])('%s: MASUKAN_SALAH', async (_, timpa) => {
    await ditolak(OPERATOR, surat(timpa), pdf('x'), [400, 'MASUKAN_SALAH']);
  });

  test('terlalu besar: 413, panjangnya dikatakan atau tidak; tepat pada batas diterima', async () => {
    const besar = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(BATAS_DOKUMEN - 15, 65), Buffer.from('\n%%EOF')]);
    expect(besar.length).toBe(BATAS_DOKUMEN);
    expect((await minta(OPERATOR, surat(), besar)).status).toBe(201);
    const lebih = Buffer.concat([besar, Buffer.from('\n')]);
    const [baris, berkas] = [await banyakBaris(), readdirSync(dir)];
    const dikatakan = await minta(OPERATOR, surat(), lebih).catch(() => null);
    // The sender may see the reset before the answer; what must not happen is that it is kept.
    if (dikatakan !== null) expect([dikatakan.status, dikatakan.isi?.kode]).toEqual([413, 'BERKAS_DITOLAK']);
    let sisa = 24;
    const arus = new ReadableStream({
      pull: (k) => (sisa-- > 0 ? k.enqueue(sisa === 23 ? Buffer.from('%PDF-1.7\n') : Buffer.alloc(524_288, 65)) : k.close()),
    });
    const diam = await minta(OPERATOR, surat(), arus).catch(() => null);
    if (diam !== null) expect([diam.status, diam.isi?.kode]).toEqual([413, 'BERKAS_DITOLAK']);
    expect([await banyakBaris(), readdirSync(dir)]).toEqual([baris, berkas]);
  });

  test('isi yang sama dua kali adalah satu berkas; surat yang sama satu baris, surat lain dengan isi itu baris sendiri', async () => {
    const isi = pdf('sama');
    const alamat = surat();
    const serentak = await Promise.all(Array.from({ length: 4 }, () => minta(OPERATOR, alamat, isi)));
    expect(serentak.map((j) => j.status).sort()).toEqual([200, 200, 200, 201]);
    expect(new Set(serentak.map((j) => j.isi?.id)).size).toBe(1);
    expect(serentak[0]?.isi?.id).toMatch(/^\d+$/);
    const lain = await minta('INTEGRATOR_INSTANSI-1', surat(), isi);
    expect([lain.status, lain.isi?.id === serentak[0]?.isi?.id]).toEqual([201, false]);
    expect(readdirSync(dir)).toEqual([`${sidik(isi)}.pdf`]);
    const { rows } = await admin.query('select count(*)::int as n from dokumen where sha256 = $1', [sidik(isi)]);
    expect(rows).toEqual([{ n: 2 }]);
  });
});

describe('kegagalan', () => {
  test('pengirim yang putus di tengah tidak meninggalkan baris maupun berkas', async () => {
    const baris = await banyakBaris();
    const alamat = new URL(`${layanan.url}${surat()}`);
    const req = request(alamat, { method: 'POST', headers: { authorization: `Bearer ${await gerbang.token(OPERATOR)}`, 'content-length': 4_096 } });
    req.on('error', () => undefined);
    req.write('%PDF-1.7\nseparuh');
    await expect.poll(() => readdirSync(dir)).toHaveLength(1);
    req.destroy();
    await expect.poll(() => readdirSync(dir)).toEqual([]);
    expect(await banyakBaris()).toBe(baris);
  });

  test('berkas yang tidak dapat diberi nama dijawab galat tanpa baris dan tanpa sisa; sesudah pulih unggahan yang sama lewat', async () => {
    const isi = pdf('penghalang');
    const nama = path.join(dir, `${sidik(isi)}.pdf`);
    mkdirSync(nama);
    writeFileSync(path.join(nama, 'isi'), '');
    const baris = await banyakBaris();
    const alamat = surat();
    expect((await minta(OPERATOR, alamat, isi)).status).toBeGreaterThanOrEqual(500);
    expect([await banyakBaris(), readdirSync(dir)]).toEqual([baris, [path.basename(nama)]]);
    rmSync(nama, { recursive: true });
    expect((await minta(OPERATOR, alamat, isi)).status).toBe(201);
    expect(readFileSync(nama).equals(isi)).toBe(true);
  });

  test('proses yang mati di tengah tidak meninggalkan berkas bernama; sisanya dibersihkan saat mulai lagi', async () => {
    const anak = spawn(process.execPath, [JALAN, fileURLToPath(new URL('dokumen-anak.ts', import.meta.url)), dir], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    expect(await once(anak, 'close')).toEqual([null, 'SIGKILL']);
    expect(readdirSync(dir).map((n) => path.extname(n))).toEqual(['.sementara']);
    expect(await bersihkanSementara(dir, 0)).toBe(1);
    expect(readdirSync(dir)).toEqual([]);
  });

  test('berkas yang hilang dari tempat simpannya dijawab sebagai sumber yang tidak tersedia, bukan PDF kosong', async () => {
    const { isi } = await minta(OPERATOR, surat(), pdf('hilang'));
    rmSync(path.join(dir, `${sidik(pdf('hilang'))}.pdf`));
    const jawab = await minta(OPERATOR, `/v1/dokumen/${isi?.id}`);
    expect([jawab.status >= 500, jawab.isi?.kode]).toEqual([true, 'SUMBER_TIDAK_TERSEDIA']);
  });
});

describe('membaca', () => {
  const lepas = async (): Promise<string> => (await minta(OPERATOR, surat(), pdf('lepas'))).isi?.id ?? '';
  const terlampir = async (nip: string | null): Promise<string> => {
    const id = (await minta(OPERATOR, surat(), pdf('terlampir'))).isi?.id ?? '';
    await admin.query("insert into usul_dokumen (usul, dokumen, nip, oleh) values (1, $1, $2, 'uji')", [id, nip]);
    return id;
  };
  const pelaku = (peran: Peran, no: number): string => (peran === 'ASN' ? `ASN-0-${no === 1 ? BUDI : ASING}` : `${peran}-${no}`);

  /** Whoever may not, hears the same as for a document that does not exist. */
  async function periksa(id: string, bisa: (peran: Peran, no: number) => boolean, isi: string): Promise<void> {
    for (const peran of PERAN)
      for (const no of [1, 2, 3]) {
        const sub = pelaku(peran, no);
        const [jawab, tiada] = [await minta(sub, `/v1/dokumen/${id}`), await minta(sub, '/v1/dokumen/999999')];
        if (bisa(peran, no)) expect([jawab.status, jawab.badan.equals(pdf(isi))], sub).toEqual([200, true]);
        else expect([jawab.status, jawab.isi?.kode], sub).toEqual([tiada.status, tiada.isi?.kode]);
        expect([tiada.status, tiada.isi?.kode], sub).toEqual(boleh('bacaMutasi', peran) ? [404, 'TIDAK_DITEMUKAN'] : [403, 'TIDAK_BERWENANG']);
      }
  }

  test('dokumen yang belum terlampir: instansinya dan peran nasional', async () => {
    await periksa(
      await lepas(),
      (peran, no) => boleh('bacaMutasi', peran) && (JANGKAUAN[peran] === 'NASIONAL' || (JANGKAUAN[peran] === 'INSTANSI' && no === 1)),
      'lepas',
    );
  });

  test('dokumen usul: siapa yang dapat membaca usulnya (asal, tujuan, daerah, nasional, orangnya), tidak seorang pun selain itu', async () => {
    await periksa(
      await terlampir(null),
      (peran, no) => boleh('bacaMutasi', peran) && (['NASIONAL', 'DAERAH'].includes(JANGKAUAN[peran]) || (JANGKAUAN[peran] === 'INSTANSI' ? no < 3 : no === 1)),
      'terlampir',
    );
  });

  test('surat tentang seorang tidak terbuka bagi rekan seusulnya; yang mengunduhnya tercatat atas orang itu, yang ditolak tidak', async () => {
    const id = await terlampir(BUDI ?? '');
    const sejak = (await admin.query<{ n: string }>('select coalesce(max(id), 0)::text n from akses_data')).rows[0]?.n;
    expect((await minta(`ASN-0-${BUDI}`, `/v1/dokumen/${id}`)).status).toBe(200);
    expect((await minta(`ASN-0-${SITI}`, `/v1/dokumen/${id}`)).isi?.kode).toBe('TIDAK_DITEMUKAN');
    const { rows } = await admin.query(
      `select lpad(o.nip::text, 18, '0') nip, d.operasi, d.jenis, d.peran from akses_data d join akses_orang o on o.akses = d.id where d.id > $1`,
      [sejak],
    );
    expect(rows).toEqual([{ nip: BUDI, operasi: 'dokumen', jenis: ['BERKAS'], peran: 'ASN' }]);
  });

  test.each(['abc', '1/2', '-1', '9999999999999999999', "1'--"])('alamat yang salah %s: TIDAK_DITEMUKAN; tanpa token: 401', async (id) => {
    expect((await minta(OPERATOR, `/v1/dokumen/${id}`)).status).toBe(404);
    expect((await minta(null, `/v1/dokumen/${id}`)).status).toBe(401);
  });
});
