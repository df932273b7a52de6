import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boleh, PERAN } from '../../../domain/akses.ts';
import { taksirBobot } from '../../../domain/tautan/bobot.ts';
import { konteksSelisih, skemaSelisih } from '../../../subgraphs/selisih/index.ts';
import {
  buatDunia,
  buatTanya,
  type DuniaUji,
  di,
  type InstansiUji,
  isiInstansi,
  isiPegawai,
  nipUji,
  type PelakuUji,
  type TanyaUji,
} from '../../support/isi.ts';

const STEWARD: PelakuUji = { peran: 'DATA_STEWARD_BKN' };
const DAFTAR = `query ($filter: FilterUsulanTautan, $first: Int, $after: String) { daftarUsulanTautan(filter: $filter, first: $first, after: $after) {
  nodes { id pita nipSimpeg nipBkn instansi { id } instansiBkn { id } } pageInfo { hasNextPage endCursor } } }`;
const SATU = `query ($id: ID!) { usulanTautan(id: $id) { pita status versi jalur skor peluang jarak bobotVersi uraian { bidang hasil bobot kalimat nilaiSimpeg nilaiBkn } tugas { tujuan } } }`;
const PUTUSKAN = `mutation ($input: PutuskanTautanInput!) { putuskanTautan(input: $input) {
  usulan { status versi keputusan { jenis nipBenar alasan } tugas { tujuan pelaksana nilai terbuktiPada } } userErrors { kode field } } }`;
const NIK = ['3501010101901234', '3501010101905678'] as const;

let dunia: DuniaUji;
let tanya: TanyaUji;
let satu: InstansiUji;
let dua: InstansiUji;
let bobotVersi: string;
let urut = 0;

/** A suggestion between a person of a SIMPEG and another NIP at BKN. */
async function usulan(bkn: InstansiUji = satu, pita = 'KUAT', pola = '11000000'): Promise<{ id: string; nip: string; nipBkn: string }> {
  const [nip, nipBkn] = [nipUji(urut), nipUji(urut + 1)];
  urut += 2;
  await isiPegawai(dunia, { nip, instansi: satu, sisi: 'SIMPEG', kolom: { nama: 'BAYU CONTOH', nik: NIK[0] } });
  await isiPegawai(dunia, { nip: nipBkn, instansi: bkn, sisi: 'BKN', kolom: { nama: 'BAYU CONTHO', nik: NIK[1] } });
  const { rows } = await dunia.admin.query<{ id: string }>(
    `insert into usulan_tautan (instansi, nip, instansi_bkn, nip_bkn, jalur, pola, skor, peluang, pita, bobot_versi) values ($1, $2, $3, $4, 2, $5, 40, 0.9999, $6, $7) returning id`,
    [satu.no, nip, bkn.no, nipBkn, pola, pita, bobotVersi],
  );
  return { id: String(rows[0]?.id), nip, nipBkn };
}

const putuskan = (id: string, keputusan: string, sisa = {}, pelaku = STEWARD) =>
  tanya(pelaku, PUTUSKAN, { input: { id, versi: 1, keputusan, alasan: 'Ijazah dan SK sudah dicocokkan', ...sisa } });

beforeAll(async () => {
  dunia = await buatDunia();
  tanya = buatTanya(dunia.pool, skemaSelisih(), konteksSelisih);
  satu = await isiInstansi(dunia, 1);
  dua = await isiInstansi(dunia, 2);
  const { rows } = await dunia.admin.query<{ versi: string }>('insert into bobot_tautan (isi, kiri, kanan, pasangan) values ($1, 1, 1, 1) returning versi', [
    JSON.stringify(taksirBobot([], [], 1_000)),
  ]);
  bobotVersi = String(rows[0]?.versi);
});
afterAll(() => dunia.tutup());

