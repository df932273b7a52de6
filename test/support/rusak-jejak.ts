/** The longest chain. */
export const SHARD = '(select shard from jejak group by shard order by count(*) desc limit 1)';

/** Ways to tamper with the audit that the chain itself shows: what was done, the statement as its owner, and the defect it must be called. */
export const RUSAK_JEJAK: readonly (readonly [string, string, string])[] = [
  ['isi yang diubah', `update jejak set data = '{"diubah": true}' where (shard, urut) = (${SHARD}, 2)`, 'ISI_BERUBAH'],
  ['entri tengah yang dihapus', `delete from jejak where (shard, urut) = (${SHARD}, 2)`, 'NOMOR_HILANG'],
  ['ekor yang dihapus', `delete from jejak j where shard = ${SHARD} and urut = (select max(urut) from jejak x where x.shard = j.shard)`, 'KEPALA_TIDAK_COCOK'],
  [
    'dua entri yang ditukar',
    `update jejak set urut = -urut where shard = ${SHARD} and urut in (2, 3); update jejak set urut = case urut when -2 then 3 else 2 end where urut < 0`,
    'RANTAI_PUTUS',
  ],
  [
    'entri yang disisipkan di ujung',
    `insert into jejak select shard, max(urut) + 1, now(), 'mutasi.selesai', 'x', 'x', '{}', '\\x00', '\\x00' from jejak where shard = ${SHARD} group by shard`,
    'KEPALA_TIDAK_COCOK',
  ],
  ['kepala yang diganti', `update jejak_kepala set hash = '\\x00' where shard = ${SHARD}`, 'KEPALA_TIDAK_COCOK'],
  ['waktu yang digeser', `update jejak set pada = pada - interval '1 day' where (shard, urut) = (${SHARD}, 2)`, 'ISI_BERUBAH'],
];
