import { Kesalahan } from '../../domain/kesalahan.ts';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';

/** One election of a province or of one region; dates yyyy-mm-dd. */
export interface PilkadaRujukan {
  readonly provinsiId: string | null;
  readonly instansiId: string | null;
  readonly penetapanPaslon: string;
  readonly akhirMasaJabatan: string;
}

const OLEH = 'muat-rujukan';

/**
 * Brings the calendar of elections to what the reference file says, as new versions: what it lost counts no more, a repeated load adds nothing. An election
 * that somebody recorded through the API is that office's to change; the file does not overrule it. Throws BERKAS_DITOLAK for a region nobody knows.
 */
export async function muatPilkada(tx: SqlTransaksi, pilkada: readonly PilkadaRujukan[], noDariId: ReadonlyMap<string, number>): Promise<void> {
  const baris = pilkada.map(({ provinsiId, instansiId, penetapanPaslon, akhirMasaJabatan }) => {
    const instansi = instansiId === null ? null : (noDariId.get(instansiId) ?? null);
    if (instansi === null && (instansiId !== null || provinsiId === null)) throw new Kesalahan('BERKAS_DITOLAK', 'pilkada.json: wilayah tidak dikenal.');
    return { provinsi_id: instansi === null ? provinsiId : null, instansi, tahun: Number(penetapanPaslon.slice(0, 4)), penetapanPaslon, akhirMasaJabatan };
  });
  await tx`insert into kalender_pilkada_catatan (provinsi_id, instansi, tahun, versi, berlaku, penetapan_paslon, akhir_masa_jabatan, dasar, oleh)
    select coalesce(b.provinsi_id, l.provinsi_id), coalesce(b.instansi, l.instansi), coalesce(b.tahun, l.tahun), coalesce(l.versi, 0) + 1, b.tahun is not null,
      coalesce(b."penetapanPaslon", l.penetapan_paslon), coalesce(b."akhirMasaJabatan", l.akhir_masa_jabatan), 'Berkas rujukan pilkada', ${OLEH}
    from jsonb_to_recordset(${tx.json(baris)}) b(provinsi_id text, instansi smallint, tahun smallint, "penetapanPaslon" date, "akhirMasaJabatan" date)
    full join (select distinct on (wilayah, tahun) * from kalender_pilkada_catatan order by wilayah, tahun, versi desc) l
      on l.wilayah = coalesce('I' || b.instansi::text, 'P' || b.provinsi_id) and l.tahun = b.tahun
    where l.id is null or (l.oleh = ${OLEH} and case when b.tahun is null then l.berlaku
      else (b."penetapanPaslon", b."akhirMasaJabatan", true) is distinct from (l.penetapan_paslon, l.akhir_masa_jabatan, l.berlaku) end)`;
}
