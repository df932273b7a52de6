import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { tulisBalik } from '../../sync/tulis-balik/jalankan.ts';
import { isiTiruan } from '../siasn-tiruan/orang.ts';
import { mulaiSiasn, type OpsiTiruan, type SiasnTiruan } from '../siasn-tiruan/tiruan.ts';
import { bahanUji, pasangSiasn, tempelSso } from './ambil/rakit-siasn.ts';
import { buatMesin, type Mesin } from './mesin.ts';

export const TMT = '2026-12-01';
const PDF = Buffer.from('%PDF-1.4\ncontoh\n%%EOF\n');
const SHA = createHash('sha256').update(PDF).digest('hex');

export interface Panggung {
  readonly m: Mesin;
  readonly t: SiasnTiruan;
  readonly dir: string;
  readonly nip: readonly string[];
  jalan(tenangMs?: number): ReturnType<typeof tulisBalik>;
  readonly tutup: () => Promise<void>;
}

/** A fresh database fed from these files, and a stand-in of SIASN that instansi 1 writes back to. */
export async function rakitTulisBalik(berkas: Mesin, opsi: Partial<OpsiTiruan> = {}, setelan: object = {}): Promise<Panggung> {
  const m = await buatMesin(berkas.sumber);
  await m.tarik(1);
  const isi = isiTiruan(berkas.sumber, berkas.instansiKe(1));
  const t = await mulaiSiasn({ isi, ...opsi });
  const bahan = bahanUji(m.url);
  await pasangSiasn(m, t, 'pegawai', { setelan: { tenggatMs: 20_000, tulisBalik: true, ...setelan } });
  await tempelSso(m, t.terbitkanSso());
  writeFileSync(path.join(bahan.dir, `${SHA}.pdf`), PDF);
  const { dir: dirDokumen, hapus, ...lain } = bahan;
  return {
    m,
    t,
    dir: dirDokumen,
    nip: [...isi.orang.keys()],
    jalan: (tenangMs = 0) => tulisBalik({ ...lain, dirDokumen, tenangMs }, 1),
    tutup: async () => {
      await t.tutup();
      await m.hapus();
      hapus();
    },
  };
}

/** An inaugurated usul that brings these people to one pelaksana position, with its tasks; how it came there is the business of the mutasi tests. */
export async function dilantik(
  m: Mesin,
  nip: readonly string[],
  { dokumen = ['SK_JABATAN'], unor = 'UNOR-TUJUAN', jenis = 'PEMINDAHAN' } = {},
): Promise<string> {
  return m.sql((sql) =>
    sql.begin(async (tx) => {
      const [u] = await tx<{ id: string }[]>`insert into usul (instansi, jenis, alasan, tmt, status, dibuat_oleh, orang_pengusul)
        values (1, ${jenis}, 'kebutuhan organisasi', ${TMT}, 'DRAF', 'uji', 'uji') returning id::text id`;
      const id = u?.id ?? '';
      for (const n of nip) {
        await tx`insert into usul_pegawai (usul, nip, instansi_asal, instansi_tujuan, unor_tujuan, jabatan_tujuan, jenis_jabatan_tujuan, jenjang_tujuan, bup_tujuan)
          values (${id}, ${n}, 1, 1, ${unor}, 'JABATAN-TUJUAN', '4', 'PELAKSANA', 58)`;
        const isi = {
          jenisUsul: jenis,
          instansiId: 'INS',
          unorId: unor,
          jabatanId: 'JABATAN-TUJUAN',
          jenisJabatanId: '4',
          eselonId: null,
          tmtJabatan: TMT,
          nomorSk: '800/901',
          tanggalSk: '2026-11-20',
        };
        for (const tujuan of ['SIASN', 'SIMPEG'])
          await tx`insert into tugas_keluar (kunci, tujuan, jenis, instansi, nip, isi) values (${`usul:${id}:${n}:${tujuan}`}, ${tujuan}, 'JABATAN', 1, ${n}, ${tx.json(isi)})`;
      }
      for (const j of dokumen) {
        const [d] = await tx<{ id: string }[]>`insert into dokumen (instansi, jenis, nomor, tanggal, penerbit, sha256, ukuran, oleh, orang)
          values (1, ${j}, ${`D/${id}/${j}`}, '2026-11-20', 'Contoh', ${SHA}, ${PDF.length}, 'uji', 'uji') returning id::text id`;
        await tx`insert into usul_dokumen (usul, dokumen, oleh) values (${id}, ${d?.id ?? ''}, 'uji')`;
      }
      await tx`set local session_replication_role = replica`;
      await tx`update usul set status = 'DILANTIK' where id = ${id}`;
      return id;
    }),
  );
}

/** The three facts and the state of every task for SIASN, in order. */
export const fakta = (m: Mesin) =>
  m.sql(async (sql) => [
    ...(await sql`select t.disimpan_pada is not null simpan, t.disinkronkan_pada is not null sinkron, t.dokumen_pada is not null dokumen, b.keadaan, b.kode
      from tugas_keluar t left join tulis_balik b on b.tugas = t.id where t.tujuan = 'SIASN' order by t.id`),
  ]);
/** Nobody waits any longer. */
export const segera = (m: Mesin) => m.sql((sql) => sql`update tulis_balik set berikut = clock_timestamp()`);
export const LENGKAP = { simpan: true, sinkron: true, dokumen: true, keadaan: 'TERKIRIM', kode: null };

/** Hangs the SK document on a usul afterwards. */
export const lampirkan = (m: Mesin, usul: string): Promise<unknown> =>
  m.sql(async (sql) => {
    const [d] = await sql<{ id: string }[]>`insert into dokumen (instansi, jenis, nomor, tanggal, penerbit, sha256, ukuran, oleh, orang)
      values (1, 'SK_JABATAN', 'x', '2026-11-20', 'Contoh', ${SHA}, 1, 'u', 'u') returning id::text id`;
    return sql`insert into usul_dokumen (usul, dokumen, oleh) values (${usul}, ${d?.id ?? ''}, 'uji')`;
  });
