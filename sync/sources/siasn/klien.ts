import { perluTindakan, SumberMenunda } from '../galat-sumber.ts';
import { bacaTeks, minta } from '../minta-http.ts';
import type { BahanSumber } from '../port.ts';
import { type SetelanSiasn, setelanSiasn } from '../setelan.ts';
import { type JawabanSiasn, type Putusan, putuskanJawaban } from './jawaban.ts';
import { type PutusanTulis, putuskanTulis } from './jawaban-tulis.ts';
import { pesanSso } from './pesan.ts';

const BATAS_JAWABAN = 32 * 1024 ** 2;
const CADANGAN_MS = 60_000;
/** Application tokens by instansi and address, for this process; they are asked for again when refused. */
const tokenAplikasi = new Map<string, { readonly isi: string; readonly sampai: number }>();

/** A body to be sent, with its type. */
export interface BadanSiasn {
  readonly jenis: string;
  readonly isi: string | Buffer;
}

/** One call: POST with a body, GET without. */
export interface PanggilanSiasn {
  readonly jalur: string;
  readonly param?: Readonly<Record<string, string>>;
  readonly badan?: BadanSiasn;
}

/** Asked when the budget and both tokens are there and nothing but the call itself is left; false: it does not leave. */
type Boleh = () => Promise<boolean>;

interface TidakJadi {
  readonly jenis: 'TIDAK_JADI';
}

/** TIDAK_JADI: nothing left, the caller no longer wanted it. */
export type JawabanTulis = Extract<PutusanTulis, { jenis: 'DITERIMA' | 'DITOLAK' | 'CACAT' }> | TidakJadi;
export type JawabanPakai = Extract<Putusan, { jenis: 'ISI' | 'TIDAK_ADA' | 'CACAT' }>;

/** Calls of one instansi: both tokens, the budget of the source, deadlines. */
export class KlienSiasn {
  readonly #bahan: BahanSumber;
  readonly #setelan: SetelanSiasn;
  readonly #kunci: string;
  constructor(bahan: BahanSumber) {
    this.#bahan = bahan;
    this.#setelan = setelanSiasn(bahan.setelan);
    this.#kunci = `${bahan.instansi}|${bahan.alamat}|${this.#setelan.tokenUrl}`;
  }

  /** One GET. Throws SumberMenunda when the service is away, SUMBER_MENOLAK when somebody must act, JatahHabis when the run has no call left. */
  async ambil(jalur: string, param: Readonly<Record<string, string>> = {}): Promise<JawabanPakai> {
    return (await this.#tanya(putuskanJawaban, { jalur, param })) as JawabanPakai;
  }

  /** Sent once; only a call whose token was refused is sent again, and `boleh` is asked again. Faults as of `ambil`. */
  async tulis(panggilan: PanggilanSiasn, boleh: Boleh): Promise<JawabanTulis> {
    return (await this.#tanya(putuskanTulis, panggilan, boleh)) as JawabanTulis;
  }

  async #tanya(putuskan: (j: JawabanSiasn) => Putusan | PutusanTulis, panggilan: PanggilanSiasn, boleh?: Boleh): Promise<Putusan | PutusanTulis | TidakJadi> {
    const sso = await this.#bahan.sso.baca();
    for (let ulang = false; ; ulang = true) {
      const jawaban = await this.#panggil(panggilan, sso, boleh);
      if (jawaban === null) return { jenis: 'TIDAK_JADI' };
      const putusan = putuskan(jawaban);
      switch (putusan.jenis) {
        case 'TUNDA':
          throw new SumberMenunda(putusan.tundaMs, putusan.sebab, 'GAGAL', putusan.ditahan);
        case 'MENOLAK':
          throw perluTindakan(putusan.sebab);
        case 'SSO_DITOLAK':
          await this.#bahan.sso.tandaiDitolak();
          throw perluTindakan(pesanSso('ditolak SIASN', this.#bahan.kodeCepat));
        case 'APIM_DITOLAK':
          tokenAplikasi.delete(this.#kunci);
          if (ulang) throw perluTindakan('SIASN menolak token aplikasi yang baru saja diterbitkan: periksa langganan API di portal APIM.');
          break;
        default:
          return putusan;
      }
    }
  }

  async #panggil({ jalur, param = {}, badan }: PanggilanSiasn, sso: string, boleh?: Boleh): Promise<JawabanSiasn | null> {
    const aplikasi = await this.#tokenAplikasi();
    const url = new URL(`${this.#bahan.alamat.replace(/\/$/, '')}${jalur}`);
    for (const [nama, nilai] of Object.entries(param)) url.searchParams.set(nama, nilai);
    const kepala = { authorization: `Bearer ${aplikasi}`, auth: `bearer ${sso}`, accept: 'application/json' };
    await this.#bahan.jatah();
    if (boleh !== undefined && !(await boleh())) return null;
    return this.#teks(url, badan === undefined ? kepala : { ...kepala, 'content-type': badan.jenis }, badan?.isi);
  }

  async #teks(
    url: URL,
    kepala: Readonly<Record<string, string>>,
    badan?: string | Buffer,
  ): Promise<{ status: number; teks: string; retryAfter: string | undefined }> {
    const { tenggatMs, privat } = this.#setelan;
    const jawaban = await minta({
      url,
      kepala,
      tenggatMs,
      bolehPrivat: privat,
      batal: this.#bahan.batal,
      ...(badan === undefined ? {} : { metode: 'POST' as const, badan }),
    });
    return { status: jawaban.status, teks: await bacaTeks(jawaban.badan, BATAS_JAWABAN), retryAfter: jawaban.kepala['retry-after'] };
  }

  async #tokenAplikasi(): Promise<string> {
    const ada = tokenAplikasi.get(this.#kunci);
    if (ada !== undefined && ada.sampai > Date.now()) return ada.isi;
    const kunci = `${this.#bahan.rahasia('consumerKey')}:${this.#bahan.rahasia('consumerSecret')}`;
    await this.#bahan.jatah();
    const { status, teks } = await this.#teks(
      new URL(this.#setelan.tokenUrl),
      { authorization: `Basic ${Buffer.from(kunci).toString('base64')}`, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      'grant_type=client_credentials',
    );
    const token = status === 200 ? bacaTokenAplikasi(teks) : null;
    if (token !== null) {
      tokenAplikasi.set(this.#kunci, { isi: token.isi, sampai: Date.now() + Math.max(0, token.detik * 1_000 - CADANGAN_MS) });
      return token.isi;
    }
    if (status === 400 || status === 401) throw perluTindakan('APIM menolak consumer key dan consumer secret: periksa rahasia consumerKey dan consumerSecret.');
    const putusan = putuskanJawaban({ status, teks });
    throw putusan.jenis === 'TUNDA'
      ? new SumberMenunda(putusan.tundaMs, putusan.sebab)
      : new SumberMenunda(30_000, `APIM tidak memberi token (HTTP ${status})`);
  }
}

function bacaTokenAplikasi(teks: string): { isi: string; detik: number } | null {
  try {
    const isi = JSON.parse(teks) as Record<string, unknown>;
    return typeof isi['access_token'] === 'string' ? { isi: isi['access_token'], detik: Number(isi['expires_in'] ?? 3_600) } : null;
  } catch {
    return null;
  }
}
