import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { parseNip } from '../../domain/asn/nip.ts';
import { parseTanggal } from '../../domain/asn/tanggal.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';

interface Teks {
  readonly nama: string;
  readonly keterangan: string;
  /** Canonical text, or null when the input is not one. */
  readonly parse: (teks: string) => string | null;
}

const INSTAN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/;

function parseWaktu(teks: string): string | null {
  const waktu = INSTAN.test(teks) ? new Date(teks) : null;
  return waktu === null || Number.isNaN(waktu.getTime()) ? null : waktu.toISOString();
}

function skalarTeks({ nama, keterangan, parse }: Teks): GraphQLScalarType<string, string> {
  const masuk = (nilai: unknown): string => {
    const hasil = typeof nilai === 'string' ? parse(nilai) : null;
    // The refused text stays out: it may be half a NIP.
    if (hasil === null) throw new Kesalahan('MASUKAN_SALAH', `Nilai ${nama} tidak sah.`);
    return hasil;
  };
  return new GraphQLScalarType<string, string>({
    name: nama,
    description: keterangan,
    parseValue: masuk,
    parseLiteral: (simpul: ValueNode) => masuk(simpul.kind === Kind.STRING ? simpul.value : null),
    serialize: (nilai) => {
      const teks = nilai instanceof Date ? nilai.toISOString() : String(nilai);
      const hasil = parse(teks);
      if (hasil === null) throw new RangeError(`nilai keluar bukan ${nama}`);
      return hasil;
    },
  });
}

/** 18 digits as text. */
export const Nip = skalarTeks({ nama: 'Nip', keterangan: 'Nomor induk pegawai, 18 angka, sebagai teks.', parse: parseNip });

/** Calendar date `yyyy-mm-dd`. */
export const Tanggal = skalarTeks({ nama: 'Tanggal', keterangan: 'Tanggal kalender, yyyy-mm-dd.', parse: parseTanggal });

/** Instant; accepts any offset, answers in UTC. */
export const WaktuUtc = skalarTeks({ nama: 'WaktuUtc', keterangan: 'Waktu ISO 8601; keluar selalu dalam UTC.', parse: parseWaktu });

/** Spread into a subgraph's resolver map; its SDL declares `scalar Nip`, `scalar Tanggal`, `scalar WaktuUtc` as needed. */
export const RESOLVER_SKALAR = { Nip, Tanggal, WaktuUtc } as const;
