import type { Tanggal } from '../../domain/asn/tanggal.ts';
import { jsonBaku } from '../../domain/json-baku.ts';
import { dasarTandaTangan, type ModePertek, modePertek, type PeranPenandaTangan } from '../../domain/mutasi/delegasi.ts';
import type { Surat } from '../../domain/mutasi/gerbang/fakta.ts';
import { nomorPertek, SERI_PERTEK } from '../../domain/mutasi/nomor-pertek.ts';
import type { IsiPertek } from '../../domain/mutasi/pertek.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { PenandaTangan } from '../../platform/tanda-tangan/port.ts';
import type { JawabanGerbang } from './gerbang.ts';
import { ambilNomorPertek, insertPertekBertanda, type RujukanPertek, selectRujukanPertek } from './queries-surat.ts';
import type { PegawaiUsul, UsulInti } from './usul.ts';

interface Bahan {
  readonly usul: UsulInti;
  readonly pegawai: readonly PegawaiUsul[];
  readonly gerbang: JawabanGerbang;
  readonly beritaAcaraId: string;
  readonly peran: PeranPenandaTangan;
  readonly subjek: string;
}

function isiPertek({ usul, pegawai, gerbang, peran }: Bahan, rujukan: RujukanPertek, surat: Surat): IsiPertek {
  const { instansi, alur, pada } = gerbang.fakta;
  const id = (no: number): string => instansi.get(no)?.id ?? '';
  const jenjang = pegawai.map((p) => p.jenjang);
  return {
    bentuk: 'simpul-pertek-1',
    ...surat,
    usul: { nomor: rujukan.nomorUsul, jenis: usul.jenis, tmt: usul.tmt, instansiId: id(usul.instansi) },
    pegawai: pegawai.map((p) => ({ nip: p.nip, instansiId: id(p.tujuan), unorId: p.unorId, jabatanId: p.jabatanId, jenjang: p.jenjang })),
    beritaAcara: rujukan.sidik,
    penandaTangan: { peran, mode: modePertek(peran) },
    delegasi: alur.penandaTangan.ada ? dasarTandaTangan(jenjang, alur.penandaTangan.nilai).delegasi : [],
    ditandatanganiPada: new Date(pada).toISOString(),
  };
}

async function ambilNomor(tx: Tx, mode: ModePertek, tanggal: Tanggal): Promise<string> {
  const tahun = Number(tanggal.slice(0, 4));
  return nomorPertek(await ambilNomorPertek(tx, SERI_PERTEK[mode], tahun), SERI_PERTEK[mode], tahun);
}

/**
 * Numbers the letter, signs its canonical text and stores both, in the transaction that issues it. Call it after everything else but the audit entry: all who
 * sign in this series wait from the number to the commit. Returns the number.
 */
export async function tandatanganiPertek(tx: Tx, penandaTangan: PenandaTangan, bahan: Bahan): Promise<string> {
  const { usul, gerbang, beritaAcaraId, peran, subjek } = bahan;
  const tanggal = gerbang.fakta.hariIni;
  const mode = modePertek(peran);
  const rujukan = await selectRujukanPertek(tx, usul.id, beritaAcaraId);
  if (rujukan === null) throw new RangeError('pertek tanpa berita acara');
  const nomor = await ambilNomor(tx, mode, tanggal);
  const isi = jsonBaku(isiPertek(bahan, rujukan, { nomor, tanggal }));
  const { jws, kid } = await penandaTangan.tandatangani(peran, isi);
  await insertPertekBertanda(tx, { usulId: usul.id, urut: rujukan.urut, nomor, tanggal, mode, penandaTangan: subjek, isi, jws, kid, peran });
  return nomor;
}
