import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sebagaiPeran } from '../../bin/perintah/sambungan.ts';
import { prosesTarikan } from '../../sync/proses-tarikan.ts';
import { bacaLembar } from '../berat/umpan-acak.ts';
import { Kawat } from '../support/kawat.ts';
import { acakUji, type Mesin, nipBerkas, rakitMesin } from './mesin.ts';
import { catatSusulan, isiSusulan, kirimSusulan, kosongkan, type OrangSusulan, type UmpanSusulan, umpanAcak } from './panggung-susulan.ts';
import { neracaSalah } from './ramalan.ts';

let m: Mesin;
/** Two who are there from the start, two who come later, one of another instansi, one whom nobody knows. */
let lama: readonly OrangSusulan[] = [];
let baru: readonly OrangSusulan[] = [];
let asing: OrangSusulan;
const ENTAH: OrangSusulan = { nip: '199001012015011999', pns: 'ID-ENTAH' };
const pegawai = { BKN: [] as string[], SIMPEG: [] as string[] };
const lainnya = { BKN: [] as string[], SIMPEG: [] as string[] };
const SISI = ['BKN', 'SIMPEG'] as const;

beforeAll(async () => {
  m = await rakitMesin(30, 2, 3);
  for (const no of [1, 2]) await m.umpan(no, 'BKN');
  const id = await m.sql((sql) => sql<OrangSusulan[]>`select lpad(nip::text, 18, '0') nip, pns_id pns from pegawai_bkn where pns_id is not null`);
  const kenal = (no: number): OrangSusulan[] => {
    const simpeg = new Set(nipBerkas(m.sumber, m.instansiKe(no), 'SIMPEG'));
    return nipBerkas(m.sumber, m.instansiKe(no), 'BKN').flatMap((nip) => id.filter((o) => o.nip === nip && simpeg.has(nip)));
  };
  const orang = kenal(1);
  [lama, baru, asing] = [orang.slice(0, 2), orang.slice(2, 4), kenal(2)[0] ?? ENTAH];
  for (const sisi of SISI) {
    pegawai[sisi] = [...bacaLembar(m.sumber, m, { no: 1, sisi }).baris];
    lainnya[sisi] = pegawai[sisi].filter((b) => !baru.some((o) => b.includes(o.nip)));
    expect(lainnya[sisi]).toHaveLength(pegawai[sisi].length - 2);
  }
}, 60_000);
afterAll(() => m.hapus());

const utama = (sisi: 'BKN' | 'SIMPEG', baris: readonly string[]): UmpanSusulan => ({ jenis: 'pegawai', sisi, lengkap: true, baris });
const DATANG = ['BKN', 'SIMPEG'] as const;

/** Everybody but the newcomers, then these feeds one by one. */
async function jalani(umpan: readonly UmpanSusulan[]): Promise<Readonly<Record<string, unknown>>> {
  await kosongkan(m);
  await m.umpan(2, 'BKN');
  for (const sisi of SISI) await kirimSusulan(m, utama(sisi, lainnya[sisi]));
  for (const u of umpan) await kirimSusulan(m, u);
  expect(await neracaSalah(m)).toEqual([]);
  return isiSusulan(m);
}

/** Feeds taken from their sequences in the order of these indices; whatever is left comes last. */
function selang(deret: readonly (readonly UmpanSusulan[])[], urutan: readonly number[]): UmpanSusulan[] {
  const sisa = deret.map((d) => [...d]);
  const hasil = urutan.flatMap((i) => sisa[i % sisa.length]?.splice(0, 1) ?? []);
  return [...hasil, ...sisa.flat()];
}