describe('membaca usulan tautan', () => {
  it('mengikuti tabel akses; instansi hanya melihat pasangan yang kedua sisinya miliknya, instansi lain tidak melihat apa pun', async () => {
    const milik = await usulan(satu);
    const lintas = await usulan(dua);
    for (const peran of PERAN) {
      const jawab = await tanya({ peran, instansi: satu }, DAFTAR);
      if (!boleh('bacaTautan', peran)) expect(jawab.galat, peran).toEqual(['TIDAK_BERWENANG']);
    }
    const id = async (pelaku: PelakuUji): Promise<unknown[]> =>
      ((di(await tanya(pelaku, DAFTAR), 'daftarUsulanTautan.nodes') as { id: string }[]) ?? []).map((n) => n.id);
    expect(await id(STEWARD)).toEqual([lintas.id, milik.id]);
    expect(await id({ peran: 'OPERATOR_INSTANSI', instansi: satu })).toEqual([milik.id]);
    expect(await id({ peran: 'OPERATOR_INSTANSI', instansi: dua })).toEqual([]);
    expect(di(await tanya({ peran: 'OPERATOR_INSTANSI', instansi: satu }, SATU, { id: lintas.id }), 'usulanTautan')).toBeNull();
  });

  it('menjelaskan setiap bidang dengan kata dan bobot, dengan NIK tersamar', async () => {
    const { id } = await usulan(satu, 'PERLU_DITINJAU', '11-00000');
    const jawab = await tanya(STEWARD, SATU, { id });
    const uraian = di(jawab, 'usulanTautan.uraian') as { bidang: string; hasil: string; bobot: number; kalimat: string; nilaiSimpeg: string | null }[];
    expect(uraian).toHaveLength(8);
    expect(uraian[0]).toMatchObject({ bidang: 'nik', hasil: 'MIRIP', nilaiSimpeg: '3501********1234', nilaiBkn: '3501********5678' });
    expect(uraian[1]).toMatchObject({ bidang: 'nama', hasil: 'MIRIP', nilaiSimpeg: 'BAYU CONTOH', nilaiBkn: 'BAYU CONTHO' });
    expect(uraian[1]?.kalimat).toMatch(/^Nama hampir sama \(\+\d+,\d\)$/);
    expect(uraian[2]).toMatchObject({ bidang: 'tglLahir', hasil: 'KOSONG', bobot: 0 });
    expect(JSON.stringify(jawab)).not.toMatch(/350101010190/);
    expect(di(jawab, 'usulanTautan')).toMatchObject({
      pita: 'PERLU_DITINJAU',
      status: 'DIUSULKAN',
      versi: 1,
      bobotVersi,
      jalur: 'tanggal lahir, jenis kelamin, dan TMT CPNS sama',
    });
  });

  it('saringan pita, instansi dan NIP pada sisi mana pun; jelajah halaman melihat setiap usulan tepat sekali', async () => {
    const { id, nip, nipBkn } = await usulan(dua, 'PERLU_DITINJAU');
    const cari = async (filter: object): Promise<string[]> =>
      (di(await tanya(STEWARD, DAFTAR, { filter, first: 100 }), 'daftarUsulanTautan.nodes') as { id: string }[]).map((n) => n.id);
    expect(await cari({ nip })).toEqual([id]);
    expect(await cari({ nip: nipBkn })).toEqual([id]);
    expect(await cari({ instansiId: dua.id })).toContain(id);
    expect(await cari({ pita: ['KUAT'] })).not.toContain(id);
    const semua = await cari({});
    const dilihat: string[] = [];
    for (let after: unknown = null; ; ) {
      const jawab = await tanya(STEWARD, DAFTAR, { first: 1, after });
      dilihat.push(...(di(jawab, 'daftarUsulanTautan.nodes') as { id: string }[]).map((n) => n.id));
      if (di(jawab, 'daftarUsulanTautan.pageInfo.hasNextPage') !== true) break;
      after = di(jawab, 'daftarUsulanTautan.pageInfo.endCursor');
    }
    expect(dilihat).toEqual(semua);
  });
});

