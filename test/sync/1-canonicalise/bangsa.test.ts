import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buatBangsa } from '../../../contoh/bangsa.ts';
import { bandingkanBidang, type HasilBidang } from '../../../domain/selisih/bandingkan.ts';
import { BIDANG, bidangDariNama } from '../../../domain/selisih/bidang.ts';
import { CAKUPAN_BKN } from '../../../sync/1-canonicalise/bkn.ts';
import { kanonikFormasi } from '../../../sync/1-canonicalise/fakta/formasi.ts';
import { kanonikHukdis } from '../../../sync/1-canonicalise/fakta/hukdis.ts';
import { kanonikKinerja } from '../../../sync/1-canonicalise/fakta/kinerja.ts';
import type { BarisSah, HasilBaris } from '../../../sync/1-canonicalise/hasil-baris.ts';
import { bacaProfil, cakupanProfil, type Profil } from '../../../sync/1-canonicalise/profil.ts';
import type { Rujukan } from '../../../sync/1-canonicalise/rujukan.ts';
import { siapkanSidik } from '../../../sync/1-canonicalise/sidik.ts';
import { bacaBaris, type KepalaBerkas } from '../../../sync/sources/baca-berkas.ts';
import { barisDariJson, barisDariSel } from '../../../sync/sources/baris-json.ts';
import { pecahCsv } from '../../../sync/sources/pecah-csv.ts';
import { pembacaBkn, pembacaSimpeg } from '../../../sync/sources/pembaca.ts';

interface Instansi {
  readonly id: string;
  readonly kodeCepat: string;
  readonly profilId: string;
}
interface Label {
  readonly nip: string;
  readonly instansiId: string;
  readonly cacat: string;
  readonly bidang: string | null;
  readonly harapan: string;
  readonly sisi: string;
}
interface Umpan {
  readonly sah: Map<string, BarisSah>;
  readonly ganda: Set<string>;
  ditolak: number;
  baris: number;
}

let dir = '';
let instansi: Instansi[] = [];
const label: Label[] = [];
const profil = new Map<string, Profil>();
const rujukan = new Map<string, Rujukan>();
const bkn = new Map<string, Umpan>();
const simpeg = new Map<string, Umpan>();

async function baca(jalur: string, pembaca: (kepala: KepalaBerkas) => (mentah: string) => HasilBaris): Promise<Umpan> {
  const hasil: Umpan = { sah: new Map(), ganda: new Set(), ditolak: 0, baris: 0 };
  let kanonik: ((mentah: string) => HasilBaris) | null = null;
  for await (const k of bacaBaris(createReadStream(jalur), { format: 'auto' })) {
    kanonik ??= pembaca(k.kepala);
    expect(k.cacat).toEqual([]);
    for (const b of k.baris) {
      const h = kanonik(b.mentah);
      hasil.baris++;
      if (!h.sah) hasil.ditolak++;
      else if (hasil.sah.has(h.nip)) hasil.ganda.add(h.nip);
      else hasil.sah.set(h.nip, h);
    }
  }
  return hasil;
}

async function rujukanDari(i: Instansi): Promise<Rujukan> {
  const unor = JSON.parse(await readFile(join(dir, 'rujukan/unor', `${i.kodeCepat}.json`), 'utf8')) as { data: { Id: string; EselonId: string | null }[] };
  const eselon = new Map(unor.data.map((u) => [u.Id, u.EselonId]));
  const padanan = new Map<string, string>();
  for (const baris of (await readFile(join(dir, 'padanan', `${i.kodeCepat}.csv`), 'utf8')).trim().split('\n').slice(1)) {
    const [tabel, lokal, siasn] = pecahCsv(baris, ',');
    padanan.set(`${tabel}:${lokal}`, siasn ?? '');
  }
  return {
    eselonUnor: (id) => eselon.get(id),
    padanan: (tabel, lokal) => padanan.get(`${tabel}:${lokal}`),
    instansiIdDariKodeCepat: (kode) => instansi.find((x) => x.kodeCepat === kode)?.id,
    instansiId: i.id,
  };
}

const profilDari = (i: Instansi): Profil => {
  const p = profil.get(i.profilId);
  if (!p) throw new RangeError(i.profilId);
  return p;
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'simpul-bangsa-'));
  await buatBangsa({ dir, pegawai: 6_000, instansi: 8, benih: 7 });
  for (const id of ['simpeg-a', 'simpeg-b', 'simpeg-c', 'simpeg-d']) {
    const jalur = resolve(import.meta.dirname, `../../../contoh/profil/${id}.json`);
    profil.set(id, bacaProfil(await readFile(jalur, 'utf8'), `${id}.json`));
  }
  instansi = JSON.parse(await readFile(join(dir, 'rujukan/instansi.json'), 'utf8')) as Instansi[];
  for (const b of (await readFile(join(dir, 'label.ndjson'), 'utf8')).trim().split('\n')) label.push(JSON.parse(b) as Label);
  for (const i of instansi) {
    const r = await rujukanDari(i);
    const p = profilDari(i);
    rujukan.set(i.id, r);
    bkn.set(i.id, await baca(join(dir, 'bkn', `${i.kodeCepat}.pegawai.csv`), (k) => pembacaBkn(k, r)));
    simpeg.set(i.id, await baca(join(dir, 'simpeg', `${i.kodeCepat}.pegawai.${p.format}`), (k) => pembacaSimpeg(k, p, r)));
  }
}, 120_000);
afterAll(() => rm(dir, { recursive: true, force: true }));

const cakupan = (i: Instansi): number => CAKUPAN_BKN & cakupanProfil(profilDari(i));

