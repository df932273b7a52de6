import type { Tanggal } from '../../domain/asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../domain/hasil.ts';
import { hariKerjaTerakhir, susunKalender } from '../../domain/kalender/hari-kerja.ts';
import type { PeranPenandaTangan } from '../../domain/mutasi/delegasi.ts';
import type { FaktaAlur } from '../../domain/mutasi/gerbang/fakta-alur.ts';
import type { Timpaan } from '../../domain/mutasi/gerbang/periksa.ts';
import { denganTimpaanOtomatis, KODE_OTOMATIS } from '../../domain/mutasi/otomatis.ts';
import { provinsiMenyetujui } from '../../domain/mutasi/provinsi.ts';
import type { Rute } from '../../domain/mutasi/rute.ts';
import { tentukanRuteUsul } from '../../domain/mutasi/rute-usul.ts';
import { hitungSla } from '../../domain/mutasi/sla.ts';
import type { BahanAlur } from './queries-alur.ts';
import type { InstansiRingkas, PegawaiUsul } from './usul.ts';

/** What only the act itself knows: who is about to sign, and the day the clock is read on (default: the database's). */
export interface SaatAlur {
  readonly penandaTangan?: PeranPenandaTangan;
  readonly hariIni?: Tanggal;
}

interface Dasar extends SaatAlur {
  readonly pegawai: readonly PegawaiUsul[];
  readonly instansi: ReadonlyMap<number, InstansiRingkas>;
  readonly hariIni: Tanggal;
  readonly timpaan: Timpaan;
  /** Day of the inauguration, recorded or about to be. */
  readonly pelantikan: Tanggal | null;
}

/** More working days than any rule counts. */
const HARI_KERJA_DIBAWA = 40;

function ruteDari(bahan: BahanAlur, { pegawai, instansi }: Dasar): Diketahui<Rute> {
  const tempat = (no: number | undefined) => ({
    instansiId: (no === undefined ? undefined : instansi.get(no)?.id) ?? '',
    jenis: (no === undefined ? undefined : bahan.jenis?.[no]) ?? null,
    provinsiId: (no === undefined ? undefined : instansi.get(no)?.provinsiId) ?? null,
  });
  return tentukanRuteUsul({
    asal: tempat(pegawai[0]?.asal),
    tujuan: tempat(pegawai[0]?.tujuan),
    pasangan: new Set(pegawai.map((p) => `${p.asal} ${p.tujuan}`)).size,
    unor: pegawai.length,
    perwakilan: pegawai.filter((p) => bahan.perwakilan?.includes(p.unorId)).length,
  });
}

function provinsiDari(rute: Diketahui<Rute>, bahan: BahanAlur, { pegawai: [pertama], instansi }: Dasar): NonNullable<FaktaAlur['provinsi']> {
  const ujung = (no: number | undefined): string | null => (no === undefined ? null : (instansi.get(no)?.provinsiId ?? null));
  return { perlu: provinsiMenyetujui(rute, { asal: ujung(pertama?.asal), tujuan: ujung(pertama?.tujuan) }), sudah: bahan.provinsi ?? [] };
}

/** The facts about the way of a usul, the same for all its people. */
export function susunAlur(bahan: BahanAlur, dasar: Dasar): FaktaAlur {
  const { penandaTangan, hariIni, timpaan, pelantikan } = dasar;
  const rute = denganTimpaanOtomatis(ruteDari(bahan, dasar), timpaan[KODE_OTOMATIS]);
  const kalender = susunKalender(bahan.kalender ?? []);
  return {
    rute,
    provinsi: provinsiDari(rute, bahan, dasar),
    dipulihkan: bahan.dipulihkan ?? [],
    keputusanPemindahan: bahan.keputusan,
    penandaTangan:
      penandaTangan === undefined
        ? belumDiketahui('pertek belum akan ditandatangani')
        : diketahui({ peran: penandaTangan, tanggal: hariIni, delegasi: bahan.delegasi ?? [] }),
    sla: diketahui(hitungSla(kalender, bahan.riwayat ?? [], hariIni, timpaan['C21']?.['hariKerja'])),
    hariKerjaKini: hariKerjaTerakhir(kalender, hariIni, HARI_KERJA_DIBAWA),
    hariKerjaPelantikan: pelantikan === null ? belumDiketahui('tanggal pelantikan belum tercatat') : hariKerjaTerakhir(kalender, pelantikan, HARI_KERJA_DIBAWA),
  };
}
