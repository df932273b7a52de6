import { KOLOM_REKAMAN } from '../../domain/selisih/rekaman.ts';
import type { Mesin } from './mesin.ts';
import { himpunanTerbuka, selisihTerbuka, urut } from './ramalan.ts';

const KOLOM = KOLOM_REKAMAN.map((k) => k.replace(/[A-Z]/g, (h) => `_${h.toLowerCase()}`)).join(', ');

/** Everything the engine holds that does not depend on when and how often it was told. */
export const keadaan = (m: Mesin): Promise<unknown> =>
  m.sql(async (sql) => ({
    selisih: urut(await selisihTerbuka(sql)),
    himpunan: urut(await himpunanTerbuka(sql)),
    bkn: await sql.unsafe(
      `select instansi, nip, ${KOLOM}, nik_sah, tak, alasan, h, f.hm, f.ver from pegawai_bkn join sidik_bkn f using (instansi, nip, h) order by 1, 2`,
    ),
    simpeg: await sql.unsafe(
      `select instansi, nip, ${KOLOM}, nik_sah, tak, alasan, h, f.hm, f.ver from pegawai_simpeg join sidik_simpeg f using (instansi, nip, h) order by 1, 2`,
    ),
    sistemik: await sql`select instansi, bidang, jumlah, pembagi from temuan_sistemik where ditutup_pada is null order by 1, 2`,
    temuan: await sql`select kunci, kategori, instansi, nip, tahap, uraian, bukti - 'tarikan' bukti from temuan order by kunci`,
    sisaStaging: await sql`select (select count(*)::int from staging_pegawai) p, (select count(*)::int from staging_kunci) k`,
    kesegaran: await sql`select instansi, sisi, status, jumlah from kesegaran where jenis = 'pegawai' order by 1, 2`,
  }));
