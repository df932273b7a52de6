import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hapusKonsepLama } from '../../../../bin/akar/pembersih.ts';
import { sebagaiPeran } from '../../../../bin/perintah/sambungan.ts';
import { AKSES, PERAN, type Pemanggil, type Peran } from '../../../../domain/akses.ts';
import { AJUKAN_KONSEP, idDokumen, masukan } from '../dokumen.ts';
import { buatDunia, type Dunia, type Json, nipKe, pemanggil } from '../dunia.ts';
import { BACA, buatMeja, DAFTAR, HAPUS, PERIKSA, SIMPAN } from './meja.ts';

let dunia: Dunia;
const { nipBaru, tanya, simpan, konsepUtuh, baca, periksa, hapus, majukan } = buatMeja(() => dunia);
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

describe('menyiapkan konsep', () => {
  test('konsep kosong pun tersimpan, menyebut yang kurang, dan diisi sedikit demi sedikit tanpa menyentuh yang lain', async () => {
    const { konsep } = await simpan({});
    expect(konsep).toMatchObject({ versi: 1, jenis: null, jumlahPegawai: 0, akuiPeringatan: [] });
    expect(konsep.kurang.map((k: Json) => k.field)).toEqual(['jenis', 'alasan', 'tmt', 'pegawai']);
    const nip = [nipBaru(), nipBaru(), nipBaru()];
    const dua = await simpan({
      id: konsep.id,
      versi: 1,
      jenis: 'PEMINDAHAN',
      alasan: 'Mengisi jabatan kosong.',
      pegawai: [...nip].reverse().map((n) => ({ nip: n })),
    });
    expect(dua.konsep).toMatchObject({
      versi: 2,
      alasan: 'Mengisi jabatan kosong.',
      jumlahPegawai: 3,
      kurang: [{ field: 'tmt' }, { field: 'pegawai.tujuan', jumlah: 3 }],
    });
    const tiga = await simpan({ id: konsep.id, versi: 2, tmt: dunia.tmt, alasan: null });
    expect(tiga.konsep).toMatchObject({ versi: 3, jenis: 'PEMINDAHAN', tmt: dunia.tmt, alasan: null, jumlahPegawai: 3 });
    expect(await baca(konsep.id)).toMatchObject({
      instansi: { id: 'INS-1' },
      keadaanSiasn: [{ kode: '1' }],
      rincian: null,
      klasifikasi: null,
      pegawai: { nodes: [{ pegawai: { nip: nip[0] }, tujuan: { instansiId: null } }, { pegawai: { nip: nip[1] } }], pageInfo: { hasNextPage: true } },
    });
  });

  test('daftar pegawai yang tidak muat dalam satu permintaan disusun sebagian demi sebagian, seluruhnya paling banyak 5.000', async () => {
    const tujuan = { instansiId: 'INS-1', unorId: 'U1', jabatanId: 'J1' };
    const nip = Array.from({ length: 5_000 }, (_, i) => nipKe(1_000 + i));
    let acuan: { id?: string; versi?: number } = {};
    for (let k = 0; k < nip.length; k += 1_000) {
      const tambahPegawai = nip.slice(k, k + 1_000).map((n) => ({ nip: n, tujuan }));
      const { konsep, userErrors } = await simpan({ ...acuan, tambahPegawai });
      expect(userErrors).toEqual([]);
      expect(konsep).toMatchObject({ jumlahPegawai: k + 1_000, versi: k / 1_000 + 1 });
      acuan = { id: konsep.id, versi: konsep.versi };
    }
    const lebih = await simpan({ ...acuan, tambahPegawai: [{ nip: nipKe(900) }] });
    expect(lebih).toMatchObject({ konsep: null, userErrors: [{ kode: 'PEGAWAI_TERLALU_BANYAK', field: 'tambahPegawai' }] });
    const ganti = await simpan({ ...acuan, tambahPegawai: [{ nip: nip[0], tujuan: { ...tujuan, jabatanId: 'J2' } }] });
    expect(ganti.konsep).toMatchObject({ jumlahPegawai: 5_000, versi: 6 });
    expect((await baca(ganti.konsep.id)).pegawai.nodes[0]).toEqual({ pegawai: { nip: nip[0] }, tujuan: { ...tujuan, jabatanId: 'J2' } });
  });

  test('dokumen yang sudah diunggah disebut konsep dengan namanya; yang tidak ada terlihat tidak ada', async () => {
    const nip = nipBaru();
    const { konsep } = await simpan({ pegawai: [{ nip }], dokumen: [{ id: idDokumen('BA_TPK') }, { id: '999999', nip }, { id: 'bukan-angka' }] });
    expect((await baca(konsep.id)).dokumen).toEqual([
      { id: idDokumen('BA_TPK'), jenis: 'BA_TPK', judul: 'Berita acara tim penilai kinerja PNS', pegawai: null },
      { id: '999999', jenis: null, judul: null, pegawai: { nip } },
      { id: 'bukan-angka', jenis: null, judul: null, pegawai: null },
    ]);
  });

  test('dari dua orang yang mengubah versi yang sama hanya satu yang menang; yang kalah tidak mengubah apa pun', async () => {
    const { konsep } = await simpan({ alasan: 'awal' });
    const semua = await Promise.all(['satu', 'dua', 'tiga', 'empat'].map((alasan) => simpan({ id: konsep.id, versi: 1, alasan })));
    const menang = semua.filter((s) => s.konsep !== null);
    expect(menang).toHaveLength(1);
    expect(semua.filter((s) => s.konsep === null).map((s) => s.userErrors)).toEqual(Array(3).fill([{ kode: 'VERSI_BERUBAH', field: 'versi' }]));
    expect(await baca(konsep.id)).toMatchObject({ versi: 2, alasan: menang[0].konsep.alasan });
    expect((await simpan({ id: konsep.id, alasan: 'tanpa versi' })).userErrors).toEqual([{ kode: 'VERSI_BERUBAH', field: 'versi' }]);
  });

  test('simpanan yang sama dengan kunci yang sama menjadi satu konsep; konsep yang dihapus tidak dapat dihapus atau diubah lagi', async () => {
    const dobel = await Promise.all([1, 2, 3].map(() => simpan({ alasan: 'dobel' }, 'OPERATOR_INSTANSI', 'kunci-konsep-dobel')));
    expect(new Set(dobel.map((d) => d.konsep.id)).size).toBe(1);
    const { id } = dobel[0].konsep;
    expect(await hapus({ id, versi: 7 })).toMatchObject({ id: null, userErrors: [{ kode: 'VERSI_BERUBAH' }] });
    expect(await hapus({ id, versi: 1 })).toEqual({ id, userErrors: [] });
    expect(await baca(id)).toBeNull();
    for (const hasil of [await hapus({ id, versi: 1 }), await simpan({ id, versi: 1 })])
      expect(hasil.userErrors).toEqual([{ kode: 'TIDAK_DITEMUKAN', field: 'id' }]);
  });

  test('konsep yang tidak disentuh terlalu lama hilang, yang lain tetap, dan jejak mencatat banyaknya per instansi', async () => {
    const [lama, baru] = [(await simpan({})).konsep, (await simpan({})).konsep];
    await dunia.admin.query("update konsep_usul set diubah_pada = now() - interval '31 days' where id = $1", [lama.id]);
    const url = sebagaiPeran(dunia.url, 'simpul_sync');
    expect([await hapusKonsepLama(url, 32), await hapusKonsepLama(url, 30), await hapusKonsepLama(url, 30)]).toEqual([0, 1, 0]);
    expect([await baca(lama.id), (await baca(baru.id)).id]).toEqual([null, baru.id]);
    const { rows } = await dunia.admin.query("select data from jejak where peristiwa = 'mutasi.konsep_kedaluwarsa'");
    expect(rows).toEqual([{ data: { instansi: 1, jumlah: 1 } }]);
  });
});

