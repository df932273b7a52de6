import { campur } from './acak.ts';
import { jabatanKe } from './jabatan.ts';
import { type Kantor, kelasEselon } from './orang.ts';
import { barisCsv } from './tulis-baris.ts';

export const KOLOM_FORMASI = ['unorId', 'jenisJabatanId', 'jabatanId', 'namaJabatan', 'jenjang', 'kelasJabatan', 'kebutuhanABK', 'terisi', 'periode'] as const;

const JENJANG_ESELON: Readonly<Record<string, string>> = { '1': 'JPT_MADYA', '2': 'JPT_PRATAMA', '3': 'ADMINISTRATOR', '4': 'PENGAWAS' };

/** Counts holders per (unit, position) while people are written, then writes the position map. */
export class PetaJabatan {
  readonly #k: Kantor;
  readonly #terisi = new Map<number, number>();
  readonly #kepala = new Set<number>();

  constructor(k: Kantor) {
    this.#k = k;
  }

  isi(unitIdx: number, jabatanIdx: number | null): void {
    if (jabatanIdx === null) this.#kepala.add(unitIdx);
    else this.#terisi.set(unitIdx * 1024 + jabatanIdx, (this.#terisi.get(unitIdx * 1024 + jabatanIdx) ?? 0) + 1);
  }

  tulis(tulis: (baris: string) => void): void {
    const { unit, tahun, instansi, benih } = this.#k;
    tulis(barisCsv(KOLOM_FORMASI, ','));
    unit.forEach((u, i) => {
      if (u.eselonId === null) return;
      const jenjang = JENJANG_ESELON[u.eselonId.slice(0, 1)] ?? '';
      tulis(barisCsv([u.id, '1', u.id, u.namaJabatan, jenjang, String(kelasEselon(u.eselonId)), '1', this.#kepala.has(i) ? '1' : '0', String(tahun)], ','));
    });
    const kunci = [...this.#terisi.keys()].sort((a, b) => a - b);
    for (const kode of kunci) {
      const terisi = this.#terisi.get(kode) ?? 0;
      const j = jabatanKe(kode % 1024);
      const u = unit[Math.floor(kode / 1024)];
      const h = campur(benih ^ instansi.no, kode) % 100;
      const kebutuhan = h < 20 ? terisi : h < 25 ? Math.max(0, terisi - 1) : terisi + 1 + (h % 3);
      if (u) tulis(barisCsv([u.id, j.jenisJabatanId, j.id, j.nama, j.jenjang, String(j.kelasJabatan), String(kebutuhan), String(terisi), String(tahun)], ','));
    }
  }
}
