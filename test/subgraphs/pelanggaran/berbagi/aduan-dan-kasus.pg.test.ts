import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boleh, JANGKAUAN, PERAN, type Peran } from '../../../../domain/akses.ts';
import { melihatAduan, melihatIsiAduan, type PokokAduan } from '../../../../domain/pelanggaran/aduan/berbagi.ts';
import type { Saluran } from '../../../../domain/pelanggaran/aduan/saluran.ts';
import { STATUS_ADUAN } from '../../../../domain/pelanggaran/aduan/status.ts';
import { melihatBagianKasus, melihatKasusDisiplin, type PokokKasusDisiplin } from '../../../../domain/pelanggaran/idis/berbagi.ts';
import { TAHAP_SEBELUM_KAJIAN } from '../../../../domain/pelanggaran/sbt/berbagi.ts';
import { isNetralitas, type TahapTemuan } from '../../../../domain/pelanggaran/sbt/tahap.ts';
import { unduhSuratDisiplin } from '../../../../subgraphs/pelanggaran/idis/unduh-surat.ts';
import { konteksPelanggaran, skemaPelanggaran } from '../../../../subgraphs/pelanggaran/index.ts';
import {
  buatDunia,
  buatTanya,
  type DuniaUji,
  di,
  type InstansiUji,
  isiInstansi,
  konteksUji,
  nipUji,
  type PelakuUji,
  type TanyaUji,
} from '../../../support/isi.ts';

const NIP = nipUji(1);
let d: DuniaUji;
let satu: InstansiUji;
let tanya: TanyaUji;
const aduan = new Map<string, PokokAduan & { readonly saluran: Saluran }>();
const kasus = new Map<string, PokokKasusDisiplin>();
const KATA_PELAPOR = 'Kata-kata pelapor yang dapat menunjuk dirinya';

