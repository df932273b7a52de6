import { tambahBulan, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaTanggalBkn } from '../baca-bkn.ts';
import { kedudukanAsal } from '../kedudukan.ts';
import { angkatAtauPindah } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { bulanTenggang: 1, bupJpt: 60, bupLain: 58 };
/** Step of JPT pratama on the ladder of positions. */
const JPT_PRATAMA = 4;

export const f04 = aturan({
  kode: 'F04',
  judul: 'Tidak melewati batas usia pensiun jabatan sekarang',
  dasar: { peraturan: 'Indeks Kualitas Data BKN; UU 20/2023', pasal: 'dimensi ketepatan waktu; Pasal 55', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2024-01-01') },
  parameter,
  menyangkut: angkatAtauPindah,
  periksa: (usulan, fakta, konteks) => {
    const asal = kedudukanAsal(fakta);
    if (!asal.ada) return belumTahu(asal.sebab);
    const isJf = asal.nilai.jenisJabatanId === '2';
    const bup = asal.nilai.bup ?? (isJf ? null : angka(konteks, parameter, asal.nilai.taraf >= JPT_PRATAMA ? 'bupJpt' : 'bupLain'));
    if (bup === null) return belumTahu('Batas usia pensiun jabatan fungsional sekarang tidak tersedia pada rujukan');
    const lahir = bacaTanggalBkn(fakta, 'tglLahir');
    if (!lahir.ada) return belumTahu(lahir.sebab);
    const batas = tambahBulan(lahir.nilai, bup * 12 + angka(konteks, parameter, 'bulanTenggang'));
    return usulan.tmt > batas ? gagal(`Melewati BUP ${bup} tetapi masih aktif`, [`bup:${bup}`]) : LOLOS;
  },
});
