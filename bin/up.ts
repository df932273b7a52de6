import { KolamIrisan } from '../platform/db/kolam-irisan.ts';
import { sqlUntukIrisan } from '../platform/db/postgres-js.ts';
import { createLogger } from '../platform/logger.ts';
import { createPenutup, pasangIsyarat } from '../platform/shutdown.ts';
import { muatDasar, siapkanBangsa } from './akar/bangsa.ts';
import { siapkanBasis } from './akar/basis-data.ts';
import { ajukanContoh } from './akar/contoh-usul.ts';
import { pesanGalatMulai } from './akar/galat-mulai.ts';
import { tampilkanKemajuan } from './akar/kemajuan.ts';
import { bukaLayar } from './akar/layar-kemajuan.ts';
import { pasangMetrikSinkron } from './akar/metrik-sinkron.ts';
import { mulaiPenerbit } from './akar/penerbit.ts';
import { bacaPengaturan } from './akar/pengaturan.ts';
import { mulaiPenyegel } from './akar/penyegel.ts';
import { bacaRingkasan } from './akar/ringkasan.ts';
import { susunSambutan } from './akar/sambutan.ts';

// `npm start`: the whole hub on one machine. --sekali ends after the first sync with the summary as the last line of stdout.
const sekali = process.argv.includes('--sekali');
const cerita = (teks: string): void => void process.stderr.write(`${teks}\n`);

const config = bacaPengaturan();
const log = createLogger({ layanan: 'simpul', tingkat: process.env['SIMPUL_LOG'] === undefined ? 'warn' : config.tingkatLog });
const penutup = createPenutup(log);
pasangIsyarat(penutup, () => cerita('\nBerhenti dengan tertib… (Ctrl-C sekali lagi memaksa)'));

let sudahTarik = false;
const detik: Record<string, number> = {};
async function fase<T>(nama: string, judul: string, kerja: () => Promise<T>): Promise<T> {
  const mulai = performance.now();
  cerita(`• ${judul}`);
  const hasil = await kerja();
  const lama = Math.round((performance.now() - mulai) / 100) / 10;
  detik[nama] = lama;
  cerita(`  ✓ ${lama.toLocaleString('id-ID')} detik`);
  return hasil;
}

/** The nation is written with a bar of its own; on a later start there is nothing to write and nothing to show. */
async function tulisBangsa(): Promise<void> {
  const layar = bukaLayar();
  try {
    await siapkanBangsa(config, (selesai, total) =>
      layar.gambar({ fase: [{ kunci: 'bangsa', judul: 'Menulis bangsa sintetis', selesai, total, satuan: 'pegawai' }], instansi: [] }),
    );
  } finally {
    layar.tutup();
  }
}

try {
  // The gateway and the queue are the larger half of the code: they are read while PostgreSQL starts.
  const [dasar, { mulaiLayanan }, { mulaiPekerja }] = await Promise.all([
    fase('basisData', 'PostgreSQL 18: menyalakan dan memigrasi', () => siapkanBasis(config)),
    import('./akar/layanan.ts'),
    import('./akar/pekerja.ts'),
  ]);
  if (dasar.tersemat) penutup.daftar('postgres', () => dasar.tersemat?.stop(), 30_000);
  const kolam = new KolamIrisan(dasar.sync);
  penutup.daftar('kolam irisan', () => kolam.tutup());
  const basis = { ...dasar, kolam };
  await fase('bangsa', 'Bangsa sintetis', tulisBangsa);
  const penerbit = config.oidc.jenis === 'tersemat' ? await mulaiPenerbit({ config, basis, penutup, port: config.oidc.port }) : null;
  const issuer = penerbit?.issuer ?? (config.oidc.jenis === 'luar' ? config.oidc.issuer : '');
  await fase('rujukan', 'Rujukan, profil pemetaan, padanan', () => muatDasar(config, basis, issuer));
  // Before anybody can approve: a database that slept has old seals.
  const penyegel = await mulaiPenyegel(config, basis.sync, log);
  penutup.daftar('penyegel', () => penyegel.tutup());
  const layanan = await fase('layanan', config.mode === 'satu' ? 'Lima subgraf dan gerbang (satu proses)' : 'Lima subgraf (HTTP) dan gerbang', () =>
    mulaiLayanan({ config, basis, issuer, log, penutup, sudahTarik: () => sudahTarik }),
  );
  const pekerja = await fase('pekerja', `Antrean (${config.antrean.jenis}) dan pekerja`, () => mulaiPekerja(config, basis, log, penutup));
  pasangMetrikSinkron(layanan.registry, pekerja);
  await fase('sinkron', 'Sinkronisasi BKN dan SIMPEG', async () => {
    const sejak = new Date();
    await pekerja.tarikSemua();
    for (const [kunci, nilai] of Object.entries(await tampilkanKemajuan(basis.sync, sejak))) detik[`sinkron:${kunci}`] = nilai;
    await sqlUntukIrisan(basis.sync, (sql) => sql`select laporan_buat()`);
  });
  await fase('contohUsul', 'Contoh usul melalui gerbang', () => ajukanContoh({ config, basis, issuer, url: layanan.url }));
  const ringkasan = await bacaRingkasan(basis.sync, detik);
  if (sekali) {
    await penutup.tutup();
    process.stdout.write(`${JSON.stringify(ringkasan)}\n`, () => process.exit(0));
  } else {
    await pekerja.jadwalkan();
    const sambutan = await susunSambutan({ config, ringkasan, issuer, url: layanan.url, basis });
    // Ready only when nothing of the start can fail any more: a hub that has been ready does not end by itself.
    sudahTarik = true;
    process.stdout.write(sambutan);
  }
} catch (galat) {
  log.fatal({ galat }, 'mulai.gagal');
  cerita(`Gagal: ${pesanGalatMulai(galat, config)}`);
  await penutup.tutup();
  process.exit(1);
}
