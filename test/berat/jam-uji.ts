import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { bantalanKunci } from '../../platform/auth/pemanggil.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { daftarkanKunciPertek } from '../../platform/tanda-tangan/lokal.ts';
import { buatBasisData } from '../support/postgres.ts';
import type { PesananJam } from './anak/jam-anak.ts';

/** Cases of SBT and of discipline whose deadlines are over, on a database of their own. */
export interface MejaJam {
  readonly admin: pg.Pool;
  readonly pesanan: PesananJam;
  tutup(): Promise<void>;
}

const KUNCI = Buffer.alloc(32, 5);
const ORANG = '199001012015011000';

/** So many of each: recommendation overdue, summons overdue, superior who did not summon, punishment whose day has come. */
const isi = (banyak: number): readonly string[] => [
  "insert into instansi (no, id, kode_cepat, nama, jenis) values (1, 'INS0001', '9001', 'Kabupaten Contoh 01', 'KAB')",
  `insert into temuan (nomor, kunci, kategori, instansi, nip, uraian, sumber, oleh, tahap, tenggat)
     select 'R' || n, 'R' || n, 'NSPK', 1, ${ORANG} + n, 'Uraian temuan contoh', 'AUDITOR', 'uji', 'REKOMENDASI', hari_ini() - 1 from generate_series(1, ${banyak}) n`,
  `insert into surat_sbt (temuan, jenis, tahun, urut, nomor, tanggal, isi, jws, kid, oleh, orang)
     select id, 'REKOMENDASI', 2000, id, 'S' || id, '2000-01-01', '{}', 'x', (select min(kid) from kunci_pertek), 'DIR_WASDAL', 'uji' from temuan`,
  `insert into kasus_disiplin (instansi, nip, sumber, uraian, tahap, atasan_nip, tenggat, tenggat_sebab, oleh, orang)
     select 1, ${ORANG} + 1000 + n, 'INSTANSI', 'Dugaan contoh instansi', t, ${ORANG} + 5000 + n, hari_ini() - 1, null, 'uji', 'uji'
     from generate_series(1, ${banyak}) n cross join unnest(array['PANGGILAN_1', 'TELAAH']) t`,
  `insert into temuan (nomor, kunci, kategori, instansi, nip, uraian, sumber, oleh, tahap, tenggat)
     select 'H' || n, 'H' || n, 'DISIPLIN_UMUM', 1, ${ORANG} + 2000 + n, 'Uraian temuan contoh', 'AUDITOR', 'uji', 'TERBUKTI', hari_ini() + 90 from generate_series(1, ${banyak}) n`,
  `insert into keputusan_disiplin (kasus, jenis_hukuman_id, tingkat, sk_nomor, sk_tanggal, penetap, status_penetap, pertimbangan, oleh, orang)
     select id, '23', 'S', 'SK' || id, '2026-07-06', 'PPK', 'DEFINITIF', 'Menimbang contoh', 'uji', 'uji' from kasus_disiplin where temuan is not null`,
  "insert into penyampaian_disiplin (kasus, langkah, tanggal, oleh) select id, 'TERIMA', '2026-07-14', 'uji' from kasus_disiplin where temuan is not null",
  "update kasus_disiplin set tahap = 'UPAYA_ADMINISTRATIF', tenggat = '2026-08-04', tenggat_sebab = null where temuan is not null",
];

export async function siapkanJam(server: string, banyak: number): Promise<MejaJam> {
  const basis = await buatBasisData(server);
  const admin = new pg.Pool({ connectionString: basis.url, max: 2 });
  admin.on('error', () => undefined);
  const dir = mkdtempSync(join(tmpdir(), 'simpul-jam-'));
  const { ipad, opad } = bantalanKunci(KUNCI);
  await admin.query('insert into kunci.kunci_pemanggil (kid, ipad, opad) values ($1, $2, $3)', ['jam', ipad, opad]);
  await sqlUntukIrisan(basis.url, (sql) => daftarkanKunciPertek(sql, dir));
  for (const teks of isi(banyak)) await admin.query(teks);
  return {
    admin,
    pesanan: { url: basis.url, kid: 'jam', kunci: KUNCI.toString('hex') },
    tutup: async () => {
      rmSync(dir, { recursive: true, force: true });
      await admin.end();
      await basis.hapus();
    },
  };
}

/** Deadlines that nothing has been done about yet. */
export const BELUM = `select (select count(*) from temuan where tahap = 'REKOMENDASI') + (select count(*) from kasus_disiplin where tahap in ('UPAYA_ADMINISTRATIF', 'BERLAKU'))
  + (select count(*) from kasus_disiplin k where k.tahap in ('PANGGILAN_1', 'TELAAH') and k.asal_kasus is null
      and not exists (select from kasus_disiplin_riwayat r where r.kasus = k.id and r.tindakan = 'lewatTenggat'))`;

/** Every way in which a deadline fired twice, by halves, or not at all; one row each. */
export const SALAH = `
  select 'temuan ' || t.nomor || ': ' || concat_ws('/', t.tahap, l.n, p.n, j.n, x.n) as salah from temuan t
    cross join lateral (select count(*) n from temuan_riwayat r where r.temuan = t.id and r.tindakan = 'lewatTenggat') l
    cross join lateral (select count(*) n from temuan_riwayat r where r.temuan = t.id and r.tindakan = 'pantau') p
    cross join lateral (select count(*) n from jejak e where e.peristiwa = 'pelanggaran.tenggat_lewat' and e.data ->> 'temuan' = t.id::text) j
    cross join lateral (select count(*) n from temuan y where y.kunci = 'LALAI:REKOMENDASI:' || t.id) x
    where t.kunci like 'R%' and (t.tahap, l.n, p.n, j.n, x.n) is distinct from ('PEMANTAUAN', 1, 1, 1, 1)
  union all select 'kasus ' || k.id || ': ' || concat_ws('/', k.tahap, l.n, j.n, a.n) from kasus_disiplin k
    cross join lateral (select count(*) n from kasus_disiplin_riwayat r where r.kasus = k.id and r.tindakan = 'lewatTenggat') l
    cross join lateral (select count(*) n from jejak e where e.peristiwa = 'idis.langkah' and e.data ->> 'kasus' = k.id::text and e.data ->> 'tindakan' = 'lewatTenggat') j
    cross join lateral (select count(*) n from kasus_disiplin y where y.asal_kasus = k.id) a
    where k.sumber = 'INSTANSI' and (l.n, j.n, a.n) is distinct from (1, 1, case k.tahap when 'TELAAH' then 1 else 0 end)
  union all select 'hukuman ' || t.nomor || ': ' || concat_ws('/', t.tahap, k.tahap, h.n, f.n) from temuan t join kasus_disiplin k on k.temuan = t.id
    cross join lateral (select count(*) n from hukuman_disiplin y where y.nip = k.nip) h
    cross join lateral (select count(*) n from temuan_tindak_lanjut y where y.temuan = t.id) f
    where (t.tahap, k.tahap, h.n, f.n) is distinct from ('TINDAK_LANJUT', 'MENJALANI', 1, 1)`;
