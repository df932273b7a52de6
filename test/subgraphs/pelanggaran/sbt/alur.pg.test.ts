import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tambahHari, tanggal } from '../../../../domain/asn/tanggal.ts';
import { jamSistem } from '../../../../platform/clock.ts';
import { di, nipUji, type PelakuUji } from '../../../support/isi.ts';
import { AUDITOR, BAWASLU, buatDuniaSbt, DEPUTI, DIREKTUR, type DuniaSbt, kasusPada, lewatkan, NIP, TERLAPOR } from './kasus.ts';

let d: DuniaSbt;
beforeAll(async () => {
  d = await buatDuniaSbt();
});
afterAll(() => d.tutup());

const kode = async (pelaku: PelakuUji, nama: string, id: string, input?: Readonly<Record<string, unknown>>) =>
  (await d.langkah(pelaku, nama, id, input)).userErrors.map((e) => e.kode);
const penghalang = async (): Promise<string[]> =>
  (await d.admin.query<{ sebab: string }>("select distinct sebab from gerbang_penghalang(array[$1::bigint], 'PEMINDAHAN', hari_ini())", [NIP])).rows.map(
    (r) => r.sebab,
  );
const SETUJUI = 'mutation ($input: SetujuiBlokirInput!) { setujuiBlokir(input: $input) { blokir { status } userErrors { kode } } }';
const TOLAK = 'mutation ($input: TolakBlokirInput!) { tolakBlokir(input: $input) { blokir { status } userErrors { kode } } }';
const CATAT_BLOKIR = 'mutation ($input: CatatBlokirInput!) { catatBlokir(input: $input) { blokir { id } userErrors { kode field } } }';
const SK = { nomorSk: '800/2/2026', tanggalSk: '2026-01-05' };
/** The proposal of a case, as input of the one who decides on it. */
const usulBlokir = async (id: string): Promise<{ id: string; versi: number }> =>
  (await d.temuan(id, 'blokir { id versi }'))['blokir'] as { id: string; versi: number };
const buka = (id: string) => d.admin.query("update pemblokiran set status = 'DIBUKA' where id = $1", [id]);

