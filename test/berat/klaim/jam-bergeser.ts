import { setTimeout as tidur } from 'node:timers/promises';
import { acakUji, type Mesin } from '../../sync/mesin.ts';
import { dirUnggahan, mesinSiap, nyalakanHub, siapkanUmpan, tungguTenang } from '../hub-uji.ts';
import { GESERAN_MS, JamGeser } from '../jam/jam-geser.ts';
import { BELUM, SALAH, siapkanJam } from '../jam-uji.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { periksaUtuh } from '../periksa.ts';

interface Takaran {
  readonly umpan: number;
  readonly lompatan: number;
  readonly tenggat: number;
  readonly mulai: number;
}
const PENDEK: Takaran = { umpan: 8, lompatan: 4, tenggat: 2, mulai: 1 };
const PANJANG: Takaran = { umpan: 60, lompatan: 40, tenggat: 40, mulai: 3 };
const TENANG_MS = 60_000;
const LOMPAT_MS = 400;

/** Stamps that lie ahead of the database, and feeds that a younger one of the same side had overtaken and that were applied all the same. */
const WAKTU_SALAH = `
  select 'umur ' || sisi || ' ' || jenis || ' di masa depan' as salah from kesegaran where pada > clock_timestamp()
  union all select 'umpan ' || id || ' diterima di masa depan' from tarikan where diterima_pada > clock_timestamp()
  union all select 'umpan ' || b.id || ' diterapkan mendahului ' || a.id from tarikan a join tarikan b on (b.instansi, b.sisi, b.jenis) = (a.instansi, a.sisi, a.jenis) and b.id > a.id
    where a.status = 'DITERAPKAN' and b.status = 'DITERAPKAN' and a.selesai_pada > b.selesai_pada
  union all select 'sisi ' || k.sisi || ' berdiri pada umpan ' || k.tarikan from kesegaran k
    where k.jenis = 'pegawai' and k.tarikan < (select max(id) from tarikan t where (t.instansi, t.sisi, t.jenis) = (k.instansi, k.sisi, k.jenis) and t.lengkap and t.status = 'DITERAPKAN')`;

const waktuSalah = (m: Mesin): Promise<string[]> => m.sql(async (sql) => (await sql.unsafe<{ salah: string }[]>(WAKTU_SALAH)).map((b) => b.salah));

/** Two hubs accept and work on the same database, each by a clock that jumps; what they accept is applied once and in the order of acceptance. */
async function umpan({ server }: Lapangan, benih: number, t: Takaran): Promise<HasilPutaran> {
  const acak = acakUji(benih);
  const m = await mesinSiap(60, server);
  const jam = [new JamGeser(acak.pilih(GESERAN_MS)), new JamGeser(0)];
  try {
    const semua = siapkanUmpan(m, t.umpan, acak);
    const pesanan = { url: m.url, dir: dirUnggahan(m), konfigurasi: { antrean: 'postgres', databaseUrl: m.basis.url } as const, penyapu: true };
    const bagian = jam.map((_, i) => semua.filter((_u, n) => n % jam.length === i));
    const hub = await Promise.all(jam.map((j, i) => nyalakanHub({ ...pesanan, terima: bagian[i] ?? [] }, 'hub-anak.ts', j)));
    for (let n = 0; n < t.lompatan; n += 1) {
      acak.pilih(jam).geser(acak.pilih([0, ...GESERAN_MS]));
      await tidur(LOMPAT_MS);
    }
    // Right again: from here on everything comes to an end without a person.
    for (const j of jam) j.geser(0);
    for (const batas = Date.now() + TENANG_MS; hub.some((h, i) => h.diterima.length < (bagian[i]?.length ?? 0)) && Date.now() < batas; ) await tidur(50);
    await tungguTenang(m.basis.url, TENANG_MS);
    for (const h of hub) await h.bunuh();
    const diterima = hub.flatMap((h) => h.diterima);
    const pelanggaran = [...(await periksaUtuh({ adminUrl: m.basis.url, url: m.url }, diterima)), ...(await waktuSalah(m))];
    return { angka: { umpan: diterima.length, lompatan: t.lompatan }, pelanggaran };
  } finally {
    for (const j of jam) j.buang();
    await m.hapus();
  }
}

