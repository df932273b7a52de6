import { cpSync } from 'node:fs';
import path from 'node:path';
import { sebagaiPeran } from '../../../bin/perintah/sambungan.ts';
import { ubahSumber } from '../../../contoh/sumber-hidup.ts';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { KOLOM_REKAMAN } from '../../../domain/selisih/rekaman.ts';
import { jalankanSapuan } from '../../../sync/3-diff/sapuan.ts';
import { prosesTarikan } from '../../../sync/proses-tarikan.ts';
import { Kawat } from '../../support/kawat.ts';
import { acakUji, buatMesin, type Mesin, nipBerkas, rakitMesin, type SisiUji } from '../../sync/mesin.ts';
import { himpunanTerbuka, selisihTerbuka, urut } from '../../sync/ramalan.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { periksaUtuh } from '../periksa.ts';
import { acakBaris, bacaLembar, barisDitolak, tulisLembar } from '../umpan-acak.ts';

type Acak = ReturnType<typeof acakUji>;
const SISI = ['BKN', 'SIMPEG'] as const;
const TEMPAT = [1, 2].flatMap((no) => SISI.map((sisi) => ({ no, sisi })));
const BOLEH_DIBUANG = ['gelar', 'nik', 'tmtPns', 'tmtGolongan', 'pendidikanId'];
const BIDANG = ['nama', 'tglLahir', 'golAkhirId', 'tmtJabatan', 'jenisKelamin'] as const;
const KOLOM = KOLOM_REKAMAN.map((k) => k.replace(/[A-Z]/g, (h) => `_${h.toLowerCase()}`)).join(', ');

const keadaan = (m: Mesin): Promise<string> =>
  m.sql(async (sql) =>
    JSON.stringify({
      selisih: urut(await selisihTerbuka(sql)),
      himpunan: urut(await himpunanTerbuka(sql)),
      bkn: await sql.unsafe(`select instansi, nip, ${KOLOM}, tak, alasan, h, f.ver from pegawai_bkn join sidik_bkn f using (instansi, nip, h) order by 1, 2`),
      simpeg: await sql.unsafe(
        `select instansi, nip, ${KOLOM}, tak, alasan, h, f.ver from pegawai_simpeg join sidik_simpeg f using (instansi, nip, h) order by 1, 2`,
      ),
      kesegaran: await sql`select instansi, sisi, status, jumlah from kesegaran where jenis = 'pegawai' order by 1, 2`,
    }),
  );

/** Another version of every profile becomes the active one, with some fields left out. */
const gantiProfil = (m: Mesin, versi: number, buang: readonly string[]): Promise<unknown> =>
  m.sql((sql) =>
    sql.begin(async (tx) => {
      await tx`create temp table dasar on commit drop as select id, isi from profil_pemetaan where versi = 1`;
      await tx`update profil_pemetaan set aktif = false where aktif`;
      // A code map that no field uses any more is refused in a profile, so it leaves with its field.
      await tx`with isi as (select id, jsonb_set(isi, '{versi}', to_jsonb(${versi}::int)) || jsonb_build_object('bidang',
          (select jsonb_agg(b order by n) from jsonb_array_elements(isi -> 'bidang') with ordinality x(b, n) where not (b ->> 'kanonik' = any (array(select jsonb_array_elements_text(${tx.json([...buang])})))))) isi from dasar)
        insert into profil_pemetaan (id, versi, isi) select id, ${versi}, isi || jsonb_build_object('petaKode',
          (select coalesce(jsonb_object_agg(k, v), '{}') from jsonb_each(isi -> 'petaKode') p(k, v) where exists (select from jsonb_array_elements(isi -> 'bidang') b where b ->> 'petaKode' = k))) from isi`;
    }),
  );

/** The newest feeds: the nation with some values altered, and without the lines that are refused (what those mean depends on what was known before). */
async function susunAkhir(m: Mesin, acak: Acak): Promise<Map<string, string>> {
  const dir = path.join(m.sumber, '..', 'akhir');
  cpSync(m.sumber, dir, { recursive: true });
  for (let n = 0; n < 24; n += 1) {
    const { no, sisi } = acak.pilih(TEMPAT);
    const bidang = acak.pilih(BIDANG);
    const nilai = {
      nama: `NAMA ${n} CONTOH`,
      tglLahir: `19${70 + acak.angka(20)}-0${1 + acak.angka(9)}-11`,
      golAkhirId: '31',
      tmtJabatan: '2024-05-01',
      jenisKelamin: 'F',
    }[bidang];
    try {
      ubahSumber({ dir, sisi, nip: acak.pilih(nipBerkas(dir, m.instansiKe(no), sisi)), bidang, nilai });
    } catch (galat) {
      if (!(galat instanceof Kesalahan && galat.kode === 'MASUKAN_SALAH')) throw galat;
    }
  }
  const hasil = new Map<string, string>();
  for (const { no, sisi } of TEMPAT) {
    const lembar = bacaLembar(dir, m, no, sisi);
    const coba = await m.catat(no, sisi, { berkas: tulisLembar(m, lembar, lembar.baris) });
    await m.proses(coba);
    const buruk = await barisDitolak(m, coba);
    hasil.set(
      `${no}:${sisi}`,
      tulisLembar(
        m,
        lembar,
        lembar.baris.filter((b) => !buruk.has(b.replace(/\r$/, ''))),
      ),
    );
  }
  return hasil;
}

interface Panggung {
  readonly acuan: Mesin;
  readonly akhir: ReadonlyMap<string, string>;
  readonly buang: readonly string[];
}
const VERSI_AKHIR = 100;

