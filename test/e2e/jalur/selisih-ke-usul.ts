import { expect, it } from 'vitest';
import { PUTUSKAN, SELISIH } from '../support/dokumen.ts';
import type { Panggung } from '../support/panggung.ts';

/** Scenario 2: held for a mismatch, decided by a steward, released only by a source that agrees. */
export function skenarioSelisihKeUsul(p: () => Panggung): void {
  it('usul yang ditahan A11 lolos sesudah steward memutus DAN sumber berubah, bukan sebelumnya', async () => {
    const { orang, tujuan } = p().calon({ instansi: '9005', bidangBeda: 'nama' });
    const ditahan = await p().ajukan(orang, tujuan);
    expect(ditahan).toMatchObject({ __typename: 'MutasiDitahan', hasil: 'DITAHAN', usul: { status: 'DITAHAN' } });
    const [jawab] = ditahan.pegawai;
    const gugur = jawab.butir.filter((b: { tingkat: string; hasil: string }) => b.tingkat === 'BLOCK' && b.hasil !== 'LOLOS');
    expect(gugur.map((b: { kode: string }) => b.kode)).toEqual(['A11']);
    expect(gugur[0].dasar.peraturan).not.toBe('');
    const [beda] = gugur[0].selisih;
    expect(beda).toMatchObject({ bidang: 'nama', nilaiBkn: expect.any(String), nilaiSimpeg: expect.any(String), umurHari: expect.any(Number) });
    expect(beda.nilaiBkn).not.toBe(beda.nilaiSimpeg);
    expect(jawab.sumber.map((s: { sisi: string }) => s.sisi).sort()).toEqual(['BKN', 'SIMPEG']);
    for (const s of jawab.sumber) expect(s.umurJam).toBeLessThan(1);

    const { selisih } = await p().tanya('DATA_STEWARD_BKN', SELISIH, { id: beda.selisih.id });
    const input = {
      id: selisih.id,
      versi: selisih.versi,
      keputusan: 'BKN_BENAR',
      alasanKode: 'SALAH_KETIK',
      alasan: 'Ijazah dan kartu pegawai sama dengan SIASN.',
      bukti: 'IJZ-1/CONTOH',
    };
    const bukanSteward = await p().hub.gql(await p().hub.token('OPERATOR_INSTANSI', orang.instansiId), PUTUSKAN, { input });
    expect(bukanSteward.errors?.[0]?.extensions.code).toBe('TIDAK_BERWENANG');
    expect((await p().tanya('DATA_STEWARD_BKN', PUTUSKAN, { input })).putuskanSelisih).toMatchObject({
      userErrors: [],
      selisih: { status: 'MENUNGGU_INSTANSI' },
    });
    const masih = await p().ulang(orang, await p().usul(ditahan.usul.id));
    expect(masih).toMatchObject({ __typename: 'MutasiDitahan', usul: { id: ditahan.usul.id, status: 'DITAHAN' } });

    const ubah = await p().hub.tempat.perintah('sumber', 'ubah', '--nip', orang.nip, '--bidang', 'nama', '--nilai', beda.nilaiBkn, '--sisi', 'SIMPEG');
    expect(ubah).toMatchObject({ kode: 0 });
    const tutup = await p().tungguSelisih(selisih.id, 'TERTUTUP');
    expect(tutup.tugas).toEqual([{ tujuan: 'SIMPEG', pelaksana: 'INSTANSI', terbuktiPada: expect.any(String) }]);
    const lolos = await p().ulang(orang, await p().usul(ditahan.usul.id));
    expect(lolos).toMatchObject({ __typename: 'MutasiDiajukan', usul: { id: ditahan.usul.id, status: 'DIAJUKAN' } });
  });
}
