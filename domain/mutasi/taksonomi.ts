import type { JenisUsul } from './usul.ts';

/** One branch of I-MUT's classification: category, kind, sub-kind, group; ids are SIASN's. */
export interface CabangImut {
  readonly id: string;
  readonly nama: string;
  readonly anak: readonly CabangImut[];
}

export interface KategoriImut extends CabangImut {
  /** SIASN's own id of the category. */
  readonly uuid: string;
  /** Kind of usul that may carry it. */
  readonly jenisUsul: readonly JenisUsul[];
}

/** `id nama` or `id nama(anak; anak)`, nested; written as the source lists it. */
function urai(teks: string): readonly CabangImut[] {
  let di = 0;
  const deret = (): CabangImut[] => {
    const hasil: CabangImut[] = [];
    for (;;) {
      const m = /^\s*(\d+) ([^();]+)/.exec(teks.slice(di));
      if (m === null) return hasil;
      di += m[0].length;
      let anak: CabangImut[] = [];
      if (teks[di] === '(') {
        di += 1;
        anak = deret();
        di += 1;
      }
      hasil.push({ id: m[1] ?? '', nama: (m[2] ?? '').trim(), anak });
      if (teks[di] !== ';') return hasil;
      di += 1;
    }
  };
  return deret();
}

const UMUM_DUKCAPIL = (id: string): string => `${id}1 Umum; ${id}2 Dukcapil`;
const UMUM_CAMAT_DUKCAPIL = (id: string): string => `${id}1 Umum; ${id}2 Camat/Irban; ${id}3 Dukcapil`;
const SEBAB = (id: string, sementara: boolean): string => {
  const sebab = [
    'Mengundurkan diri',
    ...(sementara ? ['Diberhentikan sementara'] : []),
    'Tugas belajar lebih dari 6 bulan',
    'Ditugaskan penuh di luar jabatan',
    'Penataan organisasi',
    'Tidak memenuhi syarat',
    'Menjadi kepala desa',
  ];
  return sebab.map((s, i) => `${id}${i + 1} ${s}`).join('; ');
};

