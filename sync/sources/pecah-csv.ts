/** Splits one CSV record (RFC 4180: quotes doubled inside quoted fields, line breaks allowed there). A stray quote inside an unquoted field is kept. */
export function pecahCsv(line: string, pemisah: string): string[] {
  if (!line.includes('"')) return line.split(pemisah);
  const hasil: string[] = [];
  let i = 0;
  for (;;) {
    let isi = '';
    let j = i;
    if (line.charCodeAt(i) === 34) {
      for (j = i + 1; ; ) {
        const k = line.indexOf('"', j);
        const akhir = k < 0 ? line.length : k;
        isi = isi === '' ? line.slice(j, akhir) : isi + line.slice(j, akhir);
        j = k < 0 ? akhir : k + 1;
        if (k < 0 || line.charCodeAt(j) !== 34) break;
        isi += '"';
        j++;
      }
    }
    const batas = line.indexOf(pemisah, j);
    const akhir = batas < 0 ? line.length : batas;
    hasil.push(j === akhir ? isi : isi + line.slice(j, akhir));
    if (batas < 0) return hasil;
    i = batas + 1;
  }
}

/** True when the record ends inside a quoted field, so that the next line still belongs to it. `dalam` is the state before the text. */
export function kutipTerbuka(teks: string, pemisah: string, dalam: boolean): boolean {
  let terbuka = dalam;
  for (let i = teks.indexOf('"'); i >= 0; i = teks.indexOf('"', i + 1)) {
    if (!terbuka) terbuka = i === 0 ? true : teks[i - 1] === pemisah;
    else if (teks.charCodeAt(i + 1) === 34) i++;
    else terbuka = false;
  }
  return terbuka;
}

/** Delimiters that a header may be written with. */
export const CALON_PEMISAH = [';', ',', '\t', '|'] as const;

/** The delimiter that splits the header into most columns; semicolon wins a tie, as Indonesian Excel writes it. */
export function tebakPemisah(header: string): string {
  let terbaik: string = ';';
  let terbanyak = 1;
  for (const c of CALON_PEMISAH) {
    const n = pecahCsv(header, c).length;
    if (n > terbanyak) [terbaik, terbanyak] = [c, n];
  }
  return terbaik;
}

/** Writes one field, quoted only when it must be. */
export const tulisSel = (teks: string, pemisah: string): string =>
  teks.includes('"') || teks.includes(pemisah) || /[\r\n]/.test(teks) ? `"${teks.replaceAll('"', '""')}"` : teks;
