import { isKunci } from '../../domain/kunci.ts';
import type { JenisRiwayat } from '../../domain/riwayat/jenis.ts';
import type { JenisBedaRiwayat } from '../../domain/riwayat/level.ts';
import { JENIS_KEPUTUSAN_RIWAYAT, type JenisKeputusanRiwayat, putusanRiwayat, wajibBukti } from '../../domain/riwayat/putusan.ts';
import { type StatusSelisih, statusSelisihSetelah } from '../../domain/selisih/siklus.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import { kunciTugasRiwayat, type MasukanKeputusan, nilaiLainDari, periksaKeputusan } from './alasan.ts';
import type { KonteksSelisih } from './loaders.ts';
import { insertTugas } from './queries/putusan.ts';
import { type BedaTerkunci, insertKeputusanRiwayat, kunciBedaRiwayat, updateStatusRiwayat } from './queries/putusan-riwayat.ts';

export type PutuskanBedaRiwayatInput = MasukanKeputusan;

const isJenis = (teks: string): teks is JenisKeputusanRiwayat => (JENIS_KEPUTUSAN_RIWAYAT as readonly string[]).includes(teks);

/** What cannot be decided so, although each part of the input is well formed; null = nothing. */
function periksaIsi(b: BedaTerkunci, input: PutuskanBedaRiwayatInput, jenis: JenisKeputusanRiwayat): HasilMutasi | null {
  if (/\d{16}/.test(input.nilaiLain ?? '')) return tolak('MASUKAN_SALAH', 'nilaiLain', 'Jangan menulis NIP atau NIK.');
  if (wajibBukti(b.level, jenis) && (input.bukti ?? '').trim() === '')
    return tolak('MASUKAN_SALAH', 'bukti', 'Pengecualian atas temuan yang menahan mutasi wajib menyebut dokumen bukti.');
  return null;
}

async function terapkan(
  tx: Tx,
  k: KonteksSelisih,
  { b, input, jenis }: { b: BedaTerkunci; input: PutuskanBedaRiwayatInput; jenis: JenisKeputusanRiwayat },
): Promise<HasilMutasi> {
  const nilaiLain = nilaiLainDari(input);
  const putusan = putusanRiwayat({ jenis: b.jenis as JenisRiwayat, beda: b.beda as JenisBedaRiwayat, nilai: b.nilai }, jenis, nilaiLain);
  if (putusan === null) return tolak('MASUKAN_SALAH', 'keputusan', `Tidak berlaku untuk temuan ${b.beda}.`);
  const ke = statusSelisihSetelah(b.status as StatusSelisih, putusan.peristiwa);
  if (ke === null) return tolak('PERALIHAN_DITOLAK', 'id');
  const { subjek: oleh, orang } = k.pemanggil;
  const umum = { alasanKode: input.alasanKode, alasan: input.alasan.trim(), bukti: input.bukti ?? null, nilaiLain, membatalkan: null, oleh, orang };
  const keputusan = await insertKeputusanRiwayat(tx, { bedaRiwayat: b.id, jenis, ...umum });
  await updateStatusRiwayat(tx, { dari: b, ke, sebab: `KEPUTUSAN_${jenis}`, keputusan, oleh: orang });
  for (const { tujuan, bagian, pelaksana, nilai } of putusan.tugas) {
    const [kunci] = kunciTugasRiwayat(b.id, keputusan, [`${tujuan}:${bagian}`]);
    const isi = { bedaRiwayat: b.id, keputusan, riwayat: b.jenis, bagian, pelaksana, nilai };
    await insertTugas(tx, { kunci: kunci ?? '', tujuan, instansi: b.instansi, nip: b.nip, isi });
  }
  await catatJejak(tx, 'riwayat.diputuskan', { bedaRiwayat: b.id, keputusan, jenis, alasanKode: input.alasanKode });
  return berhasil(b.id);
}

/** The steward's decision on a finding about histories: recorded with its reason and its tasks, in one transaction. No source is written to. */
export function putuskanBedaRiwayat(k: KonteksSelisih, input: PutuskanBedaRiwayatInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'putuskanSelisih');
  return jalankanSekali(k, 'putuskanBedaRiwayat', input, async (tx) => {
    const salah = periksaKeputusan(input, JENIS_KEPUTUSAN_RIWAYAT);
    if (salah !== null || !isJenis(input.keputusan)) return salah ?? tolak('MASUKAN_SALAH', 'keputusan');
    const b = isKunci(input.id) ? await kunciBedaRiwayat(tx, input.id) : null;
    if (b === null) return tolak('TIDAK_DITEMUKAN', 'id');
    if (b.versi !== input.versi) return tolak('VERSI_BERUBAH', 'versi');
    return periksaIsi(b, input, input.keputusan) ?? terapkan(tx, k, { b, input, jenis: input.keputusan });
  });
}
