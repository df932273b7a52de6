import { sebutSidik } from './dokumen/kanonik.ts';
import { DOKUMEN_HUB } from './dokumen/manifes.ts';

/** Plain page of links; loads nothing from anywhere. */
export const KONSOL = `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>SIMPUL</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem}pre{background:#f3f3f3;padding:1rem;overflow:auto}</style>
</head>
<body>
<h1>SIMPUL</h1>
<p>Hub sinkronisasi data ASN antara SIASN dan SIMPEG instansi.</p>
<ul>
<li><code>POST /graphql</code>: satu graf untuk lima subgraf; setiap permintaan memerlukan token.</li>
<li><code>POST /v1/unggahan</code>: unggah data instansi.</li>
<li><a href="/healthz">/healthz</a>, <a href="/readyz">/readyz</a>, <a href="/metrics">/metrics</a></li>
</ul>
<pre>TOKEN=$(npm run -s token -- --peran data_steward_bkn)
curl -s http://127.0.0.1:4000/graphql -H "authorization: Bearer $TOKEN" \\
  -H 'content-type: application/json' -d '{"documentId":"${sebutSidik(DOKUMEN_HUB.CobaKonsol.sidik)}"}'</pre>
</body>
</html>
`;
