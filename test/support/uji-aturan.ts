import { describe, expect, test } from 'vitest';
import { type Aturan, type Konteks, type Putusan, type Tahap, type Tingkat, tingkatAturan } from '../../domain/mutasi/gerbang/aturan.ts';
import type { Fakta } from '../../domain/mutasi/gerbang/fakta.ts';
import type { TujuanJabatan, Usulan } from '../../domain/mutasi/usul.ts';
import type { RekamanPegawai } from '../../domain/selisih/rekaman.ts';
import { faktaBkn, faktaGelap, konteksContoh, putuskan, tujuanContoh, usulanContoh } from './fakta.ts';

/** What differs from the clean usul with clean facts. `gelap` begins from facts that all sources keep silent about. */
export interface Kasus {
  readonly usul?: Partial<Omit<Usulan, 'tujuan'>>;
  readonly tujuan?: Partial<TujuanJabatan>;
  readonly bkn?: Partial<RekamanPegawai>;
  readonly fakta?: Partial<Fakta>;
  readonly konteks?: Partial<Konteks>;
  readonly gelap?: boolean;
}

/** Title of the case, the case, and for failures a part of what the message says. */
type Baris = readonly [judul: string, kasus: Kasus, sebut?: string];

export interface DaftarUji {
  readonly lolos: readonly Baris[];
  readonly gagal: readonly Baris[];
  readonly belumDiketahui: readonly Baris[];
  readonly tidakBerlaku?: readonly Baris[];
  /** The rule fails on what is not there at all, or only tells. */
  readonly tanpaBukti?: true;
  /** Severity per usul and stage. */
  readonly tingkat?: readonly (readonly [Tingkat, Kasus, Tahap?])[];
  readonly tidakMenyangkut?: readonly Baris[];
}

export const usulKasus = ({ usul, tujuan }: Kasus): Usulan => usulanContoh({ ...usul, tujuan: tujuanContoh(tujuan) });

const faktaKasus = ({ bkn, fakta, gelap }: Kasus): Fakta => (gelap === true ? faktaGelap(fakta) : faktaBkn(bkn ?? {}, fakta));

const rapi = (baris: readonly Baris[]) => baris.map(([judul, kasus, sebut = '']) => [judul, kasus, sebut] as const);

const jawab = (a: Aturan, k: Kasus): Putusan => putuskan(a, faktaKasus(k), usulKasus(k), k.konteks);

/** One rule on its examples: every answer it can give, on cases named in the words of the norm. */
export function ujiAturan(a: Aturan, d: DaftarUji): void {
  describe(`${a.kode} ${a.judul}`, () => {
    const semua = rapi([...d.lolos, ...d.gagal, ...d.belumDiketahui, ...(d.tidakBerlaku ?? [])]);
    test.each(semua)('menyangkut usul: %s', (_judul, k) => {
      expect(a.menyangkut(usulKasus(k), konteksContoh({ parameter: a.parameter, ...k.konteks }))).toBe(true);
    });
    test.each(rapi(d.lolos))('lolos: %s', (_judul, k) => {
      expect(jawab(a, k)).toEqual({ hasil: 'LOLOS' });
    });
    test.each(rapi(d.gagal))('gagal: %s', (_judul, k, sebut) => {
      const putusan = jawab(a, k);
      expect(putusan).toEqual({ hasil: 'GAGAL', pesan: expect.stringContaining(sebut), bukti: expect.any(Array) });
      // What was judged is named: a failure without it cannot be checked by anybody.
      const bukti = putusan.hasil === 'GAGAL' ? putusan.bukti : [];
      expect(bukti.length > 0 || d.tanpaBukti === true).toBe(true);
      expect(bukti.filter((b) => b.length < 2)).toEqual([]);
    });
    test.each(rapi(d.belumDiketahui))('belum diketahui: %s', (_judul, k, sebut) => {
      expect(jawab(a, k)).toEqual({ hasil: 'BELUM_DIKETAHUI', sebab: expect.stringContaining(sebut) });
    });
    if (d.tidakBerlaku !== undefined)
      test.each(rapi(d.tidakBerlaku))('tidak berlaku: %s', (_judul, k, sebut) => {
        expect(jawab(a, k)).toEqual({ hasil: 'TIDAK_BERLAKU', sebab: expect.stringContaining(sebut) });
      });
    if (d.tidakMenyangkut !== undefined)
      test.each(rapi(d.tidakMenyangkut))('tidak menyangkut: %s', (_judul, k) => {
        expect(a.menyangkut(usulKasus(k), konteksContoh({ parameter: a.parameter, ...k.konteks }))).toBe(false);
      });
    if (d.tingkat !== undefined)
      test.each(d.tingkat.map(([tingkat, k, tahap = 'AJUKAN']) => [tingkat, tahap, k] as const))('%s pada tahap %s', (tingkat, tahap, k) => {
        expect(tingkatAturan(a, usulKasus(k), tahap)).toBe(tingkat);
      });
  });
}