describe('tangga sanksi seorang ASN', () => {
  test('dari verifikasi sampai usul blokir: setiap anak tangga hanya setelah surat sebelumnya dan tenggatnya, lalu selesai oleh tindak lanjut yang diterima', async () => {
    const id = await d.catat('NSPK');
    expect(await d.temuan(id, 'tahap lewatTenggat')).toEqual({ tahap: 'VERIFIKASI', lewatTenggat: false });
    await d.maju(AUDITOR, 'verifikasiTemuan', id, { putusan: 'TERBUKTI' });
    expect(await penghalang()).toEqual(['TEMUAN']);
    // The accused may speak first.
    expect(await kode(DIREKTUR, 'kirimRekomendasi', id)).toEqual(['PERALIHAN_DITOLAK']);
    await lewatkan(d, id);
    const rekomendasi = await d.maju(DIREKTUR, 'kirimRekomendasi', id);
    expect(rekomendasi.tenggat).toBe(tambahHari(d.hariIni(), 10));
    for (const [nama, tahap] of [
      ['terbitkanPeringatan', 'PERINGATAN'],
      ['terbitkanTeguran', 'TEGURAN'],
      ['usulkanPemblokiranTemuan', 'PEMBLOKIRAN'],
    ] as const) {
      if (tahap === 'PERINGATAN') await d.maju(AUDITOR, 'pantauTemuan', id);
      // On the last day itself the deadline is not over.
      d.geser(tanggal(String((await d.temuan(id, 'tenggat'))['tenggat'])));
      expect(await kode(DIREKTUR, nama, id), nama).toEqual(['PERALIHAN_DITOLAK']);
      await lewatkan(d, id);
      expect((await d.maju(DIREKTUR, nama, id)).tahap).toBe(tahap);
    }
    const berkas = await d.temuan(id, 'surat { jenis nomor tanggal tenggat } blokir { status nomorSurat } riwayat { tindakan dari ke }');
    expect((berkas['surat'] as { jenis: string }[]).map((s) => s.jenis)).toEqual(['REKOMENDASI', 'PERINGATAN', 'TEGURAN', 'PEMBLOKIRAN']);
    expect(berkas['blokir']).toEqual({ status: 'DIUSULKAN', nomorSurat: (berkas['surat'] as { nomor: string }[])[3]?.nomor });
    expect(await penghalang()).toEqual(['TEMUAN']);
    await d.maju(d.ppk, 'catatTindakLanjut', id, { nomorSk: '800/1/2026', tanggalSk: '2026-01-05' });
    expect(await penghalang()).toEqual(['TEMUAN']);
    await d.maju(AUDITOR, 'periksaTindakLanjut', id, { diterima: true });
    expect(await penghalang()).toEqual([]);
    expect((await d.temuan(id, 'riwayat { tindakan }'))['riwayat']).toHaveLength(8);
  });

  test('usul blokir menunggu orang kedua, dan gugur bila temuannya sudah ditindaklanjuti', async () => {
    const id = await kasusPada(d, 'PEMBLOKIRAN');
    const input = await usulBlokir(id);
    expect(di(await d.tanya({ ...DEPUTI, orang: 'direktur-satu' }, SETUJUI, { input }), 'setujuiBlokir.userErrors.0.kode')).toBe('ORANG_SAMA');
    expect(await penghalang()).toEqual(['TEMUAN']);
    await d.maju(d.ppk, 'catatTindakLanjut', id);
    expect((await d.tanya(DEPUTI, SETUJUI, { input })).galat).toEqual(['GERBANG_MENAHAN']);
    // Sent back, the case stands where it was proposed again.
    expect((await d.maju(AUDITOR, 'periksaTindakLanjut', id, { diterima: false })).tahap).toBe('PEMBLOKIRAN');
    expect(di(await d.tanya(DEPUTI, SETUJUI, { input }), 'setujuiBlokir')).toEqual({ blokir: { status: 'AKTIF' }, userErrors: [] });
    expect((await penghalang()).sort()).toEqual(['BLOKIR_ASN', 'TEMUAN']);
    await buka(input.id);
    await d.maju(d.ppk, 'catatTindakLanjut', id, SK);
    await d.maju(AUDITOR, 'periksaTindakLanjut', id, { diterima: true });
    expect(await penghalang()).toEqual([]);
  });

  test('setelah satu laporan dikembalikan, laporan tanpa SK ditolak dan laporan dengan SK tidak menahan persetujuan blokir', async () => {
    const id = await kasusPada(d, 'PEMBLOKIRAN');
    await d.maju(d.ppk, 'catatTindakLanjut', id);
    await d.maju(AUDITOR, 'periksaTindakLanjut', id, { diterima: false });
    expect((await d.langkah(d.ppk, 'catatTindakLanjut', id)).userErrors).toMatchObject([{ kode: 'MASUKAN_SALAH', field: 'nomorSk' }]);
    await d.maju(d.ppk, 'catatTindakLanjut', id, SK);
    const input = await usulBlokir(id);
    expect(di(await d.tanya(DEPUTI, SETUJUI, { input }), 'setujuiBlokir')).toEqual({ blokir: { status: 'AKTIF' }, userErrors: [] });
    expect((await d.temuan(id, 'tahap'))['tahap']).toBe('TINDAK_LANJUT');
    await buka(input.id);
    await d.maju(AUDITOR, 'periksaTindakLanjut', id, { diterima: true });
  });

  test('usul blokir yang ditolak dapat diulang dengan suratnya sendiri, dan hanya sesudah ditolak', async () => {
    const id = await kasusPada(d, 'PEMBLOKIRAN');
    expect(await kode(DIREKTUR, 'usulkanPemblokiranTemuan', id)).toEqual(['PERALIHAN_DITOLAK']);
    const input = { ...(await usulBlokir(id)), alasan: 'Bukti belum lengkap' };
    expect(di(await d.tanya(DEPUTI, TOLAK, { input }), 'tolakBlokir.blokir.status')).toBe('DITOLAK');
    expect((await d.maju(DIREKTUR, 'usulkanPemblokiranTemuan', id)).tahap).toBe('PEMBLOKIRAN');
    expect(await kode(DIREKTUR, 'usulkanPemblokiranTemuan', id)).toEqual(['PERALIHAN_DITOLAK']);
    const { surat, blokir } = await d.temuan(id, 'surat { jenis nomor } blokir { id status nomorSurat }');
    const usulan = (surat as { jenis: string; nomor: string }[]).filter((s) => s.jenis === 'PEMBLOKIRAN');
    expect(usulan).toHaveLength(2);
    expect(blokir).toMatchObject({ status: 'DIUSULKAN', nomorSurat: usulan[1]?.nomor });
    await d.maju(DEPUTI, 'tutupTemuan', id);
  });

  test('blokir yang menyebut temuan: hanya temuan pada tahap PEMBLOKIRAN atas sasaran itu; Temuan.blokir adalah blokir itu juga', async () => {
    const isi = { sasaran: 'ASN', nip: NIP, nomorSurat: 'B-9/2026', alasan: 'Tidak menindaklanjuti teguran' };
    const coba = async (sisa: object) => di(await d.tanya(DIREKTUR, CATAT_BLOKIR, { input: { ...isi, ...sisa } }), 'catatBlokir.userErrors.0');
    const awal = await d.catat('NSPK');
    expect(await coba({ temuanId: awal })).toEqual({ kode: 'PERALIHAN_DITOLAK', field: 'temuanId' });
    const instansi = await d.catat('NSPK', null);
    expect(await coba({ temuanId: instansi })).toEqual({ kode: 'MASUKAN_SALAH', field: 'temuanId' });
    const seinstansi = { sasaran: 'INSTANSI', nip: null, instansiId: d.satu.id };
    expect(await coba({ ...seinstansi, temuanId: awal })).toEqual({ kode: 'MASUKAN_SALAH', field: 'temuanId' });
    const id = await kasusPada(d, 'PEMBLOKIRAN');
    expect(await coba({ temuanId: id })).toEqual({ kode: 'PERALIHAN_DITOLAK', field: 'temuanId' });
    await d.tanya(DEPUTI, TOLAK, { input: { ...(await usulBlokir(id)), alasan: 'Bukti belum lengkap' } });
    const jawab = await d.tanya(DIREKTUR, CATAT_BLOKIR, { input: { ...isi, temuanId: id } });
    const blokir = di(jawab, 'catatBlokir.blokir.id');
    expect((await d.temuan(id, 'blokir { id }'))['blokir']).toEqual({ id: blokir });
    // The proposal stands by its case, whoever wrote it.
    await d.maju(d.ppk, 'catatTindakLanjut', id);
    expect((await d.tanya(DEPUTI, SETUJUI, { input: { id: blokir, versi: 1 } })).galat).toEqual(['GERBANG_MENAHAN']);
    await d.maju(AUDITOR, 'periksaTindakLanjut', id, { diterima: true });
    expect((await d.tanya(DEPUTI, SETUJUI, { input: { id: blokir, versi: 1 } })).galat).toEqual(['GERBANG_MENAHAN']);
  });

  test('dua usul blokir atas satu temuan pada saat yang sama: satu berdiri, yang lain dijawab, bukan galat', async () => {
    const id = await kasusPada(d, 'PEMBLOKIRAN');
    await d.tanya(DEPUTI, TOLAK, { input: { ...(await usulBlokir(id)), alasan: 'Bukti belum lengkap' } });
    const input = { sasaran: 'ASN', nip: NIP, nomorSurat: 'B-10/2026', alasan: 'Tidak menindaklanjuti teguran', temuanId: id };
    const jawab = await Promise.all([1, 2, 3, 4].map(() => d.tanya(DIREKTUR, CATAT_BLOKIR, { input })));
    expect(jawab.flatMap((j) => j.galat)).toEqual([]);
    expect(jawab.filter((j) => typeof di(j, 'catatBlokir.blokir.id') === 'string')).toHaveLength(1);
    expect(jawab.filter((j) => di(j, 'catatBlokir.userErrors.0.kode') === 'PERALIHAN_DITOLAK')).toHaveLength(3);
    await d.maju(DEPUTI, 'tutupTemuan', id);
  });

  test('pada persetujuan basis data menolak temuan orang lain dan blokir seketika yang bukan krusial dan masif', async () => {
    const id = await kasusPada(d, 'PEMBLOKIRAN');
    await d.tanya(DEPUTI, TOLAK, { input: { ...(await usulBlokir(id)), alasan: 'Bukti belum lengkap' } });
    const sisip = `insert into pemblokiran (sasaran, instansi, nip, nomor_surat, alasan, diusulkan_oleh, temuan, kelas, dasar)
      values ('ASN', $1, $2, 'B', 'x', 'direktur-satu', $3, $4, $5) returning id::text`;
    const setujui = async (...isi: readonly unknown[]) => {
      const { rows } = await d.admin.query<{ id: string }>(sisip, [...isi]);
      return (await d.tanya(DEPUTI, SETUJUI, { input: { id: rows[0]?.id, versi: 1 } })).galat;
    };
    expect(await setujui(d.satu.no, nipUji(3), id, 'TIDAK_SESUAI_NSPK', null)).toEqual(['GERBANG_MENAHAN']);
    expect(await setujui(d.satu.no, nipUji(3), null, 'TIDAK_SESUAI_NSPK', 'Peraturan BKN 1/2023')).toEqual(['GERBANG_MENAHAN']);
    expect(await setujui(d.satu.no, nipUji(3), null, 'KRUSIAL_MASIF', null)).toEqual(['GERBANG_MENAHAN']);
    expect(await setujui(d.satu.no, nipUji(3), null, 'KRUSIAL_MASIF', 'Peraturan BKN 1/2023')).toEqual([]);
    await d.maju(DEPUTI, 'tutupTemuan', id);
  });

  test('tindak lanjut yang dikembalikan meneruskan tahapnya dan tidak memperpendek tenggat yang berjalan', async () => {
    const id = await kasusPada(d, 'PERINGATAN');
    const { tenggat } = await d.temuan(id, 'tenggat');
    await d.maju(d.ppk, 'catatTindakLanjut', id);
    const kembali = await d.maju(AUDITOR, 'periksaTindakLanjut', id, { diterima: false });
    expect(kembali.tahap).toBe('PERINGATAN');
    expect(String(kembali.tenggat) >= String(tenggat)).toBe(true);
    // Long after the old deadline the PPK still gets the working days of a correction.
    await lewatkan(d, id);
    await d.maju(d.ppk, 'catatTindakLanjut', id, SK);
    const lagi = await d.maju(AUDITOR, 'periksaTindakLanjut', id, { diterima: false });
    expect(String(lagi.tenggat) > d.hariIni()).toBe(true);
    await d.maju(DEPUTI, 'tutupTemuan', id);
  });

  test('versi lama, catatan pendek, dan temuan yang tidak terlihat ditolak tanpa mengubah apa pun', async () => {
    const id = await d.catat('NSPK');
    expect(await kode(AUDITOR, 'verifikasiTemuan', id, { putusan: 'TERBUKTI', versi: 9 })).toEqual(['VERSI_BERUBAH']);
    expect(await kode(AUDITOR, 'verifikasiTemuan', id, { putusan: 'TERBUKTI', catatan: 'pendek' })).toEqual(['MASUKAN_SALAH']);
    expect(await kode(AUDITOR, 'verifikasiTemuan', '999999', { putusan: 'TERBUKTI', versi: 1 })).toEqual(['TIDAK_DITEMUKAN']);
    const asing: PelakuUji = { peran: 'PPK', instansi: d.dua };
    expect(await kode(asing, 'catatTindakLanjut', id)).toEqual(['TIDAK_DITEMUKAN']);
    expect(await kode(d.ppk, 'catatTindakLanjut', id)).toEqual(['PERALIHAN_DITOLAK']);
    expect(await d.temuan(id, 'tahap versi riwayat { ke }')).toEqual({ tahap: 'VERIFIKASI', versi: 1, riwayat: [] });
  });
});

