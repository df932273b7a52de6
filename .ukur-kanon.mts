import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { buatBangsa } from './contoh/bangsa.ts';
import { bacaBaris } from './sync/sources/baca-berkas.ts';
import { bukaUmpan } from './sync/proses-tarikan.ts';
import { bacaProfil, cakupanProfil } from './sync/1-canonicalise/profil.ts';
import { CAKUPAN_BKN } from './sync/1-canonicalise/bkn.ts';
import { siapkanSidik } from './sync/1-canonicalise/sidik.ts';
import { barisStagingPegawai } from './sync/2-stage/teks-copy.ts';
const dir = '/tmp/ingest-ukur/sumber';
if (!existsSync(dir)) await buatBangsa({ dir, pegawai: 20000, instansi: 8, benih: 7 });
const sidik = await siapkanSidik();
const instansi = JSON.parse(readFileSync(`${dir}/rujukan/instansi.json`, 'utf8'));
const rek = (i: any) => ({ instansiId: i.id, eselonUnor: () => '31', padanan: (t: string, l: string) => l, instansiIdDariKodeCepat: (k: string) => k });
const mode = process.argv[2] ?? 'hash';
for (const sisi of ['bkn', 'simpeg'] as const) for (const i of instansi.slice(Number(process.argv[3] ?? 0), Number(process.argv[4] ?? 8))) {
  const nama = readdirSync(`${dir}/${sisi}`).find((n) => n.startsWith(`${i.kodeCepat}.pegawai`));
  if (!nama) continue;
  const isi = readFileSync(`${dir}/${sisi}/${nama}`);
  const akhir = isi.indexOf(10) + 1;
  const profil = bacaProfil(readFileSync(`./contoh/profil/${i.profilId}.json`, 'utf8'), 'x');
  const bekal: any = { profil, rujukan: rek(i) };
  const ulang = Math.ceil(100000 / (isi.toString('latin1').split('\n').length));
  const csv = profil.format === 'csv' || sisi === 'bkn';
  async function* arus() { yield isi.subarray(0, akhir); for (let k = 0; k < ulang; k++) for (let o = csv ? akhir : 0; o < isi.length; o += 65536) yield isi.subarray(o, Math.min(o + 65536, isi.length)); }
  const cpu = process.cpuUsage();
  let n = 0, sah = 0, huruf = 0;
  const { umpan } = await bukaUmpan(arus() as any, bekal, sisi === 'bkn' ? 'BKN' : 'SIMPEG');
  for await (const { baris } of umpan.kelompok) for (const b of baris) { n++;
    if (mode === 'pecah') continue;
    const h = umpan.baca(b.mentah); if (!h.sah) continue; sah++;
    if (mode === 'baca') continue;
    const hh = sidik.hashRekaman(h.rekaman, CAKUPAN_BKN & cakupanProfil(profil), 'BKN');
    if (mode === 'copy') huruf += barisStagingPegawai(h, { tarikan: '1', nomor: b.nomor, mentah: b.mentah, h: hh, hm: 1n }).length;
  }
  const c = process.cpuUsage(cpu); const d = (c.user + c.system) / 1e6;
  console.log(sisi, i.profilId, n, sah, `${Math.round(n / d / 1000)} k/s`, `${(isi.length / (n / ulang)).toFixed(0)} B/baris`);
}
