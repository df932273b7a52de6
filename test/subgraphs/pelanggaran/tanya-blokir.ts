import { graphql } from 'graphql';
import type { Pemanggil, Peran } from '../../../domain/akses.ts';
import { buatKonteksSubgraf } from '../../../platform/graphql/konteks.ts';
import { konteksPelanggaran, skemaPelanggaran } from '../../../subgraphs/pelanggaran/index.ts';
import { ALAT_UJI } from '../../support/isi.ts';
import { type Dunia, type Json, pemanggil } from '../mutasi/dunia.ts';

const SKEMA = skemaPelanggaran();

/** One operation on subgraph pelanggaran over the stage of usul; throws the first fault. */
export async function tanyaBlokir(dunia: Dunia, peran: Peran | Pemanggil, source: string, variableValues: Record<string, unknown> = {}): Promise<Json> {
  const siapa = typeof peran === 'string' ? pemanggil(peran) : peran;
  const dasar = buatKonteksSubgraf(dunia.pool, { pemanggil: siapa, tertanda: dunia.tertanda(siapa), permintaanId: 'uji', kunciIdempotensi: null });
  const { data, errors } = await graphql({ schema: SKEMA, source, contextValue: konteksPelanggaran(dasar, ALAT_UJI), variableValues });
  if (errors !== undefined) throw errors[0]?.originalError ?? errors[0];
  return JSON.parse(JSON.stringify(data))['hasil'] as Json;
}

const BLOKIR = 'blokir { id status versi usulDitahan anggota { status jumlah } } userErrors { kode field pesan }';
const CATAT = `mutation ($input: CatatBlokirInput!) { hasil: catatBlokir(input: $input) { ${BLOKIR} barisDitolak { baris kode } } }`;
const tindakan = (nama: string, masukan: string, isi = BLOKIR): string => `mutation ($input: ${masukan}!) { hasil: ${nama}(input: $input) { ${isi} } }`;
const PEMBUKAAN = 'pembukaan { id status jumlahAnggota blokir { id status versi } } userErrors { kode field pesan }';

/** A person of a role, apart from the role's usual one. */
export const orang = (peran: Peran, nama: string): Pemanggil => ({ ...pemanggil(peran), subjek: nama, orang: nama });

export const catat = (dunia: Dunia, isi: Record<string, unknown>, peran: Peran | Pemanggil = 'DIR_WASDAL'): Promise<Json> =>
  tanyaBlokir(dunia, peran, CATAT, {
    input: { nomorSurat: 'B-1/2026', alasan: 'Tidak menindaklanjuti teguran', kelas: 'KRUSIAL_MASIF', dasar: 'Peraturan BKN 1/2023', ...isi },
  });
export const setujui = (dunia: Dunia, b: { id: string; versi: number }, peran: Peran | Pemanggil = 'DEPUTI_WASDAL'): Promise<Json> =>
  tanyaBlokir(dunia, peran, tindakan('setujuiBlokir', 'SetujuiBlokirInput'), { input: { id: b.id, versi: b.versi } });
export const tolak = (dunia: Dunia, b: { id: string; versi: number }, peran: Peran | Pemanggil = 'DEPUTI_WASDAL'): Promise<Json> =>
  tanyaBlokir(dunia, peran, tindakan('tolakBlokir', 'TolakBlokirInput'), { input: { id: b.id, versi: b.versi, alasan: 'Sudah ditindaklanjuti.' } });
export const buka = (dunia: Dunia, b: { id: string; versi: number }, nip: readonly string[] = [], peran: Peran | Pemanggil = 'DEPUTI_WASDAL'): Promise<Json> =>
  tanyaBlokir(dunia, peran, tindakan('bukaBlokir', 'BukaBlokirInput'), { input: { id: b.id, versi: b.versi, dasar: 'Surat PPK P-9/2026', nip } });
export const usulkanBuka = (dunia: Dunia, id: string, nip: readonly string[] = [], peran: Peran | Pemanggil = 'PPK'): Promise<Json> =>
  tanyaBlokir(dunia, peran, tindakan('usulkanPembukaan', 'UsulkanPembukaanInput', PEMBUKAAN), {
    input: { id, nip, nomorSurat: 'P-1/2026', dasar: 'Keputusan lama sudah dicabut.' },
  });
export const putuskanBuka = (dunia: Dunia, id: string, setuju = true, peran: Peran | Pemanggil = 'DEPUTI_WASDAL'): Promise<Json> =>
  tanyaBlokir(dunia, peran, tindakan('putuskanPembukaan', 'PutuskanPembukaanInput', PEMBUKAAN), { input: { id, setuju, catatan: 'Sesuai surat PPK.' } });
export const pratinjau = (dunia: Dunia, input: Record<string, unknown>, peran: Peran | Pemanggil = 'DIR_WASDAL'): Promise<Json> =>
  tanyaBlokir(
    dunia,
    peran,
    `query ($input: PratinjauBlokirInput!) { hasil: pratinjauBlokir(input: $input) { jumlahOrang usulDitahan { status jumlah } usulMenunggu { status jumlah }
      layananBerhenti { kode } layananTetap { kode } barisDitolak { baris kode } userErrors { kode field } } }`,
    { input },
  );

/** Proposed by one and approved by another. */
export async function blokirAktif(dunia: Dunia, isi: Record<string, unknown>): Promise<{ id: string; versi: number; usulDitahan: number }> {
  const { blokir } = await catat(dunia, isi);
  return (await setujui(dunia, blokir)).blokir;
}
