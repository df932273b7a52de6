import { KATALOG } from '../../domain/mutasi/gerbang/katalog.ts';
import { periksaGerbang } from '../../domain/mutasi/gerbang/periksa.ts';
import { faktaBersih, konteksContoh, usulanContoh } from '../../test/support/fakta.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { median, persentil } from '../statistik.ts';

const PUTARAN = 2_000;
const PER_PUTARAN = 10;

/** The pure part of the gate: every rule on one usul, and the same facts again and again. */
export const katalog: Bench = {
  nama: 'katalog',
  judul: 'seluruh katalog aturan atas satu usul, bagian murni',
  jalankan: async ({ ulang }) => {
    const usulan = usulanContoh();
    const fakta = faktaBersih();
    const { parameter: _, ...saat } = konteksContoh();
    const sekali = () => periksaGerbang(KATALOG, usulan, fakta, saat);
    for (let i = 0; i < PUTARAN; i++) sekali();
    const us: number[] = [];
    let butir = 0;
    for (let i = 0; i < (ulang ?? PUTARAN); i++) {
      const mulai = performance.now();
      for (let k = 0; k < PER_PUTARAN; k++) butir = sekali().butir.length;
      us.push(((performance.now() - mulai) * 1_000) / PER_PUTARAN);
    }
    return {
      ukuran: { baris: 1, aturan: KATALOG.length, aturan_diperiksa: butir },
      angka: { us_p50: bulatkan(median(us), 2), us_p99: bulatkan(persentil(us, 99), 2) },
      rasio: {},
      catatan: [`${PER_PUTARAN} pemeriksaan per cuplikan, ${us.length} cuplikan, sesudah pemanasan`],
    };
  },
};
