import { campur, idContoh, JENIS_ID } from './acak.ts';
import type { InstansiContoh } from './instansi.ts';

export interface UnitContoh {
  readonly id: string;
  readonly indukIdx: number | null;
  readonly puncakIdx: number;
  readonly tingkat: number;
  readonly eselonId: string | null;
  readonly nama: string;
  readonly namaJabatan: string;
  /** Hierarchical prefix code, e.g. 10.02.03. */
  readonly prefiks: string;
}

const isPusat = (i: InstansiContoh): boolean => i.provinsiId === null;

function eselon(instansi: InstansiContoh, tingkat: number, urut: number): string | null {
  if (tingkat === 0) return null;
  if (isPusat(instansi)) return tingkat === 1 ? (urut % 2 === 0 ? '11' : '12') : tingkat === 2 ? '21' : urut % 3 === 0 ? '41' : '31';
  if (instansi.jenis === 'PROV') return tingkat === 1 ? (urut === 0 ? '12' : '21') : tingkat === 2 ? '31' : '41';
  return tingkat === 1 ? (urut === 0 ? '21' : '22') : tingkat === 2 ? (urut % 5 === 0 ? '31' : '32') : urut % 4 === 0 ? '42' : '41';
}

const sebutan = (instansi: InstansiContoh, tingkat: number): readonly [string, string] => {
  if (tingkat === 1) return isPusat(instansi) ? ['Direktorat Jenderal Contoh', 'DIREKTUR JENDERAL'] : ['Dinas Contoh', 'KEPALA DINAS'];
  if (tingkat === 2) return isPusat(instansi) ? ['Direktorat Contoh', 'DIREKTUR'] : ['Bidang Contoh', 'KEPALA BIDANG'];
  return isPusat(instansi) ? ['Bagian Contoh', 'KEPALA BAGIAN'] : ['Seksi Contoh', 'KEPALA SEKSI'];
};

/** Unit tree of one instansi: root, OPD, bidang, seksi; about one unit per 14 people, at most 2,500. */
export function susunUnor(benih: number, instansi: InstansiContoh): readonly UnitContoh[] {
  const sasaran = Math.max(4, Math.min(2500, Math.round(instansi.jumlah / 14)));
  const n1 = Math.max(1, Math.min(isPusat(instansi) ? 14 : 60, Math.round(sasaran / 10)));
  const n2 = Math.max(1, Math.min(n1 * 5, Math.floor((sasaran - 1 - n1) * 0.4)));
  const n3 = Math.max(1, sasaran - 1 - n1 - n2);
  const unit: UnitContoh[] = [];
  const anak: number[] = [];
  const tambah = (indukIdx: number | null, tingkat: number, urut: number): void => {
    const idx = unit.length;
    const induk = indukIdx === null ? null : unit[indukIdx];
    const ke = indukIdx === null ? 10 : (anak[indukIdx] ?? 0) + 1;
    if (indukIdx !== null) anak[indukIdx] = ke;
    const prefiks = induk ? `${induk.prefiks}.${String(ke).padStart(2, '0')}` : '10';
    const isSekda = tingkat === 1 && urut === 0 && !isPusat(instansi);
    const [kata, kepala] = sebutan(instansi, tingkat);
    const nomor = prefiks.slice(3);
    unit.push({
      id: idContoh(benih, JENIS_ID.unor, instansi.no * 4096 + idx),
      indukIdx,
      puncakIdx: tingkat <= 1 ? idx : (induk?.puncakIdx ?? 0),
      tingkat,
      eselonId: eselon(instansi, tingkat, urut),
      nama: tingkat === 0 ? instansi.nama : isSekda ? 'Sekretariat Daerah Contoh' : `${kata} ${nomor}`,
      namaJabatan: tingkat === 0 ? `PIMPINAN ${instansi.nama.toUpperCase()}` : isSekda ? 'SEKRETARIS DAERAH CONTOH' : `${kepala} CONTOH ${nomor}`,
      prefiks,
    });
  };
  tambah(null, 0, 0);
  for (let i = 0; i < n1; i += 1) tambah(0, 1, i);
  for (let i = 0; i < n2; i += 1) tambah(1 + (i % n1), 2, i);
  for (let i = 0; i < n3; i += 1) tambah(1 + n1 + (i % n2), 3, i);
  return unit;
}

/** Units whose head exists; person j of the instansi heads unit kepala[j]. The others are vacant. */
export function susunKepala(benih: number, instansi: InstansiContoh, unit: readonly UnitContoh[]): readonly number[] {
  const terisi = unit.flatMap((u, i) => (u.eselonId !== null && campur(benih + instansi.no, i) % 100 < 92 ? [i] : []));
  return terisi.slice(0, Math.max(0, Math.floor(instansi.jumlah * 0.35)));
}
