import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { JWK } from 'jose';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Delegasi } from '../../domain/mutasi/delegasi.ts';
import { bacaKode } from '../../domain/mutasi/verifikasi-berita-acara.ts';
import { bacaDokumen, cacatPertek, tulisDokumen } from '../../domain/mutasi/verifikasi-pertek.ts';
import { isNomorSuratSbt } from '../../domain/pelanggaran/sbt/verifikasi-surat.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';
import { cocokTerpisah, kidDari } from '../../platform/tanda-tangan/jws-terpisah.ts';
import { selectKodeByNomor } from '../../subgraphs/pelanggaran/sbt/queries-surat.ts';
import type { Alat } from './alat.ts';
import { KELUAR } from './kode-keluar.ts';
import { denganKonteksHub } from './konteks-hub.ts';
import { type HasilPeriksaBertanda, isPdf, periksaBerkasTanda, periksaKode, periksaPdf } from './verifikasi-berita-acara.ts';
import { periksaBerkasSurat, periksaKodeSurat, periksaPdfSurat } from './verifikasi-surat.ts';

interface BarisKunci {
  readonly peran: string;
  readonly jwk: JWK;
  readonly sejak: string;
  readonly sampai: string | null;
}

async function ambilPertek(sql: Sql, sasaran: string): Promise<string> {
  const [baris] = await sql<{ isi: string | null; jws: string | null }[]>`select isi, jws from pertek_bertanda_nomor(${sasaran})`;
  if (baris === undefined) throw new Kesalahan('TIDAK_DITEMUKAN', 'berkas, nomor, atau kode verifikasi');
  if (baris.isi === null || baris.jws === null) throw new Kesalahan('TIDAK_DITEMUKAN', 'pertek ini terbit tanpa tanda tangan digital');
  return tulisDokumen({ isi: baris.isi, jws: baris.jws });
}

const bacaKunci = async (sql: Sql, kid: string): Promise<BarisKunci | null> => {
  const [k] = await sql<BarisKunci[]>`select peran, jwk, to_jsonb(sejak) #>> '{}' sejak, to_jsonb(sampai) #>> '{}' sampai from kunci_pertek where kid = ${kid}`;
  return k ?? null;
};

const bacaDelegasi = (sql: Sql) => sql<Delegasi[]>`select d.id::text id, d.jenjang, d.dari, d.kepada, d.nomor_sk "nomorSk", d.tanggal_sk::text "tanggalSk",
    d.berlaku_dari::text "berlakuDari", least(d.berlaku_sampai, c.berlaku_sampai)::text "berlakuSampai"
  from delegasi_pertek d left join pencabutan_delegasi c on c.delegasi = d.id`;

/** What is wrong with a signed pertek, judged by the hub's own keys and delegations; empty = valid. */
async function periksaPertek(sql: Sql, teks: string): Promise<HasilPeriksaBertanda> {
  const terbaca = bacaDokumen(teks);
  if (terbaca === null) return { sebutan: '', cacat: ['berkas bukan surat bertanda tangan dalam bentuk bakunya, atau isinya sudah diubah'] };
  const { dokumen, isi } = terbaca;
  const kid = kidDari(dokumen.jws);
  const kunci = kid === null ? null : await bacaKunci(sql, kid);
  const cocok = kunci !== null && (await cocokTerpisah(dokumen.isi, dokumen.jws, kunci.jwk));
  const [hub] = await sql<{ dicabut: string | null }[]>`select dicabut from pertek_bertanda_nomor(${isi.nomor})`;
  const dicabut = hub?.dicabut == null ? [] : [`pertek ini tidak berlaku lagi: ${hub.dicabut.toLowerCase()}`];
  return { sebutan: `pertek ${isi.nomor}`, cacat: [...cacatPertek(isi, { cocok, kunci, delegasi: await bacaDelegasi(sql) }), ...dicabut] };
}

/** A file says by itself what it is; anything else is a code of minutes or of a letter, or the number of a pertek. */
async function periksa(sql: Sql, sasaran: string): Promise<HasilPeriksaBertanda> {
  if (existsSync(sasaran)) {
    const bita = await readFile(sasaran);
    if (isPdf(bita)) return (await periksaPdfSurat(sql, bita)) ?? periksaPdf(sql, bita);
    const teks = bita.toString('utf8');
    return (await periksaBerkasTanda(sql, teks)) ?? (await periksaBerkasSurat(sql, teks)) ?? periksaPertek(sql, teks);
  }
  const kode = bacaKode(sasaran);
  return kode === null ? periksaPertek(sql, await ambilPertek(sql, sasaran)) : ((await periksaKodeSurat(sql, kode)) ?? periksaKode(sql, kode));
}

/** Letters are known to the public by their codes alone: whoever asks by number is the hub itself. */
async function kodeDariNomor(alat: Alat, nomor: string): Promise<string> {
  const kode = await denganKonteksHub(alat, (k) => k.baca((tx) => selectKodeByNomor(tx, nomor)));
  if (kode === null) throw new Kesalahan('TIDAK_DITEMUKAN', 'nomor surat');
  return kode;
}

async function verifikasi(alat: Alat, sasaran: string): Promise<void> {
  const dicari = isNomorSuratSbt(sasaran) ? await kodeDariNomor(alat, sasaran) : sasaran;
  const { sebutan, cacat } = await alat.sql((sql) => periksa(sql, dicari));
  const sah = cacat.length === 0;
  alat.hasil({ sah, sebutan: sebutan === '' ? null : sebutan, cacat }, [
    `${sah ? 'SAH' : 'TIDAK SAH'}${sebutan === '' ? '' : `: ${sebutan}`}`,
    ...cacat.map((c) => `- ${c}`),
  ]);
  alat.kode = sah ? KELUAR.baik : KELUAR.berbeda;
}

export function perintahVerifikasi(program: Command, alat: Alat): void {
  program
    .command('verifikasi')
    .description('periksa tanda tangan pertek, keaslian berita acara, atau surat SBT; keluar 10 bila tidak sah')
    .argument(
      '<berkas|nomor|kode>',
      'berkas pertek, berita acara, atau surat SBT (JSON bertanda tangan, PDF), nomor pertek atau surat SBT, atau kode verifikasi',
    )
    .action((sasaran: string) => verifikasi(alat, sasaran));
}
