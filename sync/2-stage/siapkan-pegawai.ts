import type pg from 'pg';
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
  /** Header of the file: a line means something else under another header. */
  readonly kepala: string;
  /** Says who looks at the bytes of a line first; to be called before the first batch is taken. */
  readonly saring: (saringan: Saringan) => void;
}

export interface HasilSiap extends Readonly<HitunganBaris> {
  /** Persons known before this feed. */
  readonly lama: number;
  /** Of those, the ones that the feed does not show at all; they are in staging_kunci with baris 0. */
  readonly tidakAda: number;
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
  readonly sidik: Sidik;
  readonly lapor?: (terbaca: number) => void;
  /** A reading of single people: the others are not absent. */
  readonly orang?: boolean;
}

const NIP_DALAM_BARIS = /(?<!\d)\d{18}(?!\d)/g;
const LAPOR_TIAP = 10_000;
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
    this.#benih = BigInt.asUintN(64, bahan.sidik.hashBaris(`${bahan.bekal.revisi}|${umpan.kepala}`));
    this.#sebanding = peta.ver === bahan.bekal.ver;
    this.#pasangSaringan();
  }

  /** Lines whose bytes, header, version and units are as at the last accepted feed are taken without being decoded. */
  #pasangSaringan(): void {
    const { sidik, lapor } = this.#bahan;
    const { hitung } = this.catat;
    let kena = -1;
    if (this.#peta.n === 0) return;
    this.#umpan.saring({
      kenal: (blok, dari, sampai) => {
        kena = this.#peta.dariBaris(sidik.hashBita(blok, dari, sampai, this.#benih));
        return kena >= 0;
      },
      lewati: (nomor) => {
        this.catat.samaPersis(kena, nomor);
        if (hitung.terbaca % LAPOR_TIAP === 0) lapor?.(hitung.terbaca);
      },
    });
  }

  #rekaman({ nomor, mentah }: RekamanMentah): void {
    const { bekal, sisi, sidik } = this.#bahan;
    const hm = sidik.hashBaris(mentah, this.#benih);
    const sama = this.#peta.dariBaris(hm);
    if (sama >= 0) {
      this.catat.samaPersis(sama, nomor, mentah);
      return;
    }
    this.catat.hitung.terbaca += 1;
    const hasil = this.#umpan.baca(mentah);
    if (!hasil.sah) {
      const t = { nomor, kolom: hasil.kolom, kode: hasil.kode, pesan: hasil.pesan, mentah };
      this.catat.tolak(t, nipTerduga(t));
      return;
    }
    const i = this.#peta.dariNip(hasil.nip);
    if (!this.catat.lain(i, nomor, mentah)) return;
    if (hasil.takTerbaca !== null) this.peringatan.tambah(nomor, hasil.takTerbaca);
    const hu = sidik.hashUtuh(hasil);
    this.#kunci += `${this.#tarikan}\t${hasil.nip}\t${nomor}\t${hm}\t${hu}\n`;
    if (i >= 0 && this.#sebanding && this.#peta.isUtuh(i, hu)) return;
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

  /** Known persons without a row: unsure when a refused row may have been theirs, else absent. Returns how many are absent. */
  async tutup(): Promise<number> {
    const { tanda, n } = this.#peta;
    const { orang = false } = this.#bahan;
    let tidakAda = 0;
    for (let i = 0; i < n; i++) {
      const t = tanda[i] ?? 0;
      if (orang && (t & TERLIHAT) !== 0) this.samaPersis.push(this.#peta.nip(i));
      if ((t & (TERLIHAT | DIGANTI)) !== 0 || (orang && (t & DIDUGA) === 0)) continue;
      if ((t & DIDUGA) === 0) tidakAda += 1;
      this.#kunci += `${this.#tarikan}\t${this.#peta.nip(i)}\t${(t & DIDUGA) !== 0 ? -1 : 0}\t0\t0\n`;
    }
    await this.#kirim();
    return tidakAda;
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
  const tidakAda = await penyiap.tutup();
  const { hitung } = penyiap.catat;
  const g = await pisahkanGanda(klien, tarikan);
  return {
    ...hitung,
    ditolak: hitung.ditolak + g.ditolak,
    duplikat: hitung.duplikat + g.duplikat,
    takBerubah: hitung.takBerubah + g.kunci - g.berubah,
    lama: peta.n,
    tidakAda,
    kunci: g.kunci,
    berubah: g.berubah,
    peringatan: penyiap.peringatan.jumlah,
    diterima: bahan.orang === true ? [...penyiap.samaPersis, ...(await kunciDiterima(klien, tarikan))] : [],
  };
}
