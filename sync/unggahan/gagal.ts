import { createReadStream, existsSync } from 'node:fs';
import { type Sql, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { bacaBaris, type KepalaBerkas } from '../sources/baca-berkas.ts';
import { barisDariJson } from '../sources/baris-json.ts';
import { pecahCsv } from '../sources/pecah-csv.ts';
import { tulisBarisGagal, tulisKepalaGagal } from '../sources/tulis-gagal.ts';

interface Tolakan {
  readonly baris: number;
  readonly kolom: string | null;
  readonly kode: string;
  readonly pesan: string;
  readonly isi: string | null;
}

const HALAMAN = 1_000;

async function* tolakanBerurutan(sql: Sql, id: string): AsyncGenerator<Tolakan> {
  let sesudah = -1;
  for (;;) {
    const halaman = await sql<Tolakan[]>`/* unggahan.gagal */ select baris, kolom, kode, pesan, nullif(isi, '') isi from baris_ditolak
      where tarikan = ${id} and baris > ${sesudah} order by baris limit ${HALAMAN}`;
    yield* halaman;
    if (halaman.length < HALAMAN) return;
    sesudah = halaman.at(-1)?.baris ?? sesudah;
  }
}

async function kepalaDari(berkas: string | null): Promise<KepalaBerkas | null> {
  if (berkas === null || !existsSync(berkas)) return null;
  const arus = createReadStream(berkas);
  try {
    for await (const { kepala } of bacaBaris(arus, { format: 'auto' })) return kepala;
    return null;
  } finally {
    arus.destroy();
  }
}

/** Raw text of a record by its line; asked in growing order, so the file is read once and only when a stored row lacks its text. */
class PencariBaris {
  readonly #berkas: string;
  #arus: AsyncGenerator<{ nomor: number; mentah: string }> | null = null;
  #kini: { nomor: number; mentah: string } | null = null;
  constructor(berkas: string) {
    this.#berkas = berkas;
  }
  async *#semua(): AsyncGenerator<{ nomor: number; mentah: string }> {
    for await (const { baris } of bacaBaris(createReadStream(this.#berkas), { format: 'auto' })) yield* baris;
  }
  async cari(nomor: number): Promise<string> {
    this.#arus ??= this.#semua();
    while (this.#kini === null || this.#kini.nomor < nomor) {
      const n = await this.#arus.next();
      if (n.done === true) return '';
      this.#kini = n.value;
    }
    return this.#kini.nomor === nomor ? this.#kini.mentah : '';
  }
  async tutup(): Promise<void> {
    await this.#arus?.return(undefined);
  }
}

/** Columns of an NDJSON feed, in order of first appearance among its rejected rows. */
async function kolomJson(sql: Sql, id: string): Promise<string[]> {
  const kolom = new Set<string>();
  for await (const t of tolakanBerurutan(sql, id)) for (const k of Object.keys(barisDariJson(t.isi ?? '') ?? {})) kolom.add(k);
  return [...kolom];
}

/** Text of the "baris gagal" CSV of one feed: the columns of the source and `_kesalahan`, in pieces of bounded size. */
export async function tulisGagal(
  url: string,
  tarikan: { readonly id: string; readonly berkas: string | null },
  tulis: (potongan: string) => Promise<void>,
): Promise<void> {
  await sqlUntukIrisan(url, async (sql) => {
    const kepala = await kepalaDari(tarikan.berkas).catch(() => null);
    const isJson = kepala === null || kepala.pemisah === null;
    const pemisah = kepala?.pemisah ?? ';';
    const kolom = isJson ? await kolomJson(sql, tarikan.id) : kepala.kolom;
    const sel = (mentah: string): readonly string[] => {
      if (!isJson) return mentah === '' ? [] : pecahCsv(mentah, pemisah);
      const isi = barisDariJson(mentah);
      return kolom.map((k) => isi?.[k] ?? '');
    };
    const pencari = kepala === null || tarikan.berkas === null ? null : new PencariBaris(tarikan.berkas);
    await tulis(tulisKepalaGagal(kolom, pemisah));
    try {
      for await (const t of tolakanBerurutan(sql, tarikan.id)) {
        const mentah = t.isi ?? (await pencari?.cari(t.baris)) ?? '';
        await tulis(tulisBarisGagal({ sel: sel(mentah), nomor: t.baris, kolom: t.kolom ?? '', kode: t.kode, pesan: t.pesan }, kolom, pemisah));
      }
    } finally {
      await pencari?.tutup();
    }
  });
}
