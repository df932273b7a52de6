import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tambahHari } from '../../../domain/asn/tanggal.ts';
import { bacaDokumen, cacatPertek } from '../../../domain/mutasi/verifikasi-pertek.ts';
import { jamSistem, jamTetap } from '../../../platform/clock.ts';
import { cocokTerpisah, kidDari } from '../../../platform/tanda-tangan/jws-terpisah.ts';
import { jalankanOtomatis } from '../../../subgraphs/mutasi/otomatis.ts';
import { usulLewat } from '../../../subgraphs/mutasi/pekerjaan-otomatis.ts';
import { type Langkah, lakukan, lantik, PARAF, SETUJUI, sampai, sk } from './alur.ts';
import { ajukan } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from './dunia.ts';

const PIMPIN = { nama: 'setujuiInstansi', peran: 'APPROVER_INSTANSI' } as const;
const MADYA = (nip: string) => ({ pegawai: [{ nip, tujuan: { instansiId: 'INS-3', unorId: 'U3', jabatanId: 'J3' } }] });
const KE_KABUPATEN_LAIN = (nip: string) => ({ pegawai: [{ nip, tujuan: { instansiId: 'INS-2', unorId: 'U2', jabatanId: 'J2' } }], akuiPeringatan: ['C03'] });
const KE_PUSAT = (nip: string) => ({ pegawai: [{ nip, tujuan: { instansiId: 'INS-3', unorId: 'U3S', jabatanId: 'J3S' } }] });

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
  // Whatever year it is, its calendar is decreed, so that the clock can run.
  await dunia.admin.query(`insert into hari_libur (tanggal, versi, jenis, nama, libur, dasar, keyakinan, oleh)
    select distinct on (tanggal) tanggal, versi + 1, jenis, nama, libur, 'SKB uji', 'TERBACA', 'uji' from hari_libur order by tanggal, versi desc`);
  await dunia.admin.query(`insert into hari_libur (tanggal, jenis, nama, dasar, keyakinan, oleh)
    select make_date(t, 1, 1), 'LIBUR_NASIONAL', 'Tahun Baru', 'SKB uji', 'TERBACA', 'uji' from generate_series(2028, 2040) t`);
  await dunia.admin.query(
    "insert into instansi (no, id, kode_cepat, nama, jenis, provinsi_id) values (4, 'INS-4', '9100', 'Provinsi Contoh', 'PROV', '35'), (5, 'INS-5', '9200', 'Provinsi Lain', 'PROV', '31')",
  );
});
afterAll(() => dunia.tutup());

const baca = async (id: string) =>
  (
    await dunia.jalankan(
      'AUDITOR_ASN',
      'query ($id: ID!) { usul(id: $id) { status versi sla { keadaan jatuhTempo } rute { kode penetap } keadaanSiasn { kode } keputusanOtomatis { tindakan dasar } pertek { nomor mode tandaTangan { kid peran dokumen } } riwayat { tindakan catatan } } }',
      {
        id,
      },
    )
  )['usul'];
const hari = (geser: number) => jamTetap(`${tambahHari(jamSistem.hariIni(), geser)}T03:00:00Z`);

