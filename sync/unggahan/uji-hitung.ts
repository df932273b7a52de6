import type pg from 'pg';
import { TOLAKAN } from '../1-canonicalise/hasil-baris.ts';
import type { HasilSiap } from '../2-stage/siapkan-pegawai.ts';
import type { BarisTarikan, JenisUmpan } from '../2-stage/tarikan.ts';
import type { LaporanUmpan } from './laporan.ts';

/** What applying a staged feed would do; `sebab` is set when it would be held for a person instead. */
export type Perkiraan = Pick<
  LaporanUmpan,
  'terbaca' | 'diterapkan' | 'takBerubah' | 'karantina' | 'duplikat' | 'dihapus' | 'jumlahPeringatan' | 'kolomTambahan' | 'sebab'
>;

const BAGIAN_HILANG_WAJAR = 0.1;
const HILANG_KECIL = 10;
const isTidakWajar = (hilang: number, lama: number): boolean => hilang > HILANG_KECIL && hilang > lama * BAGIAN_HILANG_WAJAR;

const GANDA = `select nip, baris, hm = first_value(hm) over w sama, row_number() over w > 1 lebih from staging_kunci where tarikan = $1 and baris > 0
  window w as (partition by nip order by baris)`;

/** Counts of a staged pegawai feed, by the same definitions as the applying step; a test holds the two together. */
export async function hitungPegawai(klien: pg.ClientBase, t: BarisTarikan, siap: HasilSiap): Promise<Omit<Perkiraan, 'kolomTambahan'>> {
  const sidik = t.sisi === 'BKN' ? 'sidik_bkn' : 'sidik_simpeg';
  await klien.query(
    `/* uji.ganda */ insert into baris_ditolak (tarikan, baris, kolom, kode, pesan) select $1::bigint, baris, 'nip', 'NIP_GANDA_DALAM_BERKAS', $2 from (${GANDA}) g where lebih and not sama`,
    [t.id, TOLAKAN.NIP_GANDA_DALAM_BERKAS],
  );
  const n = await klien.query<{ duplikat: number; ganda: number; diterapkan: number; hilang: number; lama: number }>(
    `/* uji.hitung */ with g as (${GANDA}) select
      (select count(*)::int from g where lebih and sama) duplikat, (select count(*)::int from g where lebih and not sama) ganda,
      (select count(*)::int from staging_pegawai s where s.tarikan = $1 and not exists (select from g where g.lebih and g.baris = s.baris)) diterapkan,
      (select count(*)::int from ${sidik} f where f.instansi = $2 and $3 and not exists (select from staging_kunci k where k.tarikan = $1 and k.nip = f.nip)) hilang,
      (select count(*)::int from ${sidik} where instansi = $2) lama`,
    [t.id, t.instansi, t.lengkap],
  );
  const { duplikat, ganda, diterapkan, hilang: tidakAda, lama } = n.rows[0] ?? { duplikat: 0, ganda: 0, diterapkan: 0, hilang: 0, lama: 0 };
  const hilang = siap.tanpaNip > 0 ? 0 : tidakAda;
  const karantina = siap.ditolak + ganda;
  const sebab = isTidakWajar(tidakAda, lama) ? `umpan ini akan ditahan: kehilangan ${tidakAda} dari ${lama} pegawai` : null;
  const takBerubah = siap.terbaca - diterapkan - karantina - duplikat;
  return { terbaca: siap.terbaca, diterapkan, takBerubah, karantina, duplikat, dihapus: hilang, jumlahPeringatan: siap.peringatan, sebab };
}

const TABEL_FAKTA = { kinerja: 'kinerja', hukdis: 'hukuman_disiplin', formasi: 'peta_jabatan' } as const;

/** Counts of a staged feed of facts. */
export async function hitungFakta(
  klien: pg.ClientBase,
  t: BarisTarikan,
  jenis: Exclude<JenisUmpan, 'pegawai' | 'riwayat'>,
  siap: { terbaca: number; ditolak: number },
): Promise<Perkiraan> {
  const tanpaOrang =
    jenis === 'formasi'
      ? 0
      : ((
          await klien.query(
            `/* uji.tanpaOrang */ with hapus as (delete from staging_fakta f where f.tarikan = $1 and f.nip is null and not exists (select from pegawai_bkn p where p.pns_id = f.pns_id) returning baris)
              insert into baris_ditolak (tarikan, baris, kolom, kode, pesan)
              select $1, baris, 'pnsId', 'PEGAWAI_TIDAK_DIKENAL', 'Pegawai pada baris ini belum ada pada data utama; unggah data pegawai lebih dahulu.' from hapus on conflict do nothing`,
            [t.id],
          )
        ).rowCount ?? 0);
  const n = await klien.query<{ baru: number; lama: number }>(
    `/* uji.hitungFakta */ select (select count(distinct kunci)::int from staging_fakta where tarikan = $1) baru,
      (select count(*)::int from ${TABEL_FAKTA[jenis]} where instansi = $2 ${jenis === 'hukdis' ? "and sumber = 'SIASN'" : ''}) lama`,
    [t.id, t.instansi],
  );
  const { baru, lama } = n.rows[0] ?? { baru: 0, lama: 0 };
  const karantina = siap.ditolak + tanpaOrang;
  const sebab = t.lengkap && isTidakWajar(lama - baru, lama) ? `umpan ini akan ditahan: menyusut dari ${lama} ke ${baru} baris` : null;
  return {
    terbaca: siap.terbaca,
    diterapkan: baru,
    takBerubah: 0,
    karantina,
    duplikat: siap.terbaca - karantina - baru,
    dihapus: 0,
    jumlahPeringatan: 0,
    kolomTambahan: [],
    sebab,
  };
}