describe('netralitas', () => {
  test('Satgas meneruskan, Bawaslu memutuskan dalam tiga hari kerja; sebelum itu bukan temuan Satgas untuk diputuskan', async () => {
    const id = await d.catat('NETRALITAS_DISIPLIN');
    expect(await d.temuan(id, 'id', BAWASLU)).toBeNull();
    expect(await kode(AUDITOR, 'verifikasiTemuan', id, { putusan: 'TERBUKTI' })).toEqual(['PERALIHAN_DITOLAK']);
    await d.maju(AUDITOR, 'verifikasiTemuan', id, { putusan: 'DITERUSKAN' });
    expect(await kode(AUDITOR, 'putuskanKajian', id, { terbukti: true })).toEqual(['PERALIHAN_DITOLAK']);
    expect(await d.temuan(id, 'tahap aksi { tindakan boleh }', BAWASLU)).toEqual({
      tahap: 'KAJIAN',
      aksi: [
        { tindakan: 'kajiTerbukti', boleh: true },
        { tindakan: 'kajiTidakTerbukti', boleh: true },
      ],
    });
    expect((await d.maju(BAWASLU, 'putuskanKajian', id, { terbukti: true })).tahap).toBe('TERBUKTI');
    expect(await kode(BAWASLU, 'putuskanKajian', id, { terbukti: false })).toEqual(['PERALIHAN_DITOLAK']);
    await d.maju(DEPUTI, 'tutupTemuan', id);
  });

  test('Bawaslu yang diam: setelah tenggat kajian Satgas memutuskan', async () => {
    const id = await d.catat('NETRALITAS_KODE_ETIK');
    await d.maju(AUDITOR, 'verifikasiTemuan', id, { putusan: 'DITERUSKAN' });
    await lewatkan(d, id);
    expect((await d.maju(AUDITOR, 'putuskanKajian', id, { terbukti: false })).tahap).toBe('TIDAK_TERBUKTI');
  });

  test('temuan lain tidak terlihat oleh Bawaslu dan tidak diteruskan kepadanya', async () => {
    const id = await d.catat('NSPK');
    expect(await kode(AUDITOR, 'verifikasiTemuan', id, { putusan: 'DITERUSKAN' })).toEqual(['PERALIHAN_DITOLAK']);
    const { galat, data } = await d.tanya(BAWASLU, '{ daftarTemuan(filter: { kategori: ["NSPK"] }) { nodes { id } } }');
    expect([galat, data]).toEqual([[], { daftarTemuan: { nodes: [] } }]);
  });
});

