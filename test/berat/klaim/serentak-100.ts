import { setTimeout as tidur } from 'node:timers/promises';
import { persentil } from '../../../bench/statistik.ts';
import type { Peran } from '../../../domain/akses.ts';
import { type LayananGerbang, layani } from '../../../gateway/http.ts';
import { nipMilik } from '../../drizzle/dunia-rls.ts';
import type { PelakuUji } from '../../support/isi.ts';
import { acakUji } from '../../sync/mesin.ts';
import { BANYAK_INSTANSI, buatDuniaAsing, type DuniaAsing } from '../asing/dunia-asing.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';

type Acak = ReturnType<typeof acakUji>;

interface Takaran {
  readonly lamaMs: number;
  /** Between an answer and the next question of a user, at most; half of it on average. */
  readonly berpikirMs: number;
  /** Whether a deadline counts as an error: on a machine that does something else as well it says nothing of the hub. */
  readonly tenggatSalah: boolean;
}
const PENGGUNA = 100;
const PENDEK: Takaran = { lamaMs: 3_000, berpikirMs: 4_000, tenggatSalah: false };
const PANJANG: Takaran = { lamaMs: 600_000, berpikirMs: 2_000, tenggatSalah: true };
const TENGGAT: readonly string[] = ['TENGGAT_TERLEWATI', 'SUMBER_TIDAK_TERSEDIA', 'HUB_SIBUK'];
/** Own bar, and that of OpenHIM. */
const BATAS_MS = [300, 600] as const;

const PERAN_PENGGUNA: readonly Peran[] = [
  ...(['INTEGRATOR_INSTANSI', 'OPERATOR_INSTANSI', 'VERIFIKATOR_INSTANSI', 'APPROVER_INSTANSI', 'PPK', 'ASN', 'ASN'] as const),
  ...(['DATA_STEWARD_BKN', 'VERIFIKATOR_BKN', 'AUDITOR_ASN'] as const),
];

/** One page of work: a document over several subgraphs, and how many objects with an id of the caller's own it must bring at least. */
interface Halaman {
  readonly query: string;
  readonly sedikitnya: number;
}

const ORANG: Halaman = {
  query: `query ($nip: Nip!) { pegawai(nip: $nip) { __typename nip nama golongan { nama } jabatan { id nama } unor { id nama } instansiKerja { id nama }
    selisih { __typename id level status bidang { judul } } usul(first: 5) { nodes { __typename id nomor status } } hukuman { __typename id tingkat } } }`,
  sedikitnya: 4,
};
const DAFTAR_SELISIH: Halaman = {
  query: '{ daftarSelisih(first: 20) { nodes { __typename id level status pegawai { __typename nip nama } instansi { id nama } } } }',
  sedikitnya: 3,
};
const DAFTAR_USUL: Halaman = {
  query: '{ daftarUsul(first: 10) { nodes { __typename id nomor status alasan pegawai(first: 3) { nodes { pegawai { __typename nip } } } } } }',
  sedikitnya: 0,
};
const HALAMAN: readonly Halaman[] = [ORANG, ORANG, DAFTAR_SELISIH, DAFTAR_USUL];

interface Catatan {
  readonly ms: number[];
  bergalat: number;
  tenggat: number;
  barisSalah: number;
  baris: number;
  readonly pelanggaran: string[];
}

interface Ajang {
  readonly dunia: DuniaAsing;
  readonly layanan: LayananGerbang;
  readonly catatan: Catatan;
  readonly takaran: Takaran;
}

