import { DATA_UTAMA } from '../../domain/riwayat/data-utama.ts';
import { JENIS_RIWAYAT, RIWAYAT } from '../../domain/riwayat/jenis.ts';
import { RINGAN } from '../../domain/riwayat/level.ts';
import { bidangDariNama } from '../../domain/selisih/bidang.ts';

/** Compared columns of every kind, as rows (jenis, kolom, level). */
const KOLOM = `(values ${JENIS_RIWAYAT.flatMap((j) => RIWAYAT[j].kolom.map((k) => `('${j}', '${k.kolom}', '${k.level}')`)).join(', ')}) c(jenis, kolom, level)`;

/** Both values of every column that both rows state and that differ; null = none. Mirrors kolomBeda of the domain. */
export const NILAI_KOLOM = `(select jsonb_object_agg(c.kolom, jsonb_build_array(x.isi ->> c.kolom, x.isi_lawan ->> c.kolom)) nilai, bool_or(c.level = 'PERINGATAN') ingat
  from ${KOLOM} where c.jenis = x.jenis and not x.alasan ? c.kolom and not x.alasan_lawan ? c.kolom and x.isi ->> c.kolom is distinct from x.isi_lawan ->> c.kolom)`;

/** The stated columns of a row that the other side lacks. */
export const NILAI_HANYA = (sisi: 'BKN' | 'SIMPEG'): string =>
  `coalesce((select jsonb_object_agg(c.kolom, ${sisi === 'BKN' ? 'jsonb_build_array(x.isi ->> c.kolom, null)' : 'jsonb_build_array(null, x.isi ->> c.kolom)'})
    from ${KOLOM} where c.jenis = x.jenis and x.isi ->> c.kolom is not null), '{}')`;

const diakhiri = (
  tabel: string,
): string => `(x.isi ->> 'id' is not null and exists (select from ${tabel} y where y.instansi = $1 and y.nip = x.nip and y.jenis = x.jenis
    and not y.batal and y.isi ->> 'mengakhiri' = x.isi ->> 'id'))`;
const dibatalkanBkn = `exists (select from riwayat_bkn y where y.instansi = $1 and y.nip = x.nip and y.jenis = x.jenis and y.batal and (y.kunci = x.kunci or y.kunci_cadangan = x.kunci_cadangan))`;

/** Mirrors levelHanya of the domain. */
export const LEVEL_HANYA = (sisi: 'BKN' | 'SIMPEG'): string =>
  `case when x.jenis = 'hukdis' and x.isi ->> 'tingkat' is distinct from '${RINGAN}' and coalesce(x.isi ->> 'akhir' >= (select hari_ini())::text, true)
    and not ${sisi === 'BKN' ? diakhiri('riwayat_bkn') : `(${diakhiri('riwayat_simpeg')} or ${dibatalkanBkn})`} then 'BLOKIR' else 'PERINGATAN' end`;

const snake = (k: string): string => k.replace(/[A-Z]/g, (h) => `_${h.toLowerCase()}`);
const KOLOM_UTAMA = Object.entries(DATA_UTAMA).flatMap(([jenis, kolom]) =>
  kolom.map((k) => `('${jenis}', '${k.kolom}', p.${snake(k.utama)}, ${bidangDariNama.get(k.bidang)?.bit ?? 31})`),
);
const URUT = Object.keys(DATA_UTAMA).map((jenis) => `('${jenis}', '${RIWAYAT[jenis as keyof typeof DATA_UTAMA].urut}')`);

/** Kinds of which the master record repeats the newest row, with the column that makes it the newest. */
export const JENIS_UTAMA = `(values ${URUT.join(', ')}) j(jenis, urut)`;

/** [newest row, master record] of every column that the row states and the master record p says otherwise. Mirrors bandingkanDataUtama. */
export const NILAI_UTAMA = `coalesce((select jsonb_object_agg(c.kolom, jsonb_build_array(x.isi ->> c.kolom, c.nilai)) from (values ${KOLOM_UTAMA.join(', ')}) c(jenis, kolom, nilai, bit)
  where c.jenis = x.jenis and x.isi ->> c.kolom is not null and not x.alasan ? c.kolom and (p.tak >> c.bit) & 1 = 0 and x.isi ->> c.kolom is distinct from c.nilai), '{}')`;