/** The whole tree as I-MUT has it. Source: siasn 3.2. Names of the repeated reasons of 462-464 follow 461, numbered as listed there. */
export const TAKSONOMI: readonly KategoriImut[] = [
  {
    id: 'PENGANGKATAN',
    uuid: 'd4a1f100-32f0-43dc-88fa-b2f27d7c65e6',
    nama: 'Pengangkatan',
    jenisUsul: ['PENGANGKATAN'],
    anak: urai(
      `39 CPNS ke PNS; 40 Ke JF(401 Pertama; 402 Perpindahan dari jabatan lain(4021 Umum; 4022 Dosen); 403 Penyesuaian; 404 Kembali(4041 Umum; 4042 CLTN));
       41 JF ke manajerial(411 Pengawas(${UMUM_DUKCAPIL('411')}); 412 Administrator(${UMUM_CAMAT_DUKCAPIL('412')}));
       42 Ke manajerial(421 JPT(4211 Wajib seleksi terbuka; 4212 Dikecualikan; 4213 Sekretaris daerah; 4214 Kasatpol PP; 4215 Sekretaris DPRD; 4216 Inspektur); 422 Pengawas(${UMUM_DUKCAPIL('422')}); 423 Administrator(${UMUM_CAMAT_DUKCAPIL('423')}));
       43 Tugas tambahan(431 Kepala puskesmas; 432 Kepala SKB)`,
    ),
  },
  { id: 'PROMOSI', uuid: 'e4e3e89c-e0c3-4b14-8dab-ebfe3f260f53', nama: 'Promosi', jenisUsul: ['PENGANGKATAN'], anak: urai('44 Kenaikan jenjang JF') },
  {
    id: 'PEMBERHENTIAN',
    uuid: '26672431-b529-410b-a204-5746770346b5',
    nama: 'Pemberhentian',
    jenisUsul: ['PEMBERHENTIAN'],
    anak: urai(
      `45 Dari ASN(451 Dengan hormat(4511 Atas permintaan sendiri; 4513 Tidak atas permintaan sendiri); 452 Tidak dengan hormat; 453 Sementara(4531 Pejabat negara; 4532 Komisioner LNS; 4533 Ditahan tindak pidana); 454 CPNS meninggal);
       46 Dari jabatan(461 JPT(${SEBAB('461', true)}); 462 Administrator(${SEBAB('462', false)}); 463 Pengawas(${SEBAB('463', false)}); 464 JF(${SEBAB('464', false)}));
       47 Dari tugas tambahan(471 Kepala sekolah; 472 Kepala puskesmas);
       48 Hukuman disiplin(481 Penurunan setingkat 12 bulan; 482 Pembebasan menjadi pelaksana 12 bulan; 483 PDHTAPS);
       63 Pemutusan perjanjian kerja PPPK(631 Meninggal; 632 Dengan hormat tidak atas permintaan sendiri)`,
    ),
  },
  {
    id: 'MUTASI',
    uuid: 'b16d8526-47ba-472d-bdc4-a7b7dab34938',
    nama: 'Mutasi',
    jenisUsul: ['PEMINDAHAN'],
    anak: urai(
      '49 JPT; 50 Administrator(501 Umum; 502 Dukcapil); 51 Pengawas(511 Umum; 512 Dukcapil); 52 Kepala puskesmas; 53 Kepala sekolah; 54 JF; 55 Guru; 56 Pelaksana(561 Unor; 562 Jabatan; 563 Unor dan jabatan); 57 PPPK(571 Unor)',
    ),
  },
  {
    id: 'PENGUKUHAN',
    uuid: 'da2f5339-bcb6-4d1f-b7a9-1678a708fd8e',
    nama: 'Pengukuhan',
    jenisUsul: ['PENGANGKATAN', 'PEMINDAHAN'],
    anak: urai(
      '58 JPT; 59 Administrator; 60 Pengawas; 61 JF(611 Jabatan; 612 Jabatan dan unor; 613 Unor); 62 Pelaksana(621 Unor; 622 Jabatan; 623 Unor dan jabatan)',
    ),
  },
  {
    id: 'EVALUASI_KINERJA',
    uuid: '7f408ee0-e382-4db8-af85-6f0ba05f1b03',
    nama: 'Evaluasi kinerja',
    jenisUsul: ['PEMINDAHAN', 'PEMBERHENTIAN'],
    anak: urai('64 JPT'),
  },
];

/** Where a usul stands in the tree: ids of kind, sub-kind and group, as deep as the branch goes. */
export interface Klasifikasi {
  readonly kategori: string;
  readonly jenis: string;
  readonly subJenis: string | null;
  readonly rumpun: string | null;
}

export interface KlasifikasiTerurai {
  readonly kategori: KategoriImut;
  /** Kind, sub-kind, group. */
  readonly jalur: readonly CabangImut[];
}

/** The branch that a classification names, whole: a kind with sub-kinds must name one. A text says in Indonesian why it names none. */
export function uraikanKlasifikasi(k: Klasifikasi, jenisUsul: JenisUsul): KlasifikasiTerurai | string {
  const kategori = TAKSONOMI.find((c) => c.id === k.kategori);
  if (kategori === undefined) return `Kategori tidak dikenal; pilih: ${TAKSONOMI.map((c) => c.id).join(', ')}.`;
  if (!kategori.jenisUsul.includes(jenisUsul)) return `Kategori ${kategori.nama} tidak berlaku bagi usul ${jenisUsul}.`;
  const jalur: CabangImut[] = [];
  let anak = kategori.anak;
  for (const [nama, id] of [
    ['jenis', k.jenis],
    ['subJenis', k.subJenis],
    ['rumpun', k.rumpun],
  ] as const) {
    if (anak.length === 0) {
      if (id === null) break;
      return `${jalur.at(-1)?.nama ?? kategori.nama} tidak memiliki ${nama}.`;
    }
    const cabang = anak.find((c) => c.id === id);
    if (cabang === undefined) return `${nama} wajib dipilih: ${anak.map((c) => `${c.id} ${c.nama}`).join(', ')}.`;
    jalur.push(cabang);
    anak = cabang.anak;
  }
  return { kategori, jalur };
}
