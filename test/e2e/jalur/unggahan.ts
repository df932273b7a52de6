import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { bacaInstansi } from '../../../contoh/baca-bangsa.ts';
import type { Peran } from '../../../domain/akses.ts';
import type { Panggung } from '../support/panggung.ts';

const INSTANSI = '9006';
const TARIKAN = 'query ($id: ID!) { daftarTarikan(instansiId: $id, first: 100) { nodes { id asal } } }';

/** Scenario 8: uploads over HTTP, with the rows that cannot be. */
export function skenarioUnggahan(p: () => Panggung): void {
  const id = (): string => bacaInstansi(p().hub.tempat.sumber).find((i) => i.kodeCepat === INSTANSI)?.id ?? '';
  const kirim = async (badan: string, lain: string, peran: Peran = 'INTEGRATOR_INSTANSI') => {
    const jawab = await fetch(`${p().hub.url}/v1/unggahan?instansi=${id()}&jenis=pegawai&lengkap=false${lain}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await p().hub.token(peran, id())}`, 'content-type': 'text/csv' },
      body: badan,
    });
    return { status: jawab.status, isi: await jawab.json() };
  };
  const unggahan = async (): Promise<readonly unknown[]> =>
    (await p().tanya('INTEGRATOR_INSTANSI', TARIKAN, { id: id() }, id())).daftarTarikan.nodes.filter((t: { asal: string }) => t.asal === 'UNGGAH');
  /** Three rows of the file as it lies there, the middle one with the NIP as a spreadsheet rounds it. */
  const berkas = (): { readonly teks: string; readonly judul: string } => {
    const [judul = '', ...baris] = readFileSync(path.join(p().hub.tempat.sumber, 'simpeg', `${INSTANSI}.pegawai.csv`), 'utf8').split('\n');
    const sehat = baris.filter((b) => /\b\d{18}\b/.test(b)).slice(0, 3);
    return { judul, teks: [judul, sehat[0], (sehat[1] ?? '').replace(/\d{18}/, '1,98E+17').replace(/^(.*?)1,98E\+17/, '$11.98E+17'), sehat[2], ''].join('\n') };
  };

  it('unggahan uji melaporkan baris yang salah dan tidak meninggalkan apa pun', async () => {
    const { status, isi } = await kirim(berkas().teks, '&uji=true');
    expect(status, JSON.stringify(isi)).toBe(200);
    expect(isi).toMatchObject({ tarikanId: null, status: 'UJI', terbaca: 3, karantina: 1 });
    expect(isi.ditolak).toEqual([expect.objectContaining({ baris: 3, kode: expect.stringMatching(/NIP/), pesan: expect.stringMatching(/Excel/i) })]);
    expect(await unggahan()).toEqual([]);
  });

  it('unggahan sungguhan memisahkan baris yang salah, dan berkas gagal.csv mengembalikannya dengan sebabnya', async () => {
    const { teks, judul } = berkas();
    const { isi } = await kirim(teks, '');
    expect(isi).toMatchObject({ status: 'DITERAPKAN', terbaca: 3, karantina: 1, sisi: 'SIMPEG' });
    expect(isi.diterapkan + isi.takBerubah + isi.karantina + isi.duplikat).toBe(3);
    expect(await unggahan()).toEqual([{ id: expect.any(String), asal: 'UNGGAH' }]);
    const gagal = await fetch(`${p().hub.url}${isi.gagalUrl}`, { headers: { authorization: `Bearer ${await p().hub.token('INTEGRATOR_INSTANSI', id())}` } });
    expect(gagal.status).toBe(200);
    const baris = (await gagal.text())
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/);
    expect(baris).toHaveLength(2);
    expect(baris[0]).toContain('_kesalahan');
    expect(baris[0]?.split(/[;,]/).length).toBe(judul.split(/[;,]/).length + 1);
    const asing = bacaInstansi(p().hub.tempat.sumber).find((i) => i.kodeCepat === '9002')?.id ?? '';
    const intip = await fetch(`${p().hub.url}${isi.gagalUrl}`, { headers: { authorization: `Bearer ${await p().hub.token('INTEGRATOR_INSTANSI', asing)}` } });
    expect(intip.status).toBe(404);
  });

  it('tanpa token atau dengan peran yang tidak mengunggah permintaan ditolak', async () => {
    expect((await fetch(`${p().hub.url}/v1/unggahan?instansi=${id()}&jenis=pegawai`, { method: 'POST', body: 'x' })).status).toBe(401);
    expect((await kirim('x', '', 'PPK')).status).toBe(403);
  });
}
