import type { Pemanggil, Peran } from '../../../../domain/akses.ts';
import { AJUKAN_KONSEP, masukan } from '../dokumen.ts';
import type { Dunia, Json } from '../dunia.ts';
import { nipKe } from '../dunia.ts';

const GALAT = 'userErrors { kode field }';
const BIDANG = 'id versi jenis alasan tmt jumlahPegawai kurang { field jumlah } akuiPeringatan';
export const SIMPAN = `mutation ($input: SimpanKonsepUsulInput!) { hasil: simpanKonsepUsul(input: $input) { konsep { ${BIDANG} } ${GALAT} } }`;
export const HAPUS = `mutation ($input: KonsepUsulInput!) { hasil: hapusKonsepUsul(input: $input) { id ${GALAT} } }`;
export const BACA = `query ($id: ID!) { hasil: konsepUsul(id: $id) { ${BIDANG} instansi { id } keadaanSiasn { kode } rincian { jenisPemberhentian penugasan }
  klasifikasi { kategori jalur { id } } dokumen { id jenis judul pegawai { nip } } pegawai(first: 2) { nodes { pegawai { nip } tujuan { instansiId unorId jabatanId } } pageInfo { hasNextPage } } } }`;
export const DAFTAR = '{ hasil: daftarKonsepUsul(first: 100) { nodes { id } } }';
export const PERIKSA = `query ($id: ID!, $andaikan: [Andaian!]) { hasil: periksaKonsepUsul(id: $id, andaikan: $andaikan) { hasil pegawai { pegawai { nip } butir { kode } } ${GALAT} } }`;

type Siapa = Peran | Pemanggil;
const OPERATOR: Siapa = 'OPERATOR_INSTANSI';

export interface AcuanUji {
  readonly id: string;
  readonly versi: number;
}

/** Everything that is done with drafts, in one world; by default as an operator of instansi 1. */
export function buatMeja(dunia: () => Dunia) {
  let nomor = 0;
  const nipBaru = (): string => nipKe(nomor++);
  const tanya = async (peran: Siapa, dokumen: string, variabel: object = {}, kunci?: string): Promise<Json> =>
    (await dunia().jalankan(peran, dokumen, { ...variabel }, kunci))['hasil'];
  const simpan = (input: object, peran = OPERATOR, kunci?: string): Promise<Json> => tanya(peran, SIMPAN, { input }, kunci);
  /** A draft that only needs to be proposed. */
  const konsepUtuh = async (timpa: object = {}): Promise<{ nip: string; acuan: AcuanUji }> => {
    const nip = nipBaru();
    await dunia().tambahPegawai(nip);
    const { konsep } = await simpan({ ...masukan(dunia(), [nip]), ...timpa });
    return { nip, acuan: { id: konsep.id, versi: konsep.versi } };
  };
  return {
    nipBaru,
    tanya,
    simpan,
    konsepUtuh,
    baca: (id: string, peran = OPERATOR): Promise<Json> => tanya(peran, BACA, { id }),
    periksa: (id: string, andaikan: readonly string[] = [], peran = OPERATOR): Promise<Json> => tanya(peran, PERIKSA, { id, andaikan }),
    hapus: (input: AcuanUji, peran = OPERATOR): Promise<Json> => tanya(peran, HAPUS, { input }),
    majukan: (input: AcuanUji, peran = OPERATOR, kunci?: string): Promise<Json> => tanya(peran, AJUKAN_KONSEP, { input }, kunci),
    banyakUsul: async (nip: string): Promise<number> =>
      (await dunia().admin.query<{ n: number }>('select count(*)::int n from usul_pegawai where nip = $1', [nip])).rows[0]?.n ?? -1,
  };
}
