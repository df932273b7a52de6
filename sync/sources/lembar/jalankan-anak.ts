import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { BATAS_ANAK } from './batas.ts';
import { periksaDirektori } from './direktori.ts';
import { BukuDitolak, tolakBuku } from './ditolak.ts';
import { giliran } from './giliran.ts';
import type { AkhirAnak, PilihanBuku, RingkasanBuku } from './pilihan.ts';

const JALAN = fileURLToPath(new URL('../../../bin/jalan.mjs', import.meta.url));
const PEMBACA = fileURLToPath(new URL('pembaca-anak.ts', import.meta.url));
const TENGOK_MS = 50;
const HALAMAN = 4_096;
/** Longest last word. */
const AKHIR_MAKS = 4_096;

const RINGKASAN = z.object({ lembar: z.string(), baris: z.int(), barisTersembunyi: z.int() });
const AKHIR = z.union([z.object({ ringkasan: RINGKASAN, puncakMb: z.number() }), z.object({ ditolak: z.string().max(1_000), puncakMb: z.number() })]);

export type BatasAnak = Readonly<Record<'tenggatMs' | 'rssMb' | 'heapMb', number>>;

/** A workbook that is being read. */
export interface BukuTerbuka {
  /** Text of the CSV, once. Throws BukuDitolak at its end when it must not be kept. */
  readonly isi: AsyncGenerator<Buffer>;
  /** After the end of `isi`. */
  readonly ringkasan: () => RingkasanBuku | null;
  /** Most memory the reading process had, MB; after the end of `isi`, however that came. */
  readonly puncakMb: () => number;
}

/** Ends the process when it has more than its share of memory (where /proc tells) or time. */
function awasi(anak: ChildProcess, { rssMb, tenggatMs }: BatasAnak): { readonly lepas: () => void; readonly puncakMb: () => number } {
  let puncak = 0;
  const akhiri = (): boolean => anak.kill('SIGKILL');
  const tengok = setInterval(() => {
    readFile(`/proc/${anak.pid}/statm`, 'latin1').then(
      (isi) => {
        puncak = Math.max(puncak, (Number(isi.split(' ')[1]) * HALAMAN) / 1024 ** 2);
        if (puncak > rssMb) akhiri();
      },
      () => undefined,
    );
  }, TENGOK_MS);
  const tenggat = setTimeout(akhiri, tenggatMs);
  return {
    lepas: () => {
      clearInterval(tengok);
      clearTimeout(tenggat);
    },
    puncakMb: () => Math.round(puncak),
  };
}

function bacaAkhir(isi: string): AkhirAnak | null {
  try {
    return AKHIR.parse(JSON.parse(isi));
  } catch {
    return null;
  }
}

async function kumpulkan(arus: Readable): Promise<string> {
  let isi = '';
  try {
    for await (const p of arus) if (isi.length < AKHIR_MAKS) isi += String(p);
  } catch {
    return '';
  }
  return isi;
}

/** Its environment is empty: nothing of the hub's secrets is where a stranger's bytes are read. */
const mulai = (berkas: string, pilihan: PilihanBuku, { heapMb, rssMb }: BatasAnak): ChildProcess =>
  spawn(process.execPath, [`--max-old-space-size=${heapMb}`, JALAN, PEMBACA, berkas, JSON.stringify(pilihan), String(rssMb)], {
    env: {},
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
  });

/**
 * Reads one sheet of a workbook as a CSV: the central directory is judged here, everything else happens in a process with bounds of memory and time, which is
 * ended when it passes them. The hub itself inflates nothing. Throws BukuDitolak; HUB_SIBUK when too many workbooks wait already.
 */
export function bukaBuku(berkas: string, pilihan: PilihanBuku, batas: BatasAnak = BATAS_ANAK): BukuTerbuka {
  let ringkasan: RingkasanBuku | null = null;
  let puncakMb = 0;
  async function* baca(): AsyncGenerator<Buffer> {
    await periksaDirektori(berkas);
    const lepasGiliran = await giliran();
    const anak = mulai(berkas, pilihan, batas);
    const pengawas = awasi(anak, batas);
    const tutup = once(anak, 'close').catch(() => null);
    const akhir = kumpulkan(anak.stdio[3] as Readable);
    try {
      for await (const p of anak.stdout as AsyncIterable<Buffer>) yield p;
      await tutup;
      const kata = bacaAkhir(await akhir);
      puncakMb = Math.max(pengawas.puncakMb(), kata?.puncakMb ?? 0);
      // Half a table must never look like a whole one.
      if (kata !== null && 'ditolak' in kata) throw new BukuDitolak(kata.ditolak);
      if (kata === null || anak.exitCode !== 0) throw tolakBuku('TERHENTI');
      ringkasan = kata.ringkasan;
    } catch (galat) {
      throw galat instanceof BukuDitolak ? galat : tolakBuku('TERHENTI');
    } finally {
      puncakMb = Math.max(puncakMb, pengawas.puncakMb());
      anak.kill('SIGKILL');
      pengawas.lepas();
      lepasGiliran();
    }
  }
  return { isi: baca(), ringkasan: () => ringkasan, puncakMb: () => puncakMb };
}
