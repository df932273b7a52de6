import type { Tanggal } from '../../domain/asn/tanggal.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { HasilGerbang } from '../../domain/mutasi/gerbang/periksa.ts';
import type { RincianUsul } from '../../domain/mutasi/rincian.ts';
import type { JenisUsul } from '../../domain/mutasi/usul.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { catatJawaban } from './catat-jawaban.ts';
import { kumpulkanFakta } from './fakta.ts';
import { nilaiPegawai, susunIsi } from './gerbang.ts';
import { salahBaku, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { type DokumenDisebut, kenaliDokumen } from './lampiran.ts';
import { type PegawaiDiusulkan, selectRujukan } from './queries-rujukan.ts';
import { rincianDari, rincianSalah } from './rincian.ts';
import { gandaSalah, kenaliPegawai } from './siapkan-pegawai.ts';
import { type UraianButir, uraikan } from './uraian-gerbang.ts';
import { type PegawaiUsul, usulanDari } from './usul.ts';

/** One line of a list that is checked before it is proposed: every line is a usul of its own. */
export interface BarisDiperiksa extends PegawaiDiusulkan {
  readonly jenis: JenisUsul;
  readonly tmt: Tanggal;
  readonly alasan: string;
  readonly rincian?: RincianUsul | null;
}

export interface MasukanEchecking {
  readonly baris: readonly BarisDiperiksa[];
  /** Letters that stand for every line, or for the person they name. */
  readonly dokumen?: readonly DokumenDisebut[] | null;
}

export interface HasilBaris {
  /** Line of the input, from 1. */
  readonly baris: number;
  readonly pegawai: { readonly nip: string };
  /** Null = the line could not be judged; `userErrors` says why. */
  readonly hasil: HasilGerbang | null;
  readonly butir: readonly UraianButir[];
  readonly userErrors: readonly UserError[];
}

/** Lines of one request; longer lists come in pieces. */
export const BARIS_MAKS = 1_000;

interface Dikenal {
  readonly baris: BarisDiperiksa;
  readonly pegawai: PegawaiUsul | null;
  readonly userErrors: readonly UserError[];
}

async function kenaliBaris(tx: Tx, instansi: number, semua: readonly BarisDiperiksa[]): Promise<readonly Dikenal[]> {
  const rujukan = await selectRujukan(tx, instansi, semua);
  const sudah = new Set<string>();
  return semua.map((baris, i) => {
    const di = (bagian: string): string => `baris.${i}.${bagian}`;
    const { pegawai, userErrors } = kenaliPegawai(instansi, baris, rujukan[i], di);
    const rinci = rincianSalah(baris).map((g) => ({ ...g, field: di(g.field ?? 'rincian') }));
    return { baris, pegawai, userErrors: [...gandaSalah(sudah, baris.nip, di('nip')), ...userErrors, ...rinci] };
  });
}

/**
 * The gate's answer to a whole list, line by line, without saving anything: a fixed number of statements whatever the number of lines. People of one
 * request count as leaving the positions they hold, as people of one usul do. Throws MASUKAN_SALAH for an empty or too long list.
 */
export function echecking(konteks: KonteksMutasi, { baris, dokumen }: MasukanEchecking): Promise<readonly HasilBaris[]> {
  if (baris.length === 0 || baris.length > BARIS_MAKS) throw new Kesalahan('MASUKAN_SALAH', `baris harus 1 sampai ${BARIS_MAKS}.`);
  const { instansi } = konteks.pemanggil;
  if (instansi === null) throw new Kesalahan('BUKAN_INSTANSI_ANDA');
  return konteks.tercatat(async (tx) => {
    const dikenal = await kenaliBaris(tx, instansi, baris);
    const lampiran = await kenaliDokumen(tx, instansi, dokumen ?? [], baris);
    const layak = dikenal.flatMap((d) => (d.userErrors.length === 0 && d.pegawai !== null ? [{ baris: d.baris, pegawai: d.pegawai }] : []));
    const umum = lampiran.userErrors;
    if (layak.length === 0 || umum.length > 0) return dikenal.map((d, i) => tanpaNilai(d, i, umum));
    const fakta = await kumpulkanFakta(
      tx,
      null,
      layak.map((l) => l.pegawai),
      { sendiri: true, surat: { dokumen: lampiran.dokumen } },
    );
    const usulan = layak.map(({ baris: b, pegawai }) =>
      usulanDari({ jenis: b.jenis, alasan: b.alasan, tmt: b.tmt, pengaktifan: false, rincian: rincianDari(b), akui: [] }, pegawai, fakta.instansi),
    );
    const semua = nilaiPegawai(fakta, usulan, 'AJUKAN');
    const isi = susunIsi({ tahap: 'AJUKAN', fakta, usulan, semua, akui: [], penghalang: [] });
    await catatJawaban(tx, isi);
    const gugur = new Map(uraikan(isi, true).map((u) => [u.pegawai.nip, u.butir]));
    const hasil = new Map(layak.map(({ pegawai }, i) => [pegawai.nip, semua[i]?.hasil ?? 'DITAHAN']));
    return dikenal.map((d, i) =>
      d.userErrors.length > 0 || d.pegawai === null
        ? tanpaNilai(d, i, [])
        : { ...dasar(d, i), hasil: hasil.get(d.baris.nip) ?? 'DITAHAN', butir: gugur.get(d.baris.nip) ?? [], userErrors: diriSendiri(konteks, d, i) },
    );
  });
}

const dasar = ({ baris }: Dikenal, i: number) => ({ baris: i + 1, pegawai: { nip: baris.nip } });

const tanpaNilai = (d: Dikenal, i: number, umum: readonly UserError[]): HasilBaris => ({
  ...dasar(d, i),
  hasil: null,
  butir: [],
  userErrors: [...d.userErrors, ...umum],
});

/** Nobody proposes a mutasi of the own person (I12): told here, so that the list is mended before it is refused. */
const diriSendiri = ({ pemanggil }: KonteksMutasi, { baris }: Dikenal, i: number): readonly UserError[] =>
  pemanggil.nip !== null && baris.nip === pemanggil.nip ? [salahBaku('ORANG_SAMA', `baris.${i}.nip`)] : [];
