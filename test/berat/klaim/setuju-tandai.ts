import { setTimeout as tidur } from 'node:timers/promises';
import pg from 'pg';
import { sqlStateDari } from '../../../platform/db/galat.ts';
import { buatDunia, type Dunia } from '../../subgraphs/mutasi/dunia.ts';
import { acakUji } from '../../sync/mesin.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';

const PENDEK = 200;
const PANJANG = 5_000;
/** Pairs at a time; each has two connections. */
const SEREMPAK = 10;
/** Longest pause inside a transaction, so that the two of a pair meet, in ms. */
const JEDA_MS = 3;
const AMATI_MS = 100;
/** What the triggers of the gate say. */
const DITOLAK_GERBANG = 'P0G01';

interface Calon {
  readonly id: string;
  readonly nip: string;
}

/** The two transactions of a pair as texts, each with its pause in seconds. */
interface Cara {
  readonly setujui: (c: Calon, jeda: number) => string;
  readonly tandai: (c: Calon, jeda: number) => string;
}

const TANDA = (nip: string): string => `insert into selisih (instansi, nip, bidang, jenis, level) values (1, ${nip}, 12, 'BEDA', 'BLOKIR_JAB')`;

/** As the hub does it, except that the minutes say LOLOS without having looked: what holds is in the database. */
const BERGERBANG: Cara = {
  setujui: ({ id, nip }, jeda) => `begin; select gerbang_kunci(array[${nip}]); select gerbang_kunci_instansi(array[1]::smallint[]); select pg_sleep(${jeda});
    insert into berita_acara (usul, tahap, hasil, isi, sidik, oleh) values (${id}, 'SETUJUI', 'LOLOS', '{}', 'x', 'uji');
    update usul set status = 'DISETUJUI', versi = versi + 1 where id = ${id}; commit`,
  tandai: ({ nip }, jeda) => `begin; set local role simpul_sync; ${TANDA(nip)}; select pg_sleep(${jeda}); commit`,
};

/** Look, then write: each side looks for the other and sees nothing that is not committed. */
const NAIF: Cara = {
  setujui: ({ id, nip }, jeda) =>
    `begin; update usul set status = 'DISETUJUI' where id = ${id} and not exists (select from selisih where nip = ${nip}); select pg_sleep(${jeda}); commit`,
  tandai: ({ id, nip }, jeda) =>
    `begin; ${TANDA(nip)}; update usul set status = 'DITAHAN' where id = ${id} and status = 'DISETUJUI'; select pg_sleep(${jeda}); commit`,
};

/** Usul that wait for BKN's decision, each of a person of its own. */
async function siapkan({ admin }: Dunia, banyak: number): Promise<readonly Calon[]> {
  const klien = await admin.connect();
  try {
    // A usul begins as a draft; that way is not what is tried here.
    await klien.query('begin; alter table usul disable trigger usul_awal');
    await klien.query(
      `insert into usul (instansi, jenis, alasan, tmt, status, dibuat_oleh, orang_pengusul) select 1, 'PEMINDAHAN', 'uji', hari_ini() + 30, 'DITERIMA_BKN', 'uji', 'uji'
        from generate_series(1, $1)`,
      [banyak],
    );
    await klien.query(
      `insert into usul_pegawai (usul, nip, instansi_asal, instansi_tujuan, unor_tujuan, jabatan_tujuan, jenis_jabatan_tujuan, jenjang_tujuan, bup_tujuan)
        select id, 198501012010010000 + id, 1, 1, 'U1', 'J1', '1', 'PENGAWAS', 58 from usul`,
    );
    await klien.query('alter table usul enable trigger usul_awal; commit');
    return (await klien.query<Calon>('select usul::text id, nip::text nip from usul_pegawai order by usul')).rows;
  } finally {
    klien.release();
  }
}

/** One transaction; its SQLSTATE when it was refused. */
async function jalankan(kolam: pg.Pool, teks: string): Promise<string | null> {
  const klien = await kolam.connect();
  try {
    await klien.query(teks);
    return null;
  } catch (galat) {
    await klien.query('rollback');
    return sqlStateDari(galat) ?? 'tak dikenal';
  } finally {
    klien.release();
  }
}

/** Usul that stand approved over an open flag, in one snapshot. */
const SQL_MELANGGAR = `select count(*)::int n from usul u join usul_pegawai p on p.usul = u.id
  where u.status = 'DISETUJUI' and exists (select from selisih s where s.nip = p.nip and s.status <> 'TERTUTUP')`;

const melanggar = async ({ admin }: Dunia): Promise<number> => (await admin.query<{ n: number }>(SQL_MELANGGAR)).rows[0]?.n ?? 0;

interface Hasil {
  readonly pasangan: number;
  readonly disetujuiDahulu: number;
  readonly ditolakGerbang: number;
  readonly potret: number;
  readonly pelanggaran: readonly string[];
}

