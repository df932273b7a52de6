import { Kesalahan } from '../../domain/kesalahan.ts';
import type { ButirTersimpan, FaktaRingkas, IsiBeritaAcara, PegawaiBeritaAcara } from './berita-acara.ts';

/** What is told of nobody else. */
type FaktaSendiri = Pick<FaktaRingkas, 'bkn' | 'simpeg'>;
type FaktaBersama = Omit<FaktaRingkas, keyof FaktaSendiri>;

/** Facts and answers of one person as places in the lists that all people of the minutes share. */
interface PegawaiRingkas extends Omit<PegawaiBeritaAcara, 'butir' | 'fakta' | 'usulan'> {
  readonly usulan: Omit<PegawaiBeritaAcara['usulan'], 'alasan'>;
  readonly fakta: FaktaSendiri & { readonly [K in keyof FaktaBersama]: number };
  readonly butir: readonly number[];
}

/** Each fact, each answer and the reason of the usul once: of 5,000 people and a quarter of a million answers about a hundred are different. */
interface IsiRingkas extends Omit<IsiBeritaAcara, 'bentuk' | 'pegawai'> {
  readonly bentuk: 2;
  readonly alasan: string;
  readonly fakta: readonly unknown[];
  readonly butir: readonly ButirTersimpan[];
  readonly pegawai: readonly PegawaiRingkas[];
}

/** Minutes as the database keeps them; those of form 1 are from before form 2 and stay as they were signed. */
export type IsiTersimpan = IsiBeritaAcara | IsiRingkas;

/** Values in the order in which they were first named. */
class Daftar<T> {
  readonly isi: T[] = [];
  private readonly tempat = new Map<string, number>();

  letak(nilai: T): number {
    const kunci = JSON.stringify(nilai);
    const ada = this.tempat.get(kunci);
    if (ada !== undefined) return ada;
    this.tempat.set(kunci, this.isi.length);
    return this.isi.push(nilai) - 1;
  }
}

/** For storing. What is shared stands in the order in which the people first need it, so the same minutes are always the same text. */
export function ringkasIsi({ bentuk: _, pegawai, ...isi }: IsiBeritaAcara): IsiRingkas {
  const fakta = new Daftar<unknown>();
  const butir = new Daftar<ButirTersimpan>();
  const alasan = pegawai[0]?.usulan.alasan ?? '';
  const ringkas = pegawai.map((p) => {
    const { alasan: milik, ...usulan } = p.usulan;
    if (milik !== alasan) throw new Kesalahan('INTERNAL', 'Satu usul beralasan satu.');
    const { bkn, simpeg, ...bersama } = p.fakta;
    const letak = Object.entries(bersama).flatMap(([k, v]) => (v === undefined ? [] : [[k, fakta.letak(v)]]));
    return { ...p, usulan, fakta: { ...(Object.fromEntries(letak) as PegawaiRingkas['fakta']), bkn, simpeg }, butir: p.butir.map((b) => butir.letak(b)) };
  });
  return { ...isi, bentuk: 2, alasan, fakta: fakta.isi, butir: butir.isi, pegawai: ringkas };
}

const di = <T>(daftar: readonly T[], tempat: number): T => {
  if (!(tempat in daftar)) throw new Kesalahan('INTERNAL', 'Berita acara yang tersimpan menunjuk tempat yang tidak ada.');
  return daftar[tempat] as T;
};

/** As the rules gave them, whatever the form they are kept in. Throws INTERNAL on a form or a place that is not known: evidence is never read in part. */
export function bukaIsi(tersimpan: IsiTersimpan): IsiBeritaAcara {
  if (tersimpan.bentuk === 1) return tersimpan;
  if (tersimpan.bentuk !== 2) throw new Kesalahan('INTERNAL', 'Bentuk berita acara tidak dikenal.');
  const { alasan, fakta, butir, pegawai, ...isi } = tersimpan;
  const bukaFakta = ({ bkn, simpeg, ...letak }: PegawaiRingkas['fakta']): FaktaRingkas => {
    const bersama = Object.fromEntries(Object.entries(letak).map(([k, letaknya]) => [k, di(fakta, letaknya)])) as unknown as FaktaBersama;
    return { ...bersama, bkn, simpeg };
  };
  return {
    ...isi,
    bentuk: 1,
    pegawai: pegawai.map((p) => ({ ...p, usulan: { ...p.usulan, alasan }, fakta: bukaFakta(p.fakta), butir: p.butir.map((b) => di(butir, b)) })),
  };
}
