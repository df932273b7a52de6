import { catatAksesData } from '../../platform/db/catat-akses.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { selectIsiBeritaAcara } from './queries.ts';
import { hanyaDiri } from './uji-ulang.ts';
import { type UraianPegawai, uraikan } from './uraian-gerbang.ts';

/** Answers about one person, with the minutes they stand in. */
export interface UraianBertanda extends UraianPegawai {
  readonly beritaAcara: string;
}

/** Opens minutes as far as the caller may see them, and writes down whom they show, in the transaction that reads them. */
export async function bukaBeritaAcara(
  tx: Tx,
  konteks: Pick<KonteksSubgraf, 'pemanggil'>,
  ids: readonly string[],
  hanyaGugur: boolean,
): Promise<readonly UraianBertanda[]> {
  const rows = await selectIsiBeritaAcara(tx, ids);
  const tampak = rows.flatMap(({ id, isi }) => uraikan(hanyaDiri(konteks, isi), hanyaGugur).map((u) => ({ ...u, beritaAcara: id })));
  await catatAksesData(
    tx,
    'beritaAcara',
    tampak.map((u) => u.pegawai.nip),
  );
  return tampak;
}
