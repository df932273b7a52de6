import { lantik, PERTEK, SETUJUI, sampai, sk } from '../../subgraphs/mutasi/alur.ts';
import { ajukan } from '../../subgraphs/mutasi/dokumen.ts';
import { type Dunia, pemanggil } from '../../subgraphs/mutasi/dunia.ts';
import { kelola } from './peralihan.ts';
import { idDari, kirimkan, type Permintaan, type Tindakan } from './tindakan.ts';

type Isi = Omit<Permintaan, 'subgraf' | 'nama'>;

/** Somebody whose data BKN has blocked, held by A08. */
async function terblokir(dunia: Dunia, nip: string): Promise<{ id: string; versi: number }> {
  await dunia.tambahPegawai(nip);
  await dunia.admin.query(
    "insert into pemblokiran (sasaran, instansi, nip, nomor_surat, alasan, diusulkan_oleh, disetujui_oleh, aktif_pada, status) values ('ASN', 1, $1, $2, 'SK tanpa pertek', 'uji', 'lain', now(), 'AKTIF')",
    [nip, `B/${nip.slice(4, 8)}${nip.slice(-3)}`],
  );
  return (await ajukan(dunia, [nip])).usul;
}

async function mintaPulih(dunia: Dunia, nip: string): Promise<Isi> {
  const { id, versi } = await terblokir(dunia, nip);
  const alasan = 'Pengembalian pejabat ke jabatan semula atas surat Kepala BKN.';
  return { peran: 'OPERATOR_INSTANSI', masukan: 'PemulihanInput', input: { id, versi, aturan: 'A08', alasan, nomor: 'R/901', tanggal: dunia.tanggalSk } };
}

async function mintaTautan(dunia: Dunia, nip: string): Promise<Isi> {
  const { id } = await sampai(dunia, nip, []);
  return { peran: 'OPERATOR_INSTANSI', masukan: 'BuatTautanUsulInput', input: { usulId: id, nip } };
}

/** What stands beside the way of a usul: restorations, exemptions, links, reports, and the rules of an instansi or a unit. */
export const TINDAKAN_LUAR: readonly Tindakan[] = [
  kelola('usulkanPemulihan', mintaPulih),
  kelola('putuskanPemulihan', async (dunia, nip) => {
    await kirimkan(dunia, { subgraf: 'mutasi', nama: 'usulkanPemulihan', ...(await mintaPulih(dunia, nip)) });
    const id = await idDari(dunia, 'select max(id) id from pemulihan');
    const input = { id, setuju: true, catatan: 'Sesuai surat pengembalian.', nomor: 'P/901', tanggal: dunia.tanggalSk };
    return { peran: 'DEPUTI_WASDAL', masukan: 'PutusanPemulihanInput', input };
  }),
  kelola('kecualikanAturan', async (dunia, nip) => {
    await dunia.tambahPegawai(nip);
    const { usul } = await ajukan(dunia, [nip], { pegawai: [{ nip, tujuan: { instansiId: 'INS-1', unorId: 'U1P', jabatanId: 'J1' } }] });
    const input = { id: usul.id, kode: 'D24', nomor: 'KA/1/2026', tanggal: dunia.tanggalSk, alasan: 'Formasi sedang ditetapkan menteri.' };
    return { peran: 'PENANDATANGAN_BKN', masukan: 'KecualikanAturanInput', input };
  }),
  kelola('buatTautanUsul', mintaTautan),
  kelola('cabutTautanUsul', async (dunia, nip) => {
    await kirimkan(dunia, { subgraf: 'mutasi', nama: 'buatTautanUsul', ...(await mintaTautan(dunia, nip)) });
    return { peran: 'OPERATOR_INSTANSI', masukan: 'CabutTautanUsulInput', input: { id: await idDari(dunia, 'select max(id) id from tautan_usul') } };
  }),
  kelola('laporkanTugas', async (dunia, nip) => {
    await sampai(dunia, nip, [SETUJUI, PERTEK, sk(dunia), lantik(dunia)]);
    const id = await idDari(dunia, "select id from tugas_keluar where tujuan = 'SIMPEG' and nip = $1", [nip]);
    return { peran: 'OPERATOR_INSTANSI', masukan: 'LaporTugasInput', input: { id, fakta: 'DISIMPAN' } };
  }),
  kelola('catatKeadaanSiasn', async (dunia, nip) => {
    const { id } = await sampai(dunia, nip, []);
    return { peran: 'VERIFIKATOR_BKN', masukan: 'KeadaanSiasnInput', input: { id, kode: '15' } };
  }),
  kelola('tandaiPerwakilan', async ({ admin }, nip) => {
    const unorId = `UP-${nip.slice(0, 8)}-${nip.slice(15)}`;
    await admin.query("insert into unor (id, instansi, nama) values ($1, 3, 'Perwakilan Contoh')", [unorId]);
    return { peran: 'DATA_STEWARD_BKN', masukan: 'PerwakilanInput', input: { unorId, dasar: 'Keppres contoh 1/2026' } };
  }),
  // Of an instansi that nobody of this stage proposes from, not in force for years.
  kelola('tetapkanRantaiInstansi', async () => ({
    peran: pemanggil('PPK', 2),
    masukan: 'RantaiInstansiInput',
    input: { langkah: ['VERIFIKASI', 'PPK'], berlakuDari: '2090-01-01', dasar: 'SK PPK 1/2026' },
  })),
];
