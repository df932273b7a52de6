import type { Dunia } from '../../subgraphs/mutasi/dunia.ts';
import { idDari, kirimkan, type Permintaan, type Tindakan } from './tindakan.ts';

const URAIAN = 'Mengunggah ajakan memilih bakal calon contoh pada akun media sosialnya.';
const URAIAN_SATGAS = 'Dugaan keberpihakan pada media sosial.';

const laporkan = (nip: string, rujukan = 'BWS-1'): Permintaan => ({
  subgraf: 'pelanggaran',
  peran: 'VIEWER_BAWASLU',
  nama: 'catatAduan',
  masukan: 'CatatAduanInput',
  input: { saluran: 'BAWASLU', nomorRujukan: `${rujukan}/${nip}`, kategori: 'NETRALITAS', nip, uraian: URAIAN, pelaporNama: 'PELAPOR REKAAN' },
});

const tercatat = async (dunia: Dunia, nip: string, rujukan?: string): Promise<string> => {
  await kirimkan(dunia, laporkan(nip, rujukan));
  return idDari(dunia, 'select id from aduan where nip = $1 order by id desc limit 1', [nip]);
};

const diminta = async (dunia: Dunia, nip: string): Promise<string> => {
  const aduanId = await tercatat(dunia, nip);
  await kirimkan(dunia, minta(aduanId));
  return idDari(dunia, 'select id from brankas.permintaan where aduan = $1', [aduanId]);
};

const minta = (aduanId: string): Permintaan => ({
  subgraf: 'pelanggaran',
  peran: 'AUDITOR_ASN',
  nama: 'mintaPelapor',
  masukan: 'MintaPelaporInput',
  input: { aduanId, tujuan: 'meminta bukti asli kepada pelapor' },
});

const setuju = (id: string): Permintaan => ({
  subgraf: 'pelanggaran',
  peran: 'DIR_WASDAL',
  nama: 'setujuiPelapor',
  masukan: 'PermintaanPelaporInput',
  input: { id },
});

const tindakan = (nama: string, siapkan: (dunia: Dunia, nip: string) => Promise<Permintaan>): Tindakan => ({
  nama,
  siapkan: async (dunia, nip) => {
    await dunia.tambahPegawai(nip);
    const p = await siapkan(dunia, nip);
    return (kunci) => kirimkan(dunia, p, kunci);
  },
});

export const VERIFIKASI = (input: object): Permintaan => ({
  subgraf: 'pelanggaran',
  peran: 'AUDITOR_ASN',
  nama: 'verifikasiAduan',
  masukan: 'VerifikasiAduanInput',
  input: { versi: 1, ...input },
});

/** A complaint that waits for the Satgas. */
export const aduanTercatat = async (dunia: Dunia, nip: string): Promise<string> => {
  await dunia.tambahPegawai(nip);
  return tercatat(dunia, nip);
};

export const TINDAKAN_ADUAN_UJI: readonly Tindakan[] = [
  tindakan('catatAduan', async (_, nip) => laporkan(nip)),
  tindakan('verifikasiAduan', async (dunia, nip) =>
    VERIFIKASI({ id: await tercatat(dunia, nip), hasil: 'DITERIMA', kategori: 'NETRALITAS_DISIPLIN', klasifikasi: 'D2', uraian: URAIAN_SATGAS }),
  ),
  tindakan('gabungkanAduan', async (dunia, nip) => {
    const indukId = await tercatat(dunia, nip, 'BWS-1');
    const id = await tercatat(dunia, nip, 'BWS-2');
    return { subgraf: 'pelanggaran', peran: 'DIR_WASDAL', nama: 'gabungkanAduan', masukan: 'GabungkanAduanInput', input: { id, versi: 1, indukId } };
  }),
  tindakan('mintaPelapor', async (dunia, nip) => minta(await tercatat(dunia, nip))),
  tindakan('setujuiPelapor', async (dunia, nip) => setuju(await diminta(dunia, nip))),
  tindakan('bukaPelapor', async (dunia, nip) => {
    const id = await diminta(dunia, nip);
    await kirimkan(dunia, setuju(id));
    return { subgraf: 'pelanggaran', peran: 'AUDITOR_ASN', nama: 'bukaPelapor', masukan: 'PermintaanPelaporInput', input: { id } };
  }),
];
