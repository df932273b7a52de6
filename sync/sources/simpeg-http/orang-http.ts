import { perluTindakan } from '../galat-sumber.ts';
import { tulisJawabanFakta } from '../jawaban-fakta.ts';
import { barisFakta, isJenisFakta } from '../kolom-fakta.ts';
import { bacaTeks, minta } from '../minta-http.ts';
import { penulisUmpan } from '../penulis-umpan.ts';
import type { BahanSumber, JawabanOrang } from '../port.ts';
import { setelanHttp } from '../setelan.ts';
import { anggota } from './halaman.ts';
import { kepalaMasuk, periksaStatus } from './sumber-http.ts';

const isObjek = (nilai: unknown): nilai is Record<string, unknown> => typeof nilai === 'object' && nilai !== null && !Array.isArray(nilai);

/** Rows of an answer; 'TIADA' for an explicit null, null for any other shape. */
function uraikan(teks: string, jalur: string): readonly Record<string, unknown>[] | 'TIADA' | null {
  try {
    const isi = anggota(JSON.parse(teks), jalur);
    if (isi === null) return 'TIADA';
    const baris = Array.isArray(isi) ? isi : [isi];
    return baris.every(isObjek) ? baris : null;
  } catch {
    return null;
  }
}

/** People of a SIMPEG over HTTP by NIP, one call each, where the settings say how. Of facts an empty list says that somebody has none, 404 nothing. */
export async function* orangHttp(b: BahanSumber, nip: readonly string[]): AsyncGenerator<JawabanOrang, void, void> {
  const s = setelanHttp(b.setelan);
  const dasar = new URL(b.alamat);
  if (s.orang === undefined) throw perluTindakan('Setelan sumber ini tidak menyebut cara menanyai satu pegawai (orang.jalur).');
  const penulis = penulisUmpan(b.profil);
  const { jenis } = b.umpan;
  for (const n of nip) {
    if (Date.now() >= b.sampai) return;
    await b.jatah();
    const url = new URL(s.orang.jalur.replaceAll('{nip}', n), dasar);
    if (url.origin !== dasar.origin) throw perluTindakan('Jalur orang.jalur menuju host lain.');
    const kepala = { accept: 'application/json', ...kepalaMasuk(b, s) };
    const jawaban = await minta({ url, kepala, tenggatMs: s.tenggatMs, bolehPrivat: s.privat, batal: b.batal });
    const teks = await bacaTeks(jawaban.badan, s.batasHalaman);
    if (jawaban.status !== 404) periksaStatus(jawaban);
    const baris = jawaban.status === 404 ? 'TIADA' : uraikan(teks, s.orang.jalurBaris);
    if (baris === null) yield { nip: n, jenis: 'CACAT' };
    else if (baris === 'TIADA') yield { nip: n, jenis: 'TIADA' };
    else if (isJenisFakta(jenis)) yield { nip: n, jenis: 'ISI', isi: tulisJawabanFakta({ nip: n, baris: baris.map((r) => barisFakta(jenis, r, n)) }) };
    else if (baris.length === 1) yield { nip: n, jenis: 'ISI', isi: baris.map((r) => penulis.baris(r)).join('') };
    else yield { nip: n, jenis: baris.length === 0 ? 'TIADA' : 'CACAT' };
  }
}
