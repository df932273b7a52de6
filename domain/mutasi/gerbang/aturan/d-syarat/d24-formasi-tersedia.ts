import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { penugasan } from '../menyangkut.ts';

export const d24 = aturan({
  kode: 'D24',
  judul: 'Formasi tersedia pada peta jabatan tujuan',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 5 dan seterusnya (analisis jabatan dan beban kerja)', keyakinan: 'SIMPULAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: (usulan) => usulan.jenis !== 'PEMBERHENTIAN' && !penugasan(usulan),
  periksa: (usulan, fakta) => {
    if (!fakta.formasi.ada) return belumTahu(`Peta jabatan tujuan belum diketahui: ${fakta.formasi.sebab}`);
    const formasi = fakta.formasi.nilai;
    const bukti = [`unor:${usulan.tujuan.unorId}`, `jabatan:${usulan.tujuan.jabatanId}`];
    if (formasi === null) return gagal('Jabatan tujuan tidak ada pada peta jabatan unit organisasi tujuan', [...bukti, 'peta:tidak ada']);
    const { kebutuhan, terisi, dijanjikan = 0 } = formasi;
    if (terisi + dijanjikan < kebutuhan) return LOLOS;
    return gagal(
      `Kebutuhan ${kebutuhan}, terisi ${terisi}${dijanjikan > 0 ? `, dijanjikan ${dijanjikan} kepada usul yang sudah disetujui atau pegawai lain dalam usul ini` : ''}`,
      [...bukti, 'formasi:penuh'],
    );
  },
});
