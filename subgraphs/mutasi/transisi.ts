import type { IsiJejak, Peristiwa } from '../../domain/jejak.ts';
import type { Tahap } from '../../domain/mutasi/gerbang/aturan.ts';
import { memberiTempat, statusSetelah, type TindakanUsul } from '../../domain/mutasi/status.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { isIdUsul, jawabanGerbang } from './ajukan-mutasi.ts';
import type { SaatAlur } from './alur.ts';
import type { SuratBaru } from './fakta.ts';
import { type JawabanGerbang, simpanBeritaAcara, tanyaGerbang } from './gerbang.ts';
import { ditolak, type Jawaban, salahBaku, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { kunciFormasi, kunciGerbang, kunciUsul, selectPegawaiUsul, ubahStatus } from './queries-tulis.ts';
import { sekali } from './sekali.ts';
import type { PegawaiUsul, UsulInti } from './usul.ts';

export interface MasukanTindakan {
  readonly id: string;
  readonly versi: number;
}

/** What a use case sees between the locks and the act. */
export interface Perkara {
  readonly tx: Tx;
  readonly konteks: KonteksMutasi;
  readonly usul: UsulInti;
  readonly pegawai: readonly PegawaiUsul[];
}

export interface RencanaPeralihan {
  readonly operasi: string;
  readonly tindakan: TindakanUsul;
  readonly catatan?: string;
  /** The act taken in the end, where facts decide between several that the table allows here; default `tindakan`. */
  readonly pilih?: (perkara: Perkara, gerbang: JawabanGerbang | null) => TindakanUsul | Promise<TindakanUsul>;
  /** Reasons against, before anything is written. */
  readonly periksa?: (perkara: Perkara) => Promise<readonly UserError[]> | readonly UserError[];
  /** Letters and audit entry, after the status moved. */
  readonly tulis: (perkara: Perkara, gerbang: JawabanGerbang | null, beritaAcaraId: string | null) => Promise<void>;
}

export interface RencanaGerbang extends RencanaPeralihan {
  readonly tahap: Tahap;
  readonly surat?: SuratBaru;
  readonly jalan?: SaatAlur;
  /** Reasons against that only the gate's own facts show, before anything is written. */
  readonly putuskan?: (perkara: Perkara, gerbang: JawabanGerbang) => readonly UserError[];
  /** The hub itself leaves a usul that the gate holds where it is, for a person to see. */
  readonly diamBilaTertahan?: boolean;
}

const isGerbang = (rencana: RencanaPeralihan): rencana is RencanaGerbang => 'tahap' in rencana;

/**
 * One act on a usul in one transaction: gate rows in NIP order, gate rows of instansi, places of the positions where it gives one out, the usul row, version and table of statuses, the use case's own
 * reasons, and for a gated act facts, rules and minutes. A held usul moves to DITAHAN in the same transaction.
 */
export function lakukanPeralihan(konteks: KonteksMutasi, masukan: MasukanTindakan, rencana: RencanaPeralihan | RencanaGerbang): Promise<Jawaban> {
  return sekali(konteks, { operasi: rencana.operasi, masukan }, async (tx, paksa) => {
    const pegawai = isIdUsul(masukan.id) ? await selectPegawaiUsul(tx, masukan.id) : [];
    if (pegawai.length === 0) return ditolak(salahBaku('TIDAK_DITEMUKAN', 'id'));
    if (isGerbang(rencana)) {
      await kunciGerbang(tx, pegawai);
      if (memberiTempat(rencana.tindakan)) await kunciFormasi(tx, pegawai);
    }
    const usul = await kunciUsul(tx, masukan.id);
    if (usul === null) return ditolak(salahBaku('TIDAK_DITEMUKAN', 'id'));
    if (usul.versi !== masukan.versi) return ditolak(salahBaku('VERSI_BERUBAH', 'versi'));
    if (statusSetelah(usul.status, rencana.tindakan) === null) return ditolak(salahBaku('PERALIHAN_DITOLAK', 'id'));
    const perkara: Perkara = { tx, konteks, usul, pegawai };
    const alasan = (await rencana.periksa?.(perkara)) ?? [];
    if (alasan.length > 0) return ditolak(...alasan);
    return isGerbang(rencana) ? lewatGerbang(perkara, rencana, paksa) : tanpaGerbang(perkara, rencana);
  });
}

async function tanpaGerbang({ tx, konteks, usul, pegawai }: Perkara, rencana: RencanaPeralihan): Promise<Jawaban> {
  const perkara = { tx, konteks, usul, pegawai };
  const baru = await pindah(perkara, (await rencana.pilih?.(perkara, null)) ?? rencana.tindakan, rencana.catatan);
  await rencana.tulis({ ...perkara, usul: baru }, null, null);
  return { jenis: 'MASUK', usulId: usul.id, beritaAcaraId: null };
}

const pilihan = ({ surat, jalan }: RencanaGerbang) => ({ ...(surat && { surat }), ...(jalan && { jalan }) });

async function lewatGerbang(perkara: Perkara, rencana: RencanaGerbang, paksa: boolean): Promise<Jawaban> {
  const { tx, konteks, usul, pegawai } = perkara;
  const gerbang = await tanyaGerbang(tx, { usulId: usul.id, usul, pegawai, tahap: rencana.tahap, paksa, ...pilihan(rencana) });
  const alasan = rencana.putuskan?.(perkara, gerbang) ?? [];
  if (alasan.length > 0) return ditolak(...alasan);
  if (!gerbang.lewat && rencana.diamBilaTertahan === true) return ditolak(salahBaku('GERBANG_MENAHAN'));
  const beritaAcaraId = await simpanBeritaAcara(tx, usul.id, gerbang, konteks.pemanggil.subjek);
  if (gerbang.lewat) {
    const baru = await pindah(perkara, (await rencana.pilih?.(perkara, gerbang)) ?? rencana.tindakan, rencana.catatan);
    await rencana.tulis({ ...perkara, usul: baru }, gerbang, beritaAcaraId);
  } else {
    await pindah(perkara, 'tahan');
    await catatJejak(tx, 'mutasi.ditahan', { usul: usul.id, beritaAcara: beritaAcaraId });
  }
  return jawabanGerbang(usul.id, beritaAcaraId, gerbang);
}

/** Moves the usul along the table of statuses; a refused move is a programming fault here, it was checked before. */
export function pindah({ tx, konteks, usul }: Perkara, tindakan: TindakanUsul, catatan?: string): Promise<UsulInti> {
  const ke = statusSetelah(usul.status, tindakan);
  if (ke === null) throw new RangeError(`peralihan ${usul.status} ${tindakan} tidak ada`);
  const { subjek, orang } = konteks.pemanggil;
  return ubahStatus(tx, { usul, tindakan, ke, oleh: subjek, orang, ...(catatan !== undefined && { catatan }) });
}

export const jejak =
  <P extends Peristiwa>(peristiwa: P, isi: (usul: UsulInti, beritaAcaraId: string | null) => IsiJejak<P>): RencanaPeralihan['tulis'] =>
  ({ tx, usul }, _gerbang, beritaAcaraId) =>
    catatJejak(tx, peristiwa, isi(usul, beritaAcaraId));
