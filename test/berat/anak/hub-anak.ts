import { createReadStream } from 'node:fs';
import { setTimeout as tidur } from 'node:timers/promises';
import { pino } from 'pino';
import { bukaAntrean, type KonfigurasiAntrean } from '../../../platform/antrean/buka.ts';
import type { DefinisiPekerjaan } from '../../../platform/antrean/definisi.ts';
import { mulaiPenyapu } from '../../../platform/antrean/penyapu.ts';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { pekerjaanProsesTarikan } from '../../../sync/jobs/proses-tarikan.ts';
import { catatUmpan, tarikanTerbengkalai } from '../../../sync/unggahan/terima.ts';

/** What the parent of a hub that is going to be killed tells it. */
export interface PesananHub {
  readonly url: string;
  readonly dir: string;
  readonly konfigurasi: KonfigurasiAntrean;
  readonly penyapu: boolean;
  /** Feeds that this process accepts, one after the other; none: it only works. */
  readonly terima: readonly { readonly no: number; readonly sisi: 'BKN' | 'SIMPEG'; readonly berkas: string }[];
}

const { url, dir, konfigurasi, penyapu, terima } = JSON.parse(process.argv[2] ?? '{}') as PesananHub;
const catatan = pino({ level: 'silent' });
const antrean = await bukaAntrean(konfigurasi, catatan);
const kerja = pekerjaanProsesTarikan({ url });
await antrean.proses([kerja as DefinisiPekerjaan], { serentak: 2, kunciMs: 1_000 });
if (penyapu)
  mulaiPenyapu({
    antrean,
    catatan,
    setiapMs: 500,
    tundaGagalMs: 500,
    harapan: async () =>
      (await sqlUntukIrisan(url, (sql) => tarikanTerbengkalai(sql, 0.5))).map((tarikan) => ({ definisi: kerja as DefinisiPekerjaan, payload: { tarikan } })),
  });
process.stdout.write('siap\n');
/** A sender that gets no answer tries again; one that got an answer goes on. */
async function kirim({ no, sisi, berkas }: PesananHub['terima'][number]): Promise<string> {
  const umpan = { instansi: no, sisi, jenis: 'pegawai', asal: 'UNGGAH', lengkap: true, oleh: { subjek: 'uji', orang: 'uji' } } as const;
  for (;;) {
    try {
      return (await catatUmpan({ url, dir }, umpan, createReadStream(berkas))).id;
    } catch {
      await tidur(250);
    }
  }
}

for (const satu of terima) {
  const tarikan = await kirim(satu);
  // From this line on the sender believes that nothing can be lost any more.
  process.stdout.write(`diterima ${tarikan}\n`);
  await antrean.tambah(kerja, { tarikan }).catch(() => undefined);
  await tidur(20);
}
