import picocolors from 'picocolors';
import { terbitkanToken } from '../../platform/auth/issuer-pengembangan.ts';
import { subjekPengembangan } from '../../platform/auth/subjek-pengembangan.ts';
import type { Config } from '../../platform/config.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import type { AlamatBasis } from './basis-data.ts';
import type { Ringkasan } from './ringkasan.ts';

const angka = (n: number): string => n.toLocaleString('id-ID');

interface Sambutan {
  readonly config: Config;
  readonly ringkasan: Ringkasan;
  readonly issuer: string;
  readonly url: string;
  readonly basis: AlamatBasis;
}

/** The first screen of a person: what was found, where to go, ready sign-ins. */
export async function susunSambutan({ config, ringkasan: r, issuer, url, basis }: Sambutan): Promise<string> {
  const baris: string[] = [];
  const tulis = (teks = ''): void => void baris.push(teks);
  const tebal = picocolors.bold;
  tulis();
  tulis(
    tebal(
      `SIMPUL siap · ${angka(r.dibandingkan)} pegawai di ${angka(r.instansi)} instansi dibandingkan dalam ${r.detik['sinkron']} detik (${angka(r.perDetik)}/detik)`,
    ),
  );
  tulis(`  cocok ${angka(r.cocok)} · beda ${angka(r.beda)} · tak terbandingkan ${angka(r.takTerbandingkan)} · satu sisi ${angka(r.satuSisi)}`);
  tulis(
    `  selisih menurut tingkat: ${Object.entries(r.selisihByTingkat)
      .map(([level, n]) => `${level} ${angka(n)}`)
      .join(' · ')}`,
  );
  tulis(
    `  temuan sistemik ${angka(r.temuanSistemik)} · usul ditahan ${angka(r.usulDitahan)} · baris ditolak ${angka(r.barisDitolak)} · umpan bermasalah ${angka(r.umpanBermasalah)}`,
  );
  tulis();
  tulis(`  GraphQL  ${url}/graphql      (federasi pegawai, jabatan, mutasi, pelanggaran, selisih)`);
  tulis(`  Sehat    ${url}/healthz      Siap ${url}/readyz      Metrik ${url}/metrics      Konsol ${url}/konsol`);
  if (config.oidc.jenis === 'tersemat') {
    const [instansi] = await sqlUntukIrisan(basis.sync, (sql) => sql<{ id: string; nama: string }[]>`select id, nama from instansi order by no limit 1`);
    tulis(`  Masuk    penerbit token pengembangan ${issuer}`);
    tulis();
    tulis(tebal('  Token siap pakai (12 jam)'));
    for (const [judul, subjek] of [
      ['data steward BKN', subjekPengembangan('DATA_STEWARD_BKN')],
      [`operator ${instansi?.nama ?? ''}`, subjekPengembangan('OPERATOR_INSTANSI', instansi?.id)],
      ['KemenPAN-RB (laporan)', subjekPengembangan('VIEWER_PANRB')],
    ] as const) {
      tulis(`  ${picocolors.cyan(judul)}`);
      tulis(`    ${await terbitkanToken({ dataDir: config.dataDir, subjek, issuer, lingkungan: config.lingkungan })}`);
    }
    tulis();
    tulis('  Peran lain: npm run token -- --peran operator_instansi --instansi ID');
  }
  tulis(`  Sumber hidup ditarik tiap ${config.jadwalDetik} detik; ubah satu nilai: node bin/simpul.mjs sumber ubah --nip … --bidang … --nilai …`);
  tulis('  Ctrl-C menghentikan semuanya.');
  return `${baris.join('\n')}\n`;
}
