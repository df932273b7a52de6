import { Kesalahan } from '../../domain/kesalahan.ts';
import { SIMULASI, type Simulasi, siapkanBahan } from './bahan-usul.ts';
import { tanya } from './graphql.ts';
import { mulaiHub } from './mulai-hub.ts';
import { umpanSatuBaris, unggahSebagian } from './ubah-rekaman.ts';

const BANGSA = { pegawai: 8_000, instansi: 4 };
const PANAS = 4;
const TENGGAT_MS = 30_000;
/** A golongan that nobody proposed here has: the change always makes a blocking discrepancy. */
const GOLONGAN = { asing: '11', kode: 'A11' };

export interface PilihanRekaman {
  readonly pegawai: number | null;
  readonly banyak: number;
  /** Queue in this Redis; in the hub's PostgreSQL when absent. */
  readonly redis?: string;
  readonly cerita: (teks: string) => void;
}

/** One SIMPEG record changed, from the start of its upload until simulasiMutasi shows it; and until the upload was answered. Milliseconds. */
export async function ukurSatuRekaman({ pegawai, banyak, redis, cerita }: PilihanRekaman): Promise<{ ms: readonly number[]; msUnggah: readonly number[] }> {
  cerita(`menyalakan hub dengan antrean ${redis === undefined ? 'PostgreSQL' : 'Redis'}`);
  const hub = await mulaiHub({ ...BANGSA, pegawai: pegawai ?? BANGSA.pegawai, mode: 'satu', ...(redis === undefined ? {} : { redis }) });
  try {
    const { token, instansi, masukan, nip } = await siapkanBahan(hub);
    const isTertahan = async (n: string): Promise<boolean> => {
      const { simulasiMutasi: s } = await tanya<Simulasi>(hub.url, token, SIMULASI, { input: masukan([n]) });
      return s.pegawai.some((p) => p.pegawai.nip === n && p.butir.some((b) => b.kode === GOLONGAN.kode));
    };
    const ubah = async (n: string, nilai: string, tertahan: boolean): Promise<{ total: number; unggah: number }> => {
      const isi = umpanSatuBaris(hub.dirSumber, instansi, { nip: n, bidang: 'golAkhirId', nilai });
      const mulai = performance.now();
      await unggahSebagian(hub, token, instansi.id, isi);
      const unggah = performance.now() - mulai;
      while ((await isTertahan(n)) !== tertahan)
        if (performance.now() - mulai > TENGGAT_MS) throw new Kesalahan('TENGGAT_TERLEWATI', 'gerbang tidak melihat perubahan');
      return { total: performance.now() - mulai, unggah };
    };
    // There and back in turn: both directions count, and the last turn leaves everything as it was.
    const putaran = 2 * Math.ceil((banyak + PANAS) / 2);
    const orang = nip.slice(0, putaran / 2);
    const golongan = await golonganAsal(hub.url, token, orang);
    const ms: number[] = [];
    const msUnggah: number[] = [];
    for (let i = 0; i < 2 * orang.length; i++) {
      const n = orang[Math.floor(i / 2)] ?? '';
      const pergi = i % 2 === 0;
      const { total, unggah } = await ubah(n, pergi ? GOLONGAN.asing : (golongan.get(n) ?? ''), pergi);
      if (i < PANAS) continue;
      ms.push(total);
      msUnggah.push(unggah);
    }
    return { ms, msUnggah };
  } finally {
    await hub.tutup();
  }
}

/** The golongan that both sides agree on, by NIP. */
async function golonganAsal(url: string, token: string, nip: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const hasil = new Map<string, string>();
  for (const n of nip) {
    const { pegawai } = await tanya<{ pegawai: { golongan: { id: string } | null } | null }>(
      url,
      token,
      'query ($nip: Nip!) { pegawai(nip: $nip) { golongan { id } } }',
      {
        nip: n,
      },
    );
    if (pegawai?.golongan) hasil.set(n, pegawai.golongan.id);
  }
  return hasil;
}
