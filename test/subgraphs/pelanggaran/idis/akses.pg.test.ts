import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boleh, JANGKAUAN, type Operasi, PERAN } from '../../../../domain/akses.ts';
import { unduhSuratDisiplin } from '../../../../subgraphs/pelanggaran/idis/unduh-surat.ts';
import { di, isiPegawai, konteksUji, nipUji, type PelakuUji } from '../../../support/isi.ts';
import { ATASAN, buatDuniaIdis, type DuniaIdis, HARI, kueriMutasi, MUTASI_IDIS, type MutasiIdis, putusan } from './kasus.ts';

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

const dibaca = async (): Promise<readonly unknown[]> =>
  (await d.dunia.admin.query("select data from jejak where peristiwa = 'akses.kasus_disiplin_dibaca' order by shard, urut")).rows.map(({ data }) => data);

describe('membuka berkas kasus', () => {
  test('berjejak sekali untuk satu permintaan, dengan peran dan instansi; daftar tanpa berkas, dan yang tidak terlihat, tidak', async () => {
    const awal = (await dibaca()).length;
    await d.tanya(d.OPERATOR, BACA);
    await d.tanya({ ...d.OPERATOR, instansi: d.dua }, satu(kasus));
    expect(await dibaca()).toHaveLength(awal);
    const jawab = await d.tanya(d.OPERATOR, satu(kasus));
    expect((di(jawab, 'kasusDisiplin.panggilan') as unknown[]).length).toBeGreaterThan(0);
    const jejak = await dibaca();
    expect(jejak).toHaveLength(awal + 1);
    expect(jejak).toContainEqual({ kasus, peran: 'OPERATOR_INSTANSI', instansi: d.satu.no });
  });

  test('pembacaan yang tidak dapat dicatat tidak memperlihatkan apa pun', async () => {
    await d.dunia.admin.query('revoke execute on function jejak_pemanggil(text, jsonb) from simpul_app');
    const jawab = await d.tanya(d.OPERATOR, satu(kasus));
    await d.dunia.admin.query('grant execute on function jejak_pemanggil(text, jsonb) to simpul_app');
    expect(jawab.galat.length).toBeGreaterThan(0);
    expect(JSON.stringify(jawab.data ?? null)).not.toContain('P-1');
  });
});

