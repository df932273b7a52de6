import { NAMA_AWAL } from '../../../bench/data/tautan.ts';
import { acakUji } from '../mesin.ts';

/** One invented person as one side writes it. */
export interface OrangUji {
  readonly instansi: number;
  readonly nip: string;
  readonly nik: string | null;
  readonly nama: string;
  readonly tgl_lahir: string;
  readonly jenis_kelamin: string;
  readonly tmt_cpns: string;
  readonly gol_akhir_id: string;
  readonly pendidikan_id: string;
  readonly tak: number;
}

export const CACAT = [
  'BERSIH',
  'NIK_SATU_ANGKA',
  'NIK_LAIN',
  'NIK_KOSONG',
  'NAMA_SALAH_KETIK',
  'NAMA_DISINGKAT',
  'LAHIR_TERTUKAR',
  'NIK_DAN_NAMA',
  'NIK_DAN_LAHIR',
  'LAHIR_TAK_TERBACA',
  'KEMBAR',
  'PINDAH_INSTANSI',
] as const;
/** People of a SIMPEG whom BKN does not have at all, made to look like somebody it has. */
export const BUKAN = ['ASING', 'KEMBAR_TANPA_BKN', 'SAUDARA', 'NAMA_UMUM', 'NIK_PASANGAN'] as const;

export interface KiriUji extends OrangUji {
  readonly label: (typeof CACAT)[number] | (typeof BUKAN)[number];
  /** NIP of the same person at BKN; null when there is none. */
  readonly benar: string | null;
}

export interface BangsaTautan {
  readonly bkn: readonly OrangUji[];
  readonly kiri: readonly KiriUji[];
}

const TENGAH = [
  'ADI',
  'BUANA',
  'CAHYA',
  'DARMA',
  'ENDAH',
  'GIRI',
  'HARUM',
  'JATI',
  'KUSUMA',
  'LARAS',
  'MEGA',
  'NIRMALA',
  'PERMATA',
  'RIMBA',
  'SEKAR',
  'TUNGGAL',
  'WULAN',
];
const AKHIR = ['CONTOH', 'REKAAN', 'MISALNYA', 'ANDAIAN', 'PURWARUPA', 'TELADAN', 'GAMBARAN', 'BAYANGAN', 'TIRUAN', 'SEKIRANYA'];
const PENDIDIKAN = ['P10', 'P20', 'P30', 'P40', 'P50', 'P60', 'P70'];
/** Bit of tglLahir. */
const TAK_LAHIR = 1 << 4;

const dua = (n: number): string => String(n).padStart(2, '0');
const tertukar = (t: string): string => `${t.slice(0, 4)}-${t.slice(8)}-${t.slice(5, 7)}`;

