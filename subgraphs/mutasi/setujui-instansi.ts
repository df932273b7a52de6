import { type Jawaban, salahBaku, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { jejak, lakukanPeralihan, type MasukanTindakan, type Perkara } from './transisi.ts';

/** The head of the proposing instansi is neither its proposer nor a person of the usul (I12). */
function pimpinanLain({ konteks, usul, pegawai }: Perkara): readonly UserError[] {
  const { instansi, orang, nip } = konteks.pemanggil;
  if (usul.instansi !== instansi) return [salahBaku('BUKAN_INSTANSI_ANDA', 'id')];
  return orang === usul.orangPengusul || pegawai.some((p) => p.nip === nip) ? [salahBaku('ORANG_SAMA')] : [];
}

/** DIAJUKAN to DITERIMA_BKN, by PyB or PPK of the proposing instansi. The clock of BKN starts, and the hub is asked whether it may decide at once. */
export const setujuiInstansi = (konteks: KonteksMutasi, masukan: MasukanTindakan): Promise<Jawaban> =>
  lakukanPeralihan(konteks, masukan, {
    operasi: 'setujuiInstansi',
    tindakan: 'setujuiInstansi',
    tahap: 'AJUKAN',
    periksa: pimpinanLain,
    tulis: jejak('mutasi.disetujui_instansi', (usul, beritaAcara) => ({ usul: usul.id, beritaAcara })),
  });
