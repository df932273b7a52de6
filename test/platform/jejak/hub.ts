import { writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { hapusKonsepLama } from '../../../bin/akar/pembersih.ts';
import { ruteBeritaAcara } from '../../../bin/akar/rute-berita-acara.ts';
import { ruteBerkasTemuan } from '../../../bin/akar/rute-berkas-temuan.ts';
import { ruteIdis } from '../../../bin/akar/rute-idis.ts';
import { ruteSuratSbt } from '../../../bin/akar/rute-surat-sbt.ts';
import { ruteTautan } from '../../../bin/akar/rute-tautan.ts';
import { sebagaiPeran } from '../../../bin/perintah/sambungan.ts';
import { BACAAN } from '../../../domain/akses-data.ts';
import type { Peristiwa } from '../../../domain/jejak.ts';
import type { Rute } from '../../../gateway/http.ts';
import { jamSistem } from '../../../platform/clock.ts';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { buatPembatasLaju } from '../../../platform/laju/pembatas-laju.ts';
import { jalankanOtomatis } from '../../../subgraphs/mutasi/otomatis.ts';
import { bukaBerkasKasus } from '../../../subgraphs/pelanggaran/idis/buka-berkas.ts';
import { konteksPelanggaran } from '../../../subgraphs/pelanggaran/index.ts';
import { jalankanJam } from '../../../subgraphs/pelanggaran/sbt/jam.ts';
import { ulangiTugas } from '../../../sync/tulis-balik/status.ts';
import { aduanTercatat, VERIFIKASI } from '../../berat/tindakan/aduan.ts';
import { PYB } from '../../berat/tindakan/alur.ts';
import { kasusPada } from '../../berat/tindakan/idis.ts';
import { temuanDari } from '../../berat/tindakan/pelanggaran.ts';
import { PIMPIN } from '../../berat/tindakan/peralihan.ts';
import { TINDAKAN_SBT, temuanLewat } from '../../berat/tindakan/sbt.ts';
import { tertunda } from '../../berat/tindakan/selisih.ts';
import { kirimkan } from '../../berat/tindakan/tindakan.ts';
import { lantik, PERTEK, SETUJUI, sampai, sk } from '../../subgraphs/mutasi/alur.ts';
import { ajukan } from '../../subgraphs/mutasi/dokumen.ts';
import { type Dunia, nipKe, pemanggil } from '../../subgraphs/mutasi/dunia.ts';
import { ALAMAT_UJI, brankasUji } from '../../support/brankas.ts';
import { folderUji } from '../../support/folder-uji.ts';
import { rekamPerintah } from '../../support/perintah.ts';
import { layaniRute } from '../../support/rute.ts';
import { JEJAK_KAITAN } from './kaitan.ts';
import { JEJAK_KLIEN } from './klien.ts';

export interface Hub {
  readonly dunia: Dunia;
  /** A person nobody has used yet. */
  readonly nipBaru: () => string;
}

/** One request over HTTP by a PPK of instansi 1; throws unless it is answered with 200. */
async function minta({ dunia }: Hub, rute: readonly Rute[], jalur: string): Promise<void> {
  const p = pemanggil('PPK');
  const layanan = await layaniRute(rute, () => ({ pemanggil: p, tertanda: dunia.tertanda(p), permintaanId: 'uji', kunciIdempotensi: null }));
  try {
    const jawab = await fetch(`${layanan.url}${jalur}`, { headers: { 'x-uji': 'ppk' } });
    await jawab.arrayBuffer();
    if (jawab.status !== 200) throw new RangeError(`${jalur} dijawab ${jawab.status}`);
  } finally {
    await layanan.tutup();
  }
}

async function unduhBeritaAcara(hub: Hub): Promise<void> {
  const { dunia, nipBaru } = hub;
  const nip = nipBaru();
  await dunia.tambahPegawai(nip);
  const { beritaAcara } = await ajukan(dunia, [nip]);
  const rute = ruteBeritaAcara({ pool: dunia.pool, penandaTangan: dunia.sistem().penandaTangan, alamatUmum: 'https://simpul.contoh.example' });
  await minta(hub, [rute], `/v1/berita-acara/${beritaAcara.id}.pdf`);
}

async function unduhKeputusan(hub: Hub): Promise<void> {
  const kasus = await kasusPada(hub.dunia, hub.nipBaru(), 'UPAYA_ADMINISTRATIF');
  await minta(hub, [ruteIdis(hub.dunia.pool)], `/v1/idis/${kasus}/keputusan.pdf`);
}

/** Acts of the serving side that are no mutation, or another outcome of one, by the event each must leave. */
export const JEJAK_HUB: Partial<Record<Peristiwa, (hub: Hub) => Promise<unknown>>> = {
  ...JEJAK_KAITAN,
  ...JEJAK_KLIEN,
  'idis.surat_diunduh': unduhKeputusan,
  'mutasi.ditahan': async ({ dunia, nipBaru }) => {
    const nip = nipBaru();
    await dunia.tambahPegawai(nip);
    await ajukan(dunia, [nip], { dokumen: [] });
  },
  'mutasi.ditahan_penghalang': async ({ dunia, nipBaru }) => {
    const nip = nipBaru();
    await sampai(dunia, nip, [SETUJUI]);
    await dunia.admin.query("insert into selisih (instansi, nip, bidang, jenis, level) values (1, $1, 2, 'BEDA', 'BLOKIR')", [nip]);
  },
  'mutasi.disetujui_otomatis': async ({ dunia, nipBaru }) => {
    const { id } = await sampai(dunia, nipBaru(), [PIMPIN]);
    await jalankanOtomatis(dunia.sistem(), id);
  },
  'tarikan.ditolak': async ({ dunia, nipBaru }) => {
    const input = await tertunda('TOLAK')(dunia, nipBaru());
    await kirimkan(dunia, { subgraf: 'selisih', peran: 'DATA_STEWARD_BKN', nama: 'putuskanTarikan', masukan: 'PutuskanTarikanInput', input });
  },
  'akses.nik_dibuka': async ({ dunia, nipBaru }) => {
    const klien = await dunia.pool.connect();
    try {
      await klien.query(`begin; select set_config('simpul.pemanggil', ${pg.escapeLiteral(dunia.tertanda(pemanggil('DATA_STEWARD_BKN')))}, true)`);
      await klien.query("select * from nik_penuh(array[$1::bigint], 'pemeriksaan NIK ganda')", [nipBaru()]);
      await klien.query('commit');
    } finally {
      klien.release();
    }
  },
  'laju.terlampaui': async ({ dunia }) => {
    const p = pemanggil('VIEWER_PANRB');
    await buatPembatasLaju(dunia.pool, jamSistem)
      .orang({ pemanggil: p, tertanda: dunia.tertanda(p) }, [nipKe(1)])
      .catch(() => undefined);
  },
  'laju.batas_ditetapkan': ({ dunia }) =>
    sqlUntukIrisan(sebagaiPeran(dunia.url, 'simpul_sync'), (sql) => sql`select laju_tetapkan('PPK', 'BIAYA', 60, 1000, hari_ini(), 'Batas uji', 'CLI')`),
  'jejak.segel_dimulai_baru': ({ dunia }) => dunia.admin.query("select jejak_segel_mulai_baru('tempat segel yang lama hilang', 'uji', 'uji')"),
  'akses.kebocoran_disusun': async ({ dunia, nipBaru }) => {
    const berkas = path.join(folderUji('bocor'), 'nip');
    writeFileSync(berkas, nipBaru());
    await rekamPerintah(['audit', 'kebocoran', '--pegawai', berkas], { DATABASE_URL: dunia.url });
  },
  'akses.dirangkum': async ({ dunia, nipBaru }) => {
    await dunia.admin.query("select akses_tulis(array[$1::bigint], $2::jsonb, 'uji', 'uji', 'PPK', 1::smallint)", [nipBaru(), JSON.stringify(BACAAN.hukuman)]);
    await dunia.admin.query('select akses_rangkumkan()');
  },
  'akses.retensi_ditetapkan': ({ dunia }) => dunia.admin.query("select akses_retensi_tetapkan(60, hari_ini(), 'Jadwal retensi arsip contoh', 'uji', 'uji')"),
  'akses.kasus_disiplin_dibaca': async ({ dunia, nipBaru }) => {
    const hub = dunia.sistem();
    await bukaBerkasKasus(konteksPelanggaran(hub, { ...hub, brankas: brankasUji, alamatUmum: ALAMAT_UJI }), [await kasusPada(dunia, nipBaru(), 'TELAAH')]);
  },
  'akses.temuan_dibaca': async (hub) => {
    const { id } = await temuanDari(hub.dunia, hub.nipBaru());
    await minta(hub, [ruteBerkasTemuan(hub.dunia.pool)], `/v1/temuan/${id}.zip`);
  },
  'mutasi.disetujui_pyb': async ({ dunia, nipBaru }) => (await PYB.siapkan(dunia, nipBaru()))('kunci-pyb'),
  'mutasi.berita_acara_ditandatangani': unduhBeritaAcara,
  'mutasi.berita_acara_diunduh': unduhBeritaAcara,
  'mutasi.dialihkan_ke_orang': async ({ dunia, nipBaru }) => {
    await dunia.admin.query("insert into parameter_aturan (kode, nama, nilai, sejak, dasar) values ('RISIKO', 'ambang', 0, hari_ini(), 'uji')");
    const { id } = await sampai(dunia, nipBaru(), [PIMPIN]);
    await jalankanOtomatis(dunia.sistem(), id);
    await dunia.admin.query("delete from parameter_aturan where kode = 'RISIKO'");
  },
  'mutasi.konsep_kedaluwarsa': async ({ dunia }) => {
    await dunia.admin.query("insert into konsep_usul (instansi, diubah_pada) values (1, now() - interval '400 days')");
    await hapusKonsepLama(sebagaiPeran(dunia.url, 'simpul_sync'), 365);
  },
  'aduan.ditolak': async ({ dunia, nipBaru }) => {
    const id = await aduanTercatat(dunia, nipBaru());
    await kirimkan(dunia, VERIFIKASI({ id, hasil: 'DITOLAK', alasanKode: 'BUKTI_KURANG', alasan: 'Tidak ada bukti yang menyertai.' }));
  },
  'mutasi.tautan_dibuka': async (hub) => {
    const { dunia, nipBaru } = hub;
    const nip = nipBaru();
    const { id: usulId } = await sampai(dunia, nip, []);
    const buat = 'mutation ($input: BuatTautanUsulInput!) { h: buatTautanUsul(input: $input) { url } }';
    await minta(hub, [ruteTautan(dunia.pool)], (await dunia.jalankan('OPERATOR_INSTANSI', buat, { input: { usulId, nip } }))['h'].url);
  },
  'pelanggaran.tenggat_lewat': async ({ dunia, nipBaru }) => {
    const hub = dunia.sistem();
    await jalankanJam(konteksPelanggaran(hub, { ...hub, brankas: brankasUji, alamatUmum: ALAMAT_UJI }), await temuanLewat(dunia, nipBaru()));
  },
  'pelanggaran.surat_sbt_diunduh': async (hub) => {
    const kirim = TINDAKAN_SBT.find((t) => t.nama === 'kirimRekomendasi');
    await (await kirim?.siapkan(hub.dunia, hub.nipBaru()))?.('kunci-surat-sbt');
    const { rows } = await hub.dunia.admin.query<{ id: string }>('select max(id)::text id from surat_sbt');
    await minta(hub, [ruteSuratSbt(hub.dunia.pool)], `/v1/surat-sbt/${rows[0]?.id}.pdf`);
  },
  'tugas.diulangi': async ({ dunia, nipBaru }) => {
    const nip = nipBaru();
    await sampai(dunia, nip, [SETUJUI, PERTEK, sk(dunia), lantik(dunia)]);
    await dunia.admin.query(
      "insert into tulis_balik (tugas, keadaan, percobaan, penolakan, kode) select id, 'PERLU_TINDAKAN', 3, 3, 'HTTP 200, code 0' from tugas_keluar where tujuan = 'SIASN' and nip = $1",
      [nip],
    );
    await sqlUntukIrisan(sebagaiPeran(dunia.url, 'simpul_sync'), (sql) => ulangiTugas(sql, 1, { subjek: 'uji', orang: 'uji' }));
  },
};
