/** Splits one CSV record (RFC 4180: quotes doubled inside quoted fields, line breaks allowed there). A stray quote inside an unquoted field is kept. */
export function pecahCsv(line: string, pemisah: string): string[] {
  if (!line.includes('"')) return line.split(pemisah);
  const hasil: string[] = [];
  let i = 0;
  for (;;) {
    if (line[i] === '"') {
      let isi = '';
      let j = i + 1;
      for (;;) {
        const k = line.indexOf('"', j);
        if (k < 0) {
          isi += line.slice(j);
          j = line.length;
          break;
        }
        isi += line.slice(j, k);
        j = k + 1;
        if (line[j] !== '"') break;
        isi += '"';
        j++;
      }
      const batas = line.indexOf(pemisah, j);
      hasil.push(isi + line.slice(j, batas < 0 ? line.length : batas));
      if (batas < 0) return hasil;
      i = batas + 1;
    } else {
      const batas = line.indexOf(pemisah, i);
      hasil.push(line.slice(i, batas < 0 ? line.length : batas));
      if (batas < 0) return hasil;
      i = batas + 1;
    }
  }
}

/** True when the record ends inside a quoted field, so that the next line still belongs to it. `dalam` is the state before the text. */
export function kutipTerbuka(teks: string, pemisah: string, dalam: boolean): boolean {
  let terbuka = dalam;
  let awalKolom = !dalam;
  for (let i = 0; i < teks.length; i++) {
    const c = teks[i];
    if (terbuka) {
      if (c !== '"') continue;
      if (teks[i + 1] === '"') i++;
      else terbuka = false;
    } else if (c === '"' && awalKolom) {
      terbuka = true;
      awalKolom = false;
    } else awalKolom = c === pemisah;
  }
  return terbuka;
}

const CALON = [';', ',', '\t', '|'] as const;

/** The delimiter that splits the header into most columns; semicolon wins a tie, as Indonesian Excel writes it. */
export function tebakPemisah(header: string): string {
  let terbaik: string = ';';
  let terbanyak = 1;
  for (const c of CALON) {
    const n = pecahCsv(header, c).length;
    if (n > terbanyak) [terbaik, terbanyak] = [c, n];
  }
  return terbaik;
}

/** Writes one field, quoted only when it must be. */
export const tulisSel = (teks: string, pemisah: string): string =>
  teks.includes('"') || teks.includes(pemisah) || /[\r\n]/.test(teks) ? `"${teks.replaceAll('"', '""')}"` : teks;
