import type { Pemanggil, Peran } from '../../../domain/akses.ts';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { lakukan, lantik, SETUJUI, sk } from '../../subgraphs/mutasi/alur.ts';
import { AJUKAN, masukan, ULANG } from '../../subgraphs/mutasi/dokumen.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from '../../subgraphs/mutasi/dunia.ts';
import { acakUji } from '../../sync/mesin.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { periksaOrang } from '../periksa-orang.ts';

interface Takaran {
  readonly urutan: number;
  readonly usulDiklik: number;
  readonly klik: number;
}
const PENDEK: Takaran = { urutan: 12, usulDiklik: 1, klik: 24 };
/** Two hundred rounds: 10,000 sequences and 64,000 clicks. */
const PANJANG: Takaran = { urutan: 50, usulDiklik: 5, klik: 64 };
const PUTARAN_PANJANG = 200;
const KENDALI_URUTAN = 80;
const LANGKAH_MAKS = 12;
const LAJUR = 3;
const ORANG = 6;

type Acak = ReturnType<typeof acakUji>;
/** How a person's account is made known: by the person behind it, or (the control) by the account alone. */
type Sebut = (orang: string, peran: Peran) => string;
const olehOrang: Sebut = (orang) => orang;
const olehAkun: Sebut = (orang, peran) => `${orang}/${peran}`;

interface Panggung {
  readonly dunia: Dunia;
  readonly acak: Acak;
  readonly sebut: Sebut;
  readonly angka: { urutan: number; berhasil: number; ditolak: number; ditolakOrang: number; klik: number; tenggat: number };
  readonly pelanggaran: string[];
}

/** Everybody has every office: only who they are can keep them apart. `terperiksa`: the person whom the usul is about, and their NIP. */
const sebagai = ({ sebut }: Panggung, k: number, peran: Peran, terperiksa: { readonly k: number; readonly nip: string }): Pemanggil => ({
  ...pemanggil(peran),
  subjek: `akun-${k}-${peran}`,
  orang: sebut(`orang-${k}`, peran),
  nip: terperiksa.k === k ? terperiksa.nip : null,
});

type Status = string;
interface Langkah {
  readonly nama: string;
  readonly peran: readonly Peran[];
  readonly isi?: Record<string, unknown>;
}

/** What would carry an usul on from where it stands. */
function maju(dunia: Dunia, status: Status, urut: number): Langkah | null {
  const PEMUTUS: Readonly<Record<Status, Langkah>> = {
    DIAJUKAN: { nama: urut % 2 === 0 ? 'setujuiInstansi' : 'setujuiMutasi', peran: urut % 2 === 0 ? ['APPROVER_INSTANSI', 'PPK'] : ['VERIFIKATOR_BKN'] },
    DITERIMA_BKN: { nama: 'setujuiMutasi', peran: ['VERIFIKATOR_BKN'] },
    DISETUJUI: { nama: 'terbitkanPertek', peran: ['VERIFIKATOR_BKN', 'PARAF_BKN', 'PENANDATANGAN_BKN'] },
    PERTEK_TERBIT: { nama: 'terbitkanSk', peran: ['PPK'], isi: sk(dunia, `800/${urut}/2026`).isi ?? {} },
    SK_TERBIT: { nama: 'catatPelantikan', peran: ['OPERATOR_INSTANSI', 'PPK'], isi: lantik(dunia).isi ?? {} },
    DILANTIK: { nama: 'gantiSk', peran: ['PPK'], isi: { catatan: 'Salah ketik.', nomor: `801/${urut}/2026`, tanggal: dunia.tanggalSk } },
  };
  return PEMUTUS[status] ?? null;
}

const kini = async ({ admin }: Dunia, nip: string): Promise<{ id: string; versi: number; status: Status } | undefined> =>
  (
    await admin.query('select u.id::text id, u.versi, u.status from usul u join usul_pegawai p on p.usul = u.id where p.nip = $1 order by u.id desc limit 1', [
      nip,
    ])
  ).rows[0];

/** A deadline on a loaded machine is an answer; any other fault is a finding. */
async function coba(p: Panggung, kerja: () => Promise<{ __typename: string; userErrors?: readonly { kode: string }[] }>): Promise<boolean> {
  try {
    const hasil = await kerja();
    if (hasil.__typename === 'MutasiBeralih' || hasil.__typename === 'MutasiDiajukan') {
      p.angka.berhasil += 1;
      return true;
    }
    p.angka.ditolak += 1;
    if (hasil.userErrors?.some((e) => e.kode === 'ORANG_SAMA') === true) p.angka.ditolakOrang += 1;
  } catch (galat) {
    if (!(galat instanceof Kesalahan)) throw galat;
    if (['TENGGAT_TERLEWATI', 'HUB_SIBUK'].includes(galat.kode)) p.angka.tenggat += 1;
    else p.pelanggaran.push(`galat: ${galat.kode}`);
  }
  return false;
}

