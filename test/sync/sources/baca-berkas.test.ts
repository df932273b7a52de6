import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BarisCacat, type BarisMentah, bacaBaris, type KepalaBerkas, type OpsiBaca } from '../../../sync/sources/baca-berkas.ts';
import { barisDariJson, barisDariSel } from '../../../sync/sources/baris-json.ts';
import { pecahCsv, tulisSel } from '../../../sync/sources/pecah-csv.ts';

async function* potong(isi: Buffer, ukuran: number): AsyncGenerator<Buffer> {
  for (let i = 0; i < isi.length; i += ukuran) yield isi.subarray(i, i + ukuran);
}
async function semua(isi: string | Buffer, ukuran = 7, opsi: OpsiBaca = { format: 'auto' }) {
  const baris: BarisMentah[] = [];
  const cacat: BarisCacat[] = [];
  let kepala: KepalaBerkas | undefined;
  for await (const k of bacaBaris(potong(Buffer.from(isi), ukuran), opsi)) {
    if (!kepala) expect(k.baris).toHaveLength(0);
    kepala = k.kepala;
    baris.push(...k.baris);
    cacat.push(...k.cacat);
  }
  return { kepala, baris, cacat };
}

/** Passes over the lines it is told of, and remembers on which lines they stood. */
function saringan(kenal: readonly string[]): { readonly dilewati: [number, string][]; readonly opsi: OpsiBaca } {
  const dilewati: [number, string][] = [];
  let kini = '';
  const s = {
    kenal: (blok: Buffer, dari: number, sampai: number): boolean => {
      kini = blok.toString('utf8', dari, sampai);
      return kenal.includes(kini);
    },
    penuh: () => false,
    lewati: (nomor: number): void => void dilewati.push([nomor, kini]),
  };
  return { dilewati, opsi: { format: 'auto', saring: () => s } };
}

describe('baris yang dikenali dari bitanya', () => {
  it.each([3, 7, 1_000])('dilewati tanpa dibaca, dengan nomor barisnya; di dalam isian berkutip ia bukan baris (potongan %i)', async (ukuran) => {
    const { dilewati, opsi } = saringan(['1;A', '3;C', '\u00e9;E', 'nip;nama']);
    const { baris } = await semua('nip;nama\n1;A\r\n2;"x\n3;C\ny"\n3;C\n4;D\n\u00e9;E\n1;A', ukuran, opsi);
    expect(baris).toEqual([
      { nomor: 3, mentah: '2;"x\n3;C\ny"' },
      { nomor: 7, mentah: '4;D' },
    ]);
    expect(dilewati).toEqual([
      [2, '1;A'],
      [6, '3;C'],
      [8, '\u00e9;E'],
      [9, '1;A'],
    ]);
  });

  it('bersama yang dibaca menjadi berkas yang sama seperti tanpa saringan', async () => {
    const sel = fc.constantFrom('a', '', '"k;t"', '"dua\nbaris"', '"a;b', 'x"y', '\u00e9');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(sel, sel), { maxLength: 12 }), fc.integer({ min: 1, max: 40 }), async (isi, ukuran) => {
        const teks = `p;q\n${isi.map((s) => s.join(';')).join('\n')}\n`;
        const polos = await semua(teks, ukuran);
        const kenal = polos.baris.filter((b) => b.nomor % 2 === 0 && !b.mentah.includes('\n')).map((b) => b.mentah);
        const { dilewati, opsi } = saringan(kenal);
        const disaring = await semua(teks, ukuran, opsi);
        const gabung = [...disaring.baris.map((b): [number, string] => [b.nomor, b.mentah]), ...dilewati].sort((a, b) => a[0] - b[0]);
        expect(gabung).toEqual(polos.baris.map((b) => [b.nomor, b.mentah]));
        expect(disaring.cacat).toEqual(polos.cacat);
      }),
      { numRuns: 150 },
    );
  });
});

