import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../platform/config.ts';
import { contohEnv } from '../../platform/config-example.ts';
import { KUNCI_PENGEMBANGAN, PengaturanLingkungan } from '../../platform/config-schema.ts';

const RAHASIA = 'rahasia-yang-cukup-panjang-untuk-produksi-123';
const PRODUKSI = {
  NODE_ENV: 'production',
  OIDC_ISSUER: 'https://masuk.contoh.id',
  SIMPUL_KUNCI_PEMANGGIL: RAHASIA,
  SIMPUL_KUNCI_SAMARAN: RAHASIA,
  SIMPUL_SEGEL_DIR: '/srv/segel',
  SIMPUL_SEGEL_KUNCI: '/etc/simpul/segel.pem',
};

describe('setelan', () => {
  test('an empty environment gives the embedded defaults', () => {
    const config = readConfig({});
    expect(config.basisData).toEqual({ jenis: 'tersemat', port: 54_329, portTetap: false });
    expect(config.antrean).toEqual({ jenis: 'postgres' });
    expect(config.oidc).toEqual({ jenis: 'tersemat', port: 4191 });
    expect(config.port).toEqual({ gerbang: 4000, pegawai: 4101, jabatan: 4102, mutasi: 4103, pelanggaran: 4104, selisih: 4105 });
    expect(config.bangsa).toEqual({ pegawai: 20_000, instansi: 40, benih: 42 });
    expect(config.dataDir).toBe(path.resolve('.simpul'));
  });

  test('a list of documents is demanded of machine clients only where the operator says so', () => {
    expect(readConfig({}).mesinBerdaftar).toBe(false);
    expect(readConfig(PRODUKSI).mesinBerdaftar).toBe(false);
    expect(readConfig({ ...PRODUKSI, SIMPUL_DOKUMEN_MESIN: 'berdaftar' }).mesinBerdaftar).toBe(true);
    expect(() => readConfig({ SIMPUL_DOKUMEN_MESIN: 'ya' })).toThrowError(/SIMPUL_DOKUMEN_MESIN/);
  });

  test('the default port of the embedded issuer is one that fetch agrees to call', async () => {
    const { oidc } = readConfig({});
    const port = oidc.jenis === 'tersemat' ? oidc.port : 0;
    const blocked = await fetch(`http://127.0.0.1:${port}/`).then(
      () => '',
      (e: Error) => String((e.cause as Error | undefined)?.message),
    );
    // 4190, for one, is on the list of ports that no fetch connects to.
    expect(blocked).not.toBe('bad port');
  });

  test('a value that is only blank counts as absent', () => {
    expect(readConfig({ REDIS_URL: '', DATABASE_URL: ' ', PORT_GERBANG: '' })).toEqual(readConfig({}));
  });

  test('every fault is reported together, single values and combinations alike, and no value is shown', () => {
    const salah = {
      PORT_GERBANG: 'empat ribu',
      SIMPUL_MODE: 'tiga',
      DATABASE_URL: 'mysql://u:sandi-bocor@h/d',
      ANTREAN: 'redis',
      SIMPUL_KUNCI_PEMANGGIL: 'pendek-bocor',
    };
    expect(() => readConfig(salah)).toThrowError(/PORT_GERBANG[\s\S]*REDIS_URL: wajib/);
    for (const nama of Object.keys(salah).filter((n) => n !== 'ANTREAN')) expect(() => readConfig(salah)).toThrowError(new RegExp(`${nama}:`));
    expect(() => readConfig(salah)).not.toThrowError(/bocor/);
  });

  test('an operator who names the port of the embedded database gets that port or an error', () => {
    expect(readConfig({ PORT_POSTGRES: '6000' }).basisData).toEqual({ jenis: 'tersemat', port: 6000, portTetap: true });
  });

  test('an own database also serves the migrations unless another connection is named', () => {
    const url = 'postgres://a:b@db.contoh.id/simpul';
    expect(readConfig({ DATABASE_URL: url }).basisData).toEqual({ jenis: 'luar', url, urlMigrasi: url });
    expect(readConfig({ DATABASE_URL: url, DATABASE_URL_MIGRASI: `${url}2` }).basisData).toEqual({ jenis: 'luar', url, urlMigrasi: `${url}2` });
  });

  test('production starts with own secrets and an own issuer', () => {
    expect(readConfig(PRODUKSI).oidc).toEqual({ jenis: 'luar', issuer: 'https://masuk.contoh.id' });
  });

  test.each([
    ['OIDC_ISSUER', undefined],
    ['SIMPUL_KUNCI_PEMANGGIL', undefined],
    ['SIMPUL_KUNCI_PEMANGGIL', KUNCI_PENGEMBANGAN.SIMPUL_KUNCI_PEMANGGIL],
    ['SIMPUL_KUNCI_SAMARAN', KUNCI_PENGEMBANGAN.SIMPUL_KUNCI_SAMARAN],
    ['SIMPUL_SEGEL_DIR', undefined],
    ['SIMPUL_SEGEL_DIR', '.simpul/segel'],
    ['SIMPUL_SEGEL_KUNCI', undefined],
    ['SIMPUL_SEGEL_KUNCI', '.simpul/kunci/segel.pem'],
  ])('production refuses to start with %s = %s', (nama, nilai) => {
    expect(() => readConfig({ ...PRODUKSI, [nama]: nilai })).toThrowError(new RegExp(`${nama}: wajib`));
  });
});

describe('.env.example', () => {
  test('is what the schema says (renew it with: node bin/jalan.mjs lint/env-example.ts)', () => {
    expect(readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')).toBe(contohEnv());
  });

  test('explains every variable', () => {
    for (const [nama, skema] of Object.entries(PengaturanLingkungan.shape)) expect(skema.description, nama).toMatch(/\S{2}/);
  });
});
