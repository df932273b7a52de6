import type { ServerResponse } from 'node:http';

/** Answers with a PDF to be kept as a file; nothing on the way may store it. */
export function kirimPdf(res: ServerResponse, { nama, pdf }: { readonly nama: string; readonly pdf: Buffer }): void {
  res
    .writeHead(200, {
      'content-type': 'application/pdf',
      'content-length': pdf.length,
      'content-disposition': `attachment; filename="${nama}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .end(pdf);
}