beforeAll(async () => {
  d = await buatDunia();
  satu = await isiInstansi(d, 1);
  await isiInstansi(d, 2, 'KOT');
  await isiInstansi(d, 3, 'KEMENT');
  tanya = buatTanya(d.pool, skemaPelanggaran(), konteksPelanggaran);
  // A complaint of every category, status and channel about an instansi of a region, of the centre, and about none that is known.
  const a = await d.admin.query<PokokAduan & { id: string; saluran: Saluran }>(
    `with t as (insert into temuan (nomor, kunci, kategori, instansi, uraian, sumber, oleh, tahap)
       select 'A' || n, 'A' || n, 'NSPK', 1, 'uji', 'ADUAN', 'uji', 'VERIFIKASI' from generate_series(1, 27) n returning id),
     x as (select k, s, l, i, row_number() over () n, row_number() over (partition by s order by k, l, i) nt from unnest($1::text[]) k cross join unnest($2::text[]) s
       cross join unnest(array['PUBLIK', 'KEMENDAGRI', 'BAWASLU']) l cross join unnest(array[1, 3, null]::smallint[]) i)
     insert into aduan (nomor, saluran, rujukan, sidik, kategori, instansi, terlapor, uraian, lampiran, anonim, status, temuan, alasan_kode, alasan, diputus_oleh, oleh, batas_pada)
     select 'ADU-0000-0000-0000-' || lpad(x.n::text, 4, '0'), x.l, 'r' || x.n, repeat('0', 64), x.k, x.i, case x.s when 'DIRUJUK' then 'TANPA_NOMOR' else 'TIDAK_DIKENAL' end,
       case when x.s <> 'DIRUJUK' then $3 end, case when x.s <> 'DIRUJUK' then '[{"nama": "foto-pelapor.jpg", "sha256": "00"}]'::jsonb else '[]' end, true, x.s,
       case when x.s = 'DIVERIFIKASI' then tt.id end, case when x.s = 'DITOLAK' then 'TIDAK_JELAS' end, case when x.s = 'DITOLAK' then 'Alasan untuk arsip' end,
       case when x.s not in ('DITERIMA', 'DIRUJUK') then 'uji' end, 'uji', now()
     from x left join (select id, row_number() over (order by id) nt from t) tt on tt.nt = x.nt
     returning id::text, kategori, status, saluran, case instansi when 1 then true when 3 then false end as daerah`,
    [['NETRALITAS', 'DISIPLIN_UMUM', 'NSPK'], STATUS_ADUAN.filter((s) => s !== 'DUPLIKAT'), KATA_PELAPOR],
  );
  for (const { id, ...isi } of a.rows) aduan.set(id, isi);
  // A case from findings of every category at stages before and after Bawaslu's, and cases of their own, in three instansi, of two persons.
  await d.admin.query(
    `insert into temuan (nomor, kunci, kategori, instansi, nip, uraian, sumber, oleh, tahap)
     select x, x, k, i, n, 'uji', 'AUDITOR', 'uji', 'TERBUKTI' from unnest(array['NETRALITAS_DISIPLIN', 'NETRALITAS_KODE_ETIK', 'DISIPLIN_UMUM']) k
       cross join generate_series(1, 3) i cross join unnest(array[$1::bigint, $2::bigint]) n cross join generate_series(1, 2) u cross join lateral (select concat_ws('/', k, i, n, u) x) y`,
    [NIP, nipUji(2)],
  );
  await d.admin.query("update temuan set tahap = 'DUPLIKAT', duplikat_dari = (select min(id) from temuan) where kunci like '%/2' and kunci like '%/%'");
  await d.admin.query(
    `insert into kasus_disiplin (instansi, nip, sumber, uraian, oleh, orang) select i, n, 'INSTANSI', 'Dugaan contoh instansi', 'uji', 'uji'
     from generate_series(1, 3) i cross join unnest(array[$1::bigint, $2::bigint]) n`,
    [NIP, nipUji(2)],
  );
  const k = await d.admin.query<{ id: string; instansi: number; nip: string; kategori: string | null; tahap: TahapTemuan | null }>(
    'select k.id::text, k.instansi, k.nip::text nip, t.kategori, t.tahap from kasus_disiplin k left join temuan t on t.id = k.temuan',
  );
  for (const { id, instansi, nip, kategori, tahap } of k.rows)
    kasus.set(id, {
      instansi,
      nip,
      daerah: instansi !== 3,
      netralitas: kategori !== null && tahap !== null && isNetralitas(kategori) && !TAHAP_SEBELUM_KAJIAN.includes(tahap),
    });
  // Every paper of every case.
  for (const isi of [
    "tim_disiplin (kasus, nomor, tanggal, nip, unsur, oleh) select id, 'TIM', '2026-06-01', 199001012015011990, 'PENGAWASAN', 'uji'",
    "panggilan_disiplin (kasus, ke, nomor, surat_tanggal, periksa_tanggal, oleh) select id, 1, 'P', '2026-06-01', '2026-06-03', 'uji'",
    "bap_disiplin (kasus, tanggal, cara, ditandatangani, isi, oleh) select id, '2026-06-03', 'VIRTUAL', true, 'Keterangan terperiksa', 'uji'",
    "lhp_disiplin (kasus, nomor, tanggal, terbukti, kesimpulan, oleh) select id, 'L', '2026-06-05', false, 'Kesimpulan contoh', 'uji'",
    "keputusan_disiplin (kasus, jenis_hukuman_id, tingkat, sk_nomor, sk_tanggal, penetap, status_penetap, pertimbangan, oleh, orang) select id, '1', 'R', 'SK', '2026-06-08', 'PPK', 'DEFINITIF', 'Menimbang contoh', 'uji', 'uji'",
    "penyampaian_disiplin (kasus, langkah, tanggal, oleh) select id, 'TERIMA', '2026-06-09', 'uji'",
    "upaya_disiplin (kasus, jenis, diajukan, alasan, oleh) select id, 'KEBERATAN', '2026-06-10', 'Keberatan contoh', 'uji'",
    "kasus_disiplin_riwayat (kasus, tindakan, ke, oleh, orang) select id, 'telaah', 'TELAAH', 'uji', 'uji'",
  ])
    await d.admin.query(`insert into ${isi} from kasus_disiplin`);
}, 60_000);
afterAll(() => d.tutup());

const pelaku = (peran: Peran): PelakuUji => ({ peran, instansi: satu, ...(peran === 'ASN' && { nip: NIP }) });
const pembaca = (peran: Peran) => ({ peran, instansi: JANGKAUAN[peran] === 'INSTANSI' ? satu.no : null, nip: peran === 'ASN' ? NIP : null });
const baca = (peran: Peran, teks: string): Promise<readonly Record<string, unknown>[]> =>
  konteksUji(d.pool, pelaku(peran)).baca(async (tx) => (await tx.execute(sql.raw(teks))).rows);
const ids = async (peran: Peran, teks: string): Promise<ReadonlySet<string>> => new Set((await baca(peran, teks)).map((r) => String(r['id'])));

