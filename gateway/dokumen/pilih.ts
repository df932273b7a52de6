import type { Pemanggil } from '../../domain/akses.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { isMesin, klienDari, type PencariDokumen } from '../../platform/auth/klien/daftar-dokumen.ts';
import { BATAS_BAWAAN } from '../batas.ts';
import { pisahkan, sebutSidik, sidikTeks } from './kanonik.ts';
import type { PermintaanGraphql } from './permintaan.ts';

export interface OpsiDokumen {
  /** Texts by hash that any caller without a list may name; fixed for the life of the process. */
  readonly manifes: ReadonlyMap<string, string>;
  /** What a machine client may send; absent where no client is ever served. */
  readonly cari?: PencariDokumen;
  /** Whether a machine client without a list is refused. */
  readonly wajibMesin: boolean;
}

export interface DokumenTerpilih {
  readonly teks: string;
  /** Whether it is exactly the text that was sent. */
  readonly asli: boolean;
}

/** Throws DOKUMEN_TIDAK_DIKENAL, DOKUMEN_TIDAK_DIIZINKAN, MASUKAN_SALAH; SUMBER_TIDAK_TERSEDIA when the list of a client cannot be read. */
export type PemilihDokumen = (pemanggil: Pemanggil, minta: PermintaanGraphql) => Promise<DokumenTerpilih>;

const INGATAN_MAKS = 1_000;
const TEKS_MAKS = 20_000;

const tolakKlien = (sidik: string): Kesalahan =>
  new Kesalahan('DOKUMEN_TIDAK_DIIZINKAN', `Yang ditolak: ${sebutSidik(sidik)}. Minta operator hub memasang daftar yang memuatnya (simpul klien dokumen).`);

/** The document of the operation that would run. Throws MASUKAN_SALAH where none can be told. */
function kanonikDari(teks: string, operasi: string | null): { readonly sidik: string; readonly teks: string } {
  let semua: ReturnType<typeof pisahkan>;
  try {
    semua = pisahkan(teks, BATAS_BAWAAN.token);
  } catch {
    throw new Kesalahan('MASUKAN_SALAH', `Query tidak terbaca atau lebih dari ${BATAS_BAWAAN.token} token.`);
  }
  const dipilih = operasi === null && semua.length === 1 ? semua[0] : semua.find((d) => d.nama === operasi);
  if (dipilih === undefined) throw new Kesalahan('MASUKAN_SALAH', 'operationName tidak menunjuk satu operasi pada dokumen.');
  return dipilih;
}

/** Without a list: any text, and the hashes of the manifest. What is sent is never kept for others. */
function tanpaDaftar(manifes: ReadonlyMap<string, string>, { query, sidik }: PermintaanGraphql): DokumenTerpilih {
  if (query !== null) {
    if (sidik !== null && sidikTeks(query) !== sidik) throw new Kesalahan('MASUKAN_SALAH', 'Sidik bukan milik teks query.');
    return { teks: query, asli: true };
  }
  const teks = manifes.get(sidik ?? '');
  if (teks === undefined) throw new Kesalahan('DOKUMEN_TIDAK_DIKENAL', sebutSidik(sidik ?? ''));
  return { teks, asli: false };
}

/**
 * Which document a request runs. A client with a list runs the text of its list and nothing else: what it sends is only compared, after the canonical print,
 * so layout and comments do not matter. There are no automatic persisted queries: nothing that anybody sends is stored.
 */
export function buatPemilihDokumen({ manifes, cari, wajibMesin }: OpsiDokumen): PemilihDokumen {
  /** Texts that were allowed once, to their hash; whether they are allowed now is asked each time. */
  const ingatan = new Map<string, string>();

  function dariDaftar(daftar: ReadonlyMap<string, string>, { query, sidik, operasi }: PermintaanGraphql): DokumenTerpilih {
    if (query === null) {
      const teks = daftar.get(sidik ?? '');
      if (teks === undefined) throw tolakKlien(sidik ?? '');
      return { teks, asli: false };
    }
    const kunci = `${operasi ?? ''}\n${query}`;
    const dikirim = ingatan.get(kunci) ?? kanonikDari(query, operasi).sidik;
    const teks = daftar.get(dikirim);
    if (teks === undefined) throw tolakKlien(dikirim);
    if (kunci.length <= TEKS_MAKS && !ingatan.has(kunci)) {
      if (ingatan.size >= INGATAN_MAKS) ingatan.delete(ingatan.keys().next().value ?? '');
      ingatan.set(kunci, dikirim);
    }
    return { teks, asli: false };
  }

  return async (pemanggil, minta) => {
    if (!isMesin(pemanggil)) return tanpaDaftar(manifes, minta);
    const klien = klienDari(pemanggil);
    const daftar = klien === null || cari === undefined ? null : await cari(klien);
    if (daftar !== null) return dariDaftar(daftar, minta);
    if (wajibMesin)
      throw new Kesalahan(
        'DOKUMEN_TIDAK_DIIZINKAN',
        'Klien mesin wajib mempunyai daftar dokumen di hub ini; minta operator memasangnya (simpul klien dokumen).',
      );
    return tanpaDaftar(manifes, minta);
  };
}
