import { expect, it } from 'vitest';
import { bacaInstansi } from '../../../contoh/baca-bangsa.ts';
import type { Panggung } from '../support/panggung.ts';

const SATU_PERTANYAAN = `query ($nip: Nip!) { pegawai(nip: $nip) { nip nama nik statusAsn instansiKerja { id nama kualitasData { kesegaran { sisi jenis status basi } } }
  jabatan { id nama } unor { nama } selisih { level status bidang { nama } nilaiBkn nilaiSimpeg } usul(first: 5) { nodes { status pegawai { nodes { tujuan { jabatan { nama } } } } } }
  hukuman { tingkat berlaku } } }`;

/** Scenario 1: one question, five subgraphs, and the walls around it. */
export function skenarioFederasi(p: () => Panggung): void {
  it('satu pertanyaan menggabungkan pegawai, jabatan, selisih, usul dan hukuman dari kelima subgraf', async () => {
    const { orang, tujuan } = p().calon({ bidangBeda: 'statusAsn' }, true);
    const hukuman = await p().tanya(
      'DIR_WASDAL',
      'mutation ($input: CatatHukumanInput!) { catatHukuman(input: $input) { hukuman { id berlaku } userErrors { kode field pesan } } }',
      { input: { nip: orang.nip, jenisHukumanId: '2', skNomor: '800/9/CONTOH', skTanggal: p().hariIni, mulai: p().hariIni } },
    );
    expect(hukuman.catatHukuman).toMatchObject({ userErrors: [], hukuman: { berlaku: true } });
    expect(await p().ajukan(orang, tujuan)).toMatchObject({ __typename: 'MutasiDitahan' });

    const { pegawai } = await p().tanya('OPERATOR_INSTANSI', SATU_PERTANYAAN, { nip: orang.nip }, orang.instansiId);
    expect(pegawai).toMatchObject({ nip: orang.nip, instansiKerja: { id: orang.instansiId } });
    expect(pegawai.jabatan.nama).toBe(orang.namaJabatan);
    expect(pegawai.unor.nama).toEqual(expect.any(String));
    expect(pegawai.selisih).toContainEqual(expect.objectContaining({ level: 'BLOKIR', status: 'BARU', bidang: { nama: 'statusAsn' } }));
    expect(pegawai.usul.nodes).toEqual([{ status: 'DITAHAN', pegawai: { nodes: [{ tujuan: { jabatan: { nama: expect.any(String) } } }] } }]);
    expect(pegawai.hukuman).toEqual([{ tingkat: 'R', berlaku: true }]);
    expect(pegawai.nik).toMatch(/^\d{4}\*{8}\d{4}$/);
    expect(pegawai.instansiKerja.kualitasData.kesegaran).toContainEqual({ sisi: 'SIMPEG', jenis: 'pegawai', status: 'SEHAT', basi: false });
  });

  it('operator instansi lain tidak memperoleh apa pun tentang orang itu, juga tidak bahwa ia ada', async () => {
    const orang = p().orang({ instansi: '9005', bersih: true, jenjang: 'PELAKSANA' });
    const asing = bacaInstansi(p().hub.tempat.sumber).find((i) => i.kodeCepat === '9001')?.id;
    const lain = await p().tanya('OPERATOR_INSTANSI', SATU_PERTANYAAN, { nip: orang.nip }, asing);
    const tiada = await p().tanya('OPERATOR_INSTANSI', SATU_PERTANYAAN, { nip: '190001011990011999' }, asing);
    expect(lain.pegawai).toBeNull();
    expect(lain).toEqual(tiada);
    expect((await p().tanya('OPERATOR_INSTANSI', SATU_PERTANYAAN, { nip: orang.nip }, orang.instansiId)).pegawai.nip).toBe(orang.nip);
  });
}
