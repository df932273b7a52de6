import type pg from 'pg';
import { TINDAKAN_PEMUTUS_INSTANSI } from '../../domain/mutasi/rantai.ts';
import type { TindakanUsul } from '../../domain/mutasi/status.ts';

interface Baris {
  readonly tindakan: TindakanUsul;
  readonly orang: string;
}

const DI_INSTANSI: readonly TindakanUsul[] = [...TINDAKAN_PEMUTUS_INSTANSI, 'catatProvinsi', 'setujuiProvinsi'];
const MEMUTUS: readonly TindakanUsul[] = [...DI_INSTANSI, 'setujui', 'paraf', 'terbitkanPertek', 'catatMendagri', 'catatKeputusan', 'terbitkanSk', 'gantiSk'];
/** Given once between one proposal and the next, whoever clicks. */
const SEKALI: readonly TindakanUsul[] = ['setujuiInstansi', 'setujui', 'paraf'];

/** The person behind what the history calls `orang`; the control writes the account after a stroke. */
const orangDari = (teks: string): string => teks.split('/')[0] ?? teks;

const ganda = (riwayat: readonly Baris[]): readonly string[] => {
  const putaran = new Map<string, number>();
  const cacat: string[] = [];
  for (const { tindakan } of riwayat) {
    if (tindakan === 'ajukan') putaran.clear();
    const ke = (putaran.get(tindakan) ?? 0) + 1;
    putaran.set(tindakan, ke);
    if (SEKALI.includes(tindakan) && ke > 1) cacat.push(`${tindakan} dua kali dalam satu putaran`);
  }
  return cacat;
};

/** Acts of one kind by somebody who had done one of another kind on this usul before. Who decided in a round that was given back may propose the next one. */
function sesudah(riwayat: readonly Baris[], dahulu: readonly TindakanUsul[], kemudian: readonly TindakanUsul[]): number {
  const pernah = new Set<string>();
  let banyak = 0;
  for (const { tindakan, orang } of riwayat) {
    if (kemudian.includes(tindakan) && pernah.has(orangDari(orang))) banyak += 1;
    if (dahulu.includes(tindakan)) pernah.add(orangDari(orang));
  }
  return banyak;
}

/** Every way in which the history of the usul of this NIP breaks I12; `terperiksa` is the person with that NIP, null = none of those who act. */
export async function periksaOrang(admin: pg.Pool, nip: string, terperiksa: string | null): Promise<readonly string[]> {
  const { rows } = await admin.query<Baris>(
    'select tindakan, orang from usul_riwayat r where usul in (select usul from usul_pegawai where nip = $1) order by r.id',
    [nip],
  );
  const atasDiri = rows.some((r) => orangDari(r.orang) === terperiksa && [...MEMUTUS, 'ajukan'].includes(r.tindakan));
  return [
    ...(sesudah(rows, ['ajukan'], MEMUTUS) > 0 ? ['pengusul memutus'] : []),
    ...(sesudah(rows, DI_INSTANSI, ['setujui']) > 0 ? ['yang memutus di instansi menyetujui di BKN'] : []),
    ...(atasDiri ? ['orang pada usul bertindak atas usulnya'] : []),
    ...ganda(rows),
  ];
}
