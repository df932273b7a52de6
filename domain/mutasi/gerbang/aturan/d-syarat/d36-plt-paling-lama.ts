import { type Tanggal, tambahBulan, tambahHari, tanggal } from '../../../../asn/tanggal.ts';
import type { FaktaTercatat } from '../../../fakta-tercatat.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { angka } from '../parameter.ts';
import { tercatat } from '../tercatat.ts';

/** One order and its single extension, months. */
const parameter = { bulanSekali: 3, bulanTotal: 6 };

/** First day of the duty that runs without a day's break up to `tmt`; an order without an end runs until the next one. Whoever was relieved in between begins anew. */
function awalTakTerputus(dahulu: readonly FaktaTercatat[], tmt: Tanggal): Tanggal {
  const sambung = dahulu.filter((f) => f.mulai < tmt && (f.akhir === null || tambahHari(f.akhir, 1) >= tmt));
  const [awal] = sambung.map((f) => f.mulai).sort();
  return awal === undefined ? tmt : awalTakTerputus(dahulu, awal);
}

export const d36 = aturan({
  kode: 'D36',
  judul: 'Pelaksana tugas paling lama tiga bulan dan satu kali perpanjangan',
  dasar: { peraturan: 'SE Kepala BKN 2/SE/VII/2019; SE Kepala BKN 1/SE/I/2021', pasal: 'ketentuan jangka waktu', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2019-07-01') },
  parameter,
  menyangkut: (usulan) => usulan.rincian?.penugasan === 'PLT',
  periksa: (usulan, fakta, konteks) => {
    const sampai = usulan.rincian?.sampai ?? null;
    const dahulu = tercatat(fakta, 'PLT');
    if (!dahulu.ada) return belumTahu(dahulu.sebab);
    if (sampai === null) return belumTahu('Akhir penugasan belum disebut pada usul');
    const sekali = angka(konteks, parameter, 'bulanSekali');
    if (tambahBulan(usulan.tmt, sekali) <= sampai) return gagal(`Plt melewati ${sekali} bulan`, [`sampai:${sampai}`]);
    const milik = dahulu.nilai.filter((f) => f.acuan === usulan.tujuan.jabatanId && f.mulai < usulan.tmt);
    const awal = awalTakTerputus(milik, usulan.tmt);
    const total = angka(konteks, parameter, 'bulanTotal');
    return tambahBulan(awal, total) <= sampai
      ? gagal(
          `Plt pada jabatan ini melewati ${total} bulan sejak ${awal}`,
          milik.filter((f) => f.mulai >= awal).map((f) => f.dokumen),
        )
      : LOLOS;
  },
});
