import { Kesalahan } from '../../domain/kesalahan.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { bahanMentah } from '../hub/bahan-usul.ts';
import { bacaCpu } from '../hub/cpu.ts';
import { tanya } from '../hub/graphql.ts';
import { siapkanUsul, USUL_TERTAHAN } from '../hub/isi-blokir.ts';
import { type InstansiBench, isiInstansiBesar } from '../hub/isi-orang.ts';
import { type Hub, mulaiHub } from '../hub/mulai-hub.ts';
import { orangDiSemuaSubgraf, type Pintu, semuaPintu } from '../hub/pintu-blokir.ts';
import { hitungDetik, median, persentil } from '../statistik.ts';

/** The hub's own nation; all other rows are added in bulk. A size of its own, so that no other bench meets these rows. */
const BANGSA = { pegawai: 8_400, instansi: 4 };
const BARIS = 200_000;
const ULANG = 40;
const PANAS = 3;
const TENGGAT_MS = 30_000;

interface Hasil {
  readonly hasil: { readonly blokir: { readonly id: string; readonly versi: number } | null; readonly userErrors: readonly { readonly kode: string }[] };
}
interface Terblokir {
  readonly id: string;
  readonly versi: number;
}

const ISI = 'blokir { id versi } userErrors { kode }';
const mutasi = (nama: string, masukan: string): string => `mutation ($input: ${masukan}!) { hasil: ${nama}(input: $input) { ${ISI} } }`;
const CATAT = mutasi('catatBlokir', 'CatatBlokirInput');
const SETUJUI = mutasi('setujuiBlokir', 'SetujuiBlokirInput');
const BUKA = mutasi('bukaBlokir', 'BukaBlokirInput');

interface Pelaku {
  readonly pengusul: string;
  readonly pemutus: string;
}

async function lakukan(hub: Hub, token: string, query: string, input: Record<string, unknown>): Promise<Terblokir> {
  const { hasil } = await tanya<Hasil>(hub.url, token, query, { input });
  if (hasil.blokir === null) throw new Kesalahan('INTERNAL', hasil.userErrors.map((e) => e.kode).join());
  return hasil.blokir;
}

const usulkan = (hub: Hub, p: Pelaku, sasaran: Record<string, unknown>): Promise<Terblokir> =>
  lakukan(hub, p.pengusul, CATAT, {
    ...sasaran,
    nomorSurat: 'B/BENCH',
    alasan: 'Pengukuran waktu berlakunya blokir.',
    kelas: 'KRUSIAL_MASIF',
    dasar: 'Peraturan BKN 1/2023',
  });
const setujui = (hub: Hub, p: Pelaku, b: Terblokir): Promise<Terblokir> => lakukan(hub, p.pemutus, SETUJUI, { id: b.id, versi: b.versi });
const buka = (hub: Hub, p: Pelaku, b: Terblokir): Promise<Terblokir> =>
  lakukan(hub, p.pemutus, BUKA, { id: b.id, versi: b.versi, dasar: 'Dibuka oleh bench.' });

/** Asks until the door shows the block. Returns how many answers did not show it yet; a door that does not answer in time is asked again, and the time goes on. */
async function tungguTerlihat({ nama, terlihat }: Pintu, blokir: string): Promise<number> {
  const batas = performance.now() + TENGGAT_MS;
  for (let belum = 0; ; ) {
    const jawab = await terlihat(blokir).catch(() => null);
    if (jawab === true) return belum;
    if (jawab === false) belum += 1;
    if (performance.now() > batas) throw new Kesalahan('TENGGAT_TERLEWATI', nama);
  }
}

interface Ukuran {
  readonly pintu: readonly Pintu[];
  readonly sasaran: Record<string, unknown>;
  readonly ulang: number;
}

interface Terlihat {
  /** Milliseconds from sending the second signature until every door shows the block, all asked at once. */
  readonly semua: number[];
  readonly tandaTangan: number[];
  /** The same doors asked at once while nothing is blocked: what reading alone costs on this machine now. */
  readonly pintuSaja: number[];
  /** Answers after the signature that did not show the block. */
  belum: number;
  /** CPU of all processes of the hub over signature and doors, ms. */
  cpu: number;
}

