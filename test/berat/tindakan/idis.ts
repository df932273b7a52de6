import type { Pemanggil, Peran } from '../../../domain/akses.ts';
import { type Dunia, pemanggil } from '../../subgraphs/mutasi/dunia.ts';
import { idDari, kirimkan, type Permintaan, type Tindakan } from './tindakan.ts';

const PENGUJI = ['801', '802', '803'];
const UNSUR = ['ATASAN_LANGSUNG', 'PENGAWASAN', 'KEPEGAWAIAN'];

/** Superiors of high rank beside this person; shared by all whose NIP begins alike. */
async function penguji({ admin }: Dunia, nip: string): Promise<readonly string[]> {
  const orang = PENGUJI.map((akhir) => `${nip.slice(0, 15)}${akhir}`);
  await admin.query(
    "insert into pegawai_bkn (instansi, nip, gol_akhir_id, h, tarikan) select 1, n, '45', 1, 1 from unnest($1::bigint[]) n on conflict do nothing",
    [orang],
  );
  return orang;
}

/** A case of this person at a stage, with the papers that lead to it; days of 2025, whose calendar is decreed. */
export async function kasusPada(dunia: Dunia, nip: string, tahap: string, jenis = '23'): Promise<string> {
  await dunia.tambahPegawai(nip);
  const [atasan] = await penguji(dunia, nip);
  const id = await idDari(
    dunia,
    `insert into kasus_disiplin (instansi, nip, sumber, uraian, pelanggaran, pasal, tingkat, tahap, atasan_nip, oleh, orang)
     values (1, $1, 'INSTANSI', 'Dugaan pelanggaran contoh', 'LARANGAN', 'PP 94/2021 Pasal 5', 'S', $2, $3, 'uji', 'uji') returning id`,
    [nip, tahap, atasan],
  );
  await dunia.admin.query(
    `with p as (insert into panggilan_disiplin (kasus, ke, nomor, surat_tanggal, periksa_tanggal, oleh) values ($1, 1, 'P', '2025-06-16', '2025-06-18', 'uji')),
       l as (insert into lhp_disiplin (kasus, nomor, tanggal, terbukti, tingkat, kesimpulan, oleh) values ($1, 'L', '2025-06-20', true, 'S', 'Terbukti contoh', 'uji')),
       k as (insert into keputusan_disiplin (kasus, jenis_hukuman_id, tingkat, sk_nomor, sk_tanggal, penetap, status_penetap, pertimbangan, oleh, orang)
         select $1, $2, 'S', 'SK', '2025-06-23', 'PPK', 'DEFINITIF', 'Pertimbangan contoh', 'uji', 'uji' where $3)
     insert into penyampaian_disiplin (kasus, langkah, tanggal, oleh) select $1, 'TERIMA', '2025-06-24', 'uji' where $3`,
    [id, jenis, tahap === 'UPAYA_ADMINISTRATIF'],
  );
  return id;
}

const berbanding = async (dunia: Dunia, nip: string): Promise<string> => {
  const id = await kasusPada(dunia, nip, 'UPAYA_ADMINISTRATIF', '10');
  await dunia.admin.query(
    "insert into upaya_disiplin (kasus, jenis, diajukan, alasan, oleh) values ($1, 'BANDING', '2025-06-26', 'Alasan banding contoh', 'uji')",
    [id],
  );
  return id;
};

interface Langkah {
  readonly nama: string;
  readonly peran: Peran | Pemanggil;
  readonly masukan: string;
  readonly siapkan: (dunia: Dunia, nip: string) => Promise<string>;
  readonly isi: object | ((nip: string) => object);
}

const langkah = ({ nama, peran, masukan, siapkan, isi }: Langkah): Tindakan => ({
  nama,
  siapkan: async (dunia, nip) => {
    const id = await siapkan(dunia, nip);
    const p: Permintaan = { subgraf: 'pelanggaran', peran, nama, masukan, input: { id, versi: 1, ...(typeof isi === 'function' ? isi(nip) : isi) } };
    return (kunci) => kirimkan(dunia, p, kunci);
  },
});
const pada = (tahap: string, jenis?: string) => (dunia: Dunia, nip: string) => kasusPada(dunia, nip, tahap, jenis);
const OPERATOR = 'OPERATOR_INSTANSI';
/** Who decides is known not to be the examinee. */
const PPK: Pemanggil = { ...pemanggil('PPK'), nip: '197001011995011999' };
const TIM = (nip: string) => PENGUJI.map((akhir, i) => ({ nip: `${nip.slice(0, 15)}${akhir}`, unsur: UNSUR[i] }));
const TETAPKAN = {
  jenisHukumanId: '23',
  skNomor: 'SK-1',
  skTanggal: '2025-06-23',
  penetap: 'PPK',
  statusPenetap: 'DEFINITIF',
  pertimbangan: 'Pertimbangan contoh',
};
const PUTUS = { hasil: 'MENGUATKAN', nomor: 'BPASN-1', tanggal: '2025-07-10', pertimbangan: 'Putusan sidang contoh' };

