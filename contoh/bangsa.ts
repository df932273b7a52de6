import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type InstansiContoh, susunInstansi } from './instansi.ts';
import { DAFTAR_JABATAN } from './jabatan.ts';
import { idPns, type Kantor } from './orang.ts';
import { PROVINSI } from './provinsi.ts';
import type { LabelRiwayat } from './riwayat/tulis.ts';
import { skemaDari } from './skema/daftar.ts';
import { barisCsv, PenulisBerkas } from './tulis-baris.ts';
import { susunKamus, type Titipan, tulisInstansi } from './tulis-instansi.ts';
import { susunKepala, susunUnor } from './unor.ts';

/** Grows when the same seed gives other bytes. */
export const VERSI_BANGSA = 2;
export const TANGGAL_DASAR = '2026-11-01';

export interface PermintaanBangsa {
  readonly dir: string;
  readonly pegawai: number;
  readonly instansi: number;
  readonly benih: number;
  /** The day the nation believes it is, ISO; no clock is read. */
  readonly tanggalDasar?: string;
  /** Every how many instansi keeps files of histories, counted from the first; absent or 0 = none, 1 = all. */
  readonly riwayatTiap?: number;
  readonly lapor?: (selesai: number, total: number, instansi: string) => void;
}

export interface RingkasanBangsa {
  readonly benih: number;
  readonly pegawai: number;
  readonly instansi: number;
  readonly versi: number;
  readonly dibuatPada: string;
  /** Labels by kind of defect. */
  readonly cacat: Readonly<Record<string, number>>;
}

const FOLDER = ['rujukan', 'bkn', 'simpeg', 'padanan'];
const tulisJson = (jalur: string, isi: unknown): void => writeFileSync(jalur, `${JSON.stringify(isi)}\n`);

function tulisRujukan(dir: string, semua: readonly InstansiContoh[], tahun: number): void {
  tulisJson(join(dir, 'rujukan', 'provinsi.json'), PROVINSI);
  tulisJson(
    join(dir, 'rujukan', 'instansi.json'),
    semua.map(({ jumlah: _j, awal: _a, ...i }) => i),
  );
  tulisJson(join(dir, 'rujukan', 'jabatan.json'), DAFTAR_JABATAN);
  tulisJson(join(dir, 'rujukan', 'kepala-daerah.json'), kepalaDaerah(semua, tahun));
  const daerah = semua.filter((i) => i.provinsiId !== null);
  const provinsi = daerah.find((i) => i.jenis === 'PROV')?.provinsiId;
  const sedang = daerah[2] ?? daerah[0];
  tulisJson(join(dir, 'rujukan', 'pilkada.json'), [
    ...(provinsi ? [{ provinsiId: provinsi, penetapanPaslon: `${tahun - 2}-09-22`, akhirMasaJabatan: `${tahun - 1}-02-20` }] : []),
    ...(sedang ? [{ instansiId: sedang.id, penetapanPaslon: `${tahun}-12-01`, akhirMasaJabatan: `${tahun + 1}-06-30` }] : []),
  ]);
}

/** Every region has a head of an election two years and more ago, so that no first months run. */
const kepalaDaerah = (semua: readonly InstansiContoh[], tahun: number): readonly object[] =>
  semua
    .filter((i) => i.provinsiId !== null)
    .map((i) => ({ instansiId: i.id, status: 'DEFINITIF', tanggalLantik: `${tahun - 2}-02-20`, nomorSk: `100.2.1.3/${i.no}/CONTOH` }));

