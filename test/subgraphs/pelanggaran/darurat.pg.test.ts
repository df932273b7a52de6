import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AKSES, type Operasi, PERAN } from '../../../domain/akses.ts';
import { skemaPelanggaran } from '../../../subgraphs/pelanggaran/index.ts';
import { konteksPelanggaranUji } from '../../support/brankas.ts';
import {
  buatDunia,
  buatTanya,
  type DuniaUji,
  di,
  type InstansiUji,
  isiInstansi,
  isiPegawai,
  konteksUji,
  nipUji,
  type PelakuUji,
  type TanyaUji,
} from '../../support/isi.ts';

const MINTA = 'mutation ($input: MintaAksesDaruratInput!) { h: mintaAksesDarurat(input: $input) { aksesDarurat { id keadaan } userErrors { kode field } } }';
const PUTUSKAN =
  'mutation ($input: PutuskanAksesDaruratInput!) { h: putuskanAksesDarurat(input: $input) { aksesDarurat { id keadaan berakhirPada } userErrors { kode } } }';
const BACA = 'mutation ($input: BacaDataDaruratInput!) { h: bacaDataDarurat(input: $input) { identitas { sisi nama nik tanggalLahir } userErrors { kode } } }';
const DAFTAR = '{ daftarAksesDarurat { id keadaan alasan dimintaPada diputusPada berakhirPada barisDibaca dibacaPada pegawai { nip } } }';
const SAAT = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
const ALASAN = 'Memeriksa dugaan identitas ganda pada kasus contoh.';

const AUDITOR: PelakuUji = { peran: 'AUDITOR_ASN', orang: 'auditor-satu' };
const AUDITOR_LAIN: PelakuUji = { peran: 'AUDITOR_ASN', orang: 'auditor-dua' };
const DIREKTUR: PelakuUji = { peran: 'DIR_WASDAL', orang: 'direktur-satu' };

let dunia: DuniaUji;
let tanya: TanyaUji;
let satu: InstansiUji;
let dua: InstansiUji;
let urut = 0;
beforeAll(async () => {
  dunia = await buatDunia();
  tanya = buatTanya(dunia.pool, skemaPelanggaran(), konteksPelanggaranUji);
  satu = await isiInstansi(dunia, 1);
  dua = await isiInstansi(dunia, 2);
});
afterAll(() => dunia.tutup());

const orangBaru = (): Promise<string> => isiPegawai(dunia, { nip: nipUji(++urut), instansi: satu, kolom: { tgl_lahir: '1990-01-01' } });
const minta = async (nip: string, pelaku = AUDITOR, isi: object = {}) => tanya(pelaku, MINTA, { input: { nip, alasan: ALASAN, menit: 30, ...isi } });
const diminta = async (nip: string): Promise<string> => String(di(await minta(nip), 'h.aksesDarurat.id'));
const putuskan = (id: string, pelaku = DIREKTUR, setuju = true) =>
  tanya(pelaku, PUTUSKAN, { input: { id, setuju, catatan: 'Diperlukan untuk kasus contoh.' } });
const disetujui = async (nip: string): Promise<string> => {
  const id = await diminta(nip);
  await putuskan(id);
  return id;
};
const baca = (id: string, pelaku = AUDITOR) => tanya(pelaku, BACA, { input: { id } });
const banyak = async (id: string, pelaku = AUDITOR): Promise<number> => (di(await baca(id, pelaku), 'h.identitas') as unknown[]).length;
const kode = (jawab: Awaited<ReturnType<typeof baca>>): unknown => di(jawab, 'h.userErrors.0.kode');
/** The hour is over: the clock of the database is not ours to move, so the grant is moved back. */
const lewatkan = (id: string) =>
  dunia.admin.query(
    "update akses_darurat set pada = pada - interval '2 hours', diputus_pada = diputus_pada - interval '2 hours', berakhir_pada = berakhir_pada - interval '2 hours' where id = $1",
    [id],
  );
const jejak = async (id: string): Promise<unknown[]> =>
  (await dunia.admin.query("select peristiwa, orang, data - 'darurat' isi from jejak where data ->> 'darurat' = $1 order by pada, shard, urut", [id])).rows;
