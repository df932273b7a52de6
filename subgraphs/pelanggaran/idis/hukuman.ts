import { randomUUID } from 'node:crypto';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { akhirHukuman, jenisHukumanDariId } from '../../../domain/pelanggaran/jenis-hukuman.ts';
import { insertHukuman } from '../queries.ts';
import type { Keputusan } from './berkas.ts';
import type { Keadaan } from './langkah.ts';
import { updateBatalHukuman } from './queries/tulis.ts';

/** Writes the punishment of a decision from the day it takes effect; `mengakhiri` is the one it takes the place of. Returns its id. The gate sees it at commit. */
export async function tulisHukuman({ tx, kasus, pemanggil }: Keadaan, k: Omit<Keputusan, 'id'>, mulai: Tanggal, mengakhiri: string | null): Promise<string> {
  const jenis = jenisHukumanDariId.get(k.jenisHukumanId);
  if (jenis === undefined) throw new RangeError('jenis hukuman pada keputusan tidak dikenal');
  const masa = { mulai, masaTahun: 0, masaBulan: jenis.masaBulan ?? 0 };
  const id = randomUUID();
  await insertHukuman(tx, {
    id,
    instansi: kasus.instansi,
    nip: kasus.nip,
    jenisHukumanId: jenis.id,
    tingkat: jenis.tingkat,
    skNomor: k.skNomor,
    skTanggal: k.skTanggal,
    ...masa,
    akhir: akhirHukuman(jenis, masa),
    alasanId: null,
    mengakhiriId: mengakhiri,
    sumber: 'SIMPUL',
    oleh: pemanggil.orang,
  });
  return id;
}

/** Ends the punishment of a case, when it has come into force. */
export async function batalkanHukuman({ tx, kasus }: Keadaan, tanggal: Tanggal): Promise<void> {
  if (kasus.hukuman !== null) await updateBatalHukuman(tx, kasus.hukuman, tanggal);
}