describe('kebijakan basis data sama dengan tabel berbagi', () => {
  test.each(PERAN)('%s melihat tepat aduan yang disebut tabel', async (peran) => {
    const terlihat = await ids(peran, 'select id::text as id from aduan');
    expect([...aduan].filter(([id, a]) => terlihat.has(id) !== melihatAduan(peran, a)).map(([, a]) => a)).toEqual([]);
    expect(terlihat.size > 0).toBe(boleh('bacaAduan', peran));
  });

  test.each(PERAN)('%s melihat tepat kasus disiplin yang disebut tabel', async (peran) => {
    const terlihat = await ids(peran, 'select id::text as id from kasus_disiplin');
    expect([...kasus].filter(([id, k]) => terlihat.has(id) !== melihatKasusDisiplin(pembaca(peran), k)).map(([, k]) => k)).toEqual([]);
    if (boleh('bacaKasusDisiplin', peran)) expect(terlihat.size).toBeGreaterThan(0);
  });

  test.each(['OTDA_KEMENDAGRI', 'VIEWER_KEMENDAGRI', 'VIEWER_BAWASLU'] as const)(
    '%s membaca keputusan dan perjalanan kasusnya, bukan pemeriksaannya; kasus lain tidak sama sekali',
    async (peran) => {
      const milik = [...kasus].filter(([, k]) => melihatKasusDisiplin(pembaca(peran), k)).map(([id]) => id);
      for (const t of ['keputusan_disiplin', 'penyampaian_disiplin', 'upaya_disiplin'])
        expect([...(await ids(peran, `select kasus::text as id from ${t}`))].sort(), t).toEqual([...milik].sort());
      for (const t of ['tim_disiplin', 'panggilan_disiplin', 'bap_disiplin', 'lhp_disiplin'])
        expect((await ids(peran, `select kasus::text as id from ${t}`)).size, t).toBe(0);
    },
  );

  test('kendali: kebijakan yang dilonggarkan terlihat oleh tabel', async () => {
    await d.admin.query("create policy longgar on kasus_disiplin for select to simpul_app using ((select kunci.pemanggil_peran()) = 'VIEWER_PANRB')");
    await d.admin.query("create policy longgar on aduan for select to simpul_app using ((select kunci.pemanggil_peran()) = 'VIEWER_PANRB')");
    expect((await ids('VIEWER_PANRB', 'select id from kasus_disiplin')).size).toBe(kasus.size);
    expect((await ids('VIEWER_PANRB', 'select id from aduan')).size).toBe(aduan.size);
    for (const t of ['kasus_disiplin', 'aduan']) await d.admin.query(`drop policy longgar on ${t}`);
  });

  test('menulis tetap bukan hak mereka, juga bila melewati layanan', async () => {
    for (const peran of ['OTDA_KEMENDAGRI', 'VIEWER_KEMENDAGRI', 'VIEWER_BAWASLU', 'VIEWER_PANRB'] as const)
      for (const teks of ["update aduan set status = 'DITOLAK'", "update kasus_disiplin set tahap = 'DIBATALKAN'"]) {
        const k = konteksUji(d.pool, pelaku(peran));
        expect(await k.tulis(async (tx) => (await tx.execute(sql.raw(teks))).rowCount), `${peran} ${teks}`).toBe(0);
      }
  });
});

