import type { Mesin } from './mesin.ts';

/** Everything that the gate and the stewards see of one instansi, without what only says when and from which file. */
export const keadaanInstansi = (m: Mesin, instansi: number): Promise<unknown> =>
  m.sql(
    async (sql) =>
      (
        await sql`select
        (select jsonb_agg(to_jsonb(p) - array['mentah', 'tambahan', 'tarikan', 'diubah_pada'] order by nip) from pegawai_bkn p where instansi = ${instansi}) bkn,
        (select jsonb_agg(to_jsonb(p) - array['mentah', 'tambahan', 'tarikan', 'diubah_pada'] order by nip) from pegawai_simpeg p where instansi = ${instansi}) simpeg,
        (select jsonb_agg(jsonb_build_array(nip, h, ver) order by nip) from sidik_bkn where instansi = ${instansi}) sidik_bkn,
        (select jsonb_agg(jsonb_build_array(nip, h, ver) order by nip) from sidik_simpeg where instansi = ${instansi}) sidik_simpeg,
        (select jsonb_agg(jsonb_build_array(nip, bidang, jenis, level, status, nilai_bkn, nilai_simpeg) order by nip, bidang) from selisih where instansi = ${instansi}) selisih,
        (select jsonb_agg(jsonb_build_array(nip, jenis, ditutup_pada is null) order by nip) from beda_himpunan where instansi = ${instansi}) himpunan,
        (select jsonb_agg(to_jsonb(k) - array['tarikan'] order by nip, tahun) from kinerja k where instansi = ${instansi}) kinerja,
        (select jsonb_agg(to_jsonb(h) - array['tarikan', 'dicatat_pada'] order by h.id) from hukuman_disiplin h where instansi = ${instansi}) hukdis`
      )[0],
  );
