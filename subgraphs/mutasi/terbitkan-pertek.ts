import type { Peran } from '../../domain/akses.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { dasarTandaTangan, modePertek, PENANDA_TANGAN, type PeranPenandaTangan } from '../../domain/mutasi/delegasi.ts';
import { PARAMETER_KEPALA, PARAMETER_PILKADA, perluPersetujuanMendagri } from '../../domain/mutasi/gerbang/aturan/c-kewenangan/perlu-persetujuan-mendagri.ts';
import { isLewat } from '../../domain/mutasi/gerbang/aturan.ts';
import { NAMA_JENJANG, wajibTandaTanganLangsung } from '../../domain/mutasi/usul.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { JawabanGerbang } from './gerbang.ts';
import { type Jawaban, salah, salahBaku, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { terlibat } from './orang-lain.ts';
import { pernahDibuka } from './pernah-dibuka.ts';
import { pertekDiperlukan } from './pertek-diperlukan.ts';
import { pernahBertindak } from './queries-orang.ts';
import { pernahMembuka } from './queries-pemulihan.ts';
import { selectSurat } from './queries-surat.ts';
import { ubahStatus } from './queries-tulis.ts';
import { tandatanganiPertek } from './tandatangani-pertek.ts';
import { lakukanPeralihan, type MasukanTindakan, type Perkara } from './transisi.ts';

/** JPT madya and utama are signed by hand, after somebody else's initials, by a person who did not approve. Nobody signs for an usul of their own, for themselves, or over a rule that they lifted (I12). */
async function penandaTangan(perkara: Perkara): Promise<readonly UserError[]> {
  const { tx, konteks, usul, pegawai } = perkara;
  const { peran, orang } = konteks.pemanggil;
  const langsung = pegawai.some((p) => wajibTandaTanganLangsung(p.jenjang));
  if (langsung && peran !== 'PENANDATANGAN_BKN') {
    return [salah('TANDA_TANGAN_LANGSUNG', 'Pertek JPT utama dan madya ditandatangani langsung oleh penanda tangan BKN.')];
  }
  if (langsung && usul.status !== 'PARAF_PERTEK') return [salah('PARAF_BELUM_ADA', 'Pertek JPT utama dan madya diparaf lebih dahulu.', 'id')];
  const sama =
    (await terlibat(perkara)) || (await pernahMembuka(tx, usul.id, orang)) || (langsung && (await pernahBertindak(tx, usul.id, ['setujui', 'paraf'], orang)));
  return sama ? [salahBaku('ORANG_SAMA')] : [];
}

/** Rules that his written approval answers. */
const MENUNGGU_MENDAGRI: readonly string[] = ['C03', 'C04', 'C05', 'C06', 'D39', 'F18'];

/** Whether Mendagri must approve before the SK: in an election window, under a new or acting head of region, or when that is unknown. */
function mintaMendagri({ fakta, usulan, isi }: JawabanGerbang): boolean {
  const konteks = { parameter: { ...PARAMETER_PILKADA, ...PARAMETER_KEPALA, ...fakta.timpaan['C03'], ...fakta.timpaan['C04'] } };
  // A restoration stands in for that approval only where it leaves nothing that Mendagri is asked about: a ban it does not name would hold at the SK with no way to him.
  const dikesampingkan = (i: number): boolean =>
    fakta.alur.dipulihkan?.some((p) => p.aturan.startsWith('C')) === true &&
    isi.pegawai[i]?.butir.every((b) => !MENUNGGU_MENDAGRI.includes(b.kode) || isLewat(b.putusan)) === true;
  return fakta.pegawai.some((p, i) => {
    const u = usulan[i];
    if (u === undefined || p.fakta.persetujuanMendagri !== null || dikesampingkan(i)) return false;
    const perlu = perluPersetujuanMendagri(u, p.fakta, konteks);
    return !perlu.ada || perlu.nilai;
  });
}

/** Every signature but the official's own rests on a delegation in force; without one nothing is written. */
function tanpaDelegasi({ pegawai }: Perkara, { fakta }: JawabanGerbang): readonly UserError[] {
  const ttd = fakta.alur.penandaTangan;
  if (!ttd.ada) return [];
  const { tanpa } = dasarTandaTangan(
    pegawai.map((p) => p.jenjang),
    ttd.nilai,
  );
  return tanpa.length === 0
    ? []
    : [salah('DELEGASI_TIDAK_BERLAKU', `Tidak ada delegasi tanda tangan yang berlaku untuk ${tanpa.map((j) => NAMA_JENJANG[j]).join(', ')}.`)];
}

/** No letter where the law asks for none for anybody of the usul. */
const tidakWajib = (gerbang: JawabanGerbang): readonly UserError[] =>
  !gerbang.lewat || pertekDiperlukan(gerbang)
    ? []
    : [salah('PERTEK_TIDAK_WAJIB', 'Hukum tidak meminta pertek bagi usul ini: SK dapat langsung ditetapkan atas hasil pemeriksaan.', 'id')];

const isPenandaTangan = (peran: Peran): peran is PeranPenandaTangan => (PENANDA_TANGAN as readonly Peran[]).includes(peran);

/** How the hub's own job differs from a person: it leaves a held usul alone, and notes why it decided. */
export interface PertekOtomatis {
  readonly catat: (tx: Tx) => Promise<void>;
}

/** DISETUJUI, PARAF_PERTEK or PERBAIKAN_PERTEK to PERTEK_TERBIT with a signature, and on to MENUNGGU_MENDAGRI where C03, C04 or C05 ask for it. */
export function terbitkanPertek(konteks: KonteksMutasi, masukan: MasukanTindakan, otomatis?: PertekOtomatis): Promise<Jawaban> {
  const { peran, subjek, orang } = konteks.pemanggil;
  if (!isPenandaTangan(peran)) throw new Kesalahan('TIDAK_BERWENANG');
  return lakukanPeralihan(konteks, masukan, {
    operasi: 'terbitkanPertek',
    tindakan: 'terbitkanPertek',
    tahap: 'PERTEK',
    jalan: { penandaTangan: peran },
    diamBilaTertahan: otomatis !== undefined,
    periksa: penandaTangan,
    putuskan: (perkara, gerbang) => [
      ...(otomatis !== undefined && pernahDibuka(gerbang)
        ? [salah('OTOMATIS_DITOLAK', 'Aturan usul ini dikesampingkan atau dikecualikan: ditandatangani orang.')]
        : []),
      ...tidakWajib(gerbang),
      ...tanpaDelegasi(perkara, gerbang),
    ],
    tulis: async ({ tx, usul, pegawai }, gerbang, beritaAcaraId) => {
      if (gerbang === null || beritaAcaraId === null) throw new RangeError('pertek tanpa gerbang');
      if (mintaMendagri(gerbang)) await ubahStatus(tx, { usul, tindakan: 'mintaMendagri', ke: 'MENUNGGU_MENDAGRI', oleh: subjek, orang, perluMendagri: true });
      await otomatis?.catat(tx);
      // A usul that was held after its pertek keeps that letter, and the signature under it.
      const ada = await selectSurat(tx, 'pertek', usul.id);
      const nomor = ada?.nomor ?? (await tandatanganiPertek(tx, konteks.penandaTangan, { usul, pegawai, gerbang, beritaAcaraId, peran, subjek }));
      await catatJejak(tx, 'mutasi.pertek_terbit', { usul: usul.id, nomor, mode: modePertek(peran) });
    },
  });
}
