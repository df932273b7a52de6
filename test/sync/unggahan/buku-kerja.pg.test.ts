import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jalankanPerintah } from '../../../bin/perintah/program.ts';
import { type LayananGerbang, layani } from '../../../gateway/http.ts';
import { isiKunciPemanggil } from '../../../platform/auth/pemanggil.ts';
import { TOLAKAN } from '../../../sync/1-canonicalise/hasil-baris.ts';
import { pecahCsv } from '../../../sync/sources/pecah-csv.ts';
import { ruteUnggahan } from '../../../sync/unggahan/http.ts';
import type { LaporanUmpan } from '../../../sync/unggahan/laporan.ts';
import { terimaUmpan, type UmpanDikirim } from '../../../sync/unggahan/terima.ts';
import { ujiUmpan } from '../../../sync/unggahan/uji.ts';
import { KUNCI_UJI, type Rakitan, rakit } from '../../gateway/rakit.ts';
import { pembacaBerjalan } from '../lembar/pembaca-berjalan.ts';
import { bukuDari, type SelBuku, tulisBuku } from '../lembar/tulis-buku.ts';
import { type Baris, KOLOM, orangKe } from '../masukan-buruk/korpus/bentuk.ts';
import { potong, type RakitanUnggahan, rakitUnggahan, teks } from './rakit-unggahan.ts';

let r: RakitanUnggahan;
let gerbang: Rakitan;
let layanan: LayananGerbang;
let dir: string;

beforeAll(async () => {
  r = await rakitUnggahan(60, 4);
  gerbang = await rakit('lokal');
  dir = mkdtempSync(path.join(tmpdir(), 'simpul-buku-kerja-'));
  await r.sql((sql) => isiKunciPemanggil(sql, KUNCI_UJI.kid, KUNCI_UJI.kunci));
  layanan = await layani(gerbang.gerbang, { port: 0, rute: ruteUnggahan({ url: r.url, dir: r.dir }) });
});
afterAll(async () => {
  await layanan.tutup();
  await r.hapus();
  rmSync(dir, { recursive: true, force: true });
});

