import { jsonBaku } from '../../domain/json-baku.ts';
import { bacaKode, isTandaBeritaAcara } from '../../domain/mutasi/verifikasi-berita-acara.ts';
import { bacaBertanda } from '../../domain/mutasi/verifikasi-pertek.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';
import { cetakPdf } from '../../platform/naskah/pdf.ts';
import { type IsiBeritaAcara, sidikIsi } from '../../subgraphs/mutasi/berita-acara.ts';
import { bukaIsi, type IsiTersimpan } from '../../subgraphs/mutasi/isi-tersimpan.ts';
import { susunNaskah } from '../../subgraphs/mutasi/naskah/susun.ts';
import { periksaTanda, type TandaTersimpan } from '../akar/periksa-bertanda.ts';

/** What stands behind a name that was checked, and what is wrong with it; empty = genuine. */
export interface HasilPeriksaBertanda {
  readonly sebutan: string;
  readonly cacat: readonly string[];
}

const TAK_DIKENAL = 'kode verifikasi ini tidak dikenal hub';

const ambil = async (sql: Sql, kode: string): Promise<TandaTersimpan | null> =>
  (await sql<TandaTersimpan[]>`select * from berita_acara_verifikasi(${kode})`)[0] ?? null;

const ambilIsi = async (sql: Sql, id: string): Promise<IsiTersimpan | null> =>
  (await sql<{ isi: IsiTersimpan }[]>`select isi from berita_acara where id = ${id}::bigint`)[0]?.isi ?? null;

/** The signature, the fingerprint that is stored, and the fingerprint computed again from the minutes themselves. */
async function periksaUtuh(sql: Sql, t: TandaTersimpan): Promise<{ readonly cacat: readonly string[]; readonly isi: IsiBeritaAcara | null }> {
  const hasil = await periksaTanda(t);
  const isi = await ambilIsi(sql, t.id);
  if (hasil === null || isi === null) return { cacat: ['isi yang ditandatangani tidak terbaca'], isi: isi === null ? null : bukaIsi(isi) };
  const hitung = sidikIsi(jsonBaku(isi)) === hasil.isi.sidik ? [] : ['isi berita acara yang tersimpan tidak lagi bersidik seperti yang ditandatangani'];
  return { cacat: [...hasil.cacat, ...hitung], isi: bukaIsi(isi) };
}

export async function periksaKode(sql: Sql, kode: string): Promise<HasilPeriksaBertanda> {
  const t = await ambil(sql, kode);
  return { sebutan: `berita acara ${kode}`, cacat: t === null ? [TAK_DIKENAL] : (await periksaUtuh(sql, t)).cacat };
}

/** A file of signed text: it must be, letter for letter, what the hub keeps under its code. */
export async function periksaBerkasTanda(sql: Sql, teks: string): Promise<HasilPeriksaBertanda | null> {
  const terbaca = bacaBertanda(teks, isTandaBeritaAcara);
  if (terbaca === null) return null;
  const kode = bacaKode(terbaca.isi.kode);
  const t = kode === null ? null : await ambil(sql, kode);
  const sebutan = `berita acara ${terbaca.isi.kode}`;
  if (t === null) return { sebutan, cacat: [TAK_DIKENAL] };
  const sama = t.isi === terbaca.dokumen.isi && t.jws === terbaca.dokumen.jws;
  return { sebutan, cacat: [...(sama ? [] : ['isi atau tanda tangan berkas berbeda dari yang tersimpan']), ...(await periksaUtuh(sql, t)).cacat] };
}

export const isPdf = (bita: Buffer): boolean => bita.toString('latin1', 0, 5) === '%PDF-';

/** A printed form: it must be, byte for byte, what is printed again from the stored minutes. */
export async function periksaPdf(sql: Sql, bita: Buffer): Promise<HasilPeriksaBertanda> {
  const [, kode, petikan] = /<pdf:Keywords>([0-9A-Z-]{19})(?: petikan (\d{1,4}))?<\/pdf:Keywords>/.exec(bita.toString('latin1')) ?? [];
  if (kode === undefined) return { sebutan: 'PDF', cacat: ['PDF ini tidak memuat kode verifikasi berita acara'] };
  const t = await ambil(sql, kode);
  if (t === null) return { sebutan: `berita acara ${kode}`, cacat: [TAK_DIKENAL] };
  const { cacat, isi } = await periksaUtuh(sql, t);
  const tanda: unknown = JSON.parse(t.isi);
  if (isi === null || !isTandaBeritaAcara(tanda)) return { sebutan: `berita acara ${kode}`, cacat };
  const ke = petikan === undefined ? null : Number(petikan);
  if (ke !== null && isi.pegawai[ke - 1] === undefined) return { sebutan: `berita acara ${kode}`, cacat: [...cacat, 'petikan untuk pegawai yang tidak ada'] };
  const cetakan = await cetakPdf(susunNaskah({ isi, tanda, dokumen: { isi: t.isi, jws: t.jws }, kid: t.kid }, ke));
  return {
    sebutan: `berita acara ${kode}${ke === null ? '' : ' (petikan)'}`,
    cacat: [...cacat, ...(cetakan.equals(bita) ? [] : ['PDF ini berbeda dari cetakan berita acara yang tersimpan'])],
  };
}
