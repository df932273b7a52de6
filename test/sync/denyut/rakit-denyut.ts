import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LayananGerbang, layani } from '../../../gateway/http.ts';
import { KolamIrisan } from '../../../platform/db/kolam-irisan.ts';
import { type BahanAgen, type HasilPutaran, putaranAgen } from '../../../sync/agen/putaran.ts';
import { ruteDenyut } from '../../../sync/denyut/http.ts';
import { ruteUnggahan } from '../../../sync/unggahan/http.ts';
import { type Rakitan, rakit } from '../../gateway/rakit.ts';
import { type RakitanUnggahan, rakitUnggahan } from '../unggahan/rakit-unggahan.ts';

/** Secret of the hub that seals those of signed feeds. */
export const KUNCI_HUB = 'kunci-hub-hanya-untuk-uji-agen-bertanda';

export interface RakitanDenyut {
  readonly r: RakitanUnggahan;
  readonly gerbang: Rakitan;
  readonly url: string;
  id(no: number): string;
  token(sub: string): Promise<string>;
  /** A new agent with an empty journal, over a source of its own. */
  agen(sub: string, isi: string, lain?: Partial<BahanAgen>): Promise<AgenUji>;
  tutup(): Promise<void>;
}

export interface AgenUji {
  readonly bahan: BahanAgen;
  tulis(isi: string): void;
  putar(): Promise<HasilPutaran>;
  lupakanJurnal(): void;
}

/** The real gateway with both families of routes over a small nation, and agents that talk to it over TCP. */
export async function rakitDenyut(pegawai = 90, jumlah = 3, batas?: number): Promise<RakitanDenyut> {
  const r = await rakitUnggahan(pegawai, jumlah);
  const gerbang = await rakit('lokal');
  // As in the hub: slices hand their connections on.
  const kolam = new KolamIrisan(r.url);
  const bahan = { url: r.url, kolam, dir: r.dir, kunciTanda: KUNCI_HUB, ...(batas === undefined ? {} : { batas }) };
  const layanan: LayananGerbang = await layani(gerbang.gerbang, { port: 0, rute: [...ruteUnggahan(bahan), ...ruteDenyut(bahan)] });
  const akar = mkdtempSync(path.join(tmpdir(), 'simpul-agen-'));
  let n = 0;
  return {
    r,
    gerbang,
    url: layanan.url,
    id: (no) => r.instansi.find((i) => i.no === no)?.id ?? '',
    token: (sub) => gerbang.token(sub),
    agen: async (sub, isi, lain = {}) => {
      const dir = path.join(akar, String(n++));
      mkdirSync(dir);
      const sumber = path.join(akar, `${n}.csv`);
      const berkasToken = path.join(akar, `${n}.token`);
      writeFileSync(berkasToken, `${await gerbang.token(sub)}\n`);
      writeFileSync(sumber, isi);
      const bahanAgen: BahanAgen = { jenis: 'pegawai', sumber, dir, url: layanan.url, berkasToken, berkasRahasia: null, instansi: null, coba: 3, ...lain };
      return {
        bahan: bahanAgen,
        tulis: (baru) => writeFileSync(sumber, baru),
        putar: () => putaranAgen(bahanAgen),
        lupakanJurnal: () => rmSync(path.join(dir, 'jurnal'), { force: true }),
      };
    },
    tutup: async () => {
      await layanan.tutup();
      await kolam.tutup();
      await r.hapus();
      rmSync(akar, { recursive: true, force: true });
    },
  };
}

export const baca = (berkas: string): string => readFileSync(berkas, 'utf8');
