import { AKSES, BOLEH_NIK, JANGKAUAN, type Jangkauan, type Operasi, PERAN, type Peran } from '../domain/akses.ts';

const ARTI: Readonly<Record<Jangkauan, string>> = {
  INSTANSI: 'baris instansinya sendiri',
  DAERAH: 'baris semua pemerintah daerah',
  NASIONAL: 'baris seluruh instansi',
  DIRI: 'barisnya sendiri',
  AGREGAT: 'hanya angka gabungan, tanpa baris orang',
};

const operasi = Object.entries(AKSES) as readonly (readonly [Operasi, readonly Peran[]])[];

const barisPeran = (p: Peran): string =>
  `| ${p} | ${JANGKAUAN[p]} | ${BOLEH_NIK.includes(p) ? 'ya' : '-'} | ${
    operasi
      .filter(([, peran]) => peran.includes(p))
      .map(([o]) => `\`${o}\``)
      .join(', ') || '-'
  } |`;

const barisOperasi = ([o, peran]: readonly [Operasi, readonly Peran[]]): string => `| \`${o}\` | ${peran.join(', ')} |`;

/** Text of docs/akses.md: who may do what, from the very table the subgraphs ask. */
export function buatDokAkses(): string {
  return `# Akses

Berkas ini dibuat dari \`domain/akses.ts\` (\`npm run docs\`); jangan disunting dengan tangan.

Peran hanya datang dari tabel \`hibah\`, tidak pernah dari token. Operasi yang tidak tertulis untuk suatu peran ditolak dengan TIDAK_BERWENANG;
jangkauan baris dijaga sekali lagi di dalam PostgreSQL, dengan pemanggil yang tanda tangannya diperiksa di sana. SISTEM adalah pusat itu sendiri: tidak ada
token yang menjadi SISTEM.

## Jangkauan

| Jangkauan | Yang terlihat |
|---|---|
${Object.entries(ARTI)
  .map(([j, arti]) => `| ${j} | ${arti} |`)
  .join('\n')}

## Menurut peran

| Peran | Jangkauan | NIK penuh | Operasi |
|---|---|---|---|
${PERAN.map(barisPeran).join('\n')}

## Menurut operasi

| Operasi | Peran |
|---|---|
${operasi.map(barisOperasi).join('\n')}
`;
}
