import type { Tanggal } from '../../domain/asn/tanggal.ts';
import { atasPutusan, bolehKecualikan, pembukaAturan } from '../../domain/mutasi/gerbang/pembuka.ts';
import { type StatusUsul, statusSetelah } from '../../domain/mutasi/status.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { isIdUsul } from './ajukan-mutasi.ts';
import { salah, salahBaku, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { insertPengecualian, selectMenahan, selectUsulUntukPengecualian } from './queries-pengecualian.ts';
import { nomorSalah } from './surat.ts';

export interface MasukanPengecualian {
  readonly id: string;
  readonly kode: string;
  /** Null = everybody in the usul. */
  readonly nip?: string | null;
  readonly nomor: string;
  readonly tanggal: Tanggal;
  readonly alasan: string;
}

export interface HasilPengecualian {
  readonly usulId: string | null;
  readonly userErrors: readonly UserError[];
}

const ALASAN_MIN = 20;
const ALASAN_MAKS = 4_000;

/** Reasons against that the input alone shows. */
function masukanSalah({ pemanggil, jam }: KonteksMutasi, { kode, nomor, tanggal, alasan }: MasukanPengecualian): readonly UserError[] {
  const pembuka = pembukaAturan(kode);
  const hasil: UserError[] = [...nomorSalah({ nomor: nomor.trim(), tanggal })];
  if (pembuka.cara !== 'PENGECUALIAN') hasil.push(salah('ATURAN_TIDAK_DAPAT_DIKECUALIKAN', `Aturan ${kode} tidak dapat dibuka dengan pengecualian.`, 'kode'));
  else if (!bolehKecualikan(kode, pemanggil.peran))
    hasil.push(salah('BUKAN_PEMBUKA_ATURAN', `Aturan ${kode} hanya dibuka oleh ${pembuka.peran.join(', ')} dengan ${pembuka.dokumen}.`, 'kode'));
  if (tanggal > jam.hariIni()) hasil.push(salah('TANGGAL_SALAH', 'Tanggal surat belum tiba.', 'tanggal'));
  const panjang = alasan.trim().length;
  if (panjang < ALASAN_MIN || panjang > ALASAN_MAKS) hasil.push(salah('ALASAN_SALAH', `Alasan ${ALASAN_MIN} sampai ${ALASAN_MAKS} huruf.`, 'alasan'));
  return hasil;
}

/** Lifts one blocking rule for one usul, on what the newest minutes say holds; a later failure on something else holds again. Nobody lifts what they proposed or what is about themselves (I12). */
export const kecualikanAturan = (konteks: KonteksMutasi, masukan: MasukanPengecualian): Promise<HasilPengecualian> =>
  jalankanSekali(konteks, 'kecualikanAturan', masukan, async (tx) => {
    const tolak = (...userErrors: readonly UserError[]): HasilPengecualian => ({ usulId: null, userErrors });
    const galat = masukanSalah(konteks, masukan);
    if (galat.length > 0) return tolak(...galat);
    const { subjek, orang, peran, nip: diri } = konteks.pemanggil;
    const usul = isIdUsul(masukan.id) ? await selectUsulUntukPengecualian(tx, masukan.id) : null;
    if (usul === null) return tolak(salahBaku('TIDAK_DITEMUKAN', 'id'));
    if (statusSetelah(usul.status as StatusUsul, 'tahan') === null) return tolak(salahBaku('PERALIHAN_DITOLAK', 'id'));
    if (usul.orangPengusul === orang || (diri !== null && usul.nip.includes(diri))) return tolak(salahBaku('ORANG_SAMA', 'id'));
    const nip = masukan.nip ?? null;
    if (nip !== null && !usul.nip.includes(nip)) return tolak(salah('PEGAWAI_TIDAK_DIKENAL', 'Pegawai tidak ada di dalam usul.', 'nip'));
    const { kode, tanggal } = masukan;
    const nomor = masukan.nomor.trim();
    const menahan = await selectMenahan(tx, masukan.id, kode, nip);
    if (menahan.length === 0)
      return tolak(
        salah(
          'ATURAN_TIDAK_MENAHAN',
          `Aturan ${kode} tidak menahan menurut berita acara terbaru usul ini; ajukan ulang, lalu kecualikan bila tertahan.`,
          'kode',
        ),
      );
    const atas = menahan.map((m) => ({ nip: m.nip, atas: atasPutusan(m.putusan) }));
    const baru = await insertPengecualian(tx, { usulId: masukan.id, kode, atas, peran, nomor, tanggal, alasan: masukan.alasan.trim(), oleh: subjek, orang });
    if (baru) await catatJejak(tx, 'mutasi.aturan_dikecualikan', { usul: masukan.id, kode, nomor });
    return { usulId: masukan.id, userErrors: [] };
  });
