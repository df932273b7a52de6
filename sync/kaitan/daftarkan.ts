import { randomUUID } from 'node:crypto';
import { bacaAlamatKaitan } from '../../domain/kaitan/alamat.ts';
import { bacaMacam, DAFTAR_MACAM, type MacamKaitan } from '../../domain/kaitan/macam.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { denganTenggat } from '../../platform/db/deadline.ts';
import { buatRahasia } from '../../platform/kaitan/tanda.ts';
import { sandikan } from '../../platform/sandi.ts';
import { isMesinSendiri, uraikanAlamat } from '../sources/alamat-aman.ts';
import { SumberMenunda } from '../sources/galat-sumber.ts';
import { gunaRahasia } from './jalankan.ts';
import type { PenguraiNama } from './urai-nama.ts';

const TENGGAT_NAMA_MS = 5_000;

export interface PagarDaftar {
  /** Secret of the hub that seals those of the addresses. */
  readonly kunci: string;
  readonly bolehHttp: boolean;
  readonly bolehPrivat: boolean;
  readonly bolehSendiri: boolean;
  readonly nama: PenguraiNama;
}

/** A secret to be shown once, and as it is kept. */
export interface RahasiaBaru {
  readonly rahasia: string;
  readonly tersegel: Buffer;
}

export interface KaitanBaru extends RahasiaBaru {
  readonly id: string;
  readonly alamat: string;
  readonly macam: readonly MacamKaitan[];
}

export function rahasiaBaru(kaitan: string, kunci: string): RahasiaBaru {
  const rahasia = buatRahasia();
  return { rahasia, tersegel: sandikan(rahasia, kunci, gunaRahasia(kaitan)) };
}

async function periksaTujuan(alamat: string, { bolehPrivat, bolehSendiri, nama }: PagarDaftar, jalur: string): Promise<void> {
  const cari = nama.jalur(jalur);
  const tujuan = await denganTenggat(uraikanAlamat(new URL(alamat).hostname, bolehPrivat, cari), TENGGAT_NAMA_MS).catch((galat: unknown) => {
    if (galat instanceof SumberMenunda) throw new Kesalahan('MASUKAN_SALAH', `Alamat tidak dapat dituju: ${galat.sebab}.`);
    if (galat instanceof Kesalahan && galat.kode === 'SUMBER_MENOLAK') throw new Kesalahan('MASUKAN_SALAH', 'Alamat di jaringan yang tidak dituju hub.');
    throw galat;
  });
  if (!bolehSendiri && isMesinSendiri(tujuan.ip)) throw new Kesalahan('MASUKAN_SALAH', 'Alamat di jaringan yang tidak dituju hub.');
}

/** A new address with its id and secret, checked but not yet stored. `jalur`: in whose lane its name is resolved. Throws MASUKAN_SALAH that says what is wrong with it. */
export async function siapkanKaitan(teks: string, nama: readonly string[], pagar: PagarDaftar, jalur: string): Promise<KaitanBaru> {
  const { kunci, bolehHttp } = pagar;
  const macam = bacaMacam(nama);
  if (macam === null) throw new Kesalahan('MASUKAN_SALAH', `macam harus satu atau lebih dari ${DAFTAR_MACAM.join(', ')}.`);
  const alamat = bacaAlamatKaitan(teks, bolehHttp);
  if (alamat === null) throw new Kesalahan('MASUKAN_SALAH', 'alamat harus URL https tanpa nama pengguna, sandi, atau #, paling panjang 500 karakter.');
  await periksaTujuan(alamat, pagar, jalur);
  const id = randomUUID();
  return { id, alamat, macam, ...rahasiaBaru(id, kunci) };
}
