import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Json, Tempat } from '../support/hub.ts';
import type { Panggung } from '../support/panggung.ts';
import type { Calon } from '../support/pemilih.ts';
import { tunggu } from '../support/proses.ts';

/** The instansi that sends no facts at first. */
export const TANPA_FAKTA = '9002';
const BERKAS = ['kinerja.ndjson', 'hukdis.ndjson', 'formasi.csv'].map((akhiran) => `${TANPA_FAKTA}.${akhiran}`);
const laci = ({ dataDir }: Tempat): string => path.join(dataDir, 'laci');

export function ambilFakta(tempat: Tempat): void {
  mkdirSync(laci(tempat), { recursive: true });
  for (const berkas of BERKAS) renameSync(path.join(tempat.sumber, 'bkn', berkas), path.join(laci(tempat), berkas));
}

export function kembalikanFakta(tempat: Tempat): void {
  for (const berkas of BERKAS)
    if (existsSync(path.join(laci(tempat), berkas))) renameSync(path.join(laci(tempat), berkas), path.join(tempat.sumber, 'bkn', berkas));
}

/** Scenario 7: an unknown fact holds, a fed one releases. The person is chosen while the files are still there. */
export function skenarioFakta(p: () => Panggung, calon: () => Calon): void {
  it('tanpa umpan kinerja, hukdis dan formasi ketiga aturannya BELUM_DIKETAHUI dan menahan; sesudah umpan datang usul yang sama lolos', async () => {
    const { orang, tujuan } = calon();
    const ditahan = await p().ajukan(orang, tujuan);
    expect(ditahan).toMatchObject({ __typename: 'MutasiDitahan', usul: { status: 'DITAHAN' } });
    const takTahu = ditahan.pegawai[0].butir.filter((b: Json) => b.hasil === 'BELUM_DIKETAHUI').map((b: Json) => b.kode);
    expect(takTahu.sort()).toEqual(['B01', 'D13', 'D24']);
    kembalikanFakta(p().hub.tempat);
    const lolos = await tunggu('usul lolos sesudah fakta datang', async () => {
      const jawab = await p().ulang(orang, await p().usul(ditahan.usul.id));
      return jawab.__typename === 'MutasiDiajukan' && jawab;
    });
    expect(lolos.usul).toMatchObject({ id: ditahan.usul.id, status: 'DIAJUKAN' });
  });
}
