import pg from 'pg';
import { sebagaiPeran } from '../../../bin/perintah/sambungan.ts';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { catatTarikan } from '../../../sync/2-stage/tarikan.ts';
import { prosesTarikan } from '../../../sync/proses-tarikan.ts';
import { cariBerkas, UMPAN_INSTANSI, type UmpanSumber } from '../../../sync/sources/sumber-berkas.ts';
import { type CaraPutus, Kawat } from '../../support/kawat.ts';
import { buatBasisData } from '../../support/postgres.ts';
import { acakUji, type Mesin, rakitMesin } from '../../sync/mesin.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { periksaUtuh } from '../periksa.ts';
import { bacaLembar, tulisLembar } from '../umpan-acak.ts';

const NO = 1;
/** Feeds tried per cut in the short form; the long one cuts at every statement. */
const CONTOH_PENDEK = 4;

interface Meja {
  readonly m: Mesin;
  readonly kawat: Kawat;
  /** As simpul_sync, over the wire that is cut. */
  readonly lewatKawat: string;
}

async function siapkan(lapangan: Lapangan, benih: number): Promise<Meja> {
  const m = await rakitMesin(60, 2, benih, { server: lapangan.server, riwayatTiap: 1 });
  for (const i of m.instansi) await m.tarik(i.no);
  const { kawat, url } = await Kawat.pasang(m.basis.url);
  return { m, kawat, lewatKawat: sebagaiPeran(url, 'simpul_sync') };
}

/** Two versions of one feed; delivering them in turn changes rows every time. */
async function duaVersi(m: Mesin, u: UmpanSumber, { angka }: ReturnType<typeof acakUji>): Promise<[string, string]> {
  if (u.jenis === 'pegawai') {
    const lembar = bacaLembar(m.sumber, m, { no: NO, sisi: u.sisi });
    const tanpa = lembar.baris.filter((_, i) => i !== angka(5) + 1);
    return [
      tulisLembar(m, lembar, lembar.baris),
      tulisLembar(
        m,
        lembar,
        tanpa.map((b, i) => (i % 4 === 0 ? b.replace(/(19[5-9]\d)-(\d\d)-(\d\d)|(\d\d)-(\d\d)-(19[5-9]\d)/, '1971-01-17') : b)),
      ),
    ];
  }
  const ada = await cariBerkas(m.sumber, m.instansiKe(NO).kodeCepat, u);
  return [ada?.berkas ?? '', ada?.berkas ?? ''];
}

const catat = (m: Mesin, u: UmpanSumber, berkas: string): Promise<string> =>
  sqlUntukIrisan(m.url, (sql) => catatTarikan(sql, { instansi: NO, ...u, asal: 'UNGGAH', berkas, sha256: '', lengkap: true, oleh: 'SISTEM' }));

interface Potongan {
  readonly pada: number;
  readonly cara: CaraPutus;
}

/** One feed, killed at one statement, then taken up again by another process. Returns whether the cut came to pass. */
async function sekaliPutus({ m, kawat, lewatKawat }: Meja, id: string, potongan: Potongan, salah: string[]): Promise<boolean> {
  kawat.hidupkan(potongan);
  await prosesTarikan({ url: lewatKawat }, id).catch(() => undefined);
  const kena = kawat.isMati;
  const ulang = await prosesTarikan({ url: m.url }, id);
  const di = `${potongan.cara} pernyataan ${potongan.pada}`;
  if (!['DITERAPKAN', 'SUDAH'].includes(ulang.hasil)) salah.push(`${di}: diulang menjadi ${ulang.hasil}`);
  for (const s of await periksaUtuh({ adminUrl: m.basis.url, url: m.url }, [id])) salah.push(`${di}: ${s}`);
  return kena;
}

/** How many statements one undisturbed run takes. */
async function hitungPernyataan({ kawat, lewatKawat, m }: Meja, u: UmpanSumber, berkas: string): Promise<{ pernyataan: number; copy: number }> {
  kawat.hidupkan();
  await prosesTarikan({ url: lewatKawat }, await catat(m, u, berkas));
  return { pernyataan: kawat.hitung, copy: kawat.potonganCopy };
}

async function putaran(lapangan: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const acak = acakUji(benih);
  const meja = await siapkan(lapangan, benih);
  const salah: string[] = [];
  const angka = { umpan: 0, pernyataan: 0, putus: 0 };
  try {
    // One kind of feed per round; pegawai of the two sides first.
    const u = UMPAN_INSTANSI[benih % UMPAN_INSTANSI.length] ?? { sisi: 'BKN', jenis: 'pegawai' };
    const versi = await duaVersi(meja.m, u, acak);
    const n = await hitungPernyataan(meja, u, versi[1]);
    angka.pernyataan = n.pernyataan;
    const semua: Potongan[] = [
      ...(['sebelum', 'sesudah'] as const).flatMap((cara) => Array.from({ length: n.pernyataan }, (_, i) => ({ pada: i + 1, cara }))),
      ...Array.from({ length: n.copy }, (_, i) => ({ pada: i + 1, cara: 'tengah-copy' as const })),
    ];
    const dipilih = penuh ? semua : acak.kocok(semua).slice(0, CONTOH_PENDEK);
    for (const [i, potongan] of dipilih.entries()) {
      angka.umpan += 1;
      if (await sekaliPutus(meja, await catat(meja.m, u, versi[i % 2] ?? ''), potongan, salah)) angka.putus += 1;
    }
  } finally {
    await meja.kawat.tutup();
    await meja.m.hapus();
  }
  return { angka, pelanggaran: salah };
}

/** The same cut through a naive worker: the effect in one transaction, "done" in the next, and again from the start when it is not done. */
async function kendali({ server }: Lapangan): Promise<number> {
  const basis = await buatBasisData(server);
  const { kawat, url } = await Kawat.pasang(basis.url);
  const jalan = async (u: string): Promise<void> => {
    const klien = new pg.Client({ connectionString: u });
    klien.on('error', () => undefined);
    await klien.connect();
    try {
      if ((await klien.query('select 1 from naif where selesai')).rowCount) return;
      await klien.query('update naif set diterapkan = diterapkan + 1');
      await klien.query('update naif set selesai = true');
    } finally {
      await klien.end().catch(() => undefined);
    }
  };
  const admin = new pg.Client({ connectionString: basis.url });
  await admin.connect();
  await admin.query('create table naif (diterapkan int not null, selesai boolean not null)');
  let ganda = 0;
  for (let pada = 1; pada <= 3; pada += 1) {
    await admin.query('truncate naif');
    await admin.query('insert into naif values (0, false)');
    kawat.hidupkan({ pada, cara: 'sebelum' });
    await jalan(url).catch(() => undefined);
    await jalan(basis.url);
    ganda += Number((await admin.query<{ n: number }>('select diterapkan - 1 n from naif')).rows[0]?.n);
  }
  await admin.end();
  await kawat.tutup();
  await basis.hapus();
  return ganda;
}

/** R13: the process dies between any two statements of one feed, also with a statement done and its answer lost, also in the middle of COPY. */
export const PERNYATAAN: Klaim = {
  id: 'pernyataan',
  pernyataan:
    'Proses yang mati di antara dua pernyataan mana pun, juga di tengah COPY, tidak menghilangkan dan tidak menggandakan satu umpan pun (I2, I3, I10, I11)',
  kendali: 'pekerja naif (akibat dan tanda selesai dalam dua transaksi) menerapkan dua kali',
  putaranPanjang: 5,
  putaran,
  jalankanKendali: kendali,
};
