import { SIKLUS_SELISIH, STATUS_SELISIH } from '../../domain/selisih/siklus.ts';

/** SQL of the status of row `l` after a comparison that found it differing still (`bedaTetap`: the same values) or otherwise than before: the life cycle's own table. */
export const statusSesudah = (peristiwa: 'bedaTetap' | 'bedaBerubah'): string =>
  `case l.status ${STATUS_SELISIH.map((s) => `when '${s}' then '${SIKLUS_SELISIH[s][peristiwa]}'`).join(' ')} end`;

/** SQL that reports tasks as proven: `sumber` names findings by `kolom` with the reason of their closing; only agreement of the sources proves. */
export const buktikanTugas = (sumber: string, kolom: 'selisih' | 'bedaRiwayat'): string =>
  `update tugas_keluar g set terbukti_pada = clock_timestamp() from ${sumber} r
    where g.jenis = 'PERBAIKAN' and g.terbukti_pada is null and g.dibatalkan_pada is null and (g.isi ->> '${kolom}') = r.induk::text and r.sebab = 'SEPAKAT'`;
