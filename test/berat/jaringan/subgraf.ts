import { setTimeout as tidur } from 'node:timers/promises';
import { type RakitanTerpisah, rakitTerpisah } from '../../gateway/rakit-terpisah.ts';
import { buatDunia, type Dunia, type Json, nipKe } from '../../subgraphs/mutasi/dunia.ts';
import { Perantara } from '../../support/perantara.ts';
import { acakUji } from '../../sync/mesin.ts';
import type { HasilPutaran } from '../klaim.ts';
import { jedaUlang, SABAR_MS, type Terhitung, terlaluLama } from './janji-waktu.ts';
import { memburuk, type TakaranCuaca } from './memburuk.ts';

const SUBGRAF = ['mutasi', 'pegawai'] as const;
const TULIS_MS = 10_000;
const PENULIS = 4;
const PEMBACA = 4;
const JEDA_BACA_MS = 60;

const SIMPAN = 'mutation ($input: SimpanKonsepUsulInput!) { hasil: simpanKonsepUsul(input: $input) { konsep { id } userErrors { kode } } }';
const BACA = 'query ($nip: Nip!) { hasil: pegawai(nip: $nip) { nip nama usul(first: 3) { nodes { id } } } }';

type Hitung = { -readonly [K in keyof Terhitung]: Terhitung[K] } & { diulang: number; readonly tersimpan: string[] };
const kosong = (): Hitung => ({ permintaan: 0, gagal: 0, terlamaMs: 0, diulang: 0, tersimpan: [] });

interface Ajang {
  readonly r: RakitanTerpisah;
  readonly hitung: Hitung;
  readonly berhenti: AbortSignal;
  readonly jedaTulisMs: number;
  /** Whether a repetition says that it is one. */
  readonly berkunci: boolean;
}

export interface TakaranSubgraf extends TakaranCuaca {
  /** Between two writings of one of the writers; all of them together must stay below what an instansi may keep as drafts. */
  readonly jedaTulisMs: number;
  /** The ways on which the weather turns; without it, all. */
  readonly ke?: readonly (typeof SUBGRAF)[number][];
}

/** Sends until the answer is whole; null when it never was. */
async function sabar({ r, hitung, berkunci }: Ajang, minta: Omit<Parameters<RakitanTerpisah['tanya']>[0], 'kunci'>, kunci: string): Promise<Json> {
  hitung.permintaan += 1;
  const sejak = performance.now();
  for (let ke = 0; performance.now() - sejak <= SABAR_MS; ke += 1) {
    const mulai = performance.now();
    const { kode, data } = await r.tanya({ ...minta, ...(berkunci && { kunci }) });
    hitung.terlamaMs = Math.max(hitung.terlamaMs, performance.now() - mulai);
    if (kode.length === 0 && data?.hasil != null) return data.hasil;
    hitung.diulang += 1;
    await tidur(jedaUlang(ke));
  }
  hitung.gagal += 1;
  return null;
}

async function menulis(a: Ajang, siapa: number): Promise<void> {
  for (let n = 0; !a.berhenti.aborted; n += 1) {
    const alasan = `Konsep ${siapa}-${n} di jaringan buruk`;
    const hasil = await sabar(a, { peran: 'OPERATOR_INSTANSI', kueri: SIMPAN, variabel: { input: { alasan } } }, `jaringan-konsep-${siapa}-${n}`);
    if (hasil?.konsep != null) a.hitung.tersimpan.push(alasan);
    await tidur(a.jedaTulisMs);
  }
}

async function membaca(a: Ajang, nip: string): Promise<void> {
  while (!a.berhenti.aborted) {
    await sabar(a, { peran: 'OPERATOR_INSTANSI', kueri: BACA, variabel: { nip } }, 'baca-jaringan');
    await tidur(JEDA_BACA_MS);
  }
}

/** Acknowledged and lost, or stored more than once. */
async function konsepSalah({ admin }: Dunia, diakui: readonly string[]): Promise<readonly string[]> {
  const { rows } = await admin.query<{ alasan: string; n: number }>("select isi ->> 'alasan' alasan, count(*)::int n from konsep_usul group by 1");
  const ada = new Map(rows.map((r) => [r.alasan, r.n]));
  return [
    ...diakui.filter((a) => !ada.has(a)).map((a) => `${a}: diakui, tetapi hilang`),
    ...rows.filter((r) => r.n > 1).map((r) => `${r.alasan}: tersimpan ${r.n} kali`),
  ];
}

async function berjalan(server: string, benih: number, takaran: TakaranSubgraf, berkunci: boolean): Promise<HasilPutaran> {
  const acak = acakUji(benih);
  const dunia = await buatDunia({ server });
  const jalan = new Map<string, Perantara>();
  const lewat = async (url: string, nama: string): Promise<string> => {
    const satu = await Perantara.pasang(url, acak.angka);
    jalan.set(nama, satu);
    return satu.url;
  };
  let r: RakitanTerpisah | undefined;
  try {
    await dunia.tambahPegawai(nipKe(0));
    r = await rakitTerpisah(dunia, SUBGRAF, TULIS_MS, lewat);
    const henti = new AbortController();
    const a: Ajang = { r, hitung: kosong(), berhenti: henti.signal, jedaTulisMs: takaran.jedaTulisMs, berkunci };
    const beban = [...Array.from({ length: PENULIS }, (_, i) => menulis(a, i)), ...Array.from({ length: PEMBACA }, () => membaca(a, nipKe(0)))];
    const cuaca = await memburuk(
      (takaran.ke ?? SUBGRAF).flatMap((nama) => jalan.get(nama) ?? []),
      takaran,
      acak,
    );
    henti.abort();
    await Promise.all(beban);
    const { tersimpan, permintaan, diulang, terlamaMs } = a.hitung;
    return {
      angka: { ...cuaca, permintaan, diulang, konsep: tersimpan.length, terlamaMs: Math.round(terlamaMs) },
      pelanggaran: [...(await konsepSalah(dunia, tersimpan)), ...terlaluLama('gerbang', takaran.batasMs, a.hitung)],
    };
  } finally {
    await r?.tutup();
    await Promise.all([...jalan.values()].map((p) => p.tutup()));
    await dunia.tutup();
  }
}

/** Readers and writers through a gateway whose subgraphs stand behind a bad network. */
export const diAntaraSubgraf = (server: string, benih: number, takaran: TakaranSubgraf): Promise<HasilPutaran> => berjalan(server, benih, takaran, true);

/** The same writers, whose repetitions do not say that they are repetitions. */
export const tanpaKunci = async (server: string, benih: number, takaran: TakaranSubgraf): Promise<number> =>
  (await berjalan(server, benih, takaran, false)).pelanggaran.filter((p) => p.includes('tersimpan')).length;
