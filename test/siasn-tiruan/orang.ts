import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bukaBerkas, type InstansiTertulis, letakBaris } from '../../contoh/baca-bangsa.ts';

type Isi = Record<string, unknown>;

/** What the stand-in knows of one instansi, by NIP. */
export interface IsiTiruan {
  readonly orang: ReadonlyMap<string, Isi>;
  readonly kinerja: ReadonlyMap<string, readonly Isi[]>;
  readonly hukdis: ReadonlyMap<string, readonly Isi[]>;
}

/** The ways in which the service writes "no value". */
const KOSONG = [null, '', '-', 'null'] as const;
const STATUS: Readonly<Record<string, string>> = { C: 'CPNS', P: 'PNS' };

function dataUtama(kolom: ReadonlyMap<string, string>, urut: number): Isi {
  const ambil = (k: string): string | null => {
    const v = (kolom.get(k) ?? '').replace(/^'/, '');
    return v === '' || v === 'null' || v === '-' ? null : v;
  };
  const tulis = (k: string): string | null => ambil(k) ?? KOSONG[urut % KOSONG.length] ?? null;
  const jenis = ambil('jenis_jabatan_id');
  const jabatan = ambil('jabatan_id');
  return {
    id: ambil('pns_id'),
    nipBaru: ambil('nip_baru'),
    nipLama: '',
    nama: ambil('nama'),
    gelarDepan: tulis('gelar_depan'),
    gelarBelakang: tulis('gelar_belakang'),
    tempatLahir: 'KOTA CONTOH',
    tglLahir: ambil('tanggal_lahir') ?? '01-01-0001',
    jenisKelamin: tulis('jenis_kelamin'),
    agamaId: '7',
    nik: ambil('nik'),
    validNik: ambil('is_valid_nik') === '1',
    noHp: '0800000000',
    alamat: 'Jalan Contoh',
    jenisPegawaiId: tulis('jenis_pegawai_id'),
    kedudukanPnsId: tulis('kedudukan_hukum_id'),
    statusPegawai: STATUS[ambil('status_cpns_pns') ?? ''] ?? '',
    tmtCpns: ambil('tmt_cpns') ?? '01-01-0001',
    tmtPns: ambil('tmt_pns') ?? '01-01-0001',
    golRuangAkhirId: tulis('gol_akhir_id'),
    tmtGolAkhir: ambil('tmt_golongan') ?? '01-01-0001',
    mkTahun: tulis('mk_tahun'),
    mkBulan: tulis('mk_bulan'),
    jenisJabatanId: jenis,
    jabatanNama: tulis('jabatan_nama'),
    jabatanStrukturalId: jenis === '1' ? jabatan : '',
    jabatanFungsionalId: jenis === '2' ? jabatan : '',
    jabatanFungsionalUmumId: jenis === '4' ? jabatan : '',
    tmtJabatan: ambil('tmt_jabatan') ?? '01-01-0001',
    tkPendidikanTerakhirId: tulis('tingkat_pendidikan_id'),
    pendidikanTerakhirId: tulis('pendidikan_id'),
    tahunLulus: '01-07-2005',
    gajiPokok: 'tidak diketahui',
    unorId: tulis('unor_id'),
    instansiIndukId: ambil('instansi_induk_id'),
    instansiKerjaId: ambil('instansi_kerja_id'),
    path: '{"872":{"dok_id":"872","dok_uri":"contoh"}}',
  };
}

function bacaNdjson(jalur: string, buang: readonly string[]): Map<string, Isi[]> {
  const hasil = new Map<string, Isi[]>();
  for (const baris of existsSync(jalur) ? readFileSync(jalur, 'utf8').split('\n') : []) {
    if (baris === '') continue;
    const isi = JSON.parse(baris) as Isi;
    const nip = String(isi['nipBaru']);
    for (const k of buang) delete isi[k];
    hasil.set(nip, [...(hasil.get(nip) ?? []), isi]);
  }
  return hasil;
}

/** The people of one instansi as its export file shows them, in the names and manners of the web service. */
export function isiTiruan(dir: string, i: InstansiTertulis): IsiTiruan {
  const b = bukaBerkas(dir, i, 'BKN');
  const orang = new Map<string, Isi>();
  let urut = 0;
  for (const letak of letakBaris(b)) {
    const sel = b.sel(letak);
    const isi = dataUtama(new Map(b.kolom.map((k, n) => [k, sel[n] ?? ''])), urut++);
    orang.set(String(isi['nipBaru']), isi);
  }
  const bkn = (jenis: string): string => path.join(dir, 'bkn', `${i.kodeCepat}.${jenis}.ndjson`);
  // The service does not repeat the NIP inside a history; the bulk file does.
  return { orang, kinerja: bacaNdjson(bkn('kinerja'), ['nipBaru']), hukdis: bacaNdjson(bkn('hukdis'), ['nipBaru']) };
}
