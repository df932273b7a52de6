import type { Operasi } from '../../../domain/akses.ts';
import type { HasilMutasi } from '../../../platform/graphql/galat-pengguna.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import { catatKeadaanSiasn } from '../catat-keadaan-siasn.ts';
import { cabutDelegasi, tetapkanDelegasi, tetapkanHariLibur } from '../kelola-alur.ts';
import { tetapkanRantaiInstansi } from '../kelola-rantai.ts';
import { daftarTaksonomi } from '../klasifikasi.ts';
import type { KonteksMutasi } from '../konteks.ts';
import { laporkanTugas } from '../laporkan-tugas.ts';
import { putuskanPemulihan, usulkanPemulihan } from '../pemulihan.ts';
import { selectDelegasi } from '../queries-alur.ts';
import { selectHariLibur, selectMenungguTandaTangan } from '../queries-kelola.ts';
import { tandaiPerwakilan } from '../tandai-perwakilan.ts';

const HALAMAN_MAKS = 200;

const lakukan =
  <I>(operasi: Operasi, kerja: (konteks: KonteksMutasi, masukan: I) => Promise<HasilMutasi>) =>
  (_: unknown, { input }: { input: I }, konteks: KonteksMutasi): Promise<HasilMutasi> => {
    wajibBoleh(konteks, operasi);
    return kerja(konteks, input);
  };

export const MutasiKelola = {
  tetapkanHariLibur: lakukan('tetapkanHariLibur', tetapkanHariLibur),
  tetapkanDelegasi: lakukan('kelolaDelegasi', tetapkanDelegasi),
  cabutDelegasi: lakukan('kelolaDelegasi', cabutDelegasi),
  tetapkanRantaiInstansi: lakukan('tetapkanRantai', tetapkanRantaiInstansi),
  catatKeadaanSiasn: lakukan('catatKeadaanSiasn', catatKeadaanSiasn),
  tandaiPerwakilan: lakukan('tandaiPerwakilan', tandaiPerwakilan),
  laporkanTugas: lakukan('laporkanTugas', laporkanTugas),
  usulkanPemulihan: lakukan('usulkanPemulihan', usulkanPemulihan),
  putuskanPemulihan: lakukan('putuskanPemulihan', putuskanPemulihan),
};

export const QueryAlur = {
  menungguTandaTangan: async (_: unknown, { first }: { first?: number | null }, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'kelolaDelegasi');
    const banyak = Math.min(Math.max(first ?? 50, 1), HALAMAN_MAKS);
    const ids = await konteks.baca((tx) => selectMenungguTandaTangan(tx, banyak));
    return Promise.all(ids.map((id) => konteks.loaders.usul.load(id)));
  },
  taksonomiImut: (_: unknown, __: unknown, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaMutasi');
    return daftarTaksonomi();
  },
  delegasiPertek: (_: unknown, __: unknown, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaMutasi');
    return konteks.baca(selectDelegasi);
  },
  hariLibur: (_: unknown, { tahun }: { tahun: number }, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaMutasi');
    return konteks.baca((tx) => selectHariLibur(tx, tahun));
  },
};
