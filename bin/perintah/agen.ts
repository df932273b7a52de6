import { existsSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as jeda } from 'node:timers/promises';
import type { Command } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { kunciFolder } from '../../platform/db/folder-lock.ts';
import type { JenisUmpan } from '../../sync/2-stage/tarikan.ts';
import { type BahanAgen, type HasilPutaran, putaranAgen } from '../../sync/agen/putaran.ts';
import { JENIS_AGEN } from '../../sync/denyut/umpan-agen.ts';
import { type Alat, bilangan, kumpulkan, pilihan } from './alat.ts';
import { kodeDari } from './impor.ts';
import { jagaToken } from './jaga-token.ts';
import { KELUAR, kodeKeluar } from './kode-keluar.ts';

interface OpsiAgen {
  readonly sumber?: string;
  readonly umpan: readonly string[];
  readonly hub: string;
  readonly tokenFile?: string;
  readonly klien?: string;
  readonly penerbit?: string;
  readonly folderKunci?: string;
  readonly kunci: string;
  readonly jurnal: string;
  readonly rahasiaUmpan?: string;
  readonly instansi?: string;
  readonly sekali?: boolean;
  readonly tiap: string;
  readonly coba: string;
}

const angka = (n: number): string => n.toLocaleString('id-ID');
const KUNCI_MS = 2_000;

const CERITA: Readonly<Record<HasilPutaran['anak'], string>> = {
  SAMA: 'sama dengan hub',
  JURNAL: 'selisih terhadap jurnal',
  REKONSILIASI: 'jurnal tidak dipakai, dicocokkan dengan hub',
  PENUH: 'berkas penuh',
  LANJUTAN: 'melanjutkan kiriman yang terputus',
};

const barisHasil = (jenis: JenisUmpan, h: HasilPutaran): string[] => [
  `${jenis === 'pegawai' ? '' : `${jenis} · `}${h.anak}: ${CERITA[h.anak]} · ${angka(h.jumlah)} baris · ${angka(h.tambah)} dikirim · ${angka(h.hapus)} dicabut`,
  `${angka(h.bita.kirim)} bita terkirim · ${angka(h.bita.terima)} bita diterima · ${h.pulangPergi} pulang-pergi`,
  ...(h.laporan === null
    ? []
    : [
        `${h.laporan.status} · tarikan ${h.laporan.tarikanId}${h.laporan.sebab === null ? '' : ` · ${h.laporan.sebab}`}`,
        `terbaca ${h.laporan.terbaca} · diterapkan ${h.laporan.diterapkan} · tak berubah ${h.laporan.takBerubah} · ditolak ${h.laporan.karantina} · duplikat ${h.laporan.duplikat} · dihapus ${h.laporan.dihapus}`,
      ]),
];

/** One feed, one round. */
async function satu(alat: Alat, bahan: BahanAgen): Promise<number> {
  const hasil = await putaranAgen(bahan);
  // Not the whole report: its rejected rows stay at the hub, under its rights.
  const { laporan } = hasil;
  alat.hasil(
    { jenis: bahan.jenis, ...hasil, laporan: laporan === null ? null : { tarikanId: laporan.tarikanId, status: laporan.status, sebab: laporan.sebab } },
    barisHasil(bahan.jenis, hasil),
  );
  return laporan === null ? KELUAR.baik : kodeDari(laporan);
}

/** A round over all feeds, one after the other; the fault of one is told and does not keep the others. The exit code is that of the first that had one. */
async function putaran(alat: Alat, semua: readonly BahanAgen[], lanjut: string): Promise<number> {
  let kode: number = KELUAR.baik;
  for (const bahan of semua) {
    const kini = await satu(alat, bahan).catch((galat: unknown) => {
      alat.cerita(`agen ${bahan.jenis}: ${galat instanceof Kesalahan ? `${galat.kode}: ${galat.message}` : 'kesalahan tak terduga'}${lanjut}`);
      return kodeKeluar(galat);
    });
    if (kode === KELUAR.baik) kode = kini;
  }
  return kode;
}

/** One feed alone fails as any command does; several are each told. */
const sekali = (alat: Alat, semua: readonly BahanAgen[]): Promise<number> =>
  semua[0] !== undefined && semua.length === 1 ? satu(alat, semua[0]) : putaran(alat, semua, '');

/** Rounds until the process is asked to stop. A feed that fails is tried again at the next turn. */
async function berulang(alat: Alat, semua: readonly BahanAgen[], detik: number): Promise<number> {
  const henti = new AbortController();
  for (const isyarat of ['SIGINT', 'SIGTERM'] as const) process.once(isyarat, () => henti.abort());
  let kode: number = KELUAR.baik;
  while (!henti.signal.aborted) {
    kode = await putaran(alat, semua, `; dicoba lagi dalam ${detik} detik`);
    await jeda(detik * 1_000, null, { signal: henti.signal }).catch(() => null);
  }
  return kode;
}

