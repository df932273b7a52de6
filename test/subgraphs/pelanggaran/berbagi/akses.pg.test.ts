import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruteSuratSbt } from '../../../../bin/akar/rute-surat-sbt.ts';
import { boleh, PERAN } from '../../../../domain/akses.ts';
import { melihatBagian } from '../../../../domain/pelanggaran/sbt/berbagi.ts';
import { di, konteksUji, nipUji, type PelakuUji } from '../../../support/isi.ts';
import { layaniRute } from '../../../support/rute.ts';
import { AUDITOR, BAWASLU, buatDuniaSbt, DEPUTI, DIREKTUR, type DuniaSbt, kasusPada, NIP, TERLAPOR } from '../sbt/kasus.ts';

let d: DuniaSbt;
beforeAll(async () => {
  d = await buatDuniaSbt();
});
afterAll(() => d.tutup());

interface Akses {
  readonly cara: string;
  readonly peran: string;
}
const akses = async (id: string): Promise<readonly Akses[]> =>
  (await d.admin.query<Akses>('select cara, peran from temuan_akses where temuan = $1 order by id', [id])).rows;
const jejak = async (id: string): Promise<number> =>
  (await d.admin.query<{ n: number }>("select count(*)::int n from jejak where peristiwa = 'akses.temuan_dibaca' and data ->> 'temuan' = $1", [id])).rows[0]
    ?.n ?? -1;
const TRAIL = 'query ($id: ID!) { aksesTemuan(temuanId: $id) { nodes { cara lembaga peran instansi { id } pada } } }';
const simpul = async (p: PelakuUji, id: string) => di(await d.tanya(p, TRAIL, { id }), 'aksesTemuan.nodes') as readonly Record<string, unknown>[];

describe('jejak pembacaan berkas', () => {
  test('satu permintaan mencatat satu kali untuk setiap temuan, berapa pun bagian berkas yang diminta', async () => {
    const id = await d.catat('NSPK');
    const lain = await d.catat('NSPK');
    const semua = 'tahap riwayat { ke } surat { id } tanggapan { isi } tindakLanjut { uraian } pesan { nodes { isi } }';
    const { galat } = await d.tanya(
      DIREKTUR,
      `query ($id: ID!, $l: ID!) { a: temuan(id: $id) { ${semua} } b: temuan(id: $id) { ${semua} } c: temuan(id: $l) { id } }`,
      { id, l: lain },
    );
    expect(galat).toEqual([]);
    expect([await akses(id), await akses(lain)]).toEqual([[{ cara: 'BERKAS', peran: 'DIR_WASDAL' }], [{ cara: 'BERKAS', peran: 'DIR_WASDAL' }]]);
    expect(await jejak(id)).toBe(1);
    await d.temuan(id, 'tahap', DIREKTUR);
    expect(await jejak(id)).toBe(2);
  });

  test('daftar bukan berkas; bagian berkas di dalam daftar adalah berkas', async () => {
    const id = await d.catat('MUTASI_LIAR');
    const daftar = (bidang: string) => d.tanya(DIREKTUR, `{ daftarTemuan(filter: { kategori: ["MUTASI_LIAR"] }) { nodes { id uraian ${bidang} } } }`);
    await daftar('');
    expect(await akses(id)).toEqual([]);
    await daftar('riwayat { ke } surat { id }');
    expect(await akses(id)).toHaveLength(1);
  });

  test('pembacaan yang tidak dapat dicatat tidak memperlihatkan apa pun', async () => {
    const id = await d.catat('NSPK');
    await d.admin.query("alter table temuan_akses add constraint gagal check (peran <> 'DEPUTI_WASDAL') not valid");
    const { data, galat } = await d.tanya(DEPUTI, 'query ($id: ID!) { temuan(id: $id) { uraian } }', { id });
    await d.admin.query('alter table temuan_akses drop constraint gagal');
    expect([data, galat.length]).toEqual([{ temuan: null }, 1]);
    expect(await jejak(id)).toBe(0);
  });

  test('temuan di luar kewenangan tidak meninggalkan jejak: tidak ada yang terbaca', async () => {
    const id = await d.catat('NSPK');
    expect(await d.temuan(id, 'tahap', { peran: 'PPK', instansi: d.dua })).toBeNull();
    expect(await d.temuan(id, 'tahap', BAWASLU)).toBeNull();
    expect(await akses(id)).toEqual([]);
  });

  test('cetakan surat mencatat SURAT dalam transaksi yang membacanya', async () => {
    const id = await kasusPada(d, 'REKOMENDASI');
    const surat = String((await d.admin.query('select id from surat_sbt where temuan = $1', [id])).rows[0]?.id);
    const layanan = await layaniRute([ruteSuratSbt(d.pool)], (nama) => konteksUji(d.pool, nama === 'ppk' ? d.ppk : { peran: 'PPK', instansi: d.dua }));
    try {
      const minta = async (siapa: string) => (await fetch(`${layanan.url}/v1/surat-sbt/${surat}.pdf`, { headers: { 'x-uji': siapa } })).status;
      expect([await minta('ppk'), await minta('asing')]).toEqual([200, 404]);
    } finally {
      await layanan.tutup();
    }
    expect((await akses(id)).filter((a) => a.cara === 'SURAT')).toEqual([{ cara: 'SURAT', peran: 'PPK' }]);
  });
});