function tulisUnorDanPadanan(dir: string, k: Kantor): void {
  const pemimpin = new Map(k.kepala.map((unitIdx, j) => [unitIdx, idPns(k.benih, k.instansi.awal + j)]));
  const data = k.unit.map((u, i) => ({
    Id: u.id,
    InstansiId: k.instansi.id,
    DiatasanId: u.indukIdx === null ? null : (k.unit[u.indukIdx]?.id ?? null),
    EselonId: u.eselonId,
    NamaUnor: u.nama,
    NamaJabatan: u.namaJabatan,
    CepatKode: k.instansi.kodeCepat,
    IndukUnorId: k.unit[u.puncakIdx]?.id ?? null,
    PemimpinPnsId: pemimpin.get(i) ?? null,
    JenisUnorId: null,
  }));
  tulisJson(join(dir, 'rujukan', 'unor', `${k.instansi.kodeCepat}.json`), { code: 1, data, count: data.length, message: 'success' });
  const padanan = new PenulisBerkas(join(dir, 'padanan', `${k.instansi.kodeCepat}.csv`));
  padanan.tulis('tabel,lokal,siasn\n');
  const kamus = susunKamus(k, skemaDari(k.instansi.profilId));
  for (const tabel of ['unor', 'jabatan'] as const) for (const [siasn, lokal] of kamus[tabel]) padanan.tulis(barisCsv([tabel, lokal, siasn], ','));
  padanan.tutup();
}

/**
 * Writes the synthetic nation: both sides in their raw formats with labelled defects. The same arguments give the same
 * bytes; memory stays flat, so 5 million people in 644 instansi fit. `bangsa.json` is written last: without it the nation
 * is incomplete.
 */
export async function buatBangsa(permintaan: PermintaanBangsa): Promise<RingkasanBangsa> {
  const { dir, pegawai, instansi, benih, tanggalDasar = TANGGAL_DASAR, riwayatTiap = 0, lapor } = permintaan;
  if (!Number.isInteger(pegawai) || !Number.isInteger(instansi) || instansi < 1 || instansi > 644 || pegawai < instansi || pegawai > 9_600_000)
    throw new RangeError('bangsa: 1-644 instansi, pegawai antara jumlah instansi dan 9.600.000');
  rmSync(join(dir, 'bangsa.json'), { force: true });
  for (const f of FOLDER) rmSync(join(dir, f), { recursive: true, force: true });
  for (const f of [...FOLDER, join('rujukan', 'unor')]) mkdirSync(join(dir, f), { recursive: true });
  const tahun = Number(tanggalDasar.slice(0, 4));
  const semua = susunInstansi(benih, instansi, pegawai);
  tulisRujukan(dir, semua, tahun);
  const label = new PenulisBerkas(join(dir, 'label.ndjson'));
  const labelRiwayat = new PenulisBerkas(join(dir, 'label-riwayat.ndjson'));
  const cacat: Record<string, number> = {};
  const hitung = (nama: string): void => {
    cacat[nama] = (cacat[nama] ?? 0) + 1;
  };
  const catatRiwayat = (l: LabelRiwayat): void => {
    hitung(l.cacat);
    labelRiwayat.tulis(`${JSON.stringify(l)}\n`);
  };
  let titipan: readonly Titipan[] = [];
  let selesai = 0;
  for (const i of semua) {
    const unit = susunUnor(benih, i);
    const k: Kantor = { benih, instansi: i, semua, unit, kepala: susunKepala(benih, i, unit), tanggalDasar, tahun, bulan: Number(tanggalDasar.slice(5, 7)) };
    tulisUnorDanPadanan(dir, k);
    titipan = tulisInstansi(dir, k, titipan, {
      label: (l) => {
        hitung(l.cacat);
        label.tulis(`${JSON.stringify(l)}\n`);
      },
      riwayat: riwayatTiap > 0 && (i.no - 1) % riwayatTiap === 0 ? catatRiwayat : null,
    });
    selesai += i.jumlah;
    lapor?.(selesai, pegawai, i.nama);
    await setImmediate();
  }
  label.tutup();
  labelRiwayat.tutup();
  const inti = { benih, pegawai, instansi, versi: VERSI_BANGSA, dibuatPada: `${tanggalDasar}T00:00:00.000Z` };
  tulisJson(join(dir, 'bangsa.json'), inti);
  return { ...inti, cacat };
}
