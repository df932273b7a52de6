import { tanggal } from '../../../../asn/tanggal.ts';
import { bedaIsiSurat, JUDUL_ISI_SURAT } from '../../../isi-surat.ts';
import { pertekWajib } from '../../../pertek-wajib.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { sejakSk } from '../menyangkut.ts';

export const c09 = aturan({
  kode: 'C09',
  judul: 'Isi SK sama dengan isi pertek',
  dasar: { peraturan: 'Perpres 116/2022', pasal: 'akibat dari kewajiban pertek, tanpa pasal', keyakinan: 'SIMPULAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter: {},
  menyangkut: (_usulan, konteks) => sejakSk(konteks),
  periksa: (usulan, fakta, konteks) => {
    const { tujuan, tmt } = usulan;
    if (fakta.pertek === null) {
      const perlu = pertekWajib(usulan, fakta, konteks);
      if (perlu.ada && !perlu.nilai.wajib) return tidakBerlaku(`Pertek tidak wajib: ${perlu.nilai.sebab}`);
    }
    if (!fakta.isiPertek.ada) return belumTahu(`Isi pertek belum diketahui: ${fakta.isiPertek.sebab}`);
    const pertek = fakta.isiPertek.nilai;
    if (pertek === null) return gagal('Nama pada SK tidak ada pada pertek', ['pertek:pegawai']);
    if (fakta.isiSk === null) return gagal('Nama pada pertek tidak ada pada SK', ['sk:pegawai']);
    const sk = fakta.isiSk ?? { instansiId: tujuan.instansiId, unorId: tujuan.unorId, jabatanId: tujuan.jabatanId, tmt };
    const beda = bedaIsiSurat(sk, pertek);
    return beda.length === 0 ? LOLOS : gagal(`SK berbeda dari pertek: ${beda.map((k) => JUDUL_ISI_SURAT[k]).join(', ')}`, beda);
  },
});
