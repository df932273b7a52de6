import type { Command } from 'commander';
import type { Alat } from './alat.ts';
import { perintahDokumenKlien } from './klien-dokumen.ts';
import { buat, cabut, daftar, hentikanKunci, type OpsiBuat } from './klien-operator.ts';
import { gantiKunci, kunci, type OpsiKlien, type OpsiKunci, token } from './klien-sendiri.ts';

const denganKunci = (c: Command): Command =>
  c.requiredOption('--folder <folder>', 'folder kunci milik klien').option('--nama <berkas>', 'nama berkas kunci di folder itu', 'klien.json');

const denganKlien = (c: Command): Command =>
  denganKunci(c).requiredOption('--penerbit <url>', 'penerbit token, seperti OIDC_ISSUER hub').requiredOption('--klien <id>', 'id klien');

export function perintahKlien(program: Command, alat: Alat): void {
  const klien = program
    .command('klien')
    .alias('client')
    .description('klien mesin: satu per instansi dan tujuan, masuk dengan kuncinya sendiri (machine clients)');
  klien
    .command('buat')
    .alias('create')
    .description('operator: buat klien, hibah INTEGRATOR_INSTANSI, dan kunci publik pertamanya')
    .requiredOption('--instansi <id>', 'id atau kode cepat')
    .requiredOption('--tujuan <tujuan>', 'mis. umpan')
    .requiredOption('--kunci <berkas>', 'JWK publik klien (keluaran `simpul klien kunci`)')
    .option('--id <id>', 'bawaan: instansi-tujuan')
    .option('--penerbit <url>', 'bawaan: penerbit hub ini')
    .option('--subjek <sub>', 'sub pada token klien; wajib bila penerbitnya Keycloak')
    .action((opsi: OpsiBuat) => buat(alat, opsi));
  klien
    .command('daftar')
    .alias('list')
    .description('operator: klien, tujuan, keadaan, banyak kunci yang berlaku, kapan yang berikutnya berakhir, banyak dokumen terdaftar')
    .option('--instansi <id>')
    .action((opsi: { instansi?: string }) => daftar(alat, opsi));
  klien
    .command('cabut')
    .alias('revoke')
    .description('operator: akhiri klien, hibahnya, dan semua kuncinya')
    .argument('<id>')
    .action((id: string) => cabut(alat, id));
  klien
    .command('hentikan-kunci')
    .alias('end-key')
    .description('operator: akhiri satu kunci sekarang juga')
    .argument('<id>')
    .argument('<kid>')
    .action((id: string, kid: string) => hentikanKunci(alat, id, kid));
  perintahDokumenKlien(klien, alat);
  denganKunci(klien.command('kunci').alias('key').description('klien: buat kunci bila belum ada, cetak bagian publiknya')).action((opsi: OpsiKunci) =>
    kunci(alat, opsi),
  );
  denganKlien(klien.command('token').description('klien: minta token dengan kuncinya (private_key_jwt)'))
    .option('--keluaran <berkas>', 'tulis token ke berkas ini, 0600')
    .action((opsi: OpsiKlien & { keluaran?: string }) => token(alat, opsi));
  denganKlien(klien.command('ganti-kunci').alias('rotate').description('klien: daftarkan kunci berikutnya; kunci sekarang masih berlaku selama --tumpang'))
    .requiredOption('--hub <url>', 'alamat gerbang hub')
    .requiredOption('--baru <berkas>', 'nama berkas kunci berikutnya')
    .option('--tumpang <detik>', 'lama kunci sekarang masih berlaku', '86400')
    .action((opsi: OpsiKlien & { hub: string; baru: string; tumpang: string }) => gantiKunci(alat, opsi));
}
