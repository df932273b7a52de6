import type { Tanggal } from '../../../asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../../hasil.ts';
import { type FaktaTercatat, isBerlaku, type JenisFakta, macamFakta } from '../../fakta-tercatat.ts';
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

/** The newest piece of evidence of a kind, for one position where the kind names one; without it nothing is known. */
export function buktiTercatat(fakta: Fakta, jenis: JenisFakta, acuan?: string): Diketahui<FaktaTercatat> {
  const semua = tercatat(fakta, jenis);
  if (!semua.ada) return semua;
  const ada = semua.nilai.find((f) => acuan === undefined || f.acuan === acuan);
  return ada === undefined ? belumDiketahui(`Belum tercatat: ${macamFakta(jenis).judul}`) : diketahui(ada);
}

/** The number of such a piece of evidence. */
export function angkaTercatat(fakta: Fakta, jenis: JenisFakta, acuan: string): Diketahui<number> {
  const ada = buktiTercatat(fakta, jenis, acuan);
  if (!ada.ada) return ada;
  return ada.nilai.angka === null ? belumDiketahui(`Tanpa angka: ${macamFakta(jenis).judul}`) : diketahui(ada.nilai.angka);
}
