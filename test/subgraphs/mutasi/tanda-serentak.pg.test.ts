import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertTanda } from '../../../subgraphs/mutasi/queries-bertanda.ts';
import { kodeVerifikasi } from '../../../subgraphs/mutasi/tandatangani-berita-acara.ts';
import { ajukan } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe } from './dunia.ts';

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

test('yang menandatangani berita acara yang sama pada saat yang sama: tepat satu tanda tangan, dan tidak satu galat pun', async () => {
  await dunia.tambahPegawai(nipKe(1));
  const { beritaAcara } = await ajukan(dunia, [nipKe(1)]);
  const { rows } = await dunia.admin.query<{ id: string; usul: string; kid: string }>(
    `insert into berita_acara (usul, tahap, hasil, isi, sidik, oleh) select usul, tahap, hasil, isi, sidik, 'uji' from berita_acara, generate_series(1, 60) where id = $1
     returning id::text, usul::text, (select min(kid) from kunci_pertek) kid`,
    [beritaAcara.id],
  );
  const konteks = dunia.sistem();
  for (const baru of rows) {
    const tanda = { ...baru, kode: kodeVerifikasi(baru.id, '0'.repeat(64)), isi: '{}', jws: 'a..b' };
    const hasil = await Promise.all(Array.from({ length: 8 }, () => konteks.tulis((tx) => insertTanda(tx, tanda))));
    expect(hasil.filter(Boolean)).toHaveLength(1);
  }
});
