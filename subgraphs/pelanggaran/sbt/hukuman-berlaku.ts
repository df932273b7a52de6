import { tanggalPanjang } from '../../../domain/asn/kata-tanggal.ts';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { namaJenisHukuman } from '../../../domain/pelanggaran/jenis-hukuman.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { lakukan } from './majukan.ts';
import { insertTindakLanjut, kunciTemuan } from './queries.ts';

/** A punishment that has come into force, as the finding behind its case is told of it. */
export interface HukumanBerlaku {
  readonly kasus: string;
  readonly temuan: string;
  readonly jenisHukumanId: string;
  readonly skNomor: string;
  readonly skTanggal: Tanggal;
  readonly mulai: Tanggal;
}

/**
 * The decided case of a finding is its follow-up: recorded by the hub with the decision it rests on, and left to the auditor, who alone ends a finding. A
 * finding that has ended meanwhile stays as it is. The finding is locked by the step of its case already.
 */
export async function catatHukumanBerlaku(tx: Tx, k: KonteksPelanggaran, h: HukumanBerlaku): Promise<void> {
  const t = await kunciTemuan(tx, h.temuan);
  if (t === null) return;
  const { peran, orang } = k.pemanggil;
  const uraian = `Hukuman disiplin ${namaJenisHukuman(h.jenisHukumanId) ?? h.jenisHukumanId} berlaku sejak ${tanggalPanjang(h.mulai)} (kasus ${h.kasus}).`;
  await lakukan(tx, k, t, {
    tindakan: 'hukumanBerlaku',
    catatan: null,
    tulis: async () => {
      await insertTindakLanjut(tx, { temuan: t.id, uraian, nomorSk: h.skNomor, tanggalSk: h.skTanggal, oleh: peran, orang });
      return null;
    },
  });
}
