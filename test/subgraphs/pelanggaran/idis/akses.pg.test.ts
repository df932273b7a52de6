import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boleh, JANGKAUAN, type Operasi, PERAN } from '../../../../domain/akses.ts';
import { di, isiPegawai, nipUji, type PelakuUji } from '../../../support/isi.ts';
import { ATASAN, buatDuniaIdis, type DuniaIdis, HARI, kueriMutasi, MUTASI_IDIS, type MutasiIdis } from './kasus.ts';

let d: DuniaIdis;
let nip: string;
let kasus: string;
beforeAll(async () => {
  d = await buatDuniaIdis();
  nip = await d.orangBaru();
  kasus = await d.sampaiDiterima(nip, 'B', '27');
  await isiPegawai(d.dunia, { nip: nipUji(500), instansi: d.dua });
});
afterAll(() => d.dunia.tutup());

/** What every mutation needs to be well formed; none of it names a case. */
const KOSONG = { id: '0', versi: 1 };
const ISI: Readonly<Record<MutasiIdis, readonly [Operasi, object]>> = {
  bukaKasusDisiplin: ['bukaKasusDisiplin', { nip: nipUji(777), uraian: 'x' }],
  telaahKasus: ['prosesKasusDisiplin', { ...KOSONG, pelanggaran: 'x', pasal: 'x', atasanNip: ATASAN }],
  bentukTimPemeriksa: ['prosesKasusDisiplin', { ...KOSONG, nomor: 'x', tanggal: HARI.surat, anggota: [] }],
  panggilTerperiksa: ['prosesKasusDisiplin', { ...KOSONG, nomor: 'x', suratTanggal: HARI.surat, periksaTanggal: HARI.periksa }],
  catatKehadiranTerperiksa: ['prosesKasusDisiplin', { ...KOSONG, hadir: true }],
  catatBap: ['prosesKasusDisiplin', { ...KOSONG, tanggal: HARI.bap, cara: 'x', ditandatangani: true, isi: 'x' }],
  catatLhp: ['prosesKasusDisiplin', { ...KOSONG, nomor: 'x', tanggal: HARI.lhp, terbukti: false, kesimpulan: 'x' }],
  tetapkanHukuman: [
    'tetapkanHukuman',
    { ...KOSONG, jenisHukumanId: '1', skNomor: 'x', skTanggal: HARI.sk, penetap: 'x', statusPenetap: 'x', pertimbangan: 'x' },
  ],
  hentikanKasus: ['tetapkanHukuman', { ...KOSONG, alasan: 'x' }],
  sampaikanKeputusan: ['prosesKasusDisiplin', { ...KOSONG, langkah: 'x', tanggal: HARI.jadwal }],
  ajukanUpaya: ['ajukanUpaya', { ...KOSONG, jenis: 'x', alasan: 'x' }],
  tanggapiBanding: ['tanggapiBanding', { ...KOSONG, tanggapan: 'x' }],
  putuskanUpaya: ['putuskanUpaya', { ...KOSONG, hasil: 'x', nomor: 'x', tanggal: HARI.sk, pertimbangan: 'x' }],
  batalkanKasusDisiplin: ['batalkanKasusDisiplin', { ...KOSONG, alasan: 'x' }],
};
const MUTASI = Object.keys(MUTASI_IDIS) as MutasiIdis[];
const BACA = '{ daftarKasusDisiplin { nodes { id } } }';
const satu = (id: string) => `{ kasusDisiplin(id: "${id}") { id tahap tim { unsur } lhp { tingkat } panggilan { nomor } keputusan { skNomor } } }`;
const pelaku = (peran: (typeof PERAN)[number], instansi = d.satu): PelakuUji => ({ peran, instansi, nip: nipUji(777) });