/** What the person is shown of it in the own trail. */
const jejakOrang = async (nip: string): Promise<unknown[]> =>
  (await dunia.admin.query('select a.rujukan, a.jenis from akses_orang o join akses_data a on a.id = o.akses where o.nip = $1 order by a.id', [nip])).rows;
const tercatat = async (id: string): Promise<number> =>
  Number((await dunia.admin.query('select count(*) n from akses_darurat_baca where darurat = $1', [id])).rows[0].n);

describe('akses darurat', () => {
  it('tidak ada baris sebelum disetujui, ada selama berlaku, tidak ada sesudah berakhir; jejak sebanyak baris yang dilihat', async () => {
    const nip = await orangBaru();
    const id = await diminta(nip);
    expect([await banyak(id), kode(await baca(id))]).toEqual([0, 'PERALIHAN_DITOLAK']);
    expect(di(await putuskan(id), 'h.aksesDarurat.keadaan')).toBe('BERLAKU');
    const dilihat = di(await baca(id), 'h.identitas');
    expect(dilihat).toMatchObject([
      { sisi: 'BKN', nik: expect.stringMatching(/^\d{16}$/), tanggalLahir: '1990-01-01' },
      { sisi: 'SIMPEG', nik: expect.stringMatching(/^\d{16}$/) },
    ]);
    expect(await banyak(id)).toBe(2);
    await lewatkan(id);
    expect([await banyak(id), kode(await baca(id))]).toEqual([0, 'PERALIHAN_DITOLAK']);
    expect(await tercatat(id)).toBe(4);
    expect(await jejak(id)).toEqual([
      { peristiwa: 'akses.darurat_diminta', orang: 'auditor-satu', isi: { menit: 30 } },
      { peristiwa: 'akses.darurat_diputuskan', orang: 'direktur-satu', isi: { setuju: true } },
      { peristiwa: 'akses.darurat_dibaca', orang: 'auditor-satu', isi: { jumlah: 2 } },
      { peristiwa: 'akses.darurat_dibaca', orang: 'auditor-satu', isi: { jumlah: 2 } },
    ]);
    expect(await jejakOrang(nip)).toEqual([0, 1].map(() => ({ rujukan: `darurat:${id}`, jenis: ['NIK', 'TGL_LAHIR'] })));
  });

  it('hanya yang meminta, hanya orang yang disebut, hanya sebagai auditor', async () => {
    const [nip, lain] = [await orangBaru(), await orangBaru()];
    const id = await disetujui(nip);
    expect(await banyak(id, AUDITOR_LAIN)).toBe(0);
    const milikLain = await diminta(lain);
    expect(await banyak(milikLain)).toBe(0);
    // The second auditor has a grant over the same person; the first's id still is not hers.
    const miliknya = String(di(await minta(nip, AUDITOR_LAIN), 'h.aksesDarurat.id'));
    await putuskan(miliknya);
    expect([await banyak(miliknya, AUDITOR_LAIN), await banyak(id, AUDITOR_LAIN), await tercatat(id)]).toEqual([2, 0, 0]);
  });

  it('penyetuju bukan yang meminta dan bukan orang yang bersangkutan, siapa pun akunnya; diri sendiri tidak dapat diminta', async () => {
    const nip = await orangBaru();
    const id = await diminta(nip);
    expect(kode(await putuskan(id, { peran: 'DIR_WASDAL', orang: 'auditor-satu' }))).toBe('ORANG_SAMA');
    expect(kode(await putuskan(id, { peran: 'DEPUTI_WASDAL', orang: 'deputi-satu', nip }))).toBe('ORANG_SAMA');
    expect(kode(await minta(nip, { ...AUDITOR, nip }))).toBe('ORANG_SAMA');
    expect(await banyak(id)).toBe(0);
  });

  it('DPO adalah orang kedua juga: melihat permintaan dengan NIP-nya, menyetujui, dan tidak melihat isinya', async () => {
    const nip = await orangBaru();
    const id = await diminta(nip);
    const DPO: PelakuUji = { peran: 'DPO', orang: 'dpo-satu' };
    expect(di(await tanya(DPO, '{ daftarAksesDarurat { id nip pegawai { nip } } }'), 'daftarAksesDarurat.0')).toEqual({ id, nip, pegawai: null });
    expect(kode(await putuskan(id, { ...DPO, orang: 'auditor-satu' }))).toBe('ORANG_SAMA');
    expect(di(await putuskan(id, DPO), 'h.aksesDarurat.keadaan')).toBe('BERLAKU');
    expect((await baca(id, DPO)).galat).toEqual(['TIDAK_BERWENANG']);
    expect(await banyak(id)).toBe(2);
  });

  it('sekali diputuskan tetap; ditolak tidak membuka apa pun; permintaan lebih tua dari sehari tidak dapat disetujui', async () => {
    const [a, b] = [await diminta(await orangBaru()), await diminta(await orangBaru())];
    expect(di(await putuskan(a, DIREKTUR, false), 'h.aksesDarurat.keadaan')).toBe('DITOLAK');
    expect([kode(await putuskan(a)), await banyak(a)]).toEqual(['PERALIHAN_DITOLAK', 0]);
    await dunia.admin.query("update akses_darurat set pada = pada - interval '25 hours' where id = $1", [b]);
    expect(kode(await putuskan(b))).toBe('PERALIHAN_DITOLAK');
    expect(kode(await putuskan('999999'))).toBe('TIDAK_DITEMUKAN');
  });

  it('dua puluh persetujuan serentak: tepat satu berlaku', async () => {
    const id = await diminta(await orangBaru());
    const hasil = await Promise.all(Array.from({ length: 20 }, (_, i) => putuskan(id, { peran: 'DIR_WASDAL', orang: `direktur-${i}` })));
    expect(hasil.filter((h) => kode(h) === undefined)).toHaveLength(1);
    expect((await jejak(id)).filter((j) => (j as { peristiwa: string }).peristiwa === 'akses.darurat_diputuskan')).toHaveLength(1);
  });

  it('masukan: menit di luar 1 sampai 60, alasan pendek, nomor orang di dalam alasan, orang yang tidak ada', async () => {
    const nip = await orangBaru();
    for (const isi of [{ menit: 0 }, { menit: 61 }, { alasan: 'pendek' }, { alasan: 'Memeriksa NIK 3501010101900001 pada kasus.' }])
      expect(kode(await minta(nip, AUDITOR, isi)), JSON.stringify(isi)).toBe('MASUKAN_SALAH');
    expect(kode(await minta(nipUji(1_150)))).toBe('TIDAK_DITEMUKAN');
  });
});

