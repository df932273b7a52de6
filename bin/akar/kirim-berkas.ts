import type { ServerResponse } from 'node:http';

interface Kiriman {
  readonly nama: string;
  /** Media type. */
  readonly jenis: string;
  readonly isi: Uint8Array;
}

/** Answers with a file to be kept; nothing on the way may store it. */
export function kirimBerkas(res: ServerResponse, { nama, jenis, isi }: Kiriman): void {
  res
    .writeHead(200, {
      'content-type': jenis,
      'content-length': isi.length,
      'content-disposition': `attachment; filename="${nama}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .end(isi);
}

export const kirimPdf = (res: ServerResponse, { nama, pdf }: { readonly nama: string; readonly pdf: Buffer }): void =>
  kirimBerkas(res, { nama, jenis: 'application/pdf', isi: pdf });
