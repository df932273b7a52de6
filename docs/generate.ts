import { writeFileSync } from 'node:fs';
import { buatDokAturan } from './aturan-dok.ts';

/** Documents made from the code they describe; a drift test compares each with its file. */
const DOKUMEN: readonly { readonly berkas: string; readonly buat: () => string }[] = [{ berkas: 'aturan.md', buat: buatDokAturan }];

for (const { berkas, buat } of DOKUMEN) writeFileSync(new URL(berkas, import.meta.url), buat());
