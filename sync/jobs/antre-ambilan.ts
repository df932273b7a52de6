import type { Antrean } from '../../platform/antrean/antrean.ts';
import type { DefinisiPekerjaan } from '../../platform/antrean/definisi.ts';
import { ambilanJatuhTempo } from '../ambil/jatuh-tempo.ts';
import { orangJatuhTempo } from '../ambil/orang-giliran.ts';
import type { Jalur } from '../jadwal/pagar-sumber.ts';
import type { DasarJadwal } from '../jadwal/tingkat.ts';
import { tulisBalikJatuhTempo } from '../tulis-balik/tugas.ts';
import type { MuatanOrang } from './ambil-orang.ts';
import type { MuatanAmbil } from './ambil-sumber.ts';
import type { MuatanTulisBalik } from './tulis-balik.ts';

export interface BahanAntreAmbilan extends DasarJadwal {
  readonly antrean: Antrean;
  readonly ambil: Readonly<Record<Jalur, DefinisiPekerjaan<MuatanAmbil>>>;
  readonly orang: Readonly<Record<Jalur, DefinisiPekerjaan<MuatanOrang>>>;
  readonly tulis: Readonly<Record<Jalur, DefinisiPekerjaan<MuatanTulisBalik>>>;
  /** Jobs of one lane that may wait in its queue; what is due beyond them waits in PostgreSQL, where its order can still change. Default 32. */
  readonly batas?: number;
}

const BATAS_MENUNGGU = 32;
/** Place in the queue; lower runs first. What is written back, then people of open usul, before the fetches of everybody. */
const PRIORITAS = { tulis: 4, orang: 5, semua: 10 } as const;
const JALUR: readonly Jalur[] = ['cepat', 'lambat'];

/** Adds those of `daftar` that the queue does not know, as far as there is room. */
async function tambahBaru<M>(
  antrean: Antrean,
  definisi: DefinisiPekerjaan<M>,
  { daftar, batas, prioritas }: { daftar: readonly M[]; batas: number; prioritas: number },
): Promise<number> {
  if (daftar.length === 0) return 0;
  const milik = definisi as DefinisiPekerjaan;
  const dikenal = await antrean.yangDikenal(milik, daftar.map(definisi.kunci));
  const baru = daftar.filter((m) => !dikenal.has(definisi.kunci(m))).slice(0, Math.max(batas - dikenal.size, 0));
  await antrean.tambahBanyak(baru.map((payload) => ({ definisi: milik, payload, opsi: { prioritas } })));
  return baru.length;
}

/** One round: instansi with something to write back, people of open usul who are to be asked, then every fetch that is due goes to the queue of its lane. Resolves with the number of jobs added. */
export async function antreAmbilan(bahan: BahanAntreAmbilan): Promise<number> {
  const batas = bahan.batas ?? BATAS_MENUNGGU;
  const tulis = await tulisBalikJatuhTempo(bahan, 2 * batas);
  const orang = await orangJatuhTempo(bahan, 2 * batas);
  const tempo = await ambilanJatuhTempo(bahan, 2 * batas);
  let n = 0;
  for (const jalur of JALUR) {
    const instansi = tulis.filter((t) => t.lambat === (jalur === 'lambat')).map(({ instansi }): MuatanTulisBalik => ({ instansi }));
    n += await tambahBaru(bahan.antrean, bahan.tulis[jalur], { daftar: instansi, batas, prioritas: PRIORITAS.tulis });
    const sisi = orang.filter((o) => o.lambat === (jalur === 'lambat')).map(({ instansi, sisi }): MuatanOrang => ({ instansi, sisi }));
    n += await tambahBaru(bahan.antrean, bahan.orang[jalur], { daftar: sisi, batas, prioritas: PRIORITAS.orang });
    const daftar = tempo.filter((a) => a.lambat === (jalur === 'lambat')).map(({ instansi, sisi, jenis }): MuatanAmbil => ({ instansi, sisi, jenis }));
    n += await tambahBaru(bahan.antrean, bahan.ambil[jalur], { daftar, batas, prioritas: PRIORITAS.semua });
  }
  return n;
}
