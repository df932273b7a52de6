import type pg from 'pg';
import { type Hasil, type Langkah, lakukan, lantik, PERTEK, SETUJUI, sampai, sk } from '../../subgraphs/mutasi/alur.ts';
import type { Dunia } from '../../subgraphs/mutasi/dunia.ts';
import { tungguSelesaiAtauTertahan } from '../../support/antre-kunci.ts';
import { Kawat } from '../../support/kawat.ts';
import { acakUji } from '../../sync/mesin.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { bongkarUsul, type MejaUsul, siapkanUsul } from '../meja-usul.ts';
import { catatUmpanBerbeda, PENGHALANG, type Penghalang, pasangProfil, terapkanUmpan } from '../penghalang.ts';

/** Collisions of the short form. */
const CONTOH_PENDEK = 4;
/** Collisions of one round of the long form: about a minute. */
const SEPUTARAN = 16;

interface Meja extends MejaUsul {
  /** Between the worker and PostgreSQL. */
  readonly kawatUmpan: Kawat;
  readonly urlUmpan: string;
}

interface Tahap {
  readonly nama: string;
  readonly sebelum: readonly Langkah[];
  readonly langkah: Langkah;
}

const tahapDari = (dunia: Dunia): readonly Tahap[] => {
  const semua: readonly (readonly [string, Langkah])[] = [
    ['DISETUJUI', SETUJUI],
    ['PERTEK_TERBIT', PERTEK],
    ['SK_TERBIT', sk(dunia)],
    ['DILANTIK', lantik(dunia)],
  ];
  return semua.map(([nama, langkah], i) => ({ nama, langkah, sebelum: semua.slice(0, i).map(([, l]) => l) }));
};

async function siapkan(lapangan: Lapangan): Promise<Meja> {
  const meja = await siapkanUsul(lapangan);
  await pasangProfil(meja.dunia);
  const { kawat: kawatUmpan, url: urlUmpan } = await Kawat.pasang(meja.dunia.url);
  return { ...meja, kawatUmpan, urlUmpan };
}

async function bongkar(meja: Meja): Promise<void> {
  await meja.kawatUmpan.tutup();
  await bongkarUsul(meja);
}

/** A transaction in the blocker's own role; `sebelumCommit` runs while its writing is done and not committed. */
async function tulisPenghalang(
  dunia: Dunia,
  p: Penghalang,
  nip: string,
  sebelumCommit: (klien: pg.PoolClient) => Promise<void> = async () => undefined,
): Promise<void> {
  const klien = await dunia.admin.connect();
  try {
    await klien.query('begin');
    await klien.query(`set local role ${p.peran}`);
    await klien.query(p.sql, [nip]);
    await sebelumCommit(klien);
    await klien.query('commit');
  } finally {
    klien.release();
  }
}

const statusUsul = async ({ admin }: Dunia, id: string): Promise<string> =>
  (await admin.query<{ status: string }>('select status from usul where id = $1', [id])).rows[0]?.status ?? '';

/** What was seen of one collision. */
interface Tabrakan {
  readonly tahap: string;
  readonly menyusul: boolean;
  /** The blocker was committed while the usul had not yet taken the step. */
  readonly penghalangDahulu: boolean;
  readonly terjawab: boolean;
  readonly akhir: string;
}

/**
 * I1 and I15 as one sentence: a blocker that was committed first leaves the step untaken; one committed later takes an approval back, except that
 * an inauguration has happened, and that the age of a feed is looked at in the next step.
 */
function isMelanggar({ tahap, menyusul, penghalangDahulu, terjawab, akhir }: Tabrakan): boolean {
  if (akhir === 'DITAHAN') return false;
  // Taken over a blocker, or not taken although it was answered.
  return akhir === tahap ? penghalangDahulu || (menyusul && tahap !== 'DILANTIK') : terjawab;
}

type Kerja = () => Promise<void>;

/** A usul that stands before a step. */
interface Calon {
  readonly tahap: Tahap;
  readonly usul: Hasil['usul'];
  readonly nip: string;
}

/** Whether the blocker was committed first, whether one waited for the other, and whether the step got an answer within its deadline. */
interface Urutan {
  readonly penghalangDahulu: boolean;
  readonly tertahan: boolean;
  readonly terjawab: boolean;
}

/** What is judged is where the usul ends, not the answer: on a slow machine the step may run into its deadline. */
const cobaLangkah = (dunia: Dunia, { tahap, usul }: Calon): Promise<boolean> =>
  lakukan(dunia, usul, tahap.langkah).then(
    () => true,
    () => false,
  );

