import { bulanPenuh, tambahBulan, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { bacaTanggalBkn } from '../baca-bkn.ts';
import { langkah } from '../kedudukan.ts';
import { angkatAtauPindah } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { bulanMin: 12 };
export const d10 = aturan({
  kode: 'D10',
  judul: 'Sisa masa kerja saat promosi',
  dasar: { peraturan: 'Kebijakan hub', pasal: 'praktik, tanpa pasal', keyakinan: 'SIMPULAN' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter,
  menyangkut: angkatAtauPindah,
  periksa: (usulan, fakta, konteks) => {
    const l = langkah(usulan, fakta);
    if (!l.ada) return belumTahu(l.sebab);
    if (l.nilai.tujuan <= l.nilai.asal.taraf) return tidakBerlaku('Bukan promosi');
    const { bup } = usulan.tujuan;
    if (!(bup > 0)) return belumTahu('Batas usia pensiun jabatan tujuan tidak tersedia');
    const lahir = bacaTanggalBkn(fakta, 'tglLahir');
    if (!lahir.ada) return belumTahu(lahir.sebab);
    const sisa = bulanPenuh(usulan.tmt, tambahBulan(lahir.nilai, bup * 12));
    return sisa < angka(konteks, parameter, 'bulanMin') ? gagal(`Sisa masa kerja ${sisa} bulan`, [`sisaBulan:${sisa}`]) : LOLOS;
  },
});
