import type { SqlTransaksi } from '../platform/db/postgres-js.ts';
import { sqlUntukIrisan } from '../platform/db/postgres-js.ts';
import type { KunciPegawai } from './3-diff/bidang-sapuan.ts';
import { diffHimpunan } from './3-diff/himpunan.ts';
import { type HasilSapuan, jalankanSapuan, jumlahAlarm, type PilihanSapuan } from './3-diff/sapuan.ts';
import { hitungUlang, hitungUlangRiwayat } from './hitung-ulang.ts';
import { denganIrisan, pagariInstansi } from './irisan-instansi.ts';

function perInstansi(daftar: readonly KunciPegawai[]): ReadonlyMap<number, readonly string[]> {
  const peta = new Map<number, string[]>();
  for (const { instansi, nip } of daftar) peta.set(instansi, [...(peta.get(instansi) ?? []), nip]);
  return peta;
}

/** Recomputes one instansi under its lock, as a feed would; a feed that was under way when the sweep looked is over by then. */
function perbaikiInstansi(url: string, instansi: number, kerja: (tx: SqlTransaksi) => Promise<unknown>): Promise<unknown> {
  return denganIrisan(url, instansi, ({ sql, pid }) =>
    sql.begin(async (tx) => {
      await pagariInstansi(tx, instansi, pid);
      return kerja(tx);
    }),
  );
}

async function catatAlarm(url: string, hasil: HasilSapuan): Promise<void> {
  if (jumlahAlarm(hasil) === 0) return;
  const isi = {
    sapuan: hasil.sapuan,
    selisih: hasil.alarm.length,
    himpunan: hasil.alarmHimpunan.length,
    riwayat: hasil.riwayat.alarm.length,
    instansi: new Set([...hasil.alarm, ...hasil.alarmHimpunan, ...hasil.riwayat.alarm].map((a) => a.instansi)).size,
  };
  await sqlUntukIrisan(url, (sql) => sql`select jejak_catat('sapuan.berbeda', ${sql.json(isi)}, 'SISTEM', 'SISTEM')`);
}

/**
 * Full sweep, then repair: whatever the incremental state has wrong is recomputed for exactly those persons (discrepancies, histories) and those
 * instansi (set differences). The alarm stays: in the sweep's row, and as audit event `sapuan.berbeda`, which counts and names nobody.
 */
export async function sapuDanPerbaiki(url: string, pilihan: PilihanSapuan = {}): Promise<HasilSapuan> {
  const hasil = await jalankanSapuan(url, pilihan);
  await catatAlarm(url, hasil);
  for (const [no, nip] of perInstansi(hasil.alarm)) await perbaikiInstansi(url, no, (tx) => hitungUlang(tx, no, nip));
  for (const no of perInstansi(hasil.alarmHimpunan).keys()) await perbaikiInstansi(url, no, (tx) => diffHimpunan(tx, no));
  for (const [no, nip] of perInstansi([...hasil.riwayat.alarm, ...hasil.riwayat.lewat]))
    await perbaikiInstansi(url, no, (tx) => hitungUlangRiwayat(tx, no, nip));
  return hasil;
}
