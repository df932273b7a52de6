import { type Hasil, type Langkah, lakukan, sampai } from '../../subgraphs/mutasi/alur.ts';
import { tindakan } from '../../subgraphs/mutasi/dokumen.ts';
import { type Dunia, pemanggil } from '../../subgraphs/mutasi/dunia.ts';
import { kirimkan, type Permintaan, type Tindakan } from './tindakan.ts';

/** The last step, ready to be sent for this usul. */
const kirimLangkah =
  (dunia: Dunia, usul: { id: string; versi: number }, { nama, peran, isi = {} }: Langkah) =>
  async (kunci: string): Promise<Hasil> =>
    (await dunia.jalankan(peran, tindakan(nama), { input: { id: usul.id, versi: usul.versi, ...isi } }, kunci))['hasil'];

interface Jalan {
  /** Other input of the usul than the ordinary one. */
  readonly timpa?: (nip: string) => Record<string, unknown>;
  /** What must be in the world first; repeating it changes nothing. */
  readonly bekal?: (dunia: Dunia) => Promise<unknown>;
  /** The usul to begin with, instead of an ordinary one just proposed. */
  readonly mulai?: (dunia: Dunia, nip: string) => Promise<{ id: string; versi: number }>;
}

/** The act is the last of the steps; those before it are taken in preparing. */
export const peralihan = (nama: string, langkah: (dunia: Dunia) => readonly [...Langkah[], Langkah], { timpa, bekal, mulai }: Jalan = {}): Tindakan => ({
  nama,
  siapkan: async (dunia, nip) => {
    await bekal?.(dunia);
    const semua = langkah(dunia);
    const ini = semua[semua.length - 1] as Langkah;
    let usul = await (mulai?.(dunia, nip) ?? sampai(dunia, nip, [], timpa?.(nip)));
    for (const l of semua.slice(0, -1)) usul = (await lakukan(dunia, usul, l)).usul;
    return kirimLangkah(dunia, usul, ini);
  },
});

export const kelola = (nama: string, siapkan: (dunia: Dunia, nip: string) => Promise<Omit<Permintaan, 'subgraf' | 'nama'>>): Tindakan => ({
  nama,
  siapkan: async (dunia, nip) => {
    const p = { subgraf: 'mutasi' as const, nama, ...(await siapkan(dunia, nip)) };
    return (kunci) => kirimkan(dunia, p, kunci);
  },
});

export const PIMPIN: Langkah = { nama: 'setujuiInstansi', peran: 'APPROVER_INSTANSI' };
export const bercatatan = (nama: string, peran: Langkah['peran'], isi: object = {}): Langkah => ({
  nama,
  peran,
  isi: { catatan: 'Berkas belum lengkap.', ...isi },
});

/** From province 35 to province 31: waits for both governors. */
export const KE_PROVINSI_LAIN = (nip: string) => ({
  pegawai: [{ nip, tujuan: { instansiId: 'INS-2', unorId: 'U2', jabatanId: 'J2' } }],
  akuiPeringatan: ['C03'],
});
export const adakanProvinsi = ({ admin }: Dunia) =>
  admin.query(`insert into instansi (no, id, kode_cepat, nama, jenis, provinsi_id) values
    (4, 'INS-4', '9100', 'Pemerintah Provinsi Contoh', 'PROV', '35'), (5, 'INS-5', '9200', 'Pemerintah Provinsi Lain', 'PROV', '31') on conflict do nothing`);
export const PROVINSI = [4, 5].map(
  (no): Langkah => ({ nama: 'setujuiProvinsi', peran: pemanggil('APPROVER_PROVINSI', no), isi: { nomor: `100/${no}`, tanggal: '2026-11-03' } }),
);
