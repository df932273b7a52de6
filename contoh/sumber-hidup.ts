import { appendFileSync, copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kesalahan } from '../domain/kesalahan.ts';
import { KOLOM_REKAMAN, type KolomRekaman } from '../domain/selisih/rekaman.ts';
import { campur, idContoh, JENIS_ID } from './acak.ts';
import { type Berkas, bacaInstansi, bacaKamus, bukaBerkas, cariBaris, type InstansiTertulis } from './baca-bangsa.ts';
import { bacaGelar } from './baca-gelar.ts';
import { barisHukdis, barisKinerja, type HukdisContoh } from './fakta.ts';
import { GOLONGAN_PPPK, indeksGolongan, indeksPendidikan, ROMAWI_ESELON, TINGKAT_PENDIDIKAN, URUT_KEDUDUKAN } from './kode.ts';
import type { Rekaman } from './orang.ts';
import { gayaEkspor, KOLOM_EKSPOR } from './skema/bkn.ts';
import { skemaDari } from './skema/daftar.ts';

export interface UbahSumber {
  readonly dir: string;
  readonly sisi: 'BKN' | 'SIMPEG';
  readonly nip: string;
  /** A column of the canonical record, e.g. unorId, tmtJabatan, golAkhirId. */
  readonly bidang: string;
  /** Canonical value; null = none. For gelar: canonical set or plain titles. */
  readonly nilai: string | null;
}

const KOSONG = Object.fromEntries(['nip', ...KOLOM_REKAMAN].map((k) => [k, null]));
const kosong = (): Rekaman => ({ ...KOSONG, nip: '', gelarDepan: '', gelarBelakang: '' }) as Rekaman;
const BENTUK: Partial<Record<KolomRekaman, RegExp>> = {
  jenisKelamin: /^[MF]$/,
  statusAsn: /^(CPNS|PNS|PPPK)$/,
  jenisJabatanId: /^[124]$/,
  kedudukanHukumId: /^\d{2}$/,
  nik: /^\d{16}$/,
  tglLahir: /^\d{4}-\d{2}-\d{2}$/,
  tmtJabatan: /^\d{4}-\d{2}-\d{2}$/,
  tanggalSk: /^\d{4}-\d{2}-\d{2}$/,
  tmtGolongan: /^\d{4}-\d{2}-\d{2}$/,
  tmtCpns: /^\d{4}-\d{2}-\d{2}$/,
  tmtPns: /^\d{4}-\d{2}-\d{2}$/,
  tmtPensiun: /^\d{4}-\d{2}-\d{2}$/,
  mkTahun: /^\d+$/,
  mkBulan: /^\d+$/,
  bup: /^\d+$/,
};

const KODE_DIKENAL: Partial<Record<KolomRekaman, (kode: string) => boolean>> = {
  golAkhirId: (k) => indeksGolongan(k) >= 0 || GOLONGAN_PPPK.includes(k),
  kedudukanHukumId: (k) => URUT_KEDUDUKAN.includes(k),
  eselonId: (k) => k in ROMAWI_ESELON,
  tkPendidikanId: (k) => k in TINGKAT_PENDIDIKAN,
  pendidikanId: (k) => indeksPendidikan(k) >= 0,
};

function nilaiBaru(bidang: string, nilai: string | null): { readonly dari: readonly (keyof Rekaman)[]; readonly isi: Partial<Rekaman> } {
  if (!KOLOM_REKAMAN.includes(bidang as KolomRekaman)) throw new Kesalahan('MASUKAN_SALAH', `Bidang "${bidang}" tidak dikenal.`);
  const kolom = bidang as KolomRekaman;
  if (nilai !== null && BENTUK[kolom]?.test(nilai) === false) throw new Kesalahan('MASUKAN_SALAH', `Bentuk nilai untuk ${bidang} salah.`);
  if (nilai !== null && KODE_DIKENAL[kolom]?.(nilai) === false) throw new Kesalahan('MASUKAN_SALAH', `Kode untuk ${bidang} tidak dikenal.`);
  if (nilai !== null && /[\r\n]/.test(nilai)) throw new Kesalahan('MASUKAN_SALAH', 'Nilai tidak boleh berganti baris.');
  if (kolom === 'gelar') return { dari: ['gelarDepan', 'gelarBelakang'], isi: bacaGelar(nilai) };
  return { dari: [kolom], isi: { [kolom]: nilai } };
}

