import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Gerbang } from '../../gateway/gerbang.ts';
import { type KonteksRute, kirimMasalah, type Rute } from '../../gateway/http.ts';
import type { BawaanPermintaan } from '../../platform/graphql/konteks.ts';
import { createLogger } from '../../platform/logger.ts';

export interface LayananUji {
  readonly url: string;
  readonly tutup: () => Promise<void>;
}

/** Serves routes over real HTTP; the caller is named by header `x-uji`, as the gateway would have verified it. */
export async function layaniRute(
  rute: readonly Rute[],
  kenali: (nama: string) => BawaanPermintaan,
  bayar: KonteksRute['bayar'] = async () => undefined,
): Promise<LayananUji> {
  const gerbang = { log: createLogger({ layanan: 'uji', tingkat: 'silent' }) } as unknown as Gerbang;
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://uji');
    const r = rute.find((x) => x.metode === req.method && (x.jalur.endsWith('/*') ? url.pathname.startsWith(x.jalur.slice(0, -1)) : x.jalur === url.pathname));
    const jalankan = async (): Promise<void> => {
      if (r === undefined) throw new Kesalahan('TIDAK_DITEMUKAN');
      await r.tangani(req, res, {
        permintaanId: 'uji',
        url,
        kenali: async () => {
          const nama = req.headers['x-uji'];
          if (typeof nama !== 'string') throw new Kesalahan('BELUM_MASUK');
          return kenali(nama);
        },
        tagih: async () => undefined,
        bayar,
      });
    };
    jalankan().catch((e: unknown) => kirimMasalah(res, gerbang, e, 'uji'));
  });
  await new Promise<void>((siap) => server.listen(0, '127.0.0.1', siap));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tutup: () => new Promise((selesai) => server.close(() => selesai())) };
}
