import { isLewat } from '../../../domain/mutasi/gerbang/aturan.ts';
import { NAMA_JENJANG } from '../../../domain/mutasi/usul.ts';
import type { Blok } from '../../../platform/naskah/naskah.ts';
import type { IsiBeritaAcara, PegawaiBeritaAcara } from '../berita-acara.ts';
import type { UraianPegawai } from '../uraian-gerbang.ts';
import { KATA_HASIL } from './kata.ts';
import { penjelasan } from './tabel-aturan.ts';

export const namaPegawai = ({ fakta }: PegawaiBeritaAcara): string =>
  fakta.bkn.ada ? (fakta.bkn.nilai['nama'] ?? '(nama tidak terbaca)') : '(rekaman BKN tidak ada)';

export const jabatanTujuan = ({ fakta, usulan }: PegawaiBeritaAcara): string =>
  `${fakta.rujukan.ada ? fakta.rujukan.nilai.nama : `jabatan ${usulan.tujuan.jabatanId}`} (${NAMA_JENJANG[usulan.tujuan.jenjang]})`;

export const jabatanAsal = ({ fakta }: PegawaiBeritaAcara): string =>
  fakta.bkn.ada ? (fakta.bkn.nilai['namaJabatan'] ?? '(tidak tercatat)') : '(rekaman BKN tidak ada)';

const gugur = (u: UraianPegawai | undefined): string =>
  (u?.butir ?? [])
    .filter((b) => !isLewat({ hasil: b.hasil } as Parameters<typeof isLewat>[0]))
    .map((b) => `${b.kode}: ${penjelasan(b)}`)
    .join('\n') || 'Seluruh aturan lolos.';

/** One row per person: who, whereto, answer, and every rule that did not pass with its reason. */
export function tabelPegawai(isi: IsiBeritaAcara, uraian: readonly UraianPegawai[]): Blok {
  return {
    jenis: 'TABEL',
    kolom: [
      { judul: 'No', lebar: 7, rata: 'tengah' },
      { judul: 'Nama dan NIP', lebar: 32 },
      { judul: 'Jabatan tujuan', lebar: 27 },
      { judul: 'Putusan', lebar: 17 },
      { judul: 'Aturan yang tidak lolos', lebar: 42 },
    ],
    baris: isi.pegawai.map((p, i) => [String(i + 1), `${namaPegawai(p)}\n${p.usulan.nip}`, jabatanTujuan(p), KATA_HASIL[p.hasil].judul, gugur(uraian[i])]),
  };
}
