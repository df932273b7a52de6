import { belumDiketahui, type Diketahui, diketahui } from '../../domain/hasil.ts';
import type { FaktaRisiko } from '../../domain/mutasi/risiko/fakta.ts';
import type { AcuanRisiko, BahanRisiko, RisikoOrang, RisikoUsul } from './queries-risiko.ts';

const TANPA_RIWAYAT = belumDiketahui('riwayat jabatan BKN tidak tersedia atau tidak terbaca seluruhnya');
const KERABAT = belumDiketahui('hub tidak menyimpan hubungan keluarga');

type Cari = (ukuran: AcuanRisiko['ukuran'], kelompok: string) => Diketahui<AcuanRisiko>;

const pencari =
  (acuan: readonly AcuanRisiko[], kasusMin: number): Cari =>
  (ukuran, kelompok) => {
    const a = acuan.find((x) => x.ukuran === ukuran && x.kelompok === kelompok);
    if (a === undefined) return belumDiketahui('pembanding dari riwayat hub belum dihitung atau tidak ada');
    return a.banyak < kasusMin ? belumDiketahui(`riwayat hub baru memuat ${a.banyak} kasus serupa; perlu ${kasusMin}`) : diketahui(a);
  };

const dengan = <T>(a: Diketahui<AcuanRisiko>, fn: (isi: AcuanRisiko) => Diketahui<T>): Diketahui<T> => (a.ada ? fn(a.nilai) : a);
const angka = ({ isi }: AcuanRisiko, nama: string): number => Number(isi[nama] ?? 0);

function naik({ riwayatUtuh, eselonAsal, eselonTujuan, bulanSejakJabatan }: RisikoOrang, cari: Cari): FaktaRisiko['naik'] {
  if (!riwayatUtuh || eselonAsal === null || bulanSejakJabatan === null) return TANPA_RIWAYAT;
  if (eselonTujuan >= eselonAsal) return diketahui(null);
  return dengan(cari('BULAN_NAIK', eselonTujuan), (a) => diketahui({ bulan: bulanSejakJabatan, p01: angka(a, 'p01'), p25: angka(a, 'p25') }));
}

function gelombang(u: RisikoUsul | null, cari: Cari): FaktaRisiko['gelombang'] {
  if (u === null) return belumDiketahui('usul tidak terbaca');
  if (!u.daerah) return diketahui(null);
  const { hariSejakLantik, orang } = u;
  if (hariSejakLantik === null) return belumDiketahui('pelantikan kepala daerah belum dicatat');
  if (orang === null) return diketahui(null);
  // Months of one's own usul, not cases: two years of them are always there.
  return dengan(cari('USUL_BULANAN', String(u.instansi)), (a) =>
    diketahui({ hariSejakLantik, orang, rata: angka(a, 'rata'), simpangan: angka(a, 'simpangan') }),
  );
}

const pola = ({ riwayatUtuh, asal, tujuan }: RisikoOrang, cari: Cari): FaktaRisiko['pola'] =>
  !riwayatUtuh || asal === null
    ? TANPA_RIWAYAT
    : dengan(cari('ASAL_JABATAN', tujuan), (a) => diketahui({ bagian: angka(a, asal) / a.banyak, banyak: a.banyak }));

/** Facts of every person of a usul, in the order of NIP. Relatives are known to no source of the hub, and that is said. */
export function faktaRisiko(bahan: BahanRisiko, kasusMin: number): readonly { readonly nip: string; readonly fakta: FaktaRisiko }[] {
  const cari = pencari(bahan.acuan, kasusMin);
  const bersama = gelombang(bahan.usul, pencari(bahan.acuan, 1));
  return bahan.orang.map(({ nip, isi }) => ({
    nip,
    fakta: {
      naik: naik(isi, cari),
      pindah: isi.riwayatUtuh
        ? dengan(cari('PINDAH', '*'), (a) => diketahui({ banyak: isi.pindah, p75: angka(a, 'p75'), p99: angka(a, 'p99') }))
        : TANPA_RIWAYAT,
      kembali: isi.riwayatUtuh ? diketahui(isi.kembali) : TANPA_RIWAYAT,
      gelombang: bersama,
      pola: pola(isi, cari),
      kerabat: KERABAT,
    },
  }));
}
