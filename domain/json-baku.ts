/** Canonical JSON: keys sorted at every depth, so jsonb's own order does not change the hash. */
export function jsonBaku(nilai: unknown): string {
  if (Array.isArray(nilai)) return `[${nilai.map(jsonBaku).join(',')}]`;
  if (typeof nilai !== 'object' || nilai === null) return JSON.stringify(nilai) ?? 'null';
  const isi = Object.entries(nilai).filter(([, v]) => v !== undefined);
  isi.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${isi.map(([k, v]) => `${JSON.stringify(k)}:${jsonBaku(v)}`).join(',')}}`;
}
