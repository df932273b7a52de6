import DataLoader from 'dataloader';
import type { DokumenUsul } from '../../domain/mutasi/gerbang/fakta.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { bukaBeritaAcara, type UraianBertanda } from './buka-berita-acara.ts';
import { type KlasifikasiRow, selectKlasifikasi } from './klasifikasi.ts';
import * as ks from './konsep/queries.ts';
import * as q from './queries.ts';
import { type AlurUsulRow, type DasarSla, selectAlurUsul, selectDasarSla } from './queries-alur.ts';
import { selectTandaByIds, type TandaRow } from './queries-bertanda.ts';
import * as c from './queries-catatan-alur.ts';
import { type KepalaDaerahRow, type LampiranRow, selectDokumen, selectKepalaDaerah, selectLampiran } from './queries-dokumen.ts';
import {
  type KeputusanOtomatisRow,
  type KeputusanPemindahanRow,
  selectKeputusanOtomatis,
  selectKeputusanPemindahanUsul,
  selectTandaTangan,
  type TandaTanganRow,
} from './queries-kelola.ts';
import { type BarisLaporanRow, selectLaporanMutasi } from './queries-laporan.ts';
import { type RantaiRow, selectRantai } from './queries-rantai.ts';
import { type PenilaianRow, selectPenilaian } from './queries-risiko.ts';
import { type RiwayatRow, type SuratRow, selectRiwayat, selectSuratUsul, selectTugasUsul, type TugasRow } from './queries-riwayat.ts';
import { PEGAWAI_MAKS } from './siapkan-pegawai.ts';

type Baca = KonteksSubgraf['baca'];
type Muat<T> = DataLoader<string, T>;

/** At most one row per key. */
function satu<R, T>(
  baca: Baca,
  ambil: (tx: Tx, ids: readonly string[]) => Promise<readonly R[]>,
  kunci: (row: R) => string,
  nilai: (row: R) => T,
): Muat<T | null> {
  return new DataLoader(async (ids) => {
    const peta = new Map((await baca((tx) => ambil(tx, ids))).map((row) => [kunci(row), nilai(row)]));
    return ids.map((id) => peta.get(id) ?? null);
  });
}

/** All rows of a key, in the order of the query. */
function banyak<R>(baca: Baca, ambil: (tx: Tx, ids: readonly string[]) => Promise<readonly R[]>, kunci: (row: R) => string): Muat<readonly R[]> {
  return new DataLoader(async (ids) => {
    const peta = new Map<string, R[]>();
    for (const row of await baca((tx) => ambil(tx, ids))) {
      const ada = peta.get(kunci(row));
      if (ada === undefined) peta.set(kunci(row), [row]);
      else ada.push(row);
    }
    return ids.map((id) => peta.get(id) ?? []);
  });
}

/** One loader per set of arguments, so that a page of 50 owners costs one statement. */
function perSaring<S, R>(
  baca: Baca,
  ambil: (tx: Tx, ids: readonly string[], saring: S) => Promise<readonly R[]>,
  kunci: (row: R) => string,
): (saring: S) => Muat<readonly R[]> {
  const semua = new Map<string, Muat<readonly R[]>>();
  return (saring) => {
    const nama = JSON.stringify(saring);
    const ada = semua.get(nama) ?? banyak(baca, (tx, ids) => ambil(tx, ids, saring), kunci);
    semua.set(nama, ada);
    return ada;
  };
}

export interface LoaderMutasi {
  readonly usul: Muat<q.UsulRow | null>;
  readonly usulByInstansi: (saring: q.SaringUsul) => Muat<readonly q.UsulMilik[]>;
  readonly usulByNip: (saring: q.SaringUsul) => Muat<readonly q.UsulMilik[]>;
  readonly pegawai: (saring: q.SaringPegawai) => Muat<readonly q.UsulPegawaiRow[]>;
  readonly jumlahPegawai: Muat<number | null>;
  readonly beritaAcara: Muat<q.BeritaAcaraRow | null>;
  readonly beritaAcaraByUsul: Muat<readonly q.BeritaAcaraRow[]>;
  /** What only the database saw; nobody is named in it. */
  readonly penghalangBeritaAcara: Muat<readonly string[] | null>;
  /** Answers of minutes by person, as far as this caller may see them; reading them leaves a trail of whoever is shown. */
  readonly uraianBeritaAcara: (hanyaGugur: boolean) => Muat<readonly UraianBertanda[]>;
  readonly tandaBeritaAcara: Muat<TandaRow | null>;
  readonly penilaianRisiko: Muat<readonly PenilaianRow[]>;
  readonly riwayat: Muat<readonly RiwayatRow[]>;
  readonly surat: Muat<readonly SuratRow[]>;
  readonly tugas: Muat<readonly TugasRow[]>;
  readonly lampiran: Muat<readonly LampiranRow[]>;
  readonly kepalaDaerah: Muat<KepalaDaerahRow | null>;
  /** Every person of a usul with the target, for what depends on the whole of it. */
  readonly seluruhPegawai: Muat<readonly q.UsulPegawaiRow[]>;
  readonly laporan: Muat<readonly BarisLaporanRow[]>;
  readonly alur: Muat<AlurUsulRow | null>;
  readonly keputusanOtomatis: Muat<readonly KeputusanOtomatisRow[]>;
  readonly keputusanPemindahan: Muat<KeputusanPemindahanRow | null>;
  readonly tandaTangan: Muat<TandaTanganRow | null>;
  readonly suratUsulan: Muat<c.SuratUsulanRow | null>;
  readonly persetujuanProvinsi: Muat<readonly c.PersetujuanProvinsiRow[]>;
  readonly keadaanSiasn: Muat<readonly c.KeadaanSiasnRow[]>;
  readonly suratLama: Muat<readonly c.SuratLamaRow[]>;
  readonly pemulihan: Muat<readonly c.PemulihanRow[]>;
  readonly klasifikasi: Muat<KlasifikasiRow | null>;
  readonly rantai: Muat<readonly RantaiRow[]>;
  readonly konsep: Muat<ks.KonsepRow | null>;
  readonly konsepPegawai: (saring: ks.SaringPegawaiKonsep) => Muat<readonly ks.PegawaiKonsepRow[]>;
  /** Stored documents of the caller's own instansi. */
  readonly dokumen: Muat<DokumenUsul | null>;
  /** The same for every usul of a request. */
  readonly dasarSla: () => Promise<DasarSla>;
}

