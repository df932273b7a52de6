import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { bukaBerkas, letakBaris } from '../../../contoh/baca-bangsa.ts';
import { ambilUmpan } from '../../../sync/ambil/jalankan.ts';
import { ambilOrang } from '../../../sync/ambil/orang.ts';
import { pasangSumber } from '../../../sync/ambil/sumber-terpasang.ts';
import { mulaiMariadb } from '../../support/mariadb.ts';
import { buatMesin, type Mesin } from '../mesin.ts';
import { rakitOrang } from './rakit-orang.ts';
import { bahanUji } from './rakit-siasn.ts';
import { usulkan } from './sejarah-sumber.ts';

const { penutup, berkas } = rakitOrang();

describe('SIMPEG dengan kunci', () => {
  /** Rows of the raw file by NIP, as the SIMPEG itself would hold them. */
  const barisCsv = (): { kolom: readonly string[]; baris: Map<string, Record<string, string>> } => {
    const b = bukaBerkas(berkas().sumber, berkas().instansiKe(1), 'SIMPEG');
    const baris = new Map<string, Record<string, string>>();
    for (const letak of letakBaris(b)) {
      const isi = Object.fromEntries(b.kolom.map((k, i) => [k, b.sel(letak)[i] ?? '']));
      const nip = (isi[b.kolomNip] ?? '').replace(/\D/g, '');
      if (nip.length === 18 && !nip.endsWith('000')) baris.set(nip, isi);
    }
    return { kolom: b.kolom, baris };
  };
  const segarSimpeg = (m: Mesin): Promise<readonly { nip: string; segar: boolean }[]> =>
    m.sql(
      (sql) =>
        sql<
          { nip: string; segar: boolean }[]
        >`select lpad(nip::text, 18, '0') nip, pada is not null segar from kesegaran_pegawai where sisi = 'SIMPEG' order by 1`,
    );

  /** One punishment under the names of rw-hukdis, as a view of a database writes them. */
  const HUKUMAN_SIMPEG = {
    id: 'DARI-SIMPEG',
    jenis_hukuman: '25',
    jenis_tingkat_hukuman_id: 'S',
    sk_nomor: 'HD/1',
    hukuman_tanggal: '01-02-2026',
    masa_tahun: '1',
  };
  const hukumanSimpeg = (m: Mesin): Promise<readonly unknown[]> =>
    m.sql(
      (
        sql,
      ) => sql`select lpad(h.nip::text, 18, '0') nip, k.pada is not null segar from hukuman_disiplin h left join kesegaran_pegawai k on (k.instansi, k.sisi, k.jenis, k.nip)
        = (h.instansi, 'BKN', 'hukdis', h.nip) where h.id = 'DARI-SIMPEG'`,
    );

  test('lewat HTTP: satu panggilan per orang, 404 berarti tidak ditemukan', async () => {
    const { baris } = barisCsv();
    const m = await buatMesin(berkas().sumber);
    await m.tarik(1);
    const bahan = bahanUji(m.url);
    const diminta: string[] = [];
    const hukdis = new Map<string, unknown[]>();
    const server = createServer((req, res) => {
      diminta.push(req.url ?? '');
      const nip = (req.url ?? '').split('/').pop() ?? '';
      const isi = req.url?.startsWith('/hukdis/') === true ? hukdis.get(nip) : baris.get(nip);
      if (isi === undefined) res.writeHead(404).end('{}');
      else res.end(JSON.stringify({ data: isi }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    penutup.push(
      () => server.close(),
      () => m.hapus(),
      () => bahan.hapus(),
    );
    const alamat = server.address();
    const setelan = { privat: true, orang: { jalur: '/pegawai/{nip}' } };
    const url = `http://127.0.0.1:${typeof alamat === 'object' && alamat !== null ? alamat.port : 0}/semua`;
    await m.sql((sql) =>
      pasangSumber(sql, { instansi: 1, sisi: 'SIMPEG', jenis: 'pegawai', macam: 'HTTP', alamat: url, setelan, rahasia: {}, jarakDetik: 0 }, 'uji'),
    );
    const [ada = ''] = baris.keys();
    const tiada = '198505172010011999';
    await usulkan(m, [ada, tiada]);
    expect(await ambilOrang(bahan, 1, { sisi: 'SIMPEG' })).toEqual({ hasil: 'SELESAI', dibaca: 1, tiada: 1, cacat: 0 });
    expect(diminta.sort()).toEqual([`/pegawai/${ada}`, `/pegawai/${tiada}`].sort());
    expect(await segarSimpeg(m)).toEqual([ada, tiada].sort().map((nip) => ({ nip, segar: nip === ada })));
    const hukdisSumber = { instansi: 1, sisi: 'BKN', jenis: 'hukdis', macam: 'HTTP', alamat: url, rahasia: {}, jarakDetik: 0 } as const;
    await m.sql((sql) => pasangSumber(sql, { ...hukdisSumber, setelan: { privat: true, orang: { jalur: '/hukdis/{nip}' } } }, 'uji'));
    hukdis.set(ada, [HUKUMAN_SIMPEG]);
    expect(await ambilOrang(bahan, 1, { sisi: 'BKN', jenis: 'hukdis' })).toEqual({ hasil: 'SELESAI', dibaca: 1, tiada: 1, cacat: 0 });
    expect(await hukumanSimpeg(m)).toEqual([{ nip: ada, segar: true }]);
    hukdis.set(ada, []);
    await ambilOrang(bahan, 1, { sisi: 'BKN', jenis: 'hukdis' });
    expect(await hukumanSimpeg(m)).toEqual([]);
  });

  const KOLOM_HUKDIS = Object.keys(HUKUMAN_SIMPEG);
  /** The same rows in a table of a real server, under a column of their own that holds the NIP. */
  interface Server {
    readonly alamat: string;
    readonly rahasia: { readonly SUMBER_P: string; readonly SUMBER_S: string };
  }
  const SERVER: Readonly<Record<'POSTGRES' | 'MYSQL', (m: Mesin, orang: { readonly ganda: string; readonly terhukum: string }) => Promise<Server>>> = {
    POSTGRES: async (m, { ganda, terhukum }) => {
      penutup.unshift(() => m.sql((sql) => sql.unsafe('drop table if exists sumber_uji, hukdis_uji; drop role if exists uji_orang')));
      const { kolom, baris } = barisCsv();
      await m.sql(async (sql) => {
        await sql.unsafe(
          `create table hukdis_uji (nip bigint, ${KOLOM_HUKDIS.map((k) => `${k} text`).join(', ')}); create table sumber_uji (kunci_nip text, ${kolom.map((k) => `"${k}" text`).join(', ')}); create role uji_orang login password 'uji'; grant select on sumber_uji, hukdis_uji to uji_orang`,
        );
        await sql`insert into hukdis_uji ${sql({ nip: terhukum, ...HUKUMAN_SIMPEG } as never)}`;
        for (const [nip, isi] of [...baris, ...[...baris].filter(([n]) => n === ganda)])
          await sql`insert into sumber_uji ${sql({ kunci_nip: nip, ...isi } as never)}`;
      });
      const basis = new URL(m.basis.url);
      return { alamat: `postgres://127.0.0.1:${basis.port}${basis.pathname}`, rahasia: { SUMBER_P: 'uji_orang', SUMBER_S: 'uji' } };
    },
    MYSQL: async (_m, { ganda, terhukum }) => {
      const maria = await mulaiMariadb();
      penutup.push(() => maria.hapus());
      const { kolom, baris } = barisCsv();
      await maria.sql('create database simpeg_orang character set utf8mb4');
      await maria.sql("create user uji_orang@'%' identified by 'uji'");
      await maria.sql("grant select on simpeg_orang.* to uji_orang@'%'");
      await maria.sql(`create table simpeg_orang.hukdis_uji (nip bigint, ${KOLOM_HUKDIS.map((k) => `${k} text`).join(', ')})`);
      await maria.sql(`insert into simpeg_orang.hukdis_uji values (?, ${KOLOM_HUKDIS.map(() => '?').join(', ')})`, [
        terhukum,
        ...Object.values(HUKUMAN_SIMPEG),
      ]);
      // A number here: the settings name the column that holds the NIP, not how the SIMPEG stores it.
      await maria.sql(`create table simpeg_orang.sumber_uji (kunci_nip bigint, ${kolom.map((k) => `\`${k}\` text`).join(', ')})`);
      for (const [nip, isi] of [...baris, ...[...baris].filter(([n]) => n === ganda)])
        await maria.sql(`insert into simpeg_orang.sumber_uji values (?, ${kolom.map(() => '?').join(', ')})`, [nip, ...kolom.map((k) => isi[k] ?? '')]);
      return { alamat: `mysql://127.0.0.1:${maria.port}/simpeg_orang`, rahasia: { SUMBER_P: 'uji_orang', SUMBER_S: 'uji' } };
    },
  };

  test.each(['POSTGRES', 'MYSQL'] as const)(
    'lewat basis data %s: satu pernyataan untuk semua orang; yang tidak ada tidak ditemukan, yang barisnya dua tidak terjawab',
    async (macam) => {
      const m = await buatMesin(berkas().sumber);
      penutup.push(() => m.hapus());
      await m.tarik(1);
      const [a = '', b = '', ganda = ''] = barisCsv().baris.keys();
      const { alamat, rahasia: env } = await SERVER[macam](m, { ganda, terhukum: a });
      const bahan = { ...bahanUji(m.url), rahasia: { env, dir: '/' } };
      penutup.push(() => bahan.hapus());
      const setelan = { privat: true, tls: 'mati', tabel: 'sumber_uji', orang: { kolom: 'kunci_nip' } };
      const rahasia = { pengguna: 'env:SUMBER_P', sandi: 'env:SUMBER_S' };
      await m.sql((sql) => pasangSumber(sql, { instansi: 1, sisi: 'SIMPEG', jenis: 'pegawai', macam, alamat, setelan, rahasia, jarakDetik: 0 }, 'uji'));
      await usulkan(m, [a, b, ganda, '198505172010011999']);
      expect(await ambilOrang(bahan, 1, { sisi: 'SIMPEG' })).toEqual({ hasil: 'SELESAI', dibaca: 2, tiada: 1, cacat: 1 });
      expect((await segarSimpeg(m)).filter((s) => s.segar).map((s) => s.nip)).toEqual([a, b].sort());
      const hukdis = { instansi: 1, sisi: 'BKN', jenis: 'hukdis', macam, alamat, rahasia, jarakDetik: 0 } as const;
      await m.sql((sql) => pasangSumber(sql, { ...hukdis, setelan: { ...setelan, tabel: 'hukdis_uji', orang: { kolom: 'nip' } } }, 'uji'));
      // The database knows a and b; of the others an empty answer says nothing.
      expect(await ambilOrang(bahan, 1, { sisi: 'BKN', jenis: 'hukdis' })).toEqual({ hasil: 'SELESAI', dibaca: 2, tiada: 2, cacat: 0 });
      expect(await hukumanSimpeg(m)).toEqual([{ nip: a, segar: true }]);
      expect(await ambilUmpan(bahan, 1, { sisi: 'BKN', jenis: 'hukdis' })).toBe('SELESAI');
      const [isi] = await m.sql((sql) => sql<{ berkas: string }[]>`select berkas from pengambilan where jenis = 'hukdis' and status = 'SELESAI'`);
      expect(JSON.parse(readFileSync(isi?.berkas ?? '', 'utf8'))).toMatchObject({
        nipBaru: a,
        id: 'DARI-SIMPEG',
        jenisHukuman: '25',
        hukumanTanggal: '01-02-2026',
      });
    },
    120_000,
  );
});
