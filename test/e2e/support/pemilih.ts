import { cariFormasi, cariPegawai, type PegawaiContoh, type SaringContoh } from '../../../contoh/cari-contoh.ts';

export interface Tujuan {
  readonly instansiId: string;
  readonly unorId: string;
  readonly jabatanId: string;
}

/** A person and a vacant place of the same position in another unit: a mutasi of one field, so no pull can see it half done. */
export interface Calon {
  readonly orang: PegawaiContoh;
  readonly tujuan: Tujuan;
}

/** Deals people and places of the nation, each once, and remembers whom it dealt. */
export interface Pemilih {
  orang(saring: SaringContoh): PegawaiContoh;
  /** A PELAKSANA with somewhere to go; `jabatanLain` when the position may change too. */
  calon(saring: SaringContoh, jabatanLain?: boolean): Calon;
  terpakai(): readonly PegawaiContoh[];
}

const satu = <T>(isi: T | undefined, saring: SaringContoh): T => {
  if (isi === undefined) throw new RangeError(`tidak ada contoh yang cocok: ${JSON.stringify(saring)}`);
  return isi;
};

export function buatPemilih(sumber: string): Pemilih {
  const terpakai = new Map<string, PegawaiContoh>();
  const unit = new Set<string>();
  const cari = (saring: SaringContoh): readonly PegawaiContoh[] =>
    cariPegawai(sumber, { kinerjaBaik: true, ...saring, banyak: 500 }).filter((p) => !terpakai.has(p.nip));
  const tujuan = (orang: PegawaiContoh, jabatanLain: boolean): Tujuan | null => {
    const kosong = cariFormasi(sumber, { instansi: orang.kodeCepat, kosong: true, jenisJabatanId: '4', kecualiUnorId: orang.unorId });
    return kosong.find((f) => (jabatanLain || f.jabatanId === orang.jabatanId) && !unit.has(f.unorId)) ?? null;
  };
  return {
    orang: (saring) => {
      const ada = satu(cari(saring)[0], saring);
      terpakai.set(ada.nip, ada);
      return ada;
    },
    calon: (saring, jabatanLain = false) => {
      for (const orang of cari({ ...saring, layakPindah: true, jenjang: 'PELAKSANA' })) {
        const ada = tujuan(orang, jabatanLain);
        if (ada === null) continue;
        terpakai.set(orang.nip, orang);
        unit.add(ada.unorId);
        return { orang, tujuan: { instansiId: ada.instansiId, unorId: ada.unorId, jabatanId: ada.jabatanId } };
      }
      return satu<Calon>(undefined, saring);
    },
    terpakai: () => [...terpakai.values()],
  };
}