const umpan = (lain: Partial<UmpanDikirim> = {}): UmpanDikirim => ({
  instansi: 1,
  sisi: 'BKN',
  jenis: 'pegawai',
  asal: 'UNGGAH',
  lengkap: false,
  oleh: { subjek: 'uji', orang: 'uji' },
  ...lain,
});
const NIP = orangKe(1)['nip_baru'] ?? '';
const GALAT = { atribut: 't="e"', isi: '<v>#N/A</v>' };
const terima = (isi: string | Buffer, lain: Partial<UmpanDikirim> = {}): Promise<LaporanUmpan> => terimaUmpan(r, umpan(lain), potong(isi));
const uji = (isi: string | Buffer, lain: Partial<UmpanDikirim> = {}): Promise<LaporanUmpan> => ujiUmpan(r, umpan(lain), potong(isi));
const sel = (isi: string): string => (/[";\n]/.test(isi) ? `"${isi.replaceAll('"', '""')}"` : isi);
const csvDari = (tabel: readonly (readonly string[])[]): string => tabel.map((b) => `${b.map(sel).join(';')}\n`).join('');
const barisDari = (o: Baris): string[] => KOLOM.map((k) => o[k] ?? '');
/** A CSV of the nation as a table of texts. */
const tabelDari = (csv: string, pemisah: string): string[][] =>
  csv
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split(/\r?\n/)
    .map((b) => pecahCsv(b, pemisah));
const tersimpan = (): string[] => readdirSync(r.dir).toSorted();
const jumlahTarikan = () => r.sql(async (sql) => (await sql<{ n: number }[]>`select count(*)::int n from tarikan`)[0]?.n);
const tanpaBuku = ({ bukuKerja: _b, ...l }: LaporanUmpan): Omit<LaporanUmpan, 'bukuKerja'> => l;
const denganGanti = (ganti: Partial<Record<(typeof KOLOM)[number], SelBuku>>, urut: number): SelBuku[] => {
  const o = orangKe(urut);
  return KOLOM.map((k) => ganti[k] ?? o[k] ?? '');
};

describe('tabel yang sama sebagai buku kerja dan sebagai CSV', () => {
  it('diterima sebagai isi yang sama: berkas, hitungan, dan kedua kalinya tidak ada yang berubah', async () => {
    const tabel = [[...KOLOM], ...[1, 2, 3].map((n) => barisDari(orangKe(n)))];
    const buku = await terima(bukuDari(tabel, { nama: 'Data', tersembunyi: [3] }));
    expect(buku).toMatchObject({ status: 'DITERAPKAN', terbaca: 3, diterapkan: 3, karantina: 0, bukuKerja: { lembar: 'Data', baris: 3, barisTersembunyi: 1 } });
    const sesudah = tersimpan();
    expect(await terima(csvDari(tabel))).toMatchObject({ status: 'DITERAPKAN', terbaca: 3, diterapkan: 0, takBerubah: 3 });
    expect(tersimpan()).toEqual(sesudah);
    expect(readFileSync(path.join(r.dir, sesudah[0] ?? ''), 'utf8')).toBe(csvDari(tabel));
  });

  it('juga sebagai umpan SIMPEG, dengan pemisah dan kolom profilnya; profil yang membaca NDJSON menolak tabel', async () => {
    const lain = { instansi: 1, sisi: 'SIMPEG', lengkap: true } as const;
    const csv = teks(r.berkas('simpeg', 1));
    const dariCsv = await uji(csv, lain);
    expect(dariCsv.diterapkan).toBeGreaterThan(0);
    expect(tanpaBuku(await uji(bukuDari(tabelDari(csv, ';')), lain))).toEqual(dariCsv);
    await expect(uji(bukuDari([['nip'], ['1']]), { ...lain, instansi: 4 })).rejects.toThrow('membaca NDJSON, bukan tabel');
  });

  it.each([
    [
      'kinerja',
      [
        ['id', 'nipBaru', 'tahun', 'kuadranKinerjaNilai'],
        ['x', NIP, '2025', '1'],
        ['y', NIP, GALAT, '1'],
        ['z', 199_101_012_016_011_900, '2025', '1'],
      ],
      'tahun',
      'nipBaru',
    ],
    [
      'riwayat',
      [
        ['jenisRiwayat', 'nipBaru', 'golonganId', 'tmtGolongan', 'skNomor'],
        ['golongan', NIP, '33', '01-04-2021', 'SK/1'],
        ['golongan', NIP, '34', GALAT, 'SK/2'],
        ['golongan', 12, '34', '', 'SK/3'],
      ],
      'tmtGolongan',
      'nipBaru',
    ],
    [
      'fakta',
      [
        ['nip', 'jenis', 'mulai', 'akhir'],
        [NIP, 'DITAHAN', '2024-01-01', ''],
        [NIP, 'DITAHAN', '2024-02-01', GALAT],
        [12, 'DITAHAN', '2024-03-01', ''],
      ],
      'akhir',
      'nip',
    ],
    [
      'formasi',
      [
        ['unor_id', 'jabatan_id', 'nama'],
        ['A', 'B', 'C'],
        ['D', 1.2e31, 'E'],
        [GALAT, 'F', 'G'],
      ],
      'jabatan_id',
      'unor_id',
    ],
  ] as const)('umpan %s: selnya yang rusak dikarantina pada baris dan kolomnya', async (jenis, tabel, kolom, kolomOrang) => {
    const l = await uji(bukuDari(tabel), { jenis, sisi: jenis === 'riwayat' || jenis === 'fakta' ? 'SIMPEG' : 'BKN' });
    expect(l.terbaca).toBe(3);
    const rusak = l.ditolak.filter((d) => d.baris > 2).map((d) => [d.baris, d.kolom, d.kode]);
    const [kode, kodeOrang] = jenis === 'formasi' ? ['SEL_ANGKA_EXCEL', 'SEL_GALAT_EXCEL'] : ['SEL_GALAT_EXCEL', 'NIP_DIBULATKAN_EXCEL'];
    expect(rusak).toEqual([
      [3, kolom, kode],
      [4, kolomOrang, kodeOrang],
    ]);
  });
});

describe('yang dirusak Excel tidak pernah ditebak', () => {
  it('setiap baris yang rusak dikarantina dengan kode yang berkata apa yang harus dilakukan; galat di kolom yang tidak dipakai tidak menahan barisnya', async () => {
    const kasus: readonly (readonly [Partial<Record<(typeof KOLOM)[number], SelBuku>>, string | null, keyof typeof TOLAKAN | null])[] = [
      [{}, null, null],
      [{ nip_baru: 199_101_012_016_011_900 }, 'nip_baru', 'NIP_DIBULATKAN_EXCEL'],
      [{ nip_baru: 12_345 }, 'nip_baru', 'NIP_DIBULATKAN_EXCEL'],
      [{ nip_baru: GALAT }, 'nip_baru', 'NIP_SEL_RUSAK'],
      [{ nik: 3_501_010_101_910_001 }, 'nik', 'SEL_ANGKA_EXCEL'],
      [{ nik: 350_101_010_191 }, 'nik', 'SEL_ANGKA_EXCEL'],
      [{ nama: GALAT }, 'nama', 'SEL_GALAT_EXCEL'],
      [{ tmt_pns: { isi: '<f>A1</f>' } }, 'tmt_pns', 'SEL_RUMUS_TANPA_NILAI'],
      [{ jabatan_id: 1.2e31 }, 'jabatan_id', 'SEL_ANGKA_EXCEL'],
      [{ alamat: GALAT }, null, null],
    ];
    const l = await uji(bukuDari([[...KOLOM], ...kasus.map(([ganti], n) => denganGanti(ganti, 201 + n))]));
    expect(l).toMatchObject({ terbaca: kasus.length, diterapkan: 2, karantina: kasus.length - 2 });
    expect(l.ditolak).toEqual(kasus.flatMap(([, kolom, kode], n) => (kode === null ? [] : [{ baris: n + 2, kolom, kode, pesan: TOLAKAN[kode] }])));
  });

  it('tanggal, angka, dan rumus yang tersimpan hasilnya dibaca seperti teksnya', async () => {
    const l = await uji(
      bukuDari([
        [...KOLOM],
        denganGanti(
          {
            tmt_cpns: { atribut: 's="1"', isi: '<v>42370</v>' },
            mk_tahun: 10,
            is_valid_nik: 1,
            nama: { atribut: 't="str"', isi: '<f>UPPER("x")</f><v>ORANG CONTOH</v>' },
          },
          204,
        ),
      ]),
    );
    expect(l).toMatchObject({ diterapkan: 1, karantina: 0, peringatan: [] });
  });

  it('orang yang NIP-nya tidak terbaca tidak dihapus, dan yang barisnya dikarantina tidak dianggap hilang', async () => {
    const lengkap = { instansi: 2, sisi: 'BKN', lengkap: true } as const;
    const [judul = [], ...isi] = tabelDari(teks(r.berkas('bkn', 2)), ';');
    const letak = judul.indexOf('nip_baru');
    expect((await terima(bukuDari([judul, ...isi]), lengkap)).karantina).toBe(0);
    const tanpaNip = await uji(bukuDari([judul, ...isi.map((b, i) => (i === 0 ? b.map((s, j): SelBuku => (j === letak ? GALAT : s)) : b))]), lengkap);
    expect(tanpaNip).toMatchObject({ karantina: 1, dihapus: 0 });
    const tanpaNama = await uji(
      bukuDari([judul, ...isi.map((b, i) => (i === 0 ? b.map((s, j): SelBuku => (j === judul.indexOf('nama') ? GALAT : s)) : b))]),
      lengkap,
    );
    expect(tanpaNama).toMatchObject({ karantina: 1, dihapus: 0 });
  });

  it('berkas baris gagal memuat isi selnya, tanpa tanda dalam', async () => {
    const badan = bukuDari([[...KOLOM], denganGanti({ nama: GALAT, nik: 12 }, 205)]);
    const jawab = await minta('pegawai&lengkap=false', badan);
    const l = (await jawab.json()) as LaporanUmpan;
    expect([jawab.status, l.karantina]).toEqual([200, 1]);
    const gagal = await (await minta('', undefined, l.gagalUrl ?? '')).text();
    expect(gagal).toContain(';#N/A;');
    expect(gagal).toContain('SEL_GALAT_EXCEL');
    expect(gagal).not.toMatch(/\u0000|\ufffd/);
  });
});

const minta = async (kueri: string, badan?: Buffer, jalur?: string, kunci?: string): Promise<Response> =>
  fetch(`${layanan.url}${jalur ?? `/v1/unggahan?instansi=${encodeURIComponent(r.instansi[0]?.id ?? '')}&jenis=${kueri}`}`, {
    headers: { authorization: `Bearer ${await gerbang.token('steward')}`, ...(kunci === undefined ? {} : { 'idempotency-key': kunci }) },
    ...(badan === undefined ? {} : { method: 'POST', body: new Uint8Array(badan) }),
  });

describe('buku kerja yang ditolak tidak meninggalkan apa pun', () => {
  const DUA = () =>
    tulisBuku({
      lembar: [
        { nama: 'Data', baris: [[...KOLOM], barisDari(orangKe(301))] },
        { nama: 'Acuan', baris: [['x'], ['1']] },
      ],
    });

  it('lewat HTTP: 422 dengan kata-katanya, tanpa berkas dan tanpa tarikan; dengan lembar yang disebut diterima', async () => {
    const [berkas, tarikan] = [tersimpan(), await jumlahTarikan()];
    const jawab = await minta('pegawai&lengkap=false', DUA());
    expect(jawab.status).toBe(422);
    expect(await jawab.json()).toMatchObject({ kode: 'BERKAS_DITOLAK', tarikanId: null, title: expect.stringContaining('"Data", "Acuan"') });
    expect([tersimpan(), await jumlahTarikan()]).toEqual([berkas, tarikan]);
    expect(await (await minta('pegawai&lengkap=false&lembar=data', DUA())).json()).toMatchObject({ status: 'DITERAPKAN', diterapkan: 1 });
    for (const lembar of ['', '199101012016011900']) expect((await minta(`pegawai&lengkap=false&lembar=${lembar}`, DUA())).status).toBe(400);
  });

  it('pembacanya mati di tengah jalan: ditolak, tidak ada yang disimpan, dan unggahan berikutnya diterima', async () => {
    const besar = bukuDari([[...KOLOM], ...Array.from({ length: 3_000 }, (_, n) => barisDari(orangKe(n)))]);
    const [berkas, tarikan] = [tersimpan(), await jumlahTarikan()];
    const bunuh = setInterval(() => {
      for (const pid of pembacaBerjalan()) process.kill(pid, 'SIGKILL');
    }, 5);
    const jawab = await minta('pegawai&lengkap=false', besar).finally(() => clearInterval(bunuh));
    expect([jawab.status, ((await jawab.json()) as { title: string }).title]).toEqual([422, expect.stringContaining('terhenti sebelum selesai')]);
    expect([tersimpan(), await jumlahTarikan()]).toEqual([berkas, tarikan]);
    expect(await (await minta('pegawai&lengkap=false', bukuDari([[...KOLOM], barisDari(orangKe(302))]))).json()).toMatchObject({ diterapkan: 1 });
  });

  it('buku kerja dalam gzip ditolak dengan kata yang benar', async () => {
    await expect(uji(gzipSync(bukuDari([['a']])))).rejects.toThrow('Kirim berkas .xlsx apa adanya, tanpa gzip.');
  });

  it('CSV bernama .xlsx dan buku kerja bernama .csv dikenal dari isinya oleh perintah impor', async () => {
    const keluar: string[] = [];
    const impor = async (nama: string, isi: Buffer, ...lain: readonly string[]): Promise<number> => {
      const berkas = path.join(dir, nama);
      writeFileSync(berkas, isi);
      const argv = ['impor', berkas, '--instansi', r.instansi[0]?.kodeCepat ?? '', '--jenis', 'pegawai', '--sisi', 'BKN', '--uji', '--sebagian', ...lain];
      return jalankanPerintah(
        argv,
        { SIMPUL_DATA: r.data, DATABASE_URL: r.basis.url },
        { stdout: (s) => void keluar.push(s), stderr: (s) => void keluar.push(s) },
      );
    };
    expect(await impor('data.xlsx', Buffer.from(csvDari([[...KOLOM], barisDari(orangKe(303))])))).toBe(0);
    expect(await impor('data.csv', DUA(), '--lembar', '1')).toBe(0);
    expect(keluar.join('')).toContain('lembar "Data": 1 baris');
    expect(await impor('data.xlsx', DUA())).toBe(6);
    expect(keluar.join('')).toContain('--lembar NAMA');
  });
});
