import { randomUUID } from 'node:crypto';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import { akhirHukuman, jenisHukumanDariId } from '../../domain/pelanggaran/jenis-hukuman.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from './loaders.ts';
import { adaHukuman, insertHukuman, selectHukumanById, selectInstansiPegawai } from './queries.ts';

export interface CatatHukumanInput {
  readonly nip: string;
  readonly jenisHukumanId: string;
  readonly skNomor: string;
  readonly skTanggal: Tanggal;
  readonly mulai: Tanggal;
  readonly masaTahun?: number | null;
  readonly masaBulan?: number | null;
  readonly alasanId?: string | null;
  readonly mengakhiriId?: string | null;
}

const MASA_MAKS_BULAN = 120;

/** Records a punishment decided outside the hub; inside it a PPK decides through a case. The end date is ours to compute. Triggers hold the gate row and stop approved usul of the person. */
export function catatHukuman(k: KonteksPelanggaran, input: CatatHukumanInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'catatHukuman');
  return jalankanSekali(k, 'catatHukuman', input, async (tx) => {
    const jenis = jenisHukumanDariId.get(input.jenisHukumanId);
    if (jenis === undefined) return tolak('MASUKAN_SALAH', 'jenisHukumanId', 'Jenis hukuman tidak dikenal menurut PP 94/2021.');
    const skNomor = input.skNomor.trim();
    if (skNomor === '') return tolak('MASUKAN_SALAH', 'skNomor');
    if (input.mulai < input.skTanggal) return tolak('MASUKAN_SALAH', 'mulai', 'Hukuman tidak dapat mulai sebelum tanggal SK.');
    const adaMasa = typeof input.masaTahun === 'number' || typeof input.masaBulan === 'number';
    const masaTahun = adaMasa ? (input.masaTahun ?? 0) : 0;
    const masaBulan = adaMasa ? (input.masaBulan ?? 0) : (jenis.masaBulan ?? 0);
    if (masaTahun < 0 || masaBulan < 0 || masaTahun * 12 + masaBulan > MASA_MAKS_BULAN) return tolak('MASUKAN_SALAH', 'masaBulan');
    if (jenis.masaBulan !== null && masaTahun * 12 + masaBulan < jenis.masaBulan)
      return tolak('MASUKAN_SALAH', 'masaBulan', `Jenis ini paling singkat ${jenis.masaBulan} bulan.`);
    const instansi = (await selectInstansiPegawai(tx, input.nip))[0];
    if (instansi === undefined) return tolak('TIDAK_DITEMUKAN', 'nip');
    if (typeof input.mengakhiriId === 'string' && (await selectHukumanById(tx, [input.mengakhiriId]))[0]?.nip !== input.nip)
      return tolak('TIDAK_DITEMUKAN', 'mengakhiriId');
    if (await adaHukuman(tx, input.nip, jenis.id, skNomor)) return tolak('MASUKAN_SALAH', 'skNomor', 'Hukuman dengan SK ini sudah tercatat.');
    const id = randomUUID();
    await insertHukuman(tx, {
      id,
      instansi,
      nip: input.nip,
      jenisHukumanId: jenis.id,
      tingkat: jenis.tingkat,
      skNomor,
      skTanggal: input.skTanggal,
      mulai: input.mulai,
      masaTahun,
      masaBulan,
      akhir: akhirHukuman(jenis, { mulai: input.mulai, masaTahun, masaBulan }),
      alasanId: input.alasanId ?? null,
      mengakhiriId: input.mengakhiriId ?? null,
      sumber: 'SIMPUL',
      oleh: k.pemanggil.orang,
    });
    await catatJejak(tx, 'pelanggaran.hukuman_dicatat', { hukuman: id });
    return berhasil(id);
  });
}
