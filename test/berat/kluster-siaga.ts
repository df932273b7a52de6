import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as tidur } from 'node:timers/promises';
import pg from 'pg';
import { type PostgresTersemat, startEmbeddedPostgres } from '../../platform/db/embedded-postgres.ts';
import { pgBinaries } from '../../platform/db/pg-binaries.ts';
import { folderKluster, pilihPgUser } from '../../platform/db/pg-user.ts';
import { portBebas } from '../../platform/db/port.ts';
import { simpanSalinan } from '../support/keluaran.ts';

const TENGGAT_MS = 60_000;

async function dengan<T>(url: string, kerja: (klien: pg.Client) => Promise<T>): Promise<T> {
  const klien = new pg.Client({ connectionString: url });
  klien.on('error', () => undefined);
  await klien.connect();
  try {
    return await kerja(klien);
  } finally {
    await klien.end().catch(() => undefined);
  }
}

async function sampai(keadaan: () => Promise<boolean>, apa: string): Promise<void> {
  for (const batas = Date.now() + TENGGAT_MS; !(await keadaan()); await tidur(50)) if (Date.now() > batas) throw new RangeError(`${apa} tidak tercapai`);
}

/** One address that leads to whichever server is the primary now. */
class Alamat {
  readonly #server: Server;
  readonly #terbuka = new Set<Socket>();
  tujuan = 0;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async buka(): Promise<Alamat> {
    const server = createServer({ noDelay: true });
    const alamat = new Alamat(server);
    server.on('connection', (klien) => {
      const utama = createConnection({ host: '127.0.0.1', port: alamat.tujuan, noDelay: true });
      for (const s of [klien, utama]) {
        alamat.#terbuka.add(s);
        s.on('error', () => undefined);
        s.on('close', () => {
          alamat.#terbuka.delete(s);
          klien.destroy();
          utama.destroy();
        });
      }
      klien.pipe(utama).pipe(klien);
    });
    await new Promise<void>((siap) => server.listen(0, '127.0.0.1', siap));
    return alamat;
  }