describe('pemberitahuan', () => {
  it('yang memutus melihat permintaan yang menunggu beserta saatnya', async () => {
    const id = await diminta(await orangBaru());
    const jawab = await tanya(DIREKTUR, DAFTAR);
    expect(jawab.galat).toEqual([]);
    const daftar = di(jawab, 'daftarAksesDarurat') as { id: string }[];
    expect(daftar.find((d) => d.id === id)).toMatchObject({ id, keadaan: 'MENUNGGU', dimintaPada: SAAT, diputusPada: null, berakhirPada: null });
  });

  it('orang itu dan PPK instansinya melihatnya begitu akses yang dipakai berakhir, bukan sebelumnya, dan bukan PPK lain', async () => {
    const nip = await orangBaru();
    const id = await disetujui(nip);
    const tahu = async (p: PelakuUji): Promise<unknown> => di(await tanya(p, DAFTAR), 'daftarAksesDarurat');
    const asn: PelakuUji = { peran: 'ASN', orang: 'asn-satu', nip };
    const ppk: PelakuUji = { peran: 'PPK', orang: 'ppk-satu', instansi: satu };
    const dariPpk = async (p: PelakuUji) => ((await tahu(p)) as { id: string }[]).filter((d) => d.id === id);
    await banyak(id);
    expect([await tahu(asn), await dariPpk(ppk)]).toEqual([[], []]);
    await lewatkan(id);
    const saat = { dimintaPada: SAAT, diputusPada: SAAT, berakhirPada: SAAT, dibacaPada: SAAT };
    const kabar = { id, keadaan: 'BERAKHIR', alasan: ALASAN, ...saat, barisDibaca: 2, pegawai: { nip } };
    expect([await tahu(asn), await dariPpk(ppk)]).toEqual([[kabar], [kabar]]);
    expect(await dariPpk({ ...ppk, instansi: dua })).toEqual([]);
    const takDipakai = await disetujui(nip);
    await lewatkan(takDipakai);
    expect(await tahu(asn)).toEqual([kabar]);
  });
});

