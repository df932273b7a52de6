import { provinsiBelum } from '../../domain/mutasi/provinsi.ts';
import { LANGKAH, langkahBerikut, type Rantai, tindakanLangkah } from '../../domain/mutasi/rantai.ts';
import type { TindakanUsul } from '../../domain/mutasi/status.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { JawabanGerbang } from './gerbang.ts';
import { type Jawaban, salah, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { langkahLain, pemutusLain } from './langkah-instansi.ts';
import { selectRantaiUsul } from './queries-rantai.ts';
import { lakukanPeralihan, type MasukanTindakan, type Perkara } from './transisi.ts';

async function periksa(perkara: Perkara): Promise<readonly UserError[]> {
  const { tx, konteks, usul } = perkara;
  const salahOrang = await pemutusLain(perkara);
  const rantai = await selectRantaiUsul(tx, usul.id);
  if (rantai === null) return usul.status === 'DIAJUKAN' ? salahOrang : [...salahOrang, ...langkahLain(null)];
  const menunggu = langkahBerikut(rantai, usul.status);
  const giliran = menunggu !== null && LANGKAH[menunggu].orangLain && LANGKAH[menunggu].peran.includes(konteks.pemanggil.peran);
  return giliran ? salahOrang : [...salahOrang, ...langkahLain(menunggu)];
}

/** Provinces that have not spoken yet; null = a province of the route is not recorded. */
export function provinsiKurang({ fakta }: JawabanGerbang): readonly string[] | null {
  const { perlu, sudah } = fakta.alur.provinsi ?? { perlu: null, sudah: [] };
  return provinsiBelum(perlu, sudah);
}

/** A province that is not recorded can never approve: nothing is sent to it. */
export const provinsiTakTercatat = (gerbang: JawabanGerbang): readonly UserError[] =>
  gerbang.lewat && provinsiKurang(gerbang) === null
    ? [
        salah(
          'PROVINSI_BELUM_DIKETAHUI',
          'Rute atau provinsi instansi asal atau tujuan belum tercatat, sehingga belum diketahui apakah gubernur harus menyetujui.',
        ),
      ]
    : [];

function tindakan(rantai: Rantai, { usul }: Perkara, gerbang: JawabanGerbang): TindakanUsul {
  const langkah = langkahBerikut(rantai, usul.status);
  const ini = rantai === null || langkah === null ? 'setujuiInstansi' : tindakanLangkah(rantai, langkah);
  return ini === 'setujuiInstansi' && (provinsiKurang(gerbang)?.length ?? 0) > 0 ? 'mintaProvinsi' : ini;
}

/**
 * The approval of PyB or PPK of the proposing instansi, in the order of its chain. The last one hands the usul to the province where the route needs it,
 * else to BKN: its clock starts, and the hub is asked whether it may decide at once.
 */
export const setujuiInstansi = (konteks: KonteksMutasi, masukan: MasukanTindakan): Promise<Jawaban> =>
  lakukanPeralihan(konteks, masukan, {
    operasi: 'setujuiInstansi',
    tindakan: 'setujuiInstansi',
    tahap: 'AJUKAN',
    periksa,
    putuskan: (_perkara, gerbang) => provinsiTakTercatat(gerbang),
    pilih: async (perkara, gerbang) => (gerbang === null ? 'setujuiInstansi' : tindakan(await selectRantaiUsul(perkara.tx, perkara.usul.id), perkara, gerbang)),
    tulis: ({ tx, usul }, _gerbang, beritaAcara) =>
      catatJejak(tx, usul.status === 'MENUNGGU_PPK' ? 'mutasi.disetujui_pyb' : 'mutasi.disetujui_instansi', { usul: usul.id, beritaAcara }),
  });
