import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import type { Batang, Pemandangan } from './kemajuan.ts';

export interface Layar {
  gambar(pandang: Pemandangan): void;
  tutup(): void;
}

/** Where progress is shown: stderr, or any stream a test looks at. */
export type Aliran = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** Bars where a person looks; lines where a file does. */
export const bukaLayar = (aliran: Aliran = process.stderr): Layar => (aliran.isTTY ? layarBatang(aliran) : layarBaris(aliran));

/** A file gets a line when something was completed, and otherwise at most this often. */
const JEDA_BARIS_MS = 1_000;

function layarBaris(aliran: Aliran): Layar {
  let lalu = '';
  let pada = 0;
  const rampung = new Set<string>();
  return {
    gambar: ({ fase, instansi }) => {
      for (const i of instansi) {
        if (i.selesai < i.total || rampung.has(i.kunci)) continue;
        rampung.add(i.kunci);
        aliran.write(`  ${i.judul}: ${i.selesai}/${i.total} ${i.satuan}\n`);
      }
      const teks = fase.map((f) => `${f.judul} ${f.selesai}/${f.total}`).join(' · ');
      const penuh = fase.every((f) => f.selesai >= f.total);
      if (teks === lalu || (!penuh && Date.now() - pada < JEDA_BARIS_MS)) return;
      aliran.write(`  ${teks}\n`);
      lalu = teks;
      pada = Date.now();
    },
    tutup: () => {},
  };
}

/** Phases on top; below them the instansi under way, and each line that is done makes room for the next. */
function layarBatang(aliran: Aliran): Layar {
  const papan = new MultiBar({ format: '  {judul} {bar} {value}/{total} {satuan}', hideCursor: true, stream: aliran }, Presets.shades_classic);
  const batang = new Map<string, SingleBar>();
  const rampung = new Set<string>();
  const taruh = (b: Batang): void => {
    const isi = { judul: b.judul.slice(0, 28).padEnd(28), satuan: b.satuan };
    const ada = batang.get(b.kunci);
    if (ada) ada.update(b.selesai, isi);
    else batang.set(b.kunci, papan.create(b.total, b.selesai, isi));
  };
  return {
    gambar: ({ fase, instansi }) => {
      for (const f of fase) taruh(f);
      for (const i of instansi) {
        if (rampung.has(i.kunci)) continue;
        taruh(i);
        const ini = batang.get(i.kunci);
        if (i.selesai < i.total || ini === undefined) continue;
        rampung.add(i.kunci);
        papan.remove(ini);
        batang.delete(i.kunci);
      }
    },
    tutup: () => papan.stop(),
  };
}