/** One usul about somebody who may be one of those who decide, moved at random by people who each hold every office. */
async function satuUrutan(p: Panggung, urut: number): Promise<void> {
  const { dunia, acak } = p;
  const nip = nipKe(urut);
  const terperiksa = { k: acak.angka(ORANG + 2), nip };
  const siapa = (peran: readonly Peran[]): Pemanggil => sebagai(p, acak.angka(ORANG), acak.pilih(peran), terperiksa);
  await dunia.tambahPegawai(nip);
  const usulkan = async () => (await dunia.jalankan(siapa(['OPERATOR_INSTANSI']), AJUKAN, { input: masukan(dunia, [nip]) }))['hasil'];
  for (let i = 0; i < 3 && !(await coba(p, usulkan)); i++);
  for (let i = 0; i < LANGKAH_MAKS; i++) {
    const usul = await kini(dunia, nip);
    if (usul === undefined) break;
    if (usul.status === 'BTS' || usul.status === 'DITAHAN') {
      const input = { id: usul.id, versi: usul.versi };
      await coba(p, async () => (await dunia.jalankan(siapa(['OPERATOR_INSTANSI']), ULANG, { input }))['hasil']);
      continue;
    }
    const kembali: Langkah = { nama: 'kembalikanMutasi', peran: ['VERIFIKATOR_BKN'], isi: { catatan: 'Lengkapi dahulu.' } };
    const langkah = acak.angka(10) === 0 ? kembali : maju(dunia, usul.status, acak.angka(1_000_000));
    if (langkah === null) break;
    await coba(p, () => lakukan(dunia, usul, { ...langkah, peran: siapa(langkah.peran) }));
  }
  p.pelanggaran.push(...(await periksaOrang(dunia.admin, nip, `orang-${terperiksa.k}`)));
  p.angka.urutan += 1;
}

/** The same approval clicked by many people at one instant: it is given once. */
async function klikSerentak(p: Panggung, urut: number, klik: number): Promise<void> {
  const nip = nipKe(urut);
  const terperiksa = { k: -1, nip };
  await p.dunia.tambahPegawai(nip);
  await p.dunia.jalankan(pemanggil('OPERATOR_INSTANSI'), AJUKAN, { input: masukan(p.dunia, [nip]) });
  const usul = await kini(p.dunia, nip);
  if (usul === undefined) throw new RangeError('usul tidak diajukan');
  const satu = (k: number) => coba(p, () => lakukan(p.dunia, usul, { ...SETUJUI, peran: sebagai(p, k % ORANG, 'VERIFIKATOR_BKN', terperiksa) }));
  const hasil = await Promise.all(Array.from({ length: klik }, (_, k) => satu(k)));
  const berhasil = hasil.filter(Boolean).length;
  if (berhasil > 1) p.pelanggaran.push(`${klik} klik serentak berhasil ${berhasil} kali`);
  // An answer may be lost to its deadline after the commit, and all of them before it: what counts is what stands in the end.
  if ((await kini(p.dunia, nip))?.versi === usul.versi) await satu(0);
  const akhir = (await kini(p.dunia, nip))?.status;
  if (akhir !== 'DISETUJUI') p.pelanggaran.push(`${klik} klik serentak meninggalkan ${akhir}`);
  p.pelanggaran.push(...(await periksaOrang(p.dunia.admin, nip, null)));
  p.angka.klik += klik;
}

interface Cara {
  readonly sebut: Sebut;
  /** Whether enough was seen. */
  readonly cukup: (p: Panggung) => boolean;
}

async function jalankan(lapangan: Lapangan, benih: number, t: Takaran, { sebut, cukup }: Cara): Promise<HasilPutaran> {
  const dunia = await buatDunia({ server: lapangan.server });
  try {
    const p: Panggung = {
      dunia,
      acak: acakUji(benih),
      sebut,
      angka: { urutan: 0, berhasil: 0, ditolak: 0, ditolakOrang: 0, klik: 0, tenggat: 0 },
      pelanggaran: [],
    };
    let berikut = 0;
    const lajur = async (): Promise<void> => {
      while (berikut < t.urutan && !cukup(p)) await satuUrutan(p, berikut++);
    };
    await Promise.all(Array.from({ length: LAJUR }, lajur));
    for (let i = 0; i < t.usulDiklik && !cukup(p); i++) await klikSerentak(p, t.urutan + i, t.klik);
    return { angka: p.angka, pelanggaran: p.pelanggaran };
  } finally {
    await dunia.tutup();
  }
}

export const ORANG_BERBEDA: Klaim = {
  id: 'orang-berbeda',
  pernyataan:
    'orang-orang yang masing-masing memegang semua jabatan, dalam urutan tindakan apa pun: tidak seorang pun memutus usulnya sendiri, usul tentang dirinya, atau usul yang sudah diputusnya di sisi lain; penyetujuan yang diklik banyak orang serentak terjadi tepat sekali (I12)',
  kendali: 'bila yang dibandingkan akunnya, bukan orangnya, orang yang sama mengusulkan dan memutus',
  putaranPanjang: PUTARAN_PANJANG,
  putaran: (lapangan, benih, penuh) => jalankan(lapangan, benih, penuh ? PANJANG : PENDEK, { sebut: olehOrang, cukup: () => false }),
  jalankanKendali: async (lapangan, benih) => {
    const t = { ...PENDEK, urutan: KENDALI_URUTAN, usulDiklik: 0 };
    return (await jalankan(lapangan, benih, t, { sebut: olehAkun, cukup: (p) => p.pelanggaran.length > 0 })).pelanggaran.length;
  },
};
