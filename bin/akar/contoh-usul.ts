import { setTimeout as jeda } from 'node:timers/promises';
import { cariFormasi, cariPegawai, type PegawaiContoh } from '../../contoh/cari-contoh.ts';
import { unggahDokumen } from '../../contoh/dokumen.ts';
import { KESALAHAN, Kesalahan, type KodeKesalahan } from '../../domain/kesalahan.ts';
import { sebutSidik } from '../../gateway/dokumen/kanonik.ts';
import { DOKUMEN_HUB } from '../../gateway/dokumen/manifes.ts';
import { terbitkanToken } from '../../platform/auth/issuer-pengembangan.ts';
import { subjekPengembangan } from '../../platform/auth/subjek-pengembangan.ts';
import { jamSistem } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { dirSumber } from './bangsa.ts';
import type { AlamatBasis } from './basis-data.ts';

/** The first instansi of the nation; its region has no election window. */
const KODE = '9001';

const KIRIM_LAGI = 5;
const JEDA_MS = 2_000;
const isSementara = (kode: string): boolean => kode in KESALAHAN && KESALAHAN[kode as KodeKesalahan].kelas === 'UPSTREAM';

interface Bahan {
  readonly config: Config;
  readonly basis: AlamatBasis;
  readonly issuer: string;
  readonly url: string;
}

interface Usul {
  readonly orang: PegawaiContoh;
  readonly tujuan: { readonly instansiId: string; readonly unorId: string; readonly jabatanId: string };
  /** Id of the uploaded minutes of the performance team. */
  readonly dokumen: string;
}

type Jawaban = { readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[] };

async function kirim(url: string, token: string, input: object): Promise<string | null> {
  const jawab = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ documentId: sebutSidik(DOKUMEN_HUB.AjukanContohUsul.sidik), variables: { input } }),
  });
  const { errors } = (await jawab.json()) as Jawaban;
  return jawab.ok && errors === undefined ? null : (errors?.[0]?.extensions?.code ?? `HTTP ${jawab.status}`);
}

/** A hub that has just started on a busy machine may run into its own deadline: the same key is sent again, and takes effect once. */
async function ajukan({ url }: Bahan, token: string, { orang, tujuan, dokumen }: Usul): Promise<void> {
  const input = {
    jenis: 'PEMINDAHAN',
    alasan: 'Contoh usul: pengisian formasi pelaksana yang kosong.',
    tmt: jamSistem.hariIni(),
    pegawai: [{ nip: orang.nip, tujuan }],
    dokumen: [{ id: dokumen }],
    kunci: `contoh-usul:${orang.pnsId}`,
  };
  let kode = await kirim(url, token, input);
  for (let lagi = 0; lagi < KIRIM_LAGI && kode !== null && isSementara(kode); lagi++) {
    await jeda(JEDA_MS);
    kode = await kirim(url, token, input);
  }
  if (kode !== null) throw new Kesalahan('INTERNAL', `contoh usul ditolak gerbang (${kode})`);
}

/**
 * On a hub without any usul, proposes a few through the gateway like an operator would: clean people and people whose data disagree, so that
 * a newcomer sees both answers of the gate. Development nation only.
 */
export async function ajukanContoh(bahan: Bahan): Promise<void> {
  const { config, basis, issuer } = bahan;
  const [ada] = await sqlUntukIrisan(basis.pemilik, (sql) => sql<{ n: number }[]>`select count(*)::int n from usul`);
  if (ada?.n !== 0 || config.oidc.jenis !== 'tersemat') return;
  const dir = dirSumber(config);
  const bersih = cariPegawai(dir, { bersih: true, layakPindah: true, jenjang: 'PELAKSANA', instansi: KODE, kinerjaBaik: true, banyak: 2 });
  const beda = ['golAkhirId', 'unorId', 'nama'].flatMap((bidangBeda) => cariPegawai(dir, { bidangBeda, instansi: KODE, kinerjaBaik: true }));
  const [lowong] = cariFormasi(dir, { instansi: KODE, jenisJabatanId: '4', kosong: true });
  const contoh = bersih[0] ?? beda[0];
  if (contoh === undefined || lowong === undefined) return;
  const token = await terbitkanToken({
    dataDir: config.dataDir,
    subjek: subjekPengembangan('OPERATOR_INSTANSI', contoh.instansiId),
    issuer,
    lingkungan: config.lingkungan,
  });
  const dokumen = await unggahDokumen(bahan.url, token, { instansiId: lowong.instansiId, jenis: 'BA_TPK', tanggal: jamSistem.hariIni() });
  const tujuan = { instansiId: lowong.instansiId, unorId: lowong.unorId, jabatanId: lowong.jabatanId };
  for (const orang of [...bersih, ...beda]) await ajukan(bahan, token, { orang, tujuan, dokumen });
}