describe('hak jawab', () => {
  test('terlapor menjawab: rekomendasi boleh sebelum tenggat, tetapi tidak tanpa pertimbangan atas jawabannya', async () => {
    const id = await kasusPada(d, 'TERBUKTI');
    await d.maju(TERLAPOR, 'catatTanggapan', id);
    expect(await kode(DIREKTUR, 'kirimRekomendasi', id)).toEqual(['MASUKAN_SALAH']);
    await d.maju(DIREKTUR, 'kirimRekomendasi', id, { pertimbangan: 'Tanggapan tidak mengubah fakta' });
    // The reply was answered by that letter; the next letter owes it nothing.
    await d.maju(AUDITOR, 'pantauTemuan', id);
    await lewatkan(d, id);
    await d.maju(DIREKTUR, 'terbitkanPeringatan', id);
    await d.maju(d.ppk, 'catatTanggapan', id);
    await lewatkan(d, id);
    expect(await kode(DIREKTUR, 'terbitkanTeguran', id)).toEqual(['MASUKAN_SALAH']);
    expect((await d.temuan(id, 'tanggapan { pihak tahap }'))['tanggapan']).toEqual([
      { pihak: 'TERLAPOR', tahap: 'TERBUKTI' },
      { pihak: 'PPK', tahap: 'PERINGATAN' },
    ]);
    expect((await d.maju(DEPUTI, 'kabulkanTanggapan', id)).tahap).toBe('TIDAK_TERBUKTI');
    expect(await kode(TERLAPOR, 'catatTanggapan', id)).toEqual(['PERALIHAN_DITOLAK']);
  });

  test('orang lain dan instansi lain tidak dapat menjawab; tanpa tanggapan tidak ada yang dikabulkan', async () => {
    const id = await kasusPada(d, 'TERBUKTI');
    for (const p of [
      { peran: 'ASN', nip: '199001012015011999' },
      { peran: 'PPK', instansi: d.dua },
    ] as const)
      expect(await kode(p, 'catatTanggapan', id), p.peran).toEqual(['TIDAK_DITEMUKAN']);
    expect(await kode(DEPUTI, 'kabulkanTanggapan', id)).toEqual(['PERALIHAN_DITOLAK']);
    await d.maju(DEPUTI, 'tutupTemuan', id);
  });
});

