import { createHash } from 'node:crypto';
import type { Pemanggil } from '../../domain/akses.ts';
import { jsonBaku } from '../../domain/json-baku.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { IsiTandaBeritaAcara } from '../../domain/mutasi/verifikasi-berita-acara.ts';
import { catatAksesData } from '../../platform/db/catat-akses.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { cetakPdf } from '../../platform/naskah/pdf.ts';
import type { AlatMutasi } from './konteks.ts';
import { type BahanNaskah, type Petikan, susunNaskah } from './naskah/susun.ts';
import { hitungPutusan, versiSemuaAturan } from './naskah/tabel-aturan.ts';
import { type BahanTanda, insertTanda, selectBahanTanda, selectKini, selectNamaInstansi, selectTandaByIds } from './queries-bertanda.ts';

const ABJAD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 80 bits in Crockford's base 32: follows from the minutes, cannot be guessed from their number. */
export function kodeVerifikasi(id: string, sidik: string): string {
  const bita = createHash('sha256').update(`simpul-berita-acara|${id}|${sidik}`).digest();
  const huruf = Array.from(
    { length: 16 },
    (_, i) => ABJAD[((((bita[(i * 5) >> 3] ?? 0) << 8) | (bita[((i * 5) >> 3) + 1] ?? 0)) >> (11 - ((i * 5) & 7))) & 31],
  );
  return [0, 4, 8, 12].map((i) => huruf.slice(i, i + 4).join('')).join('-');
}

/** What signing needs besides the caller: whose keys, and the address under which anybody checks. */
export type KonteksTanda = KonteksSubgraf & Pick<AlatMutasi, 'penandaTangan'> & { readonly alamatUmum: string };

function isiTanda(id: string, b: BahanTanda, tambahan: Pick<IsiTandaBeritaAcara, 'instansi' | 'alamat' | 'ditandatanganiPada'>): IsiTandaBeritaAcara {
  const { isi } = b;
  return {
    bentuk: 'simpul-berita-acara-1',
    kode: kodeVerifikasi(id, b.sidik),
    beritaAcara: id,
    sidik: b.sidik,
    usul: { nomor: b.nomor, jenis: b.jenis, tmt: b.tmt, instansi: b.instansi },
    tahap: isi.tahap,
    hasil: b.hasil,
    pada: isi.pada,
    banyakPegawai: isi.pegawai.length,
    banyakPutusan: hitungPutusan(isi),
    versiAturan: versiSemuaAturan(isi),
    ...tambahan,
  };
}

/** Minutes with their signature, made at the first request for it. Throws TIDAK_DITEMUKAN outside the caller's reach. */
export async function beritaAcaraBertanda(konteks: KonteksTanda, id: string): Promise<BahanNaskah> {
  if (!/^\d{1,18}$/.test(id)) throw new Kesalahan('TIDAK_DITEMUKAN');
  const baca = () => konteks.baca(async (tx) => ({ bahan: await selectBahanTanda(tx, id), tanda: (await selectTandaByIds(tx, [id]))[0] }));
  let { bahan, tanda } = await baca();
  if (bahan === null) throw new Kesalahan('TIDAK_DITEMUKAN');
  if (tanda === undefined) {
    await tandatangani(konteks, id, bahan);
    ({ bahan, tanda } = await baca());
  }
  if (bahan === null || tanda === undefined) throw new Kesalahan('TIDAK_DITEMUKAN');
  return { isi: bahan.isi, tanda: JSON.parse(tanda.isi) as IsiTandaBeritaAcara, dokumen: { isi: tanda.isi, jws: tanda.jws }, kid: tanda.kid };
}

async function tandatangani({ tulis, penandaTangan, alamatUmum }: KonteksTanda, id: string, bahan: BahanTanda): Promise<void> {
  const ids = new Set(bahan.isi.pegawai.flatMap((p) => [p.usulan.asalInstansiId, p.usulan.tujuan.instansiId]));
  await tulis(async (tx) => {
    const instansi = await selectNamaInstansi(tx, [...ids]);
    const tanda = isiTanda(id, bahan, { instansi, alamat: alamatUmum, ditandatanganiPada: await selectKini(tx) });
    const isi = jsonBaku(tanda);
    const { jws, kid } = await penandaTangan.tandatangani('SISTEM', isi, 'berita-acara');
    if (await insertTanda(tx, { id, usul: bahan.usul, kode: tanda.kode, isi, jws, kid }))
      await catatJejak(tx, 'mutasi.berita_acara_ditandatangani', { usul: bahan.usul, beritaAcara: id, kid });
  });
}

/** An ASN sees the own answers only; everybody else who reaches the usul sees the whole. */
export function petikanUntuk({ peran, nip }: Pemanggil, { isi }: BahanNaskah): Petikan {
  if (peran !== 'ASN') return null;
  const ke = isi.pegawai.findIndex((p) => p.usulan.nip === nip);
  if (ke < 0) throw new Kesalahan('TIDAK_DITEMUKAN');
  return ke + 1;
}

export interface BerkasBeritaAcara {
  readonly nama: string;
  readonly pdf: Buffer;
}

/** The printed form for this caller; every one handed out leaves a trace. */
export async function unduhBeritaAcara(konteks: KonteksTanda, id: string): Promise<BerkasBeritaAcara> {
  const bahan = await beritaAcaraBertanda(konteks, id);
  const petikan = petikanUntuk(konteks.pemanggil, bahan);
  const orang = bahan.isi.pegawai.flatMap(({ usulan }, ke) => (petikan === null || petikan === ke + 1 ? [usulan.nip] : []));
  for (const nip of orang) konteks.orang?.add(nip);
  const pdf = await cetakPdf(susunNaskah(bahan, petikan));
  await konteks.tulis(async (tx) => {
    await catatAksesData(tx, 'beritaAcara', orang);
    await catatJejak(tx, 'mutasi.berita_acara_diunduh', { beritaAcara: id, rupa: petikan === null ? 'LENGKAP' : 'PETIKAN' });
  });
  return { nama: `berita-acara-${bahan.tanda.kode}.pdf`, pdf };
}
