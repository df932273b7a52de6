import { isKunci } from '../../domain/kunci.ts';
import { bidangDariNama } from '../../domain/selisih/bidang.ts';
import { type TugasPerbaikan, tugasDariKeputusan } from '../../domain/selisih/siklus.ts';
import { SIKLUS_USULAN, type StatusUsulan } from '../../domain/tautan/siklus.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import { periksaAlasan } from './alasan.ts';
import type { KonteksSelisih } from './loaders.ts';
import { insertTugas } from './queries/putusan.ts';
import { insertKeputusanTautan, kunciTugasTautan, kunciUsulan, updateStatusUsulan } from './queries/tautan.ts';

export interface PutuskanTautanInput {
  readonly id: string;
  readonly versi: number;
  readonly keputusan: string;
  readonly nipBenar?: string | null;
  readonly alasan: string;
  readonly bukti?: string | null;
}

type Usulan = NonNullable<Awaited<ReturnType<typeof kunciUsulan>>>;

const PERISTIWA = { KONFIRMASI: 'konfirmasi', TOLAK: 'tolak' } as const;
const isKeputusan = (teks: string): teks is keyof typeof PERISTIWA => Object.hasOwn(PERISTIWA, teks);

function periksa(input: PutuskanTautanInput): HasilMutasi | null {
  if (!isKeputusan(input.keputusan)) return tolak('MASUKAN_SALAH', 'keputusan');
  const nipBenar = input.nipBenar ?? null;
  if (input.keputusan === 'KONFIRMASI' ? nipBenar !== 'BKN' && nipBenar !== 'SIMPEG' : nipBenar !== null)
    return tolak('MASUKAN_SALAH', 'nipBenar', 'BKN atau SIMPEG; wajib untuk KONFIRMASI saja.');
  return periksaAlasan(input.alasan, input.bukti ?? null);
}

/** One task for the side whose NIP is wrong; over the record of SIASN only BKN has authority. Nothing is merged. */
function tugasTautan(u: Usulan, nipBenar: 'BKN' | 'SIMPEG'): readonly TugasPerbaikan[] {
  const kewenangan = bidangDariNama.get('nip')?.kewenangan ?? 'BKN';
  const jenis = nipBenar === 'BKN' ? 'BKN_BENAR' : 'SIMPEG_BENAR';
  return tugasDariKeputusan({ kewenangan }, { jenis, nilaiBkn: u.nipBkn, nilaiSimpeg: u.nip, nilaiLain: null });
}

async function beriTugas(tx: Tx, u: Usulan, nipBenar: 'BKN' | 'SIMPEG'): Promise<void> {
  for (const t of tugasTautan(u, nipBenar)) {
    const milik = t.tujuan === 'SIMPEG' ? { instansi: u.instansi, nip: u.nip } : { instansi: u.instansiBkn, nip: u.nipBkn };
    const isi = { usulanTautan: u.id, bidang: 'nip', kolom: [], pelaksana: t.pelaksana, nilai: t.nilai };
    await insertTugas(tx, { kunci: kunciTugasTautan(u.id, t.tujuan), tujuan: t.tujuan, ...milik, isi });
  }
}

/** The steward's word on a suggested link: refused for ever, or confirmed with a task to correct the wrong NIP at its source. */
export function putuskanTautan(k: KonteksSelisih, input: PutuskanTautanInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'putuskanTautan');
  return jalankanSekali(k, 'putuskanTautan', input, async (tx) => {
    const salah = periksa(input);
    if (salah !== null || !isKeputusan(input.keputusan)) return salah ?? tolak('MASUKAN_SALAH', 'keputusan');
    const u = isKunci(input.id) ? await kunciUsulan(tx, input.id) : null;
    if (u === null) return tolak('TIDAK_DITEMUKAN', 'id');
    if (u.versi !== input.versi) return tolak('VERSI_BERUBAH', 'versi');
    const ke = SIKLUS_USULAN[u.status as StatusUsulan][PERISTIWA[input.keputusan]];
    if (ke === null) return tolak('PERALIHAN_DITOLAK', 'id');
    const nipBenar = input.nipBenar === 'BKN' || input.nipBenar === 'SIMPEG' ? input.nipBenar : null;
    const { subjek: oleh, orang } = k.pemanggil;
    const keputusan = await insertKeputusanTautan(tx, {
      usulan: u.id,
      jenis: input.keputusan,
      nipBenar,
      alasan: input.alasan.trim(),
      bukti: input.bukti ?? null,
      oleh,
      orang,
    });
    await updateStatusUsulan(tx, u, ke);
    if (nipBenar !== null) await beriTugas(tx, u, nipBenar);
    await catatJejak(tx, 'tautan.diputuskan', { usulan: u.id, keputusan, jenis: input.keputusan });
    return berhasil(u.id);
  });
}
