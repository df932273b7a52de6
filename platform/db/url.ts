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

/** The URL as it may be shown: without user and password. */
export function tanpaSandi(url: string): string {
  const baru = new URL(url);
  baru.username = '';
  baru.password = '';
  return baru.toString();
}
