import { expect, it } from 'vitest';
import { BUKA_BLOKIR, CATAT_BLOKIR, SETUJUI_BLOKIR, TEMUAN } from '../support/dokumen.ts';
import type { Panggung } from '../support/panggung.ts';

const temuan = async (p: Panggung, nip: string) => (await p.tanya('AUDITOR_ASN', TEMUAN, { filter: { nip, kategori: ['MUTASI_LIAR'] } })).daftarTemuan.nodes;

/** Scenario 3: the whole ladder, proved by the sources. */
export function skenarioSelesai(p: () => Panggung): void {
  it('usul berjalan sampai DILANTIK dan menjadi SELESAI sendiri sesudah kedua sumber memuat isi SK', async () => {
    const { orang, tujuan } = p().calon({ instansi: '9005', bersih: true });
    const { instansiId } = orang;
    const diajukan = await p().ajukan(orang, tujuan);
    expect(diajukan, JSON.stringify(diajukan)).toMatchObject({ __typename: 'MutasiDiajukan', usul: { status: 'DIAJUKAN' }, beritaAcara: { hasil: 'LOLOS' } });
    const setuju = await p().lakukan('setujuiMutasi', 'VERIFIKATOR_BKN', diajukan.usul);
    expect(setuju).toMatchObject({ usul: { status: 'DISETUJUI' } });
    const basi = await p().lakukan('setujuiMutasi', 'VERIFIKATOR_BKN', diajukan.usul);
    expect(basi.userErrors?.[0]?.kode).toMatch(/^(VERSI_BERUBAH|PERALIHAN_DITOLAK)$/);
    // A pelaksana inside one instansi: the law asks for no pertek, so none is made.
    expect(await p().lakukan('terbitkanPertek', 'PARAF_BKN', setuju.usul)).toMatchObject({ userErrors: [{ kode: 'PERTEK_TIDAK_WAJIB' }] });
    expect((await p().usul(setuju.usul.id)).pertek).toBeNull();
    const sk = await p().lakukan('terbitkanSk', 'PPK', setuju.usul, { instansiId, nomor: '800/1/CONTOH', tanggal: p().hariIni });
    expect(sk).toMatchObject({ usul: { status: 'SK_TERBIT' } });
    const lantik = await p().lakukan('catatPelantikan', 'OPERATOR_INSTANSI', sk.usul, { instansiId, tanggal: p().hariIni });
    expect(lantik).toMatchObject({ usul: { status: 'DILANTIK' } });

    const ubah = await p().hub.tempat.perintah('sumber', 'ubah', '--nip', orang.nip, '--bidang', 'unorId', '--nilai', tujuan.unorId, '--sisi', 'BKN');
    expect(ubah).toMatchObject({ kode: 0 });
    p().ubah('BKN', orang, 'tmtJabatan', p().hariIni);
    await expect
      .poll(async () => (await p().usul(lantik.usul.id)).pegawai.nodes, { timeout: 30_000, interval: 300 })
      .toEqual([{ terbuktiBkn: expect.any(String), terbuktiSimpeg: null }]);
    expect((await p().usul(lantik.usul.id)).status).toBe('DILANTIK');
    p().ubah('SIMPEG', orang, 'unorId', tujuan.unorId);
    p().ubah('SIMPEG', orang, 'tmtJabatan', p().hariIni);
    const selesai = await p().tungguUsul(lantik.usul.id, 'SELESAI');
    expect(selesai.riwayat.at(-1)).toMatchObject({ tindakan: 'buktikan', ke: 'SELESAI' });
    expect(await temuan(p(), orang.nip)).toEqual([]);
  });
}

/** Scenario 4: what arrives after the approval still holds. */
export function skenarioTahanSusulan(p: () => Panggung): void {
  const disetujui = async () => {
    const { orang, tujuan } = p().calon({ instansi: '9005', bersih: true });
    const diajukan = await p().ajukan(orang, tujuan);
    const { usul } = await p().lakukan('setujuiMutasi', 'VERIFIKATOR_BKN', diajukan.usul);
    expect(usul.status).toBe('DISETUJUI');
    return { orang, usul };
  };

  it('blokir yang disetujui orang kedua menahan usul yang sudah DISETUJUI; sesudah dibuka usul berjalan lagi', async () => {
    const { orang, usul } = await disetujui();
    const input = {
      sasaran: 'ASN',
      nip: orang.nip,
      nomorSurat: 'R-1/CONTOH',
      alasan: 'Pemeriksaan lapangan sedang berjalan.',
      kelas: 'KRUSIAL_MASIF',
      dasar: 'Peraturan BKN 1/2023',
    };
    const { blokir } = (await p().tanya('DIR_WASDAL', CATAT_BLOKIR, { input })).hasil;
    expect((await p().usul(usul.id)).status).toBe('DISETUJUI');
    const kunci = { id: blokir.id, versi: blokir.versi };
    expect((await p().tanya('DIR_WASDAL', SETUJUI_BLOKIR, { input: kunci })).hasil.userErrors).toMatchObject([{ kode: 'ORANG_SAMA' }]);
    const aktif = (await p().tanya('DEPUTI_WASDAL', SETUJUI_BLOKIR, { input: kunci })).hasil;
    expect(aktif).toMatchObject({ blokir: { status: 'AKTIF' } });
    const ditahan = await p().usul(usul.id);
    expect(ditahan.status).toBe('DITAHAN');
    const masih = await p().ulang(orang, ditahan);
    expect(masih.pegawai[0].butir.filter((b: { hasil: string }) => b.hasil === 'GAGAL').map((b: { kode: string }) => b.kode)).toContain('A08');

    const buka = { id: blokir.id, versi: aktif.blokir.versi, dasar: 'Surat pembukaan R-2/CONTOH.' };
    expect((await p().tanya('DEPUTI_WASDAL', BUKA_BLOKIR, { input: buka })).hasil).toMatchObject({ userErrors: [], blokir: { status: 'DIBUKA' } });
    const lagi = await p().tungguUsul(usul.id, 'DIAJUKAN');
    expect(await p().lakukan('setujuiMutasi', 'VERIFIKATOR_BKN', lagi)).toMatchObject({ usul: { status: 'DISETUJUI' } });
  });

  it('selisih yang datang dari tarikan berikutnya menahan usul yang sudah DISETUJUI; sesudah sumber sama lagi usul berjalan', async () => {
    const { orang, usul } = await disetujui();
    const lain = orang.golAkhirId === '31' ? '32' : '31';
    p().ubah('SIMPEG', orang, 'golAkhirId', lain);
    const ditahan = await p().tungguUsul(usul.id, 'DITAHAN');
    expect(await p().lakukan('setujuiMutasi', 'VERIFIKATOR_BKN', ditahan)).toMatchObject({ __typename: 'MutasiDitolakMasukan' });
    p().ubah('SIMPEG', orang, 'golAkhirId', orang.golAkhirId);
    await expect
      .poll(
        async () =>
          (await p().tanya('OPERATOR_INSTANSI', 'query ($nip: Nip!) { pegawai(nip: $nip) { selisih { id } } }', { nip: orang.nip }, orang.instansiId)).pegawai
            .selisih,
        { timeout: 30_000, interval: 300 },
      )
      .toEqual([]);
    expect(await p().ulang(orang, await p().usul(usul.id))).toMatchObject({ __typename: 'MutasiDiajukan', usul: { id: usul.id } });
  });
}
