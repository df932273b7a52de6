import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Tanggal, tambahHari, tanggal } from '../../../../domain/asn/tanggal.ts';
import { jamSistem, jamTetap } from '../../../../platform/clock.ts';
import { sqlUntukIrisan } from '../../../../platform/db/postgres-js.ts';
import { daftarkanKunciPertek, penandaTanganLokal } from '../../../../platform/tanda-tangan/lokal.ts';
import { konteksPelanggaran, skemaPelanggaran } from '../../../../subgraphs/pelanggaran/index.ts';
import type { KonteksPelanggaran } from '../../../../subgraphs/pelanggaran/loaders.ts';
import { ALAMAT_UJI, brankasUji } from '../../../support/brankas.ts';
import {
  type AlatUji,
  buatDunia,
  buatTanya,
  type DuniaUji,
  di,
  type InstansiUji,
  isiBaris,
  isiInstansi,
  isiPegawai,
  konteksUji,
  nipUji,
  type PelakuUji,
} from '../../../support/isi.ts';

export const NIP = nipUji(1);
export const AUDITOR: PelakuUji = { peran: 'AUDITOR_ASN', orang: 'auditor-satu' };
export const BAWASLU: PelakuUji = { peran: 'VIEWER_BAWASLU', orang: 'bawaslu-satu' };
export const DIREKTUR: PelakuUji = { peran: 'DIR_WASDAL', orang: 'direktur-satu' };
export const DEPUTI: PelakuUji = { peran: 'DEPUTI_WASDAL', orang: 'deputi-satu' };
export const TERLAPOR: PelakuUji = { peran: 'ASN', orang: 'terlapor', nip: NIP };

/** Case after a step, or the refusal. */
export interface HasilLangkah {
  readonly temuan: { readonly id: string; readonly tahap: string; readonly versi: number; readonly tenggat: Tanggal | null } | null;
  readonly userErrors: readonly { readonly kode: string; readonly field: string | null; readonly pesan: string }[];
}

export interface DuniaSbt extends DuniaUji {
  /** Superuser URL of its database, and the folder of its keys. */
  readonly url: string;
  readonly dir: string;
  readonly satu: InstansiUji;
  readonly dua: InstansiUji;
  readonly ppk: PelakuUji;
  readonly alat: () => AlatUji;
  /** Moves the hub's clock to noon of a day in Jakarta. */
  geser(hari: Tanggal): void;
  hariIni(): Tanggal;
  tanya(pelaku: PelakuUji, kueri: string, variabel?: Readonly<Record<string, unknown>>): ReturnType<ReturnType<typeof buatTanya>>;
  /** Takes one step with the version as it stands, unless `input` names another. */
  langkah(pelaku: PelakuUji, nama: string, id: string, input?: Readonly<Record<string, unknown>>): Promise<HasilLangkah>;
  /** The same; a refusal is a fault of the test. */
  maju(pelaku: PelakuUji, nama: string, id: string, input?: Readonly<Record<string, unknown>>): Promise<NonNullable<HasilLangkah['temuan']>>;
  catat(kategori: string, nip?: string | null): Promise<string>;
  temuan(id: string, bidang: string, pelaku?: PelakuUji): Promise<Record<string, unknown>>;
  sistem(): KonteksPelanggaran;
}

const MASUKAN: Readonly<Record<string, string>> = {
  verifikasiTemuan: 'VerifikasiTemuanInput',
  putuskanKajian: 'PutuskanKajianInput',
  catatTanggapan: 'CatatTanggapanInput',
  pantauTemuan: 'LangkahTemuanInput',
  kabulkanTanggapan: 'LangkahTemuanInput',
  tutupTemuan: 'LangkahTemuanInput',
  catatTindakLanjut: 'CatatTindakLanjutInput',
  periksaTindakLanjut: 'PeriksaTindakLanjutInput',
};
export const mutasiSbt = (nama: string): string =>
  `mutation ($input: ${MASUKAN[nama] ?? 'SuratTemuanInput'}!) { ${nama}(input: $input) { temuan { id tahap versi tenggat } userErrors { kode field pesan } } }`;

/** Whatever year it is, its calendar is decreed. */
export const KALENDER_PASTI = `insert into hari_libur (tanggal, versi, jenis, nama, libur, dasar, keyakinan, oleh)
    select distinct on (tanggal) tanggal, versi + 1, jenis, nama, libur, 'SKB uji', 'TERBACA', 'uji' from hari_libur order by tanggal, versi desc;
  insert into hari_libur (tanggal, jenis, nama, dasar, keyakinan, oleh)
    select make_date(t, 1, 1), 'LIBUR_NASIONAL', 'Tahun Baru', 'SKB uji', 'TERBACA', 'uji' from generate_series(2028, 2040) t`;

