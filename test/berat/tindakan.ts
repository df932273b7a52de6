import { graphql } from 'graphql';
import type { Pemanggil, Peran } from '../../domain/akses.ts';
import { buatKonteksSubgraf, type KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { konteksPelanggaran, skemaPelanggaran } from '../../subgraphs/pelanggaran/index.ts';
import { konteksSelisih, skemaSelisih } from '../../subgraphs/selisih/index.ts';
import { type Langkah, lantik, PERTEK, SETUJUI, sampai, sk } from '../subgraphs/mutasi/alur.ts';
import { AJUKAN, masukan, tindakan } from '../subgraphs/mutasi/dokumen.ts';
import { type Dunia, type Json, pemanggil } from '../subgraphs/mutasi/dunia.ts';

/** Sends the act once, under this idempotency key; rejects when no answer came or the answer is a fault. */
export type Kirim = (kunci: string) => Promise<Json>;

/** A decision or transition, and how to come to stand before it. */
export interface Tindakan {
  readonly nama: string;
  readonly siapkan: (dunia: Dunia, nip: string) => Promise<Kirim>;
}

interface Subgraf {
  readonly schema: ReturnType<typeof skemaSelisih>;
  readonly konteks: (dasar: KonteksSubgraf) => unknown;
}

const SELISIH: Subgraf = { schema: skemaSelisih(), konteks: konteksSelisih };
const PELANGGARAN: Subgraf = { schema: skemaPelanggaran(), konteks: konteksPelanggaran };

interface Tanya {
  readonly peran: Peran | Pemanggil;
  readonly dokumen: string;
  readonly input: unknown;
  readonly kunci?: string;
}

async function tanya(dunia: Dunia, { schema, konteks }: Subgraf, { peran, dokumen, input, kunci }: Tanya): Promise<Json> {
  const p = typeof peran === 'string' ? pemanggil(peran) : peran;
  const dasar = buatKonteksSubgraf(dunia.pool, { pemanggil: p, tertanda: dunia.tertanda(p), permintaanId: 'uji', kunciIdempotensi: kunci ?? null });
  const { data, errors } = await graphql({ schema, source: dokumen, contextValue: konteks(dasar), variableValues: { input } });
  if (errors !== undefined) throw errors[0]?.originalError ?? errors[0];
  return JSON.parse(JSON.stringify(data))['hasil'];
}

const PUTUSKAN =
  'mutation ($input: PutuskanSelisihInput!) { hasil: putuskanSelisih(input: $input) { selisih { id versi keputusan { id } } userErrors { kode } } }';
const BATALKAN = 'mutation ($input: BatalkanKeputusanInput!) { hasil: batalkanKeputusan(input: $input) { selisih { id versi } userErrors { kode } } }';
const BLOKIR = 'mutation ($input: CatatBlokirInput!) { hasil: catatBlokir(input: $input) { blokir { id versi } userErrors { kode } } }';
const SETUJUI_BLOKIR = 'mutation ($input: SetujuiBlokirInput!) { hasil: setujuiBlokir(input: $input) { blokir { id versi } userErrors { kode } } }';
const BUKA_BLOKIR = 'mutation ($input: BukaBlokirInput!) { hasil: bukaBlokir(input: $input) { blokir { id versi } userErrors { kode } } }';

const selisihBaru = async ({ admin }: Dunia, nip: string): Promise<string> =>
  (
    await admin.query<{ id: string }>("insert into selisih (instansi, nip, bidang, jenis, level) values (1, $1, 21, 'BEDA', 'BLOKIR_JAB') returning id::text", [
      nip,
    ])
  ).rows[0]?.id ?? '';

const putusan = (id: string) => ({ id, versi: 1, keputusan: 'BKN_BENAR', alasanKode: 'SK_TERBARU', alasan: 'SK terakhir sudah diperiksa' });
const blokir = (nip: string) => ({ sasaran: 'ASN', nip, nomorSurat: 'S-1/2026', alasan: 'Tidak menindaklanjuti teguran' });

const peralihan = (nama: string, langkah: (dunia: Dunia) => readonly Langkah[]): Tindakan => ({
  nama,
  siapkan: async (dunia, nip) => {
    const semua = langkah(dunia);
    const ini = semua.at(-1);
    if (ini === undefined) throw new RangeError('tanpa langkah');
    const usul = await sampai(dunia, nip, semua.slice(0, -1));
    return async (kunci) => (await dunia.jalankan(ini.peran, tindakan(ini.nama), { input: { id: usul.id, versi: usul.versi, ...ini.isi } }, kunci))['hasil'];
  },
});

export const PUTUSKAN_SELISIH: Tindakan = {
  nama: 'putuskanSelisih',
  siapkan: async (dunia, nip) => {
    await dunia.tambahPegawai(nip);
    const id = await selisihBaru(dunia, nip);
    return (kunci) => tanya(dunia, SELISIH, { peran: 'DATA_STEWARD_BKN', dokumen: PUTUSKAN, input: putusan(id), kunci });
  },
};

export const TINDAKAN: readonly Tindakan[] = [
  PUTUSKAN_SELISIH,
  {
    nama: 'batalkanKeputusan',
    siapkan: async (dunia, nip) => {
      await dunia.tambahPegawai(nip);
      const id = await selisihBaru(dunia, nip);
      const { selisih } = await tanya(dunia, SELISIH, { peran: 'DATA_STEWARD_BKN', dokumen: PUTUSKAN, input: putusan(id) });
      const input = { id: selisih.keputusan[0].id, versi: 2, alasan: 'Keliru membaca dokumen' };
      return (kunci) => tanya(dunia, SELISIH, { peran: 'DATA_STEWARD_BKN', dokumen: BATALKAN, input, kunci });
    },
  },
  {
    nama: 'ajukanMutasi',
    siapkan: async (dunia, nip) => {
      await dunia.tambahPegawai(nip);
      return async (kunci) => (await dunia.jalankan('OPERATOR_INSTANSI', AJUKAN, { input: masukan(dunia, [nip]) }, kunci))['hasil'];
    },
  },
  peralihan('setujuiMutasi', () => [SETUJUI]),
  peralihan('terbitkanPertek', () => [SETUJUI, PERTEK]),
  peralihan('terbitkanSk', (d) => [SETUJUI, PERTEK, sk(d)]),
  peralihan('catatPelantikan', (d) => [SETUJUI, PERTEK, sk(d), lantik(d)]),
  {
    nama: 'catatBlokir',
    siapkan: async (dunia, nip) => {
      await dunia.tambahPegawai(nip);
      return (kunci) => tanya(dunia, PELANGGARAN, { peran: 'DIR_WASDAL', dokumen: BLOKIR, input: blokir(nip), kunci });
    },
  },
  {
    nama: 'setujuiBlokir',
    siapkan: async (dunia, nip) => {
      await dunia.tambahPegawai(nip);
      const { blokir: ada } = await tanya(dunia, PELANGGARAN, { peran: 'DIR_WASDAL', dokumen: BLOKIR, input: blokir(nip) });
      const input = { id: ada.id, versi: ada.versi };
      return (kunci) => tanya(dunia, PELANGGARAN, { peran: 'DEPUTI_WASDAL', dokumen: SETUJUI_BLOKIR, input, kunci });
    },
  },
  {
    nama: 'bukaBlokir',
    siapkan: async (dunia, nip) => {
      await dunia.tambahPegawai(nip);
      const { blokir: ada } = await tanya(dunia, PELANGGARAN, { peran: 'DIR_WASDAL', dokumen: BLOKIR, input: blokir(nip) });
      await tanya(dunia, PELANGGARAN, { peran: 'DEPUTI_WASDAL', dokumen: SETUJUI_BLOKIR, input: { id: ada.id, versi: ada.versi } });
      const input = { id: ada.id, versi: 2, dasar: 'Surat pembukaan S-9/2026' };
      return (kunci) => tanya(dunia, PELANGGARAN, { peran: 'DEPUTI_WASDAL', dokumen: BUKA_BLOKIR, input, kunci });
    },
  },
];
