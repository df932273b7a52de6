import { readFileSync } from 'node:fs';
import { setTimeout as jeda } from 'node:timers/promises';
import { bacaInstansi } from '../../contoh/baca-bangsa.ts';
import type { Peran } from '../../domain/akses.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { type KunciPemanggil, tandatanganiPemanggil } from '../../platform/auth/pemanggil.ts';
import { KUNCI_PENGEMBANGAN } from '../../platform/config-schema.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { keturunan } from '../hub/cpu.ts';
import { type Jawab, kirimMentah } from '../hub/kirim-mentah.ts';
import { bacaMemori, bacaPuncak, lupakanPuncak } from '../hub/memori.ts';
import { type Hub, mulaiHub } from '../hub/mulai-hub.ts';
import { RUJUKAN_BERLEBIH, SERANGAN } from '../hub/serangan.ts';
import { persentil } from '../statistik.ts';

const BANGSA = { pegawai: 8_000, instansi: 4 };
const DETIK = 20;
/** Honest readers ask at this pace whether or not they are answered, attackers at theirs: nobody waits for the hub to be free. */
const JUJUR_PER_DETIK = 10;
const SERANG_PER_DETIK = 50;
const PALSU_PER_SUBGRAF = 40;
/** Each of them takes as long as its deadline: two for each second of the attack. */
const BACA_GANTUNG_PER_DETIK = 2;
const TULIS_GANTUNG = 3;
/** How a limit refuses: not for want of a token (401), nor because the account asked too often (429). */
const DITOLAK: readonly number[] = [400, 413];
const ditolak = ({ status, badan }: Jawab): boolean => DITOLAK.includes(status) || (status === 200 && badan.includes('"errors"') && !badan.includes('"nip"'));
const RUJUKAN = 100;
const JATUH = 5;
const PULIH_BATAS_MS = 60_000;
const POLL_MS = 5;

const BACA = JSON.stringify({
  query: `{ daftarPegawai(first: 20) { nodes { nip nama jabatan { nama } selisih { id } hukuman { id } usul(first: 3) { nodes { id } } } } }`,
});

const SIMPAN = JSON.stringify({ query: 'mutation { simpanKonsepUsul(input: { alasan: "Bench tembok." }) { konsep { id } userErrors { kode } } }' });
const dikabulkan = ({ status, badan }: Jawab): boolean => status === 200 && badan.includes('"konsep":{');

type Catatan = Record<string, number>;
type Header = Readonly<Record<string, string>>;

interface Siapa {
  readonly pembaca: Header;
  readonly penulis: Header;
}

const ringkas = (angka: Catatan, nama: string, ms: readonly number[]): void =>
  void Object.assign(angka, { [`ms_${nama}_p50`]: bulatkan(persentil(ms, 50), 2), [`ms_${nama}_p99`]: bulatkan(persentil(ms, 99), 2) });

const KUNCI: KunciPemanggil = { kid: 'k1', kunci: Buffer.from(KUNCI_PENGEMBANGAN.SIMPUL_KUNCI_PEMANGGIL) };
const ORANG = { subjek: 'bench', orang: 'bench', peran: 'DATA_STEWARD_BKN', instansi: null, nip: null } as const;

/** What only a stranger would send to a subgraph; none of it may be answered. */
function pemanggilPalsu(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const [orang, kunci] = [ORANG, KUNCI];
  return {
    tanpa_tanda: {},
    kedaluwarsa: { 'x-simpul-pemanggil': tandatanganiPemanggil(orang, kunci, -60) },
    kunci_lain: { 'x-simpul-pemanggil': tandatanganiPemanggil(orang, { ...kunci, kunci: Buffer.alloc(32, 7) }) },
    peran_diubah: { 'x-simpul-pemanggil': tandatanganiPemanggil(orang, kunci).replace('DATA_STEWARD_BKN', 'AUDITOR_ASN') },
  };
}

/** S4: every forged caller at every subgraph, one at a time. */
async function ketukSubgraf(hub: Hub, angka: Catatan): Promise<void> {
  const ms: number[] = [];
  let terjawab = 0;
  for (const header of Object.values(pemanggilPalsu()))
    for (const url of Object.values(hub.urlSubgraf))
      for (let i = 0; i < PALSU_PER_SUBGRAF; i++) {
        const j = await kirimMentah(url, header, '{"query":"{ _service { sdl } }"}');
        ms.push(j.ms);
        if (j.status !== 401) terjawab += 1;
      }
  ringkas(angka, 'pemanggil_palsu', ms);
  Object.assign(angka, { pemanggil_palsu: ms.length, pemanggil_palsu_terjawab: terjawab });
}

