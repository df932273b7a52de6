import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { type BarisSk, bedaDariPertek, isiSalah, isiSkDari } from './isi-sk.ts';
import { type Jawaban, salahBaku } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { bukanTerlibat } from './orang-lain.ts';
import { selectKedudukanOtomatis } from './queries-otomatis.ts';
import { batalkanTugasJabatan, insertIsiSk, insertSk, insertTugasJabatan, selectIsiPertek } from './queries-surat.ts';
import { selectInstansiId } from './queries-tulis.ts';
import { instansiTujuan, type MasukanSurat, nomorSalah, suratDari } from './surat.ts';
import { tarikSurat } from './tarik-surat.ts';
import { catatanSalah } from './tindakan-bercatatan.ts';
import { lakukanPeralihan, type RencanaPeralihan } from './transisi.ts';

export interface MasukanGantiSk extends MasukanSurat {
  readonly catatan: string;
  /** Annex of the corrected SK; absent = it says what the usul says. */
  readonly isi?: readonly BarisSk[] | null;
}

/**
 * A corrected SK after the inauguration: the wrong one stays as evidence, and new tasks carry the correction to both records. While the wrong SK is still
 * being written back (DILANTIK) the gate is not asked: the sides differ because of it. A finished usul passes the gate again and must be proved again.
 */
export async function gantiSk(konteks: KonteksMutasi, masukan: MasukanGantiSk): Promise<Jawaban> {
  const surat = suratDari(masukan);
  const isi = isiSkDari(masukan.isi);
  const kini = await konteks.baca((tx) => selectKedudukanOtomatis(tx, /^\d{1,18}$/.test(masukan.id) ? masukan.id : '0'));
  const rencana: RencanaPeralihan = {
    operasi: 'gantiSk',
    tindakan: 'gantiSk',
    catatan: masukan.catatan,
    periksa: async (perkara) => [
      ...instansiTujuan(perkara),
      ...(await bukanTerlibat(perkara)),
      ...nomorSalah(surat),
      ...isiSalah(masukan.isi, perkara.pegawai),
      ...bedaDariPertek(isi, await selectIsiPertek(perkara.tx, perkara.usul.id)),
      ...catatanSalah(masukan.catatan),
      // What was read before the locks decides how the gate is asked; if it is no longer so, the caller looks again.
      ...(perkara.usul.status === kini?.status ? [] : [salahBaku('VERSI_BERUBAH', 'versi')]),
    ],
    tulis: async (perkara) => {
      const { tx, usul, pegawai } = perkara;
      const [pertama] = pegawai;
      if (pertama === undefined) throw new RangeError('usul tanpa pegawai');
      await tarikSurat(perkara, ['SK'], 'DIPERBAIKI', masukan.catatan);
      await insertSk(tx, usul.id, surat, konteks.pemanggil.subjek);
      if (isi !== null) await insertIsiSk(tx, usul.id, isi, konteks.pemanggil);
      await batalkanTugasJabatan(tx, usul.id);
      await insertTugasJabatan(tx, pegawai, { usul, sk: surat, instansiId: await selectInstansiId(tx, pertama.tujuan) });
      await catatJejak(tx, 'mutasi.sk_diganti', { usul: usul.id, nomor: surat.nomor });
    },
  };
  return lakukanPeralihan(
    konteks,
    masukan,
    kini?.status === 'SELESAI' ? { ...rencana, tahap: 'PELANTIKAN', surat: { sk: surat, isiSk: isi }, diamBilaTertahan: true } : rencana,
  );
}