describe('langsung sesudah persetujuan instansi', () => {
  test('semua aturan lolos: disetujui dan pertek ditandatangani hub, sekali saja walau pekerjaannya diulang bersamaan', async () => {
    const usul = await sampai(dunia, nipKe(500), [PIMPIN]);
    expect(usul.status).toBe('DITERIMA_BKN');
    const { rows: antre } = await dunia.admin.query('select nama, payload from kotak_keluar where kunci = $1', [`otomatis:${usul.id}`]);
    expect(antre).toEqual([{ nama: 'otomatis-usul', payload: { usul: usul.id } }]);
    await Promise.all([0, 1, 2].map(() => jalankanOtomatis(dunia.sistem(), usul.id)));
    await jalankanOtomatis(dunia.sistem(), usul.id);
    const jadi = await baca(usul.id);
    expect(jadi).toMatchObject({
      status: 'PERTEK_TERBIT',
      rute: { kode: 'INTERNAL_INSTANSI', penetap: 'PPK' },
      keadaanSiasn: [{ kode: '22' }, { kode: '23' }],
      keputusanOtomatis: [
        { tindakan: 'setujui', dasar: 'LANGSUNG' },
        { tindakan: 'terbitkanPertek', dasar: 'LANGSUNG' },
      ],
      pertek: { mode: 'DELEGASI_OTOMATIS', tandaTangan: { peran: 'SISTEM' } },
    });
    expect(jadi.riwayat.map((r: { tindakan: string }) => r.tindakan)).toEqual(['ajukan', 'setujuiInstansi', 'setujui', 'terbitkanPertek']);
  });

  test('lintas kabupaten beda provinsi: sesudah kedua gubernur hub memutus dan menandatangani seketika; Mendagri tetap ditunggu', async () => {
    const nip = nipKe(506);
    const gubernur = (no: number): Langkah => ({
      nama: 'setujuiProvinsi',
      peran: pemanggil('APPROVER_PROVINSI', no),
      isi: { nomor: `100/${no}`, tanggal: dunia.tanggalSk },
    });
    const usul = await sampai(dunia, nip, [PIMPIN, gubernur(4)], KE_KABUPATEN_LAIN(nip));
    await jalankanOtomatis(dunia.sistem(), usul.id);
    expect((await baca(usul.id)).status).toBe('MENUNGGU_PROVINSI');
    await lakukan(dunia, usul, gubernur(5));
    await jalankanOtomatis(dunia.sistem(), usul.id);
    expect(await baca(usul.id)).toMatchObject({
      status: 'MENUNGGU_MENDAGRI',
      rute: { kode: 'ANTAR_KABKOTA_BEDA_PROV', penetap: 'MENDAGRI' },
      keputusanOtomatis: [{ dasar: 'LANGSUNG' }, { dasar: 'LANGSUNG' }],
    });
  });

  test('baris bertanggal membuka rute yang hanya diingat', async () => {
    const nip = nipKe(507);
    await dunia.admin.query("insert into parameter_aturan (kode, nama, nilai, sejak, dasar) values ('OTOMATIS', 'DAERAH_KE_PUSAT', 1, hari_ini(), 'uji')");
    const usul = await sampai(dunia, nip, [PIMPIN], KE_PUSAT(nip));
    await jalankanOtomatis(dunia.sistem(), usul.id);
    expect(await baca(usul.id)).toMatchObject({ status: 'PERTEK_TERBIT', keputusanOtomatis: [{ dasar: 'LANGSUNG' }, { dasar: 'LANGSUNG' }] });
    await dunia.admin.query("delete from parameter_aturan where kode = 'OTOMATIS'");
  });

  test('tanda tangannya cocok dengan kunci yang diterbitkan dan delegasinya berlaku', async () => {
    const usul = await sampai(dunia, nipKe(501), [PIMPIN]);
    await jalankanOtomatis(dunia.sistem(), usul.id);
    const { dokumen } = (await baca(usul.id)).pertek.tandaTangan;
    const terbaca = bacaDokumen(dokumen);
    const { rows } = await dunia.admin.query('select peran, jwk, sejak::text, sampai::text from kunci_pertek where kid = $1', [
      kidDari(terbaca?.dokumen.jws ?? ''),
    ]);
    const cocok = await cocokTerpisah(terbaca?.dokumen.isi ?? '', terbaca?.dokumen.jws ?? '', rows[0].jwk);
    const matriks = await dunia.jalankan('AUDITOR_ASN', '{ delegasiPertek { id jenjang dari kepada nomorSk tanggalSk berlakuDari berlakuSampai } }');
    if (terbaca === null) throw new RangeError('dokumen tidak terbaca');
    expect(cacatPertek(terbaca.isi, { cocok, kunci: rows[0], delegasi: matriks['delegasiPertek'] })).toEqual([]);
  });

  test('usul otomatis dilanjutkan orang sampai dilantik', async () => {
    const usul = await sampai(dunia, nipKe(502), [PIMPIN]);
    await jalankanOtomatis(dunia.sistem(), usul.id);
    const surat = await lakukan(dunia, { id: usul.id, versi: (await baca(usul.id)).versi }, sk(dunia, '800/502/2026'));
    expect((await lakukan(dunia, surat.usul, lantik(dunia))).usul.status).toBe('DILANTIK');
  });

  test('penghalang yang datang sesudah persetujuan instansi menghentikan hub tanpa mengubah usul', async () => {
    const nip = nipKe(503);
    const usul = await sampai(dunia, nip, [PIMPIN]);
    await dunia.admin.query(
      "insert into selisih (instansi, nip, bidang, jenis, nilai_bkn, nilai_simpeg, level) values (1, $1, 21, 'BEDA', '34', '33', 'BLOKIR_JAB')",
      [nip],
    );
    await jalankanOtomatis(dunia.sistem(), usul.id);
    await jalankanOtomatis(dunia.sistem(hari(30)), usul.id);
    expect(await baca(usul.id)).toMatchObject({ status: 'DITERIMA_BKN', pertek: null, keputusanOtomatis: [] });
  });

  test('JPT madya menunggu orang: tampil pada daftar tunggu, hub tidak menyentuhnya, pejabat menandatangani langsung', async () => {
    const nip = nipKe(504);
    await dunia.tambahPegawai(nip, 1, { golAkhirId: '45', unorId: 'U1P', jabatanId: 'J1P' });
    const { usul } = await lakukan(dunia, (await ajukan(dunia, [nip], MADYA(nip))).usul, PIMPIN);
    await jalankanOtomatis(dunia.sistem(hari(60)), usul.id);
    expect((await baca(usul.id)).status).toBe('DITERIMA_BKN');
    const setuju = await lakukan(dunia, { id: usul.id, versi: (await baca(usul.id)).versi }, SETUJUI);
    const paraf = await lakukan(dunia, setuju.usul, PARAF);
    const tunggu = await dunia.jalankan('PENANDATANGAN_BKN', '{ menungguTandaTangan { id } }');
    expect(tunggu['menungguTandaTangan']).toEqual([{ id: usul.id }]);
    await lakukan(dunia, paraf.usul, { nama: 'terbitkanPertek', peran: 'PENANDATANGAN_BKN' });
    expect((await baca(usul.id)).pertek).toMatchObject({ mode: 'LANGSUNG', tandaTangan: { peran: 'PENANDATANGAN_BKN' } });
  });

  test('bukan pimpinan instansi itu, atau pengusulnya sendiri, tidak dapat menyetujui', async () => {
    const usul = await sampai(dunia, nipKe(505), []);
    expect(await lakukan(dunia, usul, { nama: 'setujuiInstansi', peran: 'OPERATOR_INSTANSI' }).catch((e: Error) => e.message)).toContain('berwenang');
    const lain = { subjek: 'x', orang: 'x', peran: 'APPROVER_INSTANSI' as const, instansi: 2, nip: null };
    expect(await lakukan(dunia, usul, { nama: 'setujuiInstansi', peran: lain })).toMatchObject({ userErrors: [{ kode: 'TIDAK_DITEMUKAN' }] });
    const diri = { subjek: 'y', orang: 'orang-OPERATOR_INSTANSI-1', peran: 'APPROVER_INSTANSI' as const, instansi: 1, nip: null };
    expect(await lakukan(dunia, usul, { nama: 'setujuiInstansi', peran: diri })).toMatchObject({ userErrors: [{ kode: 'ORANG_SAMA' }] });
  });
});

