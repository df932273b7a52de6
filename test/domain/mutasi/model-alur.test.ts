import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  STATUS_AKHIR,
  STATUS_DAPAT_DITAHAN,
  STATUS_USUL,
  type StatusUsul,
  statusSetelah,
  TINDAKAN_USUL,
  tahapPeralihan,
} from '../../../domain/mutasi/status.ts';

interface Keadaan {
  readonly status: StatusUsul;
  readonly terblokir: boolean;
}
const PERISTIWA = [...TINDAKAN_USUL, 'BLOKIR_DATANG', 'BLOKIR_PERGI'] as const;
type Peristiwa = (typeof PERISTIWA)[number];

/** A usul as the use cases and the database move it: a gated step under a blocker holds, or is refused where the table knows no holding. */
function langkah(k: Keadaan, p: Peristiwa): Keadaan {
  if (p === 'BLOKIR_PERGI') return { ...k, terblokir: false };
  if (p === 'BLOKIR_DATANG') return { terblokir: true, status: STATUS_DAPAT_DITAHAN.includes(k.status) ? 'DITAHAN' : k.status };
  const ke = statusSetelah(k.status, p);
  if (ke === null) return k;
  if (k.terblokir && tahapPeralihan(k.status, ke) !== null) return { ...k, status: statusSetelah(k.status, 'tahan') ?? k.status };
  return { ...k, status: ke };
}

const jelajah = (awal: Keadaan): ReadonlySet<StatusUsul> => {
  const lihat = new Set<StatusUsul>([awal.status]);
  for (const status of lihat) for (const t of TINDAKAN_USUL) lihat.add(langkah({ ...awal, status }, t).status);
  return lihat;
};
const urutan = fc.array(fc.constantFrom(...PERISTIWA), { maxLength: 60 });

describe('model alur usul', () => {
  test('apa pun urutannya, tidak satu langkah pun memasuki status bergerbang selama ada BLOKIR, dan BLOKIR yang datang menarik keluar', () => {
    fc.assert(
      fc.property(urutan, (semua) => {
        let k: Keadaan = { status: 'DRAF', terblokir: false };
        for (const p of semua) {
          const lalu = k;
          k = langkah(k, p);
          if (k.terblokir && k.status !== lalu.status) expect([p, tahapPeralihan(lalu.status, k.status)]).toEqual([p, null]);
          if (k.terblokir) expect(STATUS_DAPAT_DITAHAN).not.toContain(k.status);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('kendali: tanpa menahan yang sudah disetujui, urutan acak yang sama menemukan pelanggaran', () => {
    const lalai = (k: Keadaan, p: Peristiwa): Keadaan => (p === 'BLOKIR_DATANG' ? { ...k, terblokir: true } : langkah(k, p));
    expect(() =>
      fc.assert(
        fc.property(urutan, (semua) => {
          const akhir = semua.reduce(lalai, { status: 'DIAJUKAN', terblokir: false });
          expect(akhir.terblokir && STATUS_DAPAT_DITAHAN.includes(akhir.status)).toBe(false);
        }),
        { numRuns: 3_000 },
      ),
    ).toThrow();
  });

  test('dari keadaan mana pun, juga di bawah BLOKIR yang tidak pernah pergi, setiap usul dapat berakhir', () => {
    for (const terblokir of [false, true])
      for (const status of STATUS_USUL)
        expect([status, terblokir, STATUS_AKHIR.some((s) => jelajah({ status, terblokir }).has(s))]).toEqual([status, terblokir, true]);
  });
});