describe('terhadap instansi dan PPK-nya (Perpres 116/2022)', () => {
  test('teguran mencantumkan instansi dalam daftar pelanggar, blokir menyasar instansi, pencabutan direkomendasikan sekali kepada atasan PPK', async () => {
    const id = await kasusPada(d, 'PEMBLOKIRAN', null);
    const kueri =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Instansi { pencantumanNspk { jenis } tunggakanTindakLanjut { jumlah temuan { id } } } } }';
    const r = [{ __typename: 'Instansi', id: d.satu.id }];
    expect(di(await d.tanya(AUDITOR, kueri, { r }), '_entities.0.pencantumanNspk')).toEqual([{ jenis: 'PENCANTUMAN' }]);
    expect((await d.admin.query('select sasaran, nip from pemblokiran where temuan = $1', [id])).rows).toEqual([{ sasaran: 'INSTANSI', nip: null }]);
    expect(await kode(DIREKTUR, 'rekomendasikanPencabutan', id)).toEqual(['PERALIHAN_DITOLAK']);
    await lewatkan(d, id);
    expect(di(await d.tanya(AUDITOR, kueri, { r }), '_entities.0.tunggakanTindakLanjut')).toEqual({ jumlah: 1, temuan: [{ id }] });
    // A block that nobody has agreed to has not been disregarded; its days run from the day it stands.
    expect(await kode(DIREKTUR, 'rekomendasikanPencabutan', id)).toEqual(['PERALIHAN_DITOLAK']);
    d.geser(jamSistem.hariIni());
    await d.admin.query('update temuan set tenggat = $2 where id = $1', [id, tambahHari(d.hariIni(), -1)]);
    expect(di(await d.tanya(DEPUTI, SETUJUI, { input: await usulBlokir(id) }), 'setujuiBlokir.blokir.status')).toBe('AKTIF');
    expect((await d.temuan(id, 'tenggat'))['tenggat']).toBe(tambahHari(d.hariIni(), 30));
    expect(await kode(DIREKTUR, 'rekomendasikanPencabutan', id)).toEqual(['PERALIHAN_DITOLAK']);
    await lewatkan(d, id);
    expect((await d.maju(DIREKTUR, 'rekomendasikanPencabutan', id)).tahap).toBe('PEMBLOKIRAN');
    expect(await kode(DIREKTUR, 'rekomendasikanPencabutan', id)).toEqual(['PERALIHAN_DITOLAK']);
    const { rows } = await d.admin.query<{ isi: string }>("select isi from surat_sbt where temuan = $1 and jenis = 'PENCABUTAN'", [id]);
    expect(JSON.parse(rows[0]?.isi ?? '{}')).toMatchObject({ kepada: 'Gubernur Provinsi Contoh', pegawai: null, tenggat: null });
    await d.maju(d.ppk, 'catatTindakLanjut', id);
    await d.maju(AUDITOR, 'periksaTindakLanjut', id, { diterima: true });
    expect(di(await d.tanya(AUDITOR, kueri, { r }), '_entities.0.pencantumanNspk')).toEqual([]);
  });

  test('pencabutan tidak direkomendasikan dalam temuan terhadap seorang ASN', async () => {
    const id = await kasusPada(d, 'PEMBLOKIRAN');
    await lewatkan(d, id);
    expect(await kode(DIREKTUR, 'rekomendasikanPencabutan', id)).toEqual(['PERALIHAN_DITOLAK']);
  });
});

describe('ujung verifikasi', () => {
  test('duplikat menunjuk temuan lain yang terlihat; ditolak dan dirujuk adalah akhir', async () => {
    const asal = await d.catat('NSPK');
    const id = await d.catat('NSPK');
    for (const duplikatDari of [null, id])
      expect(await kode(AUDITOR, 'verifikasiTemuan', id, { putusan: 'DUPLIKAT', duplikatDari })).toEqual(['MASUKAN_SALAH']);
    expect(await kode(AUDITOR, 'verifikasiTemuan', id, { putusan: 'DUPLIKAT', duplikatDari: '999999' })).toEqual(['TIDAK_DITEMUKAN']);
    await d.maju(AUDITOR, 'verifikasiTemuan', id, { putusan: 'DUPLIKAT', duplikatDari: asal });
    expect(await d.temuan(id, 'tahap duplikatDari { id }')).toEqual({ tahap: 'DUPLIKAT', duplikatDari: { id: asal } });
    await d.maju(AUDITOR, 'verifikasiTemuan', asal, { putusan: 'DIRUJUK' });
    expect(await kode(AUDITOR, 'verifikasiTemuan', asal, { putusan: 'TERBUKTI' })).toEqual(['PERALIHAN_DITOLAK']);
  });
});
