import type { SqlTransaksi } from '../platform/db/postgres-js.ts';
import { cabutYangTertimpa } from './2-stage/kesegaran-pegawai.ts';
import { catatKesegaran } from './2-stage/tarikan.ts';
import { buktikanMutasi } from './4-flag/pasca-mutasi.ts';
import { tandaiSistemik } from './4-flag/sistemik.ts';
import { bolehDiterapkan, type HasilTerap, type UmpanSiap } from './terapkan.ts';

/** A complete feed that says of everybody what is stored, and names nobody else: nothing is staged. */
export const isTanpaUbah = ({ t, siap }: UmpanSiap): boolean => t.lengkap && siap.lama > 0 && siap.kunci === 0 && siap.tidakAda === 0 && siap.takPasti === 0;

/**
 * Ends such a feed in one transaction without looking at persons: no rows, no discrepancies and no set differences can come of it. What may have moved
 * meanwhile by other hands is looked at as ever: usul that are now proven, and the share of open discrepancies. Null where the last feed of this side
 * did not end well, so that something may still be due: then it takes the long way.
 */
export async function terapkanTanpaUbah(tx: SqlTransaksi, { t, siap, kolomTambahan }: UmpanSiap): Promise<HasilTerap | null> {
  const boleh = await bolehDiterapkan(tx, { ...t, jenis: 'pegawai' }, siap.terbaca);
  if (boleh !== 'YA') return { hasil: boleh };
  const [umur] = await tx<{ diterima: Date; baik: boolean }[]>`/* sama.umur */ select t.diterima_pada diterima, t.status = 'DITERIMA' and k.status = 'SEHAT'
      and k.pada is not null and k.jumlah = ${siap.lama} baik
    from tarikan t join kesegaran k on k.instansi = t.instansi and k.sisi = t.sisi and k.jenis = t.jenis where t.id = ${t.id}`;
  if (umur?.baik !== true) return null;
  await cabutYangTertimpa(tx, t);
  await tandaiSistemik(tx, t.instansi);
  const selesai = await buktikanMutasi(tx, t.instansi, false);
  const takBerubah = siap.terbaca - siap.ditolak - siap.duplikat;
  await tx`/* sama.tarikan */ update tarikan set status = 'DITERAPKAN', ver = ${t.ver}, revisi = ${t.revisi}, terbaca = ${siap.terbaca}, diterapkan = 0, dihapus = 0,
    karantina = ${siap.ditolak}, duplikat = ${siap.duplikat}, tak_berubah = ${takBerubah}, peringatan = ${siap.peringatan},
    kolom_tambahan = array(select jsonb_array_elements_text(${tx.json([...kolomTambahan])})), selesai_pada = clock_timestamp() where id = ${t.id}`;
  await catatKesegaran(tx, {
    instansi: t.instansi,
    sisi: t.sisi,
    jenis: 'pegawai',
    peristiwa: 'berhasil',
    pada: umur.diterima,
    tarikan: t.id,
    sebab: null,
    jumlah: siap.lama,
  });
  await tx`select jejak_catat('tarikan.diterapkan', ${tx.json({ tarikan: t.id, instansi: t.instansi, diterapkan: 0, ditolak: siap.ditolak })}, 'SISTEM', 'SISTEM')`;
  return { hasil: 'DITERAPKAN', diterapkan: 0, dihapus: 0, karantina: siap.ditolak, mutasiLiar: 0, selesai };
}