interface Isi {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

async function satuHalaman({ dunia, layanan, catatan, takaran }: Ajang, pelaku: PelakuUji, nip: string, h: Halaman): Promise<void> {
  const mulai = performance.now();
  const jawab = await fetch(`${layanan.url}/graphql`, {
    method: 'POST',
    headers: { ...dunia.header(pelaku), 'content-type': 'application/json' },
    body: JSON.stringify({ query: h.query, variables: h === ORANG ? { nip } : {} }),
  });
  const { data, errors = [] } = (await jawab.json()) as Isi;
  catatan.ms.push(performance.now() - mulai);
  const kode = errors.map((e) => e.extensions?.code ?? '');
  if (kode.length > 0) {
    if (!takaran.tenggatSalah && kode.every((k) => TENGGAT.includes(k))) catatan.tenggat += 1;
    else {
      catatan.bergalat += 1;
      catatan.pelanggaran.push(`galat ${[...new Set(kode)].join(', ')} bagi ${pelaku.peran}`);
    }
    return;
  }
  const { baris, asing } = dunia.pemilik.periksa(pelaku, data);
  catatan.baris += baris;
  if (asing.length === 0 && baris >= h.sedikitnya) return;
  catatan.barisSalah += 1;
  catatan.pelanggaran.push(`${asing.length} baris asing, ${baris} baris dari sedikitnya ${h.sedikitnya} bagi ${pelaku.peran}`);
}

/** Somebody at work: looks at a person or at a list, thinks, goes on. */
async function pengguna(a: Ajang, pelaku: PelakuUji, acak: Acak, sampai: number): Promise<void> {
  const orang = pelaku.nip === undefined ? nipMilik(pelaku.instansi?.no ?? 1 + acak.angka(BANYAK_INSTANSI)) : [pelaku.nip];
  for (;;) {
    await tidur(acak.angka(a.takaran.berpikirMs));
    if (performance.now() >= sampai) return;
    await satuHalaman(a, pelaku, acak.pilih(orang), acak.pilih(HALAMAN));
  }
}

async function bekerja(dunia: DuniaAsing, layanan: LayananGerbang, benih: number, takaran: Takaran): Promise<Catatan> {
  const acak = acakUji(benih);
  const catatan: Catatan = { ms: [], bergalat: 0, tenggat: 0, barisSalah: 0, baris: 0, pelanggaran: [] };
  const sampai = performance.now() + takaran.lamaMs;
  const semua = Array.from({ length: PENGGUNA }, (_, i) => {
    const peran = PERAN_PENGGUNA[i % PERAN_PENGGUNA.length] ?? 'PPK';
    return pengguna({ dunia, layanan, catatan, takaran }, acak.pilih(dunia.pelaku(peran)), acakUji(benih * 1_000 + i), sampai);
  });
  await Promise.all(semua);
  return catatan;
}

async function denganGerbang<T>({ server }: Lapangan, kerja: (dunia: DuniaAsing, layanan: LayananGerbang) => Promise<T>): Promise<T> {
  const dunia = await buatDuniaAsing(server);
  try {
    const layanan = await layani(dunia.gerbang, { port: 0, host: '127.0.0.1' });
    return await kerja(dunia, layanan).finally(() => layanan.tutup());
  } finally {
    await dunia.tutup();
  }
}

const putaran = (lapangan: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> =>
  denganGerbang(lapangan, async (dunia, layanan) => {
    const catatan = await bekerja(dunia, layanan, benih, penuh ? PANJANG : PENDEK);
    return { angka: ringkas(catatan), pelanggaran: catatan.pelanggaran };
  });

/** Wrong rows seen: foreign ones through a policy that is too wide, missing ones behind one that is too narrow; 0 when either was not seen. */
const kendali = (lapangan: Lapangan, benih: number): Promise<number> =>
  denganGerbang(lapangan, async (dunia, layanan) => {
    const terlihat = async (kebijakan: string): Promise<number> => {
      await dunia.rls.admin.query(`create policy salah on selisih ${kebijakan}`);
      const { barisSalah } = await bekerja(dunia, layanan, benih, PENDEK);
      await dunia.rls.admin.query('drop policy salah on selisih');
      return barisSalah;
    };
    const asing = await terlihat('for select to simpul_app using (true)');
    const kurang = await terlihat('as restrictive for select to simpul_app using (false)');
    return asing > 0 && kurang > 0 ? asing + kurang : 0;
  });

/** Counts add up over rounds; the latencies are those of one round, which is why the long form has one. */
function ringkas({ ms, pelanggaran: _, ...hitung }: Catatan): Record<string, number> {
  const lewat = BATAS_MS.map((batas) => [`lewat${batas}Ms`, ms.filter((x) => x > batas).length] as const);
  return {
    pengguna: PENGGUNA,
    permintaan: ms.length,
    p50Ms: Math.round(persentil(ms, 50)),
    p95Ms: Math.round(persentil(ms, 95)),
    ...Object.fromEntries(lewat),
    ...hitung,
  };
}

export const SERENTAK_100: Klaim = {
  id: 'serentak-100',
  pernyataan: `${PENGGUNA} orang sekaligus lewat gerbang HTTP yang sebenarnya, dengan kebijakan baris, selama sepuluh menit: tidak satu galat pun, tidak satu baris pun yang asing atau kurang (A5)`,
  kendali: 'dengan satu kebijakan baris yang dilonggarkan, dan dengan satu yang menutup semuanya, orang yang sama melihat baris yang salah',
  putaranPanjang: 1,
  putaran,
  jalankanKendali: kendali,
};
