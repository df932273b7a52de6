import { mintaTokenKlien } from '../../platform/auth/klien/minta-token.ts';
import { bukaKunci, type OpsiKlien, tulisToken } from './klien-sendiri.ts';

const COBA_LAGI_MS = 15_000;

/**
 * Keeps the token file of a machine client fresh: the first token is in it when this resolves, the next follows at half of its life, until the returned
 * function is called. Throws what the issuer answers to the first request; later faults are told and tried again.
 */
export async function jagaToken(opsi: OpsiKlien, berkas: string, cerita: (teks: string) => void): Promise<() => void> {
  const kunci = await bukaKunci(opsi);
  let jam: NodeJS.Timeout | undefined;
  let selesai = false;
  const perbarui = async (): Promise<number> => {
    const { token, umurDetik } = await mintaTokenKlien({ ...opsi, kunci });
    await tulisToken(berkas, token);
    return (umurDetik * 1_000) / 2;
  };
  const jadwalkan = (ms: number): void => {
    if (selesai) return;
    jam = setTimeout(() => {
      perbarui().then(jadwalkan, (galat: unknown) => {
        cerita(`token belum diperbarui: ${galat instanceof Error ? galat.message : 'kesalahan tak terduga'}`);
        jadwalkan(COBA_LAGI_MS);
      });
    }, ms);
    jam.unref();
  };
  jadwalkan(await perbarui());
  return () => {
    selesai = true;
    clearTimeout(jam);
  };
}
