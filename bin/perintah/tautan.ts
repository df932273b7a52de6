import type { Command } from 'commander';
import { jalankanTautan } from '../../sync/tautan/jalankan.ts';
import type { Alat } from './alat.ts';

async function tautan(alat: Alat): Promise<void> {
  const mulai = performance.now();
  const h = await alat.denganBasis((basis) => jalankanTautan(basis.sync));
  const isi = { ...h, detik: Number(((performance.now() - mulai) / 1000).toFixed(3)) };
  alat.hasil(isi, [
    `${h.kiri} orang hanya ada di SIMPEG, ${h.pasangan} pasangan dibandingkan, bobot versi ${h.bobotVersi}`,
    `usulan: ${h.kuat} kuat, ${h.perluDitinjau} perlu ditinjau; ${h.gugur} gugur, ${h.terbukti} terbukti; ${isi.detik} detik`,
  ]);
}

export function perintahTautan(program: Command, alat: Alat): void {
  program
    .command('tautan')
    .alias('linkage')
    .description('usulkan tautan bagi orang yang NIP-nya tidak ada di BKN, untuk diputus steward; tidak menggabungkan apa pun (record linkage)')
    .action(() => tautan(alat));
}
