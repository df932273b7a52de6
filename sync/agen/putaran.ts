import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { BATAS_DENYUT, VERSI_DENYUT } from '../denyut/batas.ts';
import { siapkanElemen } from '../denyut/elemen.ts';
import { bacaAmplop, type JawabanBuka, JENIS_AMPLOP, type PesanBuka } from '../denyut/pesan.ts';
import type { Sel } from '../denyut/sel.ts';
import { bacaSel } from '../denyut/sel-bita.ts';
import { type Lingkup, type RingkasanBerkas, ringkasBerkas } from '../denyut/sidik-berkas.ts';
import { buatSketsa, tulisSketsa } from '../denyut/sketsa.ts';
import { UMPAN_AGEN } from '../denyut/umpan-agen.ts';
import type { LaporanUmpan } from '../unggahan/laporan.ts';
import { type AlamatHub, Hub } from './hub.ts';
import { bacaJurnal, type Jurnal, tulisJurnal } from './jurnal.ts';
import { kirimMuatan } from './kirim.ts';
import { potretSumber } from './potret.ts';
import { type Rencana, rencanaJurnal, rencanaSel, tulisDelta } from './rencana.ts';
import { bacaTertunda, buangTertunda, gzipPenuh, letak, sahkanTertunda, simpanTertunda, type Tertunda } from './tertunda.ts';

export interface BahanAgen extends AlamatHub {
  readonly sumber: string;
  /** Folder of the journal. */
  readonly dir: string;
}

/** How the rows travelled. */
export type Anak = 'SAMA' | 'JURNAL' | 'REKONSILIASI' | 'PENUH' | 'LANJUTAN';

export interface HasilPutaran {
  readonly anak: Anak;
  readonly jumlah: number;
  readonly tambah: number;
  readonly hapus: number;
  readonly pulangPergi: number;
  /** On the wire. */
  readonly bita: { readonly kirim: number; readonly terima: number };
  /** Bodies of the messages alone. */
  readonly isi: { readonly kirim: number; readonly terima: number };
  /** Null when both ends already held the same. */
  readonly laporan: LaporanUmpan | null;
}

type Inti = Omit<HasilPutaran, 'pulangPergi' | 'bita' | 'isi'>;

/** Why a delta may fail although nobody lies: anything the raw reader sees differently. The whole file settles it. */
const isPerluPenuh = (galat: unknown): boolean =>
  galat instanceof Kesalahan && ['AKAR_TIDAK_COCOK', 'MUATAN_DITOLAK', 'BERKAS_DITOLAK', 'SESI_TIDAK_BERLAKU', 'TIDAK_DITEMUKAN'].includes(galat.kode);

class Putaran {
  readonly #bahan: BahanAgen;
  readonly #hub: Hub;
  constructor(bahan: BahanAgen, hub: Hub) {
    this.#bahan = bahan;
    this.#hub = hub;
  }

  get #letak() {
    return letak(this.#bahan.dir);
  }

