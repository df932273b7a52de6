import type { Tanggal } from '../../domain/asn/tanggal.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { Jawaban } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { insertPelantikan, insertTugasJabatan, selectSurat } from './queries-surat.ts';
import { instansiTujuan } from './surat.ts';
import { lakukanPeralihan, type MasukanTindakan } from './transisi.ts';

export interface MasukanPelantikan extends MasukanTindakan {
  readonly tanggal: Tanggal;
}

/** SK_TERBIT to DILANTIK. Writes the tasks that carry the new position to both records; SELESAI is proved later by the diff. */
export const catatPelantikan = (konteks: KonteksMutasi, masukan: MasukanPelantikan): Promise<Jawaban> =>
  lakukanPeralihan(konteks, masukan, {
    operasi: 'catatPelantikan',
    tindakan: 'catatPelantikan',
    tahap: 'PELANTIKAN',
    surat: { pelantikan: masukan.tanggal },
    periksa: instansiTujuan,
    tulis: async ({ tx, usul, pegawai }, gerbang) => {
      const sk = await selectSurat(tx, 'sk', usul.id);
      const instansiId = gerbang?.usulan[0]?.tujuan.instansiId;
      if (sk === null || instansiId === undefined) throw new RangeError('pelantikan tanpa SK');
      await insertPelantikan(tx, usul.id, masukan.tanggal, konteks.pemanggil.subjek);
      await insertTugasJabatan(tx, pegawai, { usul, sk, instansiId });
      await catatJejak(tx, 'mutasi.dilantik', { usul: usul.id });
    },
  });
