import { buildASTSchema, type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { BATAS_BAWAAN, buatPemeriksaBatas, type PemeriksaBatas } from '../batas.ts';
import { bobotSkema } from '../bobot.ts';
import { type Dokumen, operasiKembar, pisahkan } from './kanonik.ts';

const TEKS_MAKS = 20_000;

export interface AlatPeriksa {
  readonly skema: GraphQLSchema;
  readonly batas: PemeriksaBatas;
}

/** What a document has to pass, from the composed schema that is served. */
export function alatPeriksa(supergraf: string): AlatPeriksa {
  const sdl: DocumentNode = parse(supergraf, { noLocation: true });
  return {
    skema: buildASTSchema(sdl, { assumeValidSDL: true }),
    batas: buatPemeriksaBatas({ batas: BATAS_BAWAAN, introspeksi: false, bobot: bobotSkema(sdl) }),
  };
}

const tolak = (sebab: string): never => {
  throw new Kesalahan('MASUKAN_SALAH', sebab);
};

function periksa({ nama, teks }: Dokumen, { skema, batas }: AlatPeriksa): void {
  if (nama === '') tolak('Setiap operasi harus bernama.');
  if (teks.length > TEKS_MAKS) tolak(`${nama}: lebih dari ${TEKS_MAKS} karakter.`);
  // A list is kept for years and shown to operators: who is asked about comes with the variables.
  if (/\d{16}/.test(teks)) tolak(`${nama}: memuat nomor orang; pakai variabel.`);
  const [salah] = validate(skema, parse(teks));
  if (salah !== undefined) tolak(`${nama}: ${salah.message}`);
  try {
    batas(teks, {});
  } catch (e) {
    if (e instanceof Kesalahan) tolak(`${nama}: ${e.message}`);
    throw e;
  }
}

/** The documents of these texts (fragments may stand in another text than their use), each fit to be served. Throws MASUKAN_SALAH naming the first that is not. */
export function bacaDaftar(teks: readonly string[], alat: AlatPeriksa): readonly Dokumen[] {
  let daftar: readonly Dokumen[];
  try {
    daftar = pisahkan(teks.join('\n'));
  } catch (e) {
    if (!(e instanceof GraphQLError)) throw e;
    return tolak(`Berkas bukan GraphQL: ${e.message}`);
  }
  const nama = operasiKembar(teks.join('\n'));
  if (nama !== null) tolak(`${nama}: dua operasi bernama sama.`);
  if (daftar.length === 0) tolak('Berkas tidak memuat satu operasi pun.');
  for (const d of daftar) periksa(d, alat);
  return daftar;
}
