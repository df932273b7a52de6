import { setTimeout as jeda } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { SIMULASI, TEMUAN } from '../support/dokumen.ts';
import type { Json } from '../support/hub.ts';
import type { Panggung } from '../support/panggung.ts';
import { tunggu } from '../support/proses.ts';

const gagal = (simulasi: Json): readonly string[] =>
  simulasi.pegawai.flatMap((x: Json) => x.butir.filter((b: Json) => b.hasil !== 'LOLOS').map((b: Json) => b.kode));

/** Scenarios 5 and 6: the sources live, and the hub sees it by itself. */
export function skenarioSumberHidup(p: () => Panggung): void {
  it('perubahan unit pada satu sumber tanpa usul membuka tepat satu temuan MUTASI_LIAR', async () => {
    const { orang, tujuan } = p().calon({ instansi: '9005', bersih: true });
    const baca = async () => (await p().tanya('AUDITOR_ASN', TEMUAN, { filter: { nip: orang.nip, kategori: ['MUTASI_LIAR'] } })).daftarTemuan.nodes;
    expect(await baca()).toEqual([]);
    p().ubah('SIMPEG', orang, 'unorId', tujuan.unorId);
    const ada = await tunggu('temuan MUTASI_LIAR', async () => {
      const daftar = await baca();
      return daftar.length > 0 && daftar;
    });
    expect(ada).toEqual([
      expect.objectContaining({ kategori: 'MUTASI_LIAR', tahap: 'VERIFIKASI', pegawai: { nip: orang.nip }, instansi: { id: orang.instansiId } }),
    ]);
    // Another change of the same person makes the row travel again: still the same finding.
    p().ubah('SIMPEG', orang, 'nik', '1199990101900001');
    await jeda(5_000);
    expect(await baca()).toEqual(ada);
  });

  it('simpul sumber ubah, jadwal, gerbang: kedudukan hukum berubah, ditahan; kembali, lolos', async () => {
    const { orang, tujuan } = p().calon({ instansi: '9005', bersih: true });
    const ubah = async (nilai: string) =>
      expect(
        await p().hub.tempat.perintah('sumber', 'ubah', '--sisi', 'BKN', '--nip', orang.nip, '--bidang', 'kedudukanHukumId', '--nilai', nilai),
      ).toMatchObject({
        kode: 0,
      });
    const simulasi = async () => (await p().tanya('OPERATOR_INSTANSI', SIMULASI, { input: await p().masukan(orang, tujuan) }, orang.instansiId)).simulasiMutasi;
    const awal = await simulasi();
    expect(awal, JSON.stringify(awal)).toMatchObject({ hasil: 'LOLOS', userErrors: [] });
    await ubah('03');
    const tahan = await tunggu('gerbang menahan', async () => {
      const jawab = await simulasi();
      return jawab.hasil === 'DITAHAN' && jawab;
    });
    expect(gagal(tahan)).toEqual(expect.arrayContaining(['A07', 'A11']));
    await ubah('01');
    await tunggu('gerbang meloloskan lagi', async () => (await simulasi()).hasil === 'LOLOS');
  });
}
