import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Sql, SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { bacaProfil } from '../1-canonicalise/profil.ts';
import { muatPilkada } from './muat-pilkada.ts';

const teksAtauNull = z
  .string()
  .nullish()
  .transform((t) => (t === undefined || t === '' ? null : t));
const PROVINSI = z.array(z.object({ id: z.string(), nama: z.string() }));
const INSTANSI = z.array(
  z.object({ no: z.int(), id: z.string(), kodeCepat: z.string(), nama: z.string(), jenis: z.string(), provinsiId: teksAtauNull, profilId: teksAtauNull }),
);
const UNOR = z.object({
  data: z.array(
    z.object({
      Id: z.string(),
      InstansiId: z.string(),
      DiatasanId: teksAtauNull,
      EselonId: teksAtauNull,
      NamaUnor: z.string(),
      NamaJabatan: teksAtauNull,
      IndukUnorId: teksAtauNull,
    }),
  ),
});
const JABATAN = z.array(
  z.object({
    id: z.string(),
    nama: z.string(),
    jenisJabatanId: z.string(),
    jenjang: teksAtauNull,
    usiaBup: z.coerce.number().nullish(),
    kelasJabatan: z.coerce.number().nullish(),
  }),
);
const PILKADA = z.array(z.object({ provinsiId: teksAtauNull, instansiId: teksAtauNull, penetapanPaslon: z.string(), akhirMasaJabatan: z.string() }));
const KEPALA_DAERAH = z.array(
  z.object({ instansiId: z.string(), status: z.enum(['DEFINITIF', 'PJ', 'PJS', 'PLT', 'PLH']), tanggalLantik: z.string(), nomorSk: z.string() }),
);

async function bacaJson<S extends z.ZodType>(berkas: string, bentuk: S): Promise<z.output<S>> {
  const hasil = bentuk.safeParse(JSON.parse(await readFile(berkas, 'utf8')));
  if (!hasil.success) throw new Kesalahan('BERKAS_DITOLAK', `${path.basename(berkas)}: ${z.prettifyError(hasil.error)}`);
  return hasil.data;
}

const POTONG = 1_000;

async function masukkan(tx: SqlTransaksi, tabel: string, baris: readonly object[], bentrok: string): Promise<void> {
  for (let i = 0; i < baris.length; i += POTONG) await tx`insert into ${tx(tabel)} ${tx(baris.slice(i, i + POTONG) as never)} ${tx.unsafe(bentrok)}`;
}

/**
 * Loads the reference files of a source folder: provinces, agencies, units, positions, election calendar, mapping profiles and crosswalks.
 * Repeatable; a profile is checked before it is stored, and its old version stays readable.
 */
export async function muatRujukan(sql: Sql, dir: string, dirProfil: string): Promise<{ instansi: number; unor: number; jabatan: number }> {
  const rujukan = path.join(dir, 'rujukan');
  const instansi = await bacaJson(path.join(rujukan, 'instansi.json'), INSTANSI);
  const jabatan = await bacaJson(path.join(rujukan, 'jabatan.json'), JABATAN);
  const noDariId = new Map(instansi.map((i) => [i.id, i.no]));
  let jumlahUnor = 0;
  await sql.begin(async (tx) => {
    await masukkan(tx, 'provinsi', await bacaJson(path.join(rujukan, 'provinsi.json'), PROVINSI), 'on conflict (id) do update set nama = excluded.nama');
    await masukkan(
      tx,
      'instansi',
      instansi.map((i) => ({ no: i.no, id: i.id, kode_cepat: i.kodeCepat, nama: i.nama, jenis: i.jenis, provinsi_id: i.provinsiId, profil_id: i.profilId })),
      'on conflict (no) do update set nama = excluded.nama, jenis = excluded.jenis, provinsi_id = excluded.provinsi_id, profil_id = excluded.profil_id',
    );
    await masukkan(
      tx,
      'jabatan',
      jabatan.map((j) => ({
        id: j.id,
        instansi: null,
        jenis_jabatan_id: j.jenisJabatanId,
        nama: j.nama,
        eselon_id: null,
        jenjang: j.jenjang,
        bup: j.usiaBup ?? null,
        kelas: j.kelasJabatan ?? null,
      })),
      'on conflict (id) do update set nama = excluded.nama, jenjang = excluded.jenjang, bup = excluded.bup, kelas = excluded.kelas',
    );
    for (const i of instansi) jumlahUnor += await muatUnor(tx, i.no, path.join(rujukan, 'unor', `${i.kodeCepat}.json`));
    await muatPilkada(tx, await bacaJson(path.join(rujukan, 'pilkada.json'), PILKADA), noDariId);
    // Only where the source has such a list: heads of regions are recorded by Kemendagri or BKN through the API otherwise.
    const berkasKepala = path.join(rujukan, 'kepala-daerah.json');
    if (existsSync(berkasKepala)) await muatKepalaDaerah(tx, await bacaJson(berkasKepala, KEPALA_DAERAH), noDariId);
    await muatProfil(tx, dirProfil);
    for (const i of instansi) await muatPadanan(tx, i.no, path.join(dir, 'padanan', `${i.kodeCepat}.csv`));
  });
  return { instansi: instansi.length, unor: jumlahUnor, jabatan: jabatan.length };
}

