import type { Mesin } from '../mesin.ts';

/** What a source said of each subject, and from when on. */
export class SejarahSumber {
  readonly #semua = new Map<string, { readonly isi: string; readonly sejak: number }[]>();

  catat(tentang: string, isi: string): void {
    this.#semua.set(tentang, [...(this.#semua.get(tentang) ?? []), { isi, sejak: Date.now() }]);
  }

  /** Whether the source said this at some moment from `pada` on, in ms. */
  pernahSejak(tentang: string, isi: string | null, pada: number): boolean {
    const semua = this.#semua.get(tentang) ?? [];
    // One millisecond for the two clocks' rounding.
    return semua.some((s, i) => s.isi === isi && (semua[i + 1]?.sejak ?? Number.POSITIVE_INFINITY) + 1 >= pada);
  }

  tentang(apa: string): unknown {
    return this.#semua.get(apa);
  }
}

/** An open usul about these people of instansi 1. */
export async function usulkan(m: Mesin, nip: readonly string[]): Promise<void> {
  await m.sql(async (sql) => {
    const [u] = await sql<{ id: string }[]>`insert into usul (instansi, jenis, alasan, tmt, status, dibuat_oleh, orang_pengusul)
      values (1, 'PEMINDAHAN', 'contoh alasan yang cukup panjang', hari_ini() + 30, 'DRAF', 'uji', 'uji') returning id::text id`;
    for (const n of nip)
      await sql`insert into usul_pegawai (usul, nip, instansi_asal, instansi_tujuan, unor_tujuan, jabatan_tujuan, jenis_jabatan_tujuan, jenjang_tujuan, bup_tujuan)
        values (${u?.id ?? 0}, ${n}, 1, 1, 'U', 'J', '4', 'PELAKSANA', 58)`;
  });
}
