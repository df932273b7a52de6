import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mulaiRedis, type RedisUji } from '../support/redis.ts';
import { ambilFakta, skenarioFakta, TANPA_FAKTA } from './jalur/fakta.ts';
import { skenarioFederasi } from './jalur/federasi.ts';
import { skenarioLaporan } from './jalur/laporan.ts';
import { skenarioJejak, skenarioPintu } from './jalur/penjagaan.ts';
import { skenarioSelisihKeUsul } from './jalur/selisih-ke-usul.ts';
import { skenarioSumberHidup } from './jalur/sumber-hidup.ts';
import { skenarioUnggahan } from './jalur/unggahan.ts';
import { skenarioSelesai, skenarioTahanSusulan } from './jalur/usul-ke-selesai.ts';
import { type Hub, mulaiHub, siapkanTempat, type Tempat } from './support/hub.ts';
import { buatPanggung, type Panggung } from './support/panggung.ts';
import { buatPemilih, type Calon } from './support/pemilih.ts';
import { prosesMilik } from './support/proses.ts';

/** The main path, all of it, over real HTTP against a hub of real processes. The same suite runs on every way to deploy it. */
export function jalurUtama(mode: 'satu' | 'http', antrean: 'postgres' | 'redis'): void {
  describe(`jalur utama, SIMPUL_MODE=${mode}, ANTREAN=${antrean}`, () => {
    let redis: RedisUji | undefined;
    let tempat: Tempat;
    let hub: Hub | undefined;
    let panggung: Panggung;
    let calon: Calon;

    beforeAll(async () => {
      if (antrean === 'redis') redis = await mulaiRedis();
      tempat = await siapkanTempat({ SIMPUL_MODE: mode, ANTREAN: antrean, ...(redis === undefined ? {} : { REDIS_URL: redis.url }) });
      const buat = await tempat.perintah('sumber', 'buat');
      expect(buat, buat.stderr).toMatchObject({ kode: 0 });
      const pemilih = buatPemilih(tempat.sumber);
      calon = pemilih.calon({ instansi: TANPA_FAKTA, bersih: true });
      ambilFakta(tempat);
      hub = await mulaiHub(tempat);
      panggung = buatPanggung(hub, pemilih);
    });

    afterAll(async () => {
      try {
        await hub?.stop();
      } finally {
        const sisa = await tempat.bersihkan();
        await redis?.tutup();
        expect(sisa, 'proses tertinggal').toEqual([]);
      }
    });

    const p = (): Panggung => panggung;
    skenarioFakta(p, () => calon);
    skenarioFederasi(p);
    skenarioSelisihKeUsul(p);
    skenarioSelesai(p);
    skenarioTahanSusulan(p);
    skenarioSumberHidup(p);
    skenarioUnggahan(p);
    skenarioLaporan(p);
    skenarioPintu(p, mode);
    skenarioJejak(p);

    it('Ctrl-C menghentikan semuanya dengan kode 0 dan tidak meninggalkan satu proses pun', async () => {
      expect(await hub?.stop()).toBe(0);
      expect(prosesMilik(tempat.dataDir)).toEqual([]);
    });
  });
}
