import { a01 } from './aturan/a-identitas/a01-struktur-nip.ts';
import { a02 } from './aturan/a-identitas/a02-nip-tanggal-lahir.ts';
import { a03 } from './aturan/a-identitas/a03-nip-tmt-cpns.ts';
import { a04 } from './aturan/a-identitas/a04-ni-pppk-tahun-angkat.ts';
import { a05 } from './aturan/a-identitas/a05-nip-jenis-kelamin.ts';
import { a07 } from './aturan/a-identitas/a07-kedudukan-hukum-aktif.ts';
import { a08 } from './aturan/a-identitas/a08-data-asn-tidak-diblokir.ts';
import { a09 } from './aturan/a-identitas/a09-layanan-instansi-tidak-diblokir.ts';
import { a10 } from './aturan/a-identitas/a10-tidak-ada-usul-lain.ts';
import { a11 } from './aturan/a-identitas/a11-gerbang-sinkronisasi.ts';
import { a12 } from './aturan/a-identitas/a12-kesegaran-data.ts';
import { a15 } from './aturan/a-identitas/a15-tmt-pns-setelah-cpns.ts';
import { b01 } from './aturan/b-integritas/b01-tidak-menjalani-hukdis.ts';
import { b08 } from './aturan/b-integritas/b08-temuan-sbt-terbuka.ts';
import { b08v } from './aturan/b-integritas/b08v-temuan-sbt-diverifikasi.ts';
import { c03 } from './aturan/c-kewenangan/c03-larangan-pilkada.ts';
import { c11 } from './aturan/c-kewenangan/c11-melalui-imut.ts';
import { c12 } from './aturan/c-kewenangan/c12-alasan-wajib.ts';
import { c14 } from './aturan/c-kewenangan/c14-tmt-tidak-mendahului-sk.ts';
import { c19 } from './aturan/c-kewenangan/c19-rute-dan-penetap.ts';
import { c20 } from './aturan/c-kewenangan/c20-penandatangan-pertek-sah.ts';
import { c21 } from './aturan/c-kewenangan/c21-otomatis-lima-hari-kerja.ts';
import { d01 } from './aturan/d-syarat/d01-pangkat-minimum-eselon.ts';
import { d01s } from './aturan/d-syarat/d01s-pangkat-satu-tingkat-di-bawah.ts';
import { d09 } from './aturan/d-syarat/d09-bup-terlewati.ts';
import { d13 } from './aturan/d-syarat/d13-kinerja-dua-tahun.ts';
import { d24 } from './aturan/d-syarat/d24-formasi-tersedia.ts';
import { e05 } from './aturan/e-antar-instansi/e05-pppk-tidak-antar-instansi.ts';
import { e09 } from './aturan/e-antar-instansi/e09-rute-terdeteksi.ts';
import type { Aturan } from './aturan.ts';

/** Every rule the gate runs, in code order. docs/aturan.md is generated from this list. */
export const KATALOG: readonly Aturan[] = [
  a01,
  a02,
  a03,
  a04,
  a05,
  a07,
  a08,
  a09,
  a10,
  a11,
  a12,
  a15,
  b01,
  b08,
  b08v,
  c03,
  c11,
  c12,
  c14,
  c19,
  c20,
  c21,
  d01,
  d01s,
  d09,
  d13,
  d24,
  e05,
  e09,
];
