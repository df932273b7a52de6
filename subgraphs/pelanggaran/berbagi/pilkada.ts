import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { isKunci } from '../../../domain/kunci.ts';
import { jendelaLarangan, type MasaLarangan } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/perlu-persetujuan-mendagri.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi, tolak } from '../../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import * as q from './queries-pilkada.ts';

export interface CatatKalenderPilkadaInput {
  readonly provinsiId?: string | null;
  readonly instansiId?: string | null;
  readonly tahun: number;
  readonly penetapanPaslon: Tanggal;
  readonly akhirMasaJabatan: Tanggal;
  readonly berlaku?: boolean | null;
  readonly dasar: string;
}

const TAHUN = { dari: 2015, sampai: 2100 };
const DASAR = { min: 5, maks: 200 };

/** First thing wrong with the input itself; null = nothing. */
function cacat({ provinsiId, instansiId, tahun, penetapanPaslon, akhirMasaJabatan, dasar }: CatatKalenderPilkadaInput): HasilMutasi | null {
  const adaProvinsi = (provinsiId ?? null) !== null;
  if (adaProvinsi === ((instansiId ?? null) !== null)) return tolak('MASUKAN_SALAH', 'provinsiId', 'Sebutkan satu provinsi atau satu instansi daerah.');
  if (tahun < TAHUN.dari || tahun > TAHUN.sampai) return tolak('MASUKAN_SALAH', 'tahun', `${TAHUN.dari} sampai ${TAHUN.sampai}.`);
  if (akhirMasaJabatan < penetapanPaslon) return tolak('MASUKAN_SALAH', 'akhirMasaJabatan', 'Tidak boleh sebelum penetapan pasangan calon.');
  const { length } = dasar.trim();
  return length < DASAR.min || length > DASAR.maks ? tolak('MASUKAN_SALAH', 'dasar', `${DASAR.min} sampai ${DASAR.maks} huruf.`) : null;
}

/** Records the dates of one election of one region as a new version; the gate and the neutrality watch read the same row from then on. */
export function catatKalenderPilkada(k: KonteksPelanggaran, input: CatatKalenderPilkadaInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'catatKalenderPilkada');
  return jalankanSekali(k, 'catatKalenderPilkada', input, async (tx) => {
    const salah = cacat(input);
    if (salah !== null) return salah;
    const [provinsiId, instansiId] = [input.provinsiId ?? null, input.instansiId ?? null];
    const wilayah = await q.selectWilayah(tx, provinsiId, instansiId);
    if (wilayah === null) return tolak('TIDAK_DITEMUKAN', instansiId === null ? 'provinsiId' : 'instansiId');
    const { tahun, penetapanPaslon, akhirMasaJabatan } = input;
    const baru = {
      provinsiId,
      ...wilayah,
      tahun,
      penetapanPaslon,
      akhirMasaJabatan,
      berlaku: input.berlaku ?? true,
      dasar: input.dasar.trim(),
      oleh: k.pemanggil.subjek,
    };
    const versi = await q.insertPilkada(tx, baru);
    if (versi === null) return berhasil(await q.selectVersiAkhir(tx, baru));
    await catatJejak(tx, 'pelanggaran.kalender_pilkada_dicatat', { wilayah: instansiId ?? provinsiId, tahun, versi: versi.versi });
    return berhasil(versi.id);
  });
}

/** An election as shown: its dates and the ban window that rule C03 makes of them. */
type KalenderPilkada = q.BarisPilkada & { readonly larangan: MasaLarangan };

async function denganLarangan(
  k: KonteksPelanggaran,
  ambil: (tx: Parameters<typeof q.selectPilkada>[0]) => Promise<readonly q.BarisPilkada[]>,
): Promise<readonly KalenderPilkada[]> {
  return k.baca(async (tx) => {
    const bulan = await q.selectBulanLarangan(tx, k.jam.hariIni());
    return (await ambil(tx)).map((b) => ({ ...b, larangan: jendelaLarangan(b, bulan) }));
  });
}

export function kalenderPilkada(
  _: unknown,
  a: { readonly provinsiId?: string | null; readonly instansiId?: string | null },
  k: KonteksPelanggaran,
): Promise<readonly KalenderPilkada[]> {
  wajibBoleh(k, 'bacaKalenderPilkada');
  return denganLarangan(k, (tx) => q.selectPilkada(tx, a.provinsiId ?? null, a.instansiId ?? null));
}

/** The version just written; null when it says that the election counts no more. */
export async function pilkadaById(k: KonteksPelanggaran, id: string): Promise<KalenderPilkada | null> {
  const [satu] = await denganLarangan(k, async (tx) => {
    const b = isKunci(id) ? await q.selectPilkadaById(tx, id) : null;
    return b === null ? [] : [b];
  });
  return satu ?? null;
}

/** One region on the neutrality watch. */
export interface PengawasanNetralitas {
  readonly instansiId: string;
  /** Null = no calendar is recorded, so nobody knows. */
  readonly dalamLarangan: boolean | null;
  readonly larangan: readonly MasaLarangan[];
  readonly kepalaDaerah: string | null;
  /** Null = not recorded, so nobody knows. */
  readonly petahanaMencalonkan: boolean | null;
  readonly temuanTerbuka: number;
}

export async function pengawasanNetralitas(
  _: unknown,
  a: { readonly provinsiId?: string | null },
  k: KonteksPelanggaran,
): Promise<readonly PengawasanNetralitas[]> {
  wajibBoleh(k, 'bacaPengawasanNetralitas');
  const hariIni = k.jam.hariIni();
  return k.baca(async (tx) => {
    const bulan = await q.selectBulanLarangan(tx, hariIni);
    return (await q.selectPengawasan(tx, a.provinsiId ?? null, hariIni)).map(({ masa, adaKalender, ...daerah }) => {
      const larangan = masa.map((m) => jendelaLarangan(m, bulan));
      const dalam = larangan.some((l) => l.mulai <= hariIni && hariIni <= l.akhir);
      return { ...daerah, dalamLarangan: adaKalender ? dalam : null, larangan };
    });
  });
}
