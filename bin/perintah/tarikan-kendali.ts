import type { Command } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { kendalikanUmpan, type TindakanUmpan } from '../../sync/jadwal/kendali.ts';
import { type Alat, cariInstansi, OLEH_PERINTAH, pilihan } from './alat.ts';

interface OpsiKendali {
  readonly instansi?: string;
  readonly sisi?: string;
  readonly jenis?: string;
  readonly alasan: string;
}

const URAIAN: Readonly<Record<TindakanUmpan, string>> = {
  jeda: 'hentikan penarikan; gerbang menganggap umpan ini tidak diketahui sampai dilanjutkan',
  lanjut: 'akhiri jeda dan tarik sekarang',
  ulangi: 'tarik ulang sekarang, hanya umpan MENCOBA_LAGI dan PERLU_TINDAKAN',
};

async function kendalikan(alat: Alat, tindakan: TindakanUmpan, opsi: OpsiKendali): Promise<void> {
  const alasan = opsi.alasan.trim();
  if (alasan.length < 10 || /\d{16}/.test(alasan)) throw new Kesalahan('MASUKAN_SALAH', '--alasan paling sedikit 10 huruf, tanpa NIP atau NIK.');
  const sisi = opsi.sisi === undefined ? null : pilihan('--sisi', opsi.sisi, ['BKN', 'SIMPEG']);
  const umpan = await alat.sql(async (sql) => {
    const instansi = opsi.instansi === undefined ? null : (await cariInstansi(sql, opsi.instansi)).no;
    return kendalikanUmpan(sql, { instansi, sisi, jenis: opsi.jenis ?? null }, { tindakan, alasan, oleh: OLEH_PERINTAH });
  });
  // A whole round that had nothing to repeat is fine; feeds that were named and do not stand so are a conflict.
  if (umpan.length === 0 && tindakan !== 'ulangi') throw new Kesalahan('PERALIHAN_DITOLAK');
  alat.hasil(
    { umpan },
    umpan.map((u) => [u.instansi, u.sisi, u.jenis, u.ke].join('\t')),
  );
}

export function tarikanKendali(tarikan: Command, alat: Alat): void {
  for (const tindakan of ['jeda', 'lanjut', 'ulangi'] as const) {
    const perintah = tarikan.command(tindakan).description(URAIAN[tindakan]);
    if (tindakan === 'ulangi')
      perintah.option('--instansi <id>', 'id atau kode cepat; tanpa ini semua instansi').option('--alasan <teks>', 'minimal 10 huruf', 'diulangi operator');
    else perintah.requiredOption('--instansi <id>', 'id atau kode cepat').requiredOption('--alasan <teks>', 'minimal 10 huruf, tanpa NIP atau NIK');
    perintah
      .option('--sisi <sisi>', 'BKN atau SIMPEG')
      .option('--jenis <jenis>', 'pegawai, kinerja, hukdis, formasi, atau riwayat')
      .action((opsi: OpsiKendali) => kendalikan(alat, tindakan, opsi));
  }
}