export function buatLoader(konteks: KonteksSubgraf): LoaderMutasi {
  const { baca, tercatat, pemanggil } = konteks;
  const usulnya = (row: { readonly usul: string }): string => row.usul;
  const idnya = (row: { readonly id: string }): string => row.id;
  let dasarSla: Promise<DasarSla> | undefined;
  const miliknya = (row: q.UsulMilik): string => row.milik;
  return {
    usul: satu(baca, q.selectUsulByIds, idnya, (row) => row),
    usulByInstansi: perSaring(baca, q.selectUsulByInstansi, miliknya),
    usulByNip: perSaring(baca, q.selectUsulByNip, miliknya),
    pegawai: perSaring(baca, q.selectPegawaiHalaman, usulnya),
    jumlahPegawai: satu(baca, q.selectJumlahPegawai, usulnya, (row) => row.jumlah),
    beritaAcara: satu(baca, q.selectBeritaAcaraByIds, idnya, (row) => row),
    beritaAcaraByUsul: banyak(baca, q.selectBeritaAcaraByUsul, usulnya),
    penghalangBeritaAcara: satu(baca, q.selectIsiBeritaAcara, idnya, (row) => row.isi.penghalang),
    uraianBeritaAcara: perSaring(
      tercatat,
      (tx, ids, hanyaGugur: boolean) => bukaBeritaAcara(tx, konteks, ids, hanyaGugur),
      (row) => row.beritaAcara,
    ),
    tandaBeritaAcara: satu(baca, selectTandaByIds, idnya, (row) => row),
    penilaianRisiko: banyak(baca, selectPenilaian, usulnya),
    riwayat: banyak(baca, selectRiwayat, usulnya),
    surat: banyak(baca, selectSuratUsul, usulnya),
    tugas: banyak(baca, selectTugasUsul, usulnya),
    lampiran: banyak(baca, selectLampiran, usulnya),
    kepalaDaerah: satu(
      baca,
      selectKepalaDaerah,
      (row) => row.instansi,
      (row) => row,
    ),
    seluruhPegawai: banyak(baca, (tx, ids) => q.selectPegawaiHalaman(tx, ids, { first: PEGAWAI_MAKS, after: null }), usulnya),
    alur: satu(baca, selectAlurUsul, usulnya, (row) => row),
    keputusanOtomatis: banyak(baca, selectKeputusanOtomatis, usulnya),
    keputusanPemindahan: satu(baca, selectKeputusanPemindahanUsul, usulnya, (row) => row),
    tandaTangan: satu(baca, selectTandaTangan, usulnya, (row) => row),
    suratUsulan: satu(baca, c.selectSuratUsulan, usulnya, (row) => row),
    persetujuanProvinsi: banyak(baca, c.selectPersetujuanProvinsi, usulnya),
    keadaanSiasn: banyak(baca, c.selectKeadaanSiasn, usulnya),
    suratLama: banyak(baca, c.selectSuratLama, usulnya),
    pemulihan: banyak(baca, c.selectPemulihanUsul, usulnya),
    klasifikasi: satu(baca, selectKlasifikasi, usulnya, (row) => row),
    rantai: banyak(baca, selectRantai, (row) => row.instansi),
    konsep: satu(baca, ks.selectKonsepByIds, idnya, (row) => row),
    konsepPegawai: perSaring(baca, ks.selectPegawaiKonsep, (row) => row.konsep),
    dokumen: satu(
      baca,
      async (tx, ids) => (pemanggil.instansi === null ? [] : selectDokumen(tx, pemanggil.instansi, ids.filter(ks.isId))),
      idnya,
      (row) => row,
    ),
    dasarSla: () => (dasarSla ??= baca(selectDasarSla)),
    laporan: banyak(baca, selectLaporanMutasi, (row) => row.laporan),
  };
}
