import type { ServerResponse } from 'node:http';
import type { IsiTiruan } from './orang.ts';

type Isi = Record<string, unknown>;

/** One call that changes something, as it came. */
export interface PanggilanTulis {
  readonly jalur: string;
  readonly url: URL;
  readonly badan: Buffer;
  readonly jenis: string;
}

/** What the stand-in has been told to keep: histories of positions by NIP, and every writing call. */
export interface TulisanTiruan {
  /** Rows by NIP; saved twice is there twice, as at SIASN. */
  readonly riwayat: ReadonlyMap<string, readonly Isi[]>;
  /** Master records by NIP, open to what others change there. */
  readonly orang: Map<string, Isi>;
  /** Saves, syncs and uploads that were carried out, in order, answered or not. */
  readonly dilakukan: readonly string[];
}

export interface OpsiTulis {
  /** Units that SIASN refuses, with HTTP 200 and code 0. */
  readonly tolakUnor?: ReadonlySet<string>;
  /** Calls that SIASN refuses with code 0 and does not carry out, by path and place among the writing calls. */
  readonly tolak?: (jalur: string, ke: number) => boolean;
  /** How SIASN keeps a saved row. */
  readonly simpanSebagai?: (baris: Isi) => Isi;
  /** A sync is accepted and changes nothing. */
  readonly sinkronDiam?: boolean;
  /** The call is carried out and its answer is lost. */
  readonly telan?: (jalur: string, ke: number) => boolean;
}

const json = (res: ServerResponse, status: number, isi: unknown): void => {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(isi));
};

const DITOLAK = { status: 200, isi: { success: false, code: 0, message: 'terjadi kesalahan pada server' } };

/** One field of a multipart body. */
const medan = (badan: string, nama: string): string => new RegExp(`name="${nama}"\\r\\n\\r\\n([^\\r]*)\\r\\n`).exec(badan)?.[1] ?? '';

/** The writing side of SIASN with its manners: no idempotency, a master record that stays stale until it is told, three shapes of answers. */
export class TulisSiasn {
  readonly riwayat = new Map<string, Isi[]>();
  readonly dilakukan: string[] = [];
  readonly orang: Map<string, Isi>;
  readonly #opsi: OpsiTulis;

  constructor(isi: IsiTiruan, opsi: OpsiTulis) {
    // The same object: what is synced here is what data-utama answers.
    this.orang = isi.orang as Map<string, Isi>;
    this.#opsi = opsi;
  }

  #nip(pnsId: string): string | null {
    for (const [nip, isi] of this.orang) if (isi['id'] === pnsId) return nip;
    return null;
  }

  readonly #layanan: Readonly<Record<string, (p: PanggilanTulis) => { status: number; isi: unknown }>> = {
    '/jabatan/save': ({ badan }) => {
      const isi = JSON.parse(badan.toString()) as Isi;
      const nip = this.#nip(String(isi['pnsId']));
      if (nip === null) return { status: 200, isi: { success: false, code: 0, message: 'pns tidak ditemukan di instansi' } };
      if (this.#opsi.tolakUnor?.has(String(isi['unorId'])) === true)
        return { status: 200, isi: { success: false, code: 0, message: `unor tidak aktif untuk ${nip}` } };
      const id = `RW${this.dilakukan.length}`.padEnd(32, '0');
      const baris = { ...isi, id, idPns: isi['pnsId'], nipBaru: nip, path: '' };
      this.riwayat.set(nip, [...(this.riwayat.get(nip) ?? []), this.#opsi.simpanSebagai?.(baris) ?? baris]);
      return { status: 200, isi: { success: true, message: 'success', mapData: { rwJabatanId: id } } };
    },
    '/pns/data-utama-jabatansync': ({ url }) => {
      const nip = this.#nip(url.searchParams.get('pns_orang_id') ?? '');
      const baris = nip === null ? undefined : this.riwayat.get(nip)?.at(-1);
      if (nip === null || baris === undefined) return { status: 200, isi: { Error: 'true', Message: 'tidak ada riwayat' } };
      if (this.#opsi.sinkronDiam === true) return { status: 200, isi: { Error: 'false', Message: 'success' } };
      const jabatan = {
        jabatanFungsionalId: baris['jabatanFungsionalId'],
        jabatanFungsionalUmumId: baris['jabatanFungsionalUmumId'],
        jenisJabatanId: baris['jenisJabatan'],
      };
      this.orang.set(nip, { ...this.orang.get(nip), ...jabatan, unorId: baris['unorId'], tmtJabatan: baris['tmtJabatan'] });
      return { status: 200, isi: { Error: 'false', Message: 'success' } };
    },
    '/upload-dok-rw': ({ badan, jenis }) => {
      const teks = badan.toString('latin1');
      const [id, dok] = [medan(teks, 'id_riwayat'), medan(teks, 'id_ref_dokumen')];
      for (const baris of [...this.riwayat.values()].flat()) {
        if (baris['id'] !== id || !jenis.startsWith('multipart/form-data') || !teks.includes('%PDF-')) continue;
        const lama = typeof baris['path'] === 'object' ? (baris['path'] as Isi) : {};
        baris['path'] = { ...lama, [dok]: { dok_id: dok, dok_uri: 'contoh', slug: dok } };
        return { status: 200, isi: { code: 1, message: 'success' } };
      }
      return { status: 200, isi: { code: 0, message: 'riwayat tidak ditemukan' } };
    },
  };

  /** Whether this is a call of the writing side. */
  kenal(jalur: string): boolean {
    return Object.hasOwn(this.#layanan, jalur) || jalur.startsWith('/pns/rw-jabatan/');
  }

  layani(p: PanggilanTulis, res: ServerResponse): void {
    const nip = /^\/pns\/rw-jabatan\/(\d{18})$/.exec(p.jalur)?.[1];
    if (nip !== undefined) {
      const data = this.riwayat.get(nip);
      if (data === undefined) json(res, 404, { code: 0, data: 'Data tidak ditemukan' });
      // Of a row without documents `path` may be empty text, of one with them the text of an object.
      else
        json(res, 200, {
          code: 1,
          data: data.map((b) => ({ ...b, path: typeof b['path'] === 'object' ? JSON.stringify(b['path']) : b['path'] })),
          message: 'success',
        });
      return;
    }
    this.dilakukan.push(p.jalur);
    const ditolak = this.#opsi.tolak?.(p.jalur, this.dilakukan.length) === true;
    const hasil = ditolak ? DITOLAK : (this.#layanan[p.jalur]?.(p) ?? { status: 404, isi: { code: 0 } });
    if (this.#opsi.telan?.(p.jalur, this.dilakukan.length) === true) res.socket?.destroy();
    else json(res, hasil.status, hasil.isi);
  }
}
