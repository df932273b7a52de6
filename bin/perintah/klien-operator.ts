import { readFileSync } from 'node:fs';
import { Kesalahan, type KodeKesalahan } from '../../domain/kesalahan.ts';
import { bacaKunciPublik, type KunciPublik } from '../../platform/auth/klien/kunci-publik.ts';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { issuerDari } from '../akar/alamat-penerbit.ts';
import { type Alat, cariInstansi, OLEH_PERINTAH } from './alat.ts';

const { subjek, orang } = OLEH_PERINTAH;

async function bacaBerkasKunci(berkas: string): Promise<KunciPublik> {
  let isi: unknown;
  try {
    isi = JSON.parse(readFileSync(berkas, 'utf8'));
  } catch {
    throw new Kesalahan('MASUKAN_SALAH', '--kunci harus berkas JSON berisi JWK publik.');
  }
  return bacaKunciPublik(isi);
}

export interface OpsiBuat {
  readonly instansi: string;
  readonly tujuan: string;
  readonly kunci: string;
  readonly id?: string;
  readonly penerbit?: string;
  readonly subjek?: string;
}

interface Pendaftaran {
  readonly id: string;
  readonly no: number;
  readonly tujuan: string;
  readonly iss: string;
  readonly sub: string;
}

async function tolakBentrok(tx: SqlTransaksi, { id, no, tujuan, iss, sub }: Pendaftaran): Promise<void> {
  const [ada] = await tx<{ sebab: string }[]>`
    select 'id sudah dipakai' sebab from klien_mesin where id = ${id}
    union all select 'instansi sudah mempunyai klien untuk tujuan ini' from klien_mesin where instansi = ${no} and tujuan = ${tujuan} and dicabut_pada is null
    union all select 'subjek itu sudah mempunyai hibah' from hibah where iss = ${iss} and sub = ${sub} limit 1`;
  if (ada !== undefined) throw new Kesalahan('PERALIHAN_DITOLAK', `Klien tidak dibuat: ${ada.sebab}.`);
}

/** Client, grant and first key in one transaction. */
export async function buat(alat: Alat, opsi: OpsiBuat): Promise<void> {
  const { config } = alat;
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(opsi.tujuan)) throw new Kesalahan('MASUKAN_SALAH', '--tujuan: huruf kecil, angka, tanda hubung; mis. umpan.');
  if (config.oidc.jenis === 'luar' && opsi.subjek === undefined)
    throw new Kesalahan('MASUKAN_SALAH', '--subjek wajib: isi sub pada token klien itu, lihat docs/runbook/penerbit-token.md.');
  const { kid, jwk } = await bacaBerkasKunci(opsi.kunci);
  const k = await alat.sqlPemilik((sql) =>
    sql.begin(async (tx) => {
      const instansi = await cariInstansi(tx, opsi.instansi);
      const id = opsi.id ?? `${instansi.id}-${opsi.tujuan}`.toLowerCase();
      if (!/^[a-z0-9][a-z0-9-]{1,62}[a-z0-9]$/.test(id)) throw new Kesalahan('MASUKAN_SALAH', '--id: 3 sampai 64 huruf kecil, angka, tanda hubung.');
      const p = { id, no: instansi.no, tujuan: opsi.tujuan, iss: opsi.penerbit ?? issuerDari(config), sub: opsi.subjek ?? `klien:${id}` };
      await tolakBentrok(tx, p);
      await tx`insert into klien_mesin (id, instansi, tujuan, iss, sub, oleh) values (${id}, ${p.no}, ${p.tujuan}, ${p.iss}, ${p.sub}, ${orang})`;
      await tx`insert into hibah (iss, sub, peran, instansi, orang) values (${p.iss}, ${p.sub}, 'INTEGRATOR_INSTANSI', ${p.no}, ${`klien:${id}`})`;
      await tx`select jejak_catat('klien.dibuat', ${JSON.stringify({ klien: id, instansi: p.no, tujuan: p.tujuan })}::text::jsonb, ${subjek}, ${orang})`;
      const [pasang] = await tx<
        { kode: KodeKesalahan | null }[]
      >`select klien_kunci_pasang(${id}, ${kid}, ${JSON.stringify(jwk)}::text::jsonb, 0, ${orang}) kode`;
      if (pasang?.kode != null) throw new Kesalahan(pasang.kode, 'Kunci itu sudah milik klien lain.');
      return p;
    }),
  );
  alat.hasil({ klien: k.id, penerbit: k.iss, subjek: k.sub, kid }, [`${k.id}\t${k.iss}\t${k.sub}\t${kid}`]);
}