/** Every step that a person takes with a disciplinary case. */
export const TINDAKAN_IDIS: readonly Tindakan[] = [
  {
    nama: 'bukaKasusDisiplin',
    siapkan: async (dunia, nip) => {
      await dunia.tambahPegawai(nip);
      const input = { nip, uraian: 'Dugaan pelanggaran contoh' };
      return (kunci) =>
        kirimkan(dunia, { subgraf: 'pelanggaran', peran: OPERATOR, nama: 'bukaKasusDisiplin', masukan: 'BukaKasusDisiplinInput', input }, kunci);
    },
  },
  langkah({
    nama: 'telaahKasus',
    peran: OPERATOR,
    masukan: 'TelaahKasusInput',
    siapkan: pada('TELAAH'),
    isi: (nip) => ({
      pelanggaran: 'LARANGAN',
      pasal: 'Pasal 5',
      tingkat: 'S',
      atasanNip: TIM(nip)[0]?.nip,
    }),
  }),
  langkah({
    nama: 'bentukTimPemeriksa',
    peran: OPERATOR,
    masukan: 'BentukTimInput',
    siapkan: pada('TELAAH'),
    isi: (nip) => ({ nomor: 'TIM', tanggal: '2025-06-16', anggota: TIM(nip) }),
  }),
  langkah({
    nama: 'panggilTerperiksa',
    peran: OPERATOR,
    masukan: 'PanggilTerperiksaInput',
    siapkan: pada('TELAAH'),
    isi: { nomor: 'P-1', suratTanggal: '2025-06-16', periksaTanggal: '2025-06-18' },
  }),
  langkah({ nama: 'catatKehadiranTerperiksa', peran: OPERATOR, masukan: 'CatatKehadiranInput', siapkan: pada('PANGGILAN_1'), isi: { hadir: true } }),
  langkah({
    nama: 'catatBap',
    peran: OPERATOR,
    masukan: 'CatatBapInput',
    siapkan: pada('PEMERIKSAAN'),
    isi: { tanggal: '2025-06-18', cara: 'VIRTUAL', ditandatangani: true, isi: 'Keterangan contoh' },
  }),
  langkah({
    nama: 'catatLhp',
    peran: OPERATOR,
    masukan: 'CatatLhpInput',
    siapkan: pada('BAP'),
    isi: { nomor: 'L-1', tanggal: '2025-06-20', terbukti: false, kesimpulan: 'Tidak terbukti contoh' },
  }),
  langkah({ nama: 'tetapkanHukuman', peran: PPK, masukan: 'TetapkanHukumanInput', siapkan: pada('LHP'), isi: TETAPKAN }),
  langkah({ nama: 'hentikanKasus', peran: PPK, masukan: 'AkhiriKasusInput', siapkan: pada('TELAAH'), isi: { alasan: 'Bukan pelanggaran disiplin' } }),
  langkah({
    nama: 'sampaikanKeputusan',
    peran: OPERATOR,
    masukan: 'SampaikanKeputusanInput',
    siapkan: pada('PENETAPAN'),
    isi: { langkah: 'JADWAL', tanggal: '2025-06-24' },
  }),
  langkah({
    nama: 'ajukanUpaya',
    peran: 'AUDITOR_ASN',
    masukan: 'AjukanUpayaInput',
    siapkan: pada('UPAYA_ADMINISTRATIF'),
    isi: { jenis: 'KEBERATAN', alasan: 'Keberatan tertulis contoh', diajukan: '2025-06-26' },
  }),
  langkah({ nama: 'tanggapiBanding', peran: PPK, masukan: 'TanggapiBandingInput', siapkan: berbanding, isi: { tanggapan: 'Tanggapan PPK contoh' } }),
  langkah({ nama: 'putuskanUpaya', peran: 'AUDITOR_ASN', masukan: 'PutuskanUpayaInput', siapkan: berbanding, isi: PUTUS }),
  langkah({ nama: 'batalkanKasusDisiplin', peran: 'DIR_WASDAL', masukan: 'AkhiriKasusInput', siapkan: pada('LHP'), isi: { alasan: 'Kasus keliru orang' } }),
];
