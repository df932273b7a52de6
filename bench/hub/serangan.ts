const query = (teks: string): string => JSON.stringify({ query: teks });
const bersarang = (dalam: number): string => `${'{ instansiKerja '.repeat(dalam)}{ id }${' }'.repeat(dalam)}`;
const alias = (banyak: number): string => `{ ${Array.from({ length: banyak }, (_, i) => `a${i}: __typename`).join(' ')} }`;

/** One request just past each limit of the gateway, named as its metric names it; each must be refused with a status of 4xx. */
export const SERANGAN: readonly (readonly [nama: string, badan: string])[] = [
  ['kedalaman', query(`{ pegawai(nip: "x") ${bersarang(12)} }`)],
  ['alias', query(alias(16))],
  ['token', query(`{ pegawai(${'nip: "1" '.repeat(400)}) { nip } }`)],
  ['direktif', query(`{ __typename ${'@skip(if: false) '.repeat(6)} }`)],
  ['biaya', query('{ daftarPegawai(first: 100) { nodes { nip usul(first: 100) { nodes { id } } } } }')],
  ['badan', query(`{ __typename } # ${'x'.repeat(262_144)}`)],
  ['batch', `[${query('{ __typename }')}]`],
  ['rekursi', query('query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }')],
  ['tak_terbaca', '{"query":"{ __typename'],
];
