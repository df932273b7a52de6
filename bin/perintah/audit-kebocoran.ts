import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { tulisSel } from '../../sync/sources/pecah-csv.ts';
import { amankanSel } from '../../sync/sources/tulis-gagal.ts';
import { type Alat, OLEH_PERINTAH } from './alat.ts';
import { catatBacaan } from './catat-bacaan.ts';

export interface OpsiKebocoran {
  readonly pegawai: string;
  readonly dari?: string;
  readonly sampai?: string;
  readonly keluar?: string;
}

interface BarisBocor {
  readonly nip: string;
  readonly pada: Date;
  readonly penerbit: string | null;
  readonly subjek: string;
  readonly orang: string;
  readonly peran: string;
  readonly instansi: string | null;
  readonly operasi: string;
  readonly tujuan: string;
  readonly jenis: string;
  readonly rujukan: string | null;
  readonly himpunan: boolean;
}

const KOLOM = [
  'nip',
  'pada',
  'penerbit',
  'subjek',
  'orang',
  'peran',
  'instansi',
  'operasi',
  'tujuan',
  'jenis',
  'rujukan',
  'himpunan',
] as const satisfies readonly (keyof BarisBocor)[];
const SEHARI_MS = 86_400_000;
/** Rows that travel at once; the list itself may have any length. */
const SEKALI = 2_000;
const TENGGAT_MS = 600_000;

/** NIPs of a file, one per line; never on the command line, where every process of the machine reads it. */
function bacaNip(berkas: string): readonly string[] {
  let teks: string;
  try {
    teks = readFileSync(berkas === '-' ? 0 : berkas, 'utf8');
  } catch {
    throw new Kesalahan('TIDAK_DITEMUKAN', 'berkas pegawai');
  }
  const nip = teks.split(/\r?\n/).flatMap((baris, i) => {
    const isi = baris.trim();
    if (isi === '' || (i === 0 && isi.toLowerCase() === 'nip')) return [];
    if (!/^\d{18}$/.test(isi)) throw new Kesalahan('MASUKAN_SALAH', `Berkas pegawai baris ${i + 1} bukan NIP.`);
    return [isi];
  });
  if (nip.length === 0) throw new Kesalahan('MASUKAN_SALAH', 'Berkas pegawai tidak memuat satu NIP pun.');
  return [...new Set(nip)];
}

/** An instant, or a whole day in Jakarta: from its beginning, or to its end. */
function waktu(nama: string, teks: string, akhir: boolean): Date {
  const hari = /^\d{4}-\d{2}-\d{2}$/.test(teks);
  const ms = Date.parse(hari ? `${teks}T00:00:00+07:00` : teks);
  if (Number.isNaN(ms)) throw new Kesalahan('MASUKAN_SALAH', `${nama} harus yyyy-mm-dd atau waktu ISO 8601.`);
  return new Date(ms + (hari && akhir ? SEHARI_MS : 0));
}

const teksSel = (nilai: BarisBocor[keyof BarisBocor]): string => (nilai instanceof Date ? nilai.toISOString() : String(nilai ?? ''));
const barisCsv = (b: BarisBocor): string => `${KOLOM.map((k) => tulisSel(amankanSel(teksSel(b[k])), ',')).join(',')}\n`;

interface Permintaan {
  readonly nip: readonly string[];
  readonly dari: Date;
  readonly sampai: Date;
}

/** Hands over the readings in order of person and time, piece by piece, writes into the audit that the list was made, and into the trail of each person that somebody read it. */
async function susun(tx: SqlTransaksi, { nip, dari, sampai }: Permintaan, terima: (rows: readonly BarisBocor[]) => Promise<void>): Promise<number> {
  const isi = { jumlah: nip.length, dari: dari.toISOString(), sampai: sampai.toISOString() };
  await tx`select jejak_catat('akses.kebocoran_disusun', ${tx.json(isi)}, ${OLEH_PERINTAH.subjek}, ${OLEH_PERINTAH.orang})`;
  let jumlah = 0;
  await tx<
    BarisBocor[]
  >`/* akses.kebocoran */ select lpad(k.nip::text, 18, '0') nip, k.pada, k.penerbit, k.subjek, k.orang, k.peran, i.nama instansi, k.operasi, k.tujuan,
      array_to_string(k.jenis, ' ') jenis, k.rujukan, k.himpunan
    from akses_kebocoran((select array_agg(x::bigint) from jsonb_array_elements_text(${tx.json(nip)}) x), ${isi.dari}::timestamptz, ${isi.sampai}::timestamptz) k
    left join instansi i on i.no = k.instansi`.cursor(SEKALI, async (rows) => {
    jumlah += rows.length;
    await terima(rows);
  });
  await catatBacaan(tx, 'kebocoran', nip);
  return jumlah;
}

/** Who saw these people in the window: for the notice of a breach (UU 27/2022 Pasal 46), and for one person who asks. */
export async function kebocoran(alat: Alat, opsi: OpsiKebocoran): Promise<void> {
  const permintaan = {
    nip: bacaNip(opsi.pegawai),
    dari: opsi.dari === undefined ? new Date(0) : waktu('--dari', opsi.dari, false),
    sampai: opsi.sampai === undefined ? new Date(Date.now() + SEHARI_MS) : waktu('--sampai', opsi.sampai, true),
  };
  const berkas = opsi.keluar === undefined ? null : createWriteStream(opsi.keluar, { mode: 0o600, flags: 'wx' });
  if (berkas !== null)
    await once(berkas, 'open').catch(() => Promise.reject(new Kesalahan('MASUKAN_SALAH', 'Berkas --keluar sudah ada atau tidak dapat dibuat.')));
  const tulis = async (teks: string): Promise<void> => {
    if (berkas === null) alat.tulis(teks);
    else if (!berkas.write(teks)) await once(berkas, 'drain');
  };
  const semua: BarisBocor[] = [];
  const dilihat = new Set<string>();
  if (!alat.isJson) await tulis(`${KOLOM.join(',')}\n`);
  const jumlah = await alat.sql((sql) =>
    sql.begin(async (tx) => {
      await tx`select set_config('statement_timeout', ${String(TENGGAT_MS)}, true)`;
      return susun(tx, permintaan, async (rows) => {
        for (const r of rows) dilihat.add(r.nip);
        if (alat.isJson) semua.push(...rows);
        else await tulis(rows.map(barisCsv).join(''));
      });
    }),
  );
  const ringkas = { pegawai: permintaan.nip.length, dilihat: dilihat.size, akses: jumlah, dari: permintaan.dari, sampai: permintaan.sampai };
  if (alat.isJson) await tulis(`${JSON.stringify({ ...ringkas, daftar: semua })}\n`);
  if (berkas !== null) {
    berkas.end();
    await once(berkas, 'finish');
  }
  alat.cerita(`${jumlah} pembacaan atas ${dilihat.size} dari ${permintaan.nip.length} pegawai`);
}