describe('sesudah lima hari kerja', () => {
  test('rute yang menunggu verifikator baru diputuskan pada hari kerja ke-6, sekali, dan ditandai SLA', async () => {
    const nip = nipKe(510);
    const usul = await sampai(dunia, nip, [PIMPIN], KE_PUSAT(nip));
    await jalankanOtomatis(dunia.sistem(), usul.id);
    const tunggu = await baca(usul.id);
    expect(tunggu).toMatchObject({ status: 'DITERIMA_BKN', rute: { kode: 'DAERAH_KE_PUSAT', penetap: 'KEPALA_BKN' }, sla: { keadaan: 'BERJALAN' } });
    const sebelum = jamTetap(`${tambahHari(tunggu.sla.jatuhTempo, -1)}T16:59:59Z`);
    const tempo = jamTetap(`${tambahHari(tunggu.sla.jatuhTempo, -1)}T17:00:00Z`);
    expect(await usulLewat(dunia.sistem(sebelum))).not.toContain(usul.id);
    await jalankanOtomatis(dunia.sistem(sebelum), usul.id);
    expect((await baca(usul.id)).status).toBe('DITERIMA_BKN');
    expect(await usulLewat(dunia.sistem(tempo))).toContain(usul.id);
    await Promise.all([0, 1].map(() => jalankanOtomatis(dunia.sistem(tempo), usul.id)));
    const jadi = await baca(usul.id);
    expect(jadi.keputusanOtomatis.map((k: { dasar: string }) => k.dasar)).toEqual(['SLA', 'SLA']);
    expect(jadi.status).toBe('PERTEK_TERBIT');
    expect(jadi.riwayat.find((r: { tindakan: string }) => r.tindakan === 'setujui').catatan).toContain('otomatis');
    expect(await usulLewat(dunia.sistem(tempo))).not.toContain(usul.id);
  });

  test('jamnya berhenti selama BTS', async () => {
    const nip = nipKe(511);
    const usul = await sampai(
      dunia,
      nip,
      [PIMPIN, { nama: 'kembalikanMutasi', peran: 'VERIFIKATOR_BKN', isi: { catatan: 'Berkas belum lengkap.' } }],
      KE_PUSAT(nip),
    );
    expect((await baca(usul.id)).sla).toMatchObject({ keadaan: 'DIJEDA', jatuhTempo: null });
    expect(await usulLewat(dunia.sistem(hari(90)))).not.toContain(usul.id);
  });

  test('keputusan penetap menurut rute wajib sebelum SK (C19)', async () => {
    const nip = nipKe(512);
    const usul = await sampai(dunia, nip, [PIMPIN], KE_PUSAT(nip));
    const setuju = await lakukan(dunia, usul, SETUJUI);
    const pertek = await lakukan(dunia, setuju.usul, { nama: 'terbitkanPertek', peran: 'PARAF_BKN' });
    const ppk = { subjek: 'ppk-3', orang: 'ppk-3', peran: 'PPK' as const, instansi: 3, nip: null };
    const isi = { nomor: 'KEP-1', tanggal: dunia.tanggalSk };
    const keputusan = (penetap: string) => lakukan(dunia, pertek.usul, { nama: 'catatKeputusanPemindahan', peran: ppk, isi: { ...isi, penetap } });
    expect(await keputusan('PPK')).toMatchObject({ userErrors: [{ kode: 'PENETAP_SALAH' }] });
    const dicatat = await keputusan('KEPALA_BKN');
    const surat = await lakukan(dunia, dicatat.usul, { nama: 'terbitkanSk', peran: ppk, isi: { nomor: 'SK-512', tanggal: dunia.tanggalSk } });
    expect(surat).toMatchObject({ usul: { status: 'SK_TERBIT' } });
  });
});

