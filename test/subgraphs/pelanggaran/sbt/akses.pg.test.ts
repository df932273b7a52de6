import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boleh, type Operasi, PERAN } from '../../../../domain/akses.ts';
import { di, type PelakuUji } from '../../../support/isi.ts';
import { buatDuniaSbt, type DuniaSbt, mutasiSbt, NIP } from './kasus.ts';

let d: DuniaSbt;
beforeAll(async () => {
  d = await buatDuniaSbt();
});
afterAll(() => d.tutup());

const pelaku = (peran: (typeof PERAN)[number]): PelakuUji => ({ peran, instansi: d.satu, nip: NIP });
const LANGKAH = { id: '0', versi: 1, catatan: 'Catatan yang cukup panjang' };

describe('akses SBT', () => {
  test.each<readonly [Operasi, object]>([
    ['verifikasiTemuan', { ...LANGKAH, putusan: 'TERBUKTI' }],
    ['putuskanKajian', { ...LANGKAH, terbukti: true }],
    ['catatTanggapan', { id: '0', isi: 'Tanggapan yang cukup panjang' }],
    ['kirimRekomendasi', LANGKAH],
    ['pantauTemuan', LANGKAH],
    ['terbitkanPeringatan', LANGKAH],
    ['terbitkanTeguran', LANGKAH],
    ['usulkanPemblokiranTemuan', LANGKAH],
    ['rekomendasikanPencabutan', LANGKAH],
    ['catatTindakLanjut', LANGKAH],
    ['periksaTindakLanjut', { ...LANGKAH, diterima: true }],
    ['kabulkanTanggapan', LANGKAH],
    ['tutupTemuan', LANGKAH],
  ])('%s: tepat peran pada tabel akses', async (operasi, input) => {
    for (const peran of PERAN) {
      const jawab = await d.tanya(pelaku(peran), mutasiSbt(operasi), { input });
      expect(jawab.galat, peran).toEqual(boleh(operasi, peran) ? [] : ['TIDAK_BERWENANG']);
      if (boleh(operasi, peran)) expect(di(jawab, `${operasi}.userErrors.0.kode`), peran).toBe('TIDAK_DITEMUKAN');
    }
  });

  test('temuan, daftar, dan bidang instansi: tepat peran pada tabel akses', async () => {
    const id = await d.catat('NETRALITAS_DISIPLIN');
    const r = [{ __typename: 'Instansi', id: d.satu.id }];
    for (const peran of PERAN) {
      const p = pelaku(peran);
      const bacaTemuan = boleh('bacaTemuan', peran) ? [] : ['TIDAK_BERWENANG'];
      expect(
        (
          await d.tanya(
            p,
            'query ($id: ID!) { temuan(id: $id) { riwayat { ke } surat { nomor } tanggapan { isi } tindakLanjut { uraian } aksi { tindakan } } }',
            { id },
          )
        ).galat,
        peran,
      ).toEqual(bacaTemuan);
      expect((await d.tanya(p, '{ daftarTemuan(filter: { lewatTenggat: false }) { nodes { id } } }')).galat, peran).toEqual(bacaTemuan);
      for (const bidang of ['tunggakanTindakLanjut { jumlah }', 'pencantumanNspk { id }'])
        expect(
          (await d.tanya(p, `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Instansi { ${bidang} } } }`, { r })).galat,
          `${peran} ${bidang}`,
        ).toEqual(boleh('bacaPelanggaran', peran) ? [] : ['TIDAK_BERWENANG']);
    }
  });

  test('saringan lewatTenggat memisahkan yang lewat dari yang belum', async () => {
    const id = await d.catat('NSPK');
    await d.admin.query("update temuan set tenggat = '2020-01-01' where id = $1", [id]);
    const daftar = async (lewat: boolean) =>
      (
        di(
          await d.tanya(pelaku('AUDITOR_ASN'), 'query ($l: Boolean) { daftarTemuan(filter: { lewatTenggat: $l }) { nodes { id } } }', { l: lewat }),
          'daftarTemuan.nodes',
        ) as { id: string }[]
      ).map((n) => n.id);
    expect(await daftar(true)).toEqual([id]);
    expect(await daftar(false)).not.toContain(id);
  });
});
