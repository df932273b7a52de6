import { Kesalahan } from '../../domain/kesalahan.ts';
import type { JawabanMuatan } from '../denyut/pesan.ts';
import type { LaporanUmpan } from '../unggahan/laporan.ts';
import type { Hub, Jawab } from './hub.ts';
import type { Tertunda } from './tertunda.ts';

const uraikan = (jawab: Jawab): JawabanMuatan => JSON.parse(jawab.badan.toString('utf8')) as JawabanMuatan;

/**
 * Sends the payload until the hub has all of it and says what became of the feed. After a cut it asks how far the hub came and goes on from there.
 * `baru` = no byte was sent before.
 */
export async function kirimMuatan(hub: Hub, berkas: string, t: Tertunda, baru: boolean): Promise<LaporanUmpan> {
  let diterima = baru ? 0 : -1;
  let terbaik = 0;
  let maju = false;
  const kerja = async (): Promise<LaporanUmpan> => {
    if (diterima < 0) {
      const kini = uraikan(await hub.minta('GET', `/v1/denyut/${t.sesi}`));
      if (kini.laporan !== null) return kini.laporan;
      diterima = kini.diterima;
      maju = diterima > terbaik;
      terbaik = Math.max(terbaik, diterima);
    }
    const mulai = diterima;
    diterima = -1;
    const kueri = `cara=${t.cara}&mulai=${mulai}&panjang=${t.panjang}&sha256=${t.sha256}`;
    const jawab = uraikan(await hub.kirim(`/v1/denyut/${t.sesi}/muatan?${kueri}`, { berkas, mulai, panjang: t.panjang }));
    if (jawab.laporan !== null) return jawab.laporan;
    throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Hub belum menerima seluruh muatan.');
  };
  return await hub.ulangi(kerja, () => {
    const hasil = maju;
    maju = false;
    return hasil;
  });
}
