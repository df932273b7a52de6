/** Stages of a disciplinary case. Source: PP 94/2021 Pasal 26-40 and Peraturan BKN 6/2022, in the order of the process. */
export const TAHAP_KASUS = [
  'TELAAH',
  'PEMBENTUKAN_TIM',
  'PANGGILAN_1',
  'PANGGILAN_2',
  'PEMERIKSAAN',
  'BAP',
  'LHP',
  'PENETAPAN',
  'PENYAMPAIAN',
  'PENGIRIMAN',
  'UPAYA_ADMINISTRATIF',
  'BERLAKU',
  'MENJALANI',
  'SELESAI',
  'TIDAK_TERBUKTI',
  'DIBATALKAN',
] as const;
export type TahapKasus = (typeof TAHAP_KASUS)[number];

export const TINDAKAN_KASUS = [
  'telaah',
  'bentukTim',
  'panggil',
  'hadir',
  'tidakHadir',
  'catatBap',
  'catatLhp',
  'tetapkan',
  'hentikan',
  'jadwalkan',
  'kirim',
  'terima',
  'ajukanUpaya',
  'tanggapiBanding',
  'putuskanUpaya',
  'berlakukan',
  'jalani',
  'selesaikan',
  'batalkan',
] as const;
export type TindakanKasus = (typeof TINDAKAN_KASUS)[number];

const TETAP = Object.fromEntries(TINDAKAN_KASUS.map((t) => [t, null])) as Readonly<Record<TindakanKasus, null>>;
const TERBUKA = { ...TETAP, batalkan: 'DIBATALKAN' } as const;

/**
 * Every stage answers every tindakan; null = refused. No Partial: a new stage does not compile until decided. Two outcomes are not in the table because the
 * decision of an appeal carries them: an annulment ends in DIBATALKAN, and a decision that changes a punishment in force puts the case back to BERLAKU.
 */
export const PERALIHAN_KASUS: Readonly<Record<TahapKasus, Readonly<Record<TindakanKasus, TahapKasus | null>>>> = {
  TELAAH: { ...TERBUKA, telaah: 'TELAAH', bentukTim: 'PEMBENTUKAN_TIM', panggil: 'PANGGILAN_1', hentikan: 'TIDAK_TERBUKTI' },
  PEMBENTUKAN_TIM: { ...TERBUKA, bentukTim: 'PEMBENTUKAN_TIM', panggil: 'PANGGILAN_1' },
  PANGGILAN_1: { ...TERBUKA, hadir: 'PEMERIKSAAN', panggil: 'PANGGILAN_2' },
  // Absent twice: decided on the evidence at hand, without minutes of an examination.
  PANGGILAN_2: { ...TERBUKA, hadir: 'PEMERIKSAAN', tidakHadir: 'LHP' },
  PEMERIKSAAN: { ...TERBUKA, catatBap: 'BAP' },
  // What the examination shows may weigh more than what was suspected: then a team examines anew.
  BAP: { ...TERBUKA, catatLhp: 'LHP', bentukTim: 'PEMBENTUKAN_TIM' },
  LHP: { ...TERBUKA, catatLhp: 'LHP', tetapkan: 'PENETAPAN', hentikan: 'TIDAK_TERBUKTI', bentukTim: 'PEMBENTUKAN_TIM' },
  PENETAPAN: { ...TERBUKA, jadwalkan: 'PENYAMPAIAN' },
  PENYAMPAIAN: { ...TERBUKA, terima: 'UPAYA_ADMINISTRATIF', kirim: 'PENGIRIMAN' },
  PENGIRIMAN: { ...TERBUKA, terima: 'UPAYA_ADMINISTRATIF' },
  UPAYA_ADMINISTRATIF: {
    ...TERBUKA,
    ajukanUpaya: 'UPAYA_ADMINISTRATIF',
    tanggapiBanding: 'UPAYA_ADMINISTRATIF',
    putuskanUpaya: 'UPAYA_ADMINISTRATIF',
    berlakukan: 'BERLAKU',
  },
  BERLAKU: { ...TERBUKA, putuskanUpaya: 'BERLAKU', jalani: 'MENJALANI', selesaikan: 'SELESAI' },
  MENJALANI: { ...TERBUKA, putuskanUpaya: 'MENJALANI', selesaikan: 'SELESAI' },
  SELESAI: TETAP,
  TIDAK_TERBUKTI: TETAP,
  DIBATALKAN: TETAP,
};

/** The stage after a tindakan, or null when the table refuses it. */
export const tahapSetelah = (tahap: TahapKasus, tindakan: TindakanKasus): TahapKasus | null => PERALIHAN_KASUS[tahap][tindakan];

const BELUM_DIPUTUS: readonly TahapKasus[] = ['TELAAH', 'PEMBENTUKAN_TIM', 'PANGGILAN_1', 'PANGGILAN_2', 'PEMERIKSAAN', 'BAP', 'LHP'];

/** Ends of a finding that say it is none: a case it opened has lost its ground. */
const TEMUAN_GUGUR: readonly string[] = ['TIDAK_TERBUKTI', 'DITOLAK', 'DUPLIKAT'];
export const isTemuanGugur = (tahapTemuan: string | null): boolean => tahapTemuan !== null && TEMUAN_GUGUR.includes(tahapTemuan);

/** The table for a case whose finding has fallen: somebody may stop it wherever nothing is decided, and nobody may decide it. */
export const tahapSetelahGugur = (tahap: TahapKasus, tindakan: TindakanKasus): TahapKasus | null =>
  tindakan === 'hentikan' && BELUM_DIPUTUS.includes(tahap) ? 'TIDAK_TERBUKTI' : tahapSetelah(tahap, tindakan);

/** Nothing leads out of it. */
export const isTahapAkhir = (tahap: TahapKasus): boolean => Object.values(PERALIHAN_KASUS[tahap]).every((t) => t === null);

export const isTahapKasus = (teks: string): teks is TahapKasus => (TAHAP_KASUS as readonly string[]).includes(teks);

/** Stages in which the punishment is in force. */
export const isDijalani = (tahap: TahapKasus): boolean => tahap === 'BERLAKU' || tahap === 'MENJALANI';
