import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { Kesalahan } from '../domain/kesalahan.ts';
import type { SqlTransaksi } from '../platform/db/postgres-js.ts';
import { type BarisTolak, catatTolakan } from './2-stage/baris-tolak.ts';
import { catatOrangRagu, type JenisFaktaOrang } from './2-stage/kesegaran-fakta.ts';
import { catatSegar } from './2-stage/kesegaran-pegawai.ts';
import { salin } from './2-stage/salin.ts';
import { type BarisTarikan, kosongkanStaging } from './2-stage/tarikan.ts';
import { terapkanFaktaOrang } from './2-stage/terapkan-fakta.ts';
import { type Irisan, pagariInstansi } from './irisan-instansi.ts';
import { bacaBarisFakta, barisStagingFakta, KOLOM_STAGING_FAKTA } from './proses-fakta.ts';
import { bacaJawabanFakta } from './sources/jawaban-fakta.ts';
import { bolehDiterapkan, type HasilTerap } from './terapkan.ts';

interface SiapFaktaOrang {
  readonly terbaca: number;
  readonly karantina: number;
  /** People whose every row could be read, and those of whom one could not. */
  readonly utuh: readonly string[];
  readonly ragu: readonly string[];
}

const NDJSON = { pemisah: null, kolom: [] } as const;

/** Stages every row that can be read. */
async function siapkan(klien: pg.Client, t: BarisTarikan, jenis: JenisFaktaOrang): Promise<SiapFaktaOrang> {
  if (t.berkas === null) throw new Kesalahan('BERKAS_DITOLAK', 'tarikan tanpa berkas');
  await klien.query('delete from staging_fakta where tarikan = $1', [t.id]);
  await klien.query('delete from baris_ditolak where tarikan = $1', [t.id]);
  const jawaban = bacaJawabanFakta(await readFile(t.berkas, 'utf8'));
  const ragu = new Set<string>();
  const tolakan: BarisTolak[] = [];
  let fakta = '';
  let terbaca = 0;
  for (const { nip, baris } of jawaban)
    for (const isi of baris) {
      terbaca += 1;
      const mentah = JSON.stringify(isi);
      const hasil = bacaBarisFakta(jenis, NDJSON, mentah);
      if (hasil.sah) {
        fakta += barisStagingFakta(t.id, terbaca, { ...hasil.fakta, nip });
        continue;
      }
      ragu.add(nip);
      tolakan.push({ nomor: terbaca, kolom: hasil.kolom, kode: hasil.kode, pesan: hasil.pesan, mentah });
    }
  await salin(klien, 'staging_fakta', KOLOM_STAGING_FAKTA, fakta);
  await catatTolakan(klien, t.id, tolakan);
  return { terbaca, karantina: tolakan.length, utuh: jawaban.map((j) => j.nip).filter((n) => !ragu.has(n)), ragu: [...ragu] };
}

async function terapkan(tx: SqlTransaksi, t: BarisTarikan, jenis: JenisFaktaOrang, { terbaca, karantina, utuh, ragu }: SiapFaktaOrang): Promise<HasilTerap> {
  const boleh = await bolehDiterapkan(tx, t, terbaca);
  if (boleh !== 'YA') return { hasil: boleh };
  const { berubah, dihapus } = await terapkanFaktaOrang(tx, t, { jenis, utuh, ragu });
  await catatSegar(tx, { id: t.id, instansi: t.instansi, sisi: t.sisi, jenis, revisi: null }, utuh);
  await catatOrangRagu(tx, t, { jenis, nip: ragu });
  const [unik] = await tx<{ n: number }[]>`select count(distinct kunci)::int n from staging_fakta where tarikan = ${t.id}`;
  const takBerubah = (unik?.n ?? 0) - berubah;
  await tx`update tarikan set status = 'DITERAPKAN', terbaca = ${terbaca}, diterapkan = ${berubah}, tak_berubah = ${takBerubah}, dihapus = ${dihapus}, karantina = ${karantina},
    duplikat = ${terbaca - karantina - berubah - takBerubah}, selesai_pada = clock_timestamp() where id = ${t.id}`;
  // As for their master records: that nothing has changed is in the ages, not in the audit.
  if (berubah + dihapus + karantina > 0)
    await tx`select jejak_catat('tarikan.diterapkan', ${tx.json({ tarikan: t.id, instansi: t.instansi, diterapkan: berubah, ditolak: karantina })}, 'SISTEM', 'SISTEM')`;
  await kosongkanStaging(tx, t.id);
  return { hasil: 'DITERAPKAN', diterapkan: berubah, dihapus, karantina, mutasiLiar: 0, selesai: 0 };
}

/** Facts of people who were asked one by one. Every answer names all rows of its person, so that what it does not name is gone. */
export async function prosesFaktaOrang({ klien, sql, pid }: Irisan, t: BarisTarikan, jenis: JenisFaktaOrang): Promise<HasilTerap> {
  const siap = await siapkan(klien, t, jenis);
  return (await sql.begin(async (tx) => {
    await pagariInstansi(tx, t.instansi, pid);
    return terapkan(tx, t, jenis, siap);
  })) as HasilTerap;
}
