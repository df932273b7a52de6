import { Kesalahan } from '../../domain/kesalahan.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { type BahanUsul, siapkanBahan } from '../hub/bahan-usul.ts';
import { tanya } from '../hub/graphql.ts';
import { hitungPernyataan } from '../hub/hitung-pernyataan.ts';
import { isiInstansiBesar } from '../hub/isi-orang.ts';
import { type Hub, mulaiHub } from '../hub/mulai-hub.ts';
import { hitungDetik, persentil } from '../statistik.ts';

const INSTANSI = 4;
/** About one person in three passes the gate, so an instansi of the invented nation holds four for each name in the letter. */
const barisBagi = (pegawai: number): number => Math.max(8_000, pegawai * 4 * INSTANSI);
/** Calls and warm-up calls, as the budget counts them. */
const PANGGILAN = { satu: { banyak: 500, panas: 50 }, massal: { banyak: 20, panas: 3 } };

const HASIL = `{ __typename ... on MutasiDiajukan { usul { id versi } } ... on MutasiDitahan { usul { id versi } pegawai { butir { kode } } }
  ... on MutasiDitolakMasukan { userErrors { kode } } }`;
const AJUKAN = `mutation ($input: AjukanMutasiInput!) { hasil: ajukanMutasi(input: $input) ${HASIL} }`;
const AJUKAN_KONSEP = `mutation ($input: KonsepUsulInput!) { hasil: ajukanKonsepUsul(input: $input) ${HASIL} }`;
const SIMPAN_KONSEP = 'mutation ($input: SimpanKonsepUsulInput!) { hasil: simpanKonsepUsul(input: $input) { konsep { id versi } userErrors { kode } } }';
/** People that one request of 256 KB holds with their targets; a longer letter is put together as a draft, piece by piece. */
const MUAT = 1_000;
const BATALKAN =
  'mutation ($input: TindakanBercatatanInput!) { batalkanMutasi(input: $input) { __typename ... on MutasiDitolakMasukan { userErrors { kode } } } }';
interface Acuan {
  readonly id: string;
  readonly versi: number;
}
interface Diajukan {
  readonly hasil: { __typename: string; usul?: Acuan; userErrors?: { kode: string }[] };
}
interface Tersimpan {
  readonly hasil: { konsep: Acuan | null; userErrors: { kode: string }[] };
}

/** The letter as a draft, and what proposes it. */
async function susunKonsep(hub: Hub, { token, masukan }: BahanUsul, nip: readonly string[]): Promise<Pengajuan> {
  let acuan: Partial<Acuan> = {};
  for (let k = 0; k < nip.length; k += MUAT) {
    const { pegawai: tambahPegawai, ...isi } = masukan(nip.slice(k, k + MUAT));
    const { hasil } = await tanya<Tersimpan>(hub.url, token, SIMPAN_KONSEP, { input: { ...acuan, ...isi, tambahPegawai } });
    if (hasil.konsep === null) throw new Kesalahan('INTERNAL', JSON.stringify(hasil.userErrors).slice(0, 300));
    acuan = hasil.konsep;
  }
  return { dokumen: AJUKAN_KONSEP, input: acuan };
}

/** What is sent when the clock runs. */
interface Pengajuan {
  readonly dokumen: string;
  readonly input: object;
}
const siapkanSurat = (hub: Hub, bahan: BahanUsul, nip: readonly string[]): Promise<Pengajuan> =>
  nip.length > MUAT ? susunKonsep(hub, bahan, nip) : Promise.resolve({ dokumen: AJUKAN, input: bahan.masukan(nip) });

/** One proposal; the answer must be DIAJUKAN, else the figure would time something else. */
async function ajukanSekali(hub: Hub, { token }: BahanUsul, { dokumen, input }: Pengajuan): Promise<Acuan> {
  const { hasil: j } = await tanya<Diajukan>(hub.url, token, dokumen, { input });
  if (j.__typename !== 'MutasiDiajukan' || j.usul === undefined) throw new Kesalahan('INTERNAL', `${j.__typename} ${JSON.stringify(j).slice(0, 300)}`);
  return j.usul;
}

const batalkan = (hub: Hub, { token }: BahanUsul, usul: Acuan) =>
  tanya(hub.url, token, BATALKAN, { input: { id: usul.id, versi: usul.versi, catatan: 'Dibatalkan oleh bench.' } });

/** ajukanMutasi through the gateway over HTTP, one client; the cancellation that frees the people again is not timed. */
export const ajukan: Bench = {
  nama: 'ajukan',
  judul: 'ajukanMutasi lewat gerbang HTTP, satu klien, 1 sampai 5.000 pegawai per usul',
  jalankan: async ({ pegawai: diminta, baris, ulang, isi, cerita }) => {
    const pegawai = diminta ?? 1;
    const { banyak, panas } = pegawai === 1 ? PANGGILAN.satu : PANGGILAN.massal;
    const panggilan = ulang ?? banyak;
    cerita('menyalakan hub dan sinkronisasi pertama');
    const bangsa = baris ?? barisBagi(pegawai);
    const hub = await mulaiHub({ instansi: INSTANSI, pegawai: bangsa, mode: 'satu' });
    try {
      if (isi !== null) await isiInstansiBesar(hub, isi);
      const bahan = await siapkanBahan(hub, pegawai);
      cerita(`  ${bahan.nip.length} pegawai lolos gerbang`);
      if (bahan.nip.length < pegawai) throw new Kesalahan('TIDAK_DITEMUKAN', `hanya ${bahan.nip.length} pegawai bersih; perlu ${pegawai}`);
      const pilih = (k: number): readonly string[] => (pegawai === 1 ? [bahan.nip[k % bahan.nip.length] ?? ''] : bahan.nip.slice(0, pegawai));
      const ms: number[] = [];
      for (let k = -Math.min(panas, panggilan); k < panggilan; k++) {
        const surat = await siapkanSurat(hub, bahan, pilih(k + panas));
        const { detik, isi } = await hitungDetik(() => ajukanSekali(hub, bahan, surat));
        if (k >= 0) ms.push(detik * 1_000);
        await batalkan(hub, bahan, isi);
      }
      const pernyataan = await hitungPernyataan(hub, {
        sebelum: () => siapkanSurat(hub, bahan, pilih(0)),
        kerja: (surat) => ajukanSekali(hub, bahan, surat),
        sesudah: (usul) => batalkan(hub, bahan, usul),
      });
      return {
        ukuran: { baris: bangsa + (isi ?? 0), pegawai_per_usul: pegawai, panggilan: ms.length, pegawai_bersih: bahan.nip.length },
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