/** Write aside, then rename: a reader sees the old file or the new one, never half. */
function gantiBerkas(jalur: string, tulis: (sementara: string) => void): void {
  const sementara = `${jalur}.${process.pid}.tmp`;
  try {
    tulis(sementara);
    renameSync(sementara, jalur);
  } finally {
    rmSync(sementara, { force: true });
  }
}

interface Temuan {
  readonly instansi: InstansiTertulis;
  readonly berkas: Berkas;
  readonly baris: number;
}

function temukan(dir: string, sisi: 'BKN' | 'SIMPEG', nip: string): Temuan {
  for (const instansi of bacaInstansi(dir)) {
    const berkas = bukaBerkas(dir, instansi, sisi);
    const baris = cariBaris(berkas, nip);
    if (baris !== null) return { instansi, berkas, baris };
  }
  throw new Kesalahan('TIDAK_DITEMUKAN', `Pegawai tidak ada pada sumber ${sisi}.`);
}

function selBkn(t: Temuan, sel: string[], isi: Partial<Rekaman>, dari: readonly (keyof Rekaman)[]): boolean {
  const gaya = gayaEkspor(t.instansi.no);
  const konteks = { gaya, namaUnor: () => '', namaInstansi: () => '', tempatLahir: '', urut: 0 };
  const jenis = sel[t.berkas.kolom.indexOf('jenis_jabatan_id')];
  // A structural position is its unit: the export carries the same id twice.
  const lengkap = jenis === '1' && isi.unorId !== undefined ? { ...isi, jabatanId: isi.unorId } : isi;
  const sasaran: readonly (keyof Rekaman)[] = 'jabatanId' in lengkap ? [...dari, 'jabatanId'] : dari;
  const r = { ...kosong(), ...lengkap };
  let kena = false;
  for (const kolom of KOLOM_EKSPOR) {
    if (!kolom.dari.some((d) => sasaran.includes(d))) continue;
    const i = t.berkas.kolom.indexOf(kolom.nama);
    if (i < 0) continue;
    sel[i] = kolom.tulis(r, konteks);
    kena = true;
  }
  return kena;
}

function selSimpeg(
  t: Temuan,
  kamus: ReturnType<typeof bacaKamus>,
  sel: string[],
  { isi, dari }: { isi: Partial<Rekaman>; dari: readonly (keyof Rekaman)[] },
): boolean {
  const skema = skemaDari(t.instansi.profilId);
  let kena = false;
  skema.kolom.forEach((kolom) => {
    if (!kolom.dari.some((d) => dari.includes(d))) return;
    const i = t.berkas.kolom.indexOf(kolom.nama);
    if (i < 0) return;
    const baru = kolom.tulis({ ...kosong(), ...kolom.baca?.(sel[i] ?? ''), ...isi }, kamus);
    const diminta = dari.some((d) => isi[d] !== null && isi[d] !== '' && isi[d] !== undefined);
    if (baru === '' && diminta && kolom.dari.length === 1)
      throw new Kesalahan('MASUKAN_SALAH', `Nilai untuk ${dari.join(', ')} tidak punya padanan pada SIMPEG ini.`);
    sel[i] = baru;
    kena = true;
  });
  return kena;
}

/**
 * Changes one value of one person in the raw file of one side, in that side's own code and form. The other side and
 * the crosswalk stay as they are. TIDAK_DITEMUKAN when the person is not in that source, MASUKAN_SALAH when the field is
 * not in its format or the value has no local form. Returns the instansi whose file changed.
 */
