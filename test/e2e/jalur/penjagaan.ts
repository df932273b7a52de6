import { expect, it } from 'vitest';
import { logPostgres } from '../support/hub.ts';
import type { Panggung } from '../support/panggung.ts';

// A fraction may be as long as a NIP and is none.
const ANGKA_PANJANG = /(?<![\d.])(\d{16}|\d{18})(?!\d)/;
const KODE_LUAR = /^(BELUM_MASUK|UNAUTHENTICATED)$/;

/** Scenario 10: no way in beside the gateway, and none through it without a token. */
export function skenarioPintu(p: () => Panggung, mode: 'satu' | 'http'): void {
  it('tanpa token, dengan token rusak, atau dengan token penerbit lain gerbang menjawab belum masuk', async () => {
    const token = await p().hub.token('DATA_STEWARD_BKN');
    for (const t of [null, 'bukan.token.sama-sekali', `${token.slice(0, -6)}AAAAAA`]) {
      const jawab = await p().hub.gql(t, '{ daftarInstansi(first: 1) { nodes { id } } }');
      expect(jawab.status).toBe(401);
      expect(jawab.errors?.[0]?.extensions.code).toMatch(KODE_LUAR);
      expect(jawab.data ?? null).toBeNull();
    }
  });

  it(
    mode === 'http' ? 'subgraf menolak siapa pun yang tidak dibawa gerbang, juga lewat _entities' : 'dalam satu proses tidak ada pintu subgraf yang terbuka',
    async () => {
      const { port } = p().hub.tempat;
      const token = await p().hub.token('DATA_STEWARD_BKN');
      const [orang] = p().terpakai();
      for (const nama of ['PEGAWAI', 'JABATAN', 'MUTASI', 'PELANGGARAN', 'SELISIH'] as const) {
        const tanya = (query: string, headers: Record<string, string>) =>
          fetch(`http://127.0.0.1:${port[nama]}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body: JSON.stringify({ query, variables: { r: [{ __typename: 'Pegawai', nip: orang?.nip }] } }),
          });
        if (mode === 'satu') {
          await expect(tanya('{ __typename }', {})).rejects.toThrow();
          continue;
        }
        for (const headers of [{}, { authorization: `Bearer ${token}` }, { 'x-simpul-pemanggil': 'palsu' }] as Record<string, string>[]) {
          for (const query of [
            '{ __typename }',
            'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Pegawai { nip } } }',
            '{ _service { sdl } }',
          ]) {
            const jawab = await tanya(query, headers);
            expect(jawab.status, `${nama} ${query}`).toBe(401);
            expect(await jawab.text()).not.toContain(orang?.nip);
          }
        }
      }
    },
  );
}

/** Scenario 11: it can be watched, its trail is whole, and it never told anybody's name. */
export function skenarioJejak(p: () => Panggung): void {
  it('sehat, siap dan terukur', async () => {
    const ambil = async (jalur: string) => {
      const jawab = await fetch(`${p().hub.url}${jalur}`);
      return { status: jawab.status, isi: await jawab.text() };
    };
    expect(await ambil('/healthz')).toMatchObject({ status: 200 });
    expect(await ambil('/readyz')).toMatchObject({ status: 200, isi: '{"status":"siap"}' });
    const metrik = await ambil('/metrics');
    expect(metrik.status).toBe(200);
    expect(metrik.isi).toMatch(/^# TYPE simpul_\w+ (histogram|counter|gauge)/m);
    expect(metrik.isi).not.toMatch(ANGKA_PANJANG);
  });

  it('simpul audit verifikasi menyatakan rantai jejak utuh', async () => {
    const hasil = await p().hub.tempat.perintah('audit', 'verifikasi');
    expect(hasil, hasil.stderr).toMatchObject({ kode: 0 });
    expect(hasil.stdout).toMatch(/utuh: \d+ entri/);
    expect(Number(/utuh: (\d+)/.exec(hasil.stdout)?.[1])).toBeGreaterThan(20);
  });

  it('tidak satu NIP, NIK atau nama pun keluar ke log proses atau log PostgreSQL', () => {
    const { tempat } = p().hub;
    const semua = `${tempat.keluaran()}\n${logPostgres(tempat)}`;
    expect(ANGKA_PANJANG.exec(semua)?.[0]).toBeUndefined();
    const orang = p().terpakai();
    expect(orang.length).toBeGreaterThan(6);
    for (const { nip, nama } of orang) {
      expect(semua.includes(nip)).toBe(false);
      expect(semua.toUpperCase().includes(nama.toUpperCase())).toBe(false);
    }
  });
}
