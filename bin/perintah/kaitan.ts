import type { Command } from 'commander';
import { Kesalahan, type KodeKesalahan } from '../../domain/kesalahan.ts';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { rahasiaBaru, siapkanKaitan } from '../../sync/kaitan/daftarkan.ts';
import { pagarKaitan } from '../akar/pagar-kaitan.ts';
import { type Alat, bilangan, cariInstansi, kumpulkan, OLEH_PERINTAH } from './alat.ts';
import { daftarKaitan, kirimanKaitan } from './kaitan-lihat.ts';
import { perintahTandaUmpan } from './kaitan-umpan.ts';

const { subjek, orang } = OLEH_PERINTAH;

function wajibUuid(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Kesalahan('TIDAK_DITEMUKAN', 'kaitan');
  return id;
}

/** Runs one function of the database; a code that it answers is the refusal. */
async function jalankan(alat: Alat, fn: (tx: SqlTransaksi) => Promise<readonly { kode: KodeKesalahan | null }[]>): Promise<void> {
  const [baris] = await alat.sql((sql) => sql.begin((tx) => fn(tx)));
  if (baris?.kode != null) throw new Kesalahan(baris.kode);
}

async function pasang(alat: Alat, opsi: { readonly instansi: string; readonly alamat: string; readonly macam: readonly string[] }): Promise<void> {
  const k = await siapkanKaitan(opsi.alamat, opsi.macam, pagarKaitan(alat.config), opsi.instansi);
  await jalankan(alat, async (tx) => {
    const { no } = await cariInstansi(tx, opsi.instansi);
    const macam = JSON.stringify(k.macam);
    return tx`select kaitan_pasang(${k.id}, ${no}::smallint, ${k.alamat}, array(select jsonb_array_elements_text(${macam}::text::jsonb)), ${k.tersegel}, ${subjek}, ${orang}) kode`;
  });
  alat.cerita('Rahasia di bawah hanya ditampilkan sekali; serahkan kepada instansi lewat saluran aman.');
  alat.hasil({ kaitan: k.id, alamat: k.alamat, macam: k.macam, rahasia: k.rahasia }, [`${k.id}\t${k.rahasia}`]);
}

async function gantiRahasia(alat: Alat, teks: string, opsi: { readonly tumpang: string }): Promise<void> {
  const id = wajibUuid(teks);
  const tumpang = bilangan('--tumpang', opsi.tumpang, 0, 604_800);
  const { rahasia, tersegel } = rahasiaBaru(id, alat.config.kunci.pemanggil);
  await jalankan(alat, (tx) => tx`select kaitan_ganti_rahasia(${id}, null, ${tersegel}, ${tumpang}, ${subjek}, ${orang}) kode`);
  alat.hasil({ kaitan: id, rahasia, tumpangDetik: tumpang }, [`${id}\t${rahasia}`]);
}

async function ubahStatus(alat: Alat, teks: string, status: 'AKTIF' | 'DIJEDA' | 'BERAKHIR'): Promise<void> {
  const id = wajibUuid(teks);
  await jalankan(alat, (tx) => tx`select kaitan_ubah_status(${id}, null, ${status}, 'OPERATOR_HUB', ${subjek}, ${orang}) kode`);
  alat.hasil({ kaitan: id, status }, [`${id}\t${status}`]);
}

async function ulang(alat: Alat, nomor: string): Promise<void> {
  if (!/^[1-9]\d{0,17}$/.test(nomor)) throw new Kesalahan('TIDAK_DITEMUKAN', 'kiriman');
  await jalankan(alat, (tx) => tx`select kaitan_kirim_ulang(${nomor}, null, ${subjek}, ${orang}) kode`);
  alat.hasil({ kiriman: nomor, status: 'MENUNGGU' }, [`${nomor}\tMENUNGGU`]);
}

export function perintahKaitan(program: Command, alat: Alat): void {
  const kaitan = program.command('kaitan').alias('webhook').description('webhook instansi: pesan bertanda ke alamat https miliknya (Standard Webhooks)');
  kaitan
    .command('pasang')
    .alias('add')
    .description('daftarkan alamat; mencetak rahasianya, sekali ini saja')
    .requiredOption('--instansi <id>', 'id atau kode cepat')
    .requiredOption('--alamat <url>', 'alamat https penerima')
    .requiredOption('--macam <macam>', 'macam peristiwa; boleh diulang', kumpulkan, [])
    .action((opsi: { instansi: string; alamat: string; macam: readonly string[] }) => pasang(alat, opsi));
  kaitan
    .command('daftar')
    .alias('list')
    .description('alamat, keadaannya, dan banyak kiriman yang menunggu dan gagal')
    .option('--instansi <id>')
    .action((opsi: { instansi?: string }) => daftarKaitan(alat, opsi));
  kaitan
    .command('kiriman')
    .alias('deliveries')
    .description('kiriman terbaru ke satu alamat')
    .argument('<id>')
    .option('--status <status>', 'MENUNGGU, TERKIRIM, GAGAL, atau DIBATALKAN')
    .option('--banyak <n>', 'paling banyak sekian', '20')
    .action((id: string, opsi: { status?: string; banyak: string }) => kirimanKaitan(alat, wajibUuid(id), opsi));
  kaitan
    .command('ganti-rahasia')
    .alias('rotate')
    .description('rahasia berikutnya; yang sekarang ikut menandai selama --tumpang')
    .argument('<id>')
    .option('--tumpang <detik>', 'lama keduanya berlaku', '86400')
    .action((id: string, opsi: { tumpang: string }) => gantiRahasia(alat, id, opsi));
  kaitan
    .command('jeda')
    .alias('pause')
    .description('tahan pengiriman; pesan tetap dikumpulkan')
    .argument('<id>')
    .action((id: string) => ubahStatus(alat, id, 'DIJEDA'));
  kaitan
    .command('lanjut')
    .alias('resume')
    .description('kirim lagi, juga yang menunggu')
    .argument('<id>')
    .action((id: string) => ubahStatus(alat, id, 'AKTIF'));
  kaitan
    .command('akhiri')
    .alias('end')
    .description('akhiri untuk seterusnya')
    .argument('<id>')
    .action((id: string) => ubahStatus(alat, id, 'BERAKHIR'));
  kaitan
    .command('ulang')
    .alias('resend')
    .description('kirim ulang satu pesan dengan webhook-id yang sama')
    .argument('<kiriman>')
    .action((nomor: string) => ulang(alat, nomor));
  perintahTandaUmpan(kaitan, alat);
}