const cpuHub = (hub: Hub): number => {
  const c = bacaCpu(hub.pid);
  return c === null ? Number.NaN : c.node + c.postgres;
};

async function ukurTerlihat(hub: Hub, p: Pelaku, { pintu, sasaran, ulang }: Ukuran): Promise<Terlihat> {
  const hasil: Terlihat = { semua: [], tandaTangan: [], pintuSaja: [], belum: 0, cpu: 0 };
  for (let k = -PANAS; k < ulang; k++) {
    const usul = await usulkan(hub, p, sasaran);
    const kosong = await hitungDetik(() => Promise.all(pintu.map((x) => x.terlihat(usul.id).catch(() => false))));
    const cpu = cpuHub(hub);
    const mulai = performance.now();
    const aktif = await setujui(hub, p, usul);
    const ditandatangani = performance.now() - mulai;
    const belum = await Promise.all(pintu.map((x) => tungguTerlihat(x, aktif.id)));
    if (k >= 0) {
      hasil.semua.push(performance.now() - mulai);
      hasil.tandaTangan.push(ditandatangani);
      hasil.pintuSaja.push(kosong.detik * 1_000);
      hasil.belum += belum.reduce((j, n) => j + n, 0);
      hasil.cpu += (cpuHub(hub) - cpu) / ulang;
    }
    await buka(hub, p, aktif);
  }
  return hasil;
}

interface Lama {
  readonly blokir: number[];
  readonly buka: number[];
}

/** Blocks and opens one instansi and then the other, in turn, so that both meet the same machine. */
async function ukurInstansi(hub: Hub, p: Pelaku, instansi: readonly InstansiBench[], ulang: number): Promise<readonly Lama[]> {
  const lama: Lama[] = instansi.map(() => ({ blokir: [], buka: [] }));
  for (let k = -PANAS; k < ulang; k++) {
    for (const [i, x] of instansi.entries()) {
      await siapkanUsul(hub, [x]);
      const usul = await usulkan(hub, p, { sasaran: 'INSTANSI', instansiId: x.id });
      const satu = await hitungDetik(() => setujui(hub, p, usul));
      const dua = await hitungDetik(() => buka(hub, p, satu.isi));
      if (k < 0) continue;
      lama[i]?.blokir.push(satu.detik * 1_000);
      lama[i]?.buka.push(dua.detik * 1_000);
    }
  }
  return lama;
}

/** The yardstick: the same instansi blocked by one row per person, in one statement, undone afterwards. Milliseconds. */
const ukurPerOrang = (hub: Hub, { no }: InstansiBench): Promise<number> =>
  sqlUntukIrisan(
    hub.pemilik,
    async (sql) => {
      const batal = new Kesalahan('INTERNAL', 'dibatalkan');
      let ms = 0;
      await sql
        .begin(async (tx) => {
          const { detik } = await hitungDetik(
            async () =>
              tx`insert into pemblokiran (sasaran, instansi, nip, nomor_surat, alasan, status, diusulkan_oleh, disetujui_oleh, aktif_pada)
                select 'ASN', instansi, nip, 'B/BENCH', 'pembanding', 'AKTIF', 'a', 'b', now() from pegawai_bkn where instansi = ${no}`,
          );
          ms = detik * 1_000;
          throw batal;
        })
        .catch((galat: unknown) => {
          if (galat !== batal) throw galat;
        });
      return ms;
    },
    { tenggatPernyataanMs: 600_000 },
  );

