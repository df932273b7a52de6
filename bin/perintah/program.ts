import { Command, CommanderError } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Env } from '../../platform/config.ts';
import { petakanGalat } from '../../platform/db/galat.ts';
import { samarkanTeks } from '../../platform/logger.ts';
import { Alat, type Keluaran } from './alat.ts';
import { KELUAR, kodeKeluar } from './kode-keluar.ts';

type Pasang = (program: Command, alat: Alat) => void;

/** Commands by their first word, each with its own modules: a token costs no database driver, and no command the modules of all. In the order of the help. */
const PERINTAH: Readonly<Record<string, () => Promise<Pasang>>> = {
  token: async () => (await import('./token.ts')).perintahToken,
  impor: async () => (await import('./impor.ts')).perintahImpor,
  agen: async () => (await import('./agen.ts')).perintahAgen,
  referensi: async () => (await import('./referensi.ts')).perintahReferensi,
  sumber: async () => (await import('./sumber.ts')).perintahSumber,
  'sumber-data': async () => (await import('./sumber-data.ts')).perintahSumberData,
  laporan: async () => (await import('./laporan.ts')).perintahLaporan,
  audit: async () => (await import('./audit.ts')).perintahAudit,
  selisih: async () => (await import('./selisih.ts')).perintahSelisih,
  sapuan: async () => (await import('./sapuan.ts')).perintahSapuan,
  tautan: async () => (await import('./tautan.ts')).perintahTautan,
  tarikan: async () => (await import('./tarikan.ts')).perintahTarikan,
  profil: async () => (await import('./profil.ts')).perintahProfil,
  verifikasi: async () => (await import('./verifikasi.ts')).perintahVerifikasi,
  'tulis-balik': async () => (await import('./tulis-balik.ts')).perintahTulisBalik,
  'berita-acara': async () => (await import('./berita-acara.ts')).perintahBeritaAcara,
  'uji-ulang': async () => (await import('./uji-ulang.ts')).perintahUjiUlang,
  idis: async () => (await import('./idis.ts')).perintahIdis,
  risiko: async () => (await import('./risiko.ts')).perintahRisiko,
  sbt: async () => (await import('./sbt.ts')).perintahSbt,
  aduan: async () => (await import('./aduan.ts')).perintahAduan,
  echecking: async () => (await import('./echecking.ts')).perintahEchecking,
  hibah: async () => (await import('./hibah.ts')).perintahHibah,
  klien: async () => (await import('./klien.ts')).perintahKlien,
  kaitan: async () => (await import('./kaitan.ts')).perintahKaitan,
  laju: async () => (await import('./laju.ts')).perintahLaju,
  blokir: async () => (await import('./blokir.ts')).perintahBlokir,
  siaga: async () => (await import('./siaga.ts')).perintahSiaga,
};

/** The command that is asked for; all of them for the help and for a word that is none. */
function dipanggil(argv: readonly string[]): readonly (() => Promise<Pasang>)[] {
  const kata = argv.find((a) => !a.startsWith('-')) ?? '';
  const satu = Object.hasOwn(PERINTAH, kata) ? PERINTAH[kata] : undefined;
  return satu === undefined ? Object.values(PERINTAH) : [satu];
}

function susunProgram(alat: Alat, keluaran: Keluaran, perintah: readonly Pasang[]): Command {
  const program = new Command('simpul')
    .description('Penghubung SIASN dan SIMPEG: perintah operator. Data ke stdout, cerita ke stderr.')
    .option('--json', 'satu objek JSON di stdout')
    .option('-q, --diam', 'tanpa cerita di stderr')
    .exitOverride()
    .configureOutput({ writeOut: keluaran.stdout, writeErr: keluaran.stderr, outputError: (teks, tulis) => tulis(samarkanTeks(teks)) })
    .hook('preAction', (_program, dijalankan) => {
      const opsi = dijalankan.optsWithGlobals<{ json?: boolean; diam?: boolean }>();
      alat.isJson = opsi.json === true;
      alat.isDiam = opsi.diam === true;
    });
  for (const pasang of perintah) pasang(program, alat);
  return program;
}

/** Text of a fault for the operator: only the catalogue's words leave, and never a person's number. */
function pesanGalat(galat: unknown): string {
  const dipetakan = petakanGalat(galat);
  if (dipetakan instanceof Kesalahan) return samarkanTeks(`${dipetakan.kode}: ${dipetakan.message}`);
  return `INTERNAL: ${dipetakan instanceof Error ? dipetakan.name : 'kesalahan tak dikenal'}`;
}

const SIDIK_KUNCI = /^-[\w-]{42}$/;

/** One thumbprint of a key (RFC 7638, base64url) in 64 begins with "-"; commander is told that it is a value, not an option. */
function sidikSebagaiNilai(argv: readonly string[]): string[] {
  const letak = argv.findIndex((satu, i) => SIDIK_KUNCI.test(satu) && argv[i - 1]?.startsWith('--') !== true);
  return letak === -1 ? [...argv] : [...argv.slice(0, letak), ...argv.slice(letak + 1), '--', ...argv.slice(letak, letak + 1)];
}

/** Runs one command line (without node and script) and returns its exit code. Never throws. */
export async function jalankanPerintah(argv: readonly string[], env: Env, keluaran: Keluaran): Promise<number> {
  const alat = new Alat(env, keluaran);
  try {
    const perintah = await Promise.all(dipanggil(argv).map((muat) => muat()));
    await susunProgram(alat, keluaran, perintah).parseAsync(sidikSebagaiNilai(argv), { from: 'user' });
    return alat.kode;
  } catch (galat) {
    // Commander has written its own message; help and version are no faults.
    if (galat instanceof CommanderError) return galat.exitCode === 0 ? KELUAR.baik : KELUAR.pemakaian;
    keluaran.stderr(`simpul: ${pesanGalat(galat)}\n`);
    return kodeKeluar(petakanGalat(galat));
  }
}
