import { Kesalahan } from '../../../domain/kesalahan.ts';
import { isKunci } from '../../../domain/kunci.ts';
import { melihatBagianKasus } from '../../../domain/pelanggaran/idis/berbagi.ts';
import { hukumanKetidakhadiran } from '../../../domain/pelanggaran/idis/kehadiran.ts';
import { isTahapAkhir, isTahapKasus, isTemuanGugur, TINDAKAN_KASUS, tahapSetelah, tahapSetelahGugur } from '../../../domain/pelanggaran/idis/tahap.ts';
import { namaJenisHukuman } from '../../../domain/pelanggaran/jenis-hukuman.ts';
import { bacaTercatat } from '../../../platform/db/catat-akses.ts';
import { type ArgumenHalaman, bacaHalaman, type Koneksi, susunKoneksi } from '../../../platform/graphql/kursor.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import type { BagianBerkas } from './buka-berkas.ts';
import { type BarisKasus, type SaringanKasus, selectKasus } from './queries/baca.ts';

interface Rujukan {
  readonly id: string;
}

interface ArgDaftar extends ArgumenHalaman {
  readonly filter?: SaringanKasus | null;
}

const tahuTerperiksa = ({ pemanggil }: KonteksPelanggaran): boolean => melihatBagianKasus(pemanggil.peran, 'TERPERIKSA');

async function daftarKasusDisiplin(_: unknown, arg: ArgDaftar, k: KonteksPelanggaran): Promise<Koneksi<BarisKasus>> {
  wajibBoleh(k, 'bacaKasusDisiplin');
  // Asking person by person would tell as much as being told.
  if (typeof arg.filter?.nip === 'string' && !tahuTerperiksa(k)) throw new Kesalahan('TIDAK_BERWENANG');
  const halaman = bacaHalaman('kasusDisiplin', arg, 1);
  const sesudah = halaman.after === null ? null : String(halaman.after[0]);
  if (sesudah !== null && !isKunci(sesudah)) throw new Kesalahan('MASUKAN_SALAH', 'Kursor tidak sah.');
  const rows = await bacaTercatat(k, { bacaan: 'kasusDisiplin', nip: ({ nip }: BarisKasus) => nip, tampak: halaman.first }, (tx) =>
    selectKasus(tx, arg.filter ?? {}, { sesudah, batas: halaman.first + 1 }),
  );
  return susunKoneksi('kasusDisiplin', rows, halaman, (r) => [r.id]);
}

function kasusDisiplin({ id }: Rujukan, k: KonteksPelanggaran): Promise<BarisKasus | null> | null {
  wajibBoleh(k, 'bacaKasusDisiplin');
  return isKunci(id) ? k.loaders.idis.kasusById.load(id) : null;
}

const berkas =
  (bagian: BagianBerkas) =>
  async ({ id }: BarisKasus, _: unknown, k: KonteksPelanggaran): Promise<readonly unknown[]> =>
    (await k.loaders.idis.berkas.load(id))?.[bagian] ?? [];

/** Not for the examinee, whatever office the grant names, and not for other institutions: who examines, and what they report. Row-level security says the same. */
const bukanTerperiksa =
  (bagian: 'tim' | 'lhp') =>
  (kasus: BarisKasus, arg: unknown, k: KonteksPelanggaran): Promise<readonly unknown[]> | null =>
    k.pemanggil.peran === 'ASN' || k.pemanggil.nip === kasus.nip || !melihatBagianKasus(k.pemanggil.peran, 'PEMERIKSAAN')
      ? null
      : berkas(bagian)(kasus, arg, k);

/** Free words of the instansi may name the examinee: not for who is not told whom a case is about. */
const bilaTahu =
  <N extends string>(bidang: N) =>
  (baris: Readonly<Record<N, string | null>>, _: unknown, k: KonteksPelanggaran): string | null =>
    tahuTerperiksa(k) ? baris[bidang] : null;

