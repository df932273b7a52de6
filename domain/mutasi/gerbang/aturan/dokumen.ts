import type { Tanggal } from '../../../asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../../hasil.ts';
import { JENIS_DOKUMEN, type JenisDokumen } from '../../dokumen.ts';
import { belumTahu, gagal, LOLOS, type Putusan } from '../aturan.ts';
import type { DokumenUsul, Fakta } from '../fakta.ts';

/** Attached documents of the kinds named, newest first. */
export function dokumenJenis(fakta: Fakta, ...jenis: readonly JenisDokumen[]): Diketahui<readonly DokumenUsul[]> {
  if (!fakta.dokumen.ada) return belumDiketahui(`Dokumen usul belum diketahui: ${fakta.dokumen.sebab}`);
  const cocok = fakta.dokumen.nilai.filter((d) => (jenis as readonly string[]).includes(d.jenis));
  return diketahui(cocok.sort((a, b) => (a.tanggal > b.tanggal ? -1 : 1)));
}

/** The newest document of a kind must be attached and, with `sejak`, not be older than that day. */
export function wajibDokumen(fakta: Fakta, jenis: JenisDokumen, sejak?: Tanggal): Putusan {
  const ada = dokumenJenis(fakta, jenis);
  if (!ada.ada) return belumTahu(ada.sebab);
  const [terbaru] = ada.nilai;
  const { judul } = JENIS_DOKUMEN[jenis];
  if (terbaru === undefined) return gagal(`Dokumen belum ada: ${judul}`, [`dokumen:${jenis}`]);
  return sejak !== undefined && terbaru.tanggal < sejak ? gagal(`${judul} tanggal ${terbaru.tanggal} lebih lama dari ${sejak}`, [terbaru.nomor]) : LOLOS;
}
