/** Objects of a PDF without compressed streams, by number. */
function objek(pdf: string): ReadonlyMap<string, string> {
  return new Map([...pdf.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)].map((m) => [m[1] ?? '', m[2] ?? '']));
}

/** Letters of an embedded font by glyph code, from its ToUnicode table. */
function abjad(semua: ReadonlyMap<string, string>, huruf: string): ReadonlyMap<string, string> {
  const tabel = semua.get(/\/ToUnicode (\d+) 0 R/.exec(semua.get(huruf) ?? '')?.[1] ?? '') ?? '';
  const hasil = new Map<string, string>();
  for (const [, dari, isi] of tabel.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    [...(isi ?? '').matchAll(/<([0-9a-f]+)>/g)].forEach((m, i) => {
      const kode = (Number.parseInt(dari ?? '0', 16) + i).toString(16).padStart(4, '0');
      hasil.set(kode, String.fromCharCode(...(m[1]?.match(/.{4}/g) ?? []).map((h) => Number.parseInt(h, 16))));
    });
  return hasil;
}

/**
 * The text of every page of a document that platform/naskah wrote, as a reader's machine would copy it, without white space (a table breaks lines, not
 * words' letters). Reads only what that writer writes: plain streams, hexadecimal glyph runs, one ToUnicode table per font.
 */
export function teksPdf(pdf: Buffer): readonly string[] {
  const semua = objek(pdf.toString('latin1'));
  const huruf = new Map<string, ReadonlyMap<string, string>>();
  for (const isi of semua.values())
    for (const [, nama, no] of isi.matchAll(/^\/(F\d+) (\d+) 0 R/gm)) if (nama !== undefined && !huruf.has(nama)) huruf.set(nama, abjad(semua, no ?? ''));
  return [...semua.values()]
    .filter((o) => /\/Type \/Page\n/.test(o))
    .map((halaman) => {
      const isi = semua.get(/\/Contents (\d+) 0 R/.exec(halaman)?.[1] ?? '') ?? '';
      let kini: ReadonlyMap<string, string> = new Map();
      let teks = '';
      for (const m of isi.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*)\] TJ/g)) {
        if (m[1] !== undefined) kini = huruf.get(m[1]) ?? new Map();
        else for (const [, deret] of (m[2] ?? '').matchAll(/<([0-9a-f]*)>/g)) for (const g of deret?.match(/.{4}/g) ?? []) teks += kini.get(g) ?? '?';
      }
      return teks.replaceAll(/\s/g, '');
    });
}
