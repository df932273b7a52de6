import pino, { type Logger as PinoLogger } from 'pino';
import { Kesalahan } from '../domain/kesalahan.ts';
import { petakanGalat } from './db/galat.ts';

export type Logger = PinoLogger;

export interface PilihanLogger {
  readonly layanan: string;
  readonly tingkat: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Where a line goes; stderr when absent, so that stdout stays for answers. */
  readonly tulis?: (baris: string) => void;
}

const SAMARAN = '[disamarkan]';
const BIDANG_PRIBADI = ['nik', 'nip', 'nipBaru', 'nipLama', 'nama', 'namaLengkap', 'tanggalLahir', 'tempatLahir', 'email', 'noHp', 'alamatRumah'];
const BIDANG_RAHASIA = ['authorization', 'cookie', 'token', 'sandi', 'password', 'kunci', 'tertanda', 'url'];
// NIK has 16 digits, NIP 18; people also write the NIP in its four groups.
const NOMOR_ORANG = /\d{16,}|\d{8}[ ._/-]\d{6}[ ._/-]\d[ ._/-]?\d{3}/;

/** JSON lines: event name, ids, no personal data. Person numbers are masked wherever they hide, faults keep their code and their place. */
export function createLogger({ layanan, tingkat, tulis }: PilihanLogger): Logger {
  const keluar = tulis ?? ((baris: string) => void process.stderr.write(baris));
  return pino(
    {
      level: tingkat,
      base: { layanan },
      messageKey: 'peristiwa',
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: [...BIDANG_PRIBADI, ...BIDANG_RAHASIA].flatMap((nama) => [nama, `*.${nama}`, `*.*.${nama}`]), censor: SAMARAN },
      serializers: { err: serializeGalat, galat: serializeGalat, error: serializeGalat },
      formatters: { level: (nama) => ({ tingkat: nama }) },
    },
    { write: (baris: string) => keluar(samarkanBaris(baris)) },
  );
}

/** Replaces NIK- and NIP-like numbers in a text. */
export const samarkanTeks = (teks: string): string => teks.replace(new RegExp(NOMOR_ORANG, 'g'), SAMARAN);

function samarkanBaris(baris: string): string {
  if (!NOMOR_ORANG.test(baris)) return baris;
  return `${JSON.stringify(samarkanNilai(JSON.parse(baris)))}\n`;
}

// A number has no room for the mask, so the line is rewritten as a value, not as text.
function samarkanNilai(nilai: unknown): unknown {
  if (typeof nilai === 'string') return samarkanTeks(nilai);
  if (typeof nilai === 'number') return NOMOR_ORANG.test(String(nilai)) ? SAMARAN : nilai;
  if (Array.isArray(nilai)) return nilai.map(samarkanNilai);
  if (typeof nilai !== 'object' || nilai === null) return nilai;
  return Object.fromEntries(Object.entries(nilai).map(([kunci, isi]) => [samarkanTeks(kunci), samarkanNilai(isi)]));
}

// Only our own catalogue's texts are known to be clean: of any other fault the message is left out, its place in the code stays.
function serializeGalat(nilai: unknown): object {
  const galat = petakanGalat(nilai);
  if (!(galat instanceof Error)) return { jenis: typeof galat };
  const jejak = (nilai instanceof Error ? nilai : galat).stack?.split('\n').filter((baris) => /^\s+at /.test(baris)) ?? [];
  const dikenal = galat instanceof Kesalahan ? { kode: galat.kode, pesan: galat.message } : {};
  return { jenis: galat.name, ...dikenal, jejak: jejak.slice(0, 12).map((baris) => baris.trim()) };
}
