import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type PembuatElemen, siapkanElemen } from '../denyut/elemen.ts';
import { type BarisTambah, tulisMuatan } from '../denyut/muatan.ts';
import { kurangi, pecahkan } from '../denyut/pecahkan.ts';
import { bacaAmplop } from '../denyut/pesan.ts';
import { isSelWajar } from '../denyut/putuskan-buka.ts';
import { type Elemen, type Sel, sandikan, selKosong } from '../denyut/sel.ts';
import { bacaSel } from '../denyut/sel-bita.ts';
import { bukaBersidik, type Lingkup, type RingkasanBerkas } from '../denyut/sidik-berkas.ts';
import { bedaUrut, UKURAN_SIDIK } from '../denyut/sidik-urut.ts';
import type { Hub } from './hub.ts';
import type { Jurnal } from './jurnal.ts';

const padatkan = promisify(gzip);
const potong = (isi: Buffer, i: number): Buffer => isi.subarray(i * UKURAN_SIDIK, (i + 1) * UKURAN_SIDIK);

/** What the hub lacks, and what it must forget. */
export interface Rencana {
  readonly isBaru: (sidik: Buffer) => boolean;
  /** Elements of the session, hex. */
  readonly buang: readonly string[];
}

/** Rung 1: against the journal, without asking anybody. */
export async function rencanaJurnal(sesi: string, jurnal: Jurnal, kini: RingkasanBerkas): Promise<Rencana> {
  const elemen = await siapkanElemen(sesi);
  const { hanyaA, hanyaB } = bedaUrut(kini.sidik, jurnal.sidik);
  const baru = new Set(hanyaA.map((i) => potong(kini.sidik, i).toString('latin1')));
  return { isBaru: (sidik) => baru.has(sidik.toString('latin1')), buang: hanyaB.map((i) => elemen.satu(potong(jurnal.sidik, i))) };
}

const hexElemen = ({ hi, lo }: Elemen): string[] => [...hi].map((h, i) => h.toString(16).padStart(8, '0') + (lo[i] ?? 0).toString(16).padStart(8, '0'));

function gabung(a: Sel, b: Sel): Sel {
  const hasil = selKosong(a.hi.length + b.hi.length);
  for (const bagian of ['hi', 'lo', 'cek', 'banyak'] as const) {
    hasil[bagian].set(a[bagian]);
    hasil[bagian].set(b[bagian], a[bagian].length);
  }
  return hasil;
}

async function selLagi(hub: Hub, sesi: string, dari: number, sampai: number): Promise<Sel> {
  const { bita } = bacaAmplop((await hub.minta('GET', `/v1/denyut/${sesi}/sel?dari=${dari}&sampai=${sampai}`)).badan);
  return bacaSel(bita, sampai - dari);
}

/** Rung 3: decodes the hub's cells, asking for more while that is still cheaper than the file; null when it is not. */
export async function rencanaSel(hub: Hub, sesi: string, kini: RingkasanBerkas, sel: Sel): Promise<Rencana | null> {
  const pembuat: PembuatElemen = await siapkanElemen(sesi);
  const kita = pembuat.dari(kini.sidik);
  for (let lawan = sel; ; ) {
    const m = lawan.hi.length;
    const hasil = pecahkan(kurangi(sandikan(kita, m), lawan));
    if (hasil !== null) {
      const baru = new Set(hexElemen(hasil.hanyaKita));
      return { isBaru: (sidik) => baru.has(pembuat.satu(sidik)), buang: hexElemen(hasil.hanyaLawan) };
    }
    const berikut = Math.ceil(m * 1.4);
    if (!isSelWajar(berikut, kini.jumlah)) return null;
    lawan = gabung(lawan, await selLagi(hub, sesi, m, berikut));
  }
}

/** Writes the delta as gzip; returns how many rows it carries. */
export async function tulisDelta(potret: string, tujuan: string, lingkup: Lingkup, r: Rencana): Promise<{ tambah: number; hapus: number }> {
  const tambah: BarisTambah[] = [];
  const { baris } = await bukaBersidik(createReadStream(potret), lingkup);
  for await (const kelompok of baris) for (const b of kelompok) if (r.isBaru(b.sidik)) tambah.push({ urut: b.urut, mentah: b.mentah });
  await writeFile(tujuan, await padatkan(tulisMuatan(r.buang, tambah), { level: 9 }), { mode: 0o600, flush: true });
  return { tambah: tambah.length, hapus: r.buang.length };
}
