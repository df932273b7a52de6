import { setTimeout as jeda } from 'node:timers/promises';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { type BahanUsul, siapkanBahan } from '../hub/bahan-usul.ts';
import { bacaCpu } from '../hub/cpu.ts';
import { tanya } from '../hub/graphql.ts';
import { isiInstansiBesar } from '../hub/isi-orang.ts';
import { type Hub, mulaiHub } from '../hub/mulai-hub.ts';
import { persentil } from '../statistik.ts';

const BANGSA = { pegawai: 8_000, instansi: 4 };
const USUL = 100;
/** Proposers at work at once. */
const SERENTAK = 8;
const TENGGAT_MS = 600_000;

const AJUKAN = `mutation ($input: AjukanMutasiInput!) { hasil: ajukanMutasi(input: $input) { __typename ... on MutasiDiajukan { usul { id versi } } } }`;
const SETUJUI = `mutation ($input: TindakanUsulInput!) { hasil: setujuiInstansi(input: $input) { __typename ... on MutasiBeralih { usul { id } } } }`;

interface Jawaban {
  readonly hasil: { readonly __typename: string; readonly usul?: { readonly id: string; readonly versi: number } };
}

async function kirim(hub: Hub, bahan: BahanUsul, pimpinan: string, nip: string): Promise<string> {
  const { hasil } = await tanya<Jawaban>(hub.url, bahan.token, AJUKAN, { input: bahan.masukan([nip]) });
  if (hasil.usul === undefined) throw new Kesalahan('INTERNAL', hasil.__typename);
  const { hasil: setuju } = await tanya<Jawaban>(hub.url, pimpinan, SETUJUI, { input: hasil.usul });
  if (setuju.usul === undefined) throw new Kesalahan('INTERNAL', setuju.__typename);
  return hasil.usul.id;
}

interface Putusan {
  readonly ms: number;
  readonly bertanda: boolean;
}

/** Milliseconds from the submission of each usul to the hub's last word (a signature, or that the law asks for none), by the clock of the database; waits for all. */
async function tungguPutusan(hub: Hub, usul: readonly string[]): Promise<readonly Putusan[]> {
  const batas = performance.now() + TENGGAT_MS;
  return sqlUntukIrisan(hub.pemilik, async (sql) => {
    for (;;) {
      const rows = await sql<Putusan[]>`select extract(epoch from k.pada - u.dibuat_pada)::float8 * 1000 ms, k.tindakan = 'terbitkanPertek' bertanda
        from keputusan_otomatis k join usul u on u.id = k.usul where k.tindakan <> 'setujui' and u.id in (select value::bigint from jsonb_array_elements_text(${sql.json([...usul])}))`;
      if (rows.length === usul.length) return rows;
      if (performance.now() > batas) throw new Kesalahan('TENGGAT_TERLEWATI', `${rows.length} dari ${usul.length} usul diputus`);
      await jeda(100);
    }
  });
}

/** Usul that are still on their way end here, so that their people can be proposed again. */
const batalkanSemua = (hub: Hub): Promise<unknown> =>
  sqlUntukIrisan(hub.pemilik, (sql) => sql`update usul set status = 'DIBATALKAN' where status not in ('SELESAI', 'TMS', 'DIBATALKAN')`);

/** Deadlocks that the server broke since its counters began. */
const bacaBuntu = (hub: Hub): Promise<number> =>
  sqlUntukIrisan(hub.pemilik, async (sql) => {
    const [d] = await sql<{ buntu: number }[]>`select deadlocks::int as buntu from pg_stat_database where datname = current_database()`;
    return d?.buntu ?? 0;
  });