describe('siapa yang melihat dan mengelola konsep', () => {
  test('hanya peran yang terdaftar yang menyimpan, menghapus, mengajukan, memeriksa, dan membaca', async () => {
    const { acuan } = await konsepUtuh();
    const pintu = [
      ['kelolaKonsepUsul', SIMPAN, { input: { alasan: 'x' } }],
      ['kelolaKonsepUsul', HAPUS, { input: { id: acuan.id, versi: 99 } }],
      ['ajukanMutasi', AJUKAN_KONSEP, { input: { id: acuan.id, versi: 99 } }],
      ['ajukanMutasi', PERIKSA, { id: acuan.id }],
      ['bacaKonsepUsul', BACA, { id: acuan.id }],
      ['bacaKonsepUsul', DAFTAR, {}],
    ] as const;
    for (const [operasi, dokumen, variabel] of pintu)
      for (const peran of PERAN) {
        const { errors } = await dunia.mentah(peran, dokumen, { ...variabel });
        const ditolak = errors?.[0]?.originalError as { kode?: string } | undefined;
        expect(ditolak?.kode, `${peran} ${dokumen.slice(0, 60)}`).toBe((AKSES[operasi] as readonly Peran[]).includes(peran) ? undefined : 'TIDAK_BERWENANG');
      }
  });

  test('instansi lain tidak melihat, mengubah, menghapus, memeriksa, maupun mengajukannya, juga tidak instansi yang dituju', async () => {
    const lain = pemanggil('OPERATOR_INSTANSI', 2);
    const nip = nipBaru();
    await dunia.tambahPegawai(nip);
    const { konsep } = await simpan(masukan(dunia, [nip], { pegawai: [{ nip, tujuan: { instansiId: 'INS-2', unorId: 'U2', jabatanId: 'J2' } }] }));
    expect(await baca(konsep.id, lain)).toBeNull();
    expect(await periksa(konsep.id, [], lain)).toBeNull();
    expect((await tanya(lain, DAFTAR)).nodes).toEqual([]);
    for (const hasil of [
      await simpan({ id: konsep.id, versi: 1, alasan: 'diambil alih' }, lain),
      await hapus({ id: konsep.id, versi: 1 }, lain),
      await majukan({ id: konsep.id, versi: 1 }, lain),
    ])
      expect(hasil.userErrors.map((e: Json) => e.kode)).toEqual(['TIDAK_DITEMUKAN']);
    expect(await baca(konsep.id)).toMatchObject({ versi: 1 });
  });

  test('dinding kedua: basis data sendiri menyembunyikan baris itu dan menolak menulisnya', async () => {
    const { acuan } = await konsepUtuh();
    const sebagai = async (p: Pemanggil, teks: string): Promise<number | string> => {
      const klien = await dunia.pool.connect();
      try {
        await klien.query('begin');
        await klien.query("select set_config('simpul.pemanggil', $1, true)", [dunia.tertanda(p)]);
        return (await klien.query(teks)).rowCount ?? 0;
      } catch (galat) {
        return (galat as { code: string }).code;
      } finally {
        await klien.query('rollback');
        klien.release();
      }
    };
    const jalan = [
      `select from konsep_usul where id = ${acuan.id}`,
      `update konsep_usul set versi = versi + 1 where id = ${acuan.id}`,
      `delete from konsep_usul where id = ${acuan.id}`,
      'insert into konsep_usul (instansi) values (1)',
    ];
    const semua = async (p: Pemanggil): Promise<(number | string)[]> => Promise.all(jalan.map((j) => sebagai(p, j)));
    expect(await semua(pemanggil('OPERATOR_INSTANSI'))).toEqual([1, 1, 1, 1]);
    expect(await semua(pemanggil('PPK'))).toEqual([1, 0, 0, '42501']);
    for (const p of [
      pemanggil('OPERATOR_INSTANSI', 2),
      pemanggil('APPROVER_PROVINSI'),
      pemanggil('VERIFIKATOR_BKN'),
      pemanggil('AUDITOR_ASN'),
      pemanggil('SISTEM'),
    ])
      expect(await semua(p), p.peran).toEqual([0, 0, 0, '42501']);
    expect(await sebagai(pemanggil('OPERATOR_INSTANSI'), `update konsep_usul set instansi = 2 where id = ${acuan.id}`)).toBe('42501');
  });
});
