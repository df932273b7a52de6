import { readFileSync } from 'node:fs';
import { isObjectType, parse, visit } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SUBGRAF } from '../../bin/akar/subgraf.ts';
import { PERAN } from '../../domain/akses.ts';
import { jamSistem } from '../../platform/clock.ts';
import type { NamaSubgraf } from '../../platform/config.ts';
import { penandaTanganLokal } from '../../platform/tanda-tangan/lokal.ts';
import { ALAMAT_UJI, brankasUji } from '../support/brankas.ts';
import { buatDunia, buatTanya, type DuniaUji, di, isiInstansi, type TanyaUji } from '../support/isi.ts';
import { KONEKSI, type Koneksi, nip, PENGGUNA, usulDari } from './jelajah-halaman/koneksi.ts';

let dunia: DuniaUji;
let tanya: Readonly<Record<NamaSubgraf, TanyaUji>>;
beforeAll(async () => {
  dunia = await buatDunia();
  const alat = { penandaTangan: penandaTanganLokal('.'), brankas: brankasUji, jam: jamSistem, alamatUmum: ALAMAT_UJI };
  tanya = Object.fromEntries(
    Object.entries(SUBGRAF).map(([nama, { skema, konteks }]) => [nama, buatTanya(dunia.pool, skema(), (dasar) => konteks(dasar, alat))]),
  ) as typeof tanya;
  await isiInstansi(dunia, 1);
  await dunia.admin.query("insert into jabatan (id, jenis_jabatan_id, nama, bup) values ('JTETAP', '4', 'Jabatan Contoh', 58)");
  await dunia.admin.query("insert into bobot_tautan (isi, kiri, kanan, pasangan) values ('{}', 1, 1, 1)");
  await dunia.admin.query('insert into konsep_usul (instansi) values (1)');
  await dunia.admin.query(usulDari(nip('0')));
  await dunia.admin.query("insert into temuan (nomor, kunci, kategori, instansi, uraian, sumber, oleh) values ('T0', 'T0', 'NSPK', 1, 'x', 'SISTEM', 'uji')");
  await dunia.admin.query("insert into tarikan (sisi, instansi, jenis, asal, oleh) values ('SIMPEG', 1, 'pegawai', 'UNGGAH', 'uji')");
});
afterAll(() => dunia.tutup());

interface Potong {
  readonly simpul: readonly string[];
  readonly lanjut: string | null;
}

async function potong({ subgraf, kueri, pelaku = { peran: PENGGUNA } }: Koneksi, first: number, after: string | null): Promise<Potong> {
  const jawab = await tanya[subgraf](pelaku, kueri, { first, after });
  expect(jawab.galat).toEqual([]);
  const jalur =
    ['hasil', '_entities.0.hasil', 'hasil.pegawai', 'hasil.barisDitolak', 'hasil.pesan'].find((j) => di(jawab, `${j}.nodes`) !== undefined) ?? 'hasil';
  const simpul = (di(jawab, `${jalur}.nodes`) as readonly unknown[]).map((n) => JSON.stringify(n));
  return { simpul, lanjut: di(jawab, `${jalur}.pageInfo.hasNextPage`) === true ? String(di(jawab, `${jalur}.pageInfo.endCursor`)) : null };
}

/** Seen by a walk in pages of three; `sela` runs after each page. */
async function jelajah(k: Koneksi, sela: (halaman: number) => Promise<void> = async () => undefined): Promise<string[]> {
  const terlihat: string[] = [];
  let after: string | null = null;
  for (let halaman = 0; halaman < 60; halaman += 1) {
    const p: Potong = await potong(k, 3, after);
    terlihat.push(...p.simpul);
    if (p.lanjut === null) return terlihat;
    after = p.lanjut;
    await sela(halaman);
  }
  throw new RangeError('jelajah tidak berakhir');
}

describe('jelajah halaman di bawah penulisan (I9)', () => {
  test('setiap koneksi pada supergraf ada di sini', () => {
    const supergraf = parse(readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8'));
    const ada: string[] = [];
    visit(supergraf, {
      ObjectTypeDefinition: ({ name, fields }) => {
        for (const f of fields ?? []) {
          const jenis = f.type.kind === 'NonNullType' ? f.type.type : f.type;
          if (jenis.kind === 'NamedType' && jenis.name.value.endsWith('Koneksi')) ada.push(`${name.value}.${f.name.value}`);
        }
      },
    });
    expect(ada.sort()).toEqual(Object.keys(KONEKSI).sort());
    // A page of another name would escape the list.
    for (const { skema } of Object.values(SUBGRAF))
      for (const jenis of Object.values(skema().getTypeMap()))
        if (isObjectType(jenis) && jenis.getFields()['pageInfo'] !== undefined) expect(jenis.name).toMatch(/Koneksi$/);
    expect(PERAN).toContain(PENGGUNA);
  });

  test.each(Object.entries(KONEKSI))(
    '%s: setiap baris tepat sekali, walau baris lain ditambahkan di depan dan di belakang dan semuanya diubah di tengah jalan',
    async (_, k) => {
      const tambah = (n: number): Promise<unknown> => dunia.admin.query(k.tambah, [n]);
      for (let n = 10; n <= 170; n += 10) await tambah(n);
      const awal = await jelajah(k);
      expect(awal.length).toBeGreaterThanOrEqual(17);
      const terlihat = await jelajah(k, async (halaman) => {
        if (halaman < 8) {
          await tambah(halaman + 1);
          await tambah(15 + halaman * 20);
          await tambah(191 + halaman);
        }
        await dunia.admin.query(k.usik);
      });
      expect(terlihat.filter((t, i) => terlihat.indexOf(t) !== i)).toEqual([]);
      expect(awal.filter((t) => !terlihat.includes(t))).toEqual([]);
    },
  );

  test('kendali: halaman yang dihitung dengan offset melihat baris dua kali', async () => {
    const { rows } = await dunia.admin.query<{ n: number }>('select max(no)::int + 1 n from instansi');
    const no = rows[0]?.n ?? 0;
    const halaman = async (dari: number): Promise<string[]> =>
      (await dunia.admin.query<{ id: string }>('select id from instansi order by kode_cepat limit 3 offset $1', [dari])).rows.map((r) => r.id);
    const pertama = await halaman(0);
    await dunia.admin.query("insert into instansi (no, id, kode_cepat, nama, jenis, provinsi_id) values ($1, 'X0', '0000', 'Kabupaten Contoh', 'KAB', '35')", [
      no,
    ]);
    expect((await halaman(3)).filter((id) => pertama.includes(id))).not.toEqual([]);
  });
});