/** S5: too many references at once, from a caller whose signature is good. */
async function banyakRujukan(hub: Hub, angka: Catatan): Promise<void> {
  const header = { 'x-simpul-pemanggil': tandatanganiPemanggil(ORANG, KUNCI) };
  const ms: number[] = [];
  for (let i = 0; i < RUJUKAN; i++) {
    const j = await kirimMentah(hub.urlSubgraf['pegawai'] ?? '', header, RUJUKAN_BERLEBIH);
    ms.push(j.ms);
    if (!ditolak(j)) throw new Kesalahan('INTERNAL', `rujukan berlebih tidak ditolak: ${j.status}`);
  }
  ringkas(angka, 'ditolak_rujukan', ms);
}

/** Sends at a fixed pace for some seconds, then waits for all answers. */
async function berirama(perDetik: number, detik: number, kirim: (ke: number) => Promise<Jawab>): Promise<readonly Jawab[]> {
  const semua: Promise<Jawab>[] = [];
  const mulai = performance.now();
  for (let ke = 0; ke < perDetik * detik; ke++) {
    await jeda(Math.max(0, mulai + (ke * 1_000) / perDetik - performance.now()));
    semua.push(kirim(ke));
  }
  return Promise.all(semua);
}

/** S5: honest readers alone, then the same beside the attackers. */
async function serang(hub: Hub, header: Header, detik: number, angka: Catatan): Promise<number> {
  const url = `${hub.url}/graphql`;
  const jujur = (): Promise<readonly Jawab[]> => berirama(JUJUR_PER_DETIK, detik, () => kirimMentah(url, header, BACA));
  await berirama(JUJUR_PER_DETIK, 3, () => kirimMentah(url, header, BACA));
  const sendiri = await jujur();
  const memori = (): number => bacaMemori(hub.pid)?.node ?? Number.NaN;
  const awal = memori();
  lupakanPuncak(hub.pid);
  const puncakAwal = bacaPuncak(hub.pid);
  const perJenis = new Map<string, Jawab[]>(SERANGAN.map(([nama]) => [nama, []]));
  const [serangan, bersama] = await Promise.all([
    berirama(SERANG_PER_DETIK, detik, async (ke) => {
      const [nama, badan] = SERANGAN[ke % SERANGAN.length] ?? ['', ''];
      const j = await kirimMentah(url, header, badan);
      perJenis.get(nama)?.push(j);
      return j;
    }),
    jujur(),
  ]);
  const puncak = bacaPuncak(hub.pid);
  const kurang = [...sendiri, ...bersama].filter((j) => j.status !== 200 || j.badan.includes('"errors"')).length;
  const lolos = [...perJenis].filter(([, j]) => !j.every(ditolak)).map(([nama]) => nama);
  if (lolos.length > 0) throw new Kesalahan('INTERNAL', `tidak ditolak: ${lolos.join(', ')}`);
  ringkas(
    angka,
    'jujur_sendiri',
    sendiri.map((j) => j.ms),
  );
  ringkas(
    angka,
    'jujur_diserang',
    bersama.map((j) => j.ms),
  );
  ringkas(
    angka,
    'ditolak',
    serangan.map((j) => j.ms),
  );
  for (const [nama, j] of perJenis)
    angka[`ms_ditolak_${nama}_p99`] = bulatkan(
      persentil(
        j.map(({ ms }) => ms),
        99,
      ),
      2,
    );
  Object.assign(angka, {
    serangan: serangan.length,
    jujur: sendiri.length + bersama.length,
    jujur_gagal: kurang,
    bita_tumbuh: Math.round(memori() - awal),
    bita_puncak: puncak - puncakAwal,
  });
  return (
    persentil(
      bersama.map((j) => j.ms),
      99,
    ) /
    persentil(
      sendiri.map((j) => j.ms),
      99,
    )
  );
}

function pidSubgraf(hub: Hub, nama: string): number {
  const ketemu = keturunan(hub.pid).find(({ pid }) => {
    const argumen = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return argumen.some((a) => a.endsWith('subgraf.ts')) && argumen.includes(nama);
  });
  if (ketemu === undefined) throw new Kesalahan('TIDAK_DITEMUKAN', `proses subgraf ${nama}`);
  return ketemu.pid;
}

