import { statusSetelah } from '../../domain/mutasi/status.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { DokumenBaru } from './fakta-nspk.ts';
import { salah, salahBaku, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { insertLampiran, selectDokumen } from './queries-dokumen.ts';
import { kunciUsul, selectPegawaiUsul } from './queries-tulis.ts';

/** A document as a proposer names it. */
export interface DokumenDisebut {
  readonly id: string;
  readonly nip?: string | null;
}

export interface Lampiran {
  readonly dokumen: readonly DokumenBaru[];
  readonly userErrors: readonly UserError[];
}

export const DOKUMEN_MAKS = 10_000;
const ID = /^\d{1,18}$/;

/** Documents of the own instansi, each for the whole usul or for one of its people. No statement when none is named. */
export async function kenaliDokumen(
  tx: Tx,
  instansi: number,
  disebut: readonly DokumenDisebut[],
  pegawai: readonly { readonly nip: string }[],
): Promise<Lampiran> {
  if (disebut.length === 0) return { dokumen: [], userErrors: [] };
  if (disebut.length > DOKUMEN_MAKS) return { dokumen: [], userErrors: [salah('DOKUMEN_TERLALU_BANYAK', `Paling banyak ${DOKUMEN_MAKS} dokumen.`, 'dokumen')] };
  const tersimpan = new Map(
    (
      await selectDokumen(
        tx,
        instansi,
        [...new Set(disebut.map((d) => d.id))].filter((id) => ID.test(id)),
      )
    ).map((d) => [d.id, d]),
  );
  const orang = new Set(pegawai.map((p) => p.nip));
  const dokumen: DokumenBaru[] = [];
  const userErrors: UserError[] = [];
  disebut.forEach(({ id, nip = null }, i) => {
    const d = tersimpan.get(id);
    if (d === undefined) userErrors.push(salah('DOKUMEN_TIDAK_DIKENAL', 'Dokumen tidak ditemukan pada instansi Anda.', `dokumen.${i}.id`));
    else if (nip !== null && !orang.has(nip)) userErrors.push(salah('PEGAWAI_TIDAK_DIKENAL', 'Pegawai tidak ada di dalam usul.', `dokumen.${i}.nip`));
    else dokumen.push({ ...d, nip });
  });
  return { dokumen, userErrors };
}

export async function insertUsulDokumen(tx: Tx, usulId: string, dokumen: readonly DokumenBaru[], oleh: string): Promise<void> {
  if (dokumen.length === 0) return;
  const jumlah = await insertLampiran(tx, usulId, dokumen, oleh);
  if (jumlah > 0) await catatJejak(tx, 'mutasi.dokumen_dilampirkan', { usul: usulId, jumlah });
}

export interface HasilLampirkan {
  readonly usulId: string | null;
  readonly userErrors: readonly UserError[];
}

/** Attaches documents to an own usul that is still under way. The gate looks at them when it is next asked. */
export const lampirkanDokumen = (konteks: KonteksMutasi, masukan: { id: string; dokumen: readonly DokumenDisebut[] }): Promise<HasilLampirkan> =>
  konteks.tulis(async (tx) => {
    const tolak = (...userErrors: readonly UserError[]): HasilLampirkan => ({ usulId: null, userErrors });
    const usul = ID.test(masukan.id) ? await kunciUsul(tx, masukan.id) : null;
    if (usul === null) return tolak(salahBaku('TIDAK_DITEMUKAN', 'id'));
    if (usul.instansi !== konteks.pemanggil.instansi) return tolak(salahBaku('BUKAN_INSTANSI_ANDA', 'id'));
    // What can still be held can still be judged.
    if (statusSetelah(usul.status, 'tahan') === null) return tolak(salahBaku('PERALIHAN_DITOLAK', 'id'));
    const { dokumen, userErrors } = await kenaliDokumen(tx, usul.instansi, masukan.dokumen, await selectPegawaiUsul(tx, usul.id));
    if (userErrors.length > 0) return tolak(...userErrors);
    await insertUsulDokumen(tx, usul.id, dokumen, konteks.pemanggil.subjek);
    return { usulId: usul.id, userErrors: [] };
  });