/** Sources by kind, master records first. Throws MASUKAN_SALAH for an unknown kind, a kind twice, or none at all. */
function umpanDari({ sumber, umpan }: OpsiAgen): ReadonlyMap<JenisUmpan, string> {
  const hasil = new Map<JenisUmpan, string>(sumber === undefined ? [] : [['pegawai', sumber]]);
  for (const u of umpan) {
    const batas = u.indexOf('=');
    const jenis = pilihan('--umpan', u.slice(0, Math.max(0, batas)), JENIS_AGEN);
    if (hasil.has(jenis) || u.slice(batas + 1).trim() === '') throw new Kesalahan('MASUKAN_SALAH', `--umpan ${jenis} harus satu kali, dengan sumbernya.`);
    hasil.set(jenis, u.slice(batas + 1));
  }
  if (hasil.size === 0) throw new Kesalahan('MASUKAN_SALAH', '--sumber atau --umpan wajib diisi.');
  return hasil;
}

interface Masuk {
  readonly berkasToken: string;
  readonly selesai: () => void;
}

/** How the agent signs in: with a file that somebody else keeps fresh, or as a machine client with its own key. */
async function masuk(alat: Alat, { tokenFile, klien, penerbit, folderKunci, kunci }: OpsiAgen, dir: string): Promise<Masuk> {
  if (klien !== undefined && penerbit !== undefined && folderKunci !== undefined && tokenFile === undefined) {
    const berkasToken = path.join(dir, 'token');
    const opsi = { klien, penerbit, folder: folderKunci, nama: kunci };
    const henti = await jagaToken(opsi, berkasToken, (teks) => alat.cerita(`agen: ${teks}`));
    const selesai = (): void => {
      henti();
      rmSync(berkasToken, { force: true });
    };
    return { berkasToken, selesai };
  }
  if (tokenFile === undefined || klien !== undefined) throw new Kesalahan('MASUKAN_SALAH', 'Isi --token-file, atau --klien, --penerbit dan --folder-kunci.');
  if (!existsSync(tokenFile)) throw new Kesalahan('BELUM_MASUK', 'Berkas token tidak ada.');
  return { berkasToken: tokenFile, selesai: () => undefined };
}

async function agen(alat: Alat, opsi: OpsiAgen): Promise<void> {
  if (!URL.canParse(opsi.hub) || !/^https?:$/.test(new URL(opsi.hub).protocol)) throw new Kesalahan('MASUKAN_SALAH', '--hub harus URL http atau https.');
  const sumber = umpanDari(opsi);
  const detik = bilangan('--tiap', opsi.tiap, 1, 86_400);
  const dir = path.resolve(opsi.jurnal);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const umum = {
    url: opsi.hub,
    instansi: opsi.instansi ?? null,
    berkasRahasia: opsi.rahasiaUmpan ?? null,
    coba: bilangan('--coba', opsi.coba, 1, 100),
  };
  // Each kind has a journal of its own; that of the master records lies where it always lay.
  const bahan = await Promise.all(
    [...sumber].map(async ([jenis, asal]) => {
      const milik = jenis === 'pegawai' ? dir : path.join(dir, jenis);
      await mkdir(milik, { recursive: true, mode: 0o700 });
      return { ...umum, jenis, sumber: asal, dir: milik };
    }),
  );
  // Two agents over one journal would each take the other's payload for their own.
  const lepas = await kunciFolder(path.join(dir, 'kunci'), KUNCI_MS);
  try {
    const { berkasToken, selesai } = await masuk(alat, opsi, dir);
    const semua = bahan.map((b): BahanAgen => ({ ...b, berkasToken }));
    alat.kode = await (opsi.sekali === true ? sekali(alat, semua) : berulang(alat, semua, detik)).finally(selesai);
  } finally {
    lepas();
  }
}

export function perintahAgen(program: Command, alat: Alat): void {
  program
    .command('agen')
    .alias('agent')
    .description('di sisi SIMPEG: kirim hanya yang berubah ke hub, tanpa basis data (remote agent)')
    .option('--sumber <berkas|perintah>', 'data pegawai: ekspor CSV/NDJSON, atau perintah shell yang menulisnya ke stdout')
    .option('--umpan <jenis=berkas|perintah>', `umpan lain, boleh berulang: ${JENIS_AGEN.join(', ')} (hukdis hanya oleh steward BKN)`, kumpulkan, [])
    .requiredOption('--hub <url>', 'alamat gerbang hub')
    .option('--token-file <berkas>', 'berkas berisi token; dibaca lagi tiap permintaan')
    .option('--klien <id>', 'sebagai ganti --token-file: masuk sebagai klien mesin ini; tokennya diperbarui sendiri')
    .option('--penerbit <url>', 'dengan --klien: penerbit token, seperti OIDC_ISSUER hub')
    .option('--folder-kunci <folder>', 'dengan --klien: folder kunci (simpul klien kunci)')
    .option('--kunci <berkas>', 'dengan --klien: nama berkas kunci di folder itu', 'klien.json')
    .requiredOption('--jurnal <folder>', 'folder jurnal; hilang pun tidak apa-apa, hanya lebih mahal sekali')
    .option('--rahasia-umpan <berkas>', 'tandai setiap kiriman dengan rahasia (whsec_…) di berkas ini; dibaca lagi tiap permintaan')
    .option('--instansi <id>', 'id instansi (bawaan: instansi pada hibah token)')
    .option('--sekali', 'satu putaran lalu selesai')
    .option('--tiap <detik>', 'jarak antarputaran', '60')
    .option('--coba <kali>', 'percobaan per permintaan bila sambungan putus', '6')
    .action((opsi: OpsiAgen) => agen(alat, opsi));
}
