import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ruteKlien } from '../../bin/akar/rute-klien.ts';
import { jalankanPerintah } from '../../bin/perintah/program.ts';
import { sebagaiPeran } from '../../bin/perintah/sambungan.ts';
import { MANIFES_HUB } from '../../gateway/dokumen/manifes.ts';
import { buatGerbang } from '../../gateway/gerbang.ts';
import { layani } from '../../gateway/http.ts';
import { susunSupergraf } from '../../gateway/susun.ts';
import { cariHibah } from '../../platform/auth/hibah.ts';
import { layaniIssuerPengembangan } from '../../platform/auth/issuer-pengembangan.ts';
import { buatPencariDokumen } from '../../platform/auth/klien/daftar-dokumen.ts';
import { sumberKlien } from '../../platform/auth/klien/sumber-klien.ts';
import { isiKunciPemanggil } from '../../platform/auth/pemanggil.ts';
import { buatVerifikasiToken } from '../../platform/auth/verifikasi-token.ts';
import { jamSistem } from '../../platform/clock.ts';
import { openDb } from '../../platform/db/open-db.ts';
import { type Sql, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { PENCATAT_DIAM } from '../../platform/telemetry/pencatat.ts';
import { KUNCI_UJI } from '../gateway/rakit.ts';
import { schemaOrang, skemaOrang } from '../gateway/subgraf-contoh.ts';
import { buatBasisData } from '../support/postgres.ts';

export interface RakitanKlien {
  readonly hub: string;
  readonly issuer: string;
  readonly dir: string;
  perintah(...argumen: string[]): Promise<{ readonly kode: number; readonly keluar: string; readonly cerita: string }>;
  /** As the owner of the database. */
  sql<T>(fn: (sql: Sql) => Promise<T>): Promise<T>;
  /** A file with the public half of the key file of that name, made when there is none. */
  publik(nama: string): Promise<string>;
  tutup(): Promise<void>;
}

/** Development issuer, gateway with the real verification, and the routes of machine clients, over one database with two agencies. */
export async function rakitKlien(): Promise<RakitanKlien> {
  const basis = await buatBasisData();
  const dir = await mkdtemp(join(tmpdir(), 'simpul-klien-'));
  const sql = <T>(fn: (s: Sql) => Promise<T>): Promise<T> => sqlUntukIrisan(basis.url, fn);
  await sql(async (s) => {
    await isiKunciPemanggil(s, KUNCI_UJI.kid, KUNCI_UJI.kunci);
    await s`insert into instansi (no, id, kode_cepat, nama, jenis) values (1, 'INS-1', '9001', 'Kementerian Contoh', 'KEMENT'), (2, 'INS-2', '9002', 'Badan Contoh', 'LPNK')`;
  });
  const { pool, close } = openDb({ url: sebagaiPeran(basis.url, 'simpul_app'), nama: 'uji-klien', maks: 10 });
  const penerbit = await layaniIssuerPengembangan({ dataDir: dir, port: 0, lingkungan: 'test', klien: sumberKlien(pool) });
  const gerbang = buatGerbang({
    supergraph: susunSupergraf([{ name: 'orang', url: 'http://127.0.0.1:1/graphql', typeDefs: skemaOrang }]),
    lokal: [{ name: 'orang', schema: schemaOrang(), buatKonteks: (k) => k }],
    verifikasi: buatVerifikasiToken({ issuer: penerbit.issuer, lingkungan: 'test' }),
    // Uncached: a withdrawal is asked about at once.
    hibah: (iss, sub, peran) => cariHibah(pool, iss, sub, peran),
    kunciPemanggil: KUNCI_UJI,
    // Likewise: a changed list is asked for at once.
    dokumen: { manifes: MANIFES_HUB, cari: (klien) => buatPencariDokumen(pool, jamSistem)(klien), wajibMesin: false },
    log: PENCATAT_DIAM,
    produksi: false,
  });
  const hub = await layani(gerbang, { port: 0, rute: ruteKlien(pool) });
  const perintah: RakitanKlien['perintah'] = async (...argumen) => {
    const keluar: string[] = [];
    const cerita: string[] = [];
    const kode = await jalankanPerintah(
      argumen,
      { SIMPUL_DATA: dir, DATABASE_URL: basis.url },
      { stdout: (s) => void keluar.push(s), stderr: (s) => void cerita.push(s) },
    );
    return { kode, keluar: keluar.join(''), cerita: cerita.join('') };
  };
  return {
    hub: hub.url,
    issuer: penerbit.issuer,
    dir,
    perintah,
    sql,
    publik: async (nama) => {
      const { keluar } = await perintah('klien', 'kunci', '--folder', dir, '--nama', nama);
      const berkas = join(dir, `publik-${nama}`);
      await writeFile(berkas, keluar);
      return berkas;
    },
    tutup: async () => {
      await hub.tutup();
      await penerbit.tutup();
      await close();
      await basis.hapus();
      await rm(dir, { recursive: true });
    },
  };
}