describe('bacaBaris', () => {
  it('BOM, CRLF, baris kosong, dan baris akhir tanpa pindah baris', async () => {
    const { kepala, baris } = await semua('\ufeffnip; nama \r\n1;A\r\n\r\n2;B');
    expect(kepala).toEqual({ format: 'csv', pemisah: ';', kolom: ['nip', 'nama'], gzip: false });
    expect(baris).toEqual([
      { nomor: 2, mentah: '1;A' },
      { nomor: 4, mentah: '2;B' },
    ]);
  });

  it.each([
    ['nip,nama', ','],
    ['nip;nama,gelar;x', ';'],
    ['nip|nama', '|'],
    ['nip\tnama', '\t'],
    ['nip', ';'],
  ])('pemisah %j dikenali sebagai %j', async (judul, pemisah) => expect((await semua(`${judul}\n`)).kepala?.pemisah).toBe(pemisah));

  it('isian berkutip boleh memuat pemisah, kutip, dan pindah baris; nomor baris tetap nomor fisik', async () => {
    const { baris } = await semua('a;b\n"x\ny;""z""";1\n2;3\n');
    expect(baris.map((b) => b.nomor)).toEqual([2, 4]);
    expect(pecahCsv(baris[0]?.mentah ?? '', ';')).toEqual(['x\ny;"z"', '1']);
  });

  it('kutip yang tidak ditutup hanya merugikan barisnya sendiri', async () => {
    const { baris, cacat } = await semua(`a;b\n1;"rusak\n${'2;baik\n'.repeat(20_000)}`, 4096);
    expect(cacat.map((c) => [c.nomor, c.kode])).toEqual([[2, 'KUTIP_TIDAK_DITUTUP']]);
    expect(baris).toHaveLength(20_000);
    expect(baris[0]).toEqual({ nomor: 3, mentah: '2;baik' });
    const akhir = await semua('a;b\n1;2\n3;"x\n4;5\n');
    expect(akhir.baris.map((b) => b.nomor)).toEqual([2, 4]);
    expect(akhir.cacat).toMatchObject([{ nomor: 3, kode: 'KUTIP_TIDAK_DITUTUP' }]);
  });

  it('kutip di tengah isian tanpa kutip adalah huruf biasa', async () => {
    const { baris } = await semua('a;b\n1;ABDUL "ALI\n2;x\n');
    expect(baris).toHaveLength(2);
    expect(pecahCsv(baris[0]?.mentah ?? '', ';')).toEqual(['1', 'ABDUL "ALI']);
  });

  it.each([16, 5000, 200_000])('baris lebih dari 64 KiB dilewati dan dilaporkan, sisanya tetap terbaca (potongan %i)', async (ukuran) => {
    const { baris, cacat } = await semua(`{"nip":"1"}\n{"nip":"${'9'.repeat(70_000)}"}\n{"nip":"2"}\n`, ukuran);
    expect(baris.map((b) => b.nomor)).toEqual([1, 3]);
    expect(cacat).toMatchObject([{ nomor: 2, kode: 'BARIS_TERLALU_PANJANG' }]);
    const ekor = await semua(`{"nip":"1"}\n${'9'.repeat(70_000)}`, ukuran);
    expect(ekor.cacat).toMatchObject([{ nomor: 2, kode: 'BARIS_TERLALU_PANJANG' }]);
  });

  it('gzip dikenali dari isinya; yang terpotong dan yang mengembang liar ditolak', async () => {
    const isi = gzipSync('nip;nama\n1;A\n');
    expect(await semua(isi, 3)).toMatchObject({ kepala: { gzip: true }, baris: [{ nomor: 2, mentah: '1;A' }] });
    await expect(semua(isi.subarray(0, 20))).rejects.toThrow(/gzip rusak/);
    const bom = gzipSync(Buffer.alloc(20 * 1024 * 1024, `${'a'.repeat(999)}\n`));
    await expect(semua(bom, 65536)).rejects.toThrow(/mengembang/);
  });

  it('Excel, UTF-16, berkas kosong, dan judul ganda ditolak dengan saran', async () => {
    await expect(semua('PK\u0003\u0004xx')).rejects.toThrow(/CSV UTF-8/);
    await expect(semua(Buffer.from([0xff, 0xfe, 0x61, 0]))).rejects.toThrow(/UTF-16/);
    await expect(semua('')).rejects.toThrow(/kosong/);
    await expect(semua('\n \n')).rejects.toThrow(/kosong/);
    expect(await semua('', 7, { format: 'ndjson' })).toMatchObject({ kepala: { format: 'ndjson' }, baris: [], cacat: [] });
    await expect(semua('a;b;a\n')).rejects.toThrow(/"a" ada dua kali/);
  });

  it('baris bukan UTF-8 dibaca sebagai Windows-1252, tetangganya tetap UTF-8', async () => {
    const isi = Buffer.concat([Buffer.from('a\nJos\u00e9\n'), Buffer.from([0x4a, 0x6f, 0x73, 0xe9, 0x92, 0x0a])]);
    expect((await semua(isi, 1000)).baris.map((b) => b.mentah)).toEqual(['Jos\u00e9', 'Jos\u00e9\u2019']);
  });

  it('hasil tidak bergantung pada ukuran potongan; yang ditulis terbaca kembali persis', async () => {
    const sel = fc.string({ unit: fc.constantFrom('a', 'B', '"', ';', '\n', ' ', '\u00e9', '0'), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(sel, sel), { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), async (isi, ukuran) => {
        const tulis = (s: string): string => (s === '' ? '""' : tulisSel(s, ';'));
        const teks = `a;b\n${isi.map((b) => `${b.map(tulis).join(';')}\n`).join('')}`;
        const { baris, cacat } = await semua(teks, ukuran);
        expect(cacat).toEqual([]);
        expect(baris.map((b) => pecahCsv(b.mentah, ';'))).toEqual(isi);
      }),
      { numRuns: 200 },
    );
  });
});

describe('baris menjadi sel', () => {
  it('objek bersarang diratakan, angka dan boolean menjadi teks', () => {
    expect(barisDariJson('{"a":1,"b":true,"c":null,"d":{"e":{"f":"x"}},"g":[1]}')).toEqual({
      a: '1',
      b: 'true',
      c: null,
      d: '{}',
      'd.e': '{}',
      'd.e.f': 'x',
      g: '[1]',
    });
    for (const rusak of ['', '[]', '1', '{"a":', 'null']) expect(barisDariJson(rusak)).toBeNull();
  });
  it('jumlah sel harus sama dengan judul, kecuali sel kosong di ujung', () => {
    expect(barisDariSel(['a', 'b'], ['1', '2', '', ' '])).toEqual({ a: '1', b: '2' });
    expect(barisDariSel(['a', 'b'], ['1'])).toBeNull();
    expect(barisDariSel(['a', 'b'], ['1', '2', '3'])).toBeNull();
  });
});
