import { jsonBaku } from '../../domain/json-baku.ts';
import { dasarTandaTangan, modePertek, type PeranPenandaTangan } from '../../domain/mutasi/delegasi.ts';
import type { Surat } from '../../domain/mutasi/gerbang/fakta.ts';
import type { IsiPertek } from '../../domain/mutasi/pertek.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { PenandaTangan } from '../../platform/tanda-tangan/port.ts';
import type { JawabanGerbang } from './gerbang.ts';
import { insertPertekBertanda, selectRujukanPertek } from './queries-surat.ts';
import type { PegawaiUsul, UsulInti } from './usul.ts';

interface Bahan {
  readonly usul: UsulInti;
  readonly pegawai: readonly PegawaiUsul[];
  readonly gerbang: JawabanGerbang;
  readonly beritaAcaraId: string;
  readonly peran: PeranPenandaTangan;
  readonly surat: Surat;
  /** Place of the letter among those of the usul. */
  readonly urut: number;
}

function isiPertek({ usul, pegawai, gerbang, peran, surat }: Bahan, rujukan: { nomorUsul: string; sidik: string }): IsiPertek {
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

/** Signs the canonical text of the letter and stores both, in the transaction that issues it. */
export async function tandatanganiPertek(tx: Tx, penandaTangan: PenandaTangan, bahan: Bahan): Promise<void> {
  const rujukan = await selectRujukanPertek(tx, bahan.usul.id, bahan.beritaAcaraId);
  if (rujukan === null) throw new RangeError('pertek tanpa berita acara');
  const isi = jsonBaku(isiPertek(bahan, rujukan));
  const { jws, kid } = await penandaTangan.tandatangani(bahan.peran, isi);
  await insertPertekBertanda(tx, { usulId: bahan.usul.id, urut: bahan.urut, isi, jws, kid, peran: bahan.peran });
}
