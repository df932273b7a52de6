import type { ServerResponse } from 'node:http';

/** Markup that is already safe; only `html` makes it. */
class Aman {
  readonly teks: string;
  constructor(teks: string) {
    this.teks = teks;
  }
}

export type { Aman };

const LOLOSKAN: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const loloskan = (teks: string): string => teks.replace(/[&<>"']/g, (c) => LOLOSKAN[c] ?? c);

type Isi = string | number | Aman | readonly Aman[];

const jadi = (isi: Isi): string => (isi instanceof Aman ? isi.teks : Array.isArray(isi) ? isi.map((a: Aman) => a.teks).join('') : loloskan(String(isi)));

/** Markup with every inserted text escaped. */
export const html = (potong: TemplateStringsArray, ...isi: readonly Isi[]): Aman => new Aman(String.raw({ raw: potong }, ...isi.map(jadi)));

const GAYA = `:root{color-scheme:light dark}body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;line-height:1.3}h2{font-size:1.15rem;margin-top:2rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
.hasil{border:2px solid currentColor;padding:.75rem 1rem;font-weight:600}ol{padding-left:1.4rem}li{margin:.4rem 0}footer{margin-top:3rem;font-size:.9rem;border-top:1px solid;padding-top:.75rem}
label,legend{display:block;font-weight:600;margin-top:1rem}input,select,textarea,button{font:inherit;box-sizing:border-box;width:100%;padding:.5rem}textarea{min-height:10rem}button{width:auto;margin-top:1.25rem;font-weight:600}
fieldset{margin:1.5rem 0;padding:.5rem 1rem 1rem}.bantuan{margin:.2rem 0;font-size:.95rem}.salah{font-weight:600}[aria-invalid]{border:3px solid}
@media(max-width:32rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}`;

const dokumen = (judul: string, isi: Aman): string =>
  html`<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${judul} - SIMPUL</title>
<style>${new Aman(GAYA)}</style>
</head>
<body>
<main>
<h1>${judul}</h1>
${isi}
</main>
<footer>SIMPUL, penghubung data ASN antara SIASN dan SIMPEG instansi.</footer>
</body>
</html>
`.teks;

const pengirim =
  (formulirKe: "'none'" | "'self'") =>
  (res: ServerResponse, status: number, judul: string, isi: Aman): void => {
    res
      .writeHead(status, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action ${formulirKe}; frame-ancestors 'none'`,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      })
      .end(dokumen(judul, isi));
  };

/** One page in Indonesian that loads nothing, runs nothing, is kept by nobody and tells no other site where it came from. */
export const kirimHalaman = pengirim("'none'");

/** The same with a form, which can be sent to this hub alone. */
export const kirimFormulir = pengirim("'self'");
