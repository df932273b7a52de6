/** The same server and credentials, another database. */
export function denganBasisData(url: string, nama: string): string {
  const baru = new URL(url);
  baru.pathname = `/${encodeURIComponent(nama)}`;
  return baru.toString();
}

/** The same server and database as another role. */
export function denganPeran(url: string, peran: string, sandi: string): string {
  const baru = new URL(url);
  baru.username = encodeURIComponent(peran);
  baru.password = encodeURIComponent(sandi);
  return baru.toString();
}

/** The same, committing without waiting for the disk: for counters whose last moment may be lost with the server. */
export function tanpaTunggu(url: string): string {
  const baru = new URL(url);
  baru.searchParams.set('options', `${baru.searchParams.get('options') ?? ''} -c synchronous_commit=off`.trim());
  return baru.toString();
}

/** The URL as it may be shown: without user and password. */
export function tanpaSandi(url: string): string {
  const baru = new URL(url);
  baru.username = '';
  baru.password = '';
  return baru.toString();
}
