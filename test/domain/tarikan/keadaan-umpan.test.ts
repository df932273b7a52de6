import { describe, expect, it } from 'vitest';
import { KEADAAN_UMPAN, PERISTIWA_UMPAN, petaUmpan, STATUS_UMPAN, statusUmpanSetelah } from '../../../domain/tarikan/keadaan-umpan.ts';

/** The whole table, spelled out once more by hand: `.` = refused. */
const TABEL = `
                mulai     berhasil  gagal         tahan     tolak           jeda    lanjut        ulangi
BELUM_PERNAH    BERJALAN  SEHAT     MENCOBA_LAGI  TERTUNDA  PERLU_TINDAKAN  DIJEDA  .             .
BERJALAN        BERJALAN  SEHAT     MENCOBA_LAGI  TERTUNDA  PERLU_TINDAKAN  DIJEDA  .             .
MENCOBA_LAGI    BERJALAN  SEHAT     MENCOBA_LAGI  TERTUNDA  PERLU_TINDAKAN  DIJEDA  .             MENCOBA_LAGI
TERTUNDA        BERJALAN  SEHAT     MENCOBA_LAGI  TERTUNDA  PERLU_TINDAKAN  DIJEDA  .             .
SEHAT           BERJALAN  SEHAT     MENCOBA_LAGI  TERTUNDA  PERLU_TINDAKAN  DIJEDA  .             .
PERLU_TINDAKAN  BERJALAN  SEHAT     MENCOBA_LAGI  TERTUNDA  PERLU_TINDAKAN  DIJEDA  .             MENCOBA_LAGI
DIJEDA          DIJEDA    DIJEDA    DIJEDA        DIJEDA    DIJEDA          .       MENCOBA_LAGI  .`
  .trim()
  .split('\n')
  .map((b) => b.trim().split(/\s+/));
const [kepala = [], ...isi] = TABEL;
const pasangan = isi.flatMap(([status, ...ke]) => ke.map((k, n) => [status, kepala[n], k === '.' ? null : k] as const));

describe('keadaan umpan', () => {
  it('tabel ini menyebut setiap keadaan dan setiap peristiwa', () => {
    expect(isi.map(([s]) => s).sort()).toEqual([...STATUS_UMPAN].sort());
    expect([...kepala].sort()).toEqual([...PERISTIWA_UMPAN].sort());
    expect(pasangan).toHaveLength(STATUS_UMPAN.length * PERISTIWA_UMPAN.length);
  });

  it.each(pasangan)('%s, %s → %s', (status, peristiwa, ke) => {
    expect(statusUmpanSetelah(status as (typeof STATUS_UMPAN)[number], peristiwa as (typeof PERISTIWA_UMPAN)[number])).toBe(ke);
  });

  it('tarikan dan unggahan tidak pernah ditolak tabel, dan tidak pernah mengakhiri jeda', () => {
    for (const p of ['mulai', 'berhasil', 'gagal', 'tahan', 'tolak'] as const) {
      for (const s of STATUS_UMPAN) expect(KEADAAN_UMPAN[s][p], `${s} ${p}`).not.toBeNull();
      expect(petaUmpan(p).DIJEDA).toBe('DIJEDA');
    }
  });
});
