import type { ZipFile } from 'yauzl';
import { bacaBagian } from './bagian.ts';
import { BATAS_BUKU } from './batas.ts';
import type { LembarBuku } from './buku.ts';
import { BukuDitolak, tolakBuku } from './ditolak.ts';
import { uraiXml } from './urai-xml.ts';

const SEBUT_MAKS = 10;

/** A tab's name is shown unless it could be somebody's number. */
const sebutan = ({ nama }: LembarBuku, letak: number): string => (/\d{8}|\p{Cc}|\p{Cf}/u.test(nama) ? `lembar ke-${letak + 1}` : `"${nama}"`);

function sebutkan(semua: readonly LembarBuku[], yang: readonly LembarBuku[]): string {
  const nama = yang.slice(0, SEBUT_MAKS).map((l) => sebutan(l, semua.indexOf(l)));
  return `${nama.join(', ')}${yang.length > SEBUT_MAKS ? ', …' : ''}`;
}

/** Whether a worksheet has a cell with something in it; reads no further than that. */
async function isBerisi(zip: ZipFile, { entri }: LembarBuku): Promise<boolean> {
  let dalamIsi = false;
  let berisi = false;
  await uraiXml(bacaBagian(zip, entri, BATAS_BUKU.lembar), {
    buka(nama): void {
      dalamIsi = nama === 'v' || nama === 't';
    },
    tutup(): void {
      dalamIsi = false;
    },
    teks(isi): void {
      if (dalamIsi && isi.trim() !== '') berisi = true;
    },
    isCukup: () => berisi,
  });
  return berisi;
}

function bernama(semua: readonly LembarBuku[], diminta: string): LembarBuku {
  const nama = diminta.trim().toLowerCase();
  const lembar = semua.find((l) => l.nama.trim().toLowerCase() === nama) ?? (/^\d{1,3}$/.test(nama) ? semua[Number(nama) - 1] : undefined);
  if (lembar === undefined) throw new BukuDitolak(`Lembar yang diminta tidak ada. Yang ada: ${sebutkan(semua, semua)}.`);
  return lembar;
}

/** The sheet asked for, else the only visible one with data. Throws BukuDitolak with the names when there are several. */
export async function pilihLembar(zip: ZipFile, semua: readonly LembarBuku[], diminta: string | null): Promise<LembarBuku> {
  if (diminta !== null) return bernama(semua, diminta);
  const tampak = semua.filter((l) => l.isTampak);
  const berisi: LembarBuku[] = [];
  for (const l of tampak) if (tampak.length === 1 || (await isBerisi(zip, l))) berisi.push(l);
  const [satu, ...lain] = berisi;
  if (satu === undefined) throw tolakBuku('TANPA_DATA');
  if (lain.length > 0)
    throw new BukuDitolak(
      `Lebih dari satu lembar berisi data: ${sebutkan(semua, berisi)}. Sebutkan salah satunya (lembar=NAMA pada alamat unggahan, --lembar NAMA pada perintah) atau hapus yang lain.`,
    );
  return satu;
}
