import type pg from 'pg';
import type { PembacaCepat } from '../1-canonicalise/cepat/pembaca-cepat.ts';
import { type HasilBaris, TOLAKAN } from '../1-canonicalise/hasil-baris.ts';
import type { Sidik } from '../1-canonicalise/sidik.ts';
import type { Saringan } from '../sources/saringan.ts';
import { Peringatan } from './baris-peringatan.ts';
import { type BarisTolak, catatTolakan } from './baris-tolak.ts';
import { type HitunganBaris, PencatatBaris } from './lihat-baris.ts';
import { DIDUGA, DIGANTI, muatPetaSidik, type PetaSidik, TERLIHAT } from './peta-sidik.ts';
import { pisahkanGanda } from './pisahkan-ganda.ts';
import type { BekalInstansi } from './rujukan-instansi.ts';
import { salin } from './salin.ts';
import { barisStagingPegawai, KOLOM_STAGING_PEGAWAI } from './teks-copy.ts';
import type { Sisi } from './terapkan-pegawai.ts';

interface RekamanMentah {
  readonly nomor: number;
  readonly mentah: string;
}

interface Kelompok {
  readonly baris: readonly RekamanMentah[];
  readonly cacat: readonly { nomor: number; kode: string; pesan: string }[];
}

/** A feed whose header has been read. */
export interface UmpanPegawai {
  /** Batches of the records that `saring` did not pass over. */
  readonly kelompok: AsyncIterable<Kelompok>;
  readonly baca: (mentah: string) => HasilBaris;
  /** The fast path of plain rows, where the format has one. */
  readonly cepat: PembacaCepat | null;
  /** Header of the file: a line means something else under another header. */
  readonly kepala: string;
  /** Says who looks at the bytes of a line first; to be called before the first batch is taken. */
  readonly saring: (saringan: Saringan) => void;
}

export interface HasilSiap extends Readonly<HitunganBaris> {
  /** False when known lines were read again, because profile or units are not those of the last feed. */
  readonly sebaris: boolean;
  /** Persons known before this feed. */
  readonly lama: number;
  /** Of those, the ones that the feed does not show at all; of a complete feed they are in staging_kunci with baris 0. */
  readonly tidakAda: number;
  /** Known persons of whom only a refused row may speak. */
  readonly takPasti: number;
  /** Rows that were read because their line was new. */
  readonly kunci: number;
  /** Of those, the ones to be written. */
  readonly berubah: number;
  /** Cells of accepted rows that could not be read; a row that is unchanged is not told again. */
  readonly peringatan: number;
  /** Only of a reading of single people: those of whom it has a row that was accepted. */
  readonly diterima: readonly string[];
}

interface BahanSiap {
  readonly bekal: BekalInstansi;
  readonly sisi: Sisi;
  /** Whether the feed speaks of everybody; a partial one says nothing of whom it does not name, so these are counted and not staged. */
  readonly lengkap: boolean;
  readonly sidik: Sidik;
  readonly lapor?: (terbaca: number) => void;
  /** A reading of single people: the others are not absent. */
  readonly orang?: boolean;
}

const NIP_DALAM_BARIS = /(?<!\d)\d{18}(?!\d)/g;
const LAPOR_TIAP = 10_000;
/** Characters of staging lines that may wait in memory for the next batch. */
const PENUH = 256 * 1024;
const KOLOM_KUNCI = 'tarikan, nip, baris, hm, hu';

/** Whom a refused row may speak of. When the NIP itself was refused, 18 digits elsewhere in the row are somebody else's. */
const nipTerduga = (t: BarisTolak): readonly string[] => (t.kode.startsWith('NIP_') ? [] : [...new Set(t.mentah.match(NIP_DALAM_BARIS))]);

