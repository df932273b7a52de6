import type { Command } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { buatRahasia } from '../../platform/kaitan/tanda.ts';
import { sandikan } from '../../platform/sandi.ts';
import { gunaTandaUmpan } from '../../sync/unggahan/tanda.ts';
import { type Alat, bilangan, cariInstansi, OLEH_PERINTAH, pilihan } from './alat.ts';

const { subjek, orang } = OLEH_PERINTAH;

async function pasang(alat: Alat, opsi: { readonly instansi: string; readonly tumpang: string }): Promise<void> {
  const tumpang = bilangan('--tumpang', opsi.tumpang, 0, 604_800);
  const rahasia = buatRahasia();
  const { id } = await alat.sql((sql) =>
    sql.begin(async (tx) => {
      const instansi = await cariInstansi(tx, opsi.instansi);
      const tersegel = sandikan(rahasia, alat.config.kunci.pemanggil, gunaTandaUmpan(instansi.no));
      await tx`select tanda_umpan_pasang(${instansi.no}::smallint, ${tersegel}, ${tumpang}, ${subjek}, ${orang})`;
      return instansi;
    }),
  );
  alat.cerita('Rahasia di bawah hanya ditampilkan sekali; serahkan kepada instansi lewat saluran aman.');
  alat.hasil({ instansi: id, rahasia, tumpangDetik: tumpang }, [`${id}\t${rahasia}`]);
}

async function wajibkan(alat: Alat, opsi: { readonly instansi: string; readonly nyala: string }): Promise<void> {
  const wajib = pilihan('--nyala', opsi.nyala, ['ya', 'tidak']) === 'ya';
  const { id } = await alat.sql((sql) =>
    sql.begin(async (tx) => {
      const instansi = await cariInstansi(tx, opsi.instansi);
      const [baris] = await tx<{ ada: boolean }[]>`select tanda_umpan_wajibkan(${instansi.no}::smallint, ${wajib}, ${subjek}, ${orang}) ada`;
      if (baris?.ada !== true) throw new Kesalahan('PERALIHAN_DITOLAK', 'Instansi ini belum punya rahasia umpan; jalankan rahasia-umpan dahulu.');
      return instansi;
    }),
  );
  alat.hasil({ instansi: id, wajib }, [`${id}\t${wajib ? 'WAJIB' : 'TIDAK_WAJIB'}`]);
}

/**
 * Secrets of incoming feeds. Only the operator changes them and the duty to sign: a stolen token of the instansi could otherwise take away what protects
 * against it.
 */
export function perintahTandaUmpan(kaitan: Command, alat: Alat): void {
  kaitan
    .command('rahasia-umpan')
    .alias('feed-secret')
    .description('rahasia berikutnya untuk menandai umpan yang diunggah instansi; yang sekarang masih berlaku selama --tumpang')
    .requiredOption('--instansi <id>', 'id atau kode cepat')
    .option('--tumpang <detik>', 'lama keduanya berlaku', '86400')
    .action((opsi: { instansi: string; tumpang: string }) => pasang(alat, opsi));
  kaitan
    .command('wajib-tanda')
    .alias('require-signature')
    .description('hanya umpan bertanda yang diterima dari instansi ini (simpul agen menandai dengan --rahasia-umpan)')
    .requiredOption('--instansi <id>', 'id atau kode cepat')
    .requiredOption('--nyala <ya|tidak>')
    .action((opsi: { instansi: string; nyala: string }) => wajibkan(alat, opsi));
}
