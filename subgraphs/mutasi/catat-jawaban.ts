import type { NamaBacaan } from '../../domain/akses-data.ts';
import { bacaanJawaban } from '../../domain/mutasi/gerbang/jenis-jawaban.ts';
import { catatAksesData } from '../../platform/db/catat-akses.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { IsiBeritaAcara } from './berita-acara.ts';
import { uraikan } from './uraian-gerbang.ts';

const BACAAN: readonly NamaBacaan[] = ['jawabanDisiplin', 'jawabanLahir'];

/** Writes whose punishment or birth date the failing answers show, in the transaction that asked: nobody, for most lists, and then nothing is written. */
export async function catatJawaban(tx: Tx, isi: IsiBeritaAcara): Promise<void> {
  const satuSisi = new Set(isi.pegawai.filter((p) => p.fakta.hukumanSatuSisi.length > 0).map((p) => p.usulan.nip));
  const tampak = uraikan(isi, true).map(({ pegawai: { nip }, butir }) => ({ nip, bacaan: bacaanJawaban(butir, satuSisi.has(nip)) }));
  for (const bacaan of BACAAN)
    await catatAksesData(
      tx,
      bacaan,
      tampak.filter((t) => t.bacaan.includes(bacaan)).map((t) => t.nip),
    );
}
