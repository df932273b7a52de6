const daftar = (teks: string): ReadonlySet<string> => new Set(teks.trim().split(/\s+/));

/** Titles in front of a name, lower case without dots: academic, professional and religious. */
export const GELAR_DEPAN = daftar('prof dr drs dra ir h hj kh drg drh ns apt pdt bd ust ustz');

/** Of those, the ones that are a title even when written without a dot. */
export const GELAR_DEPAN_TANPA_TITIK = daftar('prof dr drs dra ir h hj kh drg drh');

/** Titles behind a name, lower case without dots or spaces. */
export const GELAR_BELAKANG = daftar(`
  amd amdak amdfarm amdgz amdkeb amdkep amdkl amdkom amdpk amdrad amdrmik amdtra ama amapd amapust amapkb
  ba bac be bsc sm smhk se sei sesy sh shi shum shut si sia siikom sikom sip siptk sak sab sap sag sars sds sfarm sfil sgz sikomp sipem
  skeb sked skep skepns skg skh skm skom sking sp spd spdaud spdh spdi spdsd spdk spdb spi spsi spt sptk ssi ssit ssn ssos ssosi ssy sst sstk sstp
  sstft ssth st sth sthi sthum sthk stp str strak strgz strip strkeb strkep strkes strkom strsos strt stpel sta stat stan stk
  ma mab mac mag mak makt map mars mba mbiomed mcs mds meng mesy mec mecdev mfarm mfil mgz mh mhi mhum mhut mikom mip mipol mkeb mkep mkes mkesos mkm mkn mkom
  mling mm mmar mmr mmedkom mms mp mpa mpd mpdi mpdk mph mpi mpol mpp mpsda mpsi mpt mpub mpwk msak msc mse msi msn msos msp mst mt mth mti mtp mtr mtrap mtrip
  phd dba llm lcm ners ns apt ak ca cpa cfra cgaa cia qia crmo cert crma
  spa span spb spbs spbtkv spem spf spjp spk spkfr spkj spkk spdv spm spn spog sponk sprad spot spp sppa sppd sppk sprm sps sptht spu spkg spbm spkga sport spperio sppros
`);

const TANDA_KUTIP = /['"`\u2018\u2019\u201c\u201d\u00b4]/g;

const isGelar = (teks: string): boolean => GELAR_DEPAN.has(teks) || GELAR_BELAKANG.has(teks);

function pecahDikenal(potongan: readonly string[]): string[] | null {
  const hasil: string[] = [];
  for (let i = 0; i < potongan.length; ) {
    let n = Math.min(4, potongan.length - i);
    while (n > 0 && !isGelar(potongan.slice(i, i + n).join(''))) n--;
    if (n === 0) return null;
    hasil.push(potongan.slice(i, i + n).join(''));
    i += n;
  }
  return hasil;
}

function pecahBagian(bagian: string): readonly string[] {
  const kata = bagian.split(/\s+/).filter((k) => k !== '');
  const awal = kata[0]?.replaceAll('.', '') ?? '';
  // "Dr. S.H." joined from two columns is dr and sh, never drs and h.
  if (kata.length > 1 && kata[0]?.endsWith('.') && GELAR_DEPAN.has(awal)) return [awal, ...pecahBagian(kata.slice(1).join(' '))];
  const dikenal = pecahDikenal(kata.flatMap((k) => k.split('.')).filter((k) => k !== ''));
  if (dikenal) return dikenal;
  const hasil: string[] = [];
  let awalan = '';
  for (const k of kata.map((x) => x.replaceAll('.', ''))) {
    if (k.length === 1 && awalan === '' && !GELAR_DEPAN.has(k)) awalan = k;
    else if (k !== '' || awalan !== '') {
      hasil.push(awalan + k);
      awalan = '';
    }
  }
  return awalan === '' ? hasil : [...hasil, awalan];
}

/** All titles as one comparable set: lower case, no dots or spaces, sorted, joined by `|` ("Dr. S.Sos., M.Si." gives "dr|msi|ssos"). Null when none. */
export function himpunanGelar(teks: string): string | null {
  const himpunan = new Set<string>();
  for (const bagian of teks.toLowerCase().normalize('NFC').replace(TANDA_KUTIP, '').split(/[,|;]/)) {
    for (const g of pecahBagian(bagian)) if (/\p{L}/u.test(g) && g !== 'null') himpunan.add(g);
  }
  return himpunan.size === 0 ? null : [...himpunan].sort().join('|');
}
