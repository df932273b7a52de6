import type { Pemanggil, Peran } from '../../../domain/akses.ts';
import { type Dunia, pemanggil } from '../../subgraphs/mutasi/dunia.ts';
import { idDari, kirimkan, type Tindakan } from './tindakan.ts';

/** A case that stands at `tahap`, its deadline long over, with the letters that led there. */
async function kasus({ admin, tambahPegawai }: Dunia, nip: string, { tahap, kategori = 'NSPK', surat = [], diri = nip }: Bekal): Promise<string> {
  await tambahPegawai(nip);
  const nomor = `SBT-${nip.slice(4, 8)}${nip.slice(-3)}`;
  const { rows } = await admin.query<{ id: string }>(
    `insert into temuan (nomor, kunci, kategori, instansi, nip, tahap, tahap_asal, tenggat, uraian, sumber, oleh)
     values ($1, $1, $2, 1, $3, $4, case when $4 = 'TINDAK_LANJUT' then 'PERINGATAN' end, hari_ini() - 30, 'Uraian temuan contoh', 'AUDITOR', 'uji') returning id::text`,
    [nomor, kategori, diri, tahap],
  );
  const id = rows[0]?.id ?? '';
  for (const jenis of surat)
    await admin.query(
      `insert into surat_sbt (temuan, jenis, tahun, urut, nomor, tanggal, tenggat, isi, jws, kid, oleh, orang)
       select $1, $2, 2000, coalesce(max(s.urut), 0) + 1, $3 || $2, hari_ini() - 40, hari_ini() - 30, '{}', 'x', (select min(kid) from kunci_pertek), 'DIR_WASDAL', 'uji' from surat_sbt s where s.tahun = 2000`,
      [id, jenis, nomor],
    );
  return id;
}

interface Bekal {
  readonly tahap: string;
  readonly kategori?: string;
  readonly surat?: readonly string[];
  /** Null = against the instansi. */
  readonly diri?: string | null;
}

interface LangkahSbt extends Bekal {
  readonly peran: Peran | Pemanggil;
  readonly masukan: string;
  readonly isi?: Readonly<Record<string, unknown>>;
  readonly sebelum?: (dunia: Dunia, id: string) => Promise<unknown>;
}

const langkah = (nama: string, l: LangkahSbt): Tindakan => ({
  nama,
  siapkan: async (dunia, nip) => {
    const id = await kasus(dunia, nip, l);
    await l.sebelum?.(dunia, id);
    const bersama = nama === 'catatTanggapan' ? { isi: 'Tanggapan yang cukup panjang' } : { versi: 1, catatan: 'Catatan yang cukup panjang' };
    const input = { id, ...bersama, ...l.isi };
    return (kunci) => kirimkan(dunia, { subgraf: 'pelanggaran', peran: l.peran, nama, masukan: l.masukan, input }, kunci);
  },
});

const R = 'REKOMENDASI';
const LANGKAH = 'LangkahTemuanInput';
const SURAT = 'SuratTemuanInput';

const tanggapan = ({ admin }: Dunia, id: string): Promise<unknown> =>
  admin.query("insert into temuan_tanggapan (temuan, pihak, tahap, isi, oleh, orang) values ($1, 'PPK', 'TERBUKTI', 'Tanggapan contoh', 'PPK', 'uji')", [id]);

/** Of a service that no usul here carries, so that it holds nothing else. */
const blokirAktif = ({ admin }: Dunia, id: string): Promise<unknown> =>
  admin.query(
    `insert into pemblokiran (sasaran, instansi, nomor_surat, alasan, status, diusulkan_oleh, disetujui_oleh, aktif_pada, temuan, layanan)
     values ('INSTANSI', 1, 'B/SBT', 'contoh', 'AKTIF', 'a', 'b', now(), $1, '{KENAIKAN_PANGKAT}')`,
    [id],
  );

/** Every step of a case of SBT. */
export const TINDAKAN_SBT: readonly Tindakan[] = [
  langkah('verifikasiTemuan', { tahap: 'VERIFIKASI', peran: 'AUDITOR_ASN', masukan: 'VerifikasiTemuanInput', isi: { putusan: 'TERBUKTI' } }),
  langkah('putuskanKajian', {
    tahap: 'KAJIAN',
    kategori: 'NETRALITAS_DISIPLIN',
    peran: 'VIEWER_BAWASLU',
    masukan: 'PutuskanKajianInput',
    isi: { terbukti: true },
  }),
  langkah('catatTanggapan', { tahap: 'TERBUKTI', peran: 'PPK', masukan: 'CatatTanggapanInput' }),
  langkah('kirimRekomendasi', { tahap: 'TERBUKTI', peran: 'DIR_WASDAL', masukan: SURAT }),
  langkah('pantauTemuan', { tahap: R, peran: 'AUDITOR_ASN', masukan: LANGKAH }),
  langkah('terbitkanPeringatan', { tahap: 'PEMANTAUAN', surat: [R], peran: 'DIR_WASDAL', masukan: SURAT }),
  langkah('terbitkanTeguran', { tahap: 'PERINGATAN', surat: [R, 'PERINGATAN'], peran: 'DIR_WASDAL', masukan: SURAT }),
  langkah('usulkanPemblokiranTemuan', { tahap: 'TEGURAN', surat: [R, 'PERINGATAN', 'TEGURAN'], peran: 'DIR_WASDAL', masukan: SURAT }),
  langkah('rekomendasikanPencabutan', {
    tahap: 'PEMBLOKIRAN',
    surat: [R, 'PERINGATAN', 'PENCANTUMAN'],
    diri: null,
    peran: 'DIR_WASDAL',
    masukan: SURAT,
    sebelum: blokirAktif,
  }),
  langkah('catatTindakLanjut', { tahap: R, peran: pemanggil('PPK'), masukan: 'CatatTindakLanjutInput' }),
  langkah('periksaTindakLanjut', { tahap: 'TINDAK_LANJUT', peran: 'AUDITOR_ASN', masukan: 'PeriksaTindakLanjutInput', isi: { diterima: true } }),
  langkah('kabulkanTanggapan', { tahap: 'TERBUKTI', peran: 'DEPUTI_WASDAL', masukan: LANGKAH, sebelum: tanggapan }),
  langkah('tutupTemuan', { tahap: 'TERBUKTI', peran: 'DEPUTI_WASDAL', masukan: LANGKAH }),
];

/** Lets the deadline of a fresh case pass; its id. */
export async function temuanLewat(dunia: Dunia, nip: string): Promise<string> {
  await kasus(dunia, nip, { tahap: R });
  return idDari(dunia, 'select max(id) id from temuan where nip = $1', [nip]);
}
