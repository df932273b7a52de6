import { isKunci } from '../../domain/kunci.ts';
import { bidangDariBit } from '../../domain/selisih/bidang.ts';
import {
  JENIS_KEPUTUSAN,
  type JenisKeputusan,
  type KeputusanSelisih,
  peristiwaDariKeputusan,
  type StatusSelisih,
  statusSelisihSetelah,
  tugasDariKeputusan,
} from '../../domain/selisih/siklus.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import { kunciTugas, type MasukanKeputusan, nilaiLainDari, periksaKeputusan } from './alasan.ts';
import type { KonteksSelisih } from './loaders.ts';
import { insertKeputusan, insertTugas, kunciSelisih, updateStatus } from './queries/putusan.ts';
import { isBidangNik } from './samar.ts';

export type PutuskanSelisihInput = MasukanKeputusan;

type Terkunci = NonNullable<Awaited<ReturnType<typeof kunciSelisih>>>;

const isJenis = (teks: string): teks is JenisKeputusan => (JENIS_KEPUTUSAN as readonly string[]).includes(teks);

async function terapkan(
  tx: Tx,
  k: KonteksSelisih,
  { s, input, keputusan }: { s: Terkunci; input: PutuskanSelisihInput; keputusan: KeputusanSelisih },
): Promise<HasilMutasi> {
  const bidang = bidangDariBit.get(s.bidang);
  const ke = statusSelisihSetelah(s.status as StatusSelisih, peristiwaDariKeputusan(keputusan));
  if (ke === null || bidang === undefined) return tolak('PERALIHAN_DITOLAK', 'id');
  const id = await insertKeputusan(tx, {
    selisih: s.id,
    jenis: keputusan.jenis,
    alasanKode: input.alasanKode,
    alasan: input.alasan.trim(),
    bukti: input.bukti ?? null,
    nilaiLain: keputusan.nilaiLain,
    membatalkan: null,
    oleh: k.pemanggil.subjek,
    orang: k.pemanggil.orang,
  });
  await updateStatus(tx, { dari: s, ke, sebab: `KEPUTUSAN_${keputusan.jenis}`, keputusan: id, oleh: k.pemanggil.orang });
  for (const t of tugasDariKeputusan(bidang, keputusan)) {
    // A task travels further than the discrepancy, so it never carries a NIK.
    const isi = {
      selisih: s.id,
      keputusan: id,
      bidang: bidang.bidang,
      kolom: bidang.kolom,
      pelaksana: t.pelaksana,
      nilai: isBidangNik(s.bidang) ? null : t.nilai,
    };
    await insertTugas(tx, { kunci: kunciTugas(s.id, id, t.tujuan), tujuan: t.tujuan, instansi: s.instansi, nip: s.nip, isi });
  }
  await catatJejak(tx, 'selisih.diputuskan', { selisih: s.id, keputusan: id, jenis: keputusan.jenis, alasanKode: input.alasanKode });
  return berhasil(s.id);
}

/** The steward's decision: recorded with its reason and its tasks, in one transaction. No source is written to. */
export function putuskanSelisih(k: KonteksSelisih, input: PutuskanSelisihInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'putuskanSelisih');
  return jalankanSekali(k, 'putuskanSelisih', input, async (tx) => {
    const salah = periksaKeputusan(input, JENIS_KEPUTUSAN);
    if (salah !== null || !isJenis(input.keputusan)) return salah ?? tolak('MASUKAN_SALAH', 'keputusan');
    const s = isKunci(input.id) ? await kunciSelisih(tx, input.id) : null;
    if (s === null) return tolak('TIDAK_DITEMUKAN', 'id');
    if (s.versi !== input.versi) return tolak('VERSI_BERUBAH', 'versi');
    if (isBidangNik(s.bidang) && input.keputusan === 'NILAI_LAIN')
      return tolak('MASUKAN_SALAH', 'keputusan', 'NIK diperbaiki pada sumbernya; tidak ditulis di sini.');
    const keputusan = { jenis: input.keputusan, nilaiBkn: s.nilaiBkn, nilaiSimpeg: s.nilaiSimpeg, nilaiLain: nilaiLainDari(input) };
    return terapkan(tx, k, { s, input, keputusan });
  });
}
