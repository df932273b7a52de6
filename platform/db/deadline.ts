import { Kesalahan } from '../../domain/kesalahan.ts';

/** Settles like `kerja`, or fails with TENGGAT_TERLEWATI after `ms`. The work itself is not stopped; its late failure is swallowed. */
export async function denganTenggat<T>(kerja: Promise<T>, ms: number): Promise<T> {
  let pewaktu: NodeJS.Timeout | undefined;
  const tenggat = new Promise<never>((_, gagal) => {
    pewaktu = setTimeout(() => gagal(new Kesalahan('TENGGAT_TERLEWATI')), ms);
  });
  kerja.catch(() => {});
  try {
    return await Promise.race([kerja, tenggat]);
  } finally {
    clearTimeout(pewaktu);
  }
}
