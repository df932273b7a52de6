import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { JANGKAUAN, type Peran } from '../../domain/akses.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { peranDari } from '../../platform/auth/subjek-pengembangan.ts';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { issuerDari } from '../akar/alamat-penerbit.ts';
import { type Alat, cariInstansi, OLEH_PERINTAH } from './alat.ts';

interface OpsiAkun {
  readonly penerbit?: string;
  readonly subjek: string;
}

interface OpsiBeri extends OpsiAkun {
  readonly peran: string;
  readonly orang: string;
  readonly instansi?: string;
  readonly nip?: string;
}

/** Grants are the owner's to give: no service role may write them. */
const sebagaiPemilik = <T>(alat: Alat, fn: (tx: SqlTransaksi) => Promise<T>): Promise<T> => alat.sqlPemilik((sql) => sql.begin(fn) as Promise<T>);

/** The account in the audit: a subject may be somebody's name. */
const sidikAkun = (iss: string, sub: string): string => createHash('sha256').update(`${iss}\n${sub}`).digest('hex').slice(0, 32);

const salah = (rincian: string): never => {
  throw new Kesalahan('MASUKAN_SALAH', rincian);
};

/** A role stands with what it reaches: an instansi for its roles, the own NIP for an employee. */
function periksaBeri(peran: Peran, { instansi, nip, orang }: OpsiBeri): void {
  if (peran === 'SISTEM') throw new Kesalahan('TIDAK_BERWENANG', 'Peran SISTEM hanya milik pekerja simpul.');
  const perluInstansi = JANGKAUAN[peran] === 'INSTANSI' || peran === 'ASN';
  if (perluInstansi !== (instansi !== undefined)) salah(perluInstansi ? `Peran ${peran} memerlukan --instansi.` : `Peran ${peran} tidak berinstansi.`);
  if (nip !== undefined ? !/^\d{18}$/.test(nip) : peran === 'ASN') salah('--nip harus 18 angka.');
  if (!/^[\w:.@-]{3,100}$/.test(orang) || orang.startsWith('klien:') || /\d{16}/.test(orang))
    salah('--orang: sebutan tetap untuk orangnya, 3 sampai 100 huruf atau angka, bukan nomor orang.');
}

async function tolakBentrok(tx: SqlTransaksi, iss: string, sub: string, orang: string): Promise<void> {
  const [ada] = await tx<{ sebab: string }[]>`
    select 'subjek itu klien mesin; lihat simpul klien' sebab from klien_mesin where iss = ${iss} and sub = ${sub}
    union all select 'subjek itu sudah dikenal sebagai orang lain' from hibah where iss = ${iss} and sub = ${sub} and orang <> ${orang} limit 1`;
  if (ada !== undefined) throw new Kesalahan('PERALIHAN_DITOLAK', `Hibah tidak diberikan: ${ada.sebab}.`);
}

async function beri(alat: Alat, opsi: OpsiBeri): Promise<void> {
  const peran = peranDari(opsi.peran);
  periksaBeri(peran, opsi);
  const iss = opsi.penerbit ?? issuerDari(alat.config);
  const { subjek: sub, orang } = opsi;
  await sebagaiPemilik(alat, async (tx) => {
    await tolakBentrok(tx, iss, sub, orang);
    const no = opsi.instansi === undefined ? null : (await cariInstansi(tx, opsi.instansi)).no;
    const [baru] = await tx`insert into hibah (iss, sub, peran, instansi, orang, nip) values (${iss}, ${sub}, ${peran}, ${no}, ${orang}, ${opsi.nip ?? null})
      on conflict (iss, sub, peran) do update set instansi = excluded.instansi, nip = excluded.nip, aktif = true where not hibah.aktif returning sub`;
    if (baru === undefined) throw new Kesalahan('PERALIHAN_DITOLAK', 'Hibah itu sudah berlaku; cabut dahulu bila harus berubah.');
    const isi = JSON.stringify({ akun: sidikAkun(iss, sub), peran, instansi: no });
    await tx`select jejak_catat('hibah.diberikan', ${isi}::text::jsonb, ${OLEH_PERINTAH.subjek}, ${OLEH_PERINTAH.orang})`;
  });
  alat.hasil({ penerbit: iss, subjek: sub, peran, orang }, [`${iss}\t${sub}\t${peran}\t${orang}`]);
}

