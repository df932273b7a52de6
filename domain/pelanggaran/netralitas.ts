import { type Tanggal, tanggal } from '../asn/tanggal.ts';

export type KategoriNetralitas = 'NETRALITAS_KODE_ETIK' | 'NETRALITAS_DISIPLIN';

/** One kind of breach of neutrality as the attachment of the joint decree lists it. */
export interface KlasifikasiNetralitas {
  /** K1 to K7 code of ethics, D1 to D11 discipline. D5 and D7 are not listed: their wording is not known to us, and a guess would accuse people. */
  readonly kode: string;
  readonly kategori: KategoriNetralitas;
  readonly perbuatan: string;
  /** Level of discipline; null = moral sanction, or not known. */
  readonly tingkat: 'RINGAN' | 'SEDANG' | 'BERAT' | null;
  readonly pasal: string;
  readonly sumber: string;
  /** LIHAT: the wording was read in a source. INGATAN: to be confirmed before it is cited in a letter. */
  readonly keyakinan: 'LIHAT' | 'INGATAN';
  readonly berlaku: { readonly sejak: Tanggal; readonly sampai: Tanggal | null };
}

const SKB =
  'Lampiran Keputusan Bersama MenPANRB 2/2022, Mendagri 800-5474/2022, Kepala BKN 246/2022, Ketua KASN 30/2022, Ketua Bawaslu 1447.1/PM.01/K.1/09/2022';
// The decree was signed on 22 September 2022.
const BERLAKU = { sejak: tanggal('2022-09-22'), sampai: null };

const etik = (kode: string, perbuatan: string, keyakinan: KlasifikasiNetralitas['keyakinan'] = 'LIHAT'): KlasifikasiNetralitas => ({
  kode,
  kategori: 'NETRALITAS_KODE_ETIK',
  perbuatan,
  tingkat: null,
  pasal: 'PP 42/2004 Pasal 15 (sanksi moral tertutup atau terbuka)',
  sumber: SKB,
  keyakinan,
  berlaku: BERLAKU,
});

const disiplin = (
  kode: string,
  perbuatan: string,
  tingkat: KlasifikasiNetralitas['tingkat'],
  sisa: { readonly keyakinan?: KlasifikasiNetralitas['keyakinan']; readonly pasal?: string } = {},
): KlasifikasiNetralitas => ({
  kode,
  kategori: 'NETRALITAS_DISIPLIN',
  perbuatan,
  tingkat,
  pasal: sisa.pasal ?? 'PP 94/2021 Pasal 5 huruf n',
  sumber: SKB,
  keyakinan: sisa.keyakinan ?? 'LIHAT',
  berlaku: BERLAKU,
});

const INGATAN = { keyakinan: 'INGATAN' } as const;

export const KLASIFIKASI_NETRALITAS: readonly KlasifikasiNetralitas[] = [
  etik('K1', 'Memasang spanduk, baliho, atau alat peraga lain bakal calon'),
  etik('K2', 'Sosialisasi atau kampanye bakal calon di media sosial'),
  etik('K3', 'Menghadiri deklarasi atau kampanye bakal calon dan memberi dukungan secara aktif', 'INGATAN'),
  etik('K4', 'Membuat unggahan, komentar, berbagi, menyukai, atau mengikuti akun pemenangan bakal calon'),
  etik('K5', 'Mengunggah foto bersama bakal calon, tim sukses, atau atribut dan alat peraganya'),
  etik('K6', 'Ikut dalam kegiatan kampanye, sosialisasi, atau pengenalan bakal calon'),
  etik('K7', 'Mengikuti deklarasi atau kampanye suami atau istri calon'),
  disiplin('D1', 'Memasang spanduk, baliho, atau alat peraga lain calon', 'BERAT'),
  disiplin('D2', 'Sosialisasi atau kampanye calon di media sosial', 'BERAT'),
  disiplin('D3', 'Melakukan pendekatan kepada partai politik atau masyarakat sebagai bakal calon', 'SEDANG'),
  disiplin('D4', 'Menghadiri deklarasi atau kampanye calon dan memberi dukungan secara aktif', 'BERAT'),
  disiplin('D6', 'Membuat unggahan, komentar, berbagi, menyukai, atau mengikuti akun pemenangan calon', 'BERAT', {
    keyakinan: 'INGATAN',
    pasal: 'PP 94/2021 Pasal 5 huruf n angka 5',
  }),
  disiplin('D8', 'Membuat keputusan atau tindakan yang menguntungkan atau merugikan salah satu calon', null, INGATAN),
  disiplin('D9', 'Ikut dalam kampanye calon', null, INGATAN),
  disiplin('D10', 'Menjadi anggota atau pengurus partai politik', 'BERAT', INGATAN),
  disiplin('D11', 'Memberi surat dukungan disertai fotokopi KTP', null, INGATAN),
];

const DARI_KODE: ReadonlyMap<string, KlasifikasiNetralitas> = new Map(KLASIFIKASI_NETRALITAS.map((k) => [k.kode, k]));

/** Listed at that date. */
export const klasifikasiBerlaku = (pada: Tanggal): readonly KlasifikasiNetralitas[] =>
  KLASIFIKASI_NETRALITAS.filter(({ berlaku }) => berlaku.sejak <= pada && (berlaku.sampai === null || pada <= berlaku.sampai));

/** Whether a finding of this category may carry this code; no code is right for every category. */
export const klasifikasiCocok = (kategori: string, kode: string | null): boolean => kode === null || DARI_KODE.get(kode)?.kategori === kategori;