describe('dinding kedua', () => {
  const sebagai = async (pelaku: PelakuUji, teks: string): Promise<string | number> => {
    const klien = await dunia.pool.connect();
    try {
      const { tertanda } = konteksUji(dunia.pool, pelaku);
      await klien.query(`begin; select set_config('simpul.pemanggil', ${pg.escapeLiteral(tertanda)}, true)`);
      return (await klien.query(teks)).rows.length;
    } catch (galat) {
      return galat instanceof pg.DatabaseError ? (galat.code ?? '') : String(galat);
    } finally {
      await klien.query('rollback');
      klien.release();
    }
  };

  it('di dalam Postgres pun: fungsi pembaca tanpa akses yang berlaku tidak melihat satu baris pun, dan tabelnya tidak dapat ditulis langsung', async () => {
    const id = await disetujui(await orangBaru());
    expect(await sebagai(AUDITOR, `select * from darurat.baca(${id})`)).toBe(2);
    expect(await sebagai(AUDITOR_LAIN, `select * from darurat.baca(${id})`)).toBe(0);
    expect(await sebagai({ ...AUDITOR, peran: 'DIR_WASDAL' }, `select * from darurat.baca(${id})`)).toBe(0);
    expect(await sebagai(AUDITOR, `update akses_darurat set berakhir_pada = now() + interval '1 day' where id = ${id}`)).toBe('42501');
    expect(await sebagai(AUDITOR, `insert into akses_darurat (nip, instansi, alasan, menit, peminta) values (1, 1, 'x', 1, 'x')`)).toBe('42501');
    expect(await sebagai(DIREKTUR, `select * from darurat_minta(1, '${ALASAN}', 5)`)).toBe('42501');
    expect(await sebagai(AUDITOR, `select darurat_putuskan(${id}, true, 'Diperlukan sekali.')`)).toBe('42501');
    await lewatkan(id);
    expect(await sebagai(AUDITOR, `select * from darurat.baca(${id})`)).toBe(0);
    // Control: the policy is what holds. Without it the same function shows the person to whoever has no grant.
    await dunia.admin.query('alter policy darurat on pegawai_bkn using (true)');
    await dunia.admin.query('alter policy darurat on akses_darurat using (true)');
    await dunia.admin.query('alter policy darurat on akses_darurat_baca with check (true)');
    await dunia.admin.query('alter policy darurat_hitung on akses_darurat using (true)');
    expect(await sebagai(AUDITOR_LAIN, `select * from darurat.baca(${id})`)).toBeGreaterThan(0);
  });
});

describe('peran', () => {
  const PERTANYAAN: readonly (readonly [Operasi, string, object])[] = [
    ['mintaAksesDarurat', MINTA, { input: { nip: nipUji(1_151), alasan: 'x', menit: 1 } }],
    ['putuskanAksesDarurat', PUTUSKAN, { input: { id: '0', setuju: false, catatan: 'x' } }],
    ['bacaDataDarurat', BACA, { input: { id: '0' } }],
    ['bacaAksesDarurat', DAFTAR, {}],
  ];
  it.each(PERTANYAAN)('%s: yang berwenang dijawab, yang lain ditolak', async (operasi, kueri, variabel) => {
    const boleh: string[] = [];
    for (const peran of PERAN) {
      const { galat } = await tanya({ peran, instansi: satu, nip: nipUji(1_152) }, kueri, variabel as Record<string, unknown>);
      if (galat.length === 0) boleh.push(peran);
      else expect(galat, peran).toEqual(['TIDAK_BERWENANG']);
    }
    expect(boleh.sort()).toEqual([...AKSES[operasi]].sort());
  });
});
