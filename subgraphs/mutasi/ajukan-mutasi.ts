import type { Tanggal } from '../../domain/asn/tanggal.ts';
import type { RincianUsul } from '../../domain/mutasi/rincian.ts';
import { statusSetelah } from '../../domain/mutasi/status.ts';
import type { JenisUsul } from '../../domain/mutasi/usul.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { DokumenBaru } from './fakta-nspk.ts';
import { type JawabanGerbang, simpanBeritaAcara, tanyaGerbang } from './gerbang.ts';
import { ditolak, type Jawaban, salah, salahBaku, type UserError } from './jawaban.ts';
import { insertKlasifikasi, klasifikasiSalah, type MasukanKlasifikasi } from './klasifikasi.ts';
import type { KonteksMutasi } from './konteks.ts';
import { type DokumenDisebut, insertUsulDokumen, kenaliDokumen } from './lampiran.ts';
import type { PegawaiDiusulkan } from './queries-rujukan.ts';
import { insertUsul, insertUsulPegawai, kunciGerbang, kunciUsul, selectPegawaiUsul, selectVersiTerlepas, ubahStatus } from './queries-tulis.ts';
import { penugasanSalah, rincianDari, rincianSalah } from './rincian.ts';
import { sekali } from './sekali.ts';
import { type Persiapan, siapkanPegawai } from './siapkan-pegawai.ts';
import type { PegawaiUsul, UsulInti } from './usul.ts';

export interface MasukanAjukan {
  readonly jenis: JenisUsul;
  readonly alasan: string;
  readonly tmt: Tanggal;
  readonly pegawai: readonly PegawaiDiusulkan[];
  readonly pengaktifan?: boolean | null;
  readonly rincian?: RincianUsul | null;
  readonly dokumen?: readonly DokumenDisebut[] | null;
  readonly akuiPeringatan?: readonly string[] | null;
  readonly klasifikasi?: MasukanKlasifikasi | null;
  readonly kunci?: string | null;
}

export interface MasukanUlang {
  readonly id: string;
  readonly versi: number;
  readonly dokumen?: readonly DokumenDisebut[] | null;
  readonly akuiPeringatan?: readonly string[] | null;
}

export const ALASAN_MAKS = 4_000;
const ID = /^\d{1,18}$/;

export const isIdUsul = (id: string): boolean => ID.test(id);

/** A proposal whose people, places and documents are known. */
export interface PersiapanUsul extends Persiapan {
  readonly dokumen: readonly DokumenBaru[];
}

/** People, documents and text of a proposal, or why it cannot be taken. */
export async function periksaMasukan(tx: Tx, konteks: KonteksMutasi, masukan: MasukanAjukan): Promise<PersiapanUsul> {
  const { instansi } = konteks.pemanggil;
  if (instansi === null) return { pegawai: [], dokumen: [], userErrors: [salahBaku('BUKAN_INSTANSI_ANDA')] };
  const teks: UserError[] =
    masukan.alasan.length > ALASAN_MAKS ? [salah('ALASAN_TERLALU_PANJANG', `Alasan paling panjang ${ALASAN_MAKS} huruf.`, 'alasan')] : [];
  const siap = await siapkanPegawai(tx, instansi, masukan.pegawai);
  const rinci = rincianSalah(masukan);
  const { dokumen, userErrors } = await kenaliDokumen(tx, instansi, masukan.dokumen ?? [], masukan.pegawai);
  return { ...siap, dokumen, userErrors: [...teks, ...rinci, ...klasifikasiSalah(masukan.klasifikasi, masukan.jenis), ...siap.userErrors, ...userErrors] };
}

/** Nobody proposes a mutasi of the own person (I12); the answer names the row. */
const tolakDiriSendiri = ({ pemanggil }: KonteksMutasi, pegawai: readonly { readonly nip: string }[]): readonly UserError[] => {
  const di = pegawai.findIndex((p) => p.nip === pemanggil.nip);
  return di < 0 ? [] : [salahBaku('ORANG_SAMA', `pegawai.${di}.nip`)];
};

/** Saves a proposal, asks the gate and answers DIAJUKAN or DITAHAN, in the transaction of the caller. A refusal wrote nothing. A fixed number of statements, whatever the number of people. */
export async function ajukanDalam(tx: Tx, konteks: KonteksMutasi, masukan: MasukanAjukan, paksa: boolean): Promise<Jawaban> {
  const siap = await periksaMasukan(tx, konteks, masukan);
  const { pegawai } = siap;
  const userErrors = [...siap.userErrors, ...penugasanSalah(masukan), ...tolakDiriSendiri(konteks, masukan.pegawai)];
  const { instansi, subjek, orang } = konteks.pemanggil;
  if (userErrors.length > 0 || instansi === null) return ditolak(...userErrors);
  await kunciGerbang(tx, pegawai);
  const usul = await insertUsul(tx, {
    instansi,
    jenis: masukan.jenis,
    alasan: masukan.alasan,
    tmt: masukan.tmt,
    pengaktifan: masukan.pengaktifan ?? false,
    rincian: rincianDari(masukan),
    akui: masukan.akuiPeringatan ?? [],
    oleh: subjek,
    orang,
  });
  await insertUsulPegawai(tx, usul.id, pegawai);
  await insertKlasifikasi(tx, usul.id, masukan.klasifikasi, subjek);
  await insertUsulDokumen(tx, usul.id, siap.dokumen, subjek);
  return putuskanAjuan(tx, konteks, { usul, pegawai, paksa });
}