describe('isi menurut peran', () => {
  test.each(PERAN)('%s: kata-kata pelapor, lampiran, dan alasan arsip hanya bagi yang disebut tabel', async (peran) => {
    const { data, galat } = await tanya(
      pelaku(peran),
      '{ daftarAduan(first: 100) { nodes { saluran status uraian lampiran { nama } alasan pelaporTercatat } } }',
    );
    if (!boleh('bacaAduan', peran)) return expect(galat).toEqual(['TIDAK_BERWENANG']);
    const nodes = di({ data, galat }, 'daftarAduan.nodes') as {
      saluran: Saluran;
      status: string;
      uraian: string | null;
      lampiran: unknown[];
      alasan: string | null;
    }[];
    for (const a of nodes.filter(({ status }) => status !== 'DIRUJUK')) {
      const tahu = melihatIsiAduan(peran, a.saluran);
      expect([a.uraian !== null, a.lampiran.length > 0], `${peran} ${a.saluran}`).toEqual([tahu, tahu]);
      if (a.status === 'DITOLAK') expect(a.alasan !== null, `${peran} ${a.saluran}`).toBe(tahu);
    }
    expect(new Set(nodes.map(({ saluran }) => melihatIsiAduan(peran, saluran))).size).toBeGreaterThan(0);
  });

  test.each(PERAN.filter((p) => boleh('bacaKasusDisiplin', p)))(
    '%s mengetahui terperiksa dan pemeriksaannya tepat menurut tabel, dan tidak lewat saringan',
    async (peran) => {
      const tahu = melihatBagianKasus(peran, 'TERPERIKSA');
      const bidang =
        'id pegawai { nip } atasan { nip } tim { unsur } panggilan { nomor } bap { cara } lhp { nomor } keputusan { skNomor pertimbangan } riwayat { tindakan } uraian';
      const { data, galat } = await tanya(pelaku(peran), `{ daftarKasusDisiplin { nodes { ${bidang} } } }`);
      expect(galat).toEqual([]);
      const nodes = di({ data, galat }, 'daftarKasusDisiplin.nodes') as Record<string, unknown[] | null>[];
      expect(nodes.length).toBeGreaterThan(0);
      for (const n of nodes) {
        expect(n['pegawai'] !== null, peran).toBe(tahu);
        expect(n['keputusan']).toEqual([{ skNomor: 'SK', pertimbangan: tahu ? 'Menimbang contoh' : null }]);
        expect(n['uraian'] !== null, peran).toBe(tahu);
        if (melihatBagianKasus(peran, 'PEMERIKSAAN')) continue;
        expect([n['tim'], n['panggilan'], n['bap'], n['lhp']], peran).toEqual([null, [], [], null]);
      }
      expect(JSON.stringify(nodes).includes(NIP)).toBe(tahu);
      const saring = await tanya(pelaku(peran), 'query ($n: Nip) { daftarKasusDisiplin(filter: { nip: $n }) { nodes { id } } }', { n: NIP });
      expect(saring.galat).toEqual(tahu ? [] : ['TIDAK_BERWENANG']);
    },
  );

  test('surat kasus yang menyebut orang: keputusan bagi OTDA, panggilan dan berita acara tidak, peninjau tidak satu pun', async () => {
    const id = String([...kasus].find(([, k]) => k.netralitas && k.daerah)?.[0]);
    const minta = (peran: Peran, jenis: 'panggilan' | 'bap' | 'keputusan') =>
      unduhSuratDisiplin(konteksUji(d.pool, pelaku(peran)), id, jenis).then(
        () => 'PDF',
        (e) => e.kode,
      );
    expect(await minta('OTDA_KEMENDAGRI', 'keputusan')).toBe('PDF');
    for (const jenis of ['panggilan', 'bap'] as const) expect(await minta('OTDA_KEMENDAGRI', jenis), jenis).toBe('TIDAK_DITEMUKAN');
    for (const peran of ['VIEWER_KEMENDAGRI', 'VIEWER_BAWASLU', 'VIEWER_PANRB'] as const)
      for (const jenis of ['panggilan', 'bap', 'keputusan'] as const) expect(await minta(peran, jenis), `${peran} ${jenis}`).toBe('TIDAK_BERWENANG');
  });

  test('berkas yang dibuka Kemendagri dan Bawaslu berjejak seperti milik siapa pun', async () => {
    const id = String([...kasus].find(([, k]) => k.netralitas && k.daerah)?.[0]);
    for (const peran of ['OTDA_KEMENDAGRI', 'VIEWER_BAWASLU'] as const) {
      await tanya(pelaku(peran), 'query ($i: ID!) { kasusDisiplin(id: $i) { keputusan { skNomor } } }', { i: id });
      const { rows } = await d.admin.query(
        "select 1 from jejak where peristiwa = 'akses.kasus_disiplin_dibaca' and data ->> 'kasus' = $1 and data ->> 'peran' = $2",
        [id, peran],
      );
      expect(rows.length, peran).toBeGreaterThan(0);
    }
  });
});

describe('rekap tanpa baris', () => {
  const jumlah = (nodes: readonly { readonly jumlah: number }[]): number => nodes.reduce((n, r) => n + r.jumlah, 0);

  test.each(PERAN)('%s: hitungan sama dengan cacah ulang dalam kewenangannya, atau ditolak', async (peran) => {
    const jawab = await tanya(pelaku(peran), '{ rekapPengawasan { aduan { kategori saluran status jumlah } kasusDisiplin { sumber tahap tingkat jumlah } } }');
    if (!boleh('bacaRekapPengawasan', peran)) return expect(jawab.galat).toEqual(['TIDAK_BERWENANG']);
    const semua = ['VIEWER_PANRB', 'AUDITOR_ASN', 'DIR_WASDAL', 'DEPUTI_WASDAL'].includes(peran);
    expect(jumlah(di(jawab, 'rekapPengawasan.aduan') as { jumlah: number }[])).toBe(
      semua ? aduan.size : [...aduan.values()].filter((a) => melihatAduan(peran, a)).length,
    );
    expect(jumlah(di(jawab, 'rekapPengawasan.kasusDisiplin') as { jumlah: number }[])).toBe(
      semua ? kasus.size : [...kasus.values()].filter((k) => melihatKasusDisiplin(pembaca(peran), k)).length,
    );
  });
});
