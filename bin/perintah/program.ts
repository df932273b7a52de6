import { Command, CommanderError } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Env } from '../../platform/config.ts';
import { petakanGalat } from '../../platform/db/galat.ts';
import { samarkanTeks } from '../../platform/logger.ts';
import { perintahAgen } from './agen.ts';
import { Alat, type Keluaran } from './alat.ts';
import { perintahAudit } from './audit.ts';
import { perintahBeritaAcara } from './berita-acara.ts';
import { perintahEchecking } from './echecking.ts';
import { perintahImpor } from './impor.ts';
import { KELUAR, kodeKeluar } from './kode-keluar.ts';
import { perintahLaporan } from './laporan.ts';
import { perintahProfil } from './profil.ts';
import { perintahReferensi } from './referensi.ts';
import { perintahRisiko } from './risiko.ts';
import { perintahSapuan } from './sapuan.ts';
import { perintahSelisih } from './selisih.ts';
import { perintahSumber } from './sumber.ts';
import { perintahSumberData } from './sumber-data.ts';
import { perintahTarikan } from './tarikan.ts';
import { perintahTautan } from './tautan.ts';
import { perintahToken } from './token.ts';
import { perintahTulisBalik } from './tulis-balik.ts';
import { perintahUjiUlang } from './uji-ulang.ts';
import { perintahVerifikasi } from './verifikasi.ts';

const PERINTAH = [
  perintahToken,
  perintahImpor,
  perintahAgen,
  perintahReferensi,
  perintahSumber,
  perintahSumberData,
  perintahLaporan,
  perintahAudit,
  perintahSelisih,
  perintahSapuan,
  perintahTautan,
  perintahTarikan,
  perintahProfil,
  perintahVerifikasi,
  perintahTulisBalik,
  perintahBeritaAcara,
  perintahUjiUlang,
  perintahRisiko,
  perintahEchecking,
];

function susunProgram(alat: Alat, keluaran: Keluaran): Command {
  const program = new Command('simpul')
    .description('Penghubung SIASN dan SIMPEG: perintah operator. Data ke stdout, cerita ke stderr.')
    .option('--json', 'satu objek JSON di stdout')
    .option('-q, --diam', 'tanpa cerita di stderr')
    .exitOverride()
    .configureOutput({ writeOut: keluaran.stdout, writeErr: keluaran.stderr, outputError: (teks, tulis) => tulis(samarkanTeks(teks)) })
    .hook('preAction', (_program, perintah) => {
      const opsi = perintah.optsWithGlobals<{ json?: boolean; diam?: boolean }>();
      alat.isJson = opsi.json === true;
      alat.isDiam = opsi.diam === true;
    });
  for (const pasang of PERINTAH) pasang(program, alat);
  return program;
}

/** Text of a fault for the operator: only the catalogue's words leave, and never a person's number. */
function pesanGalat(galat: unknown): string {
  const dipetakan = petakanGalat(galat);
  if (dipetakan instanceof Kesalahan) return samarkanTeks(`${dipetakan.kode}: ${dipetakan.message}`);
  return `INTERNAL: ${dipetakan instanceof Error ? dipetakan.name : 'kesalahan tak dikenal'}`;
}

/** Runs one command line (without node and script) and returns its exit code. Never throws. */
export async function jalankanPerintah(argv: readonly string[], env: Env, keluaran: Keluaran): Promise<number> {
  const alat = new Alat(env, keluaran);
  try {
    await susunProgram(alat, keluaran).parseAsync([...argv], { from: 'user' });
    return alat.kode;
  } catch (galat) {
    // Commander has written its own message; help and version are no faults.
    if (galat instanceof CommanderError) return galat.exitCode === 0 ? KELUAR.baik : KELUAR.pemakaian;
    keluaran.stderr(`simpul: ${pesanGalat(galat)}\n`);
    return kodeKeluar(petakanGalat(galat));
  }
}
