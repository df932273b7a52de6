import { tambahHari, tanggal } from '../../domain/asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../domain/hasil.ts';
import { JENIS_DOKUMEN, type JenisDokumen } from '../../domain/mutasi/dokumen.ts';
import type { FaktaTercatat, JenisFakta } from '../../domain/mutasi/fakta-tercatat.ts';
import type { Aturan, Konteks, Putusan } from '../../domain/mutasi/gerbang/aturan.ts';
import type { DokumenUsul, Fakta, JabatanAsal } from '../../domain/mutasi/gerbang/fakta.ts';
import { ALUR_TAK_TERCATAT, type FaktaAlur } from '../../domain/mutasi/gerbang/fakta-alur.ts';
import { tentukanRute } from '../../domain/mutasi/rute.ts';
import type { TujuanJabatan, Usulan } from '../../domain/mutasi/usul.ts';
import { REKAMAN_KOSONG, type RekamanPegawai } from '../../domain/selisih/rekaman.ts';

export const SEBAB_GELAP = 'sumber tidak menjawab';
const gelap: Diketahui<never> = belumDiketahui(SEBAB_GELAP);

/** Working days up to 16 June 2025, newest first, without holidays. */
export const HARI_KERJA = Array.from({ length: 56 }, (_, i) => tambahHari(tanggal('2025-06-16'), -i)).filter(
  (t) => ![0, 6].includes(new Date(`${t}T00:00:00Z`).getUTCDay()),
);

/** A move inside one instansi whose pertek the official signs in person. */
const ALUR_BERSIH: FaktaAlur = {
  rute: tentukanRute({ instansiId: 'INSTANSI-01', jenis: 'KAB', provinsiId: '35' }, { instansiId: 'INSTANSI-01', jenis: 'KAB', provinsiId: '35' }),
  keputusanPemindahan: null,
  penandaTangan: diketahui({ peran: 'PENANDATANGAN_BKN', tanggal: tanggal('2025-06-10'), delegasi: [] }),
  hariKerjaKini: diketahui(HARI_KERJA),
  hariKerjaPelantikan: diketahui(HARI_KERJA),
  sla: diketahui({ keadaan: 'TIDAK_BERJALAN', masuk: null, terpakai: 0, jatuhTempo: null, sebab: null }),
};

/** An invented PNS (serial 900 and up): born 17 May 1985, CPNS January 2010, PNS 2011, golongan III/d. */
export const rekamanContoh = (timpa: Partial<RekamanPegawai> = {}): RekamanPegawai => ({
  ...REKAMAN_KOSONG,
  nip: '198505172010011903',
  nama: 'PEGAWAI CONTOH',
  tglLahir: '1985-05-17',
  nik: '3599991705850901',
  jenisKelamin: 'M',
  kedudukanHukumId: '01',
  statusAsn: 'PNS',
  golAkhirId: '34',
  tmtGolongan: '2022-04-01',
  tmtCpns: '2010-01-01',
  tmtPns: '2011-02-01',
  unorId: 'UNOR-01',
  jenisJabatanId: '1',
  jabatanId: 'JABATAN-02',
  namaJabatan: 'KEPALA SEKSI CONTOH',
  eselonId: '41',
  tmtJabatan: '2022-04-01',
  jenisPenugasanId: 'D',
  tkPendidikanId: '40',
  pendidikanId: 'S1-901',
  bup: '58',
  ...timpa,
});

export const tujuanContoh = (timpa: Partial<TujuanJabatan> = {}): TujuanJabatan => ({
  instansiId: 'INSTANSI-01',
  unorId: 'UNOR-02',
  jabatanId: 'JABATAN-03',
  jenisJabatanId: '1',
  eselonId: '41',
  jenjang: 'PENGAWAS',
  bup: 58,
  daerah: true,
  provinsiId: '35',
  ...timpa,
});

export const usulanContoh = (timpa: Partial<Usulan> = {}): Usulan => ({
  jenis: 'PEMINDAHAN',
  alasan: 'Mengisi jabatan pengawas yang kosong sejak Januari.',
  tmt: tanggal('2025-07-01'),
  nip: '198505172010011903',
  asalInstansiId: 'INSTANSI-01',
  tujuan: tujuanContoh(),
  pengaktifan: false,
  ...timpa,
});

/** The reference tables agree with the record of the example. */
export const jabatanAsalDari = ({ eselonId, jenjangId, bup }: RekamanPegawai): JabatanAsal => ({
  eselonId,
  jenjangJf: jenjangId,
  bup: bup === null ? null : Number(bup),
});

export const dokumenContoh = (jenis: JenisDokumen, timpa: Partial<DokumenUsul> = {}): DokumenUsul => ({
  id: '901',
  jenis,
  nomor: '800/901/CONTOH',
  tanggal: tanggal('2025-06-02'),
  penerbit: 'Badan Kepegawaian Contoh',
  sha256: '9'.repeat(64),
  ...timpa,
});

/** An invented recorded fact: from 1 January 2024, no end. */
export const tercatatContoh = (jenis: JenisFakta, timpa: Partial<FaktaTercatat> = {}): FaktaTercatat => ({
  jenis,
  mulai: tanggal('2024-01-01'),
  akhir: null,
  nilai: null,
  angka: null,
  acuan: null,
  dokumen: 'SK/901/CONTOH',
  tanggal: tanggal('2024-01-02'),
  sumber: 'Badan Kepegawaian Contoh',
  ...timpa,
});