async function harapan(p: Panggung, server: string): Promise<string> {
  const m = await buatMesin(p.acuan.sumber, () => undefined, server);
  try {
    await gantiProfil(m, VERSI_AKHIR, p.buang);
    for (const { no, sisi } of TEMPAT) await m.umpan(no, sisi, { berkas: p.akhir.get(`${no}:${sisi}`) ?? '' });
    return await keadaan(m);
  } finally {
    await m.hapus();
  }
}

interface Jalan {
  readonly m: Mesin;
  readonly kawat: Kawat;
  readonly lewatKawat: string;
  readonly acak: Acak;
}

/** One feed, whole or as a part, possibly killed at a random statement and taken up again. */
async function satuUmpan({ m, kawat, lewatKawat, acak }: Jalan, id: string): Promise<boolean> {
  if (acak.angka(2) === 0) {
    await m.proses(id);
    return false;
  }
  kawat.hidupkan({ pada: 1 + acak.angka(90), cara: acak.pilih(['sebelum', 'sesudah'] as const) });
  await prosesTarikan({ url: lewatKawat }, id).catch(() => undefined);
  await m.proses(id).catch(() => undefined);
  return kawat.isMati;
}

async function jalani(
  m: Mesin,
  p: Panggung,
  { acak, langkah }: { readonly acak: Acak; readonly langkah: number },
  salah: string[],
): Promise<Record<string, number>> {
  const angka = { umpan: 0, putus: 0, profil: 0, terlambat: 0 };
  const { kawat, url } = await Kawat.pasang(m.basis.url);
  const jalan = { m, kawat, lewatKawat: sebagaiPeran(url, 'simpul_sync'), acak };
  const terlambat: { id: string; no: number; sisi: SisiUji }[] = [];
  for (let n = 0; n < langkah; n += 1) {
    const { no, sisi } = acak.pilih(TEMPAT);
    if (acak.angka(8) === 0) {
      await gantiProfil(m, 2 + angka.profil, acak.kocok(BOLEH_DIBUANG).slice(0, acak.angka(3)));
      angka.profil += 1;
    }
    const lembar = bacaLembar(m.sumber, m, no, sisi);
    const baris = acakBaris(lembar.baris, acak);
    const sebagian = acak.angka(3) === 0;
    const isi = sebagian ? baris.slice(0, Math.ceil(baris.length / 2)) : baris;
    const id = await m.catat(no, sisi, { berkas: tulisLembar(m, lembar, isi), lengkap: !sebagian });
    angka.umpan += 1;
    if (acak.angka(6) === 0) terlambat.push({ id, no, sisi });
    else if (await satuUmpan(jalan, id)) angka.putus += 1;
    if (acak.angka(5) === 0) await m.proses(id).catch(() => undefined);
    const { alarm } = await jalankanSapuan(m.url);
    if (alarm.length > 0) salah.push(`langkah ${n}: ${alarm.length} kunci berbeda antara sapuan dan inkremental`);
  }
  await gantiProfil(m, VERSI_AKHIR, p.buang);
  const akhir: string[] = [];
  for (const { no, sisi } of acak.kocok(TEMPAT)) akhir.push(await m.catat(no, sisi, { berkas: p.akhir.get(`${no}:${sisi}`) ?? '' }));
  for (const id of akhir) if (await satuUmpan(jalan, id)) angka.putus += 1;
  for (const t of terlambat) {
    angka.terlambat += 1;
    await m.proses(t.id).catch(() => undefined);
  }
  await kawat.tutup();
  return angka;
}

async function putaran({ server }: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const acak = acakUji(benih);
  const acuan = await rakitMesin(80, 2, 5, { server });
  const salah: string[] = [];
  try {
    const akhir = await susunAkhir(acuan, acak);
    const p = { acuan, akhir, buang: acak.kocok(BOLEH_DIBUANG).slice(0, 1) };
    const m = await buatMesin(acuan.sumber, () => undefined, server);
    try {
      const angka = await jalani(m, p, { acak, langkah: penuh ? 24 : 8 }, salah);
      if ((await keadaan(m)) !== (await harapan(p, server))) salah.push(`keadaan akhir berbeda dari satu kiriman bersih (benih ${benih})`);
      salah.push(...(await periksaUtuh({ adminUrl: m.basis.url, url: m.url })));
      return { angka, pelanggaran: salah };
    } finally {
      await m.hapus();
    }
  } finally {
    await acuan.hapus();
  }
}

/** Without the rule that a feed overtaken by a newer one is not applied, an old file that comes late wins. */
async function kendali({ server }: Lapangan, benih: number): Promise<number> {
  const m = await rakitMesin(60, 2, benih, { server });
  try {
    const lembar = bacaLembar(m.sumber, m, 1, 'BKN');
    const lama = tulisLembar(m, lembar, lembar.baris.slice(0, -1));
    await m.umpan(1, 'BKN', { berkas: tulisLembar(m, lembar, lembar.baris) });
    const baik = await keadaan(m);
    // The late one is recorded anew, hence as the newest: exactly what a hub without acceptance order would do.
    await m.umpan(1, 'BKN', { berkas: lama });
    return (await keadaan(m)) === baik ? 0 : 1;
  } finally {
    await m.hapus();
  }
}

export const RIWAYAT: Klaim = {
  id: 'riwayat',
  pernyataan:
    'Umpan dalam urutan apa pun, kotor, berulang, terpecah, terputus di pernyataan acak, dengan profil yang berganti, berakhir pada keadaan satu kiriman bersih yang terbaru; inkremental sama dengan sapuan di setiap langkah (I2, I3)',
  kendali: 'umpan lama yang diterapkan belakangan tanpa urutan penerimaan mengubah keadaan',
  putaranPanjang: 40,
  putaran,
  jalankanKendali: kendali,
};
