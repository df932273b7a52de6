import type { SqlTransaksi } from '../platform/db/postgres-js.ts';
import { cariMenunggu, type UmpanMenunggu } from './2-stage/cari-menunggu.ts';
import { kosongkanStaging } from './2-stage/tarikan.ts';
import { terapkanSusulan } from './2-stage/terapkan-fakta.ts';
import { type Irisan, pagariInstansi } from './irisan-instansi.ts';
import { type HitungSusulan, susulkanRiwayat } from './susulkan-riwayat.ts';

async function susulkanFakta(tx: SqlTransaksi, t: UmpanMenunggu, jenis: Exclude<UmpanMenunggu['jenis'], 'riwayat'>): Promise<HitungSusulan> {
  const { menunggu, ditolak, disisihkan } = await terapkanSusulan(tx, t, jenis);
  const [unik] = await tx<{ n: number }[]>`select count(distinct kunci)::int n from staging_fakta where tarikan = ${t.id}`;
  const diterapkan = unik?.n ?? 0;
  const lepas = menunggu - ditolak;
  return { lepas, diterapkan, takBerubah: disisihkan, duplikat: lepas - diterapkan - disisihkan, dihapus: 0 };
}

/** Moves the rows from one column of their feed's account to the others, and says so in the audit. */
async function catatSusulan(tx: SqlTransaksi, t: UmpanMenunggu, { lepas, diterapkan, takBerubah, duplikat, dihapus }: HitungSusulan): Promise<void> {
  const [sisa] = await tx<
    { karantina: number }[]
  >`/* susulan.hitung */ update tarikan set karantina = karantina - ${lepas}, diterapkan = diterapkan + ${diterapkan},
    tak_berubah = tak_berubah + ${takBerubah}, duplikat = duplikat + ${duplikat}, dihapus = dihapus + ${dihapus} where id = ${t.id} returning karantina`;
  const jumlah = t.jenis === 'riwayat' ? diterapkan + takBerubah : diterapkan;
  await tx`/* susulan.jumlah */ update kesegaran set jumlah = jumlah + ${jumlah} where instansi = ${t.instansi} and sisi = ${t.sisi} and jenis = ${t.jenis} and tarikan = ${t.id}`;
  await tx`select jejak_catat('tarikan.menyusul', ${tx.json({ tarikan: t.id, instansi: t.instansi, diterapkan, ditolak: sisa?.karantina ?? 0 })}, 'SISTEM', 'SISTEM')`;
}

/**
 * Applies what feeds of facts and histories said of people who had no master record then and have one now, feed by feed in their order, each in one
 * transaction behind the fence of the instansi: it does not matter whether the person or the fact comes first (I2). Safe to run again after any crash.
 */
export async function susulkan({ sql, pid }: Irisan, instansi: number): Promise<void> {
  for (const t of await cariMenunggu(sql, instansi))
    await sql.begin(async (tx) => {
      await pagariInstansi(tx, instansi, pid);
      await catatSusulan(tx, t, t.jenis === 'riwayat' ? await susulkanRiwayat(tx, t) : await susulkanFakta(tx, t, t.jenis));
      await kosongkanStaging(tx, t.id);
    });
}
