import { Kesalahan } from '../../../domain/kesalahan.ts';
import { STATUS_DAPAT_DITAHAN } from '../../../domain/mutasi/status.ts';
import { type Langkah, lakukan, lantik, PERTEK, SETUJUI, sk } from '../../subgraphs/mutasi/alur.ts';
import { ajukan, ULANG } from '../../subgraphs/mutasi/dokumen.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from '../../subgraphs/mutasi/dunia.ts';
import { acakUji } from '../../sync/mesin.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { periksaUsul } from '../periksa-usul.ts';

interface Takaran {
  readonly orang: number;
  readonly pegawai: number;
  readonly lamaMs: number;
  /** Steps taken that make a round worth its name: a slow machine goes on until they are done. */
  readonly sedikitnya: number;
  /** How long a blocker stays at most, in ms. */
  readonly tinggalMs: number;
}
const KENDALI_ULANG = 4;
/** The long form is the minute of 200 people; the short one is the same in seconds. */
const PENDEK: Takaran = { orang: 24, pegawai: 4, lamaMs: 4_000, sedikitnya: 12, tinggalMs: 200 };
const PANJANG: Takaran = { orang: 200, pegawai: 20, lamaMs: 60_000, sedikitnya: 200, tinggalMs: 200 };
/** Never longer than this, in ms. */
const BATAS_MS = 75_000;

const CATATAN = { catatan: 'Perubahan selama uji serentak.' };

/** What users of all roles try, whatever the usul's status is: most of it is refused, and everything may meet. */
const tindakan = (dunia: Dunia, urut: number): readonly Langkah[] => [
  { nama: 'setujuiInstansi', peran: 'APPROVER_INSTANSI' },
  SETUJUI,
  SETUJUI,
  PERTEK,
  PERTEK,
  sk(dunia, `800/${urut}/2026`),
  sk(dunia, `800/${urut}/2026`),
  lantik(dunia),
  { nama: 'kembalikanMutasi', peran: 'VERIFIKATOR_BKN', isi: CATATAN },
  { nama: 'perbaikiPertek', peran: 'PENANDATANGAN_BKN', isi: CATATAN },
  { nama: 'perbaikiSk', peran: 'PPK', isi: CATATAN },
  { nama: 'gantiSk', peran: 'PPK', isi: { ...CATATAN, nomor: `801/${urut}/2026`, tanggal: dunia.tanggalSk } },
  { nama: 'batalkanSk', peran: 'PPK', isi: CATATAN },
  { nama: 'batalkanMutasi', peran: 'OPERATOR_INSTANSI', isi: CATATAN },
];

/** A blocker comes and goes again: $1 is the NIP. */
const PENGHALANG: readonly (readonly [string, string])[] = [
  [
    "insert into selisih (instansi, nip, bidang, jenis, nilai_bkn, nilai_simpeg, level) values (1, $1, 21, 'BEDA', '34', '33', 'BLOKIR_JAB') on conflict (instansi, nip, bidang) do update set status = 'BARU'",
    "update selisih set status = 'TERTUTUP' where nip = $1",
  ],
  [
    "insert into pemblokiran (sasaran, instansi, nip, nomor_surat, alasan, diusulkan_oleh, disetujui_oleh, aktif_pada, status) values ('ASN', 1, $1, 'B/1', 'uji', 'a', 'b', now(), 'AKTIF')",
    "update pemblokiran set status = 'DIBUKA' where nip = $1 and status = 'AKTIF'",
  ],
  [
    "insert into hukuman_disiplin (id, instansi, nip, jenis_hukuman_id, tingkat, mulai, sumber, oleh) values (gen_random_uuid()::text, 1, $1, '1', 'S', hari_ini(), 'SIMPUL', 'uji')",
    'update hukuman_disiplin set dibatalkan_tanggal = hari_ini() where nip = $1',
  ],
];

/** Usul that stand approved over something open, in one snapshot: none, at any instant. */
const SQL_MELANGGAR = `select count(distinct u.id)::int n from usul u join usul_pegawai p on p.usul = u.id where u.status = any ($1::text[]) and (
    exists (select from selisih s where s.nip = p.nip and s.status <> 'TERTUTUP' and s.level = 'BLOKIR_JAB')
    or exists (select from pemblokiran b where b.nip = p.nip and b.status = 'AKTIF')
    or exists (select from hukuman_disiplin h where h.nip = p.nip and h.dibatalkan_tanggal is null))`;

type Acak = ReturnType<typeof acakUji>;

interface Hitungan {
  berhasil: number;
  ditolak: number;
  penghalang: number;
  potret: number;
}

interface Ajang {
  readonly dunia: Dunia;
  readonly nip: readonly string[];
  /** Whether there is more to do. */
  readonly lanjut: () => boolean;
  readonly tinggalMs: number;
  readonly hitung: Hitungan;
  readonly pelanggaran: string[];
}

const usulMilik = async ({ admin }: Dunia, nip: string): Promise<{ id: string; versi: number; status: string } | undefined> =>
  (
    await admin.query('select u.id::text id, u.versi, u.status from usul u join usul_pegawai p on p.usul = u.id where p.nip = $1 order by u.id desc limit 1', [
      nip,
    ])
  ).rows[0];

/** Refusals in the hub's own words are answers, and so is a deadline on a loaded machine; anything else is a fault. */
const isJawaban = (galat: unknown): boolean => galat instanceof Kesalahan && ['TENGGAT_TERLEWATI', 'HUB_SIBUK', 'TERLALU_SERING'].includes(galat.kode);

