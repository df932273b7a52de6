import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';

/**
 * The proof of a mutasi: an inaugurated usul is SELESAI only when both sides, as last pulled, say what its SK says for every pegawai in it.
 * Looks at the usul of this instansi, changed people or not (the sides may have been right before the inauguration), and with `kunci_ubah`
 * also at the usul of other instansi that name a person in it.
 */
export async function buktikanMutasi(tx: SqlTransaksi, instansi: number, kunciUbah = true): Promise<number> {
  const milik = kunciUbah ? tx`or u.id in (select k.usul from usul_pegawai k where k.nip in (select nip from kunci_ubah))` : tx``;
  for (const [tabel, kolom] of [
    ['pegawai_bkn', 'terbukti_bkn'],
    ['pegawai_simpeg', 'terbukti_simpeg'],
  ] as const) {
    await tx`/* flag.buktiPerSisi */ update usul_pegawai x set ${tx(kolom)} = case when c.cocok then coalesce(x.${tx(kolom)}, clock_timestamp()) end
      from (select y.usul, y.nip, case when u.jenis = 'PEMBERHENTIAN'
            then not exists (select from ${tx(tabel)} p where p.nip = y.nip and p.kedudukan_hukum_id in ('01', '71'))
            else exists (select from ${tx(tabel)} p where p.nip = y.nip and p.instansi = y.instansi_tujuan
              and p.unor_id = y.unor_tujuan and p.jabatan_id = y.jabatan_tujuan and p.tmt_jabatan = u.tmt::text and (p.tak & ${(1 << 12) | (1 << 14) | (1 << 18)}) = 0) end cocok
          from usul_pegawai y join usul u on u.id = y.usul where u.status = 'DILANTIK' and (u.instansi = ${instansi} ${milik})) c
      where x.usul = c.usul and x.nip = c.nip and (x.${tx(kolom)} is not null) <> c.cocok`;
  }
  const selesai = await tx<{ id: string }[]>`/* flag.selesai */ update usul u set status = 'SELESAI', versi = versi + 1, diubah_pada = clock_timestamp()
    where u.status = 'DILANTIK' and (u.instansi = ${instansi} ${milik})
      and not exists (select from usul_pegawai x where x.usul = u.id and (x.terbukti_bkn is null or x.terbukti_simpeg is null)) returning u.id`;
  for (const { id } of selesai) {
    await tx`select usul_catat(${id}, 'buktikan', 'DILANTIK', 'SELESAI', 'kedua sisi sama dengan SK')`;
    await tx`select jejak_catat('mutasi.selesai', ${tx.json({ usul: String(id) })}, 'SISTEM', 'SISTEM')`;
    await tx`update tugas_keluar set terbukti_pada = clock_timestamp() where jenis = 'JABATAN' and kunci like ${`usul:${id}:%`} and terbukti_pada is null and dibatalkan_pada is null`;
  }
  return selesai.length;
}
