/** Content of an outbound task of kind JABATAN, as catatPelantikan writes it. Dates are yyyy-mm-dd. */
export interface IsiTugasJabatan {
  readonly jenisUsul: string;
  readonly instansiId: string;
  readonly unorId: string;
  readonly jabatanId: string;
  readonly jenisJabatanId: string;
  readonly eselonId: string | null;
  readonly tmtJabatan: string;
  readonly nomorSk: string;
  readonly tanggalSk: string;
  readonly tanggalPelantikan?: string | null;
}

type Isi = Readonly<Record<string, unknown>>;

/** SIASN writes dates as dd-mm-yyyy. */
const dmy = (tanggal: string): string => tanggal.split('-').reverse().join('-');
const teks = (nilai: unknown): string => (typeof nilai === 'string' ? nilai.trim() : '');

/** Column of a position by kind; a structural position is its unit. */
const KOLOM_JABATAN: Readonly<Record<string, string>> = { '2': 'jabatanFungsionalId', '4': 'jabatanFungsionalUmumId' };

/** Body of /jabatan/save: every value a text, empty for none; names of the service that are in use, typing errors included. Source: siasn 2.2b. */
export function badanJabatan(isi: IsiTugasJabatan, pnsId: string): Readonly<Record<string, string | null | readonly never[]>> {
  const kolom = KOLOM_JABATAN[isi.jenisJabatanId];
  const jabatan = { jabatanFungsionalId: '', jabatanFungsionalUmumId: '', ...(kolom !== undefined && { [kolom]: isi.jabatanId }) };
  return {
    id: null,
    pnsId,
    instansiId: isi.instansiId,
    instansiIndukId: isi.instansiId,
    satuanKerjaId: '',
    unorId: isi.unorId,
    eselonId: isi.eselonId ?? '',
    jenisJabatan: isi.jenisJabatanId,
    ...jabatan,
    subJabatanId: '',
    jenisMutasiId: 'MJ',
    jenisPenugasanId: 'D',
    nomorSk: isi.nomorSk,
    tanggalSk: dmy(isi.tanggalSk),
    tmtJabatan: dmy(isi.tmtJabatan),
    tmtMutasi: dmy(isi.tmtJabatan),
    tmtPelantikan: isi.tanggalPelantikan == null ? '' : dmy(isi.tanggalPelantikan),
    path: [],
  };
}

/** Row of the history of positions that this task has made or would make, by what the SK says; the newest id when the service has it twice. */
export function barisTugas(riwayat: readonly Isi[], isi: IsiTugasJabatan): Isi | null {
  const kolom = KOLOM_JABATAN[isi.jenisJabatanId];
  const sama = riwayat.filter(
    (r) =>
      teks(r['nomorSk']).toUpperCase() === isi.nomorSk.trim().toUpperCase() &&
      teks(r['tanggalSk']) === dmy(isi.tanggalSk) &&
      teks(r['tmtJabatan']) === dmy(isi.tmtJabatan) &&
      teks(r['unorId']) === isi.unorId &&
      (kolom === undefined || teks(r[kolom]) === isi.jabatanId),
  );
  return sama.at(-1) ?? null;
}

/** Document types that hang on a row of a history. `path` may be an object, the text of one, empty or absent. */
export function dokumenBaris(baris: Isi): readonly string[] {
  const path = baris['path'];
  if (typeof path === 'object' && path !== null) return Object.keys(path);
  try {
    const isi: unknown = typeof path === 'string' && path !== '' ? JSON.parse(path) : null;
    return typeof isi === 'object' && isi !== null ? Object.keys(isi) : [];
  } catch {
    return [];
  }
}

/** Whether the master record already says what the SK says. */
export function dataUtamaSama(data: Isi, isi: IsiTugasJabatan): boolean {
  const kolom = KOLOM_JABATAN[isi.jenisJabatanId];
  const jabatan = kolom === undefined || teks(data[kolom]) === isi.jabatanId;
  return teks(data['unorId']) === isi.unorId && jabatan && teks(data['tmtJabatan']) === dmy(isi.tmtJabatan);
}
