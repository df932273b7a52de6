import { KODE_IKD, melewatiBatasIkd, uraianIkd } from '../../../domain/pelanggaran/ikd.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import { nomorTemuan } from '../catat-temuan.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { insertTemuanSistem } from './queries.ts';
import { isTemuanIkdTerbuka, selectBatasIkd, selectHitunganIkd, selectInstansiIkd } from './queries-ikd.ts';

const KATEGORI = 'NSPK';

/** Findings against one instansi for what is over its limit today; one at a time per indicator, once a day under any number of deliveries. Ids of the new ones. */
async function temukanPada(k: KonteksPelanggaran, instansi: number): Promise<readonly string[]> {
  const hariIni = k.jam.hariIni();
  return k.tulis(async (tx) => {
    const baru: string[] = [];
    for (const h of melewatiBatasIkd(await selectHitunganIkd(tx, instansi, hariIni), await selectBatasIkd(tx, hariIni))) {
      const awalan = `${KODE_IKD}:${h.indikator}:${instansi}:`;
      if (await isTemuanIkdTerbuka(tx, awalan)) continue;
      const bukti = { indikator: h.indikator, kena: h.kena, gelap: h.gelap, batas: h.batas, pada: hariIni };
      const id = await insertTemuanSistem(tx, {
        nomor: nomorTemuan().nomor,
        kunci: `${awalan}${hariIni}`,
        kategori: KATEGORI,
        instansi,
        uraian: uraianIkd(h),
        bukti,
        orang: k.pemanggil.orang,
      });
      if (id !== null) baru.push(id);
    }
    for (const temuan of baru) await catatJejak(tx, 'pelanggaran.temuan_dicatat', { temuan, kategori: KATEGORI });
    return baru;
  });
}

/** Looks at every instansi whose feed of BKN is healthy. Without a limit in force nobody is looked at. `buatKonteks`: a new one per instansi, its signature is short-lived. */
export async function temukanIkd(buatKonteks: () => KonteksPelanggaran): Promise<readonly string[]> {
  const k = buatKonteks();
  const batas = await k.baca((tx) => selectBatasIkd(tx, k.jam.hariIni()));
  if (Object.keys(batas).length === 0) return [];
  const semua: string[] = [];
  for (const instansi of await k.baca(selectInstansiIkd)) semua.push(...(await temukanPada(buatKonteks(), instansi)));
  return semua;
}
