import { cpSync } from 'node:fs';
import path from 'node:path';
import { sebagaiPeran } from '../../../bin/perintah/sambungan.ts';
import { ubahSumber } from '../../../contoh/sumber-hidup.ts';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { jalankanSapuan, jumlahAlarm } from '../../../sync/3-diff/sapuan.ts';
import { prosesTarikan } from '../../../sync/proses-tarikan.ts';
import { UMPAN_INSTANSI, type UmpanSumber } from '../../../sync/sources/sumber-berkas.ts';
import { Kawat } from '../../support/kawat.ts';
import { acakUji, buatMesin, type Mesin, nipBerkas, rakitMesin } from '../../sync/mesin.ts';
import { bagianBerbeda, keadaanUmpan, riwayatSalah } from '../keadaan-umpan.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { periksaUtuh } from '../periksa.ts';
import { acakBaris, bacaLembar, barisDitolak, tulisLembar } from '../umpan-acak.ts';
import { type Jalan, PanjangUmpan } from '../umpan-putus.ts';

type Acak = ReturnType<typeof acakUji>;

/** One feed of one instansi of the nation of two. */
interface Tempat extends UmpanSumber {
  readonly no: number;
}
const TEMPAT: readonly Tempat[] = [1, 2].flatMap((no) => UMPAN_INSTANSI.map(({ sisi, jenis }) => ({ no, sisi, jenis })));
const PEGAWAI = TEMPAT.filter(({ jenis }) => jenis === 'pegawai');
/** Facts and histories are paired with the people who are there. */
const MENYUSUL = TEMPAT.filter(({ jenis }) => jenis !== 'pegawai');
const BOLEH_DIBUANG = ['gelar', 'nik', 'tmtPns', 'tmtGolongan', 'pendidikanId'];
const BIDANG = ['nama', 'tglLahir', 'golAkhirId', 'tmtJabatan', 'jenisKelamin'] as const;
const kunciTempat = ({ no, sisi, jenis }: Tempat): string => `${no}:${sisi}:${jenis}`;

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
    const { no, sisi } = acak.pilih(PEGAWAI);
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
  for (const t of [...PEGAWAI, ...MENYUSUL]) {
    const { no, sisi, jenis } = t;
    const lembar = bacaLembar(dir, m, { no, sisi, jenis });
    const coba = await m.catat(no, sisi, { jenis, berkas: tulisLembar(m, lembar, lembar.baris) });
    await m.proses(coba);
    const buruk = await barisDitolak(m, coba);
    hasil.set(
      kunciTempat(t),
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

const catatAkhir = (m: Mesin, p: Panggung, t: Tempat): Promise<string> => m.catat(t.no, t.sisi, { jenis: t.jenis, berkas: p.akhir.get(kunciTempat(t)) ?? '' });

async function harapan(p: Panggung, server: string): Promise<string> {
  const m = await buatMesin(p.acuan.sumber, () => undefined, server);
  try {
    await gantiProfil(m, VERSI_AKHIR, p.buang);
    for (const t of [...PEGAWAI, ...MENYUSUL]) await m.proses(await catatAkhir(m, p, t));
    return await keadaanUmpan(m);
  } finally {
    await m.hapus();
  }
}

/** Another feed of this place: dirty, repeated, shuffled, perhaps only a part. */
function umpanAcak(m: Mesin, { no, sisi, jenis }: Tempat, acak: Acak): Promise<string> {
  const lembar = bacaLembar(m.sumber, m, { no, sisi, jenis });
  const baris = acakBaris(lembar.baris, acak);
  const sebagian = acak.angka(3) === 0;
  const isi = sebagian ? baris.slice(0, Math.ceil(baris.length / 2)) : baris;
  return m.catat(no, sisi, { jenis, berkas: tulisLembar(m, lembar, isi), lengkap: !sebagian });
}

async function rintis(m: Mesin): Promise<Jalan> {
  const { kawat, url } = await Kawat.pasang(m.basis.url);
  return { m, kawat, lewatKawat: sebagaiPeran(url, 'simpul_sync') };
}

/** How long each kind of feed is, seen where nothing is cut. */
async function ukurPanjang(acuan: Mesin, acak: Acak): Promise<PanjangUmpan> {
  const panjang = new PanjangUmpan();
  const jalan = await rintis(acuan);
  try {
    for (const t of TEMPAT) await panjang.jalankanUtuh(jalan, t, await umpanAcak(acuan, t, acak));
  } finally {
    await jalan.kawat.tutup();
  }
  return panjang;
}

interface Undian {
  readonly acak: Acak;
  readonly panjang: PanjangUmpan;
}

/** One feed, every other time killed at any of its statements and taken up again. Returns whether it was. */
async function satuUmpan(jalan: Jalan, { acak, panjang }: Undian, t: Tempat, id: string): Promise<boolean> {
  if (acak.angka(2) === 0) {
    await panjang.jalankanUtuh(jalan, t, id);
    return false;
  }
  jalan.kawat.hidupkan(panjang.undi(t, acak));
  await prosesTarikan({ url: jalan.lewatKawat }, id).catch(() => undefined);
  await jalan.m.proses(id).catch(() => undefined);
  return jalan.kawat.isMati;
}

/** A newest feed that lost too much against the dirty ones before it waits for a person, who confirms it. */
async function konfirmasi(m: Mesin, id: string): Promise<void> {
  const [t] = await m.sql(
    (sql) => sql<{ putusan: string }[]>`select tarikan_putus(id, 'TERAPKAN', 'umpan terbaru', 'uji', 'uji') putusan
    from tarikan where id = ${id} and status = 'TERTUNDA'`,
  );
  if (t !== undefined) await m.proses(id);
}

async function jalani(m: Mesin, p: Panggung, undian: Undian & { readonly langkah: number }, salah: string[]): Promise<Record<string, number>> {
  const { acak } = undian;
  const angka = { umpan: 0, putus: 0, profil: 0, terlambat: 0 };
  const jalan = await rintis(m);
  const terlambat: string[] = [];
  for (let n = 0; n < undian.langkah; n += 1) {
    if (acak.angka(8) === 0) {
      await gantiProfil(m, 2 + angka.profil, acak.kocok(BOLEH_DIBUANG).slice(0, acak.angka(3)));
      angka.profil += 1;
    }
    const t = acak.pilih(acak.angka(2) === 0 ? PEGAWAI : MENYUSUL);
    const id = await umpanAcak(m, t, acak);
    angka.umpan += 1;
    if (acak.angka(6) === 0) terlambat.push(id);
    else if (await satuUmpan(jalan, undian, t, id)) angka.putus += 1;
    if (acak.angka(5) === 0) await m.proses(id).catch(() => undefined);
    const alarm = jumlahAlarm(await jalankanSapuan(m.url));
    if (alarm > 0) salah.push(`langkah ${n} (${kunciTempat(t)}): ${alarm} kunci berbeda antara sapuan dan inkremental`);
  }
  await gantiProfil(m, VERSI_AKHIR, p.buang);
  for (const kelompok of [PEGAWAI, MENYUSUL]) {
    const akhir: { t: Tempat; id: string }[] = [];
    for (const t of acak.kocok(kelompok)) akhir.push({ t, id: await catatAkhir(m, p, t) });
    for (const { t, id } of akhir) {
      if (await satuUmpan(jalan, undian, t, id)) angka.putus += 1;
      await konfirmasi(m, id);
    }
  }
  for (const id of terlambat) {
    angka.terlambat += 1;
    await m.proses(id).catch(() => undefined);
  }
  await jalan.kawat.tutup();
  return angka;
}

async function putaran({ server }: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const acak = acakUji(benih);
  const acuan = await rakitMesin(80, 2, 5, { server, riwayatTiap: 1 });
  const salah: string[] = [];
  try {
    const akhir = await susunAkhir(acuan, acak);
    const p = { acuan, akhir, buang: acak.kocok(BOLEH_DIBUANG).slice(0, 1) };
    const panjang = await ukurPanjang(acuan, acak);
    const m = await buatMesin(acuan.sumber, () => undefined, server);
    try {
      const angka = await jalani(m, p, { acak, panjang, langkah: penuh ? 16 : 2 }, salah);
      for (const bagian of bagianBerbeda(await keadaanUmpan(m), await harapan(p, server)))
        salah.push(`keadaan akhir (${bagian}) berbeda dari satu kiriman bersih (benih ${benih})`);
      salah.push(...(await riwayatSalah(m)));
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
    const lembar = bacaLembar(m.sumber, m, { no: 1, sisi: 'BKN' });
    const lama = tulisLembar(m, lembar, lembar.baris.slice(0, -1));
    await m.umpan(1, 'BKN', { berkas: tulisLembar(m, lembar, lembar.baris) });
    const baik = await keadaanUmpan(m);
    // The late one is recorded anew, hence as the newest: exactly what a hub without acceptance order would do.
    await m.umpan(1, 'BKN', { berkas: lama });
    return (await keadaanUmpan(m)) === baik ? 0 : 1;
  } finally {
    await m.hapus();
  }
}

export const RIWAYAT: Klaim = {
  id: 'riwayat',
  pernyataan:
    'Umpan pegawai, fakta, dan riwayat dalam urutan apa pun, kotor, berulang, terpecah, terputus di pernyataan mana pun atau di tengah COPY, dengan profil yang berganti, berakhir pada keadaan satu kiriman bersih yang terbaru; inkremental sama dengan sapuan di setiap langkah (I2, I3)',
  kendali: 'umpan lama yang diterapkan belakangan tanpa urutan penerimaan mengubah keadaan',
  putaranPanjang: 40,
  putaran,
  jalankanKendali: kendali,
};
