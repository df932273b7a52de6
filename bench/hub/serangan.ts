const query = (teks: string): string => JSON.stringify({ query: teks });
const bersarang = (dalam: number): string => `${'{ instansiKerja '.repeat(dalam)}{ id }${' }'.repeat(dalam)}`;
const alias = (banyak: number): string => `{ ${Array.from({ length: banyak }, (_, i) => `a${i}: __typename`).join(' ')} }`;

/** `first` past its limit is refused by the subgraph that reads the page, in an answer of GraphQL. */
export const FIRST_BERLEBIH = query('{ daftarPegawai(first: 101) { nodes { nip } } }');

/** What only the gateway may ask a subgraph, one reference past its limit. */
export const RUJUKAN_BERLEBIH = JSON.stringify({
  query: 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Pegawai { nip } } }',
  variables: { r: Array.from({ length: 1_001 }, (_, i) => ({ __typename: 'Pegawai', nip: `19850101201001${1_000 + i}` })) },
});

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
  ['first', FIRST_BERLEBIH],
];
