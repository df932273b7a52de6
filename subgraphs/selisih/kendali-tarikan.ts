import type { Peristiwa } from '../../domain/jejak.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import { periksaAlasan } from './alasan.ts';
import type { KonteksSelisih } from './loaders.ts';
import { alihkanUmpan, mintaUmpan } from './queries/kendali-tarikan.ts';
import { selectInstansiById } from './queries.ts';

export interface MintaTarikanInput {
  readonly instansiId: string;
}

export interface KendaliTarikanInput extends MintaTarikanInput {
  readonly sisi?: string | null;
  readonly jenis?: string | null;
  readonly alasan: string;
}

const SISI: readonly string[] = ['BKN', 'SIMPEG'];

/** Asks for a pull before the schedule would bring it: an operator for the own instansi, the steward for any. */
export function mintaTarikan(k: KonteksSelisih, input: MintaTarikanInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'mintaTarikan');
  return jalankanSekali(k, 'mintaTarikan', input, async (tx) => {
    const no = (await selectInstansiById(tx, [input.instansiId]))[0]?.no;
    // Checked before "unknown", so that a stranger learns nothing about which ids exist.
    if (k.pemanggil.instansi !== null && k.pemanggil.instansi !== no) return tolak('BUKAN_INSTANSI_ANDA', 'instansiId');
    if (no === undefined) return tolak('TIDAK_DITEMUKAN', 'instansiId');
    const tunggu = await mintaUmpan(tx, no);
    if (tunggu === null) return tolak('PERALIHAN_DITOLAK', 'instansiId', 'Semua umpan dijeda atau belum dijadwalkan.');
    if (tunggu > 0) return tolak('TERLALU_SERING', null, `Coba lagi ${Math.ceil(tunggu)} detik lagi.`);
    await catatJejak(tx, 'tarikan.diminta', { instansi: no });
    return berhasil(input.instansiId);
  });
}

/** The three acts of a steward on feeds; each concerns only the feeds whose state allows it, and none is PERALIHAN_DITOLAK. */
const TINDAKAN = {
  jedaTarikan: { peristiwa: 'jeda', jejak: 'tarikan.dijeda' },
  lanjutkanTarikan: { peristiwa: 'lanjut', jejak: 'tarikan.dilanjutkan' },
  ulangiTarikan: { peristiwa: 'ulangi', jejak: 'tarikan.diulangi' },
} as const satisfies Readonly<Record<string, { peristiwa: 'jeda' | 'lanjut' | 'ulangi'; jejak: Peristiwa }>>;

export type TindakanTarikan = keyof typeof TINDAKAN;

export function kendalikanTarikan(k: KonteksSelisih, tindakan: TindakanTarikan, input: KendaliTarikanInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'kelolaTarikan');
  return jalankanSekali(k, tindakan, input, async (tx) => {
    const { sisi = null, jenis = null, alasan } = input;
    const salah = periksaAlasan(alasan, null);
    if (salah !== null) return salah;
    if (sisi !== null && !SISI.includes(sisi)) return tolak('MASUKAN_SALAH', 'sisi');
    const no = (await selectInstansiById(tx, [input.instansiId]))[0]?.no;
    if (no === undefined) return tolak('TIDAK_DITEMUKAN', 'instansiId');
    const { peristiwa, jejak } = TINDAKAN[tindakan];
    const jumlah = await alihkanUmpan(tx, { no, sisi, jenis }, peristiwa, alasan);
    if (jumlah === 0) return tolak('PERALIHAN_DITOLAK');
    if (jejak === 'tarikan.diulangi') await catatJejak(tx, jejak, { instansi: no, jumlah, alasan });
    else await catatJejak(tx, jejak, { instansi: no, sisi, jenis, alasan });
    return berhasil(input.instansiId);
  });
}