/** From the second signature to the last subgraph and the gate, through a hub of six processes; then an instansi of 100,000 against one of 1,000. */
export const blokir: Bench = {
  nama: 'blokir',
  judul: 'dari persetujuan kedua sampai kelima subgraf dan gerbang menolak; instansi 100.000 terhadap 1.000 pegawai (--rows, --ulang)',
  jalankan: async ({ baris: diminta, ulang: diulang, cerita }) => {
    const baris = diminta ?? BARIS;
    const ulang = diulang ?? ULANG;
    cerita('menyalakan hub, mode http');
    const hub = await mulaiHub({ ...BANGSA, mode: 'http' });
    try {
      // People of an earlier run have a running usul, and blocks that it left behind would be seen too.
      await sqlUntukIrisan(hub.pemilik, (sql) => sql`update usul set status = 'DIBATALKAN' where status not in ('SELESAI', 'TMS', 'DIBATALKAN')`);
      await sqlUntukIrisan(hub.pemilik, (sql) => sql`update pemblokiran set status = 'DIBUKA' where status = 'AKTIF'`);
      cerita(`mengisi sampai ${baris} pegawai`);
      const [besar, kecil] = await isiInstansiBesar(hub, baris);
      const bahan = await bahanMentah(hub);
      const p: Pelaku = { pengusul: await hub.token('DIR_WASDAL'), pemutus: await hub.token('DEPUTI_WASDAL') };
      const orang = await orangDiSemuaSubgraf(hub, bahan);
      const asn = await ukurTerlihat(hub, p, { pintu: await semuaPintu(hub, bahan, orang, 'ASN'), sasaran: { sasaran: 'ASN', nip: orang.nip }, ulang });
      const ins = await ukurTerlihat(hub, p, {
        pintu: await semuaPintu(hub, bahan, orang, 'INSTANSI'),
        sasaran: { sasaran: 'INSTANSI', instansiId: bahan.instansi.id },
        ulang,
      });
      cerita('  instansi besar dan kecil bergantian');
      const [b, k] = await ukurInstansi(hub, p, [besar, kecil], Math.ceil(ulang / 2));
      const perOrang = await ukurPerOrang(hub, besar);
      const blokirBesar = median(b?.blokir ?? []);
      const bukaBesar = median(b?.buka ?? []);
      const ms = (nama: string, nilai: readonly number[]) => ({
        [`ms_${nama}_p50`]: bulatkan(persentil(nilai, 50), 1),
        [`ms_${nama}_p99`]: bulatkan(persentil(nilai, 99), 1),
      });
      return {
        ukuran: { baris, ulang, instansi_besar: besar.pegawai, instansi_kecil: kecil.pegawai, usul_ditahan: USUL_TERTAHAN },
        angka: {
          ...ms('asn_terlihat', asn.semua),
          ...ms('instansi_terlihat', ins.semua),
          ...ms('asn_tanda_tangan', asn.tandaTangan),
          ...ms('pintu_saja', [...asn.pintuSaja, ...ins.pintuSaja]),
          ms_cpu_asn: bulatkan(asn.cpu, 1),
          ms_cpu_instansi: bulatkan(ins.cpu, 1),
          jawaban_belum_terlihat: asn.belum + ins.belum,
          ms_blokir_besar: bulatkan(blokirBesar, 1),
          ms_blokir_kecil: bulatkan(median(k?.blokir ?? []), 1),
          ms_buka_besar: bulatkan(bukaBesar, 1),
          ms_buka_kecil: bulatkan(median(k?.buka ?? []), 1),
          ms_per_orang: bulatkan(perOrang, 1),
        },
        rasio: {
          terlihat_atas_pintu_saja: bulatkan(median([...asn.semua, ...ins.semua]) / median([...asn.pintuSaja, ...ins.pintuSaja]), 2),
          besar_atas_kecil: bulatkan(blokirBesar / median(k?.blokir ?? []), 2),
          buka_besar_atas_kecil: bulatkan(bukaBesar / median(k?.buka ?? []), 2),
          per_orang: bulatkan(perOrang / blokirBesar, 1),
        },
        catatan: [
          '…_terlihat: dari mengirim persetujuan kedua lewat HTTP sampai pegawai, jabatan, mutasi, pelanggaran, selisih, dan gerbang menunjukkannya, semua ditanya serentak',
          'pintu_saja: keenam pintu yang sama ditanya serentak selagi tidak ada blokir; jawaban_belum_terlihat: jawaban sesudah persetujuan yang belum menunjukkannya',
          'besar_atas_kecil: 100 kali lebih banyak orang, usul yang ditahan sama banyak; waktu tetap berarti sekitar 1',
          'per_orang: satu baris per orang dalam satu pernyataan SQL, dibagi blokir instansi lewat HTTP (lebih besar lebih baik bagi kita)',
        ],
      };
    } finally {
      await hub.tutup();
    }
  },
};
