import type { Tanggal } from '../../../asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../../hasil.ts';
import { type FaktaTercatat, isBerlaku, type JenisFakta, macamFakta } from '../../fakta-tercatat.ts';
import { belumTahu, gagal, type Putusan } from '../aturan.ts';
import type { Fakta } from '../fakta.ts';

/** Recorded facts of one kind, newest start first. */
export function tercatat(fakta: Fakta, jenis: JenisFakta): Diketahui<readonly FaktaTercatat[]> {
  const { judul, subjek } = macamFakta(jenis);
  const sumber = subjek === 'PEGAWAI' ? fakta.tercatat : fakta.tercatatInstansi;
  if (!sumber.ada) return belumDiketahui(`${judul}: belum diketahui (${sumber.sebab})`);
  return diketahui(sumber.nilai.filter((f) => f.jenis === jenis).sort((a, b) => (a.mulai > b.mulai ? -1 : 1)));
}

/** Those of a register that are in force on a day. */
export function tercatatPada(fakta: Fakta, jenis: JenisFakta, pada: Tanggal): Diketahui<readonly FaktaTercatat[]> {
  const semua = tercatat(fakta, jenis);
  return semua.ada ? diketahui(semua.nilai.filter((f) => isBerlaku(f, pada))) : semua;
}

/** Fails when one of these registers has a row in force, unknown when one cannot be read; null = none speaks against. */
export function registerMenghalangi(fakta: Fakta, jenis: readonly JenisFakta[], pada: Tanggal): Putusan | null {
  for (const j of jenis) {
    const ada = tercatatPada(fakta, j, pada);
    if (!ada.ada) return belumTahu(ada.sebab);
    const [baris] = ada.nilai;
    if (baris !== undefined) return gagal(`${macamFakta(j).judul} menurut ${baris.dokumen}`, [`tercatat:${j}`]);
  }
  return null;
}

/** The newest piece of evidence of a kind, BKN's before an instansi's own, for one position where the kind names one; without it nothing is known. */
export function buktiTercatat(fakta: Fakta, jenis: JenisFakta, acuan?: string): Diketahui<FaktaTercatat> {
  const semua = tercatat(fakta, jenis);
  if (!semua.ada) return semua;
  const cocok = semua.nilai.filter((f) => acuan === undefined || f.acuan === acuan);
  const ada = cocok.find((f) => f.sisi === 'BKN') ?? cocok[0];
  return ada === undefined ? belumDiketahui(`Belum tercatat: ${macamFakta(jenis).judul}`) : diketahui(ada);
}

/** The number of such a piece of evidence. */
export function angkaTercatat(fakta: Fakta, jenis: JenisFakta, acuan: string): Diketahui<number> {
  const ada = buktiTercatat(fakta, jenis, acuan);
  if (!ada.ada) return ada;
  return ada.nilai.angka === null ? belumDiketahui(`Tanpa angka: ${macamFakta(jenis).judul}`) : diketahui(ada.nilai.angka);
}
