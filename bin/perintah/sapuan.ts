import type { Command } from 'commander';
import { jalankanSapuan } from '../../sync/3-diff/sapuan.ts';
import { sapuDanPerbaiki } from '../../sync/perbaiki-sapuan.ts';
import type { Alat } from './alat.ts';
import { KELUAR } from './kode-keluar.ts';

async function sapuan(alat: Alat, perbaiki: boolean): Promise<void> {
  const mulai = performance.now();
  const hasil = await alat.denganBasis((basis) => (perbaiki ? sapuDanPerbaiki(basis.sync) : jalankanSapuan(basis.sync)));
  const isi = { sapuan: hasil.sapuan, kunciBeda: hasil.kunciBeda, alarm: hasil.alarm.length, detik: Number(((performance.now() - mulai) / 1000).toFixed(3)) };
  alat.hasil(isi, [`sapuan ${isi.sapuan}: ${isi.kunciBeda} kunci berbeda, ${isi.alarm} alarm, ${isi.detik} detik`]);
  alat.kode = isi.alarm > 0 ? KELUAR.berbeda : KELUAR.baik;
}

export function perintahSapuan(program: Command, alat: Alat): void {
  program
    .command('sapuan')
    .alias('sweep')
    .description('sapuan penuh sekarang; keluar 10 bila keadaan bertahap berbeda dari sapuan (full sweep)')
    .option('--perbaiki', 'hitung ulang pegawai yang berbeda')
    .action((opsi: { readonly perbaiki?: boolean }) => sapuan(alat, opsi.perbaiki === true));
}
