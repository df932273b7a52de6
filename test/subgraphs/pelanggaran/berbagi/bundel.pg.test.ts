import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruteBerkasTemuan } from '../../../../bin/akar/rute-berkas-temuan.ts';
import { boleh, PERAN, type Peran } from '../../../../domain/akses.ts';
import { konteksUji, type PelakuUji } from '../../../support/isi.ts';
import { type LayananUji, layaniRute } from '../../../support/rute.ts';
import { teksPdf } from '../../../support/teks-pdf.ts';
import { buatDuniaSbt, type DuniaSbt, kasusPada, NIP, TERLAPOR } from '../sbt/kasus.ts';

let d: DuniaSbt;
let layanan: LayananUji;
let id: string;
const pelaku = (peran: Peran): PelakuUji => ({ peran, instansi: d.satu, ...(peran === 'ASN' && { nip: NIP }) });
beforeAll(async () => {
  d = await buatDuniaSbt();
  id = await kasusPada(d, 'REKOMENDASI');
  await d.maju(TERLAPOR, 'catatTanggapan', id);
  await d.admin.query(
    "insert into temuan_pesan (temuan, audiens, isi, oleh, orang) values ($1, 'INTERNAL_SATGAS', 'rahasia', 'AUDITOR_ASN', 'x'), ($1, 'SEMUA_PIHAK', 'terbuka', 'PPK', 'y')",
    [id],
  );
  layanan = await layaniRute([ruteBerkasTemuan(d.pool)], (peran) =>
    konteksUji(d.pool, peran === 'ASING' ? { peran: 'PPK', instansi: d.dua } : pelaku(peran as Peran)),
  );
});
afterAll(async () => {
  await layanan.tutup();
  await d.tutup();
});

const minta = (peran: string, temuan = id): Promise<Response> => fetch(`${layanan.url}/v1/temuan/${temuan}.zip`, { headers: { 'x-uji': peran } });
const unduh = async (peran: string): Promise<Uint8Array> => new Uint8Array(await (await minta(peran)).arrayBuffer());
const teks = (isi: Uint8Array | undefined): string => Buffer.from(isi ?? []).toString('utf8');

describe('serah terima berkas temuan', () => {
  test('indeks memuat setiap berkas dengan sidiknya, dan tidak ada berkas di luar indeks', async () => {
    const isi = unzipSync(await unduh('AUDITOR_ASN'));
    const indeks = JSON.parse(teks(isi['indeks.json'])) as { berkas: { nama: string; byte: number; sha256: string }[] };
    const sidik = Object.entries(isi)
      .filter(([nama]) => nama !== 'indeks.json')
      .map(([nama, b]) => ({ nama, byte: b.length, sha256: createHash('sha256').update(b).digest('hex') }));
    expect(indeks.berkas.map(({ nama, byte, sha256 }) => ({ nama, byte, sha256 }))).toEqual(sidik);
    expect(indeks.berkas.map((b) => b.nama)).toEqual([
      'indeks.pdf',
      'temuan.json',
      'tahap.json',
      'tanggapan.json',
      'tindak-lanjut.json',
      'pesan.json',
      'surat/01-REKOMENDASI.pdf',
      'surat/01-REKOMENDASI.json',
    ]);
    expect(teks(isi['indeks.pdf']).slice(0, 5)).toBe('%PDF-');
    expect(JSON.parse(teks(isi['surat/01-REKOMENDASI.json']))).toMatchObject({ isi: { jenis: 'REKOMENDASI' }, jws: expect.any(String) });
  });

  test('byte yang sama setiap kali, dan isi menurut kewenangan pembacanya', async () => {
    const [satu, dua] = [await unduh('AUDITOR_ASN'), await unduh('AUDITOR_ASN')];
    expect(Buffer.compare(satu, dua)).toBe(0);
    expect(teks(unzipSync(satu)['pesan.json'])).toContain('rahasia');
    const ppk = unzipSync(await unduh('PPK'));
    expect(teks(ppk['pesan.json'])).toContain('terbuka');
    expect(teks(ppk['pesan.json'])).not.toContain('rahasia');
    expect(teks(ppk['tahap.json'])).not.toContain('Catatan yang cukup panjang');
    // No person behind an office is in the bundle.
    expect(Object.values(ppk).some((b) => teks(b).includes('direktur-satu'))).toBe(false);
  });

  test('yang tidak boleh membaca pegawai: tanpa NIP, nama, dan surat yang menyebut terlapor; indeks mengatakannya', async () => {
    const nomor = String((await d.admin.query('select nomor from surat_sbt where temuan = $1', [id])).rows[0]?.nomor);
    const indeksDari = (isi: Record<string, Uint8Array>) => (JSON.parse(teks(isi['indeks.json'])) as { tidakDisertakan: unknown }).tidakDisertakan;
    const isi = unzipSync(await unduh('VIEWER_KEMENDAGRI'));
    expect(Object.keys(isi).filter((nama) => nama.startsWith('surat/'))).toEqual([]);
    expect(Object.entries(isi).filter(([nama, b]) => !nama.endsWith('.pdf') && teks(b).includes(NIP))).toEqual([]);
    expect(teksPdf(Buffer.from(isi['indeks.pdf'] ?? [])).join('')).not.toContain(NIP);
    expect(indeksDari(isi)).toEqual([nomor]);
    const otda = unzipSync(await unduh('OTDA_KEMENDAGRI'));
    expect(JSON.parse(teks(otda['temuan.json']))).toMatchObject({ nip: NIP });
    expect(indeksDari(otda)).toEqual([]);
    // A letter to the instansi itself names nobody.
    const atasInstansi = await kasusPada(d, 'REKOMENDASI', null);
    const tanpaOrang = unzipSync(new Uint8Array(await (await minta('VIEWER_KEMENDAGRI', atasInstansi)).arrayBuffer()));
    expect(Object.keys(tanpaOrang)).toContain('surat/01-REKOMENDASI.pdf');
    expect(indeksDari(tanpaOrang)).toEqual([]);
  });

  test('peran: tepat yang boleh; setiap bundel tercatat, yang ditolak tidak', async () => {
    const sebelum = await catatan();
    let diberikan = 0;
    for (const peran of PERAN) {
      const { status } = await minta(peran);
      // The case is of category NSPK, which Bawaslu does not see.
      const harap = !boleh('unduhBerkasTemuan', peran) ? 403 : peran === 'VIEWER_BAWASLU' ? 404 : 200;
      expect(status, peran).toBe(harap);
      if (status === 200) diberikan += 1;
    }
    expect((await minta('ASING')).status).toBe(404);
    expect((await minta('AUDITOR_ASN', '999999')).status).toBe(404);
    expect((await catatan()) - sebelum).toBe(diberikan);
  });
});

const catatan = async (): Promise<number> =>
  (await d.admin.query<{ n: number }>("select count(*)::int n from jejak where peristiwa = 'akses.temuan_dibaca' and data ->> 'cara' = 'BUNDEL'")).rows[0]?.n ??
  -1;