const BELUM_TIBA = `insert into temuan (nomor, kunci, kategori, instansi, nip, uraian, sumber, oleh, tahap, tenggat)
  select 'D' || n, 'D' || n, 'NSPK', 1, 199001012015019000 + n, 'Uraian temuan contoh', 'AUDITOR', 'uji', 'REKOMENDASI', hari_ini() + 2 from generate_series(1, 3) n`;
const TERLALU_DINI = `select 'tenggat yang belum tiba ditindak: ' || t.nomor as salah from temuan t where t.kunci like 'D%'
  and (t.tahap <> 'REKOMENDASI' or exists (select from temuan_riwayat r where r.temuan = t.id))`;

/** Clocks of SBT and I'DIS in processes whose own time is wrong: what is due by the database is done once, what is not is left alone. */
async function tenggat({ server }: Lapangan, benih: number, t: Takaran): Promise<HasilPutaran> {
  const acak = acakUji(benih);
  const meja = await siapkanJam(server, t.tenggat);
  const jam = new JamGeser(0);
  try {
    await meja.admin.query(BELUM_TIBA);
    const belum = async (): Promise<number> => Number((await meja.admin.query<{ n: string }>(`select (${BELUM} - 3)::text n`)).rows[0]?.n);
    for (let n = 0; n < t.mulai; n += 1) {
      jam.geser(acak.pilih(GESERAN_MS));
      const hub = await nyalakanHub(meja.pesanan, 'jam-anak.ts', jam);
      for (let k = 0; k < 3; k += 1) {
        await tidur(LOMPAT_MS);
        jam.geser(acak.pilih(GESERAN_MS));
      }
      if (n === t.mulai - 1) {
        jam.geser(3 * 86_400_000);
        for (const batas = Date.now() + TENANG_MS; Date.now() < batas && (await belum()) > 0; ) await tidur(100);
      }
      await hub.bunuh();
    }
    const salah = [...(await meja.admin.query<{ salah: string }>(SALAH)).rows, ...(await meja.admin.query<{ salah: string }>(TERLALU_DINI)).rows];
    return { angka: { tenggat: 4 * t.tenggat }, pelanggaran: salah.map((r) => r.salah) };
  } finally {
    jam.buang();
    await meja.tutup();
  }
}

async function putaran(l: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const t = penuh ? PANJANG : PENDEK;
  const [a, b] = [await umpan(l, benih, t), await tenggat(l, benih, t)];
  return { angka: { ...a.angka, ...b.angka }, pelanggaran: [...a.pelanggaran, ...b.pelanggaran] };
}

/** The stamp of a feed taken from the clock of a server that runs three days ahead, as it came before the database had the last word. */
async function kendali({ server }: Lapangan): Promise<number> {
  const m = await mesinSiap(20, server);
  try {
    await m.sql((sql) => sql`update kesegaran set pada = ${new Date(Date.now() + 3 * 86_400_000)} where sisi = 'BKN' and jenis = 'pegawai'`);
    return (await waktuSalah(m)).length;
  } finally {
    await m.hapus();
  }
}

export const JAM_BERGESER: Klaim = {
  id: 'jam-bergeser',
  pernyataan:
    "Jam server yang melompat -90 hari sampai +3 hari selagi bekerja: umpan diterapkan sekali menurut urutan penerimaan, tidak ada umur di masa depan, tenggat SBT dan I'DIS tepat satu kali menurut jam basis data, semuanya selesai tanpa orang (A7)",
  kendali: 'umur yang dicap menurut jam server yang mendahului terlihat di masa depan',
  putaranPanjang: 10,
  putaran,
  jalankanKendali: kendali,
};
