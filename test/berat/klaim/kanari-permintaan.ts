import { createLogger } from '../../../platform/logger.ts';
import type { Pencatat } from '../../../platform/telemetry/pencatat.ts';
import { nipMilik } from '../../drizzle/dunia-rls.ts';
import { tandaPada } from '../../privasi/pindai-keluaran.ts';
import { acakUji } from '../../sync/mesin.ts';
import { BANYAK_INSTANSI, BERTOKEN, buatDuniaAsing } from '../asing/dunia-asing.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';

type Acak = ReturnType<typeof acakUji>;

const PENDEK = 240;
const PANJANG = 5_000;
const SEREMPAK = 8;
/** A backend that serves is lost once in so many requests. */
const BUNUH_TIAP = 200;
const NIK = '3599301190019977';
const NAMA = 'KENARI TANDA RAHASIA';

/** What clients send, honest and careless: each names a person by number or by name. */
const PERMINTAAN: readonly ((nip: string) => object | string)[] = [
  (nip) => ({
    query: 'query ($nip: Nip!) { pegawai(nip: $nip) { nip nama golongan { nama } selisih { id } usul(first: 3) { nodes { id } } } }',
    variables: { nip },
  }),
  (nip) => ({ query: `{ pegawai(nip: "${nip}") { nip nama jabatan { nama } hukuman { id } } }` }),
  () => ({ query: '{ daftarPegawai(first: 20) { nodes { nip nama } } }' }),
  (nip) => ({ query: `{ pegawai(nip: "${nip}") { nik tanggalLahir } }` }),
  () => ({ query: `{ pegawai(nip: "${NAMA}") { nip } }` }),
  () => ({ query: 'query ($nip: Nip!) { pegawai(nip: $nip) { nip } }', variables: { nip: { nik: NIK, nama: NAMA } } }),
  (nip) => ({ query: `{ usul(id: "${nip}") { id } }` }),
  (nip) => ({ query: `{ pegawai(nip: ${nip}, nama: "${NAMA}") { tidakAda } }` }),
  (nip) => `{"query":"{ pegawai(nip: \\"${nip}\\") { nama `,
  (nip) => ({ query: `mutation { ajukanMutasi(input: { jenis: PEMINDAHAN, alasan: "${NAMA} ${NIK}", tmt: "${nip}", pegawai: [] }) { __typename } }` }),
  (nip) => ({ query: `mutation { kembalikanMutasi(input: { id: "${nip}", versi: 1, catatan: "${NAMA}" }) { __typename } }` }),
];

interface Hitung extends Record<string, number> {
  permintaan: number;
  gagal: number;
  baris: number;
  bunuh: number;
}

interface Jalan {
  readonly banyak: number;
  /** Where the hub writes; sees every request as well. */
  readonly catat: (log: Pencatat, badan: string) => void;
}

const namai = (acak: Acak): { readonly nip: string; readonly permintaan: (nip: string) => object | string } => ({
  nip: acak.pilih(nipMilik(1 + acak.angka(BANYAK_INSTANSI))),
  permintaan: acak.pilih(PERMINTAAN),
});

/** Everything the hub writes while it is asked: log at its most talkative, metrics, and the errors of every answer. The data of an answer is for its reader. */
async function tanyai({ server }: Lapangan, benih: number, { banyak, catat }: Jalan): Promise<HasilPutaran> {
  const acak = acakUji(benih);
  const hitung: Hitung = { permintaan: 0, gagal: 0, baris: 0, bunuh: 0 };
  const tampak = new Set<string>();
  const periksa = (asal: string, teks: string): void => {
    hitung.baris += 1;
    for (const jenis of tandaPada(teks)) tampak.add(`${jenis} pada ${asal}`);
  };
  const log = createLogger({ layanan: 'uji', tingkat: 'trace', tulis: (baris) => periksa('catatan', baris) });
  const dunia = await buatDuniaAsing(server, log);
  try {
    const satu = async (): Promise<void> => {
      while (hitung.permintaan < banyak) {
        hitung.permintaan += 1;
        const { nip, permintaan } = namai(acak);
        const isi = permintaan(nip);
        const badan = typeof isi === 'string' ? isi : JSON.stringify(isi);
        const header = dunia.header(acak.pilih(dunia.pelaku(acak.pilih(BERTOKEN))));
        catat(log, badan);
        const jawab = await dunia.gerbang.tanya(header, badan);
        const { errors = [] } = JSON.parse(jawab.badan) as { errors?: readonly object[] };
        if (errors.length > 0) hitung.gagal += 1;
        periksa('galat jawaban', JSON.stringify(errors));
        if (hitung.permintaan % BUNUH_TIAP === 0) hitung.bunuh += await dunia.bunuhSambungan();
      }
    };
    await Promise.all(Array.from({ length: SEREMPAK }, satu));
    for (const baris of (await dunia.gerbang.metrik.registry.metrics()).split('\n')) periksa('metrik', baris);
    const kurang = hitung.gagal * 5 < hitung.permintaan ? [`hanya ${hitung.gagal} permintaan gagal`] : [];
    return { angka: hitung, pelanggaran: [...tampak, ...kurang] };
  } finally {
    await dunia.tutup();
  }
}

/** A hub that writes down what it was asked is seen to. The redaction of numbers does not help it: a name has no form. */
const kendali = async (lapangan: Lapangan, benih: number): Promise<number> =>
  (await tanyai(lapangan, benih, { banyak: PENDEK / 4, catat: (log, badan) => log.info({ badan }, 'uji.lengah') })).pelanggaran.length;

export const KANARI_PERMINTAAN: Klaim = {
  id: 'kanari-permintaan',
  pernyataan:
    'Permintaan benar dan salah yang menyebut orang dengan NIP, NIK, atau nama, juga selagi sambungan basis data dibunuh: tidak satu tanda orang pun pada catatan di tingkat tercerewet, metrik, maupun galat jawaban (S6)',
  kendali: 'hub yang mencatat badan permintaannya terlihat',
  putaranPanjang: 10,
  putaran: (lapangan, benih, penuh) => tanyai(lapangan, benih, { banyak: penuh ? PANJANG : PENDEK, catat: () => {} }),
  jalankanKendali: kendali,
};