const pegawai = ({ nip }: { readonly nip: string }) => ({ nip });
async function tindakanBerikut({ tahap, temuan }: BarisKasus, _: unknown, { loaders }: KonteksPelanggaran): Promise<readonly string[]> {
  if (!isTahapKasus(tahap)) return [];
  const gugur = temuan !== null && isTemuanGugur((await loaders.temuanById.load(temuan))?.tahap ?? null);
  return TINDAKAN_KASUS.filter((t) => (gugur ? t !== 'tetapkan' && tahapSetelahGugur(tahap, t) !== null : tahapSetelah(tahap, t) !== null));
}

async function usulHukuman({ pelanggaran, hariAbsen, hariBeruntun }: BarisKasus, { loaders }: KonteksPelanggaran): Promise<string | null> {
  if (pelanggaran !== 'KEHADIRAN') return null;
  return hukumanKetidakhadiran(await loaders.idis.parameter(), { hari: hariAbsen ?? 0, beruntun: hariBeruntun ?? 0 });
}

export const queryIdis = { daftarKasusDisiplin, kasusDisiplin: (_: unknown, arg: Rujukan, k: KonteksPelanggaran) => kasusDisiplin(arg, k) };

export function kasusPegawai({ nip }: { readonly nip: string }, _: unknown, k: KonteksPelanggaran): Promise<readonly BarisKasus[]> {
  wajibBoleh(k, 'bacaKasusDisiplin');
  if (!tahuTerperiksa(k)) throw new Kesalahan('TIDAK_BERWENANG');
  return k.loaders.idis.kasusByNip.load(nip);
}

export const tipeIdis = {
  KasusDisiplin: {
    __resolveReference: (r: Rujukan, k: KonteksPelanggaran) => kasusDisiplin(r, k),
    pegawai: (kasus: BarisKasus, _: unknown, k: KonteksPelanggaran) => (tahuTerperiksa(k) ? pegawai(kasus) : null),
    instansi: ({ instansiId }: BarisKasus) => ({ id: instansiId }),
    atasan: ({ atasanNip }: BarisKasus, _: unknown, k: KonteksPelanggaran) => (atasanNip === null || !tahuTerperiksa(k) ? null : { nip: atasanNip }),
    temuan: ({ temuan }: BarisKasus, _: unknown, k: KonteksPelanggaran) => (temuan === null ? null : k.loaders.temuanById.load(temuan)),
    kasusAsal: ({ asalKasus }: BarisKasus, _: unknown, k: KonteksPelanggaran) => (asalKasus === null ? null : k.loaders.idis.kasusById.load(asalKasus)),
    hukuman: ({ hukuman }: BarisKasus, _: unknown, k: KonteksPelanggaran) => (hukuman === null ? null : k.loaders.hukumanById.load(hukuman)),
    tugasSiasn: ({ hukuman }: BarisKasus, _: unknown, k: KonteksPelanggaran) => (hukuman === null ? [] : k.loaders.idis.tugas.load(hukuman)),
    berakhir: ({ tahap }: BarisKasus) => isTahapKasus(tahap) && isTahapAkhir(tahap),
    tindakanBerikut,
    usulHukumanId: (kasus: BarisKasus, _: unknown, k: KonteksPelanggaran) => usulHukuman(kasus, k),
    usulHukuman: async (kasus: BarisKasus, _: unknown, k: KonteksPelanggaran) => namaJenisHukuman((await usulHukuman(kasus, k)) ?? ''),
    riwayat: berkas('riwayat'),
    tim: bukanTerperiksa('tim'),
    lhp: bukanTerperiksa('lhp'),
    panggilan: berkas('panggilan'),
    bap: berkas('bap'),
    keputusan: berkas('keputusan'),
    penyampaian: berkas('penyampaian'),
    upaya: berkas('upaya'),
    uraian: bilaTahu('uraian'),
  },
  LangkahKasus: { catatan: bilaTahu('catatan') },
  PenyampaianKeputusan: { keterangan: bilaTahu('keterangan') },
  UpayaAdministratif: { alasan: bilaTahu('alasan'), tanggapan: bilaTahu('tanggapan') },
  AnggotaTimPemeriksa: { pegawai },
  KeputusanDisiplin: {
    jenisHukuman: ({ jenisHukumanId }: { readonly jenisHukumanId: string }) => namaJenisHukuman(jenisHukumanId),
    pertimbangan: bilaTahu('pertimbangan'),
  },
};
