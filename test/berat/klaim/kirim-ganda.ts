import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { prosesTarikan } from '../../../sync/proses-tarikan.ts';
import { acakUji } from '../../sync/mesin.ts';
import { mesinSiap } from '../hub-uji.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { periksaUtuh } from '../periksa.ts';
import { acakBaris, bacaLembar, tulisLembar } from '../umpan-acak.ts';

const SISI = ['BKN', 'SIMPEG'] as const;
const KALI = 3;

async function putaran({ server }: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const acak = acakUji(benih);
  const m = await mesinSiap(60, server);
  const angka = { umpan: 0, kiriman: 0, sudah: 0 };
  const salah: string[] = [];
  const id: string[] = [];
  try {
    for (let n = 0; n < (penuh ? 24 : 6); n += 1) {
      const no = 1 + acak.angka(2);
      const sisi = acak.pilih(SISI);
      const lembar = bacaLembar(m.sumber, m, { no, sisi });
      id.push(await m.catat(no, sisi, { berkas: tulisLembar(m, lembar, acakBaris(lembar.baris, acak)) }));
    }
    angka.umpan = id.length;
    // Every feed is delivered several times, in any order, four deliveries at a time.
    const kiriman = acak.kocok(Array.from({ length: KALI }, () => id).flat());
    const satu = async (): Promise<void> => {
      for (let k = kiriman.pop(); k !== undefined; k = kiriman.pop()) {
        angka.kiriman += 1;
        const { hasil } = await prosesTarikan({ url: m.url }, k);
        if (hasil === 'SUDAH') angka.sudah += 1;
      }
    };
    await Promise.all([satu(), satu(), satu(), satu()]);
    if (angka.sudah !== id.length * (KALI - 1)) salah.push(`${angka.kiriman} kiriman dari ${id.length} umpan, tetapi ${angka.sudah} dijawab SUDAH`);
    salah.push(...(await periksaUtuh({ adminUrl: m.basis.url, url: m.url }, id)));
  } finally {
    await m.hapus();
  }
  return { angka, pelanggaran: salah };
}

const melihat = (url: string, umpan: number): Promise<{ umpan: number; ada: boolean }> =>
  sqlUntukIrisan(url, async (sql) => ({ umpan, ada: (await sql`select 1 from naif where umpan = ${umpan}`).length > 0 }));

const menulis = (url: string, umpan: number): Promise<void> =>
  sqlUntukIrisan(url, async (sql) => {
    await sql`insert into naif values (${umpan})`;
  });

/** A counter that looks and then writes counts too often when two deliveries look before either writes. */
async function kendali({ server }: Lapangan): Promise<number> {
  const m = await mesinSiap(20, server);
  try {
    await m.sql((sql) => sql`create table naif (umpan int not null)`);
    // All twelve look before the first of them writes: the order that concurrency allows and a lucky run hides.
    const terlihat = await Promise.all(Array.from({ length: 12 }, (_, i) => melihat(m.basis.url, i % 2)));
    await Promise.all(terlihat.filter((t) => !t.ada).map(({ umpan }) => menulis(m.basis.url, umpan)));
    const [n] = await m.sql((sql) => sql<{ n: number }[]>`select (count(*) - count(distinct umpan))::int n from naif`);
    return n?.n ?? 0;
  } finally {
    await m.hapus();
  }
}

export const KIRIM_GANDA: Klaim = {
  id: 'kirim-ganda',
  pernyataan: 'Pekerjaan yang dikirim berkali-kali dan serentak diterapkan tepat satu kali (I2, I11)',
  kendali: 'penghitung yang memeriksa lalu menulis menghitung terlalu banyak',
  putaranPanjang: 30,
  putaran,
  jalankanKendali: kendali,
};