/** The blocker comes, whole, just before the given statement of the step. */
async function diTengahLangkah({ dunia, kawat }: Meja, calon: Calon, pada: number, penghalang: Kerja): Promise<Urutan> {
  let urutan = { penghalangDahulu: false, tertahan: false };
  let kerja: Promise<void> = Promise.resolve();
  let jeda: Promise<void> = Promise.resolve();
  const datang = async (): Promise<void> => {
    const sudah = (await statusUsul(dunia, calon.usul.id)) === calon.tahap.nama;
    kerja = penghalang();
    const selesai = await tungguSelesaiAtauTertahan(dunia.admin, kerja);
    urutan = { penghalangDahulu: selesai && !sudah, tertahan: !selesai };
  };
  kawat.hidupkan({
    pada,
    tunggu: () => {
      jeda = datang();
      return jeda;
    },
  });
  const terjawab = await cobaLangkah(dunia, calon);
  await jeda;
  await kerja;
  return { ...urutan, terjawab };
}

/** The step comes while the blocker is written and not committed. */
async function diTengahPenghalang({ dunia }: Meja, calon: Calon, p: Penghalang): Promise<Urutan> {
  let langkah: Promise<boolean> = Promise.resolve(false);
  let selesai = false;
  await tulisPenghalang(dunia, p, calon.nip, async () => {
    langkah = cobaLangkah(dunia, calon);
    selesai = await tungguSelesaiAtauTertahan(dunia.admin, langkah);
  });
  return { penghalangDahulu: !selesai, tertahan: !selesai, terjawab: await langkah };
}

/** The step comes while a worker stands before the given statement of a feed that opens a discrepancy. */
async function diTengahUmpan({ dunia, kawatUmpan, urlUmpan }: Meja, calon: Calon, pada: number): Promise<Urutan> {
  let langkah: Promise<boolean> = Promise.resolve(false);
  let selesai = true;
  const tarikan = await catatUmpanBerbeda(dunia, calon.nip);
  kawatUmpan.hidupkan({
    pada,
    tunggu: async () => {
      langkah = cobaLangkah(dunia, calon);
      selesai = await tungguSelesaiAtauTertahan(dunia.admin, langkah);
    },
  });
  await terapkanUmpan(urlUmpan, tarikan);
  return { penghalangDahulu: !selesai, tertahan: !selesai, terjawab: await langkah };
}

interface Kasus {
  readonly nama: string;
  readonly tahap: Tahap;
  readonly menyusul: boolean;
  readonly cabut?: string | undefined;
  readonly jalan: (calon: Calon) => Promise<Urutan>;
}

async function satuKasus({ dunia, kawat, nipBaru }: Meja, k: Kasus): Promise<Tabrakan & Urutan> {
  const nip = nipBaru();
  kawat.hidupkan();
  const usul = await sampai(dunia, nip, k.tahap.sebelum);
  const urutan = await k.jalan({ tahap: k.tahap, usul, nip });
  const akhir = await statusUsul(dunia, usul.id);
  if (k.cabut !== undefined) await dunia.admin.query(k.cabut);
  return { ...urutan, tahap: k.tahap.nama, menyusul: k.menyusul, akhir };
}

/** Statements of one undisturbed step, and of one undisturbed feed. */
async function hitungPernyataan({ dunia, kawat, kawatUmpan, urlUmpan, nipBaru }: Meja, t: Tahap): Promise<{ langkah: number; umpan: number }> {
  const usul = await sampai(dunia, nipBaru(), t.sebelum);
  kawat.hidupkan();
  await lakukan(dunia, usul, t.langkah);
  const langkah = kawat.hitung;
  const nip = nipBaru();
  await dunia.tambahPegawai(nip);
  const tarikan = await catatUmpanBerbeda(dunia, nip);
  kawatUmpan.hidupkan();
  await terapkanUmpan(urlUmpan, tarikan);
  return { langkah, umpan: kawatUmpan.hitung };
}

