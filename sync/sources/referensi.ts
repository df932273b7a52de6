import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kesalahan } from '../../domain/kesalahan.ts';

export interface ButirReferensi {
  readonly tabel: string;
  readonly id: string;
  readonly nama: string | null;
  /** Every other attribute, as text; absent and null ones are left out. */
  readonly atribut: Readonly<Record<string, string>>;
}

/** What an importer must tell its operator about a row; TANPA_ID and ID_GANDA rows are not given on. */
export interface CatatanReferensi {
  readonly tabel: string;
  readonly id: string | null;
  readonly sebab: 'TANPA_ID' | 'ID_GANDA' | 'KODE_CEPAT_GANDA' | 'DIHAPUS' | 'SPASI_DIPANGKAS';
}

export type HasilReferensi = { readonly butir: ButirReferensi } | { readonly catatan: CatatanReferensi };

const KUNCI_NAMA = ['nama', 'jenis', 'jabatan', 'detailLayananNama'];

function teksDari(nilai: unknown): string | null {
  if (typeof nilai === 'string') return nilai;
  return typeof nilai === 'number' || typeof nilai === 'boolean' ? String(nilai) : null;
}

function daftarDari(isi: unknown, berkas: string): readonly unknown[] {
  const data = typeof isi === 'object' && isi !== null && !Array.isArray(isi) && 'data' in isi ? isi.data : isi;
  if (!Array.isArray(data)) throw new Kesalahan('BERKAS_DITOLAK', `${berkas}: bukan daftar.`);
  return data;
}

function* bacaTabel(tabel: string, daftar: readonly unknown[]): Generator<HasilReferensi> {
  const ids = new Set<string>();
  const kodeCepat = new Set<string>();
  for (const isi of daftar) {
    const sel = new Map<string, string>();
    let dipangkas = false;
    for (const [kunci, nilai] of Object.entries(typeof isi === 'object' && isi !== null ? isi : {})) {
      const teks = teksDari(nilai);
      if (teks === null) continue;
      const rapi = teks.trim();
      dipangkas ||= rapi !== teks;
      sel.set(kunci === 'ID' || kunci === 'Id' ? 'id' : kunci === 'NAMA' || kunci === 'Nama' ? 'nama' : kunci, rapi);
    }
    const id = sel.get('id') ?? '';
    if (id === '') {
      yield { catatan: { tabel, id: null, sebab: 'TANPA_ID' } };
      continue;
    }
    const kode = sel.get('kodeCepat') ?? '';
    if (kode !== '' && kode !== '0' && kodeCepat.has(kode)) yield { catatan: { tabel, id, sebab: 'KODE_CEPAT_GANDA' } };
    kodeCepat.add(kode);
    if (ids.has(id)) {
      yield { catatan: { tabel, id, sebab: 'ID_GANDA' } };
      continue;
    }
    ids.add(id);
    const kunciNama = KUNCI_NAMA.find((k) => sel.has(k));
    const nama = kunciNama === undefined ? null : (sel.get(kunciNama) ?? null);
    if (dipangkas) yield { catatan: { tabel, id, sebab: 'SPASI_DIPANGKAS' } };
    if (nama?.includes('#DELETE#')) {
      yield { catatan: { tabel, id, sebab: 'DIHAPUS' } };
      continue;
    }
    sel.delete('id');
    if (kunciNama === 'nama') sel.delete('nama');
    yield { butir: { tabel, id, nama: nama === '' ? null : nama, atribut: Object.fromEntries(sel) } };
  }
}

/** Reads a folder of SIASN code tables (one JSON list per table, the table named by the file): good rows and notes about odd ones, table by table. */
export async function* bacaReferensi(dir: string): AsyncGenerator<HasilReferensi> {
  const berkas = (await readdir(dir)).filter((n) => n.endsWith('.json')).sort();
  if (berkas.length === 0) throw new Kesalahan('BERKAS_DITOLAK', 'Folder referensi tidak berisi berkas .json.');
  for (const nama of berkas) {
    let isi: unknown;
    try {
      isi = JSON.parse(await readFile(join(dir, nama), 'utf8'));
    } catch {
      throw new Kesalahan('BERKAS_DITOLAK', `${nama}: JSON rusak.`);
    }
    yield* bacaTabel(nama.slice(0, -'.json'.length), daftarDari(isi, nama));
  }
}