interface BarisKlien {
  readonly klien: string;
  readonly instansiId: string;
  readonly tujuan: string;
  readonly status: string;
  readonly kunci: number;
  readonly kunciBerakhir: Date | null;
  /** Documents on its list; 0 = it has none. */
  readonly dokumen: number;
}

/** Every client, its keys in force, when the next of these ends, and how many documents its list names. */
export async function daftar(alat: Alat, opsi: { readonly instansi?: string }): Promise<void> {
  const rows = await alat.sqlPemilik(async (sql) => {
    const no = opsi.instansi === undefined ? null : (await cariInstansi(sql, opsi.instansi)).no;
    return sql<BarisKlien[]>`select c.id klien, i.id "instansiId", c.tujuan, case when c.dicabut_pada is null then 'AKTIF' else 'DICABUT' end status,
        count(k.kid)::int kunci, min(k.berlaku_sampai) "kunciBerakhir", (select count(*)::int from klien_dokumen d where d.klien = c.id) dokumen
      from klien_mesin c join instansi i on i.no = c.instansi left join kunci_klien k on k.klien = c.id and coalesce(k.berlaku_sampai > now(), true)
      where ${no}::int is null or c.instansi = ${no} group by c.id, i.id order by c.id`;
  });
  alat.hasil(
    { klien: rows },
    rows.map((r) => [r.klien, r.instansiId, r.tujuan, r.status, r.kunci, r.kunciBerakhir?.toISOString() ?? '-', r.dokumen].join('\t')),
  );
}

/** Ends the client: its grant and all its keys. Tokens that are out stop within half a minute. */
export async function cabut(alat: Alat, id: string): Promise<void> {
  await alat.sqlPemilik((sql) =>
    sql.begin(async (tx) => {
      const [k] = await tx<
        { iss: string; sub: string }[]
      >`update klien_mesin set dicabut_pada = clock_timestamp() where id = ${id} and dicabut_pada is null returning iss, sub`;
      if (k === undefined) throw new Kesalahan('TIDAK_DITEMUKAN', 'klien yang aktif dengan id itu');
      await tx`update hibah set aktif = false where iss = ${k.iss} and sub = ${k.sub}`;
      await tx`update kunci_klien set berlaku_sampai = clock_timestamp() where klien = ${id} and coalesce(berlaku_sampai > clock_timestamp(), true)`;
      await tx`select jejak_catat('klien.dicabut', ${JSON.stringify({ klien: id })}::text::jsonb, ${subjek}, ${orang})`;
    }),
  );
  alat.hasil({ klien: id, status: 'DICABUT' }, [`${id}\tDICABUT`]);
}

/** Ends one key at once, for instance one that is known to have leaked; not the last one. */
export async function hentikanKunci(alat: Alat, id: string, kid: string): Promise<void> {
  const [r] = await alat.sqlPemilik((sql) => sql<{ kode: KodeKesalahan | null }[]>`select klien_kunci_henti(${id}, ${kid}, ${orang}) kode`);
  if (r?.kode != null)
    throw new Kesalahan(r.kode, r.kode === 'PERALIHAN_DITOLAK' ? 'Kunci terakhir: pasang kunci baru dahulu, atau cabut kliennya.' : undefined);
  alat.hasil({ klien: id, kid }, [`${id}\t${kid}\tDIHENTIKAN`]);
}