/** One proposal, once per idempotency key. */
export function ajukanMutasi(konteks: KonteksMutasi, masukan: MasukanAjukan): Promise<Jawaban> {
  const { kunci, ...isiMasukan } = masukan;
  return sekali(konteks, { operasi: 'ajukanMutasi', masukan: isiMasukan, kunci }, (tx, paksa) => ajukanDalam(tx, konteks, masukan, paksa));
}

/** Asks the gate again for a usul that was held or returned. */
export function ajukanUlang(konteks: KonteksMutasi, masukan: MasukanUlang): Promise<Jawaban> {
  return sekali(konteks, { operasi: 'ajukanUlang', masukan }, async (tx, paksa) => {
    const pegawai = isIdUsul(masukan.id) ? await selectPegawaiUsul(tx, masukan.id) : [];
    if (pegawai.length === 0) return ditolak(salahBaku('TIDAK_DITEMUKAN', 'id'));
    await kunciGerbang(tx, pegawai);
    const usul = await kunciUsul(tx, masukan.id);
    if (usul === null) return ditolak(salahBaku('TIDAK_DITEMUKAN', 'id'));
    if (usul.instansi !== konteks.pemanggil.instansi) return ditolak(salahBaku('BUKAN_INSTANSI_ANDA', 'id'));
    if (usul.versi !== masukan.versi) return ditolak(salahBaku('VERSI_BERUBAH', 'versi'));
    if (statusSetelah(usul.status, 'ajukan') === null) return ditolak(salahBaku('PERALIHAN_DITOLAK', 'id'));
    const diri = tolakDiriSendiri(konteks, pegawai);
    if (diri.length > 0) return ditolak(...diri);
    const lampiran = await kenaliDokumen(tx, usul.instansi, masukan.dokumen ?? [], pegawai);
    if (lampiran.userErrors.length > 0) return ditolak(...lampiran.userErrors);
    await insertUsulDokumen(tx, usul.id, lampiran.dokumen, konteks.pemanggil.subjek);
    return putuskanAjuan(tx, konteks, { usul: { ...usul, akui: masukan.akuiPeringatan ?? usul.akui }, pegawai, paksa });
  });
}

/**
 * The hub asks the gate again for a usul that no block holds any more: it goes on from DIAJUKAN or stays held with fresh minutes, never silently passed.
 * Null = it does not stand where a block put it (0066_blokir.sql); safe to repeat.
 */
export async function periksaUlangSesudahBlokir(konteks: KonteksMutasi, id: string): Promise<Jawaban | null> {
  const versi = isIdUsul(id) ? await konteks.baca((tx) => selectVersiTerlepas(tx, id)) : null;
  if (versi === null) return null;
  return sekali(konteks, { operasi: 'periksaUlangSesudahBlokir', masukan: { id, versi } }, async (tx, paksa) => {
    const pegawai = await selectPegawaiUsul(tx, id);
    await kunciGerbang(tx, pegawai);
    const usul = await kunciUsul(tx, id);
    // Somebody else was first, or another block arrived meanwhile.
    if (usul === null || pegawai.length === 0 || (await selectVersiTerlepas(tx, id)) !== usul.versi) return ditolak(salahBaku('VERSI_BERUBAH'));
    return putuskanAjuan(tx, konteks, { usul, pegawai, paksa });
  });
}

interface Ajuan {
  readonly usul: UsulInti;
  readonly pegawai: readonly PegawaiUsul[];
  readonly paksa: boolean;
}

async function putuskanAjuan(tx: Tx, konteks: KonteksMutasi, { usul, pegawai, paksa }: Ajuan): Promise<Jawaban> {
  const gerbang = await tanyaGerbang(tx, { usulId: usul.id, usul, pegawai, tahap: 'AJUKAN', paksa });
  const { subjek, orang } = konteks.pemanggil;
  const beritaAcaraId = await simpanBeritaAcara(tx, usul.id, gerbang, subjek);
  const tindakan = gerbang.lewat ? 'ajukan' : 'tahan';
  const ke = statusSetelah(usul.status, tindakan);
  if (ke === null) return ditolak(salahBaku('PERALIHAN_DITOLAK'));
  await ubahStatus(tx, { usul, tindakan, ke, oleh: subjek, orang, akui: usul.akui });
  if (gerbang.lewat) await catatJejak(tx, 'mutasi.diajukan', { usul: usul.id, instansi: usul.instansi, beritaAcara: beritaAcaraId });
  else await catatJejak(tx, 'mutasi.ditahan', { usul: usul.id, beritaAcara: beritaAcaraId });
  return jawabanGerbang(usul.id, beritaAcaraId, gerbang);
}

export const jawabanGerbang = (usulId: string, beritaAcaraId: string, gerbang: JawabanGerbang): Jawaban =>
  gerbang.lewat ? { jenis: 'MASUK', usulId, beritaAcaraId } : { jenis: 'DITAHAN', usulId, beritaAcaraId, hasil: gerbang.hasil };
