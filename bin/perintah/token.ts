import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { bacaInstansi } from '../../contoh/baca-bangsa.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { terbitkanToken } from '../../platform/auth/issuer-pengembangan.ts';
import { hibahAsn, peranDari, subjekAsn, subjekPengembangan } from '../../platform/auth/subjek-pengembangan.ts';
import type { Config } from '../../platform/config.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { issuerDari } from '../akar/alamat-penerbit.ts';
import type { Alat } from './alat.ts';
import { denganBasis } from './sambungan.ts';

interface OpsiToken {
  readonly peran: string;
  readonly instansi?: string;
  readonly nip?: string;
}

/** Id of an agency of the synthetic nation from its id or quick code; without a nation on disk the text is taken as the id. */
function instansiDari(config: Config, teks: string | undefined): string | undefined {
  const dir = path.join(config.dataDir, 'sumber');
  if (teks === undefined || !existsSync(path.join(dir, 'rujukan', 'instansi.json'))) return teks;
  const ada = bacaInstansi(dir).find((i) => i.id === teks || i.kodeCepat === teks);
  if (ada === undefined) throw new Kesalahan('TIDAK_DITEMUKAN', 'instansi');
  return ada.id;
}

async function beriHibahAsn(alat: Alat, nip: string, iss: string): Promise<void> {
  const tercatat = await denganBasis(alat.config, false, async (basis) => {
    if (basis === null) return false;
    // Grants are the owner's to give: no service role may write them.
    await sqlUntukIrisan(basis.pemilik, async (sql) => {
      const [orang] = await sql<{ instansi: number }[]>`select instansi from pegawai_bkn where nip = ${nip} order by instansi limit 1`;
      if (orang === undefined) throw new Kesalahan('TIDAK_DITEMUKAN', 'pegawai dengan NIP itu');
      const h = hibahAsn(nip, orang.instansi, iss);
      await sql`insert into hibah (iss, sub, peran, instansi, orang, nip) values (${h.iss}, ${h.sub}, ${h.peran}, ${h.instansi}, ${h.orang}, ${h.nip}) on conflict do nothing`;
    });
    return true;
  }).catch((galat: unknown) => {
    if (galat instanceof Kesalahan && galat.kode === 'SUMBER_TIDAK_TERSEDIA') return false;
    throw galat;
  });
  if (!tercatat) alat.cerita('Basis data tidak berjalan: hibah ASN belum dicatat, token ini baru berlaku sesudah perintah diulang saat simpul hidup.');
}

async function token(alat: Alat, opsi: OpsiToken): Promise<void> {
  const { config } = alat;
  const peran = peranDari(opsi.peran);
  if (config.oidc.jenis === 'luar') throw new Kesalahan('KONFIGURASI', 'OIDC_ISSUER diisi: mintalah token kepada penerbit itu.');
  const issuer = issuerDari(config);
  if (peran === 'SISTEM') throw new Kesalahan('TIDAK_BERWENANG', 'Peran SISTEM hanya milik pekerja simpul.');
  if (peran === 'ASN' && !/^\d{18}$/.test(opsi.nip ?? '')) throw new Kesalahan('MASUKAN_SALAH', 'Peran asn memerlukan --nip 18 angka.');
  const subjek = peran === 'ASN' ? subjekAsn(opsi.nip ?? '') : subjekPengembangan(peran, instansiDari(config, opsi.instansi));
  const teks = await terbitkanToken({ dataDir: config.dataDir, subjek, issuer, lingkungan: config.lingkungan });
  if (peran === 'ASN') await beriHibahAsn(alat, opsi.nip ?? '', issuer);
  alat.hasil({ token: teks, subjek: peran === 'ASN' ? 'dev:asn' : subjek, peran, issuer }, [teks]);
}

export function perintahToken(program: Command, alat: Alat): void {
  program
    .command('token')
    .description('token masuk untuk pengembangan (development sign-in)')
    .requiredOption('--peran <peran>', 'peran, mis. data_steward_bkn atau operator_instansi')
    .option('--instansi <id>', 'id atau kode cepat instansi, untuk peran instansi')
    .option('--nip <nip>', 'NIP, untuk peran asn')
    .action((opsi: OpsiToken) => token(alat, opsi));
}
