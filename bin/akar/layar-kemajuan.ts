import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import type { Batang, Pemandangan } from './kemajuan.ts';

export interface Layar {
  gambar(pandang: Pemandangan): void;
  tutup(): void;
}

/** Bars where a person looks; lines where a file does. */
export const bukaLayar = (): Layar => (process.stderr.isTTY ? layarBatang() : layarBaris());

function layarBaris(): Layar {
  let lalu = '';
  const rampung = new Set<string>();
  return {
    gambar: ({ fase, instansi }) => {
      for (const i of instansi) {
        if (i.selesai < i.total || rampung.has(i.kunci)) continue;
        rampung.add(i.kunci);
        process.stderr.write(`  ${i.judul}: ${i.selesai}/${i.total} umpan\n`);
      }
      const teks = fase.map((f) => `${f.judul} ${f.selesai}/${f.total}`).join(' · ');
      if (teks !== lalu) process.stderr.write(`  ${teks}\n`);
      lalu = teks;
    },
    tutup: () => {},
  };
}

/** Phases on top; below them the instansi under way, and each line that is done makes room for the next. */
function layarBatang(): Layar {
  const papan = new MultiBar({ format: '  {judul} {bar} {value}/{total} {satuan}', hideCursor: true, stream: process.stderr }, Presets.shades_classic);
  const batang = new Map<string, SingleBar>();
  const rampung = new Set<string>();
  const taruh = (b: Batang, satuan: string): void => {
    const isi = { judul: b.judul.slice(0, 28).padEnd(28), satuan };
    const ada = batang.get(`${satuan}:${b.kunci}`);
    if (ada) ada.update(b.selesai, isi);
    else batang.set(`${satuan}:${b.kunci}`, papan.create(b.total, b.selesai, isi));
  };
  return {
    gambar: ({ fase, instansi }) => {
      for (const f of fase) taruh(f, 'instansi');
      for (const i of instansi) {
        if (rampung.has(i.kunci)) continue;
        taruh(i, 'umpan');
        const ini = batang.get(`umpan:${i.kunci}`);
        if (i.selesai < i.total || ini === undefined) continue;
        rampung.add(i.kunci);
        papan.remove(ini);
        batang.delete(`umpan:${i.kunci}`);
      }
    },
    tutup: () => papan.stop(),
  };
}
