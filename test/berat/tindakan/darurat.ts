import type { Dunia } from '../../subgraphs/mutasi/dunia.ts';
import { idDari, kirimkan, type Permintaan, type Tindakan } from './tindakan.ts';

const minta = (nip: string): Permintaan => ({
  subgraf: 'pelanggaran',
  peran: 'AUDITOR_ASN',
  nama: 'mintaAksesDarurat',
  masukan: 'MintaAksesDaruratInput',
  input: { nip, alasan: 'Memeriksa dugaan identitas ganda pada kasus contoh.', menit: 30 },
});

const putuskan = (id: string): Permintaan => ({
  subgraf: 'pelanggaran',
  peran: 'DIR_WASDAL',
  nama: 'putuskanAksesDarurat',
  masukan: 'PutuskanAksesDaruratInput',
  input: { id, setuju: true, catatan: 'Diperlukan untuk kasus contoh.' },
});

const diminta = async (dunia: Dunia, nip: string): Promise<string> => {
  await kirimkan(dunia, minta(nip));
  return idDari(dunia, 'select id from akses_darurat where nip = $1 order by id desc limit 1', [nip]);
};

const tindakan = (nama: string, siapkan: (dunia: Dunia, nip: string) => Promise<Permintaan>): Tindakan => ({
  nama,
  siapkan: async (dunia, nip) => {
    await dunia.tambahPegawai(nip);
    const p = await siapkan(dunia, nip);
    return (kunci) => kirimkan(dunia, p, kunci);
  },
});

export const TINDAKAN_DARURAT: readonly Tindakan[] = [
  tindakan('mintaAksesDarurat', async (_, nip) => minta(nip)),
  tindakan('putuskanAksesDarurat', async (dunia, nip) => putuskan(await diminta(dunia, nip))),
  tindakan('bacaDataDarurat', async (dunia, nip) => {
    const id = await diminta(dunia, nip);
    await kirimkan(dunia, putuskan(id));
    return { subgraf: 'pelanggaran', peran: 'AUDITOR_ASN', nama: 'bacaDataDarurat', masukan: 'BacaDataDaruratInput', input: { id } };
  }),
];
