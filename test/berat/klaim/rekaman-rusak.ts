import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type KodeTolak, TOLAKAN } from '../../../sync/1-canonicalise/hasil-baris.ts';
import { bacaNeraca, isSeimbang } from '../../../sync/neraca.ts';
import { acakUji, type Mesin, rakitMesin } from '../../sync/mesin.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { type BerkasRusak, tulisBerkasRusak } from '../rekaman/rusak-rekaman.ts';

interface Takaran {
  readonly berkas: number;
  readonly orang: number;
}
const PENDEK: Takaran = { berkas: 3, orang: 400 };
/** About 50,000 records. */
const PANJANG: Takaran = { berkas: 10, orang: 4_850 };
/** Refusals of a whole line, which is in no field. */
const SELURUH_BARIS: readonly string[] = [
  'KOLOM_KURANG',
  'JSON_RUSAK',
  'JSON_KUNCI_GANDA',
  'JSON_TERLALU_DALAM',
  'ANGKA_JSON_TERLALU_BESAR',
  'BARIS_TERLALU_PANJANG',
  'KUTIP_TIDAK_DITUTUP',
] satisfies readonly KodeTolak[];

interface Akun {
  readonly status: string;
  readonly terbaca: number;
  readonly diterapkan: number;
  readonly takBerubah: number;
  readonly karantina: number;
  readonly duplikat: number;
}
const NOL = { terbaca: 0, diterapkan: 0, takBerubah: 0, karantina: 0, duplikat: 0 };

interface Tolakan {
  readonly baris: number;
  readonly kolom: string | null;
  readonly kode: string;
  readonly pesan: string;
}

/** What the database holds of everybody: fingerprints (of what is compared, and of the rest) and name, and whether it is unsure of them since a line of theirs could not be read. */
type Potret = ReadonlyMap<string, { readonly h: string; readonly nama: string | null; readonly ragu: boolean }>;

const potret = (m: Mesin): Promise<Potret> =>
  m.sql(async (sql) => {
    const baris = await sql<
      { nip: string; h: string; nama: string | null; ragu: boolean }[]
    >`select lpad(f.nip::text, 18, '0') nip, f.h || '/' || f.hu h, b.nama, f.hu = 0 ragu from sidik_bkn f join pegawai_bkn b using (instansi, nip) where f.instansi = 1`;
    return new Map(baris.map((b) => [b.nip, b]));
  });

const bacaAkun = (m: Mesin, tarikan: string): Promise<{ akun: Akun | undefined; tolakan: readonly Tolakan[] }> =>
  m.sql(async (sql) => ({
    akun: (await sql<Akun[]>`select status, terbaca, diterapkan, tak_berubah "takBerubah", karantina, duplikat from tarikan where id = ${tarikan}`)[0],
    tolakan: await sql<Tolakan[]>`select baris, kolom, kode, pesan from baris_ditolak where tarikan = ${tarikan}`,
  }));

/** Each refused record is a damaged one, named once, with the field or as a whole line, and with a code of the catalogue. */
function tolakanSalah(b: BerkasRusak, tolakan: readonly Tolakan[]): readonly string[] {
  const salah: string[] = [];
  if (new Set(tolakan.map((t) => t.baris)).size !== tolakan.length) salah.push('satu baris ditolak dua kali');
  for (const t of tolakan) {
    if (!b.cacat.has(t.baris)) salah.push(`baris ${t.baris} yang utuh ditolak dengan ${t.kode}`);
    if (!Object.hasOwn(TOLAKAN, t.kode) || t.pesan !== TOLAKAN[t.kode as KodeTolak]) salah.push(`kode ${t.kode} bukan dari katalog`);
    if ((t.kolom ?? '') === '' && !SELURUH_BARIS.includes(t.kode)) salah.push(`baris yang ditolak dengan ${t.kode} tanpa kolom`);
  }
  return salah;
}

/** The account of one feed against what its writer knows and against what the database holds before and after. */
function akunSalah(b: BerkasRusak, a: Akun, tolakan: readonly Tolakan[], [sebelum, sesudah]: readonly [Potret, Potret]): readonly string[] {
  const salah: string[] = [];
  const sama = (apa: string, tercatat: number, nyata: number): void => {
    if (tercatat !== nyata) salah.push(`${apa}: tercatat ${tercatat}, nyatanya ${nyata} (${b.bentuk})`);
  };
  sama('dibaca', a.terbaca, b.rekaman);
  sama('dibaca = diterapkan + tak berubah + karantina + duplikat', a.terbaca, a.diterapkan + a.takBerubah + a.karantina + a.duplikat);
  sama('karantina', a.karantina, tolakan.length);
  sama('duplikat', a.duplikat, b.kembar);
  const berubah = [...sesudah].filter(([nip, { h }]) => sebelum.get(nip)?.h !== h);
  sama('diterapkan', a.diterapkan, berubah.filter(([, { ragu }]) => !ragu).length);
  const diragukan = berubah.filter(([, { ragu }]) => ragu).length;
  if (diragukan > a.karantina) salah.push(`${diragukan} orang diragukan karena ${a.karantina} baris karantina`);
  sama('orang yang hilang', 0, [...sebelum.keys()].filter((nip) => !sesudah.has(nip)).length);
  sama('rekaman utuh yang tidak sampai', 0, [...b.utuh].filter(([nip, nama]) => sesudah.get(nip)?.nama !== nama || sesudah.get(nip)?.ragu !== false).length);
  const ditolak = new Set(tolakan.map((t) => t.baris));
  const lolos = [...b.cacat].filter(([baris]) => !ditolak.has(baris));
  sama('rekaman cacat yang tidak ditolak dan tidak sampai', 0, lolos.filter(([, nip]) => sesudah.get(nip)?.ragu !== false).length);
  return [...salah, ...tolakanSalah(b, tolakan)];
}