/** A3, A4: readers of all subgraphs while one of them stands still, and writers of the one that does; the same write is granted before. */
async function gantung(hub: Hub, { pembaca, penulis }: Siapa, banyak: number, angka: Catatan): Promise<void> {
  const url = `${hub.url}/graphql`;
  const baca = (): Promise<Jawab> => kirimMentah(url, pembaca, BACA);
  const tulis = (): Promise<Jawab> => kirimMentah(url, penulis, SIMPAN);
  const sehat = await tulis();
  if (!dikabulkan(sehat)) throw new Kesalahan('INTERNAL', `tulisan ditolak hub yang sehat: ${sehat.badan.slice(0, 200)}`);
  const pid = pidSubgraf(hub, 'mutasi');
  process.kill(pid, 'SIGSTOP');
  try {
    const dibaca: Jawab[] = [];
    for (let i = 0; i < banyak; i++) dibaca.push(await baca());
    const ditulis = await Promise.all(Array.from({ length: TULIS_GANTUNG }, tulis));
    ringkas(
      angka,
      'baca_gantung',
      dibaca.map((j) => j.ms),
    );
    const sebagian = dibaca.filter((j) => j.status === 200 && j.badan.includes('"errors"') && j.badan.includes('"nama"')).length;
    const terlama = Math.max(...[...dibaca, ...ditulis].map((j) => j.ms));
    Object.assign(angka, {
      baca_gantung: dibaca.length,
      baca_gantung_sebagian: sebagian,
      tulis_gantung_dikabulkan: ditulis.filter(dikabulkan).length,
      ms_terlama: bulatkan(terlama, 0),
    });
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

/** Milliseconds from the loss to the first good answer after one that was not; polled one after another. */
async function sampaiPulih(kirim: () => Promise<Jawab>): Promise<number> {
  const mulai = performance.now();
  let putus = false;
  for (;;) {
    const { status, badan } = await kirim();
    const baik = status === 200 && !badan.includes('"errors"');
    const lama = performance.now() - mulai;
    if (baik && putus) return lama;
    putus ||= !baik;
    if (lama > PULIH_BATAS_MS) throw new Kesalahan('TENGGAT_TERLEWATI', putus ? 'hub tidak pulih' : 'PostgreSQL tidak jatuh');
    await jeda(POLL_MS);
  }
}

/** A2: PostgreSQL loses a backend to kill -9, so all of them; nobody helps. */
async function jatuhkan(hub: Hub, { pembaca, penulis }: Siapa, angka: Catatan): Promise<void> {
  const url = `${hub.url}/graphql`;
  const baca: number[] = [];
  const tulis: number[] = [];
  for (let i = 0; i < JATUH; i++) {
    const korban = keturunan(hub.pid).find(({ pid, nama }) => nama === 'postgres' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('simpul_app'));
    if (korban === undefined) throw new Kesalahan('TIDAK_DITEMUKAN', 'proses PostgreSQL yang melayani');
    process.kill(korban.pid, 'SIGKILL');
    const [b, t] = await Promise.all([sampaiPulih(() => kirimMentah(url, pembaca, BACA)), sampaiPulih(() => kirimMentah(url, penulis, SIMPAN))]);
    baca.push(b);
    tulis.push(t);
    await jeda(1_000);
  }
  Object.assign(angka, { jatuh: JATUH, ms_pulih_baca: bulatkan(Math.max(...baca), 0), ms_pulih_tulis: bulatkan(Math.max(...tulis), 0) });
}

/** The walls of the hub in numbers: forged callers, limits under attack with honest readers beside it, a subgraph that hangs, and a database that falls. */
export const tembok: Bench = {
  nama: 'tembok',
  judul: 'pemanggil palsu pada subgraf, batas gerbang yang diserang dengan pembaca jujur di sebelahnya, subgraf yang menggantung, dan PostgreSQL yang jatuh',
  jalankan: async ({ baris, detik, cerita }) => {
    const bangsa = { ...BANGSA, pegawai: baris ?? BANGSA.pegawai };
    cerita('menyalakan hub, mode http');
    const hub = await mulaiHub({ ...bangsa, mode: 'http' });
    try {
      const [instansi] = bacaInstansi(hub.dirSumber);
      const masuk = async (peran: Peran, id?: string) => ({ authorization: `Bearer ${await hub.token(peran, id)}` });
      const siapa: Siapa = { pembaca: await masuk('DATA_STEWARD_BKN'), penulis: await masuk('OPERATOR_INSTANSI', instansi?.id) };
      const angka: Catatan = {};
      await ketukSubgraf(hub, angka);
      await banyakRujukan(hub, angka);
      const lama = detik ?? DETIK;
      const jujur = await serang(hub, siapa.pembaca, lama, angka);
      await gantung(hub, siapa, BACA_GANTUNG_PER_DETIK * lama, angka);
      await jatuhkan(hub, siapa, angka);
      return {
        ukuran: { baris: bangsa.pegawai, serang_per_detik: SERANG_PER_DETIK, jujur_per_detik: JUJUR_PER_DETIK },
        angka,
        rasio: { jujur_p99: bulatkan(jujur, 2) },
        catatan: ['serangan dan pembaca jujur berirama tetap, tidak menunggu jawaban; penyerang bertoken sah, jadi yang menolak adalah batasnya'],
      };
    } finally {
      await hub.tutup();
    }
  },
};