  get port(): number {
    return (this.#server.address() as { port: number }).port;
  }

  async tutup(): Promise<void> {
    for (const s of this.#terbuka) s.destroy();
    await new Promise((selesai) => this.#server.close(selesai));
  }
}

/** Where the cluster of a folder lies: of the running user, or of an own one where that is root. */
const folderPg = (url: string): Promise<string> =>
  dengan(url, async (k) => (await k.query<{ d: string }>("select current_setting('data_directory') d")).rows[0]?.d ?? '');

const denganPort = (url: string, port: number): string => {
  const baru = new URL(url);
  baru.port = String(port);
  return baru.toString();
};

/** A primary and its standby, both embedded; a killed primary is replaced by the standby, and that gets a new one. */
export class KlusterSiaga {
  readonly #folder: string;
  readonly #alamat: Alamat;
  #utama: PostgresTersemat;
  #siaga: PostgresTersemat | null = null;
  #urut = 0;

  private constructor(folder: string, alamat: Alamat, utama: PostgresTersemat) {
    this.#folder = folder;
    this.#alamat = alamat;
    this.#utama = utama;
    alamat.tujuan = utama.port;
  }

  static async buat(folder: string): Promise<KlusterSiaga> {
    const utama = await startEmbeddedPostgres({ folder: path.join(folder, '0'), port: await portBebas(), portTetap: true, tahanMati: false });
    return new KlusterSiaga(folder, await Alamat.buka(), utama);
  }

  get adminUrl(): string {
    return denganPort(this.#utama.adminUrl, this.#alamat.port);
  }

  urlSiaga(basis: string): string {
    const url = new URL(this.#siaga?.adminUrl ?? '');
    url.pathname = `/${basis}`;
    return url.toString();
  }

  /** Copies the running primary between the start and the end of a backup and starts the copy behind it. `sinkron`: every commit waits for it. */
  async pasangSiaga(sinkron: boolean): Promise<void> {
    this.#urut += 1;
    const nama = `siaga${this.#urut}`;
    const folder = path.join(this.#folder, String(this.#urut));
    const { adminUrl, port: portUtama } = this.#utama;
    const asal = await folderPg(adminUrl);
    // Where the cluster of a folder lies depends on the identity that runs it; `cp -a` keeps that of the files.
    const tujuan = folderKluster(folder, pilihPgUser(asal, (await pgBinaries()).postgres));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    copyFileSync(path.join(this.#folder, String(this.#urut - 1), 'pg.sandi'), path.join(folder, 'pg.sandi'));
    await dengan(adminUrl, async (k) => {
      await k.query('select pg_create_physical_replication_slot($1, true)', [nama]);
      await k.query('select pg_backup_start($1, true)', [nama]);
      // A file of a table that is dropped meanwhile may vanish under the copy.
      spawnSync('cp', ['-a', asal, tujuan], { stdio: 'ignore' });
      const { rows } = await k.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
      for (const f of ['postmaster.pid', 'postmaster.opts']) rmSync(path.join(tujuan, f), { force: true });
      for (const isi of ['pg_replslot', 'pg_wal'])
        for (const f of readdirSync(path.join(tujuan, isi)))
          if (f !== 'archive_status' && f !== 'summaries') rmSync(path.join(tujuan, isi, f), { recursive: true });
      const sandi = decodeURIComponent(new URL(adminUrl).password);
      writeFileSync(path.join(tujuan, 'backup_label'), rows[0]?.labelfile ?? '');
      writeFileSync(path.join(tujuan, 'standby.signal'), '');
      appendFileSync(
        path.join(tujuan, 'postgresql.auto.conf'),
        `primary_conninfo = 'host=127.0.0.1 port=${portUtama} user=postgres password=${sandi} application_name=${nama}'\nprimary_slot_name = '${nama}'\nsynchronous_standby_names = '${sinkron ? nama : ''}'\n`,
      );
    });
    this.#siaga = await startEmbeddedPostgres({ folder, port: await portBebas(), portTetap: true, tahanMati: false });
    await dengan(adminUrl, async (k) => {
      await k.query(`alter system set synchronous_standby_names = '${sinkron ? nama : ''}'`);
      await k.query('select pg_reload_conf()');
      const cari = `select count(*)::int n from pg_stat_replication where application_name = $1 and state = 'streaming' and sync_state = $2`;
      await sampai(async () => (await k.query<{ n: number }>(cari, [nama, sinkron ? 'sync' : 'async'])).rows[0]?.n === 1, 'siaga yang mengikuti');
    });
  }

  bunuhUtama(): void {
    process.kill(this.#utama.pid, 'SIGKILL');
  }

  /** The standby loses its primary and waits for what will not come. */
  async putuskanAliran(): Promise<void> {
    await dengan(this.#siaga?.adminUrl ?? '', async (k) => {
      await k.query("alter system set primary_conninfo = ''");
      await k.query('select pg_reload_conf()');
      await sampai(async () => (await k.query('select from pg_stat_wal_receiver')).rowCount === 0, 'aliran yang terputus');
    });
  }

  /** From now on the address leads to the standby, which somebody has raised. */
  async pindah(): Promise<void> {
    if (this.#siaga === null) throw new RangeError('tidak ada siaga');
    await this.#utama.stop();
    this.#utama = this.#siaga;
    this.#siaga = null;
    this.#alamat.tujuan = this.#utama.port;
  }

  async hentikan(): Promise<void> {
    await this.#siaga?.stop();
    await this.#utama.stop();
    for (let n = 0; n <= this.#urut; n++) simpanSalinan('pg-siaga', path.join(this.#folder, String(n), 'pg.log'));
    await this.#alamat.tutup();
  }
}