describe('siapa boleh apa atas kasus disiplin', () => {
  test.each(MUTASI)('%s mengikuti tabel akses untuk setiap peran', async (nama) => {
    const [operasi, input] = ISI[nama];
    for (const peran of PERAN) {
      const jawab = await d.tanya(pelaku(peran), kueriMutasi(nama), { input });
      if (boleh(operasi, peran)) expect([jawab.galat, typeof di(jawab, `${nama}.userErrors.0.kode`)], peran).toEqual([[], 'string']);
      else expect(jawab.galat, peran).toEqual(['TIDAK_BERWENANG']);
    }
  });

  test('membaca daftar mengikuti tabel akses; jangkauan menentukan isinya', async () => {
    for (const peran of PERAN) {
      const jawab = await d.tanya(pelaku(peran), BACA);
      if (!boleh('bacaKasusDisiplin', peran)) expect(jawab.galat, peran).toEqual(['TIDAK_BERWENANG']);
      else expect((di(jawab, 'daftarKasusDisiplin.nodes') as unknown[]).length, peran).toBe(JANGKAUAN[peran] === 'DIRI' ? 0 : 1);
    }
  });

  test('instansi lain tidak melihat dan tidak dapat menindak, dengan peran apa pun', async () => {
    for (const peran of PERAN.filter((p) => JANGKAUAN[p] === 'INSTANSI' && boleh('bacaKasusDisiplin', p))) {
      const lain = pelaku(peran, d.dua);
      expect(di(await d.tanya(lain, satu(kasus)), 'kasusDisiplin'), peran).toBeNull();
      expect(di(await d.tanya(lain, BACA), 'daftarKasusDisiplin.nodes'), peran).toEqual([]);
      const jawab = await d.tanya(lain, kueriMutasi('sampaikanKeputusan'), { input: { id: kasus, versi: 1, langkah: 'TERIMA', tanggal: HARI.terima } });
      if (boleh('prosesKasusDisiplin', peran)) expect(di(jawab, 'sampaikanKeputusan.userErrors.0.kode'), peran).toBe('TIDAK_DITEMUKAN');
    }
  });

  test('terperiksa membaca surat dan keputusannya sendiri, bukan tim dan laporan pemeriksanya; orang lain tidak sama sekali', async () => {
    expect(di(await d.tanya(d.asn(nip), satu(kasus)), 'kasusDisiplin')).toEqual({
      id: kasus,
      tahap: 'UPAYA_ADMINISTRATIF',
      tim: null,
      lhp: null,
      panggilan: [{ nomor: 'P-1' }],
      keputusan: [{ skNomor: 'SK-27' }],
    });
    expect(di(await d.tanya(d.asn(ATASAN), satu(kasus)), 'kasusDisiplin')).toBeNull();
    expect(di(await d.tanya(d.PPK, satu(kasus)), 'kasusDisiplin')).toMatchObject({ tim: [{}, {}, {}], lhp: [{ tingkat: 'B' }] });
  });

  test('terperiksa yang juga memegang jabatan tidak menindak kasusnya sendiri', async () => {
    for (const peran of ['OPERATOR_INSTANSI', 'PPK'] as const)
      expect((await d.ditolak('sampaikanKeputusan', { peran, instansi: d.satu, nip }, kasus, { langkah: 'TERIMA', tanggal: HARI.terima })).kode, peran).toBe(
        'ORANG_SAMA',
      );
    expect((await d.ditolak('batalkanKasusDisiplin', { ...d.PPK, nip }, kasus, { alasan: 'Membatalkan kasus sendiri' })).kode).toBe('ORANG_SAMA');
  });

  test('saringan tahap, tingkat, orang, dan lewat tenggat', async () => {
    const banyak = async (filter: object) => {
      const jawab = await d.tanya(d.PPK, 'query ($f: FilterKasusDisiplin) { daftarKasusDisiplin(filter: $f) { nodes { lewatTenggat } } }', { f: filter });
      return (di(jawab, 'daftarKasusDisiplin.nodes') as unknown[]).length;
    };
    expect(await banyak({ tahap: ['UPAYA_ADMINISTRATIF'], tingkat: ['B'], nip, instansiId: d.satu.id })).toBe(1);
    expect(await banyak({ tahap: ['TELAAH'] })).toBe(0);
    await d.dunia.admin.query('update kasus_disiplin set tenggat = current_date - 1, tenggat_sebab = null where id = $1', [kasus]);
    expect([await banyak({ lewatTenggat: true }), await banyak({ lewatTenggat: false })]).toEqual([1, 0]);
    await d.dunia.admin.query("update kasus_disiplin set tenggat = null, tenggat_sebab = 'uji' where id = $1", [kasus]);
    expect([await banyak({ lewatTenggat: true }), await banyak({ lewatTenggat: false })]).toEqual([0, 0]);
  });
});
