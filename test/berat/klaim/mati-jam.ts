import { setTimeout as tidur } from 'node:timers/promises';
import { acakUji } from '../../sync/mesin.ts';
import { nyalakanHub } from '../hub-uji.ts';
import { BELUM, type MejaJam, SALAH, siapkanJam } from '../jam-uji.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';

const TENANG_MS = 60_000;
const ANAK = 'jam-anak.ts';

const belum = async ({ admin }: MejaJam): Promise<number> => Number((await admin.query<{ n: string }>(`select (${BELUM})::text n`)).rows[0]?.n);

/** Waits until at most so many deadlines are left. */
async function tungguSisa(meja: MejaJam, sisa: number, jedaMs = 100): Promise<void> {
  for (const batas = Date.now() + TENANG_MS; Date.now() < batas && (await belum(meja)) > sisa; ) await tidur(jedaMs);
}

/** Clocks of SBT and I'DIS in processes of their own, killed at random moments; the last one is left in peace. */
async function matiJam({ server }: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const acak = acakUji(benih);
  const meja = await siapkanJam(server, penuh ? 150 : 15);
  let bunuh = 0;
  try {
    for (let n = penuh ? 6 : 1; n > 0; n -= 1) {
      const hub = await nyalakanHub(meja.pesanan, ANAK);
      // In the middle of the work, however slow the machine is.
      await tungguSisa(meja, (await belum(meja)) - 1 - acak.angka(penuh ? 80 : 20), 5);
      await hub.bunuh();
      bunuh += 1;
    }
    const akhir = await nyalakanHub(meja.pesanan, ANAK);
    await tungguSisa(meja, 0);
    await akhir.bunuh();
    const { rows } = await meja.admin.query<{ salah: string }>(SALAH);
    const tercatat = await meja.admin.query(
      "select 1 from temuan_riwayat where tindakan = 'lewatTenggat' union all select 1 from kasus_disiplin_riwayat where tindakan = 'lewatTenggat'",
    );
    return { angka: { bunuh, tenggat: tercatat.rows.length }, pelanggaran: rows.map((r) => r.salah) };
  } finally {
    await meja.tutup();
  }
}

/** Nothing remembers that a deadline was noted. */
async function tanpaIngatan({ server }: Lapangan): Promise<number> {
  const meja = await siapkanJam(server, 2);
  try {
    await meja.admin.query('drop index temuan_riwayat_lewat');
    const hub = await nyalakanHub(meja.pesanan, ANAK);
    await tungguSisa(meja, 0);
    await hub.bunuh();
    return (await meja.admin.query(SALAH)).rows.length;
  } finally {
    await meja.tutup();
  }
}

export const MATI_JAM: Klaim = {
  id: 'mati-jam',
  pernyataan: "kill -9 pada jam SBT dan I'DIS: setiap tenggat dicatat dan ditindak tepat satu kali, hukuman dan temuannya bergerak bersama",
  kendali: 'tanpa indeks yang mengingat, satu tenggat dicatat dua kali',
  putaranPanjang: 12,
  putaran: matiJam,
  jalankanKendali: tanpaIngatan,
};
