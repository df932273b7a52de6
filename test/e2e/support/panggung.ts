import { expect } from 'vitest';
import type { PegawaiContoh } from '../../../contoh/cari-contoh.ts';
import { unggahDokumen } from '../../../contoh/dokumen.ts';
import { ubahSumber } from '../../../contoh/sumber-hidup.ts';
import type { Peran } from '../../../domain/akses.ts';
import { jamSistem } from '../../../platform/clock.ts';
import { AJUKAN, SELISIH, TINDAKAN, type Tindakan, ULANG } from './dokumen.ts';
import type { Hub, Jawaban, Json } from './hub.ts';
import type { Pemilih, Tujuan } from './pemilih.ts';
import { tunggu } from './proses.ts';

/** What the scenarios share: the hub, people of the nation nobody used yet, and the acts of the roles. */
export interface Panggung extends Pemilih {
  readonly hub: Hub;
  /** Today in WIB: the TMT of every usul, so that it never precedes its SK nor leaves the years of the performance feed. */
  readonly hariIni: string;
  ubah(sisi: 'BKN' | 'SIMPEG', orang: PegawaiContoh, bidang: string, nilai: string): void;
  /** `data` of an answer without errors. */
  tanya(peran: Peran, dokumen: string, variabel?: Record<string, unknown>, instansiId?: string): Promise<Json>;
  masukan(orang: PegawaiContoh, tujuan: Tujuan): Promise<Record<string, unknown>>;
  ajukan(orang: PegawaiContoh, tujuan: Tujuan): Promise<Json>;
  ulang(orang: PegawaiContoh, usul: { id: string; versi: number }): Promise<Json>;
  lakukan(nama: Tindakan, peran: Peran, usul: { id: string; versi: number }, lain?: Record<string, unknown> & { instansiId?: string }): Promise<Json>;
  usul(id: string): Promise<Json>;
  tungguUsul(id: string, status: string): Promise<Json>;
  tungguSelisih(id: string, status: string): Promise<Json>;
}

const isBaca = (dokumen: string): boolean => !dokumen.trimStart().startsWith('mutation');
const isTakTerjawab = ({ errors = [] }: Jawaban): boolean => errors.some((e) => e.extensions.code === 'SUMBER_TIDAK_TERSEDIA');

export function buatPanggung(hub: Hub, pemilih: Pemilih): Panggung {
  const { sumber } = hub.tempat;
  const tanya: Panggung['tanya'] = async (peran, dokumen, variabel = {}, instansiId) => {
    const tanyaSekali = async () => hub.gql(await hub.token(peran, instansiId), dokumen, variabel);
    let jawab = await tanyaSekali();
    // Every core is busy when stories run side by side: a read that ran into its deadline is asked again, as the catalogue tells a client to.
    for (let lagi = 0; lagi < 3 && isBaca(dokumen) && isTakTerjawab(jawab); lagi++) jawab = await tanyaSekali();
    expect(jawab.errors, JSON.stringify(jawab.errors)).toBeUndefined();
    return jawab.data;
  };
  const hariIni = jamSistem.hariIni();
  // What an internal move asks of an instansi: the minutes of the team that rates performance.
  const masukan: Panggung['masukan'] = async (orang, tujuan) => {
    const { instansiId } = orang;
    const id = await unggahDokumen(hub.url, await hub.token('OPERATOR_INSTANSI', instansiId), { instansiId, jenis: 'BA_TPK', tanggal: hariIni });
    return {
      jenis: 'PEMINDAHAN',
      alasan: 'Mengisi kebutuhan unit yang kosong sejak Januari.',
      tmt: hariIni,
      dokumen: [{ id }],
      pegawai: [{ nip: orang.nip, tujuan }],
    };
  };
  const usul: Panggung['usul'] = async (id) =>
    (
      await tanya(
        'VERIFIKATOR_BKN',
        'query ($id: ID!) { usul(id: $id) { id status versi pertek { mode nomor } pegawai { nodes { terbuktiBkn terbuktiSimpeg } } riwayat { tindakan ke } } }',
        { id },
      )
    ).usul;
  return {
    ...pemilih,
    hub,
    hariIni,
    ubah: (sisi, orang, bidang, nilai) => void ubahSumber({ dir: sumber, sisi, nip: orang.nip, bidang, nilai }),
    tanya,
    masukan,
    ajukan: async (orang, tujuan) => (await tanya('OPERATOR_INSTANSI', AJUKAN, { input: await masukan(orang, tujuan) }, orang.instansiId)).hasil,
    ulang: async (orang, { id, versi }) => (await tanya('OPERATOR_INSTANSI', ULANG, { input: { id, versi } }, orang.instansiId)).hasil,
    lakukan: async (nama, peran, { id, versi }, { instansiId, ...lain } = {}) =>
      (await tanya(peran, TINDAKAN[nama], { input: { id, versi, ...lain } }, instansiId)).hasil,
    usul,
    tungguUsul: (id, status) =>
      tunggu(`usul ${id} ${status}`, async () => {
        const u = await usul(id);
        return u.status === status && u;
      }),
    tungguSelisih: (id, status) =>
      tunggu(`selisih ${id} ${status}`, async () => {
        const { selisih } = await tanya('DATA_STEWARD_BKN', SELISIH, { id });
        return selisih.status === status && selisih;
      }),
  };
}
