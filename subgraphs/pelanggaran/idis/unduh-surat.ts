import { type SQL, sql } from 'drizzle-orm';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { melihatBagianKasus } from '../../../domain/pelanggaran/idis/berbagi.ts';
import { catatAksesData } from '../../../platform/db/catat-akses.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import type { KonteksSubgraf } from '../../../platform/graphql/konteks.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import { cetakPdf } from '../../../platform/naskah/pdf.ts';
import { type BahanSurat, type IsiBap, type IsiKeputusan, type IsiPanggilan, type JenisSurat, susunSurat } from './naskah.ts';

type Bahan = BahanSurat<IsiPanggilan | IsiBap | IsiKeputusan>;

/** The newest paper of each kind, in the shape that is printed. */
const ISI: Readonly<Record<JenisSurat, SQL>> = {
  panggilan: sql`select s.pada, jsonb_build_object('ke', s.ke, 'nomor', s.nomor, 'suratTanggal', s.surat_tanggal, 'periksaTanggal', s.periksa_tanggal) as isi
    from panggilan_disiplin s where s.kasus = k.id order by s.id desc limit 1`,
  bap: sql`select s.pada, jsonb_build_object('tanggal', s.tanggal, 'cara', s.cara, 'ditandatangani', s.ditandatangani, 'alasanMenolak', s.alasan_menolak, 'isi', s.isi) as isi
    from bap_disiplin s where s.kasus = k.id order by s.id desc limit 1`,
  keputusan: sql`select s.pada, jsonb_build_object('jenisHukumanId', s.jenis_hukuman_id, 'tingkat', s.tingkat, 'skNomor', s.sk_nomor, 'skTanggal', s.sk_tanggal, 'penetap', s.penetap,
      'statusPenetap', s.status_penetap, 'pertekNomor', s.pertek_nomor, 'pertimbangan', s.pertimbangan) as isi from keputusan_disiplin s where s.kasus = k.id order by s.id desc limit 1`,
};

async function selectBahan(tx: Tx, kasus: string, jenis: JenisSurat): Promise<Bahan | undefined> {
  const { rows } = await tx.execute<
    Bahan & Record<string, unknown>
  >(sql`select k.id::text as kasus, i.nama as instansi, b.nama, lpad(k.nip::text, 18, '0') as nip,
      b.nama_jabatan as jabatan, k.uraian, k.pasal, to_jsonb(s.pada) #>> '{}' as pada, s.isi
    from kasus_disiplin k join instansi i on i.no = k.instansi left join pegawai_bkn b on b.instansi = k.instansi and b.nip = k.nip
    cross join lateral (${ISI[jenis]}) s where k.id = ${kasus}::bigint`);
  return rows[0];
}

/**
 * A paper of a case as PDF, for whom row-level security shows it; every one leaves a trace in the transaction that reads it. Throws TIDAK_BERWENANG for who
 * is not told of the examinee, TIDAK_DITEMUKAN otherwise.
 */
export async function unduhSuratDisiplin(k: KonteksSubgraf, kasus: string, jenis: JenisSurat): Promise<{ readonly nama: string; readonly pdf: Buffer }> {
  wajibBoleh(k, 'bacaKasusDisiplin');
  if (!melihatBagianKasus(k.pemanggil.peran, 'TERPERIKSA')) throw new Kesalahan('TIDAK_BERWENANG');
  const bahan = await k.tulis(async (tx) => {
    const terbaca = await selectBahan(tx, kasus, jenis);
    if (terbaca !== undefined) {
      await catatAksesData(tx, 'berkasKasus', [terbaca.nip]);
      await catatJejak(tx, 'idis.surat_diunduh', { kasus, jenis });
    }
    return terbaca;
  });
  if (bahan === undefined) throw new Kesalahan('TIDAK_DITEMUKAN');
  k.orang?.add(bahan.nip);
  const pdf = await cetakPdf(susunSurat(jenis, bahan));
  return { nama: `kasus-${kasus}-${jenis}.pdf`, pdf };
}
