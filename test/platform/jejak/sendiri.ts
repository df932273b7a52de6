import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { sebagaiPeran } from '../../../bin/perintah/sambungan.ts';
import { BACAAN } from '../../../domain/akses-data.ts';
import type { Peristiwa } from '../../../domain/jejak.ts';
import { layani } from '../../../gateway/http.ts';
import { isiKunciPemanggil } from '../../../platform/auth/pemanggil.ts';
import { openDb } from '../../../platform/db/open-db.ts';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { ruteDokumen } from '../../../sync/unggahan/dokumen.ts';
import { KUNCI_UJI, rakit } from '../../gateway/rakit.ts';
import { buatBasisData } from '../../support/postgres.ts';
import { tungguSemuaSelesai } from '../../support/transaksi-selesai.ts';
import type { Mesin } from '../../sync/mesin.ts';
import { dilantik, rakitTulisBalik } from '../../sync/rakit-tulis-balik.ts';
import { INSTANSI_DOKUMEN, mintaDokumen, OPERATOR, pdf, pemanggilDari, surat } from '../../sync/unggahan/rakit-dokumen.ts';
import { type Entri, jejakDari } from './entri.ts';

async function simpanDokumen(): Promise<readonly Entri[]> {
  const basis = await buatBasisData();
  const dir = path.join(tmpdir(), `simpul-jejak-${process.pid}`);
  await sqlUntukIrisan(basis.url, (sql) => isiKunciPemanggil(sql, KUNCI_UJI.kid, KUNCI_UJI.kunci));
  const admin = new pg.Client(basis.url);
  await admin.connect();
  await admin.query(INSTANSI_DOKUMEN);
  await admin.end();
  const gerbang = await rakit('lokal', { hibah: pemanggilDari });
  const app = openDb({ url: sebagaiPeran(basis.url, 'simpul_app'), nama: 'uji-jejak' });
  const layanan = await layani(gerbang.gerbang, { port: 0, rute: ruteDokumen({ url: sebagaiPeran(basis.url, 'simpul_sync'), pool: app.pool, dir }) });
  try {
    const token = await gerbang.token(OPERATOR);
    return await jejakDari(basis.url, () => mintaDokumen(`${layanan.url}${surat()}`, token, pdf('jejak')));
  } finally {
    await layanan.tutup();
    await gerbang.tutup();
    await app.close();
    await basis.hapus();
  }
}

/** One inaugurated usul of this kind is written back to SIASN. */
const tulisBalik =
  (jenis: string) =>
  async (berkas: Mesin): Promise<readonly Entri[]> => {
    const { m, nip, jalan, tutup } = await rakitTulisBalik(berkas);
    try {
      await dilantik(m, nip.slice(0, 1), { jenis });
      return await jejakDari(m.basis.url, () => jalan());
    } finally {
      await tutup();
    }
  };

/** One reading that is older than its term. The clock of the past is set where no trigger looks, before the digest. */
async function pangkasAkses(): Promise<readonly Entri[]> {
  const basis = await buatBasisData();
  const admin = new pg.Client(basis.url);
  await admin.connect();
  try {
    await admin.query("select akses_tulis('{199001012015011001}', $1::jsonb, 'uji', 'uji', 'PPK', 1::smallint)", [JSON.stringify(BACAAN.hukuman)]);
    await admin.query(`set session_replication_role = replica; update akses_data set pada = '2011-01-01'; update akses_orang set pada = '2011-01-01';
      set session_replication_role = default;
      insert into parameter_aturan (kode, nama, nilai, sejak, dasar) values ('AKSES', 'simpanBulan', 60, '2020-01-01', 'contoh')`);
    await tungguSemuaSelesai(admin);
    await admin.query('select akses_rangkumkan()');
    return await jejakDari(basis.url, () => admin.query("select akses_pangkas('uji', 'uji')"));
  } finally {
    await admin.end();
    await basis.hapus();
  }
}

/** Acts that need a database of their own, by the event each must leave. */
export const JEJAK_SENDIRI: Partial<Record<Peristiwa, (berkas: Mesin) => Promise<readonly Entri[]>>> = {
  'mutasi.dokumen_disimpan': simpanDokumen,
  'akses.dipangkas': pangkasAkses,
  'tugas.terkirim': tulisBalik('PEMINDAHAN'),
  'tugas.perlu_tindakan': tulisBalik('PEMBERHENTIAN'),
};
