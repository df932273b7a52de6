import type { Usulan } from '../../usul.ts';
import type { Konteks } from '../aturan.ts';

/** To whom a rule speaks, judged on the usul alone; what depends on facts answers TIDAK_BERLAKU inside the rule. */
export const angkatAtauPindah = ({ jenis }: Usulan): boolean => jenis !== 'PEMBERHENTIAN';
export const antarInstansi = ({ jenis, asalInstansiId, tujuan }: Usulan): boolean => jenis === 'PEMINDAHAN' && asalInstansiId !== tujuan.instansiId;
export const pindahInternal = ({ jenis, asalInstansiId, tujuan }: Usulan): boolean => jenis === 'PEMINDAHAN' && asalInstansiId === tujuan.instansiId;
export const tujuanJpt = ({ tujuan }: Usulan): boolean => tujuan.jenjang.startsWith('JPT');
export const keStruktural = (u: Usulan): boolean => angkatAtauPindah(u) && u.tujuan.jenisJabatanId === '1';
export const keJpt = (u: Usulan): boolean => angkatAtauPindah(u) && tujuanJpt(u);
export const keJf = (u: Usulan): boolean => angkatAtauPindah(u) && u.tujuan.jenisJabatanId === '2';
/** From the decision on its letters exist. */
export const sejakSk = ({ tahap }: Pick<Konteks, 'tahap'>): boolean => tahap === 'SK' || tahap === 'PELANTIKAN';
