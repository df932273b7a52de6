import { type Acak, ambil } from './acak.ts';

const DEPAN_M = [
  'BUDI',
  'AGUS',
  'JOKO',
  'DEDI',
  'HENDRA',
  'RUDI',
  'ANDI',
  'BAMBANG',
  'EKO',
  'FAJAR',
  'GALIH',
  'IRFAN',
  'YUSUF',
  'LUKMAN',
  "MA'RUF",
  "SYAFI'I",
  'NUGROHO',
  'OKTAVIAN',
  'PUTRA',
  "RIFA'I",
  'SLAMET',
  'TAUFIK',
  'WAHYU',
  'ZAINAL',
];
const DEPAN_F = [
  'SITI',
  'DEWI',
  'RINA',
  'SRI',
  'FITRI',
  'INDAH',
  'LESTARI',
  'MEGA',
  "NUR'AINI",
  'PUTRI',
  'RATNA',
  "SA'DIAH",
  'TUTI',
  'UMI',
  'WATI',
  'YANTI',
  'AYU',
  'BUNGA',
  'CITRA',
  "ISTI'ANAH",
  'KARTIKA',
  'LAILA',
  'MAYA',
  'NINGSIH',
];
const AWAL = ['BA', 'CI', 'DU', 'FA', 'GE', 'HU', 'JA', 'KI', 'LO', 'MA', 'NI', 'PU', 'RA', 'SE', 'TO', 'WI'];
const TENGAH = ['BRA', 'DIN', 'GAR', 'JUN', 'KAR', 'LIM', 'MIN', 'NAR', 'RUM', 'SAN', 'TIN', 'VAN'];
const AKHIR = ['DI', 'GO', 'KA', 'LAN', 'MI', 'NO', 'RI', 'SA', 'TA', 'WAN', 'YA', 'ZU'];
const PENANDA = ['CONTOH', 'CONTOH', 'CONTOH', 'MISALNYA', 'REKAAN', 'UJICOBA'];

export const KOTA = ['CONTOHJAYA', 'MISALSARI', 'REKAREJA', 'UJIMAKMUR', 'CONTOHSARI', 'TELADANA'];

/** An invented name: given name, syllables, and a last word that says it is invented. */
export function namaContoh(acak: Acak, jenisKelamin: 'M' | 'F'): string {
  const depan = ambil(jenisKelamin === 'M' ? DEPAN_M : DEPAN_F, acak.bulat(24));
  const tengah = acak.peluang(5000) ? ambil(TENGAH, acak.bulat(12)) : '';
  return `${depan} ${ambil(AWAL, acak.bulat(16))}${tengah}${ambil(AKHIR, acak.bulat(12))} ${ambil(PENANDA, acak.bulat(6))}`;
}
