import { type Acak, ambil, campur, idContoh, JENIS_ID } from './acak.ts';
import type { Kantor, Orang } from './orang.ts';

const KUADRAN = ['', 'SANGAT BAIK', 'BAIK', 'BUTUH PERBAIKAN', 'KURANG', 'SANGAT KURANG'] as const;
const EKSPEKTASI = ['', 'DIATAS EKSPEKTASI', 'SESUAI EKSPEKTASI', 'DIBAWAH EKSPEKTASI'] as const;

export interface KinerjaContoh {
  readonly id: string;
  readonly pnsId: string;
  readonly nip: string;
  readonly tahun: number;
  readonly kuadran: number;
}

/** One rw-skp22 row as NDJSON; field names as SIASN sends them, capitals included. `nipBaru` is the key of the bulk file. */
export function barisKinerja({ id, pnsId, nip, tahun, kuadran }: KinerjaContoh): string {
  const hasil = kuadran === 1 ? 1 : kuadran === 2 ? 2 : 3;
  return (
    `{"id":"${id}","nipBaru":"${nip}","pnsDinilaiId":"${pnsId}","tahun":"${tahun}",` +
    `"hasilKinerja":"${EKSPEKTASI[hasil]}","hasilKinerjaNilai":"${hasil}","perilakuKerja":"${EKSPEKTASI[hasil]}","PerilakuKerjaNilai":"${hasil}",` +
    `"kuadranKinerja":"${KUADRAN[kuadran] ?? ''}","KuadranKinerjaNilai":"${kuadran}","namaPenilai":"PENILAI CONTOH","nipNrpPenilai":null,` +
    `"penilaiGolonganId":"42","penilaiJabatanNm":"ATASAN CONTOH","penilaiUnorNm":"UNIT CONTOH","statusPenilai":"ASN","path":null}\n`
  );
}

function kuadranOrang(acak: Acak): number | null {
  const u = acak.bulat(1000);
  if (u < 8) return null;
  return u < 20 ? 3 : u < 24 ? 4 : u < 26 ? 5 : u < 110 ? 1 : 2;
}

/** Performance rows of the last two complete years; a few miss one, a few are below BAIK. */
export function kinerjaOrang(k: Kantor, o: Orang, acak: Acak): string {
  acak.setel(campur(k.benih ^ 0x51ed, o.indeks));
  let baris = '';
  for (const tahun of [k.tahun - 2, k.tahun - 1]) {
    const kuadran = kuadranOrang(acak);
    if (kuadran === null || tahun < o.tahunAngkat) continue;
    baris += barisKinerja({
      id: idContoh(k.benih, JENIS_ID.kinerja, o.indeks * 2 + (tahun % 2)),
      pnsId: o.rekaman.pnsId ?? '',
      nip: o.rekaman.nip,
      tahun,
      kuadran,
    });
  }
  return baris;
}

export interface HukdisContoh {
  readonly jenisHukuman: string;
  readonly jenisTingkatHukumanId: 'R' | 'S' | 'B';
  /** ISO; written dd-mm-yyyy. */
  readonly hukumanTanggal: string;
  readonly masaTahun: number;
  readonly masaBulan: number;
  readonly akhirHukumTanggal: string | null;
  readonly batal: boolean;
}

const JENIS_HUKUMAN: Readonly<Record<string, string>> = {
  '1': 'Teguran lisan',
  '2': 'Teguran tertulis',
  '23': 'Pemotongan tunjangan kinerja 25% selama 6 bulan',
  '24': 'Pemotongan tunjangan kinerja 25% selama 9 bulan',
  '25': 'Pemotongan tunjangan kinerja 25% selama 12 bulan',
  '27': 'Penurunan jabatan setingkat lebih rendah 12 bulan',
  '28': 'Pembebasan dari jabatan menjadi pelaksana 12 bulan',
};
const dmy = (iso: string): string => `${iso.slice(8)}-${iso.slice(5, 7)}-${iso.slice(0, 4)}`;

