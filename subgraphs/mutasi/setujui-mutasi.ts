import { langkahBerikut, TINDAKAN_PEMUTUS_INSTANSI } from '../../domain/mutasi/rantai.ts';
import type { JawabanGerbang } from './gerbang.ts';
import { type Jawaban, salah, salahBaku, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { langkahLain } from './langkah-instansi.ts';
import { terlibat } from './orang-lain.ts';
import { adaKeputusanOrang, pernahBertindak } from './queries-orang.ts';
import { pernahMembuka } from './queries-pemulihan.ts';
import { selectRantaiUsul } from './queries-rantai.ts';
import { provinsiKurang } from './setujui-instansi.ts';
import { jejak, lakukanPeralihan, type MasukanTindakan, type Perkara } from './transisi.ts';

/** BKN waits for the steps that the instansi has decided on, and for the provinces of the route. */
async function langkahKurang({ tx, usul }: Perkara): Promise<readonly UserError[]> {
  const menunggu = langkahBerikut(await selectRantaiUsul(tx, usul.id), usul.status);
  return menunggu === null ? [] : langkahLain(menunggu);
}

const provinsiBelum = (gerbang: JawabanGerbang): readonly UserError[] =>
  gerbang.lewat && (provinsiKurang(gerbang)?.length ?? 1) > 0 ? [salah('PROVINSI_BELUM_SETUJU', 'Rute usul ini menunggu persetujuan provinsi.', 'id')] : [];

/** The approver is neither the proposer, nor one who decided on it inside the instansi or the province, nor a person of the usul, nor the steward who decided a discrepancy of one of them (I12). */
async function orangLain(perkara: Perkara): Promise<readonly UserError[]> {
  const { tx, konteks, usul, pegawai } = perkara;
  const { orang } = konteks.pemanggil;
  const sama =
    (await terlibat(perkara)) ||
    (await pernahMembuka(tx, usul.id, orang)) ||
    (await pernahBertindak(tx, usul.id, [...TINDAKAN_PEMUTUS_INSTANSI, 'catatProvinsi', 'setujuiProvinsi'], orang)) ||
    (await adaKeputusanOrang(
      tx,
      pegawai.map((p) => p.nip),
      orang,
    ));
  return sama ? [salahBaku('ORANG_SAMA')] : [];
}

/** To DISETUJUI, by a BKN verifier. */
export const setujuiMutasi = (konteks: KonteksMutasi, masukan: MasukanTindakan): Promise<Jawaban> =>
  lakukanPeralihan(konteks, masukan, {
    operasi: 'setujuiMutasi',
    tindakan: 'setujui',
    tahap: 'SETUJUI',
    periksa: async (perkara) => [...(await langkahKurang(perkara)), ...(await orangLain(perkara))],
    putuskan: (_perkara, gerbang) => provinsiBelum(gerbang),
    tulis: jejak('mutasi.disetujui', (usul, beritaAcara) => ({ usul: usul.id, beritaAcara })),
  });
