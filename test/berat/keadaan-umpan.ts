import { KOLOM_REKAMAN } from '../../domain/selisih/rekaman.ts';
import type { Mesin } from '../sync/mesin.ts';
import { himpunanTerbuka, selisihTerbuka, urut } from '../sync/ramalan.ts';
import { ramalRiwayat, terbukaRiwayat } from '../sync/riwayat/rakit-riwayat.ts';

const KOLOM = KOLOM_REKAMAN.map((k) => k.replace(/[A-Z]/g, (h) => `_${h.toLowerCase()}`)).join(', ');
const RIWAYAT = 'instansi, nip, jenis, kunci, kunci_tak, batal, isi, alasan, h';

/** Every table that feeds fill, without what tells when and by which feed. */
const TABEL: Readonly<Record<string, string>> = {
  bkn: `select instansi, nip, ${KOLOM}, tak, alasan, h, f.ver from pegawai_bkn join sidik_bkn f using (instansi, nip, h) order by 1, 2`,
  simpeg: `select instansi, nip, ${KOLOM}, tak, alasan, h, f.ver from pegawai_simpeg join sidik_simpeg f using (instansi, nip, h) order by 1, 2`,
  kinerja: 'select nip, tahun, instansi, kuadran, hasil, perilaku from kinerja order by 1, 2',
  hukdis: `select id, instansi, nip, jenis_hukuman_id, tingkat, sk_nomor, mulai, akhir, dibatalkan_tanggal, mengakhiri_id from hukuman_disiplin where sumber = 'SIASN' order by 1`,
  formasi: 'select instansi, unor_id, jabatan_id, jenis_jabatan_id, nama, kebutuhan, terisi, periode from peta_jabatan order by 1, 2, 3',
  riwayatBkn: `select ${RIWAYAT} from riwayat_bkn order by 1, 2, 3, 4`,
  riwayatSimpeg: `select ${RIWAYAT} from riwayat_simpeg order by 1, 2, 3, 4`,
  cakupan: 'select instansi, sisi, jenis from riwayat_cakupan order by 1, 2, 3',
  takLengkap: 'select instansi, sisi, nip, jenis from riwayat_tak_lengkap order by 1, 2, 3, 4',
  kesegaran: 'select instansi, sisi, jenis, status, jumlah from kesegaran order by 1, 2, 3',
};

/** What all feeds together have left, as one text that equal states share. */
export const keadaanUmpan = (m: Mesin): Promise<string> =>
  m.sql(async (sql) => {
    const isi: Record<string, unknown> = { selisih: urut(await selisihTerbuka(sql)), himpunan: urut(await himpunanTerbuka(sql)) };
    for (const { no } of m.instansi) isi[`bedaRiwayat ${no}`] = await terbukaRiwayat(sql, no);
    for (const [nama, teks] of Object.entries(TABEL)) isi[nama] = await sql.unsafe(teks);
    return JSON.stringify(isi);
  });

/** Parts in which two states differ. */
export function bagianBerbeda(a: string, b: string): readonly string[] {
  const [x, y] = [JSON.parse(a) as Record<string, unknown>, JSON.parse(b) as Record<string, unknown>];
  return Object.keys({ ...x, ...y }).filter((k) => JSON.stringify(x[k]) !== JSON.stringify(y[k]));
}

/** Instansi whose open differences of histories are not those of the domain's own comparison. */
export const riwayatSalah = (m: Mesin): Promise<readonly string[]> =>
  m.sql(async (sql) => {
    const salah: string[] = [];
    for (const { no } of m.instansi)
      if (JSON.stringify(await ramalRiwayat(sql, no)) !== JSON.stringify(await terbukaRiwayat(sql, no))) salah.push(`riwayat instansi ${no} berbeda`);
    return salah;
  });