/** One rw-hukdis row as NDJSON. */
export function barisHukdis(id: string, pnsId: string, nip: string, h: HukdisContoh): string {
  const sk = `800/${nip.slice(-3)}/HUKDIS-CONTOH/${h.hukumanTanggal.slice(0, 4)}`;
  return `${JSON.stringify({
    id,
    rwHukumanDisiplin: '',
    nipBaru: nip,
    pnsOrang: pnsId,
    jenisHukuman: h.jenisHukuman,
    jenisHukumanNama: JENIS_HUKUMAN[h.jenisHukuman] ?? '',
    jenisTingkatHukumanId: h.jenisTingkatHukumanId,
    skNomor: sk,
    skTanggal: dmy(h.hukumanTanggal),
    hukumanTanggal: dmy(h.hukumanTanggal),
    masaTahun: String(h.masaTahun),
    masaBulan: String(h.masaBulan),
    akhirHukumTanggal: h.akhirHukumTanggal === null ? '' : dmy(h.akhirHukumTanggal),
    nomorPp: 'PP 94 TAHUN 2021',
    alasanHukumanDisiplin: '',
    alasanHukumanDisiplinNama: '',
    golongan: '',
    golonganLama: '',
    kedudukanHukum: '01',
    skPembatalanNomor: h.batal ? `${sk}/BATAL` : '',
    skPembatalanTanggal: h.batal ? dmy(h.hukumanTanggal) : '',
    keterangan: '',
    path: null,
  })}\n`;
}

export type RagamHukdis = 'AKTIF_BERAT' | 'AKTIF_SEDANG' | 'SELESAI' | 'DIBATALKAN' | 'AKHIR_KOSONG' | 'AKHIR_DAN_MASA_KOSONG' | 'RINGAN';
const RAGAM: readonly RagamHukdis[] = [
  'AKTIF_BERAT',
  'AKTIF_SEDANG',
  'SELESAI',
  'SELESAI',
  'SELESAI',
  'DIBATALKAN',
  'AKHIR_KOSONG',
  'AKHIR_DAN_MASA_KOSONG',
  'RINGAN',
  'RINGAN',
];

function isiHukdis(k: Kantor, ragam: RagamHukdis, acak: Acak): HukdisContoh {
  const bulan = String(1 + acak.bulat(Math.max(1, k.bulan - 1))).padStart(2, '0');
  const kini = `${k.tahun}-${bulan}-05`;
  const lalu = `${k.tahun - 3}-${bulan}-05`;
  const tahunDepan = `${k.tahun + 1}-${bulan}-04`;
  const sedang = {
    jenisHukuman: '25',
    jenisTingkatHukumanId: 'S',
    hukumanTanggal: kini,
    masaTahun: 1,
    masaBulan: 0,
    akhirHukumTanggal: tahunDepan,
    batal: false,
  } as const;
  switch (ragam) {
    case 'AKTIF_BERAT':
      return { ...sedang, jenisHukuman: acak.bulat(2) === 0 ? '27' : '28', jenisTingkatHukumanId: 'B' };
    case 'AKTIF_SEDANG':
      return sedang;
    case 'SELESAI':
      return { ...sedang, jenisHukuman: '23', hukumanTanggal: lalu, masaTahun: 0, masaBulan: 6, akhirHukumTanggal: `${k.tahun - 2}-${bulan}-04` };
    case 'DIBATALKAN':
      return { ...sedang, batal: true };
    case 'AKHIR_KOSONG':
      return { ...sedang, akhirHukumTanggal: null };
    case 'AKHIR_DAN_MASA_KOSONG':
      return { ...sedang, akhirHukumTanggal: null, masaTahun: 0 };
    default:
      return { ...sedang, jenisHukuman: acak.bulat(2) === 0 ? '1' : '2', jenisTingkatHukumanId: 'R', masaTahun: 0, akhirHukumTanggal: null };
  }
}

/** A discipline row for one person in 200; running, ended, annulled, without an end, light. */
export function hukdisOrang(k: Kantor, o: Orang, acak: Acak): { readonly ragam: RagamHukdis; readonly baris: string } | null {
  acak.setel(campur(k.benih ^ 0x4d15, o.indeks));
  if (!acak.peluang(50)) return null;
  const ragam = ambil(RAGAM, acak.bulat(RAGAM.length));
  return { ragam, baris: barisHukdis(idContoh(k.benih, JENIS_ID.hukdis, o.indeks), o.rekaman.pnsId ?? '', o.rekaman.nip, isiHukdis(k, ragam, acak)) };
}
