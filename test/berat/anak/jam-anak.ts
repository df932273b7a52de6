import pg from 'pg';
import { pino } from 'pino';
import { dasarSistem } from '../../../bin/akar/pelaku-sistem.ts';
import { bukaAntrean } from '../../../platform/antrean/buka.ts';
import type { DefinisiPekerjaan } from '../../../platform/antrean/definisi.ts';
import { brankasLokal } from '../../../platform/brankas/brankas.ts';
import { jamSistem } from '../../../platform/clock.ts';
import { mulaiJangkarJam } from '../../../platform/db/jangkar-jam.ts';
import { penandaTanganLokal } from '../../../platform/tanda-tangan/lokal.ts';
import { pekerjaanJamIdis } from '../../../subgraphs/pelanggaran/idis/pekerjaan.ts';
import { buatLoader, type KonteksPelanggaran } from '../../../subgraphs/pelanggaran/loaders.ts';
import { pekerjaanJamSbt, pekerjaanJamTemuan } from '../../../subgraphs/pelanggaran/sbt/pekerjaan.ts';

/** What the parent of a clock that is going to be killed tells it. */
export interface PesananJam {
  readonly url: string;
  /** Key by which callers are signed, in hexadecimal, and its name. */
  readonly kid: string;
  readonly kunci: string;
}

const { url, kid, kunci } = JSON.parse(process.argv[2] ?? '{}') as PesananJam;
const pool = new pg.Pool({ connectionString: url, max: 4, options: '-c role=simpul_app' });
// As the hub does before it serves.
await mulaiJangkarJam(pool, pino({ level: 'silent' }), 200);
const dasar = dasarSistem(pool, { kid, kunci: Buffer.from(kunci, 'hex') });
// Not through the schema of the subgraph, which takes longer to load than the clocks need to run. No letter is signed here.
const alat = { penandaTangan: penandaTanganLokal('.'), brankas: brankasLokal('.'), jam: jamSistem, alamatUmum: 'https://simpul.contoh.example' };
const konteks = (): KonteksPelanggaran => {
  const d = dasar();
  return { ...d, ...alat, loaders: buatLoader(d, alat) };
};
const antrean = await bukaAntrean({ antrean: 'postgres', databaseUrl: url }, pino({ level: 'silent' }));
const temuan = pekerjaanJamTemuan(konteks);
const jamSbt = pekerjaanJamSbt(konteks, (ids) => antrean.tambahBanyak(ids.map((id) => ({ definisi: temuan as DefinisiPekerjaan, payload: { temuan: id } }))));
const jamIdis = pekerjaanJamIdis(konteks);
await antrean.proses([temuan, jamSbt, jamIdis] as DefinisiPekerjaan[], { serentak: 2, kunciMs: 1_000 });
// As the hub does when it starts: whatever the queue remembers of the one before, the clocks are read.
await antrean.tambah(jamSbt, {});
await antrean.tambah(jamIdis, {});
process.stdout.write('siap\n');
