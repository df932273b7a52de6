import { isKunci } from '../../../domain/kunci.ts';
import { STATUS_DAPAT_DITAHAN } from '../../../domain/mutasi/status.ts';
import type { BarisCacat } from '../../../domain/pelanggaran/blokir/daftar.ts';
import { type Layanan, lingkupBlokir } from '../../../domain/pelanggaran/blokir/lingkup.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import { type GalatPengguna, tolak } from '../../../platform/graphql/galat-pengguna.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { selectBlokirById, selectLayanan } from './queries/baca.ts';
import { type JumlahUsulStatus, selectJumlahPegawai, selectNipAnggota, selectUsulTerkena } from './queries/pratinjau.ts';
import { bacaSasaran, type MasukanSasaran, type SasaranTerbaca } from './sasaran.ts';

export interface PratinjauInput extends Omit<MasukanSasaran, 'sasaran'> {
  readonly id?: string | null;
  readonly sasaran?: string | null;
}

export interface Pratinjau {
  readonly jumlahOrang: number;
  /** Approved and not yet inaugurated: the block moves these to DITAHAN. */
  readonly usulDitahan: readonly JumlahUsulStatus[];
  /** Running otherwise: they stay where they are, and the gate refuses their next step. */
  readonly usulMenunggu: readonly JumlahUsulStatus[];
  readonly layananBerhenti: readonly Layanan[];
  readonly layananTetap: readonly Layanan[];
  readonly barisDitolak: readonly BarisCacat[];
  readonly userErrors: readonly GalatPengguna[];
}

const KOSONG: Pratinjau = { jumlahOrang: 0, usulDitahan: [], usulMenunggu: [], layananBerhenti: [], layananTetap: [], barisDitolak: [], userErrors: [] };

/** Target and scope of a block that is proposed already, as they were fixed then. */
async function sasaranTersimpan(tx: Tx, id: string): Promise<SasaranTerbaca> {
  const b = isKunci(id) ? (await selectBlokirById(tx, [id]))[0] : undefined;
  const nip = b === undefined ? [] : b.sasaran === 'DAFTAR' ? await selectNipAnggota(tx, b.id) : b.nip === null ? [] : [b.nip];
  return {
    sasaran: { sasaran: b?.sasaran ?? '', instansi: b?.instansi ?? 0, nip },
    layanan: b?.layanan ?? null,
    menahan: b?.menahan ?? null,
    barisDitolak: [],
    userErrors: b === undefined ? tolak('TIDAK_DITEMUKAN', 'id').userErrors : [],
  };
}

const dapatDitahan = ({ status }: JumlahUsulStatus): boolean => (STATUS_DAPAT_DITAHAN as readonly string[]).includes(status);

/** Whom a block touches and what it stops, before it is made; nothing is written. The counts are those of the question that the block itself asks. */
export function pratinjauBlokir(k: KonteksPelanggaran, input: PratinjauInput): Promise<Pratinjau> {
  wajibBoleh(k, 'pratinjauBlokir');
  return k.baca(async (tx) => {
    const id = input.id ?? null;
    const terbaca = id === null ? await bacaSasaran(tx, { ...input, sasaran: input.sasaran ?? '' }) : await sasaranTersimpan(tx, id);
    const { sasaran, layanan, barisDitolak, userErrors, menahan: tetapSejakUsul } = terbaca;
    if (userErrors.length > 0) return { ...KOSONG, barisDitolak, userErrors };
    const { berhenti, tetap, menahan } = lingkupBlokir(await selectLayanan(tx), sasaran.sasaran, layanan);
    const usul = await selectUsulTerkena(tx, sasaran, tetapSejakUsul === undefined ? menahan : tetapSejakUsul);
    return {
      jumlahOrang: sasaran.sasaran === 'INSTANSI' ? await selectJumlahPegawai(tx, sasaran.instansi) : sasaran.nip.length,
      usulDitahan: usul.filter(dapatDitahan),
      usulMenunggu: usul.filter((u) => !dapatDitahan(u)),
      layananBerhenti: berhenti,
      layananTetap: tetap,
      barisDitolak,
      userErrors: [],
    };
  });
}