/** At most `banyak` usul, each of another person, from the first submission to the last decision. */
async function satuPutaran(hub: Hub, bahan: BahanUsul, pimpinan: string, banyak: number): Promise<readonly Putusan[]> {
  const antre = bahan.nip.slice(0, banyak);
  const id: string[] = [];
  await Promise.all(
    Array.from({ length: SERENTAK }, async () => {
      for (let n = antre.pop(); n !== undefined; n = antre.pop()) id.push(await kirim(hub, bahan, pimpinan, n));
    }),
  );
  return tungguPutusan(hub, id);
}

/** Submission, approval of the instansi, decision and signature by the hub, through gateway, outbox and queue. */
export const otomatis: Bench = {
  nama: 'otomatis',
  judul: 'dari pengajuan sampai putusan hub, dengan pertek bertanda tangan bila wajib, tanpa orang BKN (--usul N)',
  jalankan: async ({ usul: diminta, baris, isi, cerita }) => {
    cerita('menyalakan hub dan sinkronisasi pertama');
    const hub = await mulaiHub({ ...BANGSA, pegawai: baris ?? BANGSA.pegawai, mode: 'satu' });
    try {
      if (isi !== null) await isiInstansiBesar(hub, isi);
      // People of an earlier run have a running usul; the bench takes it back.
      await batalkanSemua(hub);
      // Under an acting head every usul of a region needs its pertek, also of pelaksana.
      await sqlUntukIrisan(
        hub.pemilik,
        (sql) =>
          sql`insert into kepala_daerah (instansi, status, tanggal_lantik, nomor_sk, oleh) select no, 'PLT', hari_ini(), 'BENCH', 'bench' from instansi where daerah on conflict do nothing`,
      );
      const bahan = await siapkanBahan(hub);
      if (bahan.nip.length === 0) throw new Kesalahan('TIDAK_DITEMUKAN', 'tidak ada pegawai yang lolos gerbang');
      const pimpinan = await hub.token('APPROVER_INSTANSI', bahan.instansi.id);
      const banyak = diminta ?? USUL;
      cerita(`  ${banyak} usul, satu pegawai masing-masing, ${bahan.nip.length} pegawai lolos gerbang`);
      const [cpu, buntu] = [bacaCpu(hub.pid), await bacaBuntu(hub)];
      const mulai = performance.now();
      const putusan: Putusan[] = [];
      // A person has one usul at a time: more usul than people go in rounds.
      while (putusan.length < banyak) {
        if (putusan.length > 0) await batalkanSemua(hub);
        putusan.push(...(await satuPutaran(hub, bahan, pimpinan, banyak - putusan.length)));
        cerita(`  ${putusan.length} diputus`);
      }
      const ms = putusan.map((p) => p.ms);
      const detik = (performance.now() - mulai) / 1_000;
      const [cpuAkhir, buntuAkhir] = [bacaCpu(hub.pid), await bacaBuntu(hub)];
      const perUsul = (jenis: 'node' | 'postgres') =>
        cpu === null || cpuAkhir === null ? {} : { [`ms_cpu_${jenis}_per_usul`]: bulatkan((cpuAkhir[jenis] - cpu[jenis]) / putusan.length, 1) };
      return {
        ukuran: { baris: (baris ?? BANGSA.pegawai) + (isi ?? 0), usul: putusan.length, orang: Math.min(banyak, bahan.nip.length), serentak: SERENTAK },
        angka: {
          ms_p50: bulatkan(persentil(ms, 50), 1),
          ms_p99: bulatkan(persentil(ms, 99), 1),
          per_detik_putusan: bulatkan(putusan.length / detik, 2),
          pertek: putusan.filter((p) => p.bertanda).length,
          detik_seluruhnya: bulatkan(detik, 2),
          ...perUsul('node'),
          ...perUsul('postgres'),
          kebuntuan: buntuAkhir - buntu,
        },
        rasio: {},
        catatan: ['waktu tiap usul dari baris usul sampai putusan terakhir hub, menurut jam basis data; termasuk persetujuan instansi, antrean, dua gerbang'],
      };
    } finally {
      await hub.tutup();
    }
  },
};