/** Recorded facts of the person, known to be all. */
export const tercatatKasus = (...fakta: readonly FaktaTercatat[]): Partial<Fakta> => ({ tercatat: diketahui(fakta) });

/** One document of every kind but those that turn a usul into another one. */
const semuaDokumen = (): readonly DokumenUsul[] =>
  (Object.keys(JENIS_DOKUMEN) as JenisDokumen[]).filter((j) => j !== 'PERMOHONAN_SENDIRI' && j !== 'PERSETUJUAN_PRESIDEN').map((j) => dokumenContoh(j));

/** Facts under which usulanContoh passes every rule at every stage. */
export const faktaBersih = (timpa: Partial<Fakta> = {}): Fakta => ({
  bkn: diketahui(rekamanContoh()),
  simpeg: diketahui(rekamanContoh()),
  selisih: diketahui([]),
  takTeruji: [],
  kesegaran: { bkn: { pada: '2025-06-16T02:00:00Z', status: 'SEHAT' }, simpeg: { pada: '2025-06-16T01:00:00Z', status: 'SEHAT' } },
  blokirAsn: diketahui([]),
  blokirInstansi: diketahui([]),
  usulLain: diketahui([]),
  hukuman: diketahui([]),
  hukumanSatuSisi: [],
  temuan: diketahui([]),
  kinerja: diketahui([
    { tahun: 2023, kuadran: 2 },
    { tahun: 2024, kuadran: 1 },
  ]),
  formasi: diketahui({ kebutuhan: 3, terisi: 2 }),
  nik: diketahui({ lengkap: true, sah: true }),
  jabatanAsal: diketahui(jabatanAsalDari(rekamanContoh())),
  rujukan: diketahui({ nama: 'KEPALA SEKSI CONTOH', jenjangJf: null, eselonId: '41', unor: { aktif: true, milikTujuan: true, eselonId: '41' } }),
  riwayatJabatan: diketahui([]),
  pemangku: diketahui(0),
  dokumen: diketahui(semuaDokumen()),
  kepalaDaerah: diketahui({ status: 'DEFINITIF', tanggalLantik: tanggal('2021-02-26'), nomorSk: 'KD-901' }),
  pilkada: diketahui([]),
  tercatat: diketahui([]),
  tercatatInstansi: diketahui([]),
  isiPertek: diketahui({ instansiId: 'INSTANSI-01', unorId: 'UNOR-02', jabatanId: 'JABATAN-03', tmt: tanggal('2025-07-01') }),
  pengecualian: [],
  alur: ALUR_BERSIH,
  pertek: { nomor: 'PERTEK-901', tanggal: tanggal('2025-06-10') },
  persetujuanMendagri: null,
  sk: { nomor: 'SK-901', tanggal: tanggal('2025-06-15') },
  pelantikan: tanggal('2025-06-16'),
  melaluiImut: true,
  ...timpa,
});

/** Nothing is known: every source is silent. `melaluiImut` is not a fact that can be missing. */
export const faktaGelap = (timpa: Partial<Fakta> = {}): Fakta => ({
  bkn: gelap,
  simpeg: gelap,
  selisih: gelap,
  takTeruji: [],
  kesegaran: { bkn: { pada: null, status: 'BELUM_PERNAH' }, simpeg: { pada: null, status: 'BELUM_PERNAH' } },
  blokirAsn: gelap,
  blokirInstansi: gelap,
  usulLain: gelap,
  hukuman: gelap,
  hukumanSatuSisi: [],
  temuan: gelap,
  kinerja: gelap,
  formasi: gelap,
  nik: gelap,
  jabatanAsal: gelap,
  rujukan: gelap,
  riwayatJabatan: gelap,
  pemangku: gelap,
  dokumen: gelap,
  kepalaDaerah: gelap,
  pilkada: gelap,
  tercatat: gelap,
  tercatatInstansi: gelap,
  isiPertek: gelap,
  pengecualian: [],
  alur: ALUR_TAK_TERCATAT,
  pertek: null,
  persetujuanMendagri: null,
  sk: null,
  pelantikan: null,
  melaluiImut: true,
  ...timpa,
});

/** Clean facts with some columns of the BKN record replaced. */
export const faktaBkn = (timpa: Partial<RekamanPegawai>, lain: Partial<Fakta> = {}): Fakta =>
  faktaBersih({ bkn: diketahui(rekamanContoh(timpa)), jabatanAsal: diketahui(jabatanAsalDari(rekamanContoh(timpa))), ...lain });

export const konteksContoh = (timpa: Partial<Konteks> = {}): Konteks => ({
  tahap: 'SK',
  hariIni: tanggal('2025-06-16'),
  pada: '2025-06-16T03:00:00Z',
  parameter: {},
  ...timpa,
});

/** Runs one rule with its own parameters, the way periksaGerbang does. */
export const putuskan = (a: Aturan, fakta: Fakta, usulan: Usulan = usulanContoh(), konteks: Partial<Konteks> = {}): Putusan =>
  a.periksa(usulan, fakta, konteksContoh({ ...konteks, parameter: { ...a.parameter, ...konteks.parameter } }));
