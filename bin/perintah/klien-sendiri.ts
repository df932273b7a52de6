import { chmod, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { KESALAHAN, Kesalahan, type KodeKesalahan } from '../../domain/kesalahan.ts';
import { buatBuktiKunci } from '../../platform/auth/klien/bukti-kunci.ts';
import { bacaKunciPublik } from '../../platform/auth/klien/kunci-publik.ts';
import { mintaTokenKlien } from '../../platform/auth/klien/minta-token.ts';
import { bukaKunciBerkas, type KunciEs256 } from '../../platform/auth/kunci-berkas.ts';
import { type Alat, bilangan } from './alat.ts';

/** Where a client's private key lies: `folder`/kunci/`nama`, mode 0600. */
export interface OpsiKunci {
  readonly folder: string;
  readonly nama: string;
}

export interface OpsiKlien extends OpsiKunci {
  readonly penerbit: string;
  readonly klien: string;
}

const NAMA_BERKAS = /^[\w.-]{1,80}$/;
const TENGGAT_MS = 30_000;
const JAWABAN_KUNCI = z.object({ kid: z.string(), kunci: z.array(z.object({ kid: z.string(), berlakuSampai: z.string().nullable() })) });
const MASALAH = z.object({ kode: z.string() });

/** The key of that file, made when there is none. Throws KONFIGURASI, MASUKAN_SALAH. */
export function bukaKunci({ folder, nama }: OpsiKunci): Promise<KunciEs256> {
  if (!NAMA_BERKAS.test(nama)) throw new Kesalahan('MASUKAN_SALAH', 'Nama berkas kunci: huruf, angka, titik, garis.');
  return bukaKunciBerkas(path.resolve(folder), nama);
}

/** Prints the public half: this is what the operator of the hub gets. */
export async function kunci(alat: Alat, opsi: OpsiKunci): Promise<void> {
  const { jwk } = await bacaKunciPublik((await bukaKunci(opsi)).publik);
  alat.tulis(`${JSON.stringify(jwk)}\n`);
}

/** Replaces a file at once, so that who reads it sees the old or the new token and never half of one. */
export async function tulisToken(berkas: string, token: string): Promise<void> {
  const sementara = `${berkas}.${process.pid}`;
  await writeFile(sementara, `${token}\n`, { mode: 0o600 });
  await chmod(sementara, 0o600);
  await rename(sementara, berkas);
}

export async function token(alat: Alat, opsi: OpsiKlien & { readonly keluaran?: string }): Promise<void> {
  const t = await mintaTokenKlien({ ...opsi, kunci: await bukaKunci(opsi) });
  if (opsi.keluaran === undefined) return alat.hasil({ token: t.token, umurDetik: t.umurDetik }, [t.token]);
  await tulisToken(opsi.keluaran, t.token);
  alat.hasil({ berkas: opsi.keluaran, umurDetik: t.umurDetik }, [`${opsi.keluaran}\t${t.umurDetik}`]);
}

async function kodeMasalah(jawab: Response): Promise<KodeKesalahan> {
  const isi = MASALAH.safeParse(await jawab.json().catch(() => null));
  return isi.success && Object.hasOwn(KESALAHAN, isi.data.kode) ? (isi.data.kode as KodeKesalahan) : 'SUMBER_TIDAK_TERSEDIA';
}

/** Registers the next key with the present one; the present one holds for `tumpang` seconds more. */
export async function gantiKunci(alat: Alat, opsi: OpsiKlien & { readonly hub: string; readonly baru: string; readonly tumpang: string }): Promise<void> {
  if (!URL.canParse(opsi.hub) || !/^https?:$/.test(new URL(opsi.hub).protocol)) throw new Kesalahan('MASUKAN_SALAH', '--hub harus URL http atau https.');
  const tumpang = bilangan('--tumpang', opsi.tumpang, 0, 2_592_000);
  const t = await mintaTokenKlien({ ...opsi, kunci: await bukaKunci(opsi) });
  const baru = await bukaKunci({ folder: opsi.folder, nama: opsi.baru });
  const jawab = await fetch(new URL(`/v1/klien/kunci?tumpang=${tumpang}`, opsi.hub), {
    method: 'POST',
    headers: { authorization: `Bearer ${t.token}`, 'content-type': 'application/jwt' },
    body: await buatBuktiKunci(baru),
    redirect: 'error',
    signal: AbortSignal.timeout(TENGGAT_MS),
  }).catch(() => {
    throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Hub tidak menjawab.');
  });
  if (!jawab.ok) throw new Kesalahan(await kodeMasalah(jawab));
  const { kid, kunci: berlaku } = JAWABAN_KUNCI.parse(await jawab.json());
  alat.hasil(
    { kid, kunci: berlaku },
    berlaku.map((k) => `${k.kid}\t${k.kid === kid ? 'baru' : 'lama'}\t${k.berlakuSampai ?? '-'}`),
  );
}
