import { bacaInstansi, type InstansiTertulis } from '../../contoh/baca-bangsa.ts';
import { cariFormasi, cariPegawai } from '../../contoh/cari-contoh.ts';
import { unggahDokumen } from '../../contoh/dokumen.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { tanya } from './graphql.ts';
import type { Hub } from './mulai-hub.ts';

/** Clean people to take into account unless more are asked for. */
const CALON = 3_000;
/** About one in three, and never fewer than one in four, of the clean people passes the gate. */
const CALON_PER_ORANG = 4;
/** People per simulation: a read has 1.5 s at the gateway, on a busy machine too. */
const SARING = 100;

export const SIMULASI =
  'query ($input: AjukanMutasiInput!) { simulasiMutasi(input: $input) { pegawai { pegawai { nip } hasil butir { kode tingkat } } userErrors { kode } } }';

export interface Simulasi {
  readonly simulasiMutasi: {
    pegawai: { pegawai: { nip: string }; hasil: string; butir: { kode: string; tingkat: string }[] }[];
    userErrors: { kode: string }[];
  };
}

export interface BahanUsul {
  readonly token: string;
  /** Instansi of the people and of the position. */
  readonly instansi: InstansiTertulis;
  readonly masukan: (nip: readonly string[]) => Record<string, unknown>;
  /** People who pass the whole gate for the target position. */
  readonly nip: readonly string[];
}

/** The largest instansi, a vacant position there, and its clean people, whom the gate has not been asked about. */
export async function bahanMentah(
  hub: Hub,
  calon = CALON,
): Promise<Omit<BahanUsul, 'masukan'> & { readonly masukan: (nip: readonly string[], akui?: readonly string[]) => Record<string, unknown> }> {
  const semua = bacaInstansi(hub.dirSumber).map((i) => ({
    i,
    orang: cariPegawai(hub.dirSumber, { instansi: i.kodeCepat, bersih: true, layakPindah: true, kinerjaBaik: true, banyak: calon }),
  }));
  const terbesar = semua.reduce((a, b) => (b.orang.length > a.orang.length ? b : a));
  const [formasi] = cariFormasi(hub.dirSumber, { instansi: terbesar.i.kodeCepat, jenisJabatanId: '4', kosong: true });
  if (formasi === undefined) throw new Kesalahan('TIDAK_DITEMUKAN', 'formasi kosong');
  // Thousands are to have a place there at once; the map of the nation has a few.
  await sqlUntukIrisan(
    hub.pemilik,
    (sql) => sql`update peta_jabatan set kebutuhan = 1000000 where unor_id = ${formasi.unorId} and jabatan_id = ${formasi.jabatanId}`,
  );
  const token = await hub.token('OPERATOR_INSTANSI', terbesar.i.id);
  const tujuan = { instansiId: terbesar.i.id, unorId: formasi.unorId, jabatanId: formasi.jabatanId };
  const tmt = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const dokumen = await unggahDokumen(hub.url, token, { instansiId: terbesar.i.id, jenis: 'BA_TPK', tanggal: `${tmt.slice(0, 4)}-01-02` });
  const dasar = { jenis: 'PEMINDAHAN', alasan: 'Mengisi jabatan pelaksana yang kosong sejak Januari.', tmt, dokumen: [{ id: dokumen }] };
  const masukan = (nip: readonly string[], akui: readonly string[] = []) => ({ ...dasar, akuiPeringatan: akui, pegawai: nip.map((n) => ({ nip: n, tujuan })) });
  return { token, instansi: terbesar.i, masukan, nip: terbesar.orang.map((p) => p.nip) };
}

/** Clean people of the largest instansi, `perlu` at least if it has them, and a vacant position there that the gate lets them have. */
export async function siapkanBahan(hub: Hub, perlu = 1): Promise<BahanUsul> {
  const { token, instansi, masukan, nip: calon } = await bahanMentah(hub, Math.max(CALON, perlu * CALON_PER_ORANG));
  const lolos: string[] = [];
  const peringatan = new Set<string>();
  for (let k = 0; k < calon.length && lolos.length < Math.max(CALON, perlu); k += SARING) {
    const { simulasiMutasi: s } = await tanya<Simulasi>(hub.url, token, SIMULASI, { input: masukan(calon.slice(k, k + SARING)) });
    const ditahan = new Set<string>();
    for (const p of s.pegawai) {
      if (p.hasil === 'DITAHAN') ditahan.add(p.pegawai.nip);
      else for (const b of p.butir) peringatan.add(b.kode);
    }
    lolos.push(...calon.slice(k, k + SARING).filter((n) => !ditahan.has(n)));
  }
  return { token, instansi, masukan: (nip) => masukan(nip, [...peringatan]), nip: lolos };
}