async function adu(dunia: Dunia, banyak: number, benih: number, cara: Cara): Promise<Hasil> {
  const { angka } = acakUji(benih);
  const calon = await siapkan(dunia, banyak);
  const kolam = new pg.Pool({ connectionString: dunia.url, max: SEREMPAK * 2 });
  const jawab = new Map<string | null, number>();
  const pelanggaran: string[] = [];
  let berikut = 0;
  let potret = 0;
  const peserta = async (): Promise<void> => {
    for (let c = calon[berikut++]; c !== undefined; c = calon[berikut++]) {
      const jeda = [angka(JEDA_MS * 100), angka(JEDA_MS * 100)].map((n) => n / 100_000);
      const [setuju, tanda] = await Promise.all([jalankan(kolam, cara.setujui(c, jeda[0] ?? 0)), jalankan(kolam, cara.tandai(c, jeda[1] ?? 0))]);
      jawab.set(setuju, (jawab.get(setuju) ?? 0) + 1);
      if (tanda !== null) pelanggaran.push(`penanda ditolak: ${tanda}`);
    }
  };
  const amati = async (): Promise<void> => {
    for (; berikut < calon.length; await tidur(AMATI_MS), potret++) {
      const n = await melanggar(dunia);
      if (n > 0) pelanggaran.push(`${n} usul disetujui di atas selisih terbuka, pada satu potret`);
    }
  };
  try {
    await Promise.all([amati(), ...Array.from({ length: SEREMPAK }, peserta)]);
  } finally {
    await kolam.end();
  }
  for (const [kode, n] of jawab) if (kode !== null && kode !== DITOLAK_GERBANG) pelanggaran.push(`${n} penyetujuan berakhir dengan ${kode}`);
  return { pasangan: calon.length, disetujuiDahulu: jawab.get(null) ?? 0, ditolakGerbang: jawab.get(DITOLAK_GERBANG) ?? 0, potret, pelanggaran };
}

/** Every approval that was answered was taken back by the flag that came second, once, with a line in the history. */
async function ditarikKembali({ admin }: Dunia, { pasangan, disetujuiDahulu, ditolakGerbang }: Hasil): Promise<readonly string[]> {
  const { rows } = await admin.query<{ ditahan: number; tercatat: number; menunggu: number }>(
    `select count(*) filter (where status = 'DITAHAN')::int ditahan, count(*) filter (where status = 'DITERIMA_BKN')::int menunggu,
       (select count(*)::int from usul_riwayat where tindakan = 'tahan') tercatat from usul`,
  );
  const sah = rows[0]?.ditahan === disetujuiDahulu && rows[0].tercatat === disetujuiDahulu && rows[0].menunggu === ditolakGerbang;
  return sah && disetujuiDahulu + ditolakGerbang === pasangan
    ? []
    : [`${disetujuiDahulu} disetujui, ${ditolakGerbang} ditolak, akhirnya ${JSON.stringify(rows[0])}`];
}

async function denganDunia<T>({ server }: Lapangan, kerja: (dunia: Dunia) => Promise<T>): Promise<T> {
  const dunia = await buatDunia({ server });
  try {
    return await kerja(dunia);
  } finally {
    await dunia.tutup();
  }
}

const putaran = (lapangan: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> =>
  denganDunia(lapangan, async (dunia) => {
    const hasil = await adu(dunia, penuh ? PANJANG : PENDEK, benih, BERGERBANG);
    const akhir = await melanggar(dunia);
    const { pelanggaran, ...angka } = hasil;
    return {
      angka,
      pelanggaran: [
        ...pelanggaran,
        ...(akhir > 0 ? [`${akhir} usul disetujui di atas selisih terbuka, pada akhirnya`] : []),
        ...(await ditarikKembali(dunia, hasil)),
      ],
    };
  });

const kendali = (lapangan: Lapangan, benih: number): Promise<number> =>
  denganDunia(lapangan, async (dunia) => {
    await dunia.admin.query('alter table usul disable trigger user; alter table selisih disable trigger user');
    await adu(dunia, PENDEK, benih, NAIF);
    return melanggar(dunia);
  });

export const SETUJU_TANDAI: Klaim = {
  id: 'setuju-tandai',
  pernyataan:
    'Penyetujuan dan selisih baru yang serentak atas orang yang sama, berpasang-pasang: tidak satu potret pun memuat usul disetujui di atas selisih terbuka, yang disetujui dahulu ditarik kembali tepat sekali (I1, I15)',
  kendali: 'periksa lalu tulis, tanpa baris gerbang: usul tetap disetujui di atas selisih terbuka',
  putaranPanjang: 20,
  putaran,
  jalankanKendali: kendali,
};
