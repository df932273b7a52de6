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

const AJUKAN = `mutation ($input: AjukanMutasiInput!) { ajukanMutasi(input: $input) { __typename
  ... on MutasiDiajukan { usul { id versi } } ... on MutasiDitahan { usul { id versi } pegawai { butir { kode } } } ... on MutasiDitolakMasukan { userErrors { kode } } } }`;
const BATALKAN =
  'mutation ($input: TindakanBercatatanInput!) { batalkanMutasi(input: $input) { __typename ... on MutasiDitolakMasukan { userErrors { kode } } } }';
interface Jawaban {
  readonly ajukanMutasi: { __typename: string; usul?: { id: string; versi: number }; userErrors?: { kode: string }[] };
}
/** One proposal; the answer must be DIAJUKAN, else the figure would time something else. */
async function ajukanSekali(hub: Hub, bahan: BahanUsul, nip: readonly string[]): Promise<{ id: string; versi: number }> {
  const { ajukanMutasi: j } = await tanya<Jawaban>(hub.url, bahan.token, AJUKAN, { input: bahan.masukan(nip) });
  if (j.__typename !== 'MutasiDiajukan' || j.usul === undefined) throw new Kesalahan('INTERNAL', `${j.__typename} ${JSON.stringify(j).slice(0, 300)}`);
  return j.usul;
}

const batalkan = (hub: Hub, { token }: BahanUsul, usul: { id: string; versi: number }) =>
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
