import { isKunci } from '../../domain/kunci.ts';
import { type StatusSelisih, statusSelisihSetelah } from '../../domain/selisih/siklus.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import { kunciTugas, kunciTugasRiwayat, periksaAlasan } from './alasan.ts';
import type { KonteksSelisih } from './loaders.ts';
import { batalkanTugas, insertKeputusan, kunciSelisih, type Peralihan, selectKeputusanById, updateStatus } from './queries/putusan.ts';
import {
  insertKeputusanRiwayat,
  kunciBedaRiwayat,
  selectKeputusanRiwayat,
  selectKeputusanRiwayatById,
  updateStatusRiwayat,
} from './queries/putusan-riwayat.ts';
import { type BarisKeputusan, selectKeputusan } from './queries.ts';

export interface BatalkanKeputusanInput {
  readonly id: string;
  readonly versi: number;
  readonly alasan: string;
}

type Isi = Pick<BarisKeputusan, 'jenis' | 'alasanKode' | 'alasan' | 'bukti' | 'nilaiLain' | 'membatalkan' | 'oleh' | 'orang'>;

/** What is decided about: where its decisions, its life and its tasks are kept. */
interface Perkara<T> {
  /** The matter that a decision is about; null when there is no such decision in reach. */
  readonly induk: (tx: Tx, keputusan: string) => Promise<string | null>;
  readonly kunci: (tx: Tx, id: string) => Promise<T | null>;
  /** Decisions of one matter, oldest first. */
  readonly keputusan: (tx: Tx, id: string) => Promise<readonly { readonly id: string; readonly jenis: string }[]>;
  readonly simpan: (tx: Tx, induk: string, isi: Isi) => Promise<string>;
  readonly pindah: (tx: Tx, p: Peralihan<T>) => Promise<void>;
  readonly kunciTugas: (induk: string, keputusan: string) => readonly string[];
  readonly catat: (tx: Tx, induk: string, keputusan: string) => Promise<void>;
}

async function batalkan<T extends { id: string; versi: number; status: string }>(
  tx: Tx,
  k: KonteksSelisih,
  { input, perkara }: { input: BatalkanKeputusanInput; perkara: Perkara<T> },
): Promise<HasilMutasi> {
  const salah = periksaAlasan(input.alasan, null);
  if (salah !== null) return salah;
  const induk = isKunci(input.id) ? await perkara.induk(tx, input.id) : null;
  const s = induk === null ? null : await perkara.kunci(tx, induk);
  if (s === null) return tolak('TIDAK_DITEMUKAN', 'id');
  if (s.versi !== input.versi) return tolak('VERSI_BERUBAH', 'versi');
  const ke = statusSelisihSetelah(s.status as StatusSelisih, 'batal');
  // Under the lock the last decision is the standing one; an older or already undone one is past.
  const terakhir = (await perkara.keputusan(tx, s.id)).at(-1);
  if (ke === null || terakhir?.id !== input.id || terakhir.jenis === 'BATAL') return tolak('PERALIHAN_DITOLAK', 'id');
  const { subjek: oleh, orang } = k.pemanggil;
  const alasan = input.alasan.trim();
  const isi = { jenis: 'BATAL', alasanKode: 'BATAL', alasan, bukti: null, nilaiLain: null, membatalkan: input.id, oleh, orang };
  const id = await perkara.simpan(tx, s.id, isi);
  await perkara.pindah(tx, { dari: s, ke, sebab: 'KEPUTUSAN_DIBATALKAN', keputusan: id, oleh: orang });
  await batalkanTugas(tx, perkara.kunciTugas(s.id, input.id));
  await perkara.catat(tx, s.id, input.id);
  return berhasil(s.id);
}

const SELISIH: Perkara<NonNullable<Awaited<ReturnType<typeof kunciSelisih>>>> = {
  induk: async (tx, id) => (await selectKeputusanById(tx, id))?.selisih ?? null,
  kunci: kunciSelisih,
  keputusan: (tx, id) => selectKeputusan(tx, [id]),
  simpan: (tx, selisih, isi) => insertKeputusan(tx, { selisih, ...isi }),
  pindah: updateStatus,
  kunciTugas: (selisih, keputusan) => ['SIASN', 'SIMPEG'].map((tujuan) => kunciTugas(selisih, keputusan, tujuan)),
  catat: (tx, selisih, keputusan) => catatJejak(tx, 'selisih.keputusan_dibatalkan', { selisih, keputusan }),
};

const BEDA_RIWAYAT: Perkara<NonNullable<Awaited<ReturnType<typeof kunciBedaRiwayat>>>> = {
  induk: async (tx, id) => (await selectKeputusanRiwayatById(tx, id))?.bedaRiwayat ?? null,
  kunci: kunciBedaRiwayat,
  keputusan: (tx, id) => selectKeputusanRiwayat(tx, [id]),
  simpan: (tx, bedaRiwayat, isi) => insertKeputusanRiwayat(tx, { bedaRiwayat, ...isi }),
  pindah: updateStatusRiwayat,
  kunciTugas: kunciTugasRiwayat,
  catat: (tx, bedaRiwayat, keputusan) => catatJejak(tx, 'riwayat.keputusan_dibatalkan', { bedaRiwayat, keputusan }),
};

/** Undoes the standing decision by a compensating one; what was decided stays on record and its unproven tasks are withdrawn. */
export function batalkanKeputusan(k: KonteksSelisih, input: BatalkanKeputusanInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'putuskanSelisih');
  return jalankanSekali(k, 'batalkanKeputusan', input, (tx) => batalkan(tx, k, { input, perkara: SELISIH }));
}

/** The same for a decision on a finding about histories. */
export function batalkanKeputusanRiwayat(k: KonteksSelisih, input: BatalkanKeputusanInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'putuskanSelisih');
  return jalankanSekali(k, 'batalkanKeputusanRiwayat', input, (tx) => batalkan(tx, k, { input, perkara: BEDA_RIWAYAT }));
}
