import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buatBangsa, type RingkasanBangsa } from '../../contoh/bangsa.ts';
import { CACAT } from '../../contoh/cacat.ts';
import { CACAT_RINGAN, CACAT_TAK_TERUJI } from '../../contoh/cacat-sel.ts';
import { uraikanNip } from '../../domain/asn/nip.ts';
import { BIDANG } from '../../domain/selisih/bidang.ts';
import { KOLOM_EKSPOR_ASN } from '../../sync/1-canonicalise/kolom-ekspor.ts';
import {
  bacaBaris,
  bacaCsv,
  bacaInstansi,
  bacaJson,
  bacaLabel,
  bandingkanInstansi,
  type HasilInstansi,
  kanonikkan,
  type LabelUji,
} from './bandingkan-bangsa.ts';

const akar = mkdtempSync(join(tmpdir(), 'bangsa-'));
const dir = join(akar, 'a');
let ringkasan: RingkasanBangsa;
let kanonik: ReadonlyMap<string, HasilInstansi>;
const hasilDari = (kodeCepat: string): HasilInstansi => {
  const h = kanonik.get(kodeCepat);
  if (!h) throw new RangeError('instansi tidak ada');
  return h;
};

function sidik(folder: string): string {
  const h = createHash('sha256');
  const jalan = (d: string): void => {
    for (const e of readdirSync(d, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (e.isDirectory()) jalan(join(d, e.name));
      else h.update(e.name).update(readFileSync(join(d, e.name)));
    }
  };
  jalan(folder);
  return h.digest('hex');
}

beforeAll(async () => {
  ringkasan = await buatBangsa({ dir, pegawai: 20_000, instansi: 40, benih: 7 });
  kanonik = new Map(bacaInstansi(dir).map((i) => [i.kodeCepat, kanonikkan(dir, i)]));
}, 240_000);
afterAll(() => rmSync(akar, { recursive: true, force: true }));

describe('bangsa contoh', () => {
  it('benih yang sama menghasilkan bita yang sama, benih lain menghasilkan bangsa lain', async () => {
    const kecil = async (nama: string, benih: number): Promise<string> => {
      await buatBangsa({ dir: join(akar, nama), pegawai: 600, instansi: 9, benih });
      return sidik(join(akar, nama));
    };
    const pertama = await kecil('x', 3);
    expect(await kecil('y', 3)).toBe(pertama);
    expect(await kecil('y', 4)).not.toBe(pertama);
    expect(await kecil('y', 3)).toBe(pertama);
  });

  it('menulis setiap berkas tata letak untuk setiap instansi', () => {
    for (const i of bacaInstansi(dir)) {
      const simpeg = i.profilId === 'simpeg-d' ? 'ndjson' : 'csv';
      for (const berkas of [
        'bkn/@.pegawai.csv',
        'bkn/@.kinerja.ndjson',
        'bkn/@.hukdis.ndjson',
        'bkn/@.formasi.csv',
        `simpeg/@.pegawai.${simpeg}`,
        'padanan/@.csv',
        'rujukan/unor/@.json',
      ])
        expect(existsSync(join(dir, berkas.replace('@', i.kodeCepat))), berkas).toBe(true);
    }
    expect(bacaJson<unknown[]>(join(dir, 'rujukan', 'provinsi.json'))).toHaveLength(38);
    expect(bacaJson<object>(join(dir, 'bangsa.json'))).toEqual({
      benih: 7,
      pegawai: 20_000,
      instansi: 40,
      versi: ringkasan.versi,
      dibuatPada: '2026-11-01T00:00:00.000Z',
    });
  });

  it('setiap NIP unik senegara, sah, dan bernomor urut 900-999', () => {
    const nip = new Set<string>();
    const salah: string[] = [];
    let orang = 0;
    for (const i of bacaInstansi(dir))
      for (const b of bacaCsv(join(dir, 'bkn', `${i.kodeCepat}.pegawai.csv`))) {
        const n = (b['nip_baru'] ?? '').replace("'", '');
        const u = uraikanNip(n);
        if (!u.sah || u.bagian.urut < 900) salah.push(n);
        nip.add(n);
        orang += 1;
      }
    expect(salah).toEqual([]);
    expect(nip.size).toBe(orang);
    expect(orang).toBe(20_000 - (ringkasan.cacat['HANYA_SIMPEG'] ?? 0));
  });

  it('ekspor BKN berkolom persis Export Data ASN, sebagian berkas dengan dua kolom tak dikenal', () => {
    const judul = bacaInstansi(dir).map((i) => (bacaBaris(join(dir, 'bkn', `${i.kodeCepat}.pegawai.csv`))[0] ?? '').split(/[;,]/));
    for (const j of judul) expect(j.slice(0, KOLOM_EKSPOR_ASN.length)).toEqual(KOLOM_EKSPOR_ASN);
    expect(new Set(judul.map((j) => j.length - KOLOM_EKSPOR_ASN.length))).toEqual(new Set([0, 2]));
  });

  it('nama instansi dan orang jelas rekaan, id bukan id sungguhan', () => {
    for (const i of bacaInstansi(dir)) {
      expect(i.nama).toMatch(/^(Kabupaten|Kota|Provinsi|Kementerian|Badan|Lembaga|Kementerian Koordinator) Contoh \d{2,3}$/);
      expect(i.id).toMatch(/^c0de/i);
      expect(Number(i.kodeCepat)).toBe(9000 + i.no);
    }
    const bentuk = bacaInstansi(dir).map((i) => (i.id.includes('-') ? 'UUID' : i.id === i.id.toUpperCase() ? 'ATAS' : 'BAWAH'));
    expect(new Set(bentuk).size).toBe(3);
    const orang = bacaCsv(join(dir, 'bkn', '9001.pegawai.csv'));
    for (const o of orang) expect(o['nama']).toMatch(/(CONTOH|MISALNYA|REKAAN|UJICOBA)$/);
  });

  it('daftar cacat termuat seluruhnya dalam label', () => {
    const ada = new Set(Object.keys(ringkasan.cacat));
    const nama: Readonly<Record<string, string>> = { GANDA_INSTANSI: 'NIP_GANDA_INSTANSI', GANDA_BERKAS: 'NIP_GANDA_SATU_BERKAS' };
    for (const { cacat } of [...CACAT, ...CACAT_RINGAN, ...CACAT_TAK_TERUJI]) expect(ada, cacat).toContain(nama[cacat] ?? cacat);
    for (const c of ['SISTEMIK_GOLONGAN', 'DPK_SATU_KOLOM', 'DPK_SAH']) expect(ada).toContain(c);
  });

  it('label menyatakan hasil pembandingan yang sebenarnya untuk setiap bidang setiap orang', { timeout: 60_000 }, () => {
    const perNip = new Map<string, LabelUji[]>();
    for (const l of bacaLabel(dir)) perNip.set(l.nip, [...(perNip.get(l.nip) ?? []), l]);
    const menahan = new Set<string>(BIDANG.filter((b) => b.level === 'BLOKIR' || b.level === 'BLOKIR_JAB').map((b) => b.bidang));
    const salah: string[] = [];
    let orang = 0;
    let bersih = 0;
    const sistemik: number[] = [];
    for (const i of bacaInstansi(dir)) {
      const semua = bandingkanInstansi(hasilDari(i.kodeCepat));
      for (const { nip, hasil } of semua) {
        orang += 1;
        const label = (perNip.get(nip) ?? []).filter((l) => l.instansiId === i.id);
        for (const [bidang, { hasil: didapat }] of hasil) {
          const milik = label.filter((l) => l.bidang === bidang);
          const harapan = (milik.find((l) => l.harapan !== 'COCOK') ?? milik[0])?.harapan ?? 'COCOK';
          if (harapan !== didapat) salah.push(`${i.profilId} ${bidang}: label ${harapan}, didapat ${didapat}`);
        }
        if ([...hasil].every(([b, h]) => h.hasil === 'COCOK' || !menahan.has(b))) bersih += 1;
      }
      sistemik.push(semua.filter((o) => o.hasil.get('golAkhirId')?.hasil === 'BEDA').length / Math.max(1, semua.length));
    }
    expect(salah).toEqual([]);
    expect(bersih / orang).toBeGreaterThan(0.85);
    expect(sistemik.filter((s) => s > 0.4)).toHaveLength(1);
  });

  it('baris yang rusak ditolak dengan kode yang benar sebanyak labelnya', { timeout: 60_000 }, () => {
    const ditolak = [...kanonik.values()].flatMap((h) => h.ditolak);
    const banyak = (kode: string): number => ditolak.filter((d) => d === kode).length;
    expect(banyak('NIP_DIBULATKAN_EXCEL')).toBe(ringkasan.cacat['NIP_EXCEL']);
    expect(banyak('NIP_BUKAN_18_DIGIT')).toBe(ringkasan.cacat['NIP_17_DIGIT']);
    expect(banyak('NIP_GANDA_DALAM_BERKAS')).toBe(ringkasan.cacat['NIP_GANDA_SATU_BERKAS']);
    expect(ditolak).toHaveLength(['NIP_EXCEL', 'NIP_17_DIGIT', 'NIP_GANDA_SATU_BERKAS'].reduce((n, c) => n + (ringkasan.cacat[c] ?? 0), 0));
  });

  it('selisih himpunan per instansi sama dengan labelnya', { timeout: 60_000 }, () => {
    const label = bacaLabel(dir);
    const nip = (...cacat: string[]): Set<string> => new Set(label.filter((l) => cacat.includes(l.cacat)).map((l) => l.nip));
    const bkn = new Map<string, string>();
    const simpeg = new Map<string, string[]>();
    for (const i of bacaInstansi(dir)) {
      const h = hasilDari(i.kodeCepat);
      for (const n of h.bkn.keys()) bkn.set(n, i.id);
      for (const n of h.simpeg.keys()) simpeg.set(n, [...(simpeg.get(n) ?? []), i.id]);
    }
    const urut = (s: Iterable<string>): string[] => [...s].sort();
    expect(urut([...simpeg.keys()].filter((n) => !bkn.has(n)))).toEqual(urut(nip('HANYA_SIMPEG')));
    expect(urut([...bkn.keys()].filter((n) => !simpeg.has(n)))).toEqual(urut(nip('HANYA_BKN', 'NIP_EXCEL', 'NIP_17_DIGIT')));
    expect(urut([...simpeg].filter(([, di]) => di.length > 1).map(([n]) => n))).toEqual(urut(nip('NIP_GANDA_INSTANSI')));
    expect(urut([...simpeg].filter(([n, di]) => bkn.has(n) && !di.includes(bkn.get(n) ?? '')).map(([n]) => n))).toEqual(urut(nip('BEDA_INSTANSI')));
  });

  it('formasi: terisi sama dengan jumlah pemegang, kebanyakan masih punya tempat, sebagian penuh', () => {
    const pemegang = new Map<string, number>();
    for (const b of bacaCsv(join(dir, 'bkn', '9001.pegawai.csv'))) {
      const kunci = `${b['unor_id']}|${b['jabatan_id']}`;
      pemegang.set(kunci, (pemegang.get(kunci) ?? 0) + 1);
    }
    const formasi = bacaCsv(join(dir, 'bkn', '9001.formasi.csv'));
    const hanyaSimpeg = bacaLabel(dir).filter((l) => l.cacat === 'HANYA_SIMPEG' && l.instansiId === bacaInstansi(dir)[0]?.id).length;
    expect(formasi.reduce((n, f) => n + Number(f['terisi']), 0) - [...pemegang.values()].reduce((a, b) => a + b, 0)).toBe(hanyaSimpeg);
    const kosong = formasi.filter((f) => Number(f['kebutuhanABK']) > Number(f['terisi'])).length;
    expect(kosong).toBeGreaterThan(formasi.length * 0.3);
    expect(formasi.length - kosong).toBeGreaterThan(0);
  });

  it('memori tetap: 25.000 pegawai muat dalam tumpukan 32 MB', { timeout: 240_000 }, () => {
    const bangsa = new URL('../../contoh/bangsa.ts', import.meta.url).href;
    const naskah = `const { buatBangsa } = await import('${bangsa}'); const r = await buatBangsa({ dir: ${JSON.stringify(join(akar, 'besar'))}, pegawai: 25000, instansi: 100, benih: 1 }); console.log(r.pegawai);`;
    const keluar = execFileSync(process.execPath, ['--max-old-space-size=32', '--import', 'tsx', '--input-type=module', '-e', naskah], {
      encoding: 'utf8',
      cwd: fileURLToPath(new URL('../../', import.meta.url)),
    });
    expect(keluar.trim()).toBe('25000');
  });
});
