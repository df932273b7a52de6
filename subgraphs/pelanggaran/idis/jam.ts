import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { tanggalBerlaku } from '../../../domain/pelanggaran/idis/penyampaian.ts';
import { penunda } from '../../../domain/pelanggaran/idis/upaya.ts';
import { jenisHukumanDariId } from '../../../domain/pelanggaran/jenis-hukuman.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import { putusanUpaya, upayaTerbuka } from './berkas.ts';
import { insertKasus } from './buka-kasus.ts';
import { tulisHukuman } from './hukuman.ts';
import { bukaKeadaan, hitungTenggat, insertRiwayat, type Keadaan, type KonteksIdis, type Langkah, lakukanLangkah } from './langkah.ts';

/** Day on which the decision of a case takes effect, when it has come and nothing suspends it. */
function hariBerlaku({ berkas, dasar: { kalender, p, hariIni } }: Keadaan): Tanggal | null {
  if (berkas.diterima === null || berkas.keputusan === null || penunda(p, berkas.upaya ?? []) !== null) return null;
  const hari = tanggalBerlaku(kalender, p, berkas.diterima, putusanUpaya(berkas));
  return hari.ada && hari.nilai <= hariIni ? hari.nilai : null;
}

/** A kind with a length is served; the others are done once they are in force. */
const berjangka = ({ berkas }: Keadaan): boolean => (jenisHukumanDariId.get(berkas.keputusan?.jenisHukumanId ?? '')?.masaBulan ?? null) !== null;

/** The step that time alone takes with a case, today; null = none is due. */
function langkahWaktu(s: Keadaan): Langkah | null {
  const { kasus, berkas, dasar } = s;
  if (kasus.tahap === 'UPAYA_ADMINISTRATIF') {
    const mulai = hariBerlaku(s);
    const { keputusan } = berkas;
    return mulai === null || keputusan === null
      ? null
      : { tindakan: 'berlakukan', tulis: async () => ({ hukuman: await tulisHukuman(s, keputusan, mulai, null) }) };
  }
  if (kasus.tahap === 'BERLAKU' && berjangka(s)) return { tindakan: 'jalani' };
  const lewat = kasus.tahap === 'BERLAKU' || (kasus.tahap === 'MENJALANI' && berkas.akhir !== null && berkas.akhir < dasar.hariIni);
  return lewat && upayaTerbuka(berkas) === null ? { tindakan: 'selesaikan' } : null;
}

/** Nobody is known whose duty it was: no one is accused, and the missed day is put on record. Once: a case waits for its summons under one deadline. */
async function catatLewat({ tx, kasus, pemanggil }: Keadaan): Promise<void> {
  const { rows } = await tx.execute(sql`select 1 from kasus_disiplin_riwayat where kasus = ${kasus.id}::bigint and tindakan = 'lewatTenggat'`);
  if (rows.length > 0) return;
  const catatan = `Tenggat memanggil (${kasus.tenggat}) lewat tanpa atasan langsung tercatat`;
  await insertRiwayat(tx, { kasus: kasus.id, tindakan: 'lewatTenggat', dari: kasus.tahap, ke: kasus.tahap, catatan }, pemanggil);
  await catatJejak(tx, 'idis.langkah', { kasus: kasus.id, tindakan: 'lewatTenggat', ke: kasus.tahap });
}

/** The superior whose duty it was to summon and who let the days run out is examined himself, once per case. */
async function kelalaianAtasan(s: Keadaan): Promise<void> {
  const { tx, kasus, pemanggil, dasar } = s;
  const { hariIni, p } = dasar;
  const menunggu = kasus.tahap === 'TELAAH' || kasus.tahap === 'PEMBENTUKAN_TIM';
  if (!menunggu || kasus.tenggat === null || kasus.tenggat >= hariIni) return;
  if (kasus.atasanNip === null) return catatLewat(s);
  const uraian = `Tidak memanggil terperiksa dalam ${p.panggilPaling} hari kerja (kasus ${kasus.id})`;
  await insertKasus(tx, { instansi: kasus.instansi, nip: kasus.atasanNip, sumber: 'KELALAIAN_ATASAN', asalKasus: kasus.id, uraian }, pemanggil);
}

/** What time does to one case on this day. Safe to repeat: the case is locked, and a step taken is not offered again. Returns the steps taken. */
async function majukanKasus(tx: Tx, konteks: KonteksIdis, id: string): Promise<readonly string[]> {
  const langkah: string[] = [];
  for (;;) {
    const s = await bukaKeadaan(tx, konteks, id);
    if (s === null) return langkah;
    const berikut = langkahWaktu(s);
    if (berikut === null) {
      if (s.kasus.tenggatSebab !== null) await hitungTenggat(s);
      else await kelalaianAtasan(s);
      return langkah;
    }
    await lakukanLangkah(s, berikut);
    langkah.push(berikut.tindakan);
  }
}

const HALAMAN = 500;

/** Cases that time may move on this day, a page at a time. Postgres is the only memory: a restart forgets nothing. */
async function selectTempo(tx: Tx, hariIni: Tanggal, sesudah: string): Promise<readonly string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`select k.id::text as id from kasus_disiplin k where k.id > ${sesudah}::bigint
      and k.tahap not in ('SELESAI', 'TIDAK_TERBUKTI', 'DIBATALKAN') and (k.tenggat_sebab is not null or k.tahap in ('UPAYA_ADMINISTRATIF', 'BERLAKU')
        or (k.tahap = 'MENJALANI' and k.tenggat < ${hariIni}::date)
        or (k.tahap in ('TELAAH', 'PEMBENTUKAN_TIM') and k.tenggat < ${hariIni}::date and case when k.atasan_nip is null
          then not exists (select from kasus_disiplin_riwayat r where r.kasus = k.id and r.tindakan = 'lewatTenggat')
          else not exists (select from kasus_disiplin a where a.asal_kasus = k.id) end))
    order by k.id limit ${HALAMAN}`);
  return rows.map((r) => r.id);
}

/** Moves every case whose day has come, each in a transaction and a context of its own. Returns how many were moved. */
export async function jalankanJamIdis(buatKonteks: () => KonteksIdis): Promise<number> {
  const hariIni = buatKonteks().jam.hariIni();
  let banyak = 0;
  for (let sesudah = '0'; ; ) {
    const ids = await buatKonteks().baca((tx) => selectTempo(tx, hariIni, sesudah));
    for (const id of ids) {
      const konteks = buatKonteks();
      const langkah = await konteks.tulis((tx) => majukanKasus(tx, konteks, id));
      if (langkah.length > 0) banyak++;
    }
    const akhir = ids.at(-1);
    if (akhir === undefined || ids.length < HALAMAN) return banyak;
    sesudah = akhir;
  }
}