class Penyiap {
  readonly catat: PencatatBaris;
  readonly #klien: pg.ClientBase;
  readonly #tarikan: string;
  readonly #umpan: UmpanPegawai;
  readonly #bahan: BahanSiap;
  readonly #peta: PetaSidik;
  readonly #benih: bigint;
  /** Whether the fingerprints of the persons were made under the version of this feed. */
  readonly #sebanding: boolean;
  /** Whether a line that is known need not be read: profile and units are as they were. */
  readonly sebaris: boolean;
  #pegawai = '';
  #kunci = '';
  readonly peringatan = new Peringatan();
  /** People of a reading of single people whose row is as it was. */
  readonly samaPersis: string[] = [];
  constructor(klien: pg.ClientBase, tarikan: string, umpan: UmpanPegawai, { bahan, peta }: { bahan: BahanSiap; peta: PetaSidik }) {
    this.catat = new PencatatBaris(peta);
    this.#klien = klien;
    this.#tarikan = tarikan;
    this.#umpan = umpan;
    this.#bahan = bahan;
    this.#peta = peta;
    this.#benih = BigInt.asUintN(64, bahan.sidik.hashBaris(umpan.kepala));
    this.sebaris = peta.revisi === bahan.bekal.revisi;
    this.#sebanding = peta.ver === bahan.bekal.ver;
    this.#pasangSaringan();
  }

