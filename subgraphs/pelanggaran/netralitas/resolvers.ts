import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { type KlasifikasiNetralitas, klasifikasiBerlaku } from '../../../domain/pelanggaran/netralitas.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';

function klasifikasiNetralitas(_: unknown, { pada }: { readonly pada?: Tanggal | null }, k: KonteksPelanggaran): readonly KlasifikasiNetralitas[] {
  wajibBoleh(k, 'bacaKlasifikasiNetralitas');
  return klasifikasiBerlaku(pada ?? k.jam.hariIni());
}

export const RESOLVER_NETRALITAS = {
  Query: { klasifikasiNetralitas },
  KlasifikasiNetralitas: {
    berlakuDari: ({ berlaku }: KlasifikasiNetralitas) => berlaku.sejak,
    berlakuSampai: ({ berlaku }: KlasifikasiNetralitas) => berlaku.sampai,
  },
};
