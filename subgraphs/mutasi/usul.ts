import type { Tanggal } from '../../domain/asn/tanggal.ts';
import type { RincianUsul } from '../../domain/mutasi/rincian.ts';
import type { StatusUsul } from '../../domain/mutasi/status.ts';
import type { JenisUsul, Jenjang, Usulan } from '../../domain/mutasi/usul.ts';

/** One pegawai inside one usul as stored. Instansi are the hub's numbers. */
export interface PegawaiUsul {
  readonly nip: string;
  readonly asal: number;
  readonly tujuan: number;
  readonly unorId: string;
  readonly jabatanId: string;
  readonly jenisJabatanId: string;
  readonly eselonId: string | null;
  readonly jenjang: Jenjang;
  readonly bup: number;
}

/** What the gate needs of a usul besides its people. */
export interface IsiUsul {
  readonly jenis: JenisUsul;
  readonly alasan: string;
  readonly tmt: Tanggal;
  readonly pengaktifan: boolean;
  readonly rincian?: RincianUsul;
  readonly akui: readonly string[];
}

export interface UsulInti extends IsiUsul {
  readonly id: string;
  readonly instansi: number;
  readonly status: StatusUsul;
  readonly perluMendagri: boolean;
  readonly orangPengusul: string;
  readonly versi: number;
}

export interface InstansiRingkas {
  readonly no: number;
  readonly id: string;
  readonly daerah: boolean;
  readonly provinsiId: string | null;
}

/** The usul of one person in the words of the rules. */
export function usulanDari(usul: IsiUsul, p: PegawaiUsul, instansi: ReadonlyMap<number, InstansiRingkas>): Usulan {
  const asal = instansi.get(p.asal);
  const tujuan = instansi.get(p.tujuan);
  if (asal === undefined || tujuan === undefined) throw new RangeError('instansi usul tidak ada dalam bahan gerbang');
  return {
    jenis: usul.jenis,
    alasan: usul.alasan,
    tmt: usul.tmt,
    nip: p.nip,
    asalInstansiId: asal.id,
    tujuan: {
      instansiId: tujuan.id,
      unorId: p.unorId,
      jabatanId: p.jabatanId,
      jenisJabatanId: p.jenisJabatanId,
      eselonId: p.eselonId,
      jenjang: p.jenjang,
      bup: p.bup,
      daerah: tujuan.daerah,
      provinsiId: tujuan.provinsiId,
    },
    pengaktifan: usul.pengaktifan,
    ...(usul.rincian !== undefined && Object.keys(usul.rincian).length > 0 && { rincian: usul.rincian }),
  };
}
