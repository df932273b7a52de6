import { wajibTandaTanganLangsung } from '../../domain/mutasi/usul.ts';
import { type Jawaban, salah, salahBaku, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { terlibat } from './orang-lain.ts';
import { pernahBertindak } from './queries-orang.ts';
import { pernahMembuka } from './queries-pemulihan.ts';
import { jejak, lakukanPeralihan, type MasukanTindakan, type Perkara } from './transisi.ts';

async function pemaraf(perkara: Perkara): Promise<readonly UserError[]> {
  const { tx, konteks, usul, pegawai } = perkara;
  if (!pegawai.some((p) => wajibTandaTanganLangsung(p.jenjang)))
    return [salah('PARAF_TIDAK_PERLU', 'Hanya pertek JPT utama dan madya yang diparaf; lainnya ditandatangani atas delegasi.', 'id')];
  const { orang } = konteks.pemanggil;
  const sama = (await terlibat(perkara)) || (await pernahBertindak(tx, usul.id, ['setujui'], orang)) || (await pernahMembuka(tx, usul.id, orang));
  return sama ? [salahBaku('ORANG_SAMA')] : [];
}

/** The initials under the draft of a pertek that a person will sign: DISETUJUI or PERBAIKAN_PERTEK to PARAF_PERTEK. The gate is asked as at the approval. */
export const parafPertek = (konteks: KonteksMutasi, masukan: MasukanTindakan): Promise<Jawaban> =>
  lakukanPeralihan(konteks, masukan, {
    operasi: 'parafPertek',
    tindakan: 'paraf',
    tahap: 'SETUJUI',
    periksa: pemaraf,
    tulis: jejak('mutasi.diparaf', (usul, beritaAcara) => ({ usul: usul.id, beritaAcara })),
  });
