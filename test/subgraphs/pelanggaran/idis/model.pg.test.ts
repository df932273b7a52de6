import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isTahapAkhir, type TahapKasus, type TindakanKasus, tahapSetelah } from '../../../../domain/pelanggaran/idis/tahap.ts';
import type { PelakuUji } from '../../../support/isi.ts';
import { ATASAN, buatDuniaIdis, type DuniaIdis, HARI, kueriMutasi, type MutasiIdis, putusan, TIM } from './kasus.ts';

let d: DuniaIdis;
let libur: ReadonlySet<string>;
beforeAll(async () => {
  d = await buatDuniaIdis();
  const { rows } = await d.dunia.admin.query<{ t: string }>('select tanggal::text t from hari_libur');
  libur = new Set(rows.map((r) => r.t));
});
afterAll(() => d.dunia.tutup());

/** Working day n after a day, counted here one by one and not by the code under test. */
function hariKerja(dari: string, n: number): string {
  const hari = new Date(`${dari}T00:00:00Z`);
  for (let sisa = n; sisa > 0; ) {
    hari.setUTCDate(hari.getUTCDate() + 1);
    if (![0, 6].includes(hari.getUTCDay()) && !libur.has(hari.toISOString().slice(0, 10))) sisa--;
  }
  return hari.toISOString().slice(0, 10);
}

type Perintah = readonly [MutasiIdis, PelakuUji, object] | readonly ['JAM', string];
const WASDAL: PelakuUji = { peran: 'DIR_WASDAL' };
const UPAYA = { alasan: 'Upaya administratif contoh', diajukan: '2026-11-23' };
const putus = (hasil: string, jenisHukumanId: string | null) => ({
  hasil,
  jenisHukumanId,
  nomor: 'PU-1',
  tanggal: '2026-11-25',
  pertimbangan: 'Putusan upaya contoh',
});

/** Everything people and time may try, sensible or not. */
const perintah = (): readonly Perintah[] => [
  ...(['R', 'S', 'B'] as const).map(
    (tingkat): Perintah => ['telaahKasus', d.OPERATOR, { pelanggaran: 'LARANGAN', pasal: 'Pasal 5', tingkat, atasanNip: ATASAN }],
  ),
  ['bentukTimPemeriksa', d.OPERATOR, { nomor: 'TIM-1', tanggal: HARI.surat, anggota: TIM }],
  ['panggilTerperiksa', d.OPERATOR, { nomor: 'P', suratTanggal: HARI.surat, periksaTanggal: HARI.periksa }],
  ['panggilTerperiksa', d.OPERATOR, { nomor: 'P', suratTanggal: '2026-06-26', periksaTanggal: '2026-06-30' }],
  ['catatKehadiranTerperiksa', d.OPERATOR, { hadir: true }],
  ['catatKehadiranTerperiksa', d.OPERATOR, { hadir: false }],
  ['catatBap', d.OPERATOR, { tanggal: '2026-06-30', cara: 'VIRTUAL', ditandatangani: false, alasanMenolak: 'menolak', isi: 'Keterangan contoh' }],
  ['catatLhp', d.OPERATOR, { nomor: 'L', tanggal: HARI.lhp, terbukti: false, kesimpulan: 'Tidak terbukti contoh' }],
  ...(['R', 'S', 'B'] as const).map(
    (tingkat): Perintah => ['catatLhp', d.OPERATOR, { nomor: 'L', tanggal: HARI.lhp, terbukti: true, tingkat, kesimpulan: 'Terbukti contoh' }],
  ),
  ...['2', '24', '27', '10'].map((jenis): Perintah => ['tetapkanHukuman', d.PPK, putusan(jenis)]),
  ['hentikanKasus', d.PPK, { alasan: 'Tidak terbukti contoh' }],
  ['sampaikanKeputusan', d.OPERATOR, { langkah: 'JADWAL', tanggal: '2026-11-19' }],
  ['sampaikanKeputusan', d.OPERATOR, { langkah: 'KIRIM', tanggal: '2026-11-19' }],
  ['sampaikanKeputusan', d.OPERATOR, { langkah: 'TERIMA', tanggal: '2026-11-20' }],
  ['ajukanUpaya', d.AUDITOR, { ...UPAYA, jenis: 'BANDING' }],
  ['ajukanUpaya', d.AUDITOR, { ...UPAYA, jenis: 'KEBERATAN' }],
  ['tanggapiBanding', d.PPK, { tanggapan: 'Tanggapan contoh' }],
  ...(['MENGUATKAN', 'MEMBATALKAN'] as const).flatMap((hasil): Perintah[] => [d.PPK, d.AUDITOR].map((p) => ['putuskanUpaya', p, putus(hasil, null)])),
  ...[d.PPK, d.AUDITOR].map((p): Perintah => ['putuskanUpaya', p, putus('MERINGANKAN', '1')]),
  ['batalkanKasusDisiplin', WASDAL, { alasan: 'Dibatalkan contoh' }],
  ...['2026-11-26', '2026-12-10', '2026-12-11', '2028-01-03'].map((hari): Perintah => ['JAM', hari]),
];

async function jalankan(id: string, p: Perintah): Promise<void> {
  if (p[0] === 'JAM') await d.jam(p[1]);
  else await d.tanya(p[1], kueriMutasi(p[0]), { input: { id, versi: (await d.baris(id))['versi'], ...p[2] } });
}

