import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { tanggalBerlaku } from '../../../domain/pelanggaran/idis/penyampaian.ts';
import type { TahapKasus } from '../../../domain/pelanggaran/idis/tahap.ts';
import { penunda } from '../../../domain/pelanggaran/idis/upaya.ts';
import { jenisHukumanDariId } from '../../../domain/pelanggaran/jenis-hukuman.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { catatHukumanBerlaku } from '../sbt/hukuman-berlaku.ts';
import { type Keputusan, putusanUpaya, upayaTerbuka } from './berkas.ts';
import { insertKasus } from './buka-kasus.ts';
import { tulisHukuman } from './hukuman.ts';
import { bukaKeadaan, hitungTenggat, insertRiwayat, type Keadaan, type Langkah, lakukanLangkah } from './langkah.ts';

/** Day on which the decision of a case takes effect, when it has come and nothing suspends it. */
function hariBerlaku({ berkas, dasar: { kalender, p, hariIni } }: Keadaan): Tanggal | null {
  if (berkas.diterima === null || berkas.keputusan === null || penunda(p, berkas.upaya ?? []) !== null) return null;
  const hari = tanggalBerlaku(kalender, p, berkas.diterima, putusanUpaya(berkas));
  return hari.ada && hari.nilai <= hariIni ? hari.nilai : null;
}

/** A kind with a length is served; the others are done once they are in force. */
const berjangka = ({ berkas }: Keadaan): boolean => (jenisHukumanDariId.get(berkas.keputusan?.jenisHukumanId ?? '')?.masaBulan ?? null) !== null;

/** The punishment takes effect, and the finding that opened the case hears of it in the same transaction. */
const berlakukan = (s: Keadaan, k: KonteksPelanggaran, keputusan: Keputusan, mulai: Tanggal): Langkah => ({
  tindakan: 'berlakukan',
  tulis: async () => {
    const hukuman = await tulisHukuman(s, keputusan, mulai, null);
    const { id: kasus, temuan } = s.kasus;
    if (temuan !== null) await catatHukumanBerlaku(s.tx, k, { ...keputusan, kasus, temuan, mulai });
    return { hukuman };
  },
});

/** The step that time alone takes with a case, today; null = none is due. */
function langkahWaktu(s: Keadaan, k: KonteksPelanggaran): Langkah | null {
  const { kasus, berkas, dasar } = s;
  if (kasus.tahap === 'UPAYA_ADMINISTRATIF') {
    const mulai = hariBerlaku(s);
    const { keputusan } = berkas;
    return mulai === null || keputusan === null ? null : berlakukan(s, k, keputusan, mulai);
  }
  if (kasus.tahap === 'BERLAKU' && berjangka(s)) return { tindakan: 'jalani' };
  const lewat = kasus.tahap === 'BERLAKU' || (kasus.tahap === 'MENJALANI' && berkas.akhir !== null && berkas.akhir < dasar.hariIni);
  return lewat && upayaTerbuka(berkas) === null ? { tindakan: 'selesaikan' } : null;
}

/** Stages in which the superior has yet to summon. */
const MENUNGGU_PANGGILAN: readonly TahapKasus[] = ['TELAAH', 'PEMBENTUKAN_TIM'];

/** A deadline that passed without the step it was set for is put on record, once for each stage and day. */
async function catatLewat({ tx, kasus, pemanggil, dasar }: Keadaan): Promise<void> {
  const { id, tahap, tenggat, atasanNip } = kasus;
  if (tenggat === null || tenggat >= dasar.hariIni) return;
  const tanpaAtasan = MENUNGGU_PANGGILAN.includes(tahap) && atasanNip === null;
  const catatan = tanpaAtasan ? `Tenggat memanggil (${tenggat}) lewat tanpa atasan langsung tercatat` : `Tenggat tahap ${tahap} (${tenggat}) lewat`;
  const pertama = await insertRiwayat(tx, { kasus: id, tindakan: 'lewatTenggat', dari: tahap, ke: tahap, catatan, tenggat }, pemanggil);
  if (pertama) await catatJejak(tx, 'idis.langkah', { kasus: id, tindakan: 'lewatTenggat', ke: tahap });
}

/**
 * The superior whose duty it was to summon and who let the days run out is examined himself, once per case. Before the audit entry of the missed day: nobody
 * waits for a gate row after it. While no superior is known, nobody is accused.
 */
async function kelalaianAtasan({ tx, kasus, pemanggil, dasar: { hariIni, p } }: Keadaan): Promise<void> {
  if (!MENUNGGU_PANGGILAN.includes(kasus.tahap) || kasus.tenggat === null || kasus.tenggat >= hariIni || kasus.atasanNip === null) return;
  const uraian = `Tidak memanggil terperiksa dalam ${p.panggilPaling} hari kerja (kasus ${kasus.id})`;
  await insertKasus(tx, { instansi: kasus.instansi, nip: kasus.atasanNip, sumber: 'KELALAIAN_ATASAN', asalKasus: kasus.id, uraian }, pemanggil);
}

/** What time does to one case on this day. Safe to repeat: the case is locked, and a step taken is not offered again. Returns the steps taken. */
async function majukanKasus(tx: Tx, konteks: KonteksPelanggaran, id: string): Promise<readonly string[]> {
  const langkah: string[] = [];
  for (;;) {
    const s = await bukaKeadaan(tx, konteks, id);
    if (s === null) return langkah;
    const berikut = langkahWaktu(s, konteks);
    if (berikut === null) {
      if (s.kasus.tenggatSebab !== null) await hitungTenggat(s);
      else {
        await kelalaianAtasan(s);
        await catatLewat(s);
      }
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
        or (k.tenggat < ${hariIni}::date and (k.tahap = 'MENJALANI'
          or not exists (select from kasus_disiplin_riwayat r where r.kasus = k.id and r.dari = k.tahap and r.tenggat = k.tenggat)
          or (k.tahap in ('TELAAH', 'PEMBENTUKAN_TIM') and k.atasan_nip is not null and not exists (select from kasus_disiplin a where a.asal_kasus = k.id)))))
    order by k.id limit ${HALAMAN}`);
  return rows.map((r) => r.id);
}

/** Moves every case whose day has come, each in a transaction and a context of its own. Returns how many were moved. */
export async function jalankanJamIdis(buatKonteks: () => KonteksPelanggaran): Promise<number> {
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