/** Every case of one step: each blocker and a feed before each statement of it, and it before each statement of the feed. */
async function susunKasus(meja: Meja, t: Tahap): Promise<readonly Kasus[]> {
  const { dunia, urlUmpan } = meja;
  const n = await hitungPernyataan(meja, t);
  const pada = (banyak: number): number[] => Array.from({ length: banyak }, (_, i) => i + 1);
  const umpanUtuh = async (nip: string): Promise<Kerja> => {
    const tarikan = await catatUmpanBerbeda(dunia, nip);
    return () => terapkanUmpan(urlUmpan, tarikan);
  };
  return [
    ...PENGHALANG.flatMap((p): Kasus[] => {
      const dasar = { tahap: t, menyusul: p.menyusul, cabut: p.cabut };
      return [
        ...pada(n.langkah).map((k) => ({
          ...dasar,
          nama: `${p.nama} sebelum pernyataan ${k} dari ${t.nama}`,
          jalan: (c: Calon) => diTengahLangkah(meja, c, k, () => tulisPenghalang(dunia, p, c.nip)),
        })),
        { ...dasar, nama: `${t.nama} selagi ${p.nama} belum di-commit`, jalan: (c) => diTengahPenghalang(meja, c, p) },
      ];
    }),
    ...pada(n.langkah).map((k) => ({
      tahap: t,
      menyusul: true,
      nama: `umpan sebelum pernyataan ${k} dari ${t.nama}`,
      jalan: async (c: Calon) => diTengahLangkah(meja, c, k, await umpanUtuh(c.nip)),
    })),
    ...pada(n.umpan).map((k) => ({
      tahap: t,
      menyusul: true,
      nama: `${t.nama} sebelum pernyataan ${k} dari umpan`,
      jalan: (c: Calon) => diTengahUmpan(meja, c, k),
    })),
  ];
}

async function putaran(lapangan: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const acak = acakUji(benih);
  const meja = await siapkan(lapangan);
  const angka = { tabrakan: 0, ditahan: 0, menunggu: 0, penghalangDahulu: 0, tanpaJawaban: 0 };
  const salah: string[] = [];
  try {
    // One step per round, and of its cases, in an order that never changes, the next few: any number of rounds samples evenly, enough of them try all.
    const tahap = tahapDari(meja.dunia);
    const t = tahap[benih % tahap.length] ?? acak.pilih(tahap);
    const semua = await susunKasus(meja, t);
    const tetap = acakUji(1).kocok(semua);
    const dari = (Math.floor(benih / tahap.length) * SEPUTARAN) % semua.length;
    for (const k of penuh ? tetap.slice(dari, dari + SEPUTARAN) : acak.kocok(semua).slice(0, CONTOH_PENDEK)) {
      const tabrakan = await satuKasus(meja, k);
      angka.tabrakan += 1;
      if (tabrakan.akhir === 'DITAHAN') angka.ditahan += 1;
      if (tabrakan.tertahan) angka.menunggu += 1;
      if (!tabrakan.terjawab) angka.tanpaJawaban += 1;
      if (tabrakan.penghalangDahulu) angka.penghalangDahulu += 1;
      if (isMelanggar(tabrakan)) salah.push(`${k.nama}: ${JSON.stringify(tabrakan)}`);
    }
  } finally {
    await bongkar(meja);
  }
  return { angka, pelanggaran: salah };
}

/** The same collisions while the gate rows are locked by nobody. */
async function kendali(lapangan: Lapangan): Promise<number> {
  const meja = await siapkan(lapangan);
  let salah = 0;
  try {
    for (const f of ['gerbang_kunci(p_nip bigint[])', 'gerbang_kunci_instansi(p_instansi smallint[])'])
      await meja.dunia.admin.query(`create or replace function ${f} returns void language plpgsql as $$ begin end $$`);
    const [t] = tahapDari(meja.dunia);
    if (t === undefined) return 0;
    for (const p of PENGHALANG.filter((satu) => satu.menyusul)) {
      const kasus: Kasus = { nama: p.nama, tahap: t, menyusul: true, cabut: p.cabut, jalan: (c) => diTengahPenghalang(meja, c, p) };
      if (isMelanggar(await satuKasus(meja, kasus))) salah += 1;
    }
  } finally {
    await bongkar(meja);
  }
  return salah;
}

export const PENGHALANG_SERENTAK: Klaim = {
  id: 'penghalang-serentak',
  pernyataan:
    'Penghalang apa pun (selisih, beda himpunan, hukuman, temuan, blokir, umpan tertahan, umpan yang membuka selisih) di antara dua pernyataan mana pun dari penyetujuan, pertek, SK, atau pelantikan, dan sebaliknya: yang di-commit lebih dahulu menahan, yang belakangan menarik kembali (I1, I15)',
  kendali: 'tanpa kunci baris gerbang, usul disetujui di atas penghalang yang sudah di-commit',
  putaranPanjang: 88,
  putaran,
  jalankanKendali: kendali,
};
