import { isKunci } from '../../../domain/kunci.ts';
import type { BarisCacat } from '../../../domain/pelanggaran/blokir/daftar.ts';
import { bolehTanpaTemuan, KELAS_BLOKIR } from '../../../domain/pelanggaran/blokir/lingkup.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import { berhasil, type HasilMutasi, tolak } from '../../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { type SasaranPasti, selectKasusBlokir } from './queries/pratinjau.ts';
import { insertAnggota, insertBlokir } from './queries/tulis.ts';
import { bacaSasaran, type MasukanSasaran } from './sasaran.ts';

export interface CatatBlokirInput extends MasukanSasaran {
  readonly nomorSurat: string;
  readonly alasan: string;
  readonly kelas?: string | null;
  readonly dasar?: string | null;
  readonly temuanId?: string | null;
}

/** Outcome of a proposal: rows of its list that were left out stand beside what was written. */
export interface HasilCatat extends HasilMutasi {
  readonly barisDitolak?: readonly BarisCacat[];
}

const ALASAN_MIN = 10;
const DASAR = { min: 5, maks: 500 };

function teksSalah({ nomorSurat, alasan, kelas, dasar }: CatatBlokirInput): HasilMutasi | null {
  if (nomorSurat.trim() === '') return tolak('MASUKAN_SALAH', 'nomorSurat');
  if (alasan.trim().length < ALASAN_MIN) return tolak('MASUKAN_SALAH', 'alasan', `Minimal ${ALASAN_MIN} huruf.`);
  if (!(KELAS_BLOKIR as readonly string[]).includes(kelas ?? KELAS_BLOKIR[0]))
    return tolak('MASUKAN_SALAH', 'kelas', `Salah satu dari ${KELAS_BLOKIR.join(', ')}.`);
  const panjang = dasar?.trim().length ?? DASAR.min;
  return panjang < DASAR.min || panjang > DASAR.maks ? tolak('MASUKAN_SALAH', 'dasar', `${DASAR.min} sampai ${DASAR.maks} huruf.`) : null;
}

/** A block follows its case: the letters went to this target, and their deadlines are over. Without a case it must be crucial and massive. */
async function temuanSalah(tx: Tx, { temuanId, kelas, dasar }: CatatBlokirInput, s: SasaranPasti): Promise<HasilMutasi | null> {
  if (temuanId === null || temuanId === undefined) {
    if (bolehTanpaTemuan(kelas ?? KELAS_BLOKIR[0], dasar ?? null)) return null;
    return tolak('MASUKAN_SALAH', kelas === 'KRUSIAL_MASIF' ? 'dasar' : 'kelas', 'Tanpa temuan hanya kelas KRUSIAL_MASIF dengan dasar.');
  }
  const t = isKunci(temuanId) ? await selectKasusBlokir(tx, temuanId, s.instansi) : null;
  if (t === null) return tolak('TIDAK_DITEMUKAN', 'temuanId');
  if (t.nip !== (s.sasaran === 'ASN' ? s.nip[0] : null)) return tolak('MASUKAN_SALAH', 'temuanId', 'Temuan itu bukan tentang sasaran ini.');
  if (t.tahap !== 'PEMBLOKIRAN' || t.terblokir)
    return tolak('PERALIHAN_DITOLAK', 'temuanId', 'Temuan harus pada tahap PEMBLOKIRAN tanpa blokir lain yang menunggu atau berlaku.');
  return null;
}

/** Proposes a block of an ASN, a list of them under one letter, or an instansi. It stops nothing until another person approves it. */
export function catatBlokir(k: KonteksPelanggaran, input: CatatBlokirInput): Promise<HasilCatat> {
  wajibBoleh(k, 'catatBlokir');
  return jalankanSekali<HasilCatat>(k, 'catatBlokir', input, async (tx) => {
    const salah = teksSalah(input);
    if (salah !== null) return salah;
    const { sasaran: s, layanan, barisDitolak, userErrors } = await bacaSasaran(tx, input);
    if (userErrors.length > 0) return { id: null, userErrors, barisDitolak };
    const ditolak = await temuanSalah(tx, input, s);
    if (ditolak !== null) return ditolak;
    const id = await insertBlokir(tx, {
      sasaran: s.sasaran,
      instansi: s.instansi,
      nip: s.sasaran === 'ASN' ? (s.nip[0] ?? null) : null,
      nomorSurat: input.nomorSurat.trim(),
      alasan: input.alasan.trim(),
      kelas: input.kelas ?? KELAS_BLOKIR[0],
      dasar: input.dasar?.trim() ?? null,
      temuan: input.temuanId ?? null,
      layanan,
      oleh: k.pemanggil.orang,
    });
    if (id === null) return tolak('PERALIHAN_DITOLAK', 'temuanId', 'Temuan ini sudah mempunyai blokir yang menunggu atau aktif.');
    if (s.sasaran === 'DAFTAR') await insertAnggota(tx, id, s.nip);
    await catatJejak(tx, 'pelanggaran.blokir_diusulkan', { blokir: id, sasaran: s.sasaran });
    return { ...berhasil(id), barisDitolak };
  });
}
