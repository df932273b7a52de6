import type { Dunia } from '../../subgraphs/mutasi/dunia.ts';
import { idDari, kirimkan, type Permintaan, type Tindakan } from './tindakan.ts';

const usulBlokir = (nip: string): Permintaan => ({
  subgraf: 'pelanggaran',
  peran: 'DIR_WASDAL',
  nama: 'catatBlokir',
  masukan: 'CatatBlokirInput',
  input: { sasaran: 'ASN', nip, nomorSurat: 'S-1/2026', alasan: 'Tidak menindaklanjuti teguran', kelas: 'KRUSIAL_MASIF', dasar: 'Peraturan BKN 1/2023' },
});

const setujuBlokir = (id: string): Permintaan => ({
  subgraf: 'pelanggaran',
  peran: 'DEPUTI_WASDAL',
  nama: 'setujuiBlokir',
  masukan: 'SetujuiBlokirInput',
  input: { id, versi: 1 },
});

const bukaBlokir = (id: string): Permintaan => ({
  subgraf: 'pelanggaran',
  peran: 'DEPUTI_WASDAL',
  nama: 'bukaBlokir',
  masukan: 'BukaBlokirInput',
  input: { id, versi: 2, dasar: 'Surat pembukaan S-9/2026' },
});

const tolakBlokir = (id: string): Permintaan => ({
  subgraf: 'pelanggaran',
  peran: 'DEPUTI_WASDAL',
  nama: 'tolakBlokir',
  masukan: 'TolakBlokirInput',
  input: { id, versi: 1, alasan: 'Tindak lanjut sudah diterima.' },
});

const usulPembukaan = (id: string): Permintaan => ({
  subgraf: 'pelanggaran',
  peran: 'PPK',
  nama: 'usulkanPembukaan',
  masukan: 'UsulkanPembukaanInput',
  input: { id, nomorSurat: 'P-1/2026', dasar: 'Keputusan lama sudah dicabut.' },
});

const putusanPembukaan = (id: string): Permintaan => ({
  subgraf: 'pelanggaran',
  peran: 'DEPUTI_WASDAL',
  nama: 'putuskanPembukaan',
  masukan: 'PutuskanPembukaanInput',
  input: { id, setuju: true, catatan: 'Sesuai surat PPK.' },
});

const diusulkan = async (dunia: Dunia, nip: string): Promise<string> => {
  await dunia.tambahPegawai(nip);
  await kirimkan(dunia, usulBlokir(nip));
  return idDari(dunia, 'select id from pemblokiran where nip = $1', [nip]);
};

const aktif = async (dunia: Dunia, nip: string): Promise<string> => {
  const id = await diusulkan(dunia, nip);
  await kirimkan(dunia, setujuBlokir(id));
  return id;
};

/** A case against this person, at stage VERIFIKASI. */
export async function temuanDari(dunia: Dunia, nip: string): Promise<{ readonly id: string }> {
  await dunia.tambahPegawai(nip);
  const sisip = `insert into temuan (nomor, kunci, kategori, instansi, nip, uraian, sumber, oleh) values ('TMN-' || $1::text, 'UJI:' || $1::text, 'NSPK', 1, $1::text::bigint, 'Temuan contoh', 'AUDITOR', 'uji') returning id`;
  return { id: await idDari(dunia, sisip, [nip]) };
}

const tindakan = (nama: string, siapkan: (dunia: Dunia, nip: string) => Promise<Permintaan>): Tindakan => ({
  nama,
  siapkan: async (dunia, nip) => {
    const p = await siapkan(dunia, nip);
    return (kunci) => kirimkan(dunia, p, kunci);
  },
});

export const TINDAKAN_PELANGGARAN: readonly Tindakan[] = [
  tindakan('catatBlokir', async (dunia, nip) => {
    await dunia.tambahPegawai(nip);
    return usulBlokir(nip);
  }),
  tindakan('setujuiBlokir', async (dunia, nip) => setujuBlokir(await diusulkan(dunia, nip))),
  tindakan('tolakBlokir', async (dunia, nip) => tolakBlokir(await diusulkan(dunia, nip))),
  tindakan('bukaBlokir', async (dunia, nip) => bukaBlokir(await aktif(dunia, nip))),
  tindakan('usulkanPembukaan', async (dunia, nip) => usulPembukaan(await aktif(dunia, nip))),
  tindakan('putuskanPembukaan', async (dunia, nip) => {
    const id = await aktif(dunia, nip);
    await kirimkan(dunia, usulPembukaan(id));
    return putusanPembukaan(await idDari(dunia, 'select id from pembukaan_blokir where blokir = $1', [id]));
  }),
  tindakan('catatHukuman', async (dunia, nip) => {
    await dunia.tambahPegawai(nip);
    const input = { nip, jenisHukumanId: '27', skNomor: 'SK-1/2026', skTanggal: '2026-01-05', mulai: '2026-01-31' };
    return { subgraf: 'pelanggaran', peran: 'DIR_WASDAL', nama: 'catatHukuman', masukan: 'CatatHukumanInput', input };
  }),
  tindakan('catatTemuan', async (dunia, nip) => {
    await dunia.tambahPegawai(nip);
    const input = { kategori: 'NETRALITAS_DISIPLIN', instansiId: 'INS-1', nip, uraian: 'Laporan keberpihakan contoh' };
    return { subgraf: 'pelanggaran', peran: 'AUDITOR_ASN', nama: 'catatTemuan', masukan: 'CatatTemuanInput', input };
  }),
  tindakan('kirimPesanTemuan', async (dunia, nip) => {
    const { id } = await temuanDari(dunia, nip);
    const input = { temuanId: id, audiens: 'SEMUA_PIHAK', isi: 'Mohon dokumen pendukung' };
    return { subgraf: 'pelanggaran', peran: 'AUDITOR_ASN', nama: 'kirimPesanTemuan', masukan: 'KirimPesanTemuanInput', input };
  }),
  // An election of its own for every person of the stage, over long before any usul.
  tindakan('catatKalenderPilkada', async (_, nip) => {
    const urut = Number(nip.slice(-2));
    const wilayah = { instansiId: 'INS-2', tahun: 2015 + (urut % 85), dasar: 'Keputusan KPU contoh' };
    const input = { ...wilayah, penetapanPaslon: urut < 85 ? '2015-01-01' : '2015-02-01', akhirMasaJabatan: `2018-${nip.slice(4, 6)}-${nip.slice(6, 8)}` };
    return { subgraf: 'pelanggaran', peran: 'OTDA_KEMENDAGRI', nama: 'catatKalenderPilkada', masukan: 'CatatKalenderPilkadaInput', input };
  }),
];
