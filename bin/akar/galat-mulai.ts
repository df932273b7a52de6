import type { Config } from '../../platform/config.ts';

const NAMA_PORT: Readonly<Record<keyof Config['port'], string>> = {
  gerbang: 'PORT_GERBANG',
  pegawai: 'PORT_PEGAWAI',
  jabatan: 'PORT_JABATAN',
  mutasi: 'PORT_MUTASI',
  pelanggaran: 'PORT_PELANGGARAN',
  selisih: 'PORT_SELISIH',
};

function variabelPort(port: number, config: Config): string | undefined {
  if (config.oidc.jenis === 'tersemat' && config.oidc.port === port) return 'PORT_ISSUER';
  return (Object.keys(NAMA_PORT) as (keyof Config['port'])[]).filter((n) => config.port[n] === port).map((n) => NAMA_PORT[n])[0];
}

/** What to tell the person whose start failed: a port in use is named with the variable that changes it. */
export function pesanGalatMulai(galat: unknown, config: Config): string {
  if (!(galat instanceof Error)) return 'kesalahan tak dikenal';
  const { code, port } = galat as NodeJS.ErrnoException & { readonly port?: number };
  if (code !== 'EADDRINUSE' || port === undefined) return galat.message;
  const nama = variabelPort(port, config);
  return `port ${port} sudah dipakai program lain, mungkin SIMPUL yang sedang berjalan. Hentikan program itu${nama === undefined ? '' : ` atau ubah ${nama}`}.`;
}
