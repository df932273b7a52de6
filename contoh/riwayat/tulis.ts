import { join } from 'node:path';
import { Acak, campur } from '../acak.ts';
import { romawiGolongan } from '../kode.ts';
import type { Kantor, Orang, Rekaman } from '../orang.ts';
import type { Kamus, Skema } from '../skema/kolom.ts';
import { dmy } from '../skema/kolom.ts';
import { susunTangga, undi } from '../tangga.ts';
import { barisCsv, PenulisBerkas } from '../tulis-baris.ts';
import { CACAT_RIWAYAT, cacatHukdis, type HarapanRiwayat, type KonteksRiwayat } from './cacat.ts';
import { type BahanRiwayat, idRiwayat, type RiwayatContoh, susunRiwayat } from './susun.ts';

export interface LabelRiwayat {
  readonly nip: string;
  readonly instansiId: string;
  readonly cacat: string;
  readonly harapan: HarapanRiwayat | null;
}

const JENIS = ['jabatan', 'golongan', 'pendidikan', 'kinerja', 'hukdis'] as const;
const tgl = (iso: string | undefined): string => (iso === undefined ? '' : dmy(iso, '-'));
type Isi = RiwayatContoh['isi'];
type Sel = Readonly<Record<string, string>>;

/** Columns of each kind in the names of SIASN's rw-* services. */
const KE_SIASN: Readonly<Record<RiwayatContoh['jenis'], (i: Isi) => Sel>> = {
  jabatan: (i) => ({
    jenisJabatan: i['jenisJabatanId'] ?? '',
    unorId: i['unorId'] ?? '',
    eselonId: i['eselonId'] ?? '',
    jabatanFungsionalId: i['jenisJabatanId'] === '2' ? (i['jabatanId'] ?? '') : '',
    jabatanFungsionalUmumId: i['jenisJabatanId'] === '4' ? (i['jabatanId'] ?? '') : '',
    jenisPenugasanId: i['jenisPenugasanId'] ?? '',
    jenisMutasiId: 'MJ',
    tmtJabatan: tgl(i['tmtJabatan']),
    tmtPelantikan: '',
    nomorSk: i['nomorSk'] ?? '',
    tanggalSk: tgl(i['tanggalSk']),
  }),
  golongan: (i) => ({
    golonganId: i['golonganId'] ?? '',
    golongan: romawiGolongan(i['golonganId'] ?? ''),
    tmtGolongan: tgl(i['tmtGolongan']),
    skNomor: i['skNomor'] ?? '',
    skTanggal: tgl(i['skTanggal']),
    jenisKPId: '101',
  }),
  pendidikan: (i) => ({
    tkPendidikanId: i['tkPendidikanId'] ?? '',
    pendidikanId: i['pendidikanId'] ?? '',
    tahunLulus: i['tahunLulus'] ?? '',
    nomorIjasah: i['nomorIjasah'] ?? '',
  }),
  kinerja: (i) => ({
    tahun: i['tahun'] ?? '',
    KuadranKinerjaNilai: i['kuadran'] ?? '',
    hasilKinerjaNilai: i['hasil'] ?? '',
    PerilakuKerjaNilai: i['perilaku'] ?? '',
  }),
  hukdis: (i) => ({
    jenisHukuman: i['jenisHukumanId'] ?? '',
    jenisTingkatHukumanId: i['tingkat'] ?? '',
    skNomor: i['skNomor'] ?? '',
    skTanggal: tgl(i['skTanggal']),
    hukumanTanggal: tgl(i['mulai']),
    masaTahun: i['masaTahun'] ?? '',
    masaBulan: i['masaBulan'] ?? '',
    akhirHukumTanggal: tgl(i['akhir']),
    skPembatalanNomor: i['batalNomor'] ?? '',
  }),
};

/** The neutral layout of a SIMPEG: one wide table, local codes of units and positions, no row ids, no annulments. */
export const KOLOM_SIMPEG = [
  ...['jenisRiwayat', 'nip', 'unorLokal', 'jabatanLokal', 'jenisJabatan', 'eselonId', 'jenisPenugasanId', 'tmtJabatan', 'nomorSk', 'tanggalSk'],
  ...['golonganId', 'tmtGolongan', 'skNomor', 'skTanggal', 'tkPendidikanId', 'pendidikanId', 'tahunLulus', 'nomorIjasah'],
  ...['tahun', 'KuadranKinerjaNilai', 'hasilKinerjaNilai', 'PerilakuKerjaNilai'],
  ...['jenisHukuman', 'jenisTingkatHukumanId', 'hukumanTanggal', 'masaTahun', 'masaBulan', 'akhirHukumTanggal'],
] as const;

function selSimpeg(b: RiwayatContoh, nip: string, kamus: Kamus): Sel {
  const lokal = (peta: ReadonlyMap<string, string>, id: string | undefined): string => (id === undefined ? '' : (peta.get(id) ?? id));
  const isi: Sel = {
    ...KE_SIASN[b.jenis](b.isi),
    jenisRiwayat: b.jenis,
    nip,
    unorLokal: lokal(kamus.unor, b.isi['unorId']),
    jabatanLokal: lokal(kamus.jabatan, b.isi['jabatanId']),
  };
  return b.jenis === 'golongan' ? { ...isi, golonganId: romawiGolongan(b.isi['golonganId'] ?? '') } : isi;
}

