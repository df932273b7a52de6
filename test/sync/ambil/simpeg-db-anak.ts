import { ambilMysql } from '../../../sync/sources/simpeg-db/mysql.ts';
import { ambilPostgres } from '../../../sync/sources/simpeg-db/postgres.ts';
import { bahanSumberUji, type OpsiUji, profilUji } from '../sources/sumber-uji.ts';

/** Reads one table in a process of limited memory and says how many bytes went by; as a control it keeps them all. */
const [macam = '', opsi = '{}', simpan = ''] = process.argv.slice(2);
const sumber = macam === 'MYSQL' ? ambilMysql : ambilPostgres;
const semua: unknown[] = [];
let bita = 0;
for await (const { isi } of sumber(bahanSumberUji({ ...(JSON.parse(opsi) as OpsiUji), profil: profilUji(['nip', 'nama']) }))) {
  bita += isi.length;
  if (simpan === 'simpan') semua.push(isi.toString().split('\n'));
}
process.stdout.write(`${bita} ${semua.length}`);
