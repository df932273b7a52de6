import { type Dunia, nipKe } from '../../subgraphs/mutasi/dunia.ts';
import { idDari, kirimkan, type Permintaan, type Tindakan } from './tindakan.ts';

type Isi = (dunia: Dunia, nip: string) => Promise<Record<string, unknown>> | Record<string, unknown>;

const olehSteward = (nama: string, masukan: string | null, input: unknown): Permintaan => ({
  subgraf: 'selisih',
  peran: 'DATA_STEWARD_BKN',
  nama,
  masukan,
  input,
});

const steward = (nama: string, masukan: string | null, isi: Isi): Tindakan => ({
  nama,
  siapkan: async (dunia, nip) => {
    const input = await isi(dunia, nip);
    return (kunci) => kirimkan(dunia, olehSteward(nama, masukan, input), kunci);
  },
});

const selisihBaru: Isi = async (dunia, nip) => {
  await dunia.tambahPegawai(nip);
  const id = await idDari(dunia, "insert into selisih (instansi, nip, bidang, jenis, level) values (1, $1, 21, 'BEDA', 'BLOKIR_JAB') returning id", [nip]);
  return { id, versi: 1, keputusan: 'BKN_BENAR', alasanKode: 'SK_TERBARU', alasan: 'SK terakhir sudah diperiksa' };
};

const riwayatBaru: Isi = async (dunia, nip) => {
  await dunia.tambahPegawai(nip);
  const id = await idDari(
    dunia,
    `insert into beda_riwayat (instansi, nip, jenis, kunci, beda, level, nilai)
      values (1, $1, 'hukdis', 'S:25|2026', 'HANYA_SIMPEG', 'BLOKIR', '{"skNomor":[null,"HD/1"],"akhir":[null,"2099-01-01"]}') returning id`,
    [nip],
  );
  return { id, versi: 1, keputusan: 'SIMPEG_BENAR', alasanKode: 'SK_DICABUT', alasan: 'SK pencabutan sudah diperiksa', bukti: 'SK 12/2026' };
};

/** A decision, taken, as the input of its undoing. */
const sudahPutus =
  (nama: string, masukan: string, isi: Isi, tabel: string): Isi =>
  async (dunia, nip) => {
    await kirimkan(dunia, olehSteward(nama, masukan, await isi(dunia, nip)));
    return { id: await idDari(dunia, `select max(id) id from ${tabel}`), versi: 2, alasan: 'Keliru membaca dokumen' };
  };

/** The SIMPEG feed of instansi 2, in a state of its schedule; no usul of this stage comes from there. */
const umpan =
  (status: string): Isi =>
  async ({ admin }) => {
    await admin.query("update kesegaran set status = $1, sebab = null where instansi = 2 and sisi = 'SIMPEG' and jenis = 'pegawai'", [status]);
    await admin.query(`insert into jadwal_umpan (instansi, sisi, jenis, tingkat, sumber, berikut) values (2, 'SIMPEG', 'pegawai', 'BIASA', 'SIMPEG/2', now() + interval '1 hour')
      on conflict (instansi, sisi, jenis) do update set berikut = excluded.berikut, diminta_pada = null`);
    await admin.query('delete from anggaran_sumber');
    return { instansiId: 'INS-2', sisi: 'SIMPEG', jenis: 'pegawai', alasan: 'Pemeliharaan aplikasi SIMPEG' };
  };

/** A feed of instansi 2 that waits for a person. */
export const tertunda =
  (putusan: string): Isi =>
  async (dunia) => {
    const id = await idDari(
      dunia,
      "insert into tarikan (sisi, instansi, jenis, asal, oleh, status, sebab) values ('SIMPEG', 2, 'pegawai', 'UNGGAH', 'uji', 'TERTUNDA', 'umpan kehilangan 30 dari 100 pegawai') returning id",
    );
    await dunia.admin.query("update kesegaran set status = 'TERTUNDA', tarikan = $1 where instansi = 2 and sisi = 'SIMPEG' and jenis = 'pegawai'", [id]);
    return { id, putusan, alasan: 'Dinas dipindahkan ke provinsi sejak Januari' };
  };

const tautan: Isi = async (dunia, nip) => {
  const lain = nipKe(80_000 + (Number(nip.slice(-3)) - 900));
  await dunia.admin.query("insert into bobot_tautan (isi, kiri, kanan, pasangan) select '{}', 1, 1, 1 where not exists (select from bobot_tautan)");
  const id = await idDari(
    dunia,
    `insert into usulan_tautan (instansi, nip, instansi_bkn, nip_bkn, jalur, pola, skor, peluang, pita, bobot_versi)
      values (1, $1, 1, $2, 2, '11000000', 40, 0.9999, 'KUAT', (select max(versi) from bobot_tautan)) returning id`,
    [nip, lain],
  );
  return { id, versi: 1, keputusan: 'KONFIRMASI', nipBenar: 'BKN', alasan: 'Ijazah dan SK sudah dicocokkan' };
};

const padanan: Isi = async ({ admin }, nip) => {
  await admin.query("insert into padanan (instansi, tabel, lokal, versi) values (1, 'unor', $1, 1)", [`L-${nip.slice(0, 8)}-${nip.slice(15)}`]);
  return { instansiId: 'INS-1', tabel: 'unor', lokal: `L-${nip.slice(0, 8)}-${nip.slice(15)}`, siasn: 'U1', status: 'BENAR', versi: 1 };
};

export const PUTUSKAN_SELISIH = steward('putuskanSelisih', 'PutuskanSelisihInput', selisihBaru);

export const TINDAKAN_SELISIH: readonly Tindakan[] = [
  PUTUSKAN_SELISIH,
  steward('batalkanKeputusan', 'BatalkanKeputusanInput', sudahPutus('putuskanSelisih', 'PutuskanSelisihInput', selisihBaru, 'keputusan')),
  steward('putuskanBedaRiwayat', 'PutuskanBedaRiwayatInput', riwayatBaru),
  steward(
    'batalkanKeputusanRiwayat',
    'BatalkanKeputusanInput',
    sudahPutus('putuskanBedaRiwayat', 'PutuskanBedaRiwayatInput', riwayatBaru, 'keputusan_riwayat'),
  ),
  steward('putuskanTautan', 'PutuskanTautanInput', tautan),
  steward('putuskanTarikan', 'PutuskanTarikanInput', tertunda('TERAPKAN')),
  steward('tetapkanPadanan', 'TetapkanPadananInput', padanan),
  steward('mintaSapuan', null, () => ({})),
  steward('mintaTarikan', 'MintaTarikanInput', async (dunia, nip) => {
    const { instansiId } = await umpan('SEHAT')(dunia, nip);
    return { instansiId };
  }),
  steward('jedaTarikan', 'KendaliTarikanInput', umpan('SEHAT')),
  steward('lanjutkanTarikan', 'KendaliTarikanInput', umpan('DIJEDA')),
  steward('ulangiTarikan', 'KendaliTarikanInput', umpan('PERLU_TINDAKAN')),
];
