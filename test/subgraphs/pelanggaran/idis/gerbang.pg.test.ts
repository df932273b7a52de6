import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jamTetap } from '../../../../platform/clock.ts';
import { jalankanJamIdis } from '../../../../subgraphs/pelanggaran/idis/jam.ts';
import { konteksPelanggaran } from '../../../../subgraphs/pelanggaran/index.ts';
import { ALAT_UJI } from '../../../support/isi.ts';
import { SETUJUI, sampai } from '../../mutasi/alur.ts';
import { masukan } from '../../mutasi/dokumen.ts';
import { buatDunia, type Dunia, nipKe } from '../../mutasi/dunia.ts';

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

const SIMULASI = `query ($input: AjukanMutasiInput!) { hasil: simulasiMutasi(input: $input) { hasil pegawai { butir { kode tingkat hasil pesan } } } }`;
const KE_LUAR = { instansiId: 'INS-3', unorId: 'U3S', jabatanId: 'J3S' };
const KE_DALAM = { instansiId: 'INS-1', unorId: 'U1', jabatanId: 'J1' };

/** Rules of group B that the gate names for a move of this person. */
async function menahan(nip: string, tujuan: object, timpa: object = {}): Promise<string[]> {
  const { hasil } = await dunia.jalankan('OPERATOR_INSTANSI', SIMULASI, { input: masukan(dunia, [nip], { pegawai: [{ nip, tujuan }], ...timpa }) });
  const butir: readonly { kode: string; tingkat: string; hasil: string }[] = hasil.pegawai[0]?.butir ?? [];
  return butir.filter((b) => /^B|^F/.test(b.kode) && b.hasil === 'GAGAL').map((b) => `${b.kode} ${b.tingkat}`);
}

/** A case of this person at a stage; the rows that the steps would have written stand beside it. */
async function kasus(nip: string, tahap: string): Promise<string> {
  const { rows } = await dunia.admin.query<{ id: string }>(
    `insert into kasus_disiplin (instansi, nip, sumber, uraian, tahap, tingkat, pelanggaran, pasal, oleh, orang)
     values (1, $1, 'INSTANSI', 'Dugaan contoh di gerbang', $2, 'S', 'LARANGAN', 'Pasal 5', 'uji', 'uji') returning id::text`,
    [nip, tahap],
  );
  return rows[0]?.id ?? '';
}
const pindahkan = (id: string, tahap: string) => dunia.admin.query('update kasus_disiplin set tahap = $2 where id = $1', [id, tahap]);

describe('gerbang mengetahui kasus disiplin', () => {
  test('dari telaah sampai upaya administratif: antar-instansi ditahan B03, di dalam instansi hanya diberi peringatan B03I; sesudah berakhir keduanya lewat', async () => {
    const nip = nipKe(0);
    await dunia.tambahPegawai(nip);
    expect(await menahan(nip, KE_LUAR)).toEqual([]);
    const id = await kasus(nip, 'TELAAH');
    for (const tahap of ['PEMERIKSAAN', 'LHP', 'UPAYA_ADMINISTRATIF']) {
      await pindahkan(id, tahap);
      expect(await menahan(nip, KE_LUAR), tahap).toEqual(['B03 BLOCK']);
      expect(await menahan(nip, KE_DALAM), tahap).toEqual(['B03I WARN']);
    }
    await pindahkan(id, 'TIDAK_TERBUKTI');
    expect([await menahan(nip, KE_LUAR), await menahan(nip, KE_DALAM)]).toEqual([[], []]);
  });

  test('permintaan berhenti terhalang selama kasusnya terbuka (F05)', async () => {
    const nip = nipKe(1);
    await dunia.tambahPegawai(nip);
    const henti = { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '3' } };
    const asal = { instansiId: 'INS-1', unorId: 'UNOR-01', jabatanId: 'JABATAN-02' };
    expect(await menahan(nip, asal, henti)).toEqual([]);
    await kasus(nip, 'PEMERIKSAAN');
    expect(await menahan(nip, asal, henti)).toEqual(['F05 BLOCK']);
  });

  test('temuan yang terbukti menahan dan membuka kasusnya dalam transaksi yang sama', async () => {
    const nip = nipKe(2);
    await dunia.tambahPegawai(nip);
    await dunia.admin.query(
      "insert into temuan (nomor, kunci, kategori, instansi, nip, tahap, uraian, sumber, oleh) values ('T-G', 'T-G', 'NETRALITAS_DISIPLIN', 1, $1, 'TERBUKTI', 'Temuan contoh', 'AUDITOR', 'uji')",
      [nip],
    );
    expect(await menahan(nip, KE_LUAR)).toEqual(['B03 BLOCK', 'B08 BLOCK']);
  });

  test('hukuman yang berlaku menarik usul yang sudah disetujui ke DITAHAN dalam transaksinya, dan pembatalannya membuka B01 kembali', async () => {
    const nip = nipKe(3);
    const usul = await sampai(dunia, nip, [SETUJUI]);
    const status = async () => (await dunia.admin.query('select status from usul where id = $1', [usul.id])).rows[0].status;
    expect(await status()).toBe('DISETUJUI');
    const id = await kasus(nip, 'UPAYA_ADMINISTRATIF');
    await dunia.admin.query(
      `with k as (insert into keputusan_disiplin (kasus, jenis_hukuman_id, tingkat, sk_nomor, sk_tanggal, penetap, status_penetap, pertimbangan, oleh, orang)
         values ($1, '25', 'S', 'SK-G', '2026-07-06', 'PPK', 'DEFINITIF', 'Pertimbangan contoh', 'uji', 'uji'))
       insert into penyampaian_disiplin (kasus, langkah, tanggal, oleh) values ($1, 'TERIMA', '2026-07-14', 'uji')`,
      [id],
    );
    const jam = (hari: string) => jalankanJamIdis(() => konteksPelanggaran(dunia.sistem(), { ...ALAT_UJI, jam: jamTetap(`${hari}T02:00:00Z`) }));
    await jam('2026-08-03');
    expect(await status()).toBe('DISETUJUI');
    await jam('2026-08-04');
    // A year of reduced allowance from August 2026; the suite may be run later than that.
    await dunia.admin.query('update hukuman_disiplin set akhir = hari_ini() + 365, mulai = hari_ini() - 1 where nip = $1', [nip]);
    expect(await status()).toBe('DITAHAN');
    expect(await menahan(nip, KE_DALAM)).toEqual(['B01 BLOCK']);
    await dunia.admin.query('update hukuman_disiplin set dibatalkan_tanggal = hari_ini() where nip = $1', [nip]);
    expect(await menahan(nip, KE_DALAM)).toEqual([]);
  });
});