async function satuTindakan({ dunia, nip, hitung }: Ajang, acak: Acak, urut: number): Promise<void> {
  const orang = acak.pilih(nip);
  const usul = await usulMilik(dunia, orang);
  if (usul === undefined || ['DIBATALKAN', 'TMS', 'SELESAI'].includes(usul.status)) {
    await ajukan(dunia, [orang]);
    return;
  }
  if (['DITAHAN', 'BTS'].includes(usul.status)) {
    await dunia.jalankan(pemanggil('OPERATOR_INSTANSI'), ULANG, { input: { id: usul.id, versi: usul.versi } });
    return;
  }
  const hasil = await lakukan(dunia, usul, acak.pilih(tindakan(dunia, urut)));
  if (hasil.__typename === 'MutasiBeralih') hitung.berhasil += 1;
  else hitung.ditolak += 1;
}

async function pengguna(a: Ajang, acak: Acak): Promise<void> {
  for (let urut = 0; a.lanjut(); urut++) {
    await satuTindakan(a, acak, acak.angka(1_000_000) + urut).catch((galat: unknown) => {
      if (!isJawaban(galat)) a.pelanggaran.push(`galat: ${galat instanceof Error ? galat.message : 'tak dikenal'}`);
    });
  }
}

async function pengganggu({ dunia, nip, lanjut, tinggalMs, hitung }: Ajang, acak: Acak): Promise<void> {
  while (lanjut()) {
    const orang = acak.pilih(nip);
    const [datang, pergi] = acak.pilih(PENGHALANG);
    await dunia.admin.query(datang, [orang]);
    await new Promise((r) => setTimeout(r, acak.angka(tinggalMs)));
    await dunia.admin.query(pergi, [orang]);
    await new Promise((r) => setTimeout(r, acak.angka(400)));
    hitung.penghalang += 1;
  }
}

async function pengamat({ dunia, lanjut, hitung, pelanggaran }: Ajang): Promise<void> {
  while (lanjut()) {
    const { rows } = await dunia.admin.query<{ n: number }>(SQL_MELANGGAR, [STATUS_DAPAT_DITAHAN]);
    if ((rows[0]?.n ?? 0) > 0) pelanggaran.push(`I1: ${rows[0]?.n} usul disetujui di atas penghalang yang terbuka`);
    hitung.potret += 1;
    await new Promise((r) => setTimeout(r, 20));
  }
}

async function jalankan(lapangan: Lapangan, benih: number, t: Takaran, rusak?: (dunia: Dunia) => Promise<void>): Promise<HasilPutaran> {
  const dunia = await buatDunia({ server: lapangan.server });
  try {
    await dunia.admin.query('update peta_jabatan set kebutuhan = 9999');
    const nip = Array.from({ length: t.pegawai }, (_, i) => nipKe(i));
    await dunia.tambahBanyak(nip);
    for (const n of nip) await ajukan(dunia, [n]);
    await rusak?.(dunia);
    const hitung: Hitungan = { berhasil: 0, ditolak: 0, penghalang: 0, potret: 0 };
    const pelanggaran: string[] = [];
    const mulai = Date.now();
    const lanjut = (): boolean => {
      const lama = Date.now() - mulai;
      if (rusak !== undefined) return lama < BATAS_MS && !pelanggaran.some((p) => p.startsWith('I1'));
      return lama < t.lamaMs || (lama < BATAS_MS && hitung.berhasil < t.sedikitnya);
    };
    const a: Ajang = { dunia, nip, lanjut, tinggalMs: t.tinggalMs, hitung, pelanggaran };
    const semua = Array.from({ length: t.orang }, (_, i) => pengguna(a, acakUji(benih * 1_000 + i)));
    await Promise.all([...semua, pengganggu(a, acakUji(benih)), pengganggu(a, acakUji(benih + 1)), pengamat(a)]);
    return { angka: { ...hitung }, pelanggaran: [...pelanggaran, ...(await periksaUsul(dunia))] };
  } finally {
    await dunia.tutup();
  }
}

/** Without the triggers of the blockers nobody tells an approved usul that something came. */
const tanpaPemicu = async ({ admin }: Dunia): Promise<void> => {
  for (const t of ['selisih', 'hukuman_disiplin', 'pemblokiran']) await admin.query(`alter table ${t} disable trigger user`);
};

export const ORANG_SERENTAK: Klaim = {
  id: 'orang-serentak',
  pernyataan:
    'banyak orang bertindak serentak atas usul dan pegawai yang sama, sementara selisih, blokir dan hukuman datang dan pergi: tidak satu potret pun memuat usul disetujui di atas penghalang (I1), tugas tepat satu per sisi (I4), nomor pertek tidak kembar, tidak satu peralihan pun hilang',
  kendali: 'tanpa pemicu penghalang, usul yang disetujui tetap berdiri di atas penghalang yang datang',
  putaranPanjang: 1,
  putaran: (lapangan, benih, penuh) => jalankan(lapangan, benih, penuh ? PANJANG : PENDEK),
  // On a loaded machine a few seconds may bring no blocker over an approved usul; the fault is there in the next ones.
  jalankanKendali: async (lapangan, benih) => {
    for (let i = 0; i < KENDALI_ULANG; i++) {
      const { pelanggaran } = await jalankan(lapangan, benih + i, { ...PENDEK, tinggalMs: 3_000 }, tanpaPemicu);
      const terlihat = pelanggaran.filter((p) => p.startsWith('I1')).length;
      if (terlihat > 0) return terlihat;
    }
    return 0;
  },
};
