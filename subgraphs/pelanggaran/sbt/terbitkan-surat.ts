import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { jsonBaku } from '../../../domain/json-baku.ts';
import { atasanPpk, type IsiSuratSbt, type JenisSuratSbt, nomorSuratSbt } from '../../../domain/pelanggaran/sbt/surat.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import type { BarisTemuanPolos, Berkas } from './queries.ts';
import { type Alamat, ambilNomor, insertSurat, selectAlamat } from './queries-surat.ts';

const DIREKTUR = 'Direktur Pengawasan dan Pengendalian';

export interface SuratDiminta {
  readonly jenis: JenisSuratSbt;
  readonly temuan: BarisTemuanPolos;
  readonly berkas: Berkas;
  readonly tanggal: Tanggal;
  readonly tenggat: Tanggal | null;
  readonly keterangan: string | null;
  readonly pertimbangan: string | null;
}

const kepada = (jenis: JenisSuratSbt, a: Alamat): string =>
  jenis === 'PENCABUTAN' ? atasanPpk(a.jenisInstansi, a.provinsi) : `Pejabat Pembina Kepegawaian ${a.instansi}`;

function tembusan(jenis: JenisSuratSbt, a: Alamat): readonly string[] {
  const pusat = ['Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi', ...(a.provinsi === null ? [] : ['Menteri Dalam Negeri'])];
  return jenis === 'PENCABUTAN' ? [...pusat, `Pejabat Pembina Kepegawaian ${a.instansi}`] : pusat;
}

export interface SuratTerbit {
  readonly id: string;
  readonly nomor: string;
}

/** Numbers, signs and files one letter. Call it late: the counter of the year is held from here to the commit. The caller writes the audit entry, last. */
export async function terbitkanSurat(tx: Tx, k: KonteksPelanggaran, d: SuratDiminta): Promise<SuratTerbit> {
  const { peran, orang } = k.pemanggil;
  const alamat = await selectAlamat(tx, d.temuan.instansi, d.temuan.nip);
  const tahun = Number(d.tanggal.slice(0, 4));
  const urut = await ambilNomor(tx, tahun);
  const nomor = nomorSuratSbt(urut, d.jenis, tahun);
  const surat: IsiSuratSbt = {
    bentuk: 'simpul-surat-sbt-1',
    nomor,
    jenis: d.jenis,
    tanggal: d.tanggal,
    tenggat: d.tenggat,
    kepada: kepada(d.jenis, alamat),
    tembusan: tembusan(d.jenis, alamat),
    temuan: { nomor: d.temuan.nomor, kategori: d.temuan.kategori, uraian: d.temuan.uraian, instansi: alamat.instansi },
    pegawai: d.temuan.nip === null ? null : { nip: d.temuan.nip, nama: alamat.nama },
    sebelumnya: d.berkas.surat,
    tanggapan: d.berkas.tanggapan.map(({ pihak, tanggal }) => ({ pihak, tanggal })),
    keterangan: d.keterangan,
    pertimbangan: d.pertimbangan,
    penetap: peran === 'SISTEM' ? `SIMPUL atas delegasi ${DIREKTUR}` : DIREKTUR,
    alamat: k.alamatUmum,
  };
  const isi = jsonBaku(surat);
  const { jws, kid } = await k.penandaTangan.tandatangani('SISTEM', isi, 'surat-sbt');
  const id = await insertSurat(tx, {
    temuan: d.temuan.id,
    jenis: d.jenis,
    tahun,
    urut,
    nomor,
    tanggal: d.tanggal,
    tenggat: d.tenggat,
    isi,
    jws,
    kid,
    oleh: peran,
    orang,
  });
  return { id, nomor };
}