describe('kalender dan delegasi', () => {
  const LIBUR = 'mutation ($input: TetapkanHariLiburInput!) { h: tetapkanHariLibur(input: $input) { id userErrors { field kode } } }';
  const CABUT = 'mutation ($input: CabutDelegasiInput!) { h: cabutDelegasi(input: $input) { id userErrors { field kode } } }';

  test('hari libur ditetapkan sebagai versi baru, tercatat di jejak; tanpa delegasi yang berlaku tidak ada yang ditandatangani', async () => {
    const input = { dasar: 'SKB contoh 2027', hari: [{ tanggal: '2027-06-03', jenis: 'CUTI_BERSAMA', nama: 'Hari Contoh' }] };
    expect((await dunia.jalankan('DATA_STEWARD_BKN', LIBUR, { input }))['h']).toEqual({ id: '2027-06-03', userErrors: [] });
    const kalender = await dunia.jalankan('PPK', '{ hariLibur(tahun: 2027) { tanggal nama keyakinan } }');
    expect(kalender['hariLibur']).toContainEqual({ tanggal: '2027-06-03', nama: 'Hari Contoh', keyakinan: 'TERBACA' });
    await expect(dunia.jalankan('PENANDATANGAN_BKN', LIBUR, { input })).rejects.toMatchObject({ kode: 'TIDAK_BERWENANG' });
    const { rows } = await dunia.admin.query("select count(*)::int n from jejak where peristiwa = 'kalender.ditetapkan'");
    expect(rows[0].n).toBe(1);
  });

  test('delegasi yang dicabut tidak lagi dipakai; JPT madya tidak dapat didelegasikan', async () => {
    const TETAPKAN = 'mutation ($input: DelegasiInput!) { h: tetapkanDelegasi(input: $input) { id userErrors { field kode } } }';
    const dasar = { dari: 'Kepala BKN', kepada: 'SISTEM', nomorSk: 'D-9', tanggalSk: '2026-01-01', berlakuDari: '2026-01-01' };
    const madya = await dunia.jalankan('PENANDATANGAN_BKN', TETAPKAN, { input: { ...dasar, jenjang: 'JPT_MADYA' } });
    expect(madya['h'].userErrors).toEqual([{ field: 'jenjang', kode: 'MASUKAN_SALAH' }]);
    const baru = await dunia.jalankan('PENANDATANGAN_BKN', TETAPKAN, { input: { ...dasar, jenjang: 'ADMINISTRATOR' } });
    const input = { id: baru['h'].id, berlakuSampai: '2099-01-01', alasan: 'Pejabat berganti.' };
    expect((await dunia.jalankan('PENANDATANGAN_BKN', CABUT, { input }))['h'].userErrors).toEqual([]);
    expect((await dunia.jalankan('PENANDATANGAN_BKN', CABUT, { input: { ...input, berlakuSampai: '2020-01-01' } }))['h'].userErrors).toHaveLength(1);
    await dunia.admin.query(
      "insert into pencabutan_delegasi select id, hari_ini() - 1, 'habis masa uji', 'uji', 'uji' from delegasi_pertek where jenjang = 'PENGAWAS' and berlaku_dari < hari_ini() on conflict do nothing",
    );
    const usul = await sampai(dunia, nipKe(520), [PIMPIN]);
    await jalankanOtomatis(dunia.sistem(), usul.id);
    expect((await baca(usul.id)).status).toBe('DITERIMA_BKN');
    const setuju = await lakukan(dunia, { id: usul.id, versi: (await baca(usul.id)).versi }, SETUJUI);
    expect(await lakukan(dunia, setuju.usul, { nama: 'terbitkanPertek', peran: 'PARAF_BKN' })).toMatchObject({
      userErrors: [{ kode: 'DELEGASI_TIDAK_BERLAKU' }],
    });
  });
});
