import { bacaInstansi } from '../../contoh/baca-bangsa.ts';
import { cariFormasi, cariPegawai } from '../../contoh/cari-contoh.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { tanya } from '../hub/graphql.ts';
import { hitungPernyataan } from '../hub/hitung-pernyataan.ts';
import { type Hub, mulaiHub } from '../hub/mulai-hub.ts';
import { hitungDetik, persentil } from '../statistik.ts';

const BANGSA = { pegawai: 8_000, instansi: 4 };
/** Calls and warm-up calls, as the budget counts them. */
const PANGGILAN = { satu: { banyak: 500, panas: 50 }, massal: { banyak: 20, panas: 3 } };

/** People per simulation: a read has 1.5 s at the gateway, on a busy machine too. */
const SARING = 100;

const AJUKAN = `mutation ($input: AjukanMutasiInput!) { ajukanMutasi(input: $input) { __typename
  ... on MutasiDiajukan { usul { id versi } } ... on MutasiDitahan { usul { id versi } pegawai { butir { kode } } } ... on MutasiDitolakMasukan { userErrors { kode } } } }`;
const BATALKAN =
  'mutation ($input: TindakanBercatatanInput!) { batalkanMutasi(input: $input) { __typename ... on MutasiDitolakMasukan { userErrors { kode } } } }';
const SIMULASI =
  'query ($input: AjukanMutasiInput!) { simulasiMutasi(input: $input) { pegawai { pegawai { nip } hasil butir { kode tingkat } } userErrors { kode } } }';

interface Jawaban {
  readonly ajukanMutasi: { __typename: string; usul?: { id: string; versi: number }; userErrors?: { kode: string }[] };
}
interface Simulasi {
  readonly simulasiMutasi: {
    pegawai: { pegawai: { nip: string }; hasil: string; butir: { kode: string; tingkat: string }[] }[];
    userErrors: { kode: string }[];
  };
}

interface Bahan {
  readonly token: string;
  readonly masukan: (nip: readonly string[]) => Record<string, unknown>;
  /** People who pass the whole gate for the target position. */
  readonly nip: readonly string[];
}

/** Clean people of the largest instansi and a vacant position there that the gate lets them have. */
async function siapkanBahan(hub: Hub): Promise<Bahan> {
  const semua = bacaInstansi(hub.dirSumber).map((i) => ({
    i,
    orang: cariPegawai(hub.dirSumber, { instansi: i.kodeCepat, bersih: true, kinerjaBaik: true, banyak: 3_000 }),
  }));
  const terbesar = semua.reduce((a, b) => (b.orang.length > a.orang.length ? b : a));
  const [formasi] = cariFormasi(hub.dirSumber, { instansi: terbesar.i.kodeCepat, jenisJabatanId: '4', kosong: true });
  if (formasi === undefined) throw new Kesalahan('TIDAK_DITEMUKAN', 'formasi kosong');
  const token = await hub.token('OPERATOR_INSTANSI', terbesar.i.id);
  const tujuan = { instansiId: terbesar.i.id, unorId: formasi.unorId, jabatanId: formasi.jabatanId };
  const tmt = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const dasar = { jenis: 'PEMINDAHAN', alasan: 'Mengisi jabatan pelaksana yang kosong sejak Januari.', tmt };
  const masukan = (nip: readonly string[], akui: readonly string[] = []) => ({ ...dasar, akuiPeringatan: akui, pegawai: nip.map((n) => ({ nip: n, tujuan })) });
  const calon = terbesar.orang.map((p) => p.nip);
  const lolos: string[] = [];
  const peringatan = new Set<string>();
  for (let k = 0; k < calon.length; k += SARING) {
    const { simulasiMutasi: s } = await tanya<Simulasi>(hub.url, token, SIMULASI, { input: masukan(calon.slice(k, k + SARING)) });
    const ditahan = new Set<string>();
    for (const p of s.pegawai) {
      if (p.hasil === 'DITAHAN') ditahan.add(p.pegawai.nip);
      else for (const b of p.butir) peringatan.add(b.kode);
    }
    lolos.push(...calon.slice(k, k + SARING).filter((n) => !ditahan.has(n)));
  }
  return { token, masukan: (nip) => masukan(nip, [...peringatan]), nip: lolos };
}

/** One proposal; the answer must be DIAJUKAN, else the figure would time something else. */
async function ajukanSekali(hub: Hub, bahan: Bahan, nip: readonly string[]): Promise<{ id: string; versi: number }> {
  const { ajukanMutasi: j } = await tanya<Jawaban>(hub.url, bahan.token, AJUKAN, { input: bahan.masukan(nip) });
  if (j.__typename !== 'MutasiDiajukan' || j.usul === undefined) throw new Kesalahan('INTERNAL', `${j.__typename} ${JSON.stringify(j).slice(0, 300)}`);
  return j.usul;
}

const batalkan = (hub: Hub, { token }: Bahan, usul: { id: string; versi: number }) =>
  tanya(hub.url, token, BATALKAN, { input: { id: usul.id, versi: usul.versi, catatan: 'Dibatalkan oleh bench.' } });

/** ajukanMutasi through the gateway over HTTP, one client; the cancellation that frees the people again is not timed. */
export const ajukan: Bench = {
  nama: 'ajukan',
  judul: 'ajukanMutasi lewat gerbang HTTP, satu klien, 1 atau 1.000 pegawai per usul',
  jalankan: async ({ pegawai: diminta, baris, ulang, cerita }) => {
    const pegawai = diminta ?? 1;
    const { banyak, panas } = pegawai === 1 ? PANGGILAN.satu : PANGGILAN.massal;
    const panggilan = ulang ?? banyak;
    cerita('menyalakan hub dan sinkronisasi pertama');
    const hub = await mulaiHub({ ...BANGSA, pegawai: baris ?? BANGSA.pegawai, mode: 'satu' });
    try {
      const bahan = await siapkanBahan(hub);
      cerita(`  ${bahan.nip.length} pegawai lolos gerbang`);
      if (bahan.nip.length < pegawai) throw new Kesalahan('TIDAK_DITEMUKAN', `hanya ${bahan.nip.length} pegawai bersih; perlu ${pegawai}`);
      const pilih = (k: number): readonly string[] => (pegawai === 1 ? [bahan.nip[k % bahan.nip.length] ?? ''] : bahan.nip.slice(0, pegawai));
      const ms: number[] = [];
      for (let k = -Math.min(panas, panggilan); k < panggilan; k++) {
        const { detik, isi } = await hitungDetik(() => ajukanSekali(hub, bahan, pilih(k + panas)));
        if (k >= 0) ms.push(detik * 1_000);
        await batalkan(hub, bahan, isi);
      }
      const pernyataan = await hitungPernyataan(
        hub,
        () => ajukanSekali(hub, bahan, pilih(0)),
        (usul) => batalkan(hub, bahan, usul),
      );
      return {
        ukuran: { baris: baris ?? BANGSA.pegawai, pegawai_per_usul: pegawai, panggilan: ms.length, pegawai_bersih: bahan.nip.length },
        angka: {
          ms_p50: bulatkan(persentil(ms, 50), 2),
          ms_p99: bulatkan(persentil(ms, 99), 2),
          ms_terbesar: bulatkan(Math.max(...ms), 2),
          pernyataan: pernyataan.length,
        },
        rasio: {},
        catatan: ['gerbang, subgraf dan basis data proses sendiri; setiap usul berakhir DIAJUKAN lalu dibatalkan di luar waktu yang diukur'],
      };
    } finally {
      await hub.tutup();
    }
  },
};
