import { AJUKAN_KONSEP, masukan } from '../../subgraphs/mutasi/dokumen.ts';
import type { Dunia } from '../../subgraphs/mutasi/dunia.ts';
import { kelola } from './peralihan.ts';
import { idDari, type Tindakan } from './tindakan.ts';

/** A draft that only needs to be proposed. */
async function konsepUtuh(dunia: Dunia, nip: string): Promise<{ id: string; versi: number }> {
  await dunia.tambahPegawai(nip);
  const { pegawai, ...isi } = masukan(dunia, [nip]);
  const id = await idDari(dunia, 'insert into konsep_usul (instansi, isi, pegawai) values (1, $1, $2) returning id::text as id', [
    JSON.stringify(isi),
    JSON.stringify(pegawai),
  ]);
  return { id, versi: 1 };
}

/** What is done with drafts of usul. */
export const TINDAKAN_KONSEP: readonly Tindakan[] = [
  kelola('simpanKonsepUsul', async (_dunia, nip) => ({
    peran: 'OPERATOR_INSTANSI',
    masukan: 'SimpanKonsepUsulInput',
    input: { jenis: 'PEMINDAHAN', pegawai: [{ nip }] },
  })),
  kelola('hapusKonsepUsul', async (dunia, nip) => ({ peran: 'OPERATOR_INSTANSI', masukan: 'KonsepUsulInput', input: await konsepUtuh(dunia, nip) })),
  {
    nama: 'ajukanKonsepUsul',
    siapkan: async (dunia, nip) => {
      const input = await konsepUtuh(dunia, nip);
      return async (kunci) => (await dunia.jalankan('OPERATOR_INSTANSI', AJUKAN_KONSEP, { input }, kunci))['hasil'];
    },
  },
];
