import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as tidur } from 'node:timers/promises';
import { type Connection, createConnection } from 'mysql2';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { hentikan } from './hentikan.ts';
import { portBebas } from './port-bebas.ts';

/** A throw-away MariaDB on the loopback with TLS under a certificate for `localhost` that nobody vouches for. */
export interface MariadbUji {
  readonly port: number;
  /** File of its certificate, for those who do trust it. */
  readonly sertifikat: string;
  /** Statement as root. */
  readonly sql: (perintah: string, nilai?: readonly unknown[]) => Promise<unknown>;
  readonly hapus: () => Promise<void>;
}

const FOLDER = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];

function cari(program: string): string {
  const jalur = FOLDER.map((f) => path.join(f, program)).find((calon) => existsSync(calon));
  if (jalur === undefined) throw new Kesalahan('KONFIGURASI', `${program} tidak ditemukan; pasang dengan: apt-get install -y mariadb-server`);
  return jalur;
}

function buatSertifikat(folder: string): readonly string[] {
  const kunci = path.join(folder, 'kunci.pem');
  const sertifikat = path.join(folder, 'sertifikat.pem');
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost',
      '-keyout',
      kunci,
      '-out',
      sertifikat,
    ],
    { stdio: 'ignore' },
  );
  return [`--ssl-key=${kunci}`, `--ssl-cert=${sertifikat}`];
}

const sambung = (soket: string): Promise<Connection> =>
  new Promise((selesai, gagal) => {
    const klien = createConnection({ socketPath: soket, user: 'root' });
    klien.on('error', () => {});
    klien.connect((galat) => (galat === null ? selesai(klien) : gagal(galat)));
  });

async function tungguSiap(soket: string, proses: ChildProcess): Promise<Connection> {
  for (let ke = 0; ke < 300; ke += 1) {
    if (proses.exitCode !== null) break;
    const klien = await sambung(soket).catch(() => null);
    if (klien !== null) return klien;
    await tidur(100);
  }
  throw new Kesalahan('KONFIGURASI', 'mariadbd berhenti atau tidak menjawab saat mulai');
}

export async function mulaiMariadb(): Promise<MariadbUji> {
  const folder = mkdtempSync(path.join(tmpdir(), 'simpul-mariadb-'));
  const data = path.join(folder, 'data');
  const soket = path.join(folder, 's');
  const pengguna = process.getuid?.() === 0 ? ['--user=root'] : [];
  execFileSync(cari('mariadb-install-db'), ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db', ...pengguna], {
    stdio: 'ignore',
  });
  const port = await portBebas();
  const setelan = ['--innodb-flush-log-at-trx-commit=0', '--innodb-buffer-pool-size=32M', '--skip-log-bin', '--performance-schema=off'];
  const proses = spawn(
    cari('mariadbd'),
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${soket}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      ...buatSertifikat(folder),
      ...setelan,
      ...pengguna,
    ],
    { stdio: 'ignore' },
  );
  const hapus = (): Promise<void> => hentikan(proses, folder);
  try {
    const klien = await tungguSiap(soket, proses);
    return {
      port,
      sertifikat: path.join(folder, 'sertifikat.pem'),
      sql: (perintah, nilai = []) =>
        new Promise((selesai, gagal) => klien.query(perintah, [...nilai], (galat, hasil) => (galat === null ? selesai(hasil) : gagal(galat)))),
      hapus: async () => {
        klien.destroy();
        await hapus();
      },
    };
  } catch (galat) {
    await hapus();
    throw galat;
  }
}
