import { expect, test } from 'vitest';
import { rakit } from '../gateway/rakit.ts';

/** A plainly invented person whose marks must never be a label. */
const TANDA = ['199011302015011977', '3599301190019977', 'KENARI_TANDA_RAHASIA'] as const;

test('metrik gerbang tidak memuat orang, di mana pun penanya menuliskannya', async () => {
  const r = await rakit('lokal');
  try {
    const [nip, nik, nama] = TANDA;
    const kueri = [
      `query ${nama} { daftarOrang { nip } }`,
      `query { ${nama}: daftarOrang { nip } }`,
      `query { orang(nip: "${nip}") { nama } }`,
      `query { ${nama} }`,
      `query ($n: String) { daftarOrang { nip } }`,
      nik,
    ];
    for (const q of kueri) {
      await r.tanya(q, { variables: { n: nik, nip }, headers: { 'x-request-id': nip, 'x-simpul-peran': nama } });
      await r.tanya(q, { sub: nama, variables: { n: nik } });
    }
    const teks = await r.gerbang.metrik.registry.metrics();
    expect(teks).toMatch(/simpul_galat_total\{kode="[A-Z_]+"\} [1-9]/);
    expect(teks).toMatch(/simpul_permintaan_detik_count\{[^}]*\} [1-9]/);
    expect(TANDA.filter((t) => teks.includes(t))).toEqual([]);
  } finally {
    await r.tutup();
  }
});
