import { createHash } from 'node:crypto';
import { JANGKAUAN, PERAN, type Peran } from '../../domain/akses.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';

/** Default origin of the embedded development issuer. */
export const ISSUER_PENGEMBANGAN = 'http://127.0.0.1:4191';

/** One row of table `hibah`. */
export interface BarisHibah {
  readonly iss: string;
  readonly sub: string;
  readonly peran: Peran;
  readonly instansi: number | null;
  readonly orang: string;
  readonly nip: string | null;
  readonly aktif: boolean;
}

export interface InstansiHibah {
  readonly no: number;
  readonly id: string;
}

/** Accepts a role in any letter case; throws MASUKAN_SALAH for a name that is not in the list. */
export function peranDari(teks: string): Peran {
  const atas = teks.toUpperCase();
  const peran = PERAN.find((p) => p === atas);
  if (peran === undefined) throw new Kesalahan('MASUKAN_SALAH', `Peran tidak dikenal; pilih: ${PERAN.map((p) => p.toLowerCase()).join(', ')}.`);
  return peran;
}

/** `dev:<role>` for national roles, `dev:<role>:<instansiId>` for roles of one instansi. */
export function subjekPengembangan(peran: Peran, instansiId?: string): string {
  if (JANGKAUAN[peran] !== 'INSTANSI') return `dev:${peran.toLowerCase()}`;
  if (instansiId === undefined) throw new Kesalahan('MASUKAN_SALAH', `Peran ${peran.toLowerCase()} memerlukan instansi.`);
  return `dev:${peran.toLowerCase()}:${instansiId}`;
}

/** Subject of an employee's own sign-in; its grant is inserted on demand with `hibahAsn`. */
export const subjekAsn = (nip: string): string => `dev:asn:${nip}`;

const baris = (iss: string, sub: string, peran: Peran, instansi: number | null): BarisHibah => ({
  iss,
  sub,
  peran,
  instansi,
  orang: `orang-${sub}`,
  nip: null,
  aktif: true,
});

/** An invented NIP, of somebody born in 1900 whom no record knows: an office of an instansi is held by a person. */
const nipPengembangan = (sub: string): string => `19000101${String(createHash('sha256').update(sub).digest().readUIntBE(0, 6) % 10 ** 10).padStart(10, '0')}`;

/** The grant of one employee over the own record. */
export const hibahAsn = (nip: string, instansi: number, iss: string = ISSUER_PENGEMBANGAN): BarisHibah => ({
  ...baris(iss, subjekAsn(nip), 'ASN', instansi),
  orang: `orang-${createHash('sha256').update(nip).digest('hex').slice(0, 16)}`,
  nip,
});

/** Every development grant: national roles once, roles of an instansi once per instansi, each held by a different person (I12). SISTEM is never granted: only the hub's own jobs sign it. */
export function hibahPengembangan(daftarInstansi: readonly InstansiHibah[], iss: string = ISSUER_PENGEMBANGAN): readonly BarisHibah[] {
  return PERAN.filter((p) => JANGKAUAN[p] !== 'DIRI' && p !== 'SISTEM').flatMap((peran) =>
    JANGKAUAN[peran] === 'INSTANSI'
      ? daftarInstansi.map((i) => {
          const sub = subjekPengembangan(peran, i.id);
          return { ...baris(iss, sub, peran, i.no), nip: nipPengembangan(sub) };
        })
      : [baris(iss, subjekPengembangan(peran), peran, null)],
  );
}