function hasilBidang(i: Instansi, nip: string, bidang: string): HasilBidang['hasil'] | 'TIDAK_ADA' {
  const b = bkn.get(i.id)?.sah.get(nip);
  const s = simpeg.get(i.id)?.sah.get(nip);
  const medan = bidangDariNama.get(bidang);
  return b && s && medan ? bandingkanBidang(medan, b.rekaman, s.rekaman).hasil : 'TIDAK_ADA';
}

describe('bangsa contoh lewat kanonikalisasi', () => {
  it('semua baris BKN sah dan kedua sisi terbaca', () => {
    expect([...bkn.values()].reduce((n, u) => n + u.ditolak, 0)).toBe(0);
    expect([...bkn.values()].reduce((n, u) => n + u.baris, 0)).toBeGreaterThan(5_900);
    expect([...simpeg.values()].reduce((n, u) => n + u.sah.size, 0)).toBeGreaterThan(5_800);
  });

  it('pegawai tanpa label COCOK pada semua bidang yang ditawarkan kedua sisi, dan sidiknya sama', async () => {
    const { hashRekaman } = await siapkanSidik();
    const berlabel = new Set(label.map((l) => l.nip));
    const meleset: Record<string, number> = {};
    let diperiksa = 0;
    for (const i of instansi) {
      for (const [nip, b] of bkn.get(i.id)?.sah ?? []) {
        const s = simpeg.get(i.id)?.sah.get(nip);
        if (berlabel.has(nip)) continue;
        diperiksa++;
        if (!s) {
          meleset['tidak ada di SIMPEG'] = (meleset['tidak ada di SIMPEG'] ?? 0) + 1;
          continue;
        }
        for (const bidang of BIDANG) {
          const h = bandingkanBidang(bidang, b.rekaman, s.rekaman);
          if ((cakupan(i) & (1 << bidang.bit)) === 0 || h.hasil === 'COCOK') continue;
          const kunci = `${i.profilId} ${bidang.bidang} ${h.hasil} ${'alasan' in h ? h.alasan : ''}`;
          meleset[kunci] = (meleset[kunci] ?? 0) + 1;
        }
        if (Object.keys(meleset).length === 0) expect(hashRekaman(b.rekaman, cakupan(i), 'BKN')).toBe(hashRekaman(s.rekaman, cakupan(i), 'SIMPEG'));
      }
    }
    expect(meleset).toEqual({});
    expect(diperiksa).toBeGreaterThan(2_000);
  });

  it('setiap label terpenuhi', () => {
    const meleset: string[] = [];
    const tanpaPasangan = new Set(label.filter((l) => ['HANYA_BKN', 'HANYA_SIMPEG', 'BEDA_INSTANSI', 'DITOLAK'].includes(l.harapan)).map((l) => l.nip));
    const punyaInstansi = new Map(instansi.map((i) => [i.id, i]));
    for (const l of label) {
      const i = punyaInstansi.get(l.instansiId);
      if (!i) throw new RangeError(l.instansiId);
      const adaBkn = bkn.get(i.id)?.sah.has(l.nip) ?? false;
      const adaSimpeg = simpeg.get(i.id)?.sah.has(l.nip) ?? false;
      const diLain = instansi.filter((x) => x.id !== i.id && simpeg.get(x.id)?.sah.has(l.nip)).length;
      const nyata =
        l.harapan === 'HANYA_BKN'
          ? adaBkn && !adaSimpeg && diLain === 0
          : l.harapan === 'HANYA_SIMPEG'
            ? !adaBkn && adaSimpeg
            : l.harapan === 'BEDA_INSTANSI'
              ? adaBkn !== adaSimpeg && instansi.some((x) => x.id !== i.id && (simpeg.get(x.id)?.sah.has(l.nip) || bkn.get(x.id)?.sah.has(l.nip)))
              : l.harapan === 'NIP_GANDA'
                ? adaSimpeg && diLain > 0
                : l.harapan === 'DITOLAK'
                  ? !adaSimpeg || (simpeg.get(i.id)?.ganda.has(l.nip) ?? false)
                  : l.bidang === null ||
                    (cakupan(i) & (1 << (bidangDariNama.get(l.bidang)?.bit ?? 31))) === 0 ||
                    tanpaPasangan.has(l.nip) ||
                    hasilBidang(i, l.nip, l.bidang) === l.harapan;
      if (!nyata)
        meleset.push(
          `${i.profilId} ${l.cacat} ${l.bidang} ${l.harapan} nyatanya ${l.bidang === null ? `${adaBkn} ${adaSimpeg} ${diLain}` : hasilBidang(i, l.nip, l.bidang)}`,
        );
    }
    expect([...new Set(meleset)].sort()).toEqual([]);
    expect(label.length).toBeGreaterThan(100);
  });

  it('fakta kinerja, hukdis, dan formasi semuanya terbaca', async () => {
    let n = 0;
    for (const i of instansi) {
      for (const [jenis, format, baca] of [
        ['kinerja', 'ndjson', kanonikKinerja],
        ['hukdis', 'ndjson', kanonikHukdis],
        ['formasi', 'csv', kanonikFormasi],
      ] as const) {
        for await (const k of bacaBaris(createReadStream(join(dir, 'bkn', `${i.kodeCepat}.${jenis}.${format}`)), { format })) {
          for (const { mentah } of k.baris) {
            const baris = k.kepala.pemisah === null ? barisDariJson(mentah) : barisDariSel(k.kepala.kolom, pecahCsv(mentah, k.kepala.pemisah));
            expect(baca(baris ?? {})).toMatchObject({ sah: true });
            n++;
          }
        }
      }
    }
    expect(n).toBeGreaterThan(100);
  });
});
