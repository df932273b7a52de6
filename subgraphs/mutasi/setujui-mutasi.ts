import { type Jawaban, salahBaku, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { adaKeputusanOrang } from './queries-orang.ts';
import { jejak, lakukanPeralihan, type MasukanTindakan, type Perkara } from './transisi.ts';

/** The approver is neither the proposer, nor a person of the usul, nor the steward who decided a discrepancy of one of them (I12). */
async function orangLain({ tx, konteks, usul, pegawai }: Perkara): Promise<readonly UserError[]> {
  const { orang, nip } = konteks.pemanggil;
  const sama =
    orang === usul.orangPengusul ||
    pegawai.some((p) => p.nip === nip) ||
    (await adaKeputusanOrang(
      tx,
      pegawai.map((p) => p.nip),
      orang,
    ));
  return sama ? [salahBaku('ORANG_SAMA')] : [];
}

/** DIAJUKAN to DISETUJUI, by a BKN verifier. */
export const setujuiMutasi = (konteks: KonteksMutasi, masukan: MasukanTindakan): Promise<Jawaban> =>
  lakukanPeralihan(konteks, masukan, {
    operasi: 'setujuiMutasi',
    tindakan: 'setujui',
    tahap: 'SETUJUI',
    periksa: orangLain,
    tulis: jejak('mutasi.disetujui', (usul, beritaAcara) => ({ usul: usul.id, beritaAcara })),
  });