  #lingkup(kolomKunci: string | null): Lingkup {
    const { jenis } = this.#bahan;
    return { sisi: UMPAN_AGEN[jenis].sisi, jenis, kolomKunci };
  }

  #ringkas(kolomKunci: string | null): Promise<RingkasanBerkas> {
    return ringkasBerkas(createReadStream(this.#letak.potret), this.#lingkup(kolomKunci));
  }

  /** A payload of an earlier run first: its rows may already be at the hub, and the source has moved on meanwhile. */
  async lanjutkan(): Promise<Inti | null> {
    const t = await bacaTertunda(this.#bahan.dir);
    if (t === null) return null;
    try {
      return await this.#kirim('LANJUTAN', t, false);
    } catch (galat) {
      if (!isPerluPenuh(galat)) throw galat;
      await buangTertunda(this.#bahan.dir);
      return null;
    }
  }

  async #kirim(anak: Anak, t: Tertunda, baru: boolean): Promise<Inti> {
    const laporan = await kirimMuatan(this.#hub, this.#letak.muatan, t, baru);
    await sahkanTertunda(this.#bahan.dir);
    return { anak, jumlah: t.jumlah, tambah: t.tambah, hapus: t.hapus, laporan };
  }

  async baru(): Promise<Inti> {
    await potretSumber(this.#bahan.sumber, this.#letak.potret);
    const jurnal = await bacaJurnal(this.#letak.jurnal);
    const kini = await this.#ringkas(jurnal?.kolomKunci ?? null);
    const cocok = jurnal?.kunci === kini.kunci.toString('hex') ? jurnal : null;
    try {
      return await this.#jalan(kini, cocok, !kini.isUtuh || UMPAN_AGEN[this.#bahan.jenis].kunci === 'URUTAN');
    } catch (galat) {
      if (!isPerluPenuh(galat)) throw galat;
      await buangTertunda(this.#bahan.dir);
      return await this.#jalan(kini, null, true);
    }
  }

  async #buka(kini: RingkasanBerkas, jurnal: Jurnal | null, penuh: boolean): Promise<{ sesi: string; jawab: JawabanBuka; sel: Buffer }> {
    const sesi = randomBytes(16).toString('hex');
    const perluSketsa = jurnal === null && !penuh;
    const pesan: PesanBuka = {
      versi: VERSI_DENYUT,
      sesi,
      kunci: kini.kunci.toString('hex'),
      kolomKunci: kini.kolomKunci,
      akar: kini.akar,
      jumlah: kini.jumlah,
      cacat: kini.cacat,
      dasar: jurnal?.akar ?? null,
      sketsa: perluSketsa ? tulisSketsa(buatSketsa((await siapkanElemen(sesi)).dari(kini.sidik))) : null,
      penuh,
    };
    const { jenis, badan } = await this.#hub.minta('POST', `/v1/denyut?${this.#hub.tujuan}`, JSON.stringify(pesan));
    if (jenis !== JENIS_AMPLOP) return { sesi, jawab: JSON.parse(badan.toString('utf8')) as JawabanBuka, sel: Buffer.alloc(0) };
    const { isi, bita } = bacaAmplop(badan);
    return { sesi, jawab: isi as JawabanBuka, sel: bita };
  }

  async #jalan(kini: RingkasanBerkas, jurnal: Jurnal | null, penuh: boolean): Promise<Inti> {
    const { sesi, jawab, sel } = await this.#buka(kini, jurnal, penuh);
    const dasar = { jumlah: kini.jumlah, tambah: 0, hapus: 0 };
    switch (jawab.tindakan) {
      case 'SAMA':
        await this.#catat(kini, jurnal);
        return { ...dasar, anak: 'SAMA', laporan: null };
      case 'LAPORAN':
        await this.#catat(kini, jurnal);
        return { ...dasar, anak: 'SAMA', laporan: jawab.laporan };
      case 'KOLOM':
        if (jawab.kolomKunci === kini.kolomKunci) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Hub meminta kolom kunci yang sama.');
        return await this.#jalan(await this.#ringkas(jawab.kolomKunci), null, penuh);
      case 'SKETSA':
        return await this.#jalan(kini, null, penuh);
      case 'PENUH':
        return await this.#penuh(kini, sesi);
      case 'MUATAN':
        return jurnal === null ? await this.#penuh(kini, sesi) : await this.#delta('JURNAL', kini, sesi, await rencanaJurnal(sesi, jurnal, kini));
      case 'SEL': {
        const rencana = await rencanaSel(this.#hub, sesi, kini, this.#selPertama(sel, jawab.banyak));
        return rencana === null ? await this.#penuh(kini, sesi) : await this.#delta('REKONSILIASI', kini, sesi, rencana);
      }
    }
  }

  #selPertama(bita: Buffer, banyak: number): Sel {
    if (banyak > BATAS_DENYUT.sel) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Hub mengirim terlalu banyak sel.');
    return bacaSel(bita, banyak);
  }

  async #catat(kini: RingkasanBerkas, jurnal: Jurnal | null): Promise<void> {
    if (jurnal?.akar !== kini.akar) await tulisJurnal(this.#letak.jurnal, this.#calon(kini));
  }

  #calon(kini: RingkasanBerkas) {
    return { kunci: kini.kunci.toString('hex'), kolomKunci: kini.kolomKunci, akar: kini.akar, sidik: kini.sidik, cacat: kini.cacat };
  }

  async #penuh(kini: RingkasanBerkas, sesi: string): Promise<Inti> {
    await gzipPenuh(this.#bahan.dir);
    const t = { sesi, cara: 'PENUH', jumlah: kini.jumlah, tambah: kini.jumlah, hapus: 0 } as const;
    return await this.#kirim('PENUH', await simpanTertunda(this.#bahan.dir, t, this.#calon(kini)), true);
  }

  async #delta(anak: Anak, kini: RingkasanBerkas, sesi: string, rencana: Rencana): Promise<Inti> {
    const { potret, muatan } = this.#letak;
    const hitung = await tulisDelta(potret, muatan, this.#lingkup(kini.kolomKunci), rencana);
    const t = { sesi, cara: 'DELTA', jumlah: kini.jumlah, ...hitung } as const;
    return await this.#kirim(anak, await simpanTertunda(this.#bahan.dir, t, this.#calon(kini)), true);
  }
}

/**
 * One round of the agent: finish what an earlier run left, else compare the source with the journal and bring the hub to the same rows.
 * Throws the hub's catalogued faults; SUMBER_TIDAK_TERSEDIA when the line stays dead, and then the next round goes on where this one stopped.
 */
export async function putaranAgen(bahan: BahanAgen): Promise<HasilPutaran> {
  const hub = new Hub(bahan);
  try {
    const putaran = new Putaran(bahan, hub);
    const inti = (await putaran.lanjutkan()) ?? (await putaran.baru());
    return { ...inti, pulangPergi: hub.pulangPergi, bita: hub.bita, isi: hub.isi };
  } finally {
    hub.tutup();
    await rm(letak(bahan.dir).potret, { force: true });
  }
}
