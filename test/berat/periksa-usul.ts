import { PERALIHAN, type StatusUsul, type TindakanUsul } from '../../domain/mutasi/status.ts';
import type { Dunia } from '../subgraphs/mutasi/dunia.ts';

interface Baris {
  readonly usul: string;
  readonly tindakan: string;
  readonly dari: StatusUsul;
  readonly ke: StatusUsul;
}

/** The history of every usul is one unbroken walk along the table, ends where the usul stands, and its length is the usul's version. */
async function riwayat({ admin }: Dunia): Promise<readonly string[]> {
  const { rows } = await admin.query<Baris>('select usul::text usul, tindakan, dari, ke from usul_riwayat order by usul, id');
  const { rows: kini } = await admin.query<{ id: string; status: StatusUsul; versi: number }>('select id::text id, status, versi from usul');
  const cacat: string[] = [];
  for (const u of kini) {
    const langkah = rows.filter((r) => r.usul === u.id);
    let di: StatusUsul = 'DRAF';
    for (const l of langkah) {
      if (l.dari !== di) cacat.push(`peralihan hilang: usul ${u.id} dari ${di}, tercatat dari ${l.dari}`);
      if (PERALIHAN[l.dari][l.tindakan as TindakanUsul] !== l.ke) cacat.push(`peralihan asing: ${l.dari} ${l.tindakan} ${l.ke}`);
      di = l.ke;
    }
    if (di !== u.status) cacat.push(`usul ${u.id} berdiri pada ${u.status}, riwayatnya berakhir pada ${di}`);
    if (u.versi !== langkah.length + 1) cacat.push(`usul ${u.id} versi ${u.versi} dengan ${langkah.length} peralihan`);
  }
  return cacat;
}

const HARUS_NOL: Readonly<Record<string, string>> = {
  'nomor pertek kembar': 'select count(*) - count(distinct nomor) n from surat_pertek',
  'nomor pertek bercelah':
    "select count(*) n from (select split_part(nomor, '/', 1)::int - row_number() over (partition by split_part(nomor, '/', 4) order by split_part(nomor, '/', 1)::int) beda from surat_pertek) x where beda <> 0",
  'pertek tanpa tanda tangan':
    'select count(*) n from surat_pertek p where not exists (select from surat_pertek_bertanda b where (b.usul, b.urut) = (p.usul, p.urut))',
  'dua surat berlaku':
    'select count(*) n from (select usul from pertek group by 1 having count(*) > 1 union all select usul from sk group by 1 having count(*) > 1) x',
  'tugas berlaku bukan satu per sisi (I4)': `select count(*) n from usul u join usul_pegawai p on p.usul = u.id cross join (values ('SIASN'), ('SIMPEG')) s(tujuan) where u.status = 'DILANTIK'
    and (select count(*) from tugas_keluar t where t.nip = p.nip and t.tujuan = s.tujuan and t.kunci like 'usul:' || u.id || ':%' and t.dibatalkan_pada is null) <> 1`,
  'usul dilantik tanpa SK': "select count(*) n from usul u where u.status = 'DILANTIK' and not exists (select from sk where sk.usul = u.id)",
};

/** Every way in which the stored usul contradict each other; empty = none. */
export async function periksaUsul(dunia: Dunia): Promise<readonly string[]> {
  const cacat = [...(await riwayat(dunia))];
  for (const [nama, teks] of Object.entries(HARUS_NOL)) {
    const { rows } = await dunia.admin.query<{ n: string }>(teks);
    if (rows[0]?.n !== '0') cacat.push(`${nama}: ${rows[0]?.n}`);
  }
  return cacat;
}
