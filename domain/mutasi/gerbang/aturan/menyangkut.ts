import type { JenisPemberhentian } from '../../rincian.ts';
import type { Usulan } from '../../usul.ts';
import type { Konteks } from '../aturan.ts';

/** To whom a rule speaks, judged on the usul alone; what depends on facts answers TIDAK_BERLAKU inside the rule. */
export const angkatAtauPindah = ({ jenis }: Usulan): boolean => jenis !== 'PEMBERHENTIAN';
export const antarInstansi = ({ jenis, asalInstansiId, tujuan }: Usulan): boolean => jenis === 'PEMINDAHAN' && asalInstansiId !== tujuan.instansiId;
export const pindahInternal = ({ jenis, asalInstansiId, tujuan }: Usulan): boolean => jenis === 'PEMINDAHAN' && asalInstansiId === tujuan.instansiId;
export const tujuanJpt = ({ tujuan }: Usulan): boolean => tujuan.jenjang.startsWith('JPT');
/** Acting duty: the definitive position stays, so what the law asks of a holder is not asked. */
export const penugasan = ({ rincian }: Usulan): boolean => (rincian?.penugasan ?? null) !== null;
/** Promotion to JPT runs through a selection; acting duty and moves do not. */
export const angkatJpt = (u: Usulan): boolean => u.jenis === 'PENGANGKATAN' && keJpt(u);
export const keStruktural = (u: Usulan): boolean => angkatAtauPindah(u) && !penugasan(u) && u.tujuan.jenisJabatanId === '1';
export const keJpt = (u: Usulan): boolean => angkatAtauPindah(u) && !penugasan(u) && tujuanJpt(u);
export const keJf = (u: Usulan): boolean => angkatAtauPindah(u) && !penugasan(u) && u.tujuan.jenisJabatanId === '2';
/** From the decision on its letters exist. */
export const sejakSk = ({ tahap }: Pick<Konteks, 'tahap'>): boolean => tahap === 'SK' || tahap === 'PELANTIKAN';
/** Appointments that end in an inauguration: JPT, administrator, pengawas and JF. */
export const dilantik = (u: Usulan): boolean => u.jenis === 'PENGANGKATAN' && !penugasan(u) && u.tujuan.jenjang !== 'PELAKSANA';
/** Leaving the position while staying in service. */
export const berhentiJabatan = ({ jenis, rincian }: Usulan): boolean => jenis === 'PEMBERHENTIAN' && (rincian?.alasanJabatan ?? null) !== null;
/** Leaving the service on one of the named grounds. */
export const berhenti =
  (...kode: readonly JenisPemberhentian[]) =>
  (u: Usulan): boolean =>
    u.jenis === 'PEMBERHENTIAN' && !berhentiJabatan(u) && (kode as readonly string[]).includes(u.rincian?.jenisPemberhentian ?? '');