describe('putuskanTautan', () => {
  it('hanya boleh oleh steward BKN', async () => {
    const { id } = await usulan();
    for (const peran of PERAN.filter((p) => !boleh('putuskanTautan', p)))
      expect((await putuskan(id, 'TOLAK', {}, { peran, instansi: satu })).galat, peran).toEqual(['TIDAK_BERWENANG']);
  });

  it('NIP BKN benar: satu tugas bagi SIMPEG, keputusan dan jejak dalam satu transaksi, dan tidak ada rekaman yang berubah', async () => {
    const { id, nip, nipBkn } = await usulan();
    const rekaman = async (): Promise<unknown> =>
      (await dunia.admin.query('select nip, nama, xmin from pegawai_simpeg union all select nip, nama, xmin from pegawai_bkn order by 1, 2')).rows;
    const sebelum = await rekaman();
    const jawab = await putuskan(id, 'KONFIRMASI', { nipBenar: 'BKN' });
    expect(di(jawab, 'putuskanTautan')).toMatchObject({
      usulan: {
        status: 'DIKONFIRMASI',
        versi: 2,
        keputusan: { jenis: 'KONFIRMASI', nipBenar: 'BKN' },
        tugas: [{ tujuan: 'SIMPEG', pelaksana: 'INSTANSI', nilai: nipBkn, terbuktiPada: null }],
      },
      userErrors: [],
    });
    expect(await rekaman()).toEqual(sebelum);
    const { rows } = await dunia.admin.query<{ nip: string }>('select nip::text nip from tugas_keluar where kunci = $1', [`tautan:${id}:SIMPEG`]);
    expect(rows).toEqual([{ nip }]);
    const jejak = await dunia.admin.query("select data from jejak where peristiwa = 'tautan.diputuskan' and data ->> 'usulan' = $1", [id]);
    expect(jejak.rows).toMatchObject([{ data: { usulan: id, jenis: 'KONFIRMASI' } }]);
    expect(JSON.stringify(jejak.rows)).not.toMatch(/\d{16}/);
  });

  it('NIP SIMPEG benar: tugas bagi SIASN, yang hanya BKN berwenang memperbaikinya', async () => {
    const { id, nip } = await usulan(dua);
    expect(di(await putuskan(id, 'KONFIRMASI', { nipBenar: 'SIMPEG' }), 'putuskanTautan.usulan.tugas')).toMatchObject([
      { tujuan: 'SIASN', pelaksana: 'BKN', nilai: nip },
    ]);
  });

  it('ditolak: tanpa tugas, dan keputusan tidak dapat diubah atau diulang', async () => {
    const { id } = await usulan();
    expect(di(await putuskan(id, 'TOLAK'), 'putuskanTautan.usulan')).toMatchObject({
      status: 'DITOLAK',
      tugas: [],
      keputusan: { jenis: 'TOLAK', nipBenar: null },
    });
    expect(di(await putuskan(id, 'KONFIRMASI', { nipBenar: 'BKN', versi: 2 }), 'putuskanTautan.userErrors.0.kode')).toBe('PERALIHAN_DITOLAK');
    await expect(dunia.admin.query('update keputusan_tautan set alasan = alasan where usulan = $1', [id])).rejects.toMatchObject({ code: '42501' });
  });

  it('menolak versi lama, alasan pendek atau bernomor orang, nipBenar yang tak pada tempatnya, dan id yang tidak ada; tidak menulis apa pun', async () => {
    const { id } = await usulan();
    const kode = async (sisa: object, keputusan = 'KONFIRMASI'): Promise<unknown> =>
      di(await putuskan(id, keputusan, { nipBenar: keputusan === 'KONFIRMASI' ? 'BKN' : null, ...sisa }), 'putuskanTautan.userErrors.0');
    expect(await kode({ versi: 9 })).toEqual({ kode: 'VERSI_BERUBAH', field: 'versi' });
    expect(await kode({ alasan: 'pendek' })).toEqual({ kode: 'MASUKAN_SALAH', field: 'alasan' });
    expect(await kode({ alasan: `lihat nik ${NIK[0]} ini` })).toEqual({ kode: 'MASUKAN_SALAH', field: 'alasan' });
    expect(await kode({ nipBenar: null })).toEqual({ kode: 'MASUKAN_SALAH', field: 'nipBenar' });
    expect(await kode({ nipBenar: 'BKN' }, 'TOLAK')).toEqual({ kode: 'MASUKAN_SALAH', field: 'nipBenar' });
    expect(await kode({}, 'GABUNGKAN')).toEqual({ kode: 'MASUKAN_SALAH', field: 'keputusan' });
    expect(await kode({ id: '999999' })).toEqual({ kode: 'TIDAK_DITEMUKAN', field: 'id' });
    const { rows } = await dunia.admin.query('select 1 from keputusan_tautan where usulan = $1', [id]);
    expect(rows).toEqual([]);
  });

  it('dua steward serentak: satu keputusan, satu penolakan', async () => {
    const { id } = await usulan();
    const jawab = await Promise.all([putuskan(id, 'TOLAK'), putuskan(id, 'KONFIRMASI', { nipBenar: 'BKN' }, { ...STEWARD, orang: 'steward-dua' })]);
    expect(jawab.map((j) => di(j, 'putuskanTautan.userErrors.0.kode') ?? 'ok').sort()).toEqual(['VERSI_BERUBAH', 'ok']);
  });
});
