import type { Tanggal } from '../../domain/asn/tanggal.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { Jawaban } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { batalkanTugasJabatan } from './queries-surat.ts';
import { ubahTmt } from './queries-tulis.ts';
import { instansiTujuan } from './surat.ts';
import { tarikSurat } from './tarik-surat.ts';
import { catatanSalah, type MasukanBercatatan } from './tindakan-bercatatan.ts';
import { lakukanPeralihan, type RencanaPeralihan } from './transisi.ts';

export interface MasukanPerbaikan extends MasukanBercatatan {
  /** Corrected effective date, when that is what is wrong. */
  readonly tmt?: Tanggal | null;
}

const siap = (m: MasukanBercatatan, lain: Partial<RencanaPeralihan>): Pick<RencanaPeralihan, 'catatan' | 'periksa'> => ({
  catatan: m.catatan,
  periksa: async (perkara) => [...catatanSalah(m.catatan), ...((await lain.periksa?.(perkara)) ?? [])],
});

/** The pertek goes out of force and waits for a corrected one under a new number. */
export const perbaikiPertek = (konteks: KonteksMutasi, m: MasukanPerbaikan): Promise<Jawaban> =>
  lakukanPeralihan(konteks, m, {
    operasi: 'perbaikiPertek',
    tindakan: 'perbaikiPertek',
    ...siap(m, konteks.pemanggil.peran === 'PPK' ? { periksa: instansiTujuan } : {}),
    tulis: async (perkara) => {
      await tarikSurat(perkara, ['PERTEK'], 'DIPERBAIKI', m.catatan);
      if (m.tmt != null) await ubahTmt(perkara.tx, perkara.usul.id, m.tmt);
    },
  });

/** The usul ends with its pertek. */
export const batalkanPertek = (konteks: KonteksMutasi, m: MasukanBercatatan): Promise<Jawaban> =>
  lakukanPeralihan(konteks, m, {
    operasi: 'batalkanPertek',
    tindakan: 'batalkanPertek',
    ...siap(m, {}),
    tulis: async (perkara) => {
      await tarikSurat(perkara, ['PERTEK'], 'DIBATALKAN', m.catatan);
      await catatJejak(perkara.tx, 'mutasi.dibatalkan', { usul: perkara.usul.id });
    },
  });

/** The SK goes out of force before anybody was inaugurated, and waits for a corrected one. */
export const perbaikiSk = (konteks: KonteksMutasi, m: MasukanBercatatan): Promise<Jawaban> =>
  lakukanPeralihan(konteks, m, {
    operasi: 'perbaikiSk',
    tindakan: 'perbaikiSk',
    ...siap(m, { periksa: instansiTujuan }),
    tulis: (perkara) => tarikSurat(perkara, ['SK'], 'DIPERBAIKI', m.catatan),
  });

/** The SK is revoked, inaugurated or not: its letters go out of force, its open tasks are given up. The return of the people is a usul of its own. */
export const batalkanSk = (konteks: KonteksMutasi, m: MasukanBercatatan): Promise<Jawaban> =>
  lakukanPeralihan(konteks, m, {
    operasi: 'batalkanSk',
    tindakan: 'batalkanSk',
    ...siap(m, { periksa: instansiTujuan }),
    tulis: async (perkara) => {
      await tarikSurat(perkara, ['PERTEK', 'SK'], 'DIBATALKAN', m.catatan);
      await batalkanTugasJabatan(perkara.tx, perkara.usul.id);
      await catatJejak(perkara.tx, 'mutasi.dibatalkan', { usul: perkara.usul.id });
    },
  });