/** A feed that goes in, and what was known of it at every point. */
interface Umpan {
  readonly berkas: BerkasRusak;
  readonly tarikan: string;
  readonly potret: readonly [Potret, Potret];
}

async function kirim(m: Mesin, berkas: BerkasRusak, nomor: number, sebelum: Potret): Promise<Umpan> {
  const dir = path.join(m.sumber, '..', 'rusak');
  mkdirSync(dir, { recursive: true });
  const jalur = path.join(dir, `${nomor}.${berkas.bentuk}`);
  writeFileSync(jalur, berkas.isi);
  const tarikan = await m.catat(1, 'BKN', { berkas: jalur, lengkap: false });
  await m.proses(tarikan);
  rmSync(jalur);
  return { berkas, tarikan, potret: [sebelum, await potret(m)] };
}

async function periksa(m: Mesin, u: Umpan): Promise<{ akun: Omit<Akun, 'status'>; salah: readonly string[] }> {
  const { akun, tolakan } = await bacaAkun(m, u.tarikan);
  if (akun?.status !== 'DITERAPKAN') return { akun: NOL, salah: [`umpan berakhir ${akun?.status}`] };
  const { status: _, ...angka } = akun;
  return { akun: angka, salah: akunSalah(u.berkas, akun, tolakan, u.potret) };
}

async function denganMesin<T>({ server }: Lapangan, kerja: (m: Mesin) => Promise<T>): Promise<T> {
  const m = await rakitMesin(40, 2, 5, { server });
  try {
    return await kerja(m);
  } finally {
    await m.hapus();
  }
}

const putaran = (lapangan: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> =>
  denganMesin(lapangan, async (m) => {
    const { berkas, orang } = penuh ? PANJANG : PENDEK;
    const acak = acakUji(benih);
    const jumlah = { berkas, ...NOL };
    const pelanggaran: string[] = [];
    let kini = await potret(m);
    for (let n = 0; n < berkas; n += 1) {
      const u = await kirim(m, tulisBerkasRusak(orang, n, acak), n, kini);
      kini = u.potret[1];
      const { akun, salah } = await periksa(m, u);
      for (const k of ['terbaca', 'diterapkan', 'takBerubah', 'karantina', 'duplikat'] as const) jumlah[k] += akun[k];
      pelanggaran.push(...salah);
    }
    const neraca = await m.sql((sql) => bacaNeraca(sql, { tanggal: null, instansi: 1 }));
    if (!isSeimbang(neraca)) pelanggaran.push('neraca tidak seimbang');
    if (neraca.baris.reduce((n, b) => n + b.terbaca, 0) !== jumlah.terbaca) pelanggaran.push('neraca memuat jumlah lain daripada umpannya');
    return { angka: jumlah, pelanggaran };
  });

/** Accounts that drop or move one record and still add up by themselves. */
const AKUN_PALSU: readonly string[] = [
  'update tarikan set terbaca = terbaca - 1, tak_berubah = tak_berubah - 1 where id = $1',
  'update tarikan set diterapkan = diterapkan - 1, tak_berubah = tak_berubah + 1 where id = $1',
  'update tarikan set duplikat = duplikat + 1, tak_berubah = tak_berubah - 1 where id = $1',
  `with b as (delete from baris_ditolak where (tarikan, baris) = (select tarikan, min(baris) from baris_ditolak where tarikan = $1 group by 1) returning tarikan)
    update tarikan set karantina = karantina - 1, tak_berubah = tak_berubah + 1 where id in (select tarikan from b)`,
];

/** False accounts that were seen; 0 when one of them was not, or when the true one was not clean. */
const kendali = (lapangan: Lapangan, benih: number): Promise<number> =>
  denganMesin(lapangan, async (m) => {
    const acak = acakUji(benih);
    const awal = await kirim(m, tulisBerkasRusak(PENDEK.orang, 0, acak), 0, await potret(m));
    const u = await kirim(m, tulisBerkasRusak(PENDEK.orang, 1, acak), 1, awal.potret[1]);
    if ((await periksa(m, u)).salah.length > 0) return 0;
    let terlihat = 0;
    for (const palsu of AKUN_PALSU) {
      await m.sql((sql) => sql.unsafe(palsu, [u.tarikan]));
      const { salah } = await periksa(m, u);
      if (salah.length <= terlihat) return 0;
      terlihat += 1;
    }
    return terlihat;
  });

export const REKAMAN_RUSAK: Klaim = {
  id: 'rekaman-rusak',
  pernyataan:
    'Rekaman umpan yang dirusak sembarang (bita, isian, urutan, terpotong, terpecah, berulang) dipertanggungjawabkan satu per satu: dibaca = diterapkan + tak berubah + karantina + duplikat, sama dengan hitungan penulisnya dan dengan isi basis data; setiap karantina berbaris, berkolom, dan berkode; tidak satu rekaman utuh pun hilang (C5, I11)',
  kendali: 'pertanggungjawaban yang membuang atau memindahkan satu rekaman, meski jumlahnya tetap cocok, terlihat',
  putaranPanjang: 20,
  putaran,
  jalankanKendali: kendali,
};
