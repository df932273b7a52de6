import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Sql, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';

/** First key of the advisory lock of one document; the second is the hash of its name. Shared while a row is written, alone while the file is removed. */
export const KUNCI_DOKUMEN = 0x44_4f_4b;
const SEHARI_MS = 86_400_000;
const BERNAMA = /^([0-9a-f]{64})\.pdf$/;
/** Names asked of PostgreSQL in one statement. */
const SEKALI_TANYA = 1_000;

interface Simpanan {
  readonly dir: string;
  readonly umurMs: number;
}

const isLama = async ({ dir, umurMs }: Simpanan, sha256: string): Promise<boolean> => {
  const s = await stat(path.join(dir, `${sha256}.pdf`)).catch(() => null);
  return s !== null && Date.now() - s.mtimeMs >= umurMs;
};

/** The answer before the lock only saves work; this one counts: whoever writes a row for the file holds the same lock until it is there. */
const hapusBilaYatim = (sql: Sql, simpanan: Simpanan, sha256: string): Promise<boolean> =>
  sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${KUNCI_DOKUMEN}, hashtext(${sha256}))`;
    const [d] = await tx<{ dikenal: boolean }[]>`select dokumen_dikenal(${sha256}) dikenal`;
    if (d?.dikenal !== false || !(await isLama(simpanan, sha256))) return false;
    await rm(path.join(simpanan.dir, `${sha256}.pdf`), { force: true });
    return true;
  });

const takDikenal = async (sql: Sql, sha256: readonly string[]): Promise<string[]> =>
  (await sql<{ sha256: string }[]>`select s sha256 from jsonb_array_elements_text(${sql.json([...sha256])}) s where not dokumen_dikenal(s)`).map(
    (b) => b.sha256,
  );

/**
 * Removes the PDFs of usul that no row names and that are at least `umurMs` old (default one day): their process died, or the database failed, between
 * file and row, and nobody was told that they are kept. `url`: role simpul_sync. Returns how many.
 */
export async function hapusDokumenYatim(url: string, dir: string, umurMs = SEHARI_MS): Promise<number> {
  const nama = (await readdir(dir).catch(() => [])).flatMap((n) => BERNAMA.exec(n)?.[1] ?? []);
  if (nama.length === 0) return 0;
  return sqlUntukIrisan(url, async (sql) => {
    let dihapus = 0;
    for (let n = 0; n < nama.length; n += SEKALI_TANYA)
      for (const sha256 of await takDikenal(sql, nama.slice(n, n + SEKALI_TANYA)))
        if ((await isLama({ dir, umurMs }, sha256)) && (await hapusBilaYatim(sql, { dir, umurMs }, sha256))) dihapus += 1;
    return dihapus;
  });
}
