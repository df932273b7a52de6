import type pg from 'pg';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { CAKUPAN_BKN } from '../1-canonicalise/bkn.ts';
import { bacaProfil, cakupanProfil, type Profil } from '../1-canonicalise/profil.ts';
import type { Rujukan } from '../1-canonicalise/rujukan.ts';
import { versiGabungan } from '../1-canonicalise/versi.ts';

export interface BekalInstansi {
  readonly instansi: number;
  readonly kodeCepat: string;
  readonly profil: Profil;
  readonly rujukan: Rujukan;
  /** Fields that both formats offer; only these enter the fingerprint. */
  readonly cakupan: number;
  readonly ver: number;
  /**
   * Text that changes when every line of a feed must be read again: canon and profile version, units. A crosswalk entry is not in it: its change
   * re-evaluates the records that used its code (`ulang_kanonik`), and no others.
   */
  readonly revisi: string;
}

/** Everything canonicalisation of one instansi looks up, read in four statements. */
export async function muatBekal(klien: pg.ClientBase, instansi: number): Promise<BekalInstansi> {
  const induk = await klien.query<{ id: string; kode_cepat: string; isi: unknown; rev: string }>(
    `/* bekal.instansi */ select i.id, i.kode_cepat, p.isi,
       (select md5(coalesce(string_agg(concat_ws('|', id, eselon_id), ',' order by id), '')) from unor where instansi = i.no) rev
     from instansi i left join profil_pemetaan p on p.id = i.profil_id and p.aktif where i.no = $1`,
    [instansi],
  );
  const baris = induk.rows[0];
  if (baris === undefined) throw new Kesalahan('TIDAK_DITEMUKAN', `instansi ${instansi}`);
  if (baris.isi === null || baris.isi === undefined) throw new Kesalahan('PROFIL_DITOLAK', `instansi ${instansi} belum punya profil pemetaan aktif`);
  const profil = bacaProfil(JSON.stringify(baris.isi), `profil instansi ${instansi}`);
  const unor = await klien.query<{ id: string; eselon_id: string | null }>('/* bekal.unor */ select id, eselon_id from unor where instansi = $1', [instansi]);
  const padanan = await klien.query<{ tabel: string; lokal: string; siasn: string }>(
    `/* bekal.padanan */ select tabel, lokal, siasn from padanan where instansi = $1 and status = 'BENAR' and siasn is not null`,
    [instansi],
  );
  const kode = await klien.query<{ kode_cepat: string; id: string }>('/* bekal.kodeCepat */ select kode_cepat, id from instansi');
  const eselon = new Map(unor.rows.map((u) => [u.id, u.eselon_id]));
  const peta = new Map(padanan.rows.map((p) => [`${p.tabel}\u001f${p.lokal}`, p.siasn]));
  const idDariKode = new Map(kode.rows.map((k) => [k.kode_cepat, k.id]));
  const cakupan = CAKUPAN_BKN & cakupanProfil(profil);
  const ver = versiGabungan(profil.id, profil.versi, cakupan);
  return {
    instansi,
    kodeCepat: baris.kode_cepat,
    profil,
    cakupan,
    ver,
    revisi: `${ver}|unor:${baris.rev}`,
    rujukan: {
      instansiId: baris.id,
      eselonUnor: (id) => eselon.get(id),
      padanan: (tabel, lokal) => peta.get(`${tabel}\u001f${lokal}`),
      instansiIdDariKodeCepat: (k) => idDariKode.get(k),
    },
  };
}