interface Potret {
  readonly tahap: TahapKasus;
  readonly tim: boolean;
  readonly diterima: string | null;
  readonly berat: boolean;
  readonly banding: boolean;
  readonly berlaku: string | null;
  readonly berjalan: number;
}

async function potret(id: string): Promise<Potret> {
  const { rows } = await d.dunia.admin.query<Potret>(
    `select k.tahap, exists (select from tim_disiplin t where t.kasus = k.id) tim, (select tanggal::text from penyampaian_disiplin p where p.kasus = k.id and langkah = 'TERIMA') diterima,
       exists (select from keputusan_disiplin x where x.kasus = k.id and x.tingkat = 'B') berat, exists (select from upaya_disiplin u where u.kasus = k.id and u.jenis = 'BANDING' and u.hasil is null) banding,
       (select min(mulai)::text from hukuman_disiplin h where h.nip = k.nip) berlaku,
       (select count(*)::int from hukuman_disiplin h where h.nip = k.nip and h.dibatalkan_tanggal is null and not exists (select from hukuman_disiplin y where y.mengakhiri_id = h.id)) berjalan
     from kasus_disiplin k where k.id = $1`,
    [id],
  );
  return rows[0] as Potret;
}

function periksa(k: Potret, lalu: Potret): void {
  if (isTahapAkhir(lalu.tahap)) expect(k.tahap).toBe(lalu.tahap);
  if (k.berat) expect(k.tim, 'berat tanpa tim').toBe(true);
  if (k.berlaku !== null) expect(k.diterima !== null && k.berlaku >= hariKerja(k.diterima, 15), `berlaku ${k.berlaku}, diterima ${k.diterima}`).toBe(true);
  if (k.banding) expect([k.berlaku, k.tahap]).toEqual([null, 'UPAYA_ADMINISTRATIF']);
  expect(k.berjalan, 'hukuman berganda').toBeLessThanOrEqual(1);
  if (k.tahap === 'DIBATALKAN' || k.tahap === 'TIDAK_TERBUKTI') expect(k.berjalan).toBe(0);
}

/** Which steps of the table a mutation may take. */
const TINDAKAN: Readonly<Partial<Record<MutasiIdis, readonly TindakanKasus[]>>> = {
  telaahKasus: ['telaah'],
  bentukTimPemeriksa: ['bentukTim'],
  panggilTerperiksa: ['panggil'],
  catatKehadiranTerperiksa: ['hadir', 'tidakHadir'],
  catatBap: ['catatBap'],
  catatLhp: ['catatLhp'],
  tetapkanHukuman: ['tetapkan'],
  sampaikanKeputusan: ['jadwalkan', 'kirim', 'terima'],
  ajukanUpaya: ['ajukanUpaya'],
  tanggapiBanding: ['tanggapiBanding'],
  putuskanUpaya: ['putuskanUpaya'],
};
const terbuka = (tahap: TahapKasus, p: Perintah): boolean => p[0] === 'JAM' || (TINDAKAN[p[0]] ?? []).some((t) => tahapSetelah(tahap, t) !== null);

/** The way out, from wherever chance has brought a case. */
const jalanKeluar = (semua: readonly Perintah[]): readonly Perintah[] => [...semua, ...semua, ...semua, ['JAM', '2029-01-02']];

test('apa pun yang dicoba orang dan waktu: tidak ada hukuman sebelum hari ke-15 sesudah diterima, tanpa tim bagi berat, atau selama banding; dan setiap kasus dapat berakhir', {
  timeout: 180_000,
}, async () => {
  const semua = perintah();
  const tercapai = new Set<string>();
  const tebak = (banyak: number) => fc.array(fc.nat(), { minLength: banyak, maxLength: banyak });
  await fc.assert(
    fc.asyncProperty(tebak(6), tebak(18), async (sembarang, wajar) => {
      const id = await d.buka(await d.orangBaru());
      let lalu = await potret(id);
      const coba = async (p: Perintah | undefined): Promise<void> => {
        if (p === undefined || isTahapAkhir(lalu.tahap)) return;
        await jalankan(id, p);
        const kini = await potret(id);
        periksa(kini, lalu);
        tercapai.add(kini.tahap);
        lalu = kini;
      };
      const pilih = (i: number): Perintah | undefined => {
        const boleh = semua.filter((p) => terbuka(lalu.tahap, p));
        return boleh[i % boleh.length];
      };
      for (const [n, i] of wajar.entries()) {
        await coba(pilih(i));
        // Something senseless in between: refused, and nothing moves that may not.
        if (n % 3 === 0) await coba(semua.filter((p) => p[0] !== 'batalkanKasusDisiplin')[(sembarang[n / 3] ?? 0) % (semua.length - 1)]);
      }
      for (const p of jalanKeluar(semua)) if (terbuka(lalu.tahap, p)) await coba(p);
      expect(isTahapAkhir(lalu.tahap), `berhenti di ${lalu.tahap}`).toBe(true);
    }),
    { numRuns: 6, seed: 20260714, endOnFailure: true },
  );
  // The walk went where the walls stand.
  for (const tahap of ['PEMERIKSAAN', 'BAP', 'UPAYA_ADMINISTRATIF']) expect([...tercapai]).toContain(tahap);
});
