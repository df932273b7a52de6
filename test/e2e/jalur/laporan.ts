import { expect, it } from 'vitest';
import { bacaInstansi } from '../../../contoh/baca-bangsa.ts';
import { cariPegawai } from '../../../contoh/cari-contoh.ts';
import type { Panggung } from '../support/panggung.ts';

const BAGIAN = '{ nasional { diketahui belumDiketahui rincian { kelompok kunci jumlah } } instansi { instansi { id } diketahui rincian { kelompok jumlah } } }';
const LAPORAN = `query { laporanNasional(id: "terkini") { id pada kepegawaian ${BAGIAN} jabatan ${BAGIAN} mutasi ${BAGIAN} pelanggaran ${BAGIAN} selisih ${BAGIAN} } }`;
const BAGIAN_LAPORAN = ['kepegawaian', 'jabatan', 'mutasi', 'pelanggaran', 'selisih'] as const;

/** Scenario 9: the national report, each viewer within its authority, and no viewer near a person. */
export function skenarioLaporan(p: () => Panggung): void {
  it('KemenPAN-RB membaca kelima bagian laporan atas semua instansi pada saat yang sama', async () => {
    const { laporanNasional: l } = await p().tanya('VIEWER_PANRB', LAPORAN);
    const semua = bacaInstansi(p().hub.tempat.sumber).map((i) => i.id);
    for (const bagian of BAGIAN_LAPORAN) {
      expect(l[bagian], bagian).not.toBeNull();
      expect(l[bagian].instansi.map((b: { instansi: { id: string } }) => b.instansi.id).sort(), bagian).toEqual([...semua].sort());
    }
    const jumlah = l.kepegawaian.nasional.rincian
      .filter((r: { kelompok: string }) => r.kelompok === 'statusAsn')
      .reduce((n: number, r: { jumlah: number }) => n + r.jumlah, 0);
    expect(jumlah).toBeGreaterThan(1_000);
    expect(l.kepegawaian.nasional.diketahui + l.kepegawaian.nasional.belumDiketahui).toBe(semua.length);
  });

  it('Kemendagri hanya melihat daerah; Bawaslu hanya bagian kewenangannya', async () => {
    const { laporanNasional: l } = await p().tanya('VIEWER_KEMENDAGRI', LAPORAN);
    const daerah = bacaInstansi(p().hub.tempat.sumber)
      .filter((i) => i.provinsiId !== null)
      .map((i) => i.id);
    const terlihat = BAGIAN_LAPORAN.filter((b) => l[b] !== null);
    expect(terlihat).not.toEqual([]);
    for (const bagian of terlihat)
      expect(l[bagian].instansi.map((b: { instansi: { id: string } }) => b.instansi.id).sort(), bagian).toEqual([...daerah].sort());

    const { laporanNasional: b } = await p().tanya('VIEWER_BAWASLU', LAPORAN);
    expect(b.pelanggaran).not.toBeNull();
    expect(BAGIAN_LAPORAN.filter((x) => b[x] !== null).length).toBeLessThan(BAGIAN_LAPORAN.length);
  });

  it.each(['VIEWER_PANRB', 'VIEWER_KEMENDAGRI', 'VIEWER_BAWASLU'] as const)('%s tidak dapat membaca orang, lewat jalan mana pun', async (peran) => {
    const [orang] = cariPegawai(p().hub.tempat.sumber, { instansi: '9002' });
    const token = await p().hub.token(peran);
    for (const dokumen of [
      'query ($nip: Nip!) { pegawai(nip: $nip) { nama } }',
      'query ($nip: Nip!) { daftarPegawai(cari: $nip, first: 1) { nodes { nama } } }'.replaceAll('$nip: Nip!', '$nip: String!'),
      'query ($id: ID!) { instansi(id: $id) { pegawai(first: 1) { nodes { nip nama } } } }',
      'query ($id: ID!) { daftarSelisih(filter: { instansiId: $id }, first: 1) { nodes { id pegawai { nip } } } }',
      'query ($id: ID!) { daftarUsul(instansiId: $id, first: 1) { nodes { id pegawai { nodes { pegawai { nip } } } } } }',
    ]) {
      const jawab = await p().hub.gql(token, dokumen, { nip: orang?.nip, id: orang?.instansiId });
      expect(jawab.errors?.[0]?.extensions.code, dokumen).toBe('TIDAK_BERWENANG');
      expect(JSON.stringify(jawab)).not.toContain(orang?.nip);
      expect(JSON.stringify(jawab)).not.toContain(orang?.nama);
    }
  });
}