describe('terlapor melihat siapa yang membuka berkasnya', () => {
  test('menurut lembaga, peran dan instansi, tanpa nama; temuan orang lain tidak terlihat', async () => {
    const id = await d.catat('NSPK');
    await d.temuan(id, 'tahap', d.ppk);
    await d.temuan(id, 'tahap', AUDITOR);
    for (const p of [TERLAPOR, AUDITOR]) {
      const [auditor, ppk] = await simpul(p, id);
      expect(auditor).toMatchObject({ cara: 'BERKAS', lembaga: 'BKN', peran: 'AUDITOR_ASN', instansi: null });
      expect(ppk).toMatchObject({ lembaga: 'INSTANSI', peran: 'PPK', instansi: { id: d.satu.id } });
    }
    expect(JSON.stringify(await simpul(TERLAPOR, id))).not.toContain('auditor-satu');
    expect(await simpul({ peran: 'ASN', nip: nipUji(2) }, id)).toEqual([]);
  });

  test('hanya peran pada tabel yang boleh bertanya', async () => {
    for (const peran of PERAN) {
      const { galat } = await d.tanya({ peran, instansi: d.satu }, TRAIL, { id: '1' });
      expect(galat, peran).toEqual(boleh('bacaAksesTemuan', peran) ? [] : ['TIDAK_BERWENANG']);
    }
  });
});

describe('isi berkas menurut peran', () => {
  test.each(PERAN.filter((p) => boleh('bacaTemuan', p)))(
    '%s mengetahui siapa terlapor tepat bila boleh membaca pegawai, dan tidak lewat saringan',
    async (peran) => {
      const id = await d.catat('NETRALITAS_DISIPLIN');
      await d.admin.query("update temuan set tahap = 'KAJIAN' where id = $1", [id]);
      const pelaku: PelakuUji = { peran, instansi: d.satu, ...(peran === 'ASN' && { nip: NIP }) };
      const tahu = boleh('bacaPegawai', peran);
      expect(melihatBagian(peran, 'TERLAPOR')).toBe(tahu);
      expect(await d.temuan(id, 'tahap pegawai { nip }', pelaku)).toEqual({ tahap: 'KAJIAN', pegawai: tahu ? { nip: NIP } : null });
      const daftar = (nip: string | null) =>
        d.tanya(pelaku, 'query ($nip: Nip) { daftarTemuan(filter: { nip: $nip }) { nodes { id pegawai { nip } } } }', { nip });
      const semua = await daftar(null);
      expect(semua.galat).toEqual([]);
      expect(JSON.stringify(semua.data).includes(NIP)).toBe(tahu);
      expect((await daftar(NIP)).galat).toEqual(tahu ? [] : ['TIDAK_BERWENANG']);
    },
  );

  test('terlapor melihat langkah, surat dan tanggapannya sendiri; bukti, catatan, tanggapan PPK dan tindak lanjut tidak', async () => {
    const id = await kasusPada(d, 'REKOMENDASI');
    await d.admin.query(`update temuan set bukti = '{"unorLama": "A", "butir": [1]}' where id = $1`, [id]);
    await d.maju(TERLAPOR, 'catatTanggapan', id);
    await d.maju(d.ppk, 'catatTanggapan', id);
    await d.maju(d.ppk, 'catatTindakLanjut', id);
    const bidang = 'surat { jenis } riwayat { tindakan catatan } tanggapan { pihak } tindakLanjut { uraian } bukti { nama nilai }';
    const milik = await d.temuan(id, bidang, TERLAPOR);
    expect(milik).toMatchObject({ surat: [{ jenis: 'REKOMENDASI' }], tanggapan: [{ pihak: 'TERLAPOR' }], tindakLanjut: [], bukti: null });
    expect((milik['riwayat'] as { catatan: unknown }[]).map((r) => r.catatan)).toEqual([null, null, null]);
    const ppk = await d.temuan(id, bidang, d.ppk);
    expect(ppk['tindakLanjut']).toHaveLength(1);
    expect(ppk['bukti']).toEqual(
      [
        { nama: 'butir', nilai: '[1]' },
        { nama: 'unorLama', nilai: 'A' },
      ].sort((a, b) => a.nama.length - b.nama.length),
    );
    expect((ppk['riwayat'] as { catatan: unknown }[]).every((r) => r.catatan === null)).toBe(true);
    expect((await d.temuan(id, bidang, AUDITOR))['riwayat']).toEqual(
      expect.arrayContaining([expect.objectContaining({ catatan: 'Catatan yang cukup panjang' })]),
    );
    // Kemendagri's viewer sees the regional case; who recorded it is nowhere in the schema.
    expect((await d.temuan(id, 'tahap', { peran: 'VIEWER_KEMENDAGRI' }))['tahap']).toBe('TINDAK_LANJUT');
    expect((await d.tanya(AUDITOR, '{ __type(name: "Temuan") { fields { name } } }')).data).not.toMatchObject({
      __type: { fields: expect.arrayContaining([{ name: 'oleh' }]) },
    });
  });
});
