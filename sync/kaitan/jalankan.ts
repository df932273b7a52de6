import type { Pool } from 'pg';
import { type HasilKirim, putuskanKiriman } from '../../domain/kaitan/putusan.ts';
import { bacaRahasiaKaitan } from '../../platform/kaitan/tanda.ts';
import { bukaSandi } from '../../platform/sandi.ts';
import { kirimPesan, type PagarKirim } from './kirim-http.ts';
import { ambilKiriman, antrekanKaitan, catatKiriman, type Kiriman } from './kiriman.ts';
import type { PenguraiNama } from './urai-nama.ts';

/** An address gives way to the others after so long. */
const SEKALI_MS = 20_000;
/** Longer than an attempt may take with its marks. */
const PEGANG_DETIK = 60;

export interface BahanKirim extends Omit<PagarKirim, 'batal' | 'cari'> {
  /** Resolves names, each instansi in a lane of its own. */
  readonly nama: PenguraiNama;
  /** Role simpul_sync; no connection is held while an address is waited for. */
  readonly pool: Pool;
  /** Secret of the hub that seals those of the addresses. */
  readonly kunci: string;
  readonly pegangDetik?: number;
}

export interface RingkasanKirim {
  readonly terkirim: number;
  readonly gagal: number;
}

/** Purpose under which the secret of one address is sealed: no other address can be given it. */
export const gunaRahasia = (kaitan: string): string => `kaitan:${kaitan}`;

const badanPesan = ({ macam, pada, isi }: Kiriman): string => JSON.stringify({ type: macam, timestamp: pada.toISOString(), data: isi });

function bukaRahasia({ rahasia, rahasiaLama }: Kiriman, kunci: string, guna: string): readonly Buffer[] | null {
  const terbuka = [rahasia, ...(rahasiaLama === null ? [] : [rahasiaLama])].map((r) => bacaRahasiaKaitan(bukaSandi(r, kunci, guna) ?? ''));
  return terbuka.every((r) => r !== null) ? terbuka : null;
}

async function kirimSatu(bahan: BahanKirim, kaitan: string, kiriman: Kiriman, batal: AbortSignal): Promise<HasilKirim> {
  const rahasia = bukaRahasia(kiriman, bahan.kunci, gunaRahasia(kaitan));
  if (rahasia === null) return { sebab: 'RAHASIA_TIDAK_TERBUKA', lamaMs: 0 };
  return kirimPesan(
    { alamat: kiriman.alamat, webhookId: kiriman.webhookId, badan: badanPesan(kiriman), rahasia },
    { ...bahan, cari: bahan.nama.jalur(String(kiriman.instansi)), batal },
  );
}

/**
 * Carries the due messages of one address, oldest first, until none is due, the address asks for rest, or its turn is over. At least once: a message whose
 * attempt dies before its mark is sent again under the same id.
 */
export async function kirimKaitan(bahan: BahanKirim, kaitan: string, batal: AbortSignal): Promise<RingkasanKirim> {
  const { pool } = bahan;
  const sampai = Date.now() + SEKALI_MS;
  const jumlah = { terkirim: 0, gagal: 0 };
  while (!batal.aborted && Date.now() < sampai) {
    const kiriman = await ambilKiriman(pool, kaitan, bahan.pegangDetik ?? PEGANG_DETIK);
    if (kiriman === null) return jumlah;
    const hasil = await kirimSatu(bahan, kaitan, kiriman, batal);
    // Called off by us: the attempt says nothing of the address, and the message comes back when its hold is over.
    if (batal.aborted && 'sebab' in hasil) return jumlah;
    const putusan = putuskanKiriman(hasil, { ...kiriman, acak: Math.random() });
    await catatKiriman(pool, { kaitan, kiriman, hasil, putusan });
    jumlah[putusan.kiriman === 'TERKIRIM' ? 'terkirim' : 'gagal'] += 1;
    if (putusan.rehatMs > 0 || putusan.kaitan !== 'TETAP') return jumlah;
    // The queue of its own lane, which may be another one now.
    if (putusan.lambat) break;
  }
  await antrekanKaitan(pool, kaitan);
  return jumlah;
}
