import { tanggalWib } from '../../../domain/asn/kata-tanggal.ts';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { lewatTenggat } from '../../../domain/pelanggaran/sbt/syarat.ts';
import type { TahapTemuan } from '../../../domain/pelanggaran/sbt/tahap.ts';
import { PARAMETER_TAHAP, tenggatMenurut } from '../../../domain/pelanggaran/sbt/tenggat.ts';
import type { TindakanTemuan } from '../../../domain/pelanggaran/sbt/tindakan.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { KATEGORI_KELALAIAN, temukanKelalaian } from './kelalaian.ts';
import { lakukan } from './majukan.ts';
import { type BarisTemuanPolos, insertRiwayat, kunciTemuan, selectDasarTenggat, updateTenggat } from './queries.ts';

/** What the hub does by itself when a deadline is over. Letters only under a delegation (parameter `otomatis`); a block never. */
const LANJUTAN: Readonly<Partial<Record<TahapTemuan, { readonly tindakan: TindakanTemuan; readonly delegasi: boolean }>>> = {
  REKOMENDASI: { tindakan: 'pantau', delegasi: false },
  PEMANTAUAN: { tindakan: 'terbitkanPeringatan', delegasi: true },
  PERINGATAN: { tindakan: 'terbitkanTeguran', delegasi: true },
};

/** A deadline that was unknown when its stage began is set once calendar and parameter are there. */
async function lengkapi(tx: Tx, t: BarisTemuanPolos, hariIni: Tanggal): Promise<Tanggal | null> {
  const parameter = PARAMETER_TAHAP[t.tahap as TahapTemuan];
  if (t.tenggat !== null || parameter === null) return t.tenggat as Tanggal | null;
  const hasil = tenggatMenurut(await selectDasarTenggat(tx, hariIni), parameter, tanggalWib(t.tahapSejak.toISOString()));
  if (!hasil.ada) return null;
  await updateTenggat(tx, t.id, hasil.nilai);
  return hasil.nilai;
}

/** The step that follows a deadline by itself, if there is one. */
async function lanjutkan(tx: Tx, k: KonteksPelanggaran, t: BarisTemuanPolos): Promise<boolean> {
  const lanjutan = LANJUTAN[t.tahap as TahapTemuan];
  if (lanjutan === undefined) return false;
  if (lanjutan.delegasi && (await selectDasarTenggat(tx, k.jam.hariIni())).parameter.otomatis !== 1) return false;
  // A reply that nobody has weighed keeps the letter back: that is for a person to do.
  return (await lakukan(tx, k, t, { tindakan: lanjutan.tindakan, catatan: null })).userErrors.length === 0;
}

/** One look at one case, in one transaction under its lock. True = something moved, so that it is worth looking again. */
async function lihat(tx: Tx, k: KonteksPelanggaran, id: string): Promise<boolean> {
  const hariIni = k.jam.hariIni();
  const t = await kunciTemuan(tx, id);
  if (t === null) return false;
  const tenggat = await lengkapi(tx, t, hariIni);
  if (tenggat === null || !lewatTenggat({ tenggat, hariIni })) return false;
  const { peran, orang } = k.pemanggil;
  const baru = { temuan: id, tindakan: 'lewatTenggat', dari: t.tahap, ke: t.tahap, tenggat, catatan: null, oleh: peran, orang };
  const pertama = await insertRiwayat(tx, baru);
  const majulah = await lanjutkan(tx, k, t);
  const kelalaian = pertama ? await temukanKelalaian(tx, t, tenggat, orang) : null;
  // After the step: nobody waits for a gate row while holding the head of the audit.
  if (pertama) await catatJejak(tx, 'pelanggaran.tenggat_lewat', { temuan: id, tahap: t.tahap, tenggat });
  if (kelalaian !== null) await catatJejak(tx, 'pelanggaran.temuan_dicatat', { temuan: kelalaian, kategori: KATEGORI_KELALAIAN });
  return majulah;
}

/**
 * What the clock has to do with one case now. Postgres is the only memory: a restart forgets nothing, and a second delivery finds the work done, because
 * every look takes the lock of the case and a deadline is noted once.
 */
export async function jalankanJam(k: KonteksPelanggaran, id: string): Promise<void> {
  while (await k.tulis((tx) => lihat(tx, k, id)));
}