  /**
   * Lines whose bytes, header, profile and units are as at the last accepted feed are taken without being decoded; so is a line read anew by the fast
   * path that says what is stored. Of the latter only the hash of the line may have to move.
   */
  #pasangSaringan(): void {
    const { sidik, lapor } = this.#bahan;
    const { hitung } = this.catat;
    const peta = this.#peta;
    const { cepat } = this.#umpan;
    let kena = -1;
    let hm = 0n;
    let geser = false;
    if (peta.n === 0) return;
    this.#umpan.saring({
      kenal: (blok, dari, sampai) => {
        hm = sidik.hashBita(blok, dari, sampai, this.#benih);
        kena = peta.dariBaris(hm);
        geser = false;
        if (kena >= 0 && this.sebaris) return true;
        if (cepat === null || !this.#sebanding || !cepat.baca(blok, dari, sampai)) return false;
        if (kena < 0 || !peta.isKata(kena, cepat.nipAtas, cepat.nipBawah)) kena = peta.dariKata(cepat.nipAtas, cepat.nipBawah);
        if (kena < 0 || !peta.isUtuhKata(kena, cepat.huAtas, cepat.huBawah)) return false;
        geser = !peta.isBaris(kena, hm);
        // A second row of one person needs its text, for the file of refused rows.
        return !geser || ((peta.tanda[kena] ?? 0) & (TERLIHAT | DIGANTI)) === 0;
      },
      lewati: (nomor) => {
        if (geser) this.#geser(kena, nomor, hm);
        else this.catat.samaPersis(kena, nomor);
        if (hitung.terbaca % LAPOR_TIAP === 0) lapor?.(hitung.terbaca);
      },
      penuh: () => this.#kunci.length > PENUH,
    });
  }

  /** The line reads otherwise and says the same. */
  #geser(i: number, nomor: number, hm: bigint): void {
    this.catat.hitung.terbaca += 1;
    this.catat.lain(i, nomor, '');
    this.#kunci += `${this.#tarikan}\t${this.#peta.nip(i)}\t${nomor}\t${hm}\t${this.#peta.hu(i)}\n`;
  }

  #rekaman({ nomor, mentah }: RekamanMentah): void {
    const { bekal, sisi, sidik } = this.#bahan;
    const hm = sidik.hashBaris(mentah, this.#benih);
    const sama = this.#peta.dariBaris(hm);
    if (sama >= 0 && this.sebaris) {
      this.catat.samaPersis(sama, nomor, mentah);
      return;
    }
    const hasil = this.#umpan.baca(mentah);
    if (!hasil.sah) {
      this.catat.hitung.terbaca += 1;
      const t = { nomor, kolom: hasil.kolom, kode: hasil.kode, pesan: hasil.pesan, mentah };
      this.catat.tolak(t, nipTerduga(t));
      return;
    }
    const i = this.#peta.dariNip(hasil.nip);
    const hu = sidik.hashUtuh(hasil);
    const utuh = i >= 0 && this.#sebanding && this.#peta.isUtuh(i, hu);
    if (utuh && this.#peta.isBaris(i, hm)) {
      if (this.catat.samaPersis(i, nomor, mentah) && hasil.takTerbaca !== null) this.peringatan.tambah(nomor, hasil.takTerbaca);
      return;
    }
    this.catat.hitung.terbaca += 1;
    if (!this.catat.lain(i, nomor, mentah)) return;
    if (hasil.takTerbaca !== null) this.peringatan.tambah(nomor, hasil.takTerbaca);
    this.#kunci += `${this.#tarikan}\t${hasil.nip}\t${nomor}\t${hm}\t${hu}\n`;
    if (utuh) return;
    const h = sidik.hashRekaman(hasil.rekaman, bekal.cakupan, sisi);
    this.#pegawai += barisStagingPegawai(hasil, { tarikan: this.#tarikan, nomor, mentah, h, hm, hu });
  }

  async kelompok({ baris, cacat }: Kelompok): Promise<void> {
    for (const b of baris) this.#rekaman(b);
    for (const c of cacat) {
      this.catat.hitung.terbaca += 1;
      this.catat.tolak({ nomor: c.nomor, kolom: '', kode: c.kode, pesan: c.pesan || (TOLAKAN[c.kode as keyof typeof TOLAKAN] ?? ''), mentah: '' }, []);
    }
    await this.#kirim();
    this.#bahan.lapor?.(this.catat.hitung.terbaca);
  }

  async #kirim(): Promise<void> {
    const [pegawai, kunci] = [this.#pegawai, this.#kunci];
    this.#pegawai = '';
    this.#kunci = '';
    await salin(this.#klien, 'staging_pegawai', KOLOM_STAGING_PEGAWAI, pegawai);
    await salin(this.#klien, 'staging_kunci', KOLOM_KUNCI, kunci);
    await catatTolakan(this.#klien, this.#tarikan, this.catat.ambilTolakan());
    await this.peringatan.simpan(this.#klien, this.#tarikan);
  }

  /** Known persons without a row: unsure when a refused row may have been theirs, else absent. Returns how many are of each kind. */
  async tutup(): Promise<{ readonly tidakAda: number; readonly takPasti: number }> {
    const { tanda, n } = this.#peta;
    const { orang = false } = this.#bahan;
    let tidakAda = 0;
    let takPasti = 0;
    for (let i = 0; i < n; i++) {
      const t = tanda[i] ?? 0;
      if (orang && (t & TERLIHAT) !== 0) this.samaPersis.push(this.#peta.nip(i));
      if ((t & (TERLIHAT | DIGANTI)) !== 0 || (orang && (t & DIDUGA) === 0)) continue;
      if ((t & DIDUGA) === 0) {
        tidakAda += 1;
        if (!this.#bahan.lengkap) continue;
      } else takPasti += 1;
      this.#kunci += `${this.#tarikan}\t${this.#peta.nip(i)}\t${(t & DIDUGA) !== 0 ? -1 : 0}\t0\t0\n`;
    }
    await this.#kirim();
    return { tidakAda, takPasti };
  }
}

async function kunciDiterima(klien: pg.ClientBase, tarikan: string): Promise<string[]> {
  const { rows } = await klien.query<{ nip: string }>("select lpad(nip::text, 18, '0') nip from staging_kunci where tarikan = $1 and baris > 0", [tarikan]);
  return rows.map((r) => r.nip);
}

/**
 * Streams a feed into staging over one connection. Lines that are as they were are only noted in memory; the rest is canonicalised, and only rows
 * whose meaning changed are copied. staging_kunci gets one line per other row (baris > 0), per unsure (-1) and per absent (0) person.
 */
export async function siapkanPegawai(klien: pg.ClientBase, tarikan: string, umpan: UmpanPegawai, bahan: BahanSiap): Promise<HasilSiap> {
  const peta = await muatPetaSidik(klien, bahan.sisi, bahan.bekal.instansi);
  const penyiap = new Penyiap(klien, tarikan, umpan, { bahan, peta });
  for await (const kelompok of umpan.kelompok) await penyiap.kelompok(kelompok);
  const { tidakAda, takPasti } = await penyiap.tutup();
  const { hitung } = penyiap.catat;
  const g = await pisahkanGanda(klien, tarikan);
  return {
    ...hitung,
    sebaris: penyiap.sebaris,
    ditolak: hitung.ditolak + g.ditolak,
    duplikat: hitung.duplikat + g.duplikat,
    takBerubah: hitung.takBerubah + g.kunci - g.berubah,
    lama: peta.n,
    tidakAda,
    takPasti,
    kunci: g.kunci,
    berubah: g.berubah,
    peringatan: penyiap.peringatan.jumlah,
    diterima: bahan.orang === true ? [...penyiap.samaPersis, ...(await kunciDiterima(klien, tarikan))] : [],
  };
}
