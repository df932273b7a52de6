import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { bacaAnggaran } from '../../platform/antrean/anggaran.ts';
import { ambilUmpan, type BahanAmbil } from '../../sync/ambil/jalankan.ts';
import { keadaanAmbil } from '../../sync/ambil/keadaan.ts';
import { ambilOrang } from '../../sync/ambil/orang.ts';
import { isJenisOrang } from '../../sync/ambil/orang-giliran.ts';
import { periksaSumberTerpasang } from '../../sync/ambil/periksa.ts';
import { bacaSumber, daftarSumber, pasangSumber } from '../../sync/ambil/sumber-terpasang.ts';
import { daftarToken, pasangToken, peringatanToken } from '../../sync/ambil/token.ts';
import { SumberMenunda } from '../../sync/sources/galat-sumber.ts';
import { MACAM } from '../../sync/sources/setelan.ts';
import { tarikInstansi } from '../../sync/tarik-instansi.ts';
import { type Alat, bilangan, cariInstansi, kumpulkan, pilihan } from './alat.ts';
import { KELUAR } from './kode-keluar.ts';
import { bacaPasangan, bacaSetelan } from './setelan-baris.ts';

const OLEH = 'CLI';
const SISI = ['BKN', 'SIMPEG'] as const;
const JENIS = ['pegawai', 'kinerja', 'hukdis', 'formasi'] as const;

interface OpsiInstansi {
  readonly instansi?: string;
}
interface OpsiPasang {
  readonly instansi: string;
  readonly sisi: string;
  readonly jenis: string;
  readonly macam: string;
  readonly alamat: string;
  readonly jarak: string;
  readonly setelan: readonly string[];
  readonly rahasia: readonly string[];
}

const bahanAmbil = (alat: Alat, url: string): BahanAmbil => ({
  url,
  dir: path.join(alat.config.dataDir, 'ambilan'),
  rahasia: { env: alat.env, dir: path.join(alat.config.dataDir, 'rahasia') },
  kunci: alat.config.kunci.pemanggil,
  sekaliMs: 60_000,
});

async function pasang(alat: Alat, o: OpsiPasang): Promise<void> {
  const versi = await alat.sql(async (sql) =>
    pasangSumber(
      sql,
      {
        instansi: (await cariInstansi(sql, o.instansi)).no,
        sisi: pilihan('--sisi', o.sisi, SISI),
        jenis: pilihan('--jenis', o.jenis, JENIS),
        macam: pilihan('--macam', o.macam, MACAM),
        alamat: o.alamat,
        setelan: bacaSetelan(o.setelan),
        rahasia: bacaPasangan('--rahasia', o.rahasia),
        jarakDetik: bilangan('--jarak', o.jarak, 10, 31_536_000),
      },
      OLEH,
    ),
  );
  alat.hasil({ versi }, [`terpasang: versi ${versi}. Periksa dengan: simpul sumber-data periksa --instansi ${o.instansi}`]);
}

async function daftar(alat: Alat, { instansi }: OpsiInstansi): Promise<void> {
  const { umpan, anggaran, token } = await alat.sql(async (sql) => ({
    umpan: await keadaanAmbil(sql, instansi === undefined ? null : (await cariInstansi(sql, instansi)).no),
    anggaran: new Map((await bacaAnggaran(sql, null)).map((a) => [a.sumber, a])),
    token: (await daftarToken(sql)).map((t) => ({ ...t, peringatan: peringatanToken(t, t.kodeCepat, Date.now()) })),
  }));
  const hitung = (h: Readonly<Record<string, number>> | null): string =>
    h === null
      ? '-'
      : Object.entries(h)
          .map(([k, n]) => `${k} ${n}`)
          .join(', ');
  const laju = (sumber: string): string => {
    const a = anggaran.get(sumber);
    return a === undefined ? 'tanpa anggaran' : `${a.perMenit}/menit, sisa ${a.sisa}`;
  };
  const isi = umpan.map((u) => ({ ...u, anggaran: anggaran.get(u.sumber) ?? null }));
  alat.hasil({ umpan: isi, token }, [
    ...umpan.map((u) =>
      [u.kodeCepat, u.sisi, u.jenis, u.macam, `versi ${u.versi}`, u.status, hitung(u.berjalan ?? u.hitung), laju(u.sumber), u.sebab ?? ''].join('\t'),
    ),
    ...token.map((t) => `${t.kodeCepat}\ttoken SSO berakhir ${t.berakhirPada.toISOString()}${t.peringatan === null ? '' : `\t${t.peringatan}`}`),
  ]);
}

async function periksa(alat: Alat, { instansi }: { instansi: string }): Promise<void> {
  const hasil = await alat.denganBasis(() =>
    alat.sql(async (sql) => {
      const { no } = await cariInstansi(sql, instansi);
      const semua = [];
      for (const { sisi, jenis } of await daftarSumber(sql, no)) {
        const s = await bacaSumber(sql, no, { sisi, jenis });
        if (s !== null) semua.push({ sisi, jenis, macam: s.macam, ...(await periksaSumberTerpasang(sql, s, bahanAmbil(alat, ''))) });
      }
      return semua;
    }),
  );
  alat.hasil(
    { umpan: hasil },
    hasil.length === 0
      ? ['Belum ada sumber terpasang: umpan instansi ini dibaca dari berkas.']
      : hasil.map((h) => `${h.baik ? 'baik' : 'GAGAL'}\t${h.sisi}\t${h.jenis}\t${h.macam}\t${h.baris} baris contoh\t${h.lamaMs} ms\t${h.pesan}`),
  );
  alat.kode = hasil.every((h) => h.baik) ? KELUAR.baik : KELUAR.ditolak;
}

