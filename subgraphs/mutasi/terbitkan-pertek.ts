import { PARAMETER_KEPALA, PARAMETER_PILKADA, perluPersetujuanMendagri } from '../../domain/mutasi/gerbang/aturan/c-kewenangan/perlu-persetujuan-mendagri.ts';
import { wajibTandaTanganLangsung } from '../../domain/mutasi/usul.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { JawabanGerbang } from './gerbang.ts';
import { type Jawaban, salah, salahBaku, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { pernahBertindak } from './queries-orang.ts';
import { insertPertek } from './queries-surat.ts';
import { ubahStatus } from './queries-tulis.ts';
import { lakukanPeralihan, type MasukanTindakan, type Perkara } from './transisi.ts';

/** JPT madya and utama are signed by hand, by a person who neither proposed nor approved. */
async function penandaTangan({ tx, konteks, usul, pegawai }: Perkara): Promise<readonly UserError[]> {
  const { peran, orang } = konteks.pemanggil;
  const langsung = pegawai.some((p) => wajibTandaTanganLangsung(p.jenjang));
  if (langsung && peran !== 'PENANDATANGAN_BKN') {
    return [salah('TANDA_TANGAN_LANGSUNG', 'Pertek JPT utama dan madya ditandatangani langsung oleh penanda tangan BKN.')];
  }
  const sama = orang === usul.orangPengusul || (langsung && (await pernahBertindak(tx, usul.id, 'setujui', orang)));
  return sama ? [salahBaku('ORANG_SAMA')] : [];
}

/** Whether Mendagri must approve before the SK: in an election window, under a new or acting head of region, or when that is unknown. */
function mintaMendagri({ fakta, usulan }: JawabanGerbang): boolean {
  const konteks = { parameter: { ...PARAMETER_PILKADA, ...PARAMETER_KEPALA, ...fakta.timpaan['C03'], ...fakta.timpaan['C04'] } };
  return fakta.pegawai.some((p, i) => {
    const u = usulan[i];
    if (u === undefined || p.fakta.persetujuanMendagri !== null) return false;
    const perlu = perluPersetujuanMendagri(u, p.fakta, konteks);
    return !perlu.ada || perlu.nilai;
  });
}

/** DISETUJUI to PERTEK_TERBIT, and on to MENUNGGU_MENDAGRI where C03, C04 or C05 ask for it. */
export const terbitkanPertek = (konteks: KonteksMutasi, masukan: MasukanTindakan): Promise<Jawaban> =>
  lakukanPeralihan(konteks, masukan, {
    operasi: 'terbitkanPertek',
    tindakan: 'terbitkanPertek',
    tahap: 'PERTEK',
    periksa: penandaTangan,
    tulis: async ({ tx, usul }, gerbang) => {
      if (gerbang === null) throw new RangeError('pertek tanpa gerbang');
      const { peran, subjek, orang } = konteks.pemanggil;
      const mode = peran === 'PENANDATANGAN_BKN' ? 'LANGSUNG' : 'DELEGASI_OTOMATIS';
      const tanggal = gerbang.fakta.hariIni;
      const nomor = await insertPertek(tx, {
        usulId: usul.id,
        nomor: `SIMPUL-PERTEK/${tanggal.slice(0, 4)}/${usul.id.padStart(7, '0')}`,
        tanggal,
        mode,
        penandaTangan: subjek,
      });
      await catatJejak(tx, 'mutasi.pertek_terbit', { usul: usul.id, nomor, mode });
      if (mintaMendagri(gerbang)) await ubahStatus(tx, { usul, tindakan: 'mintaMendagri', ke: 'MENUNGGU_MENDAGRI', oleh: subjek, orang, perluMendagri: true });
    },
  });