async function cabut(alat: Alat, opsi: OpsiAkun & { readonly peran?: string }): Promise<void> {
  const peran = opsi.peran === undefined ? null : peranDari(opsi.peran);
  const iss = opsi.penerbit ?? issuerDari(alat.config);
  const dicabut = await sebagaiPemilik(alat, async (tx) => {
    const rows = await tx<{ peran: string; instansi: number | null }[]>`update hibah set aktif = false
      where iss = ${iss} and sub = ${opsi.subjek} and aktif and (${peran}::text is null or peran = ${peran}) and orang not like 'klien:%' returning peran, instansi`;
    for (const r of rows) {
      const isi = JSON.stringify({ akun: sidikAkun(iss, opsi.subjek), ...r });
      await tx`select jejak_catat('hibah.dicabut', ${isi}::text::jsonb, ${OLEH_PERINTAH.subjek}, ${OLEH_PERINTAH.orang})`;
    }
    return rows.map((r) => r.peran);
  });
  if (dicabut.length === 0) throw new Kesalahan('TIDAK_DITEMUKAN', 'hibah orang yang berlaku untuk subjek itu');
  alat.hasil({ penerbit: iss, subjek: opsi.subjek, dicabut }, [`${opsi.subjek}\t${dicabut.join(',')}`]);
}

interface BarisHibah {
  readonly iss: string;
  readonly sub: string;
  readonly peran: string;
  readonly instansiId: string | null;
  readonly orang: string;
  readonly aktif: boolean;
}

async function daftar(alat: Alat, opsi: { readonly instansi?: string; readonly peran?: string }): Promise<void> {
  const peran = opsi.peran === undefined ? null : peranDari(opsi.peran);
  const rows = await sebagaiPemilik(alat, async (tx) => {
    const no = opsi.instansi === undefined ? null : (await cariInstansi(tx, opsi.instansi)).no;
    return [
      ...(await tx<BarisHibah[]>`select h.iss, h.sub, h.peran, i.id "instansiId", h.orang, h.aktif from hibah h left join instansi i on i.no = h.instansi
        where (${no}::int is null or h.instansi = ${no}) and (${peran}::text is null or h.peran = ${peran}) order by h.orang, h.peran, h.iss, h.sub limit 10000`),
    ];
  });
  alat.hasil(
    { hibah: rows },
    rows.map((r) => [r.orang, r.peran, r.instansiId ?? '-', r.aktif ? 'BERLAKU' : 'DICABUT', r.iss, r.sub].join('\t')),
  );
}

export function perintahHibah(program: Command, alat: Alat): void {
  const hibah = program.command('hibah').alias('grant').description('hibah peran kepada akun orang, menurut penerbit dan subjek tokennya (grants)');
  const akun = (c: Command): Command =>
    c.requiredOption('--subjek <sub>', 'sub pada token orang itu').option('--penerbit <url>', 'iss pada token; bawaan: penerbit hub ini');
  akun(hibah.command('beri').alias('give').description('beri satu peran'))
    .requiredOption('--peran <peran>')
    .requiredOption('--orang <sebutan>', 'sebutan tetap orangnya, sama pada semua akunnya: pemisahan tugas membandingkannya')
    .option('--instansi <id>', 'id atau kode cepat, untuk peran instansi')
    .option('--nip <nip>', 'NIP orang itu sendiri, agar ia tidak memutus tentang dirinya')
    .action((opsi: OpsiBeri) => beri(alat, opsi));
  akun(hibah.command('cabut').alias('revoke').description('cabut satu peran, atau semuanya; berlaku dalam 30 detik'))
    .option('--peran <peran>', 'hanya peran ini')
    .action((opsi: OpsiAkun & { peran?: string }) => cabut(alat, opsi));
  hibah
    .command('daftar')
    .alias('list')
    .description('hibah menurut orang, paling banyak 10.000')
    .option('--instansi <id>')
    .option('--peran <peran>')
    .action((opsi: { instansi?: string; peran?: string }) => daftar(alat, opsi));
}
