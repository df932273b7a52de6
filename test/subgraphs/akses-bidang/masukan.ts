import type { Dunia } from '../mutasi/dunia.ts';
import { INSTANSI, MILIK } from './dunia.ts';
import { DISETUJUI } from './dunia-mutasi.ts';
import type { IdDunia } from './isi.ts';
import type { Contoh } from './kueri.ts';
import { tindakanBagi } from './masukan-tindakan.ts';

/** What the questions of the test say in their arguments, so that they come to the rows of this world. */
export function contohBagi(dunia: Dunia, id: IdDunia): Contoh {
  const milik = (jenis: string): string => `"${id[jenis]?.[0] ?? ''}"`;
  const tujuan = `{ instansiId: "${INSTANSI.id}", unorId: "U1", jabatanId: "J1" }`;
  const baris = `jenis: PEMINDAHAN, alasan: "Mengisi jabatan yang kosong.", tmt: "${dunia.tmt}"`;
  return {
    nip: `"${MILIK}"`,
    instansiId: `"${INSTANSI.id}"`,
    tujuan: '"pemeriksaan akses bidang"',
    temuanId: milik('Temuan'),
    TujuanInput: tujuan,
    'Query.laporanNasional': '(id: "terkini")',
    'Query.hariLibur': `(tahun: ${dunia.tmt.slice(0, 4)})`,
    'Query.simulasiMutasi': `(input: { ${baris}, pegawai: [{ nip: "${MILIK}", tujuan: ${tujuan} }] }, andaikan: [SELISIH_SELESAI])`,
    'Query.ujiUlangUsul': `(id: "${id['UsulMutasi']?.[1] ?? ''}", perTanggal: "${dunia.tanggalSk}")`,
    'Query.bandingkanUjiUlang': `(id: ${milik('UsulMutasi')}, dari: { beritaAcaraId: ${milik('BeritaAcara')} }, ke: { beritaAcaraId: "${id['BeritaAcara']?.[4] ?? ''}" })`,
    // People whose usul wait or would be held, and one that is nobody.
    'Query.pratinjauBlokir': `(input: { sasaran: "DAFTAR", instansiId: "${INSTANSI.id}", daftar: ["${MILIK}", "${DISETUJUI}", "1"] })`,
    'Pegawai.selisih': '(terbuka: false)',
    'Pegawai.bedaRiwayat': '(terbuka: false)',
    ...tindakanBagi(dunia, id),
  };
}

/** The arguments of a proposal that moves one person within the office, with the minutes it needs. */
export const argumenAjukan = (dunia: Dunia, nip: string, dokumen: string): string =>
  `(input: { jenis: PEMINDAHAN, alasan: "Mengisi jabatan pengawas yang kosong.", tmt: "${dunia.tmt}", dokumen: [{ id: "${dokumen}" }],
    pegawai: [{ nip: "${nip}", tujuan: { instansiId: "${INSTANSI.id}", unorId: "U1", jabatanId: "J1" } }] })`;

/** The arguments of a step of the first usul of a person, as it stands now. */
export async function argumenTindakan({ admin }: Dunia, nip: string): Promise<string> {
  const { rows } = await admin.query<{ id: string; versi: number }>(
    'select u.id::text as id, u.versi from usul u join usul_pegawai p on p.usul = u.id where p.nip = $1 order by u.id limit 1',
    [nip],
  );
  return `(input: { id: "${rows[0]?.id}", versi: ${rows[0]?.versi} })`;
}
