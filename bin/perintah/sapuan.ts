import { type Command, Option } from 'commander';
import { jalankanSapuan, jumlahAlarm } from '../../sync/3-diff/sapuan.ts';
import { sapuDanPerbaiki } from '../../sync/perbaiki-sapuan.ts';
import type { Alat } from './alat.ts';
import { KELUAR } from './kode-keluar.ts';

interface OpsiSapuan {
  readonly perbaiki?: boolean;
  readonly cara: string;
}

async function sapuan(alat: Alat, { perbaiki, cara }: OpsiSapuan): Promise<void> {
  const mulai = performance.now();
  const hasil = await alat.denganBasis((basis) => (perbaiki ? sapuDanPerbaiki : jalankanSapuan)(basis.sync, { cara: cara === 'sql' ? 'SQL' : 'BLOK' }));
  const isi = {
    sapuan: hasil.sapuan,
    kunciBeda: hasil.kunciBeda,
    riwayatBeda: hasil.riwayat.beda,
    alarm: jumlahAlarm(hasil),
    alarmRiwayat: hasil.riwayat.alarm.length,
    detik: Number(((performance.now() - mulai) / 1000).toFixed(3)),
  };
  alat.hasil(isi, [
    `sapuan ${isi.sapuan}: ${isi.kunciBeda} kunci berbeda, ${isi.riwayatBeda} beda riwayat, ${isi.alarm} alarm (${isi.alarmRiwayat} pada riwayat), ${isi.detik} detik`,
  ]);
  alat.kode = isi.alarm > 0 ? KELUAR.berbeda : KELUAR.baik;
}

export function perintahSapuan(program: Command, alat: Alat): void {
  program
    .command('sapuan')
    .alias('sweep')
    .description('sapuan penuh sekarang; keluar 10 bila keadaan bertahap berbeda dari sapuan (full sweep)')
    .option('--perbaiki', 'hitung ulang pegawai yang berbeda')
    .addOption(new Option('--cara <cara>', 'langkah kunci: blok sidik yang dipadatkan, atau gabungan SQL atas indeks').choices(['blok', 'sql']).default('blok'))
    .action((opsi: OpsiSapuan) => sapuan(alat, opsi));
}
