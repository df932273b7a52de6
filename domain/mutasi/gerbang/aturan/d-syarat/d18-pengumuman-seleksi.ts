import { tambahHari, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { angkatJpt } from '../menyangkut.ts';
import { angka } from '../parameter.ts';
import { angkaTercatat, buktiTercatat } from '../tercatat.ts';
import { bukanSeleksiTerbuka } from './seleksi-terbuka.ts';

const parameter = { hariKalender: 15, pelamarMin: 3 };
export const d18 = aturan({
  kode: 'D18',
  judul: 'Pengumuman seleksi dan jumlah pelamar memenuhi',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 120', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2019-01-01') },
  parameter,
  menyangkut: angkatJpt,
  periksa: (usulan, fakta, konteks) => {
    const lain = bukanSeleksiTerbuka(usulan, fakta);
    if (!lain.ada) return belumTahu(lain.sebab);
    if (lain.nilai !== null) return tidakBerlaku(lain.nilai);
    const { jabatanId } = usulan.tujuan;
    const masa = buktiTercatat(fakta, 'PANSEL_PENGUMUMAN', jabatanId);
    if (!masa.ada) return belumTahu(masa.sebab);
    const { mulai, akhir, dokumen } = masa.nilai;
    if (akhir === null) return belumTahu('Akhir pengumuman seleksi belum tercatat');
    const pelamar = angkaTercatat(fakta, 'PANSEL_PELAMAR', jabatanId);
    if (!pelamar.ada) return belumTahu(pelamar.sebab);
    const hari = angka(konteks, parameter, 'hariKalender');
    // Both the first and the last day are days of the announcement.
    if (tambahHari(mulai, hari - 1) > akhir) return gagal(`Pengumuman ${mulai} sampai ${akhir} kurang dari ${hari} hari`, [dokumen]);
    const perlu = angka(konteks, parameter, 'pelamarMin');
    return pelamar.nilai >= perlu ? LOLOS : gagal(`Pelamar yang memenuhi syarat ${pelamar.nilai}, syarat ${perlu}`, [dokumen]);
  },
});
