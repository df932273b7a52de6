import { sql } from 'drizzle-orm';
import { type CabangImut, type KategoriImut, type Klasifikasi, TAKSONOMI, uraikanKlasifikasi } from '../../domain/mutasi/taksonomi.ts';
import type { JenisUsul } from '../../domain/mutasi/usul.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { salah, type UserError } from './jawaban.ts';

/** As a proposer names it; what is not named is null. */
export interface MasukanKlasifikasi {
  readonly kategori: string;
  readonly jenis: string;
  readonly subJenis?: string | null;
  readonly rumpun?: string | null;
}

const lengkap = (m: MasukanKlasifikasi): Klasifikasi => ({ kategori: m.kategori, jenis: m.jenis, subJenis: m.subJenis ?? null, rumpun: m.rumpun ?? null });

/** Why a classification cannot stand on a usul of this kind. */
export function klasifikasiSalah(m: MasukanKlasifikasi | null | undefined, jenis: JenisUsul): readonly UserError[] {
  const hasil = m == null ? null : uraikanKlasifikasi(lengkap(m), jenis);
  return typeof hasil === 'string' ? [salah('KLASIFIKASI_SALAH', hasil, 'klasifikasi')] : [];
}

export async function insertKlasifikasi(tx: Tx, usulId: string, m: MasukanKlasifikasi | null | undefined, oleh: string): Promise<void> {
  if (m == null) return;
  const k = lengkap(m);
  await tx.execute(sql`insert into usul_klasifikasi (usul, kategori, jenis, sub_jenis, rumpun, oleh)
    values (${usulId}::bigint, ${k.kategori}, ${k.jenis}, ${k.subJenis}, ${k.rumpun}, ${oleh})`);
}

export interface KlasifikasiRow extends Record<string, unknown>, Klasifikasi {
  readonly usul: string;
}

export async function selectKlasifikasi(tx: Tx, usulIds: readonly string[]): Promise<readonly KlasifikasiRow[]> {
  const { rows } = await tx.execute<KlasifikasiRow>(sql`select usul::text as usul, kategori, jenis, sub_jenis as "subJenis", rumpun
    from usul_klasifikasi where usul = any (${sql.param([...usulIds])}::bigint[])`);
  return rows;
}

interface CabangTampil {
  readonly id: string;
  readonly nama: string;
}

const tampil = ({ id, nama }: CabangImut): CabangTampil => ({ id, nama });

/** A stored classification with the names of its branches; a branch that the tree no longer has keeps its id. */
export function uraikanTersimpan(m: MasukanKlasifikasi): {
  readonly kategori: string;
  readonly kategoriSiasnId: string | null;
  readonly jalur: readonly CabangTampil[];
} {
  const k = lengkap(m);
  const kategori = TAKSONOMI.find((c) => c.id === k.kategori);
  const jalur: CabangTampil[] = [];
  let anak: readonly CabangImut[] = kategori?.anak ?? [];
  for (const id of [k.jenis, k.subJenis, k.rumpun]) {
    if (id === null) break;
    const cabang = anak.find((c) => c.id === id);
    jalur.push(cabang === undefined ? { id, nama: id } : tampil(cabang));
    anak = cabang?.anak ?? [];
  }
  return { kategori: k.kategori, kategoriSiasnId: kategori?.uuid ?? null, jalur };
}

/** Every branch in one flat list, parents before their children. */
export const daftarTaksonomi = () =>
  TAKSONOMI.flatMap((k: KategoriImut) => {
    const turun = (c: CabangImut, induk: string | null): object[] => [
      { ...tampil(c), kategori: k.id, induk, daun: c.anak.length === 0 },
      ...c.anak.flatMap((a) => turun(a, c.id)),
    ];
    return k.anak.flatMap((c) => turun(c, null));
  });