/** Rows are evidence: a repeated load adds nothing. */
const muatKepalaDaerah = (tx: SqlTransaksi, kepala: z.output<typeof KEPALA_DAERAH>, noDariId: ReadonlyMap<string, number>): Promise<void> =>
  masukkan(
    tx,
    'kepala_daerah',
    kepala.flatMap(({ instansiId, status, tanggalLantik, nomorSk }) => {
      const no = noDariId.get(instansiId);
      return no === undefined ? [] : [{ instansi: no, status, tanggal_lantik: tanggalLantik, nomor_sk: nomorSk, oleh: 'muat-rujukan' }];
    }),
    'on conflict do nothing',
  );

async function muatUnor(tx: SqlTransaksi, no: number, berkas: string): Promise<number> {
  const { data } = await bacaJson(berkas, UNOR);
  await masukkan(
    tx,
    'unor',
    data.map((u) => ({
      id: u.Id,
      instansi: no,
      diatasan_id: u.DiatasanId,
      induk_id: u.IndukUnorId,
      nama: u.NamaUnor,
      nama_jabatan: u.NamaJabatan,
      eselon_id: u.EselonId,
    })),
    'on conflict (id) do update set diatasan_id = excluded.diatasan_id, induk_id = excluded.induk_id, nama = excluded.nama, nama_jabatan = excluded.nama_jabatan, eselon_id = excluded.eselon_id, aktif = true',
  );
  const berkepala = data.filter((u) => u.NamaJabatan !== null && u.EselonId !== null);
  await masukkan(
    tx,
    'jabatan',
    berkepala.map((u) => ({
      id: u.Id,
      instansi: no,
      jenis_jabatan_id: '1',
      nama: u.NamaJabatan,
      eselon_id: u.EselonId,
      jenjang: null,
      bup: null,
      kelas: null,
    })),
    'on conflict (id) do update set nama = excluded.nama, eselon_id = excluded.eselon_id',
  );
  await tx`update unor set aktif = false where instansi = ${no} and id not in (select jsonb_array_elements_text(${tx.json(data.map((u) => u.Id))}))`;
  return data.length;
}

/** A profile with a higher version becomes the active one; the same version with other content is refused. */
async function muatProfil(tx: SqlTransaksi, dirProfil: string): Promise<void> {
  for (const nama of (await readdir(dirProfil)).filter((n) => n.endsWith('.json')).sort()) {
    const teks = await readFile(path.join(dirProfil, nama), 'utf8');
    await simpanProfil(tx, teks, nama);
  }
}

/** Checks one mapping profile and makes it the active version of its id. */
export async function simpanProfil(tx: SqlTransaksi, teks: string, asal: string): Promise<void> {
  const profil = bacaProfil(teks, asal);
  const isi = JSON.parse(teks) as Record<string, never>;
  const [ada] = await tx<
    { sama: boolean }[]
  >`select isi = ${tx.json(isi)}::jsonb sama from profil_pemetaan where id = ${profil.id} and versi = ${profil.versi}`;
  if (ada && !ada.sama) throw new Kesalahan('PROFIL_DITOLAK', `${asal}: versi ${profil.versi} sudah ada dengan isi lain; naikkan nomor versi`);
  if (ada) {
    await tx`update profil_pemetaan set teks = ${teks} where id = ${profil.id} and versi = ${profil.versi} and teks is null`;
    return;
  }
  await tx`update profil_pemetaan set aktif = false where id = ${profil.id}`;
  await tx`insert into profil_pemetaan (id, versi, isi, teks) values (${profil.id}, ${profil.versi}, ${tx.json(isi)}, ${teks})`;
}

/** Crosswalk file: tabel,lokal,siasn. A pair that a steward has decided is left as decided. */
async function muatPadanan(tx: SqlTransaksi, no: number, berkas: string): Promise<void> {
  const baris = (await readFile(berkas, 'utf8'))
    .split('\n')
    .slice(1)
    .filter((b) => b !== '')
    .map((b) => b.split(','));
  await masukkan(
    tx,
    'padanan',
    baris.map(([tabel, lokal, siasn]) => ({ instansi: no, tabel: tabel ?? '', lokal: lokal ?? '', siasn: siasn ?? null, status: 'BENAR' })),
    'on conflict (instansi, tabel, lokal) do nothing',
  );
}