describe('data utama dan faktanya', () => {
  test('berakhir pada keadaan yang sama, apa pun urutan datangnya (I2)', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), fc.array(fc.nat(99), { minLength: 8, maxLength: 8 }), async (benih, urutan) => {
        const acak = acakUji(benih);
        const fakta = acak.kocok(umpanAcak(acak, [...lama, ...baru, asing, ENTAH])).slice(0, 2);
        const datang = DATANG.map((sisi) => [utama(sisi, pegawai[sisi])]);
        const dulu = await jalani([...datang.flat(), ...fakta.flat()]);
        expect(await jalani(selang([...fakta, ...datang], urutan))).toEqual(dulu);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  test('yang menunggu diterapkan begitu orangnya datang: sampai itu ia diragukan dan barisnya ditolak, sesudahnya tidak, dan jejak menyebutnya', async () => {
    const [b] = baru;
    const baris = [
      { nipBaru: b?.nip ?? '', tahun: '2024', KuadranKinerjaNilai: '2' },
      { nipBaru: asing.nip, tahun: '2024', KuadranKinerjaNilai: '2' },
    ];
    await jalani([]);
    const id = await kirimSusulan(m, { jenis: 'kinerja', sisi: 'BKN', lengkap: true, baris });
    const isi = () =>
      m.sql(
        (sql) => sql`select (select count(*)::int from kinerja) kinerja, (select count(*)::int from kesegaran_pegawai where ragu) ragu, diterapkan, karantina,
          (select count(*)::int from baris_ditolak where tarikan = t.id) ditolak, (select count(*)::int from jejak where peristiwa = 'tarikan.menyusul' and data ->> 'tarikan' = ${id}) jejak
          from tarikan t where t.id = ${id}`,
      );
    expect(await isi()).toEqual([{ kinerja: 0, ragu: 2, diterapkan: 0, karantina: 2, ditolak: 2, jejak: 0 }]);
    await kirimSusulan(m, utama('SIMPEG', pegawai.SIMPEG));
    // Of the other one this instansi may not speak, whoever comes.
    expect(await isi()).toEqual([{ kinerja: 1, ragu: 1, diterapkan: 1, karantina: 1, ditolak: 1, jejak: 1 }]);
  });

  test('sambungan yang diputus antara orang dan baris yang menunggunya: sesudah diulang keadaannya sama, dan setiap umpan menyusul tepat sekali', async () => {
    const acak = acakUji(7);
    const fakta = umpanAcak(acak, [...lama, ...baru]).flatMap((deret) => deret.slice(0, 1));
    const datang = utama('SIMPEG', pegawai.SIMPEG);
    const menyusul = (): Promise<unknown> =>
      m.sql(
        (sql) =>
          sql`select t.jenis, t.sisi, count(*)::int n from jejak j join tarikan t on t.id::text = j.data ->> 'tarikan' where j.peristiwa = 'tarikan.menyusul' group by 1, 2 order by 1, 2`,
      );
    const { kawat, url } = await Kawat.pasang(m.basis.url);
    const lewatKawat = { url: sebagaiPeran(url, 'simpul_sync') };
    try {
      await jalani(fakta);
      kawat.hidupkan();
      await prosesTarikan(lewatKawat, await catatSusulan(m, datang));
      const [utuh, sekali, banyak] = [await isiSusulan(m), await menyusul(), kawat.hitung];
      expect(sekali).not.toEqual([]);
      for (const [dari, cara] of [
        [6, 'sebelum'],
        [10, 'sesudah'],
        [14, 'sebelum'],
        [20, 'sesudah'],
        [28, 'sebelum'],
      ] as const) {
        await jalani(fakta);
        const id = await catatSusulan(m, datang);
        kawat.hidupkan({ pada: banyak - dari, cara });
        await prosesTarikan(lewatKawat, id).catch(() => undefined);
        expect(kawat.isMati, `${cara} ${dari} sebelum akhir`).toBe(true);
        await m.proses(id);
        expect(await isiSusulan(m), `${cara} ${dari} sebelum akhir`).toEqual(utuh);
        expect(await menyusul(), `${cara} ${dari} sebelum akhir`).toEqual(sekali);
        expect(await neracaSalah(m)).toEqual([]);
      }
    } finally {
      await kawat.tutup();
    }
  });

  test('kendali: tanpa baris yang menunggu, urutan datangnya tampak pada keadaan akhir', async () => {
    const fakta: UmpanSusulan = {
      jenis: 'kinerja',
      sisi: 'BKN',
      lengkap: true,
      baris: baru.map(({ nip }) => ({ nipBaru: nip, tahun: '2024', KuadranKinerjaNilai: '2' })),
    };
    const datang = utama('SIMPEG', pegawai.SIMPEG);
    const dulu = await jalani([datang, fakta]);
    await jalani([fakta]);
    await m.sql((sql) => sql`delete from baris_menunggu`);
    await kirimSusulan(m, datang);
    expect(await isiSusulan(m)).not.toEqual(dulu);
  });
});
