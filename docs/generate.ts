import { writeFileSync } from 'node:fs';
import { buatDokAksesBidang } from './akses-bidang-dok.ts';
import { buatDokAkses } from './akses-dok.ts';
import { buatDokAturan } from './aturan-dok.ts';
import { buatDokFakta } from './fakta-dok.ts';
import { buatDokJejak } from './jejak-dok.ts';

/** Documents made from the code they describe; a drift test compares each with its file. */
const DOKUMEN: readonly { readonly berkas: string; readonly buat: () => string }[] = [
  { berkas: 'akses.md', buat: buatDokAkses },
  { berkas: 'akses-bidang.md', buat: buatDokAksesBidang },
  { berkas: 'aturan.md', buat: buatDokAturan },
  { berkas: 'fakta.md', buat: buatDokFakta },
  { berkas: 'jejak.md', buat: buatDokJejak },
];

for (const { berkas, buat } of DOKUMEN) writeFileSync(new URL(berkas, import.meta.url), buat());