/** A nation in which every record of a SIMPEG without a NIP match has a label that says how it was spoilt and who it truly is. */
export function buatBangsaTautan(benih: number, perCacat: number, perBukan: number): BangsaTautan {
  const { angka, pilih } = acakUji(benih);
  let urut = 0;
  const nipSalah = (): string => {
    urut += 1;
    return `19000101${2_000_000_000 + urut}`;
  };
  const orang = (ganti: Partial<OrangUji> = {}): OrangUji => {
    urut += 1;
    const lahir = `${1966 + angka(34)}-${dua(1 + angka(12))}-${dua(1 + angka(12))}`;
    const kelamin = pilih(['M', 'F']);
    const cpns = `${2000 + angka(24)}-${dua(1 + angka(12))}-01`;
    const dasar = {
      instansi: 1 + angka(5),
      nik: `99${dua(angka(90))}${dua(angka(90))}${String(1_000_000_000 + urut * 7_919).slice(-10)}`,
      nama: `${pilih(NAMA_AWAL)} ${pilih(TENGAH)} ${pilih(AKHIR)}`,
      tgl_lahir: lahir,
      jenis_kelamin: kelamin,
      tmt_cpns: cpns,
      gol_akhir_id: pilih(['21', '23', '31', '32', '33', '34', '41']),
      pendidikan_id: pilih(PENDIDIKAN),
      tak: 0,
      ...ganti,
    };
    const nip = `${dasar.tgl_lahir.replaceAll('-', '')}${dasar.tmt_cpns.slice(0, 7).replace('-', '')}${dasar.jenis_kelamin === 'M' ? 1 : 2}`;
    return { ...dasar, nip: ganti.nip ?? `${nip}${String(urut % 1_000).padStart(3, '0')}` };
  };
  const gantiAngka = (nik: string | null, letak: number): string =>
    `${(nik ?? '').slice(0, letak)}${(Number(nik?.[letak]) + 1 + angka(8)) % 10}${(nik ?? '').slice(letak + 1)}`;
  const nikLain = (): string => `88${String(10_000_000_000_000 + angka(2_000_000_000)).slice(-14)}`;
  const salahKetik = (nama: string): string => {
    const i = 1 + angka(nama.length - 3);
    return pilih([
      nama.slice(0, i) + nama.slice(i + 1),
      nama.slice(0, i) + (nama[i + 1] ?? '') + (nama[i] ?? '') + nama.slice(i + 2),
      `${nama.slice(0, i)}H${nama.slice(i)}`,
    ]);
  };
  const singkat = (nama: string): string => nama.replace(/^(\S+) (\S)\S*/, '$1 $2');
  const bkn: OrangUji[] = [];
  const kiri: KiriUji[] = [];
  const simpeg = (label: KiriUji['label'], benar: OrangUji, ganti: Partial<OrangUji> = {}): number =>
    kiri.push({ ...benar, nip: nipSalah(), ...ganti, label, benar: (BUKAN as readonly string[]).includes(label) ? null : benar.nip });
  const rusak: Readonly<Record<(typeof CACAT)[number], (o: OrangUji) => Partial<OrangUji>>> = {
    BERSIH: () => ({}),
    NIK_SATU_ANGKA: (o) => ({ nik: gantiAngka(o.nik, 8) }),
    NIK_LAIN: () => ({ nik: nikLain() }),
    NIK_KOSONG: () => ({ nik: null }),
    NAMA_SALAH_KETIK: (o) => ({ nama: salahKetik(o.nama) }),
    NAMA_DISINGKAT: (o) => ({ nama: singkat(o.nama) }),
    LAHIR_TERTUKAR: (o) => ({ tgl_lahir: tertukar(o.tgl_lahir) }),
    NIK_DAN_NAMA: (o) => ({ nik: nikLain(), nama: salahKetik(o.nama) }),
    NIK_DAN_LAHIR: (o) => ({ nik: nikLain(), tgl_lahir: tertukar(o.tgl_lahir) }),
    LAHIR_TAK_TERBACA: () => ({ tgl_lahir: '1900-01-01', tak: TAK_LAHIR }),
    KEMBAR: () => ({}),
    PINDAH_INSTANSI: (o) => ({ instansi: 1 + (o.instansi % 5) }),
  };
  const kembaran = (o: OrangUji): OrangUji => {
    const { nip: _nip, ...sisa } = o;
    return orang({ ...sisa, nik: gantiAngka(o.nik, 15), nama: o.nama.replace(/^\S+/, pilih(NAMA_AWAL.filter((a) => !o.nama.startsWith(a)))) });
  };
  for (let i = 0; i < perCacat; i += 1) {
    for (const label of CACAT) {
      const o = orang();
      bkn.push(o);
      if (label === 'KEMBAR') {
        // Both twins are unmatched; the NIK of one was typed with one wrong digit.
        const k = kembaran(o);
        bkn.push(k);
        simpeg(label, k, { nik: gantiAngka(k.nik, 8) });
      }
      simpeg(label, o, rusak[label](o));
    }
  }
  for (let i = 0; i < perBukan; i += 1) {
    const o = orang();
    bkn.push(o);
    simpeg('ASING', orang());
    simpeg('KEMBAR_TANPA_BKN', kembaran(o));
    simpeg('SAUDARA', orang({ nama: o.nama.replace(/^\S+/, pilih(NAMA_AWAL)), instansi: o.instansi }));
    simpeg('NAMA_UMUM', orang({ nama: o.nama, instansi: o.instansi, gol_akhir_id: o.gol_akhir_id }));
    simpeg('NIK_PASANGAN', orang({ nik: o.nik, instansi: o.instansi, jenis_kelamin: o.jenis_kelamin === 'M' ? 'F' : 'M' }));
  }
  // The others: people whom both sides know, among them many namesakes.
  for (let i = 0; i < perCacat * CACAT.length; i += 1) bkn.push(orang());
  return { bkn, kiri };
}
