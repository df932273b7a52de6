// The floors of the house: a room imports only from floors below (docs/ARCHITECTURE.md).
const SUBGRAF = 'pegawai|jabatan|mutasi|pelanggaran|selisih';

/** A room may import only itself and the rooms named. */
const hanya = (ruang, boleh, komentar) => ({
  name: `lantai-${ruang}`,
  comment: komentar,
  severity: 'error',
  from: { path: `^${ruang}/` },
  to: {
    path: '^(domain|platform|drizzle|contoh|subgraphs|sync|gateway|bin|bench|docs|test|lint|console|deploy)/',
    pathNot: `^(${[ruang, ...boleh].join('|')})/`,
  },
});

const langkah = (nomor) => ({
  name: `langkah-${nomor}`,
  comment: 'Langkah sync ke-n tidak mengimpor langkah sesudahnya.',
  severity: 'error',
  from: { path: `^sync/${nomor}-` },
  to: { path: `^sync/([${nomor + 1}-9]-|jobs/)` },
});

module.exports = {
  forbidden: [
    hanya('domain', [], 'domain adalah lantai dasar.'),
    hanya('platform', ['domain'], 'platform berdiri di atas domain.'),
    hanya('drizzle', ['domain'], 'tabel hanya mengenal domain.'),
    hanya('contoh', ['domain'], 'bangsa sintetis hanya mengenal domain.'),
    hanya('subgraphs', ['domain', 'platform', 'drizzle'], 'subgraf berdiri di atas domain, platform dan drizzle.'),
    hanya('sync', ['domain', 'platform', 'drizzle'], 'sync berdiri di atas domain, platform dan drizzle.'),
    hanya('gateway', ['domain', 'platform'], 'gerbang menerima skema atau URL dari bin, tidak mengimpor subgraf.'),
    ...[1, 2, 3, 4].map(langkah),
    {
      name: 'domain-murni',
      comment: 'domain tidak mengimpor paket npm maupun modul Node.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { dependencyTypesNot: ['local'] },
    },
    {
      name: 'subgraf-pulau',
      comment: 'Subgraf tidak saling mengimpor.',
      severity: 'error',
      from: { path: `^subgraphs/(${SUBGRAF})/` },
      to: { path: `^subgraphs/(${SUBGRAF})/`, pathNot: '^subgraphs/$1/' },
    },
    {
      name: 'tabel-lewat-queries',
      comment: 'Di dalam subgraf hanya queries yang melihat tabel.',
      severity: 'error',
      from: { path: `^subgraphs/(${SUBGRAF})/`, pathNot: '/queries(\\.ts$|/)' },
      to: { path: '^drizzle/' },
    },
    { name: 'bukan-uji', comment: 'Tidak ada yang mengimpor test.', severity: 'error', from: { pathNot: '^(test|bench)/' }, to: { path: '^test/' } },
    { name: 'bukan-bin', comment: 'bin hanya dipanggil dari luar.', severity: 'error', from: { pathNot: '^(bin|test|bench|docs)/' }, to: { path: '^bin/' } },
    {
      name: 'tanpa-lingkaran',
      comment: 'Impor tidak berputar.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'dapat-ditemukan', comment: 'Setiap impor menunjuk berkas yang ada.', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'bukan-paket-dev',
      comment: 'Yang dijalankan di produksi tidak memakai paket pengembangan.',
      severity: 'error',
      from: { path: '^(domain|platform|drizzle|contoh|subgraphs|sync|gateway|bin)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.simpul|node_modules/\\.)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'require', 'types'] },
  },
};
