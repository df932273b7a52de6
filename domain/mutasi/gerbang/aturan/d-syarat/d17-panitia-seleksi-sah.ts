import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { angkatJpt } from '../menyangkut.ts';
import { angka } from '../parameter.ts';
import { angkaTercatat } from '../tercatat.ts';
import { bukanSeleksiTerbuka } from './seleksi-terbuka.ts';

const parameter = { anggotaMin: 5, anggotaMaks: 9, persenInternal: 45 };
export const d17 = aturan({
  kode: 'D17',
  judul: 'Susunan panitia seleksi JPT sah',
  dasar: { peraturan: 'PP 11/2017; PermenPANRB 15/2019', pasal: 'PP 11/2017 Pasal 114', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2019-01-01') },
  parameter,
  menyangkut: angkatJpt,
  periksa: (usulan, fakta, konteks) => {
    const lain = bukanSeleksiTerbuka(usulan, fakta);
    if (!lain.ada) return belumTahu(lain.sebab);
    if (lain.nilai !== null) return tidakBerlaku(lain.nilai);
    const { jabatanId } = usulan.tujuan;
    const anggota = angkaTercatat(fakta, 'PANSEL_ANGGOTA', jabatanId);
    if (!anggota.ada) return belumTahu(anggota.sebab);
    const dalam = angkaTercatat(fakta, 'PANSEL_INTERNAL', jabatanId);
    if (!dalam.ada) return belumTahu(dalam.sebab);
    const p = (nama: keyof typeof parameter): number => angka(konteks, parameter, nama);
    const cacat = [
      anggota.nilai % 2 === 0 && 'jumlah tidak ganjil',
      anggota.nilai < p('anggotaMin') && `kurang dari ${p('anggotaMin')} orang`,
      anggota.nilai > p('anggotaMaks') && `lebih dari ${p('anggotaMaks')} orang`,
      dalam.nilai * 100 > anggota.nilai * p('persenInternal') && `anggota internal lebih dari ${p('persenInternal')} persen`,
    ].filter((c) => c !== false);
    return cacat.length === 0 ? LOLOS : gagal(`Komposisi pansel tidak sesuai: ${cacat.join(', ')}`, [`anggota:${anggota.nilai}`, `internal:${dalam.nilai}`]);
  },
});
