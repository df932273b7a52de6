import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { cabutSurat } from './queries-surat.ts';
import type { Perkara } from './transisi.ts';

type Jenis = 'PERTEK' | 'SK';

/** Withdraws letters in force, each with its audit entry. */
export async function tarikSurat({ tx, konteks, usul }: Perkara, jenis: readonly Jenis[], sebab: 'DIPERBAIKI' | 'DIBATALKAN', alasan: string): Promise<void> {
  const { subjek: oleh, orang } = konteks.pemanggil;
  for (const d of await cabutSurat(tx, usul.id, { jenis, sebab, alasan, oleh, orang }))
    await catatJejak(tx, 'mutasi.surat_dicabut', { usul: usul.id, jenis: d.jenis, urut: d.urut, sebab });
}