const TANGGA = susunTangga(CACAT_RIWAYAT);

/** Columns of the master record that a defect of the master feed itself made differ from the newest row. */
const UTAMA: readonly (readonly [RiwayatContoh['jenis'], string, keyof Rekaman])[] = [
  ['golongan', 'golonganId', 'golAkhirId'],
  ['golongan', 'tmtGolongan', 'tmtGolongan'],
  ['jabatan', 'tmtJabatan', 'tmtJabatan'],
];

/** Writes the files of histories of one instansi, both sides, with labelled defects. */
export class PenulisRiwayat {
  readonly #k: Kantor;
  readonly #skema: Skema;
  readonly #kamus: Kamus;
  readonly #bkn: PenulisBerkas;
  readonly #simpeg: PenulisBerkas;
  readonly #label: (l: LabelRiwayat) => void;
  readonly #acak = new Acak();

  constructor(dir: string, k: Kantor, bentuk: { readonly skema: Skema; readonly kamus: Kamus }, label: (l: LabelRiwayat) => void) {
    this.#k = k;
    this.#skema = bentuk.skema;
    this.#kamus = bentuk.kamus;
    this.#label = label;
    this.#bkn = new PenulisBerkas(join(dir, 'bkn', `${k.instansi.kodeCepat}.riwayat.ndjson`));
    this.#simpeg = new PenulisBerkas(join(dir, 'simpeg', `${k.instansi.kodeCepat}.riwayat.${bentuk.skema.format}`));
    if (bentuk.skema.format === 'csv') this.#simpeg.tulis(barisCsv(KOLOM_SIMPEG, ';'));
    for (const jenisRiwayat of JENIS) {
      this.#bkn.tulis(`${JSON.stringify({ jenisRiwayat })}\n`);
      this.#tulisSimpeg({ jenisRiwayat });
    }
  }

  #tulisSimpeg(sel: Sel): void {
    this.#simpeg.tulis(
      this.#skema.format === 'csv'
        ? barisCsv(
            KOLOM_SIMPEG.map((k) => sel[k] ?? ''),
            ';',
          )
        : `${JSON.stringify(Object.fromEntries(KOLOM_SIMPEG.flatMap((k) => (sel[k] === undefined || sel[k] === '' ? [] : [[k, sel[k]]]))))}\n`,
    );
  }

  /** One person; `bahan.rekaman` is the master record before, `orang.rekaman` after its own defects. `adaDiBkn`: the master feed carries the person. */
  tulis(bahan: BahanRiwayat, adaDiBkn: boolean): void {
    const { orang } = bahan;
    const { nip, pnsId } = orang.rekaman;
    this.#acak.setel(campur(this.#k.benih ^ 0x71a7, orang.indeks));
    const x: KonteksRiwayat = { ...bahan, acak: this.#acak, kantor: this.#k, adaDiBkn };
    const dua = susunRiwayat(this.#k, bahan, this.#acak);
    const catat = (cacat: string, harapan: HarapanRiwayat | null): void => this.#label({ nip, instansiId: this.#k.instansi.id, cacat, harapan });
    // Draws of their own, so that who has which defect does not move with the date.
    this.#acak.setel(campur(this.#k.benih ^ 0x2b0d, orang.indeks));
    const u = this.#acak.bulat(100_000);
    const undian = this.#isTersimpang(bahan, adaDiBkn, catat) ? null : undi(TANGGA, u);
    const harapan = undian?.ubah(dua, x);
    if (undian !== null && harapan !== undefined && harapan !== false) catat(undian.cacat, harapan);
    this.#acak.setel(campur(this.#k.benih ^ 0x4d16, orang.indeks));
    const hukdis = cacatHukdis(dua, x);
    if (hukdis !== null) catat(hukdis.cacat, hukdis.harapan);
    dua.bkn.forEach((b, i) => {
      const id = b.isi['id'] ?? idRiwayat(this.#k, orang, i);
      this.#bkn.tulis(`${JSON.stringify({ id, jenisRiwayat: b.jenis, idPns: pnsId, nipBaru: nip, ...KE_SIASN[b.jenis](b.isi) })}\n`);
    });
    for (const b of dua.simpeg) this.#tulisSimpeg(selSimpeg(b, nip, this.#kamus));
  }

  /** A defect of BKN's master feed is a contradiction to BKN's history as well. */
  #isTersimpang({ orang, rekaman }: { orang: Orang; rekaman: Rekaman }, adaDiBkn: boolean, catat: (cacat: string, harapan: HarapanRiwayat) => void): boolean {
    const beda = UTAMA.filter(([, , k]) => adaDiBkn && rekaman[k] !== orang.rekaman[k]);
    for (const jenis of new Set(beda.map(([j]) => j)))
      catat('DATA_UTAMA_CACAT', { jenis, beda: 'DATA_UTAMA', kolom: beda.flatMap(([j, kolom]) => (j === jenis ? [kolom] : [])), level: 'PERINGATAN' });
    return beda.length > 0;
  }

  tutup(): void {
    this.#bkn.tutup();
    this.#simpeg.tutup();
  }
}
