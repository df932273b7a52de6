import { provinsiBelum } from '../../domain/mutasi/provinsi.ts';
import { TINDAKAN_PEMUTUS_INSTANSI } from '../../domain/mutasi/rantai.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { type Jawaban, salah, salahBaku, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { terlibat } from './orang-lain.ts';
import { selectAlurUsul } from './queries-alur.ts';
import { pernahBertindak } from './queries-orang.ts';
import { insertPersetujuanProvinsi, selectProvinsiPemerintah, selectProvinsiSudah } from './queries-rantai.ts';
import { provinsiUsul } from './rute-usul.ts';
import { type MasukanSurat, nomorSalah, suratDari } from './surat.ts';
import { lakukanPeralihan, type Perkara } from './transisi.ts';

interface Kedudukan {
  /** Province of the caller's government; null: it is no provincial government. */
  readonly milik: string | null;
  /** Provinces of the route that have not approved yet. */
  readonly kurang: readonly string[];
}

async function kedudukan({ tx, konteks, usul }: Perkara): Promise<Kedudukan> {
  const { instansi } = konteks.pemanggil;
  const milik = instansi === null ? null : await selectProvinsiPemerintah(tx, instansi);
  const [alur] = await selectAlurUsul(tx, [usul.id]);
  return { milik, kurang: provinsiBelum(provinsiUsul(alur), await selectProvinsiSudah(tx, usul.id)) ?? [] };
}

async function periksa(perkara: Perkara): Promise<readonly UserError[]> {
  const { tx, konteks, usul } = perkara;
  const { milik, kurang } = await kedudukan(perkara);
  if (milik === null || !kurang.includes(milik))
    return [salah('BUKAN_PROVINSI_ANDA', 'Rute usul ini tidak, atau tidak lagi, membutuhkan persetujuan provinsi Anda.', 'id')];
  const sama = (await terlibat(perkara)) || (await pernahBertindak(tx, usul.id, [...TINDAKAN_PEMUTUS_INSTANSI, 'catatProvinsi'], konteks.pemanggil.orang));
  return sama ? [salahBaku('ORANG_SAMA')] : [];
}

/** The governor's approval with its letter. The last province that the route needs hands the usul to BKN. */
export function setujuiProvinsi(konteks: KonteksMutasi, masukan: MasukanSurat): Promise<Jawaban> {
  const surat = suratDari(masukan);
  return lakukanPeralihan(konteks, masukan, {
    operasi: 'setujuiProvinsi',
    tindakan: 'setujuiProvinsi',
    periksa: async (perkara) => [...nomorSalah(surat), ...(await periksa(perkara))],
    // The letter stands before the usul moves: after its last province has spoken, a usul is no longer a province's to see by waiting for it.
    pilih: async (perkara) => {
      const { milik, kurang } = await kedudukan(perkara);
      if (milik === null) throw new RangeError('persetujuan provinsi tanpa provinsi');
      await insertPersetujuanProvinsi(perkara.tx, perkara.usul.id, { ...surat, provinsiId: milik }, konteks.pemanggil);
      await catatJejak(perkara.tx, 'mutasi.disetujui_provinsi', { usul: perkara.usul.id, provinsi: milik, nomor: surat.nomor });
      return kurang.length > 1 ? 'catatProvinsi' : 'setujuiProvinsi';
    },
    tulis: async () => undefined,
  });
}