export async function buatDuniaSbt(): Promise<DuniaSbt> {
  const dunia = await buatDunia();
  const dir = mkdtempSync(join(tmpdir(), 'simpul-sbt-'));
  const url = String(dunia.admin.options.connectionString);
  await sqlUntukIrisan(url, (sql) => daftarkanKunciPertek(sql, dir));
  await dunia.admin.query(KALENDER_PASTI);
  const satu = await isiInstansi(dunia, 1);
  const dua = await isiInstansi(dunia, 2);
  await isiPegawai(dunia, { nip: NIP, instansi: satu });
  await isiPegawai(dunia, { nip: nipUji(2), instansi: dua });
  const penandaTangan = penandaTanganLokal(dir);
  let jam = jamSistem;
  const alat = (): AlatUji => ({ penandaTangan, brankas: brankasUji, jam, alamatUmum: ALAMAT_UJI });
  const tanya = buatTanya(dunia.pool, skemaPelanggaran(), konteksPelanggaran, alat);
  let urut = 0;
  const temuan: DuniaSbt['temuan'] = async (id, bidang, pelaku = AUDITOR) =>
    di(await tanya(pelaku, `query ($id: ID!) { temuan(id: $id) { ${bidang} } }`, { id }), 'temuan') as Record<string, unknown>;
  const langkah: DuniaSbt['langkah'] = async (pelaku, nama, id, input = {}) => {
    const { rows } = await dunia.admin.query<{ versi: number }>('select versi from temuan where id = $1', [id]);
    const isi = nama === 'catatTanggapan' ? { id, isi: 'Tanggapan yang cukup panjang' } : { id, versi: rows[0]?.versi, catatan: 'Catatan yang cukup panjang' };
    const jawab = await tanya(pelaku, mutasiSbt(nama), { input: { ...isi, ...input } });
    if (jawab.galat.length > 0) throw new RangeError(`${nama}: ${jawab.galat.join()}`);
    return di(jawab, nama) as HasilLangkah;
  };
  return {
    ...dunia,
    url,
    dir,
    satu,
    dua,
    ppk: { peran: 'PPK', orang: 'ppk-satu', instansi: satu },
    alat,
    geser: (hari) => {
      jam = jamTetap(`${hari}T05:00:00Z`);
    },
    hariIni: () => jam.hariIni(),
    tanya,
    temuan,
    langkah,
    maju: async (pelaku, nama, id, input) => {
      const { temuan: jadi, userErrors } = await langkah(pelaku, nama, id, input);
      if (jadi === null) throw new RangeError(`${nama} ditolak: ${JSON.stringify(userErrors)}`);
      return jadi;
    },
    catat: async (kategori, nip = NIP) => {
      const nomor = `TMN-UJI-${++urut}`;
      const row = { nomor, kunci: nomor, kategori, instansi: satu.no, nip, uraian: 'Uraian temuan contoh', sumber: 'AUDITOR', oleh: 'uji' };
      return String((await isiBaris(dunia, 'temuan', row))['id']);
    },
    sistem: () => konteksPelanggaran(konteksUji(dunia.pool, { peran: 'SISTEM', orang: 'SISTEM' }), alat()),
    tutup: async () => {
      rmSync(dir, { recursive: true, force: true });
      await dunia.tutup();
    },
  };
}

/** The day after the deadline of a case: the first on which it is over. */
export async function lewatkan(d: DuniaSbt, id: string): Promise<Tanggal> {
  const { tenggat } = await d.temuan(id, 'tenggat');
  const hari = tambahHari(tanggal(String(tenggat)), 1);
  d.geser(hari);
  return hari;
}

const setelahLewat = async (d: DuniaSbt, id: string, nama: string): Promise<unknown> => {
  await lewatkan(d, id);
  return d.maju(DIREKTUR, nama, id);
};

/** The ladder from a fresh case to before one of its rungs. */
const TANGGA: readonly (readonly [string, (d: DuniaSbt, id: string) => Promise<unknown>])[] = [
  ['TERBUKTI', (d, id) => d.maju(AUDITOR, 'verifikasiTemuan', id, { putusan: 'TERBUKTI' })],
  ['REKOMENDASI', (d, id) => setelahLewat(d, id, 'kirimRekomendasi')],
  ['PEMANTAUAN', (d, id) => d.maju(AUDITOR, 'pantauTemuan', id)],
  ['PERINGATAN', (d, id) => setelahLewat(d, id, 'terbitkanPeringatan')],
  ['TEGURAN', (d, id) => setelahLewat(d, id, 'terbitkanTeguran')],
  ['PEMBLOKIRAN', (d, id) => setelahLewat(d, id, 'usulkanPemblokiranTemuan')],
];

/** A new case of category NSPK at this stage, every rung climbed as the law wants it. */
export async function kasusPada(d: DuniaSbt, tahap: string, nip: string | null = NIP): Promise<string> {
  const id = await d.catat('NSPK', nip);
  for (const [nama, langkah] of TANGGA) {
    await langkah(d, id);
    if (nama === tahap) return id;
  }
  throw new RangeError(`tangga tidak memuat ${tahap}`);
}
