import type { NamaBacaan } from '../../domain/akses-data.ts';
import type { NamaSubgraf } from '../../platform/config.ts';
import type { PelakuUji } from '../support/isi.ts';
import { AUDITOR, DPO, id, LUAR, SUBJEK } from './dunia-jejak.ts';

/** Readings whose function of PostgreSQL writes the trail itself. */
export type DiSql = 'nikPenuh' | 'daftarPembacaan';
export const JENIS_SQL: Readonly<Record<string, string>> = { nikPenuh: 'NIK', daftarPembacaan: 'JEJAK' };

export interface Bacaan {
  readonly subgraf: NamaSubgraf;
  readonly pelaku?: PelakuUji;
  readonly kueri: string;
  /** Person and reading expected, exactly. */
  readonly harap: readonly (readonly [string, NamaBacaan | DiSql])[];
}
export const ENTITAS = (jenis: string, kunci: string, bidang: string): string =>
  `{ _entities(representations: [{ __typename: "${jenis}", ${kunci} }]) { ... on ${jenis} { ${bidang} } } }`;
export const PEGAWAI = (bidang: string): string => ENTITAS('Pegawai', `nip: "${SUBJEK}"`, bidang);

/** Every way in which the schema shows a full NIK, a birth date or a disciplinary record of a person. */
export const BACAAN_SKEMA: Readonly<Record<string, () => Bacaan>> = {
  'Pegawai.nikPenuh': () => ({ subgraf: 'pegawai', kueri: PEGAWAI('nikPenuh(tujuan: "pemeriksaan berkas mutasi")'), harap: [[SUBJEK, 'nikPenuh']] }),
  'SisiPegawai.nilai': () => ({
    subgraf: 'pegawai',
    kueri: PEGAWAI('sisiBkn { nilai { nilai } } sisiSimpeg { nilai { nilai } }'),
    harap: [[SUBJEK, 'sisiPegawai']],
  }),
  'Selisih.nilaiBkn': () => ({ subgraf: 'selisih', kueri: '{ daftarSelisih { nodes { nilaiBkn nilaiSimpeg } } }', harap: [[SUBJEK, 'nilaiSelisih']] }),
  'Selisih.riwayat': () => ({ subgraf: 'selisih', kueri: `{ selisih(id: "${id['selisih']}") { riwayat { nilaiBkn } } }`, harap: [[SUBJEK, 'nilaiSelisih']] }),
  'Selisih.keputusan': () => ({
    subgraf: 'selisih',
    kueri: `{ selisih(id: "${id['selisih']}") { keputusan { nilaiLain } } }`,
    harap: [[SUBJEK, 'nilaiSelisih']],
  }),
  'Query.daftarAduan': () => ({ subgraf: 'pelanggaran', pelaku: AUDITOR, kueri: '{ daftarAduan { nodes { id } } }', harap: [[SUBJEK, 'aduan']] }),
  'Query.aduan': () => ({ subgraf: 'pelanggaran', pelaku: AUDITOR, kueri: `{ aduan(id: "${id['aduan']}") { uraian } }`, harap: [[SUBJEK, 'aduan']] }),
  'Query.daftarBlokir': () => ({ subgraf: 'pelanggaran', kueri: '{ daftarBlokir { nodes { id } } }', harap: [[SUBJEK, 'blokir']] }),
  'Query.blokir': () => ({ subgraf: 'pelanggaran', kueri: `{ blokir(id: "${id['blokir']}") { alasan } }`, harap: [[SUBJEK, 'blokir']] }),
  'Pegawai.blokir': () => ({ subgraf: 'pelanggaran', kueri: PEGAWAI('blokir { id }'), harap: [[SUBJEK, 'blokir']] }),
  'Query.daftarPembacaan': () => ({
    subgraf: 'pegawai',
    pelaku: DPO,
    kueri: `{ daftarPembacaan(nip: ["${SUBJEK}", "${LUAR}"], tujuan: "permintaan tertulis pemilik data") { nodes { akun } } }`,
    harap: [
      [SUBJEK, 'daftarPembacaan'],
      [LUAR, 'daftarPembacaan'],
    ],
  }),
  'Pegawai.selisih': () => ({ subgraf: 'selisih', kueri: PEGAWAI('selisih { nilaiSimpeg }'), harap: [[SUBJEK, 'nilaiSelisih']] }),
  'Query.daftarBedaRiwayat': () => ({ subgraf: 'selisih', kueri: '{ daftarBedaRiwayat { nodes { id } } }', harap: [[SUBJEK, 'riwayatHukdis']] }),
  'Query.bedaRiwayat': () => ({ subgraf: 'selisih', kueri: `{ bedaRiwayat(id: "${id['beda']}") { id } }`, harap: [[SUBJEK, 'riwayatHukdis']] }),
  'Pegawai.bedaRiwayat': () => ({ subgraf: 'selisih', kueri: PEGAWAI('bedaRiwayat { id }'), harap: [[SUBJEK, 'riwayatHukdis']] }),
  'UsulanTautan.uraian': () => ({
    subgraf: 'selisih',
    kueri: `{ usulanTautan(id: "${id['tautan']}") { uraian { nilaiBkn nilaiSimpeg } } }`,
    harap: [
      [SUBJEK, 'uraianTautan'],
      [LUAR, 'uraianTautan'],
    ],
  }),
  'Pegawai.hukuman': () => ({ subgraf: 'pelanggaran', kueri: PEGAWAI('hukuman { id }'), harap: [[SUBJEK, 'hukuman']] }),
  HukumanDisiplin: () => ({ subgraf: 'pelanggaran', kueri: ENTITAS('HukumanDisiplin', `id: "${id['hukuman']}"`, 'tingkat'), harap: [[SUBJEK, 'hukuman']] }),
  'Pegawai.temuan': () => ({ subgraf: 'pelanggaran', kueri: PEGAWAI('temuan { id }'), harap: [[SUBJEK, 'temuan']] }),
  'Query.daftarTemuan': () => ({ subgraf: 'pelanggaran', kueri: '{ daftarTemuan { nodes { id } } }', harap: [[SUBJEK, 'temuan']] }),
  'Query.temuan': () => ({ subgraf: 'pelanggaran', pelaku: AUDITOR, kueri: `{ temuan(id: "${id['temuan']}") { uraian } }`, harap: [[SUBJEK, 'berkasTemuan']] }),
  'Pegawai.kasusDisiplin': () => ({ subgraf: 'pelanggaran', pelaku: AUDITOR, kueri: PEGAWAI('kasusDisiplin { id }'), harap: [[SUBJEK, 'kasusDisiplin']] }),
  'Query.daftarKasusDisiplin': () => ({
    subgraf: 'pelanggaran',
    pelaku: AUDITOR,
    kueri: '{ daftarKasusDisiplin { nodes { id } } }',
    harap: [[SUBJEK, 'kasusDisiplin']],
  }),
  'KasusDisiplin.riwayat': () => ({
    subgraf: 'pelanggaran',
    pelaku: AUDITOR,
    kueri: `{ kasusDisiplin(id: "${id['kasus']}") { riwayat { ke } lhp { kesimpulan } } }`,
    harap: [
      [SUBJEK, 'kasusDisiplin'],
      [SUBJEK, 'berkasKasus'],
    ],
  }),
};
