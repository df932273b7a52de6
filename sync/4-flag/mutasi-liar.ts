import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';

const BIT_UNOR_JABATAN = (1 << 12) | (1 << 14);

/**
 * A change of jabatan or unor in a feed that no usul explains opens one temuan MUTASI_LIAR, whichever side shows it and however often.
 * An SK explains it even while its usul is held: this very feed may have opened the discrepancy that holds it.
 * Not counted: first sightings, values that were or are unreadable, and a correction that brings this side to what the other already says.
 * Reads temp table `jabatan_lama(nip, unor_id, jabatan_id, tak)` taken before the upsert. Source: rule C11, SE Kepala BKN 7/2024.
 */
export async function temukanMutasiLiar(tx: SqlTransaksi, instansi: number, sisi: 'BKN' | 'SIMPEG', tarikan: string): Promise<number> {
  const [ini, lawan] = sisi === 'BKN' ? [tx`pegawai_bkn`, tx`pegawai_simpeg`] : [tx`pegawai_simpeg`, tx`pegawai_bkn`];
  const baris = await tx<{ id: string; instansi: number }[]>`/* flag.mutasiLiar */
    insert into temuan (nomor, kunci, kategori, instansi, nip, uraian, bukti, sumber, oleh)
    select 'MTL-' || p.tarikan || '-' || row_number() over (order by p.nip), concat_ws(':', 'mutasi-liar', p.nip, p.unor_id, p.jabatan_id, p.tmt_jabatan), 'MUTASI_LIAR', ${instansi}, p.nip,
      'Jabatan atau unit berubah pada data ' || ${sisi}::text || ' tanpa usul mutasi yang terdaftar.',
      jsonb_build_object('tarikan', p.tarikan, 'sisi', ${sisi}::text, 'unorLama', o.unor_id, 'unorBaru', p.unor_id, 'jabatanLama', o.jabatan_id, 'jabatanBaru', p.jabatan_id, 'tmtJabatan', p.tmt_jabatan), 'SISTEM', 'SISTEM'
    from jabatan_lama o join ${ini} p on p.instansi = ${instansi} and p.nip = o.nip
    where (o.unor_id, o.jabatan_id) is distinct from (p.unor_id, p.jabatan_id) and p.unor_id is not null and p.jabatan_id is not null
      and o.unor_id is not null and o.jabatan_id is not null and ((p.tak | o.tak) & ${BIT_UNOR_JABATAN}) = 0
      and not exists (select from ${lawan} l where l.nip = p.nip and (l.unor_id, l.jabatan_id) = (p.unor_id, p.jabatan_id))
      and not exists (select from usul_pegawai x join usul u on u.id = x.usul where x.nip = p.nip and (u.status in ('SK_TERBIT', 'PERBAIKAN_SK', 'DILANTIK', 'SELESAI') or (u.status = 'DITAHAN' and exists (select from sk where sk.usul = u.id)))
        and (x.unor_tujuan, x.jabatan_tujuan) = (p.unor_id, p.jabatan_id))
    on conflict (kunci) do nothing returning id, instansi`;
  for (const b of baris) {
    await tx`select jejak_catat('pelanggaran.mutasi_liar', ${tx.json({ temuan: String(b.id), instansi: b.instansi, tarikan })}, 'SISTEM', 'SISTEM')`;
  }
  return baris.length;
}
