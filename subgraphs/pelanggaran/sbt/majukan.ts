import type { Operasi } from '../../../domain/akses.ts';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { isKunci } from '../../../domain/kunci.ts';
import { type BahanPeralihan, putuskanPeralihan } from '../../../domain/pelanggaran/sbt/peralihan.ts';
import { type JenisSuratSbt, suratTindakan } from '../../../domain/pelanggaran/sbt/surat.ts';
import type { TahapTemuan } from '../../../domain/pelanggaran/sbt/tahap.ts';
import { tenggatBerikut } from '../../../domain/pelanggaran/sbt/tenggat.ts';
import { PELAKU_TEMUAN, type TindakanTemuan } from '../../../domain/pelanggaran/sbt/tindakan.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import { berhasil, type HasilMutasi, tolak } from '../../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { type BarisTemuanPolos, type Berkas, insertRiwayat, kunciTemuan, selectBerkas, selectDasarTenggat, selectTahap, updateTahap } from './queries.ts';
import { terbitkanSurat } from './terbitkan-surat.ts';

/** A case with the version the sender saw. */
export interface MasukanMaju {
  readonly id: string;
  readonly versi: number;
}

/** One step, and what goes with it. */
export interface Maju {
  readonly tindakan: TindakanTemuan;
  readonly catatan: string | null;
  /** What the signer says to replies; only steps that send a letter use it. */
  readonly pertimbangan?: string | null;
  readonly duplikatDari?: string;
  /** Writes what belongs to the step, in its transaction and before its letter. A refusal undoes nothing, so it must come before any write. */
  readonly tulis?: (tx: Tx, t: BarisTemuanPolos) => Promise<HasilMutasi | null>;
  /** Runs after the letter of the step, with its number. */
  readonly susul?: (tx: Tx, t: BarisTemuanPolos, nomorSurat: string) => Promise<void>;
}

const CATATAN_MIN = 10;

export const bahanDari = (t: BarisTemuanPolos, { surat, tanggapan, blokir }: Berkas, hariIni: Tanggal): BahanPeralihan => ({
  tahap: t.tahap as TahapTemuan,
  tahapAsal: t.tahapAsal as TahapTemuan | null,
  kategori: t.kategori,
  nip: t.nip,
  tenggat: t.tenggat as Tanggal | null,
  hariIni,
  surat: surat.map((s) => s.jenis),
  tanggapan: tanggapan.map((g) => g.pihak),
  blokir,
});

/** The deadline of the stage reached; a letter is not sent without one unless the stage stays the same. */
async function hitungTenggat(
  tx: Tx,
  t: BarisTemuanPolos,
  ke: TahapTemuan,
  hariIni: Tanggal,
): Promise<{ readonly tenggat: Tanggal | null; readonly sebab: string | null }> {
  const awal = { dari: t.tahap as TahapTemuan, ke, tenggat: t.tenggat as Tanggal | null, tenggatAsal: t.tenggatAsal as Tanggal | null, hariIni };
  const hasil = tenggatBerikut(await selectDasarTenggat(tx, hariIni), awal);
  if (hasil === null) return { tenggat: null, sebab: null };
  return hasil.ada ? { tenggat: hasil.nilai, sebab: null } : { tenggat: null, sebab: hasil.sebab };
}

/** Replies since the last letter that the signer has said nothing to. */
const didiamkan = (jenis: JenisSuratSbt | null, { tanggapan }: Berkas, pertimbangan: string | null): boolean =>
  jenis !== null && pertimbangan === null && tanggapan.some((g) => g.baru);

/** The step in an open transaction: case row, then what the step writes, then its letter. Everything it decides on is read under the lock of the case. */
export async function lakukan(tx: Tx, k: KonteksPelanggaran, { id, versi }: MasukanMaju, m: Maju): Promise<HasilMutasi> {
  const { peran, orang } = k.pemanggil;
  const t = isKunci(id) ? await kunciTemuan(tx, id) : null;
  if (t === null) return isKunci(id) && (await selectTahap(tx, id)) !== null ? tolak('PERALIHAN_DITOLAK', 'id') : tolak('TIDAK_DITEMUKAN', 'id');
  if (t.versi !== versi) return tolak('VERSI_BERUBAH', 'versi');
  if (!PELAKU_TEMUAN[m.tindakan].includes(peran)) return tolak('TIDAK_BERWENANG', 'id');
  const hariIni = k.jam.hariIni();
  const [berkas] = await selectBerkas(tx, [id]);
  if (berkas === undefined) return tolak('TIDAK_DITEMUKAN', 'id');
  const putusan = putuskanPeralihan(bahanDari(t, berkas, hariIni), m.tindakan);
  if (!putusan.boleh) return tolak('PERALIHAN_DITOLAK', 'id', putusan.sebab);
  const jenis = suratTindakan(m.tindakan, t.nip);
  const pertimbangan = m.pertimbangan ?? null;
  if (didiamkan(jenis, berkas, pertimbangan)) return tolak('MASUKAN_SALAH', 'pertimbangan', 'Ada tanggapan sesudah surat terakhir; nyatakan pertimbangannya.');
  const { ke } = putusan;
  const { tenggat, sebab } = await hitungTenggat(tx, t, ke, hariIni);
  if (jenis !== null && sebab !== null) return tolak('PERALIHAN_DITOLAK', 'id', `Tenggat surat belum diketahui: ${sebab}.`);
  const batal = (await m.tulis?.(tx, t)) ?? null;
  if (batal !== null) return batal;
  const lapor = ke === 'TINDAK_LANJUT';
  const asal = t.tahap === ke ? { tahap: t.tahapAsal, tenggat: t.tenggatAsal } : t;
  await updateTahap(tx, {
    id,
    ke,
    tenggat,
    tahapAsal: lapor ? (asal.tahap as TahapTemuan | null) : null,
    tenggatAsal: lapor ? (asal.tenggat as Tanggal | null) : null,
    duplikatDari: m.duplikatDari ?? null,
  });
  await insertRiwayat(tx, { temuan: id, tindakan: m.tindakan, dari: t.tahap, ke, tenggat, catatan: m.catatan, oleh: peran, orang });
  if (jenis !== null) {
    const diminta = { jenis, temuan: t, berkas, tanggal: hariIni, tenggat: t.tahap === ke ? null : tenggat, keterangan: m.catatan, pertimbangan };
    const surat = await terbitkanSurat(tx, k, diminta);
    await m.susul?.(tx, t, surat.nomor);
    await catatJejak(tx, 'pelanggaran.surat_sbt_terbit', { temuan: id, surat: surat.id, jenis, nomor: surat.nomor });
  }
  await catatJejak(tx, 'pelanggaran.temuan_maju', { temuan: id, tindakan: m.tindakan, dari: t.tahap, ke });
  return berhasil(id);
}

/** A mutation that takes one step, once per Idempotency-Key. Every step that a person takes carries a note. */
export function majukan<I extends MasukanMaju & { readonly catatan: string }>(
  k: KonteksPelanggaran,
  operasi: Operasi,
  input: I,
  rencana: (catatan: string) => Maju | HasilMutasi,
): Promise<HasilMutasi> {
  wajibBoleh(k, operasi);
  return jalankanSekali(k, operasi, input, async (tx) => {
    const catatan = input.catatan.trim();
    if (catatan.length < CATATAN_MIN) return tolak('MASUKAN_SALAH', 'catatan', `Minimal ${CATATAN_MIN} huruf.`);
    const m = rencana(catatan);
    return 'userErrors' in m ? m : lakukan(tx, k, input, m);
  });
}
