import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sebagaiPeran } from '../../../bin/perintah/sambungan.ts';
import { buatBangsa } from '../../../contoh/bangsa.ts';
import { type Sql, sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { muatRujukan } from '../../../sync/2-stage/muat-rujukan.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';
import { sqlPemilik } from '../../support/sql-pemilik.ts';

export const DIR_PROFIL = fileURLToPath(new URL('../../../contoh/profil', import.meta.url));

export interface InstansiUji {
  readonly no: number;
  readonly id: string;
  readonly kodeCepat: string;
  readonly profilId: string;
}

export interface RakitanUnggahan {
  readonly basis: BasisDataUji;
  /** As role simpul_sync. */
  readonly url: string;
  /** SIMPUL_DATA of this test. */
  readonly data: string;
  readonly dir: string;
  readonly sumber: string;
  readonly instansi: readonly InstansiUji[];
  /** Path of a file of the nation. */
  berkas(sisi: 'bkn' | 'simpeg', no: number, jenis?: string): string;
  sql<T>(fn: (sql: Sql) => Promise<T>): Promise<T>;
  hapus(): Promise<void>;
}

/** A small nation on disk, its reference rows in a fresh database, no feed taken yet. */
export async function rakitUnggahan(pegawai = 120, jumlah = 4): Promise<RakitanUnggahan> {
  const basis = await buatBasisData();
  const data = mkdtempSync(path.join(tmpdir(), 'simpul-unggahan-'));
  const sumber = path.join(data, 'sumber');
  await buatBangsa({ dir: sumber, pegawai, instansi: jumlah, benih: 7 });
  const url = sebagaiPeran(basis.url, 'simpul_sync');
  await sqlUntukIrisan(url, (sql) => muatRujukan(sql, sumber, DIR_PROFIL));
  const pemilik = sqlPemilik(basis.url);
  const instansi = JSON.parse(readFileSync(path.join(sumber, 'rujukan/instansi.json'), 'utf8')) as InstansiUji[];
  const ambil = (no: number): InstansiUji => {
    const ada = instansi.find((i) => i.no === no);
    if (ada === undefined) throw new RangeError(`instansi ${no}`);
    return ada;
  };
  return {
    basis,
    url,
    data,
    dir: path.join(data, 'unggahan'),
    sumber,
    instansi,
    berkas: (sisi, no, jenis = 'pegawai') => {
      const i = ambil(no);
      const csv = jenis === 'formasi' || (jenis === 'pegawai' && (sisi === 'bkn' || i.profilId !== profilNdjson()));
      return path.join(sumber, sisi, `${i.kodeCepat}.${jenis}.${csv ? 'csv' : 'ndjson'}`);
    },
    sql: pemilik.sql,
    hapus: async () => {
      await pemilik.tutup();
      await basis.hapus();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

let ndjson: string | null = null;
/** Id of the nation's NDJSON profile. */
function profilNdjson(): string {
  ndjson ??=
    ['simpeg-a', 'simpeg-b', 'simpeg-c', 'simpeg-d'].find(
      (id) => (JSON.parse(readFileSync(path.join(DIR_PROFIL, `${id}.json`), 'utf8')) as { format: string }).format === 'ndjson',
    ) ?? '';
  return ndjson;
}

/** A file of the nation as text. */
export const teks = (jalur: string): string => readFileSync(jalur, 'utf8');

export async function* potong(...isi: readonly (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const i of isi) yield Buffer.from(i);
}
