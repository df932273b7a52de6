import { type Langkah, lantik, PARAF, PERTEK, SETUJUI, sk } from '../../subgraphs/mutasi/alur.ts';
import { AJUKAN, ajukan, masukan } from '../../subgraphs/mutasi/dokumen.ts';
import { type Dunia, pemanggil } from '../../subgraphs/mutasi/dunia.ts';
import { adakanProvinsi, bercatatan, KE_PROVINSI_LAIN, PIMPIN, PROVINSI, peralihan } from './peralihan.ts';
import type { Tindakan } from './tindakan.ts';

/** An instansi that nobody else of this stage proposes from: steps decided there are everybody's from then on. */
const BERANTAI = 6;
const adakanBerantai = ({ admin }: Dunia) =>
  admin.query(`insert into instansi (no, id, kode_cepat, nama, jenis, provinsi_id) values (${BERANTAI}, 'INS-6', '9006', 'Kabupaten Contoh 06', 'KAB', '35') on conflict do nothing;
    insert into unor (id, instansi, nama, eselon_id) values ('U6', ${BERANTAI}, 'Seksi Berantai', '41') on conflict do nothing;
    insert into jabatan (id, instansi, jenis_jabatan_id, nama, eselon_id) values ('J6', ${BERANTAI}, '1', 'Kepala Seksi Berantai', '41') on conflict do nothing;
    insert into peta_jabatan (instansi, unor_id, jabatan_id, jenis_jabatan_id, kebutuhan, terisi) values (${BERANTAI}, 'U6', 'J6', '1', 9999, 0) on conflict do nothing;
    insert into kepala_daerah (instansi, status, tanggal_lantik, nomor_sk, oleh) select ${BERANTAI}, 'DEFINITIF', '2021-02-26', 'KD-6', 'uji'
      where not exists (select from kepala_daerah where instansi = ${BERANTAI});
    insert into dokumen (instansi, jenis, nomor, tanggal, penerbit, sha256, ukuran, oleh, orang) select ${BERANTAI}, jenis, nomor, tanggal, penerbit, sha256, ukuran, oleh, orang
      from dokumen where instansi = 1 and jenis not in ('PERMOHONAN_SENDIRI', 'PERSETUJUAN_PRESIDEN') and not exists (select from dokumen where instansi = ${BERANTAI});
    insert into rantai_instansi (instansi, langkah, berlaku_dari, dasar, oleh, orang) select ${BERANTAI}, '{VERIFIKASI,SURAT_USULAN,PYB,PPK}', hari_ini() - 1, 'SK PPK 1/2026', 'uji', 'uji'
      where not exists (select from rantai_instansi where instansi = ${BERANTAI})`);

async function ajukanBerantai(dunia: Dunia, nip: string): Promise<{ id: string; versi: number }> {
  await adakanBerantai(dunia);
  await dunia.segarkan(BERANTAI);
  await dunia.tambahPegawai(nip, BERANTAI, { unorId: 'U6' });
  const { rows: dokumen } = await dunia.admin.query('select id::text as id from dokumen where instansi = $1', [BERANTAI]);
  const input = masukan(dunia, [nip], { dokumen, pegawai: [{ nip, tujuan: { instansiId: 'INS-6', unorId: 'U6', jabatanId: 'J6' } }] });
  return (await dunia.jalankan(pemanggil('OPERATOR_INSTANSI', BERANTAI), AJUKAN, { input }))['hasil'].usul;
}

const VERIFIKASI: Langkah = { nama: 'verifikasiInstansi', peran: pemanggil('VERIFIKATOR_INSTANSI', BERANTAI) };
const SURAT: Langkah = { nama: 'catatSuratUsulan', peran: pemanggil('OPERATOR_INSTANSI', BERANTAI), isi: { nomor: '800/901/BKD', tanggal: '2026-11-02' } };
/** First of the two approvals of a chain with both. */
export const PYB = peralihan('setujuiInstansi', () => [VERIFIKASI, SURAT, { ...PIMPIN, peran: pemanggil('APPROVER_INSTANSI', BERANTAI) }], {
  mulai: ajukanBerantai,
});

/** To JPT madya of a ministry: initialled before it is signed. */
async function ajukanMadya(dunia: Dunia, nip: string): Promise<{ id: string; versi: number }> {
  await dunia.tambahPegawai(nip, 1, { golAkhirId: '45', unorId: 'U1P', jabatanId: 'J1P' });
  return (await ajukan(dunia, [nip], { pegawai: [{ nip, tujuan: { instansiId: 'INS-3', unorId: 'U3', jabatanId: 'J3' } }] })).usul;
}

const [PROVINSI_ASAL] = PROVINSI as [Langkah, Langkah];
const sampaiSk = (d: Dunia): Langkah[] => [SETUJUI, PERTEK, sk(d)];

/** The steps of the instansi's chain, of the provinces, and of letters that are initialled, repaired or withdrawn. */
export const TINDAKAN_ALUR: readonly Tindakan[] = [
  peralihan('verifikasiInstansi', () => [VERIFIKASI], { mulai: ajukanBerantai }),
  peralihan('catatSuratUsulan', () => [VERIFIKASI, SURAT], { mulai: ajukanBerantai }),
  peralihan('kembalikanInstansi', () => [bercatatan('kembalikanInstansi', pemanggil('VERIFIKATOR_INSTANSI', BERANTAI))], { mulai: ajukanBerantai }),
  peralihan('setujuiProvinsi', () => [PIMPIN, PROVINSI_ASAL], { timpa: KE_PROVINSI_LAIN, bekal: adakanProvinsi }),
  peralihan('parafPertek', () => [SETUJUI, PARAF], { mulai: ajukanMadya }),
  peralihan('perbaikiPertek', () => [SETUJUI, PERTEK, bercatatan('perbaikiPertek', 'PENANDATANGAN_BKN')]),
  peralihan('batalkanPertek', () => [SETUJUI, PERTEK, bercatatan('batalkanPertek', 'PENANDATANGAN_BKN')]),
  peralihan('perbaikiSk', (d) => [...sampaiSk(d), bercatatan('perbaikiSk', 'PPK')]),
  peralihan('gantiSk', (d) => [...sampaiSk(d), lantik(d), bercatatan('gantiSk', 'PPK', { nomor: '800/2/2026', tanggal: d.tanggalSk })]),
  peralihan('batalkanSk', (d) => [...sampaiSk(d), lantik(d), bercatatan('batalkanSk', 'PPK')]),
];