async function token(alat: Alat, { instansi }: { instansi: string }): Promise<void> {
  const isi = await text(alat.masukan);
  if (isi.trim() === '') throw new Kesalahan('MASUKAN_SALAH', 'Token dibaca dari stdin: simpul sumber-data token --instansi KODE < token.txt');
  const akhir = await alat.sql(async (sql) =>
    pasangToken(sql, (await cariInstansi(sql, instansi)).no, isi, { kunci: alat.config.kunci.pemanggil, oleh: OLEH }),
  );
  alat.hasil({ berakhirPada: akhir }, [`token SSO tersimpan terenkripsi; berakhir ${akhir.toISOString()}`]);
}

const galatSumber = (galat: unknown): never => {
  throw galat instanceof SumberMenunda ? new Kesalahan('SUMBER_TIDAK_TERSEDIA', galat.sebab) : galat;
};

/** People first: facts are paired with them, and of somebody whom the source does not know "not found" says nothing. */
const urutUmpan = <U extends { readonly jenis: string }>(daftar: readonly U[]): readonly U[] =>
  [...daftar].sort((a, b) => Number(a.jenis !== 'pegawai') - Number(b.jenis !== 'pegawai'));

async function ambil(alat: Alat, { instansi }: { instansi: string }): Promise<void> {
  const ringkas = await alat.denganBasis(async ({ sync }) => {
    const sumber = urutUmpan(await alat.sql(async (sql) => daftarSumber(sql, (await cariInstansi(sql, instansi)).no)));
    const bahan = bahanAmbil(alat, sync);
    for (const { instansi: no, sisi, jenis } of sumber) {
      if (isJenisOrang(jenis)) alat.cerita(`${sisi} ${jenis} usul terbuka: ${(await ambilOrang(bahan, no, { sisi, jenis }).catch(galatSumber)).hasil}`);
      for (let hasil = 'LANJUT'; hasil === 'LANJUT'; ) {
        hasil = await ambilUmpan(bahan, no, { sisi, jenis }).catch(galatSumber);
        alat.cerita(`${sisi} ${jenis}: ${hasil}`);
      }
    }
    const { no } = await alat.sql((sql) => cariInstansi(sql, instansi));
    return tarikInstansi({ url: sync, dirSumber: path.join(alat.config.dataDir, 'sumber'), terlihat: new Map() }, no);
  });
  alat.hasil(ringkas, [`diterapkan ${ringkas.diterapkan} · tetap ${ringkas.tetap} · bermasalah ${ringkas.bermasalah}`]);
}

export function perintahSumberData(program: Command, alat: Alat): void {
  const induk = program.command('sumber-data').alias('data-source').description('sumber umpan tiap instansi: berkas, SIASN, SIMPEG lewat HTTP atau basis data');
  induk
    .command('pasang')
    .alias('set')
    .description('pasang sumber sebuah umpan sebagai versi baru; --macam berkas mengembalikannya ke folder berkas')
    .requiredOption('--instansi <id>', 'id atau kode cepat')
    .requiredOption('--macam <macam>', MACAM.join(', ').toLowerCase())
    .option('--sisi <sisi>', 'BKN atau SIMPEG', 'SIMPEG')
    .option('--jenis <jenis>', JENIS.join(', '), 'pegawai')
    .option('--alamat <url>', 'alamat tanpa pengguna dan sandi', '')
    .option('--setelan <nama=nilai>', 'setelan macam ini, boleh berulang; nama bertitik untuk yang bersarang', kumpulkan, [])
    .option('--rahasia <nama=rujukan>', 'env:SUMBER_… atau berkas:NAMA (di SIMPUL_DATA/rahasia, chmod 600), boleh berulang', kumpulkan, [])
    .option('--jarak <detik>', 'jarak antarpengambilan', '900')
    .action((opsi: OpsiPasang) => pasang(alat, opsi));
  induk
    .command('daftar')
    .alias('list')
    .description('sumber terpasang, keadaan, hitungan pengambilan, dan masa berlaku token')
    .option('--instansi <id>')
    .action((opsi: OpsiInstansi) => daftar(alat, opsi));
  induk
    .command('periksa')
    .alias('check')
    .description('coba setiap sumber instansi: rahasia, alamat, masuk, baris contoh, kolom; keluar 6 bila ada yang gagal')
    .requiredOption('--instansi <id>')
    .action((opsi: { instansi: string }) => periksa(alat, opsi));
  induk
    .command('token')
    .description('simpan token SSO SIASN yang ditempel operator (dibaca dari stdin)')
    .requiredOption('--instansi <id>')
    .action((opsi: { instansi: string }) => token(alat, opsi));
  induk
    .command('ambil')
    .alias('fetch')
    .description('ambil semua umpan instansi sekarang, pegawai dalam usul terbuka lebih dahulu, lalu olah')
    .requiredOption('--instansi <id>')
    .action((opsi: { instansi: string }) => ambil(alat, opsi));
}
