import { Kesalahan } from '../../domain/kesalahan.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { type BahanUsul, SIMULASI, type Simulasi } from './bahan-usul.ts';
import { tanya } from './graphql.ts';
import type { Hub } from './mulai-hub.ts';

/** One way into the hub through which a block must be seen. True once this block is seen. */
export interface Pintu {
  readonly nama: string;
  readonly terlihat: (blokir: string) => Promise<boolean>;
}

interface Daftar {
  readonly blokir: readonly { readonly id: string; readonly status: string }[] | null;
}

const BLOKIR = 'blokir { id status }';
const aktif = (d: Daftar | null | undefined, id: string): boolean => d?.blokir?.some((b) => b.id === id && b.status === 'AKTIF') === true;

const AJUKAN = `mutation ($input: AjukanMutasiInput!) { ajukanMutasi(input: $input) { __typename ... on MutasiDiajukan { usul { id } } ... on MutasiDitahan { usul { id } }
  ... on MutasiDitolakMasukan { userErrors { kode } } } }`;

/** The person of an open discrepancy and one usul of that person, so that every subgraph has a row of its own to lead from. */
export async function orangDiSemuaSubgraf(
  hub: Hub,
  bahan: BahanUsul,
): Promise<{ readonly nip: string; readonly selisih: string; readonly usul: string; readonly unor: string }> {
  const [s] = await sqlUntukIrisan(
    hub.pemilik,
    (sql) => sql<
      { nip: string; selisih: string; unor: string }[]
    >`select lpad(s.nip::text, 18, '0') nip, s.id::text selisih, (select id from unor where instansi = i.no limit 1) unor
      from selisih s join instansi i on i.no = s.instansi where i.id = ${bahan.instansi.id} and s.status <> 'TERTUTUP'
        and exists (select from pegawai_bkn b where b.instansi = s.instansi and b.nip = s.nip) order by s.id limit 1`,
  );
  if (s === undefined) throw new Kesalahan('TIDAK_DITEMUKAN', 'tidak ada selisih terbuka');
  const { ajukanMutasi } = await tanya<{ ajukanMutasi: { __typename: string; usul?: { id: string } } }>(hub.url, bahan.token, AJUKAN, {
    input: bahan.masukan([s.nip]),
  });
  if (ajukanMutasi.usul === undefined) throw new Kesalahan('INTERNAL', ajukanMutasi.__typename);
  return { ...s, usul: ajukanMutasi.usul.id };
}

/** Doors of the five subgraphs and of the gate, for a block of this person or of its instansi. */
export async function semuaPintu(
  hub: Hub,
  bahan: BahanUsul,
  orang: Awaited<ReturnType<typeof orangDiSemuaSubgraf>>,
  sasaran: 'ASN' | 'INSTANSI',
): Promise<readonly Pintu[]> {
  const token = await hub.token('AUDITOR_ASN');
  const isAsn = sasaran === 'ASN';
  const lewat = async <T>(query: string, id: string): Promise<T> => tanya<T>(hub.url, token, query, { id });
  const kode = isAsn ? 'A08' : 'A09';
  return [
    {
      nama: 'pegawai',
      terlihat: async (b) => {
        const { pegawai } = await lewat<{ pegawai: Daftar & { instansiKerja: Daftar } }>(
          `query ($id: Nip!) { pegawai(nip: $id) { ${BLOKIR} instansiKerja { ${BLOKIR} } } }`,
          orang.nip,
        );
        return aktif(isAsn ? pegawai : pegawai.instansiKerja, b);
      },
    },
    {
      nama: 'jabatan',
      // A unit leads to its instansi only; for a block of a person the same door is that of the person's position.
      terlihat: async (b) => {
        if (isAsn) {
          const { pegawai } = await lewat<{ pegawai: Daftar & { jabatan: unknown } }>(
            `query ($id: Nip!) { pegawai(nip: $id) { jabatan { nama } ${BLOKIR} } }`,
            orang.nip,
          );
          return aktif(pegawai, b);
        }
        const { unitOrganisasi } = await lewat<{ unitOrganisasi: { instansi: Daftar } }>(
          `query ($id: ID!) { unitOrganisasi(id: $id) { instansi { ${BLOKIR} } } }`,
          orang.unor,
        );
        return aktif(unitOrganisasi.instansi, b);
      },
    },
    {
      nama: 'mutasi',
      terlihat: async (b) => {
        const { usul } = await lewat<{ usul: { instansi: Daftar; pegawai: { nodes: { pegawai: Daftar }[] } } }>(
          `query ($id: ID!) { usul(id: $id) { instansi { ${BLOKIR} } pegawai(first: 1) { nodes { pegawai { ${BLOKIR} } } } } }`,
          orang.usul,
        );
        return aktif(isAsn ? usul.pegawai.nodes[0]?.pegawai : usul.instansi, b);
      },
    },
    {
      nama: 'pelanggaran',
      terlihat: async (b) =>
        (await lewat<{ blokir: { status: string } | null }>('query ($id: ID!) { blokir(id: $id) { status } }', b)).blokir?.status === 'AKTIF',
    },
    {
      nama: 'selisih',
      terlihat: async (b) => {
        const { selisih } = await lewat<{ selisih: { pegawai: Daftar; instansi: Daftar } }>(
          `query ($id: ID!) { selisih(id: $id) { pegawai { ${BLOKIR} } instansi { ${BLOKIR} } } }`,
          orang.selisih,
        );
        return aktif(isAsn ? selisih.pegawai : selisih.instansi, b);
      },
    },
    {
      nama: 'gerbang',
      terlihat: async () => {
        const { simulasiMutasi: s } = await tanya<Simulasi>(hub.url, bahan.token, SIMULASI, { input: bahan.masukan([orang.nip]) });
        return s.pegawai[0]?.butir.some((x) => x.kode === kode) === true;
      },
    },
  ];
}