describe('siapa boleh apa atas kasus disiplin', () => {
  test.each(MUTASI)('%s mengikuti tabel akses untuk setiap peran', async (nama) => {
    const [operasi, input] = ISI[nama];
    for (const peran of PERAN) {
      const jawab = await d.tanya(pelaku(peran), kueriMutasi(nama), { input });
      if (boleh(operasi, peran)) expect([jawab.galat, typeof di(jawab, `${nama}.userErrors.0.kode`)], peran).toEqual([[], 'string']);
      else expect(jawab.galat, peran).toEqual(['TIDAK_BERWENANG']);
    }
  });

  test('membaca daftar mengikuti tabel akses; jangkauan menentukan isinya, dan Bawaslu tidak melihat kasus tanpa temuan netralitas', async () => {
    for (const peran of PERAN) {
      const jawab = await d.tanya(pelaku(peran), BACA);
      if (!boleh('bacaKasusDisiplin', peran)) expect(jawab.galat, peran).toEqual(['TIDAK_BERWENANG']);
      else expect((di(jawab, 'daftarKasusDisiplin.nodes') as unknown[]).length, peran).toBe(JANGKAUAN[peran] === 'DIRI' || peran === 'VIEWER_BAWASLU' ? 0 : 1);
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
    await d.dunia.admin.query('update kasus_disiplin set tenggat = hari_ini() - 1, tenggat_sebab = null where id = $1', [kasus]);
    expect([await banyak({ lewatTenggat: true }), await banyak({ lewatTenggat: false })]).toEqual([1, 0]);
    await d.dunia.admin.query("update kasus_disiplin set tenggat = null, tenggat_sebab = 'uji' where id = $1", [kasus]);
    expect([await banyak({ lewatTenggat: true }), await banyak({ lewatTenggat: false })]).toEqual([0, 0]);
  });

  test('terperiksa yang juga memegang jabatan tidak membaca tim dan laporan atas dirinya, lewat GraphQL maupun langsung pada basis data', async () => {
    for (const peran of PERAN.filter((p) => JANGKAUAN[p] === 'INSTANSI' && boleh('bacaKasusDisiplin', p))) {
      const diri: PelakuUji = { peran, instansi: d.satu, nip };
      expect(di(await d.tanya(diri, satu(kasus)), 'kasusDisiplin'), peran).toMatchObject({ id: kasus, tim: null, lhp: null });
      const banyak = (p: PelakuUji) =>
        konteksUji(d.dunia.pool, p).baca(
          async (tx) =>
            (
              await tx.execute(
                sql`select id from tim_disiplin where kasus = ${kasus}::bigint union all select id from lhp_disiplin where kasus = ${kasus}::bigint`,
              )
            ).rows.length,
        );
      expect([await banyak(diri), await banyak(pelaku(peran))], peran).toEqual([0, 4]);
    }
  });

  test('yang memutus tanpa NIP pada hibahnya ditahan dengan sebab: belum diketahui apakah ia terperiksa', async () => {
    const { nip: _, ...tanpaNip } = d.PPK;
    const lhp = await d.sampaiLhp(await d.orangBaru(), 'R');
    for (const [nama, isi] of [
      ['tetapkanHukuman', putusan('1')],
      ['hentikanKasus', { alasan: 'Tidak terbukti contoh' }],
      ['batalkanKasusDisiplin', { alasan: 'Kasus keliru orang' }],
    ] as const)
      expect(await d.ditolak(nama, tanpaNip, lhp, isi), nama).toMatchObject({ kode: 'DISIPLIN_DITAHAN', pesan: expect.stringContaining('NIP pada hibah') });
    expect(await d.langkah('batalkanKasusDisiplin', { peran: 'DIR_WASDAL' }, lhp, { alasan: 'Kasus keliru orang' })).toBe('DIBATALKAN');
  });

  test('keputusan dan suratnya baru terbaca terperiksa sesudah diterima', async () => {
    const orang = await d.orangBaru();
    const id = await d.sampaiLhp(orang, 'R');
    const terbaca = async (p: PelakuUji) => [
      (di(await d.tanya(p, satu(id)), 'kasusDisiplin.keputusan') as unknown[]).length,
      await unduhSuratDisiplin(konteksUji(d.dunia.pool, p), id, 'keputusan').then(
        () => 'PDF',
        (e) => e.kode,
      ),
    ];
    await d.langkah('tetapkanHukuman', d.PPK, id, putusan('1'));
    await d.langkah('sampaikanKeputusan', d.OPERATOR, id, { langkah: 'JADWAL', tanggal: HARI.jadwal });
    for (const p of [d.asn(orang), { ...d.OPERATOR, nip: orang }]) expect(await terbaca(p), p.peran).toEqual([0, 'TIDAK_DITEMUKAN']);
    expect(await terbaca(d.PPK)).toEqual([1, 'PDF']);
    await d.langkah('sampaikanKeputusan', d.OPERATOR, id, { langkah: 'TERIMA', tanggal: HARI.terima });
    expect(await terbaca(d.asn(orang))).toEqual([1, 'PDF']);
  });

  test('setiap peran hanya menulis tahap yang diputusnya, juga bila melewati layanan', async () => {
    const tulis = async (p: PelakuUji, id: string, tahap: string): Promise<string> => {
      const batal = new Error('batal');
      try {
        return await konteksUji(d.dunia.pool, p).tulis(async (tx) => {
          const { rowCount } = await tx.execute(sql`update kasus_disiplin set tahap = ${tahap} where id = ${id}::bigint`);
          if (rowCount === 0) return 'TIDAK_TERLIHAT';
          throw batal;
        });
      } catch (e) {
        return e === batal ? 'TERTULIS' : 'DITOLAK';
      }
    };
    const orang = await d.orangBaru();
    const telaah = await d.buka(orang);
    expect(await tulis(d.asn(orang), telaah, 'UPAYA_ADMINISTRATIF')).toBe('TIDAK_TERLIHAT');
    for (const tahap of ['DIBATALKAN', 'BERLAKU', 'SELESAI', 'TELAAH']) expect(await tulis(d.asn(nip), kasus, tahap), tahap).toBe('DITOLAK');
    expect(await tulis(d.asn(nip), kasus, 'UPAYA_ADMINISTRATIF')).toBe('TERTULIS');
    for (const [peran, tahap, hasil] of [
      ['OPERATOR_INSTANSI', 'TIDAK_TERBUKTI', 'DITOLAK'],
      ['OPERATOR_INSTANSI', 'DIBATALKAN', 'DITOLAK'],
      ['OPERATOR_INSTANSI', 'PANGGILAN_1', 'TERTULIS'],
      ['APPROVER_INSTANSI', 'DIBATALKAN', 'DITOLAK'],
      ['APPROVER_INSTANSI', 'TIDAK_TERBUKTI', 'TERTULIS'],
      ['PPK', 'SELESAI', 'DITOLAK'],
      ['PPK', 'DIBATALKAN', 'TERTULIS'],
      ['AUDITOR_ASN', 'TIDAK_TERBUKTI', 'DITOLAK'],
      ['DIR_WASDAL', 'SELESAI', 'DITOLAK'],
      ['VERIFIKATOR_INSTANSI', 'TELAAH', 'TIDAK_TERLIHAT'],
    ] as const)
      expect(await tulis(pelaku(peran), telaah, tahap), `${peran} ${tahap}`).toBe(hasil);
    expect((await d.ditolak('ajukanUpaya', d.asn(orang), telaah, { jenis: 'KEBERATAN', alasan: 'Belum ada keputusannya' })).kode).toBe('PERALIHAN_DITOLAK');
  });
});