export function ubahSumber(permintaan: UbahSumber): { readonly instansiId: string; readonly kodeCepat: string; readonly berkas: string } {
  const { dir, sisi, nip, bidang, nilai } = permintaan;
  const { dari, isi } = nilaiBaru(bidang, nilai);
  const t = temukan(dir, sisi, nip);
  const sel = [...t.berkas.sel(t.baris)];
  const kena = sisi === 'BKN' ? selBkn(t, sel, isi, dari) : selSimpeg(t, bacaKamus(dir, t.instansi), sel, { isi, dari });
  if (!kena) throw new Kesalahan('MASUKAN_SALAH', `Sumber ${sisi} instansi ini tidak menyediakan bidang ${bidang}.`);
  gantiBerkas(t.berkas.jalur, (sementara) => writeFileSync(sementara, t.berkas.denganBaris(t.baris, sel)));
  return { instansiId: t.instansi.id, kodeCepat: t.instansi.kodeCepat, berkas: t.berkas.jalur };
}

export type FaktaBaru =
  | { readonly jenis: 'kinerja'; readonly tahun: number /** 1 sangat baik .. 5 sangat kurang. */; readonly kuadran: number }
  | ({ readonly jenis: 'hukdis' } & Partial<HukdisContoh>);

function barisFakta(fakta: FaktaBaru, pnsId: string, nip: string, nomor: number): string {
  if (fakta.jenis === 'kinerja') {
    if (!Number.isInteger(fakta.tahun) || ![1, 2, 3, 4, 5].includes(fakta.kuadran)) throw new Kesalahan('MASUKAN_SALAH', 'Tahun atau kuadran salah.');
    return barisKinerja({ id: idContoh(99, JENIS_ID.kinerja, nomor), pnsId, nip, tahun: fakta.tahun, kuadran: fakta.kuadran });
  }
  const { jenis: _jenis, ...isi } = fakta;
  const bawaan: HukdisContoh = {
    jenisHukuman: '25',
    jenisTingkatHukumanId: 'S',
    hukumanTanggal: '2026-10-01',
    masaTahun: 1,
    masaBulan: 0,
    akhirHukumTanggal: '2027-09-30',
    batal: false,
  };
  return barisHukdis(idContoh(99, JENIS_ID.hukdis, nomor), pnsId, nip, { ...bawaan, ...isi });
}

/** Adds a performance or discipline row of one person to the BKN feed; a kinerja row of the same year is replaced. */
export function ubahFakta(permintaan: { readonly dir: string; readonly nip: string; readonly fakta: FaktaBaru }): {
  readonly instansiId: string;
  readonly berkas: string;
} {
  const { dir, nip, fakta } = permintaan;
  const t = temukan(dir, 'BKN', nip);
  const pnsId = t.berkas.sel(t.baris)[t.berkas.kolom.indexOf('pns_id')] ?? '';
  const jalur = join(dir, 'bkn', `${t.instansi.kodeCepat}.${fakta.jenis}.ndjson`);
  const lama = existsSync(jalur) ? readFileSync(jalur, 'utf8') : '';
  const baris = barisFakta(fakta, pnsId, nip, campur(lama.length, Number(nip.slice(-9))));
  gantiBerkas(jalur, (sementara) => {
    if (fakta.jenis === 'hukdis') {
      if (lama === '') writeFileSync(sementara, '');
      else copyFileSync(jalur, sementara);
      appendFileSync(sementara, baris);
      return;
    }
    const sisa = lama.split('\n').filter((b) => b !== '' && !(b.includes(`"nipBaru":"${nip}"`) && b.includes(`"tahun":"${fakta.tahun}"`)));
    writeFileSync(sementara, `${[...sisa, ''].join('\n')}${baris}`);
  });
  return { instansiId: t.instansi.id, berkas: jalur };
}
