import { jamTetap } from '../../../../platform/clock.ts';
import { jalankanJamIdis } from '../../../../subgraphs/pelanggaran/idis/jam.ts';
import { konteksPelanggaran, skemaPelanggaran } from '../../../../subgraphs/pelanggaran/index.ts';
import {
  ALAT_UJI,
  buatDunia,
  buatTanya,
  type DuniaUji,
  di,
  type InstansiUji,
  isiInstansi,
  isiPegawai,
  konteksUji,
  nipUji,
  type PelakuUji,
  type TanyaUji,
} from '../../../support/isi.ts';

type Isi = Readonly<Record<string, unknown>>;

/** Input type of every mutation of a case. */
export const MUTASI_IDIS = {
  bukaKasusDisiplin: 'BukaKasusDisiplinInput',
  telaahKasus: 'TelaahKasusInput',
  bentukTimPemeriksa: 'BentukTimInput',
  panggilTerperiksa: 'PanggilTerperiksaInput',
  catatKehadiranTerperiksa: 'CatatKehadiranInput',
  catatBap: 'CatatBapInput',
  catatLhp: 'CatatLhpInput',
  tetapkanHukuman: 'TetapkanHukumanInput',
  hentikanKasus: 'AkhiriKasusInput',
  sampaikanKeputusan: 'SampaikanKeputusanInput',
  ajukanUpaya: 'AjukanUpayaInput',
  tanggapiBanding: 'TanggapiBandingInput',
  putuskanUpaya: 'PutuskanUpayaInput',
  batalkanKasusDisiplin: 'AkhiriKasusInput',
} as const;
export type MutasiIdis = keyof typeof MUTASI_IDIS;

export const kueriMutasi = (nama: MutasiIdis): string =>
  `mutation ($input: ${MUTASI_IDIS[nama]}!) { ${nama}(input: $input) { kasus { id tahap versi tenggat } userErrors { kode field pesan } } }`;

/** Two instansi; in the first an examinee, his superior and two who may examine him. */
export interface DuniaIdis {
  readonly dunia: DuniaUji;
  readonly tanya: TanyaUji;
  readonly satu: InstansiUji;
  readonly dua: InstansiUji;
  readonly PPK: PelakuUji;
  readonly OPERATOR: PelakuUji;
  readonly AUDITOR: PelakuUji;
  readonly asn: (nip: string) => PelakuUji;
  readonly orangBaru: () => Promise<string>;
  /** One step on the version as it stands; fails the test when refused, unless `tolak` is asked for. */
  readonly langkah: (nama: MutasiIdis, pelaku: PelakuUji, id: string, isi?: Isi) => Promise<string>;
  readonly ditolak: (
    nama: MutasiIdis,
    pelaku: PelakuUji,
    id: string,
    isi?: Isi,
  ) => Promise<{ readonly kode: string; readonly field: string; readonly pesan: string }>;
  readonly buka: (nip: string) => Promise<string>;
  /** Of a new case, unless `kasus` names one that stands at TELAAH. */
  readonly sampaiLhp: (nip: string, tingkat: 'R' | 'S' | 'B', telaah?: Isi, kasus?: string) => Promise<string>;
  readonly sampaiDiterima: (nip: string, tingkat: 'R' | 'S' | 'B', jenisHukumanId: string, diterima?: string) => Promise<string>;
  readonly jam: (hariIni: string) => Promise<number>;
  readonly baris: (id: string) => Promise<Isi>;
}

export const ATASAN = nipUji(900);
export const TIM = [
  { nip: ATASAN, unsur: 'ATASAN_LANGSUNG' },
  { nip: nipUji(901), unsur: 'PENGAWASAN' },
  { nip: nipUji(902), unsur: 'KEPEGAWAIAN' },
];
/** Thursday 26 November 2026, 09.00 in Jakarta: the day on which people act here. */
const JAM = jamTetap('2026-11-26T02:00:00Z');

/** Days of a case examined in the first half of 2026, whose calendar is decreed. */
export const HARI = {
  surat: '2026-06-22',
  periksa: '2026-06-25',
  bap: '2026-06-25',
  lhp: '2026-07-01',
  sk: '2026-07-06',
  jadwal: '2026-07-13',
  terima: '2026-07-14',
  berlaku: '2026-08-04',
} as const;

export async function buatDuniaIdis(): Promise<DuniaIdis> {
  const dunia = await buatDunia();
  const tanya = buatTanya(dunia.pool, skemaPelanggaran(), (dasar) => konteksPelanggaran(dasar, { ...ALAT_UJI, jam: JAM }));
  const satu = await isiInstansi(dunia, 1);
  const dua = await isiInstansi(dunia, 2);
  for (const { nip } of TIM) await isiPegawai(dunia, { nip, instansi: satu, kolom: { gol_akhir_id: '42' } });
  const PPK: PelakuUji = { peran: 'PPK', instansi: satu, nip: nipUji(990) };
  const OPERATOR: PelakuUji = { peran: 'OPERATOR_INSTANSI', instansi: satu };
  let nomor = 0;
  const kirim = async (nama: MutasiIdis, pelaku: PelakuUji, id: string, isi: Isi) => {
    const { rows } = await dunia.admin.query<{ versi: number }>('select versi from kasus_disiplin where id = $1', [id]);
    return tanya(pelaku, kueriMutasi(nama), { input: { id, versi: rows[0]?.versi ?? 1, ...isi } });
  };
  const langkah: DuniaIdis['langkah'] = async (nama, pelaku, id, isi = {}) => {
    const jawab = await kirim(nama, pelaku, id, isi);
    const tahap = di(jawab, `${nama}.kasus.tahap`);
    if (typeof tahap !== 'string') throw new RangeError(`${nama}: ${JSON.stringify(jawab)}`);
    return tahap;
  };
  const buka: DuniaIdis['buka'] = async (nip) =>
    String(di(await tanya(OPERATOR, kueriMutasi('bukaKasusDisiplin'), { input: { nip, uraian: 'Dugaan pelanggaran contoh' } }), 'bukaKasusDisiplin.kasus.id'));
  const sampaiLhp: DuniaIdis['sampaiLhp'] = async (nip, tingkat, telaah = {}, kasus = undefined) => {
    const id = kasus ?? (await buka(nip));
    await langkah('telaahKasus', OPERATOR, id, { pelanggaran: 'LARANGAN', pasal: 'PP 94/2021 Pasal 5', tingkat, atasanNip: ATASAN, ...telaah });
    if (tingkat === 'B') await langkah('bentukTimPemeriksa', OPERATOR, id, { nomor: 'TIM-1', tanggal: HARI.surat, anggota: TIM });
    await langkah('panggilTerperiksa', OPERATOR, id, { nomor: 'P-1', suratTanggal: HARI.surat, periksaTanggal: HARI.periksa });
    await langkah('catatKehadiranTerperiksa', OPERATOR, id, { hadir: true });
    await langkah('catatBap', OPERATOR, id, { tanggal: HARI.bap, cara: 'TATAP_MUKA', ditandatangani: true, isi: 'Keterangan terperiksa contoh' });
    await langkah('catatLhp', OPERATOR, id, {
      nomor: 'LHP-1',
      tanggal: HARI.lhp,
      terbukti: true,
      tingkat,
      dampak: 'INSTANSI',
      kesimpulan: 'Terbukti menurut bukti contoh',
    });
    return id;
  };
  return {
    dunia,
    tanya,
    satu,
    dua,
    PPK,
    OPERATOR,
    AUDITOR: { peran: 'AUDITOR_ASN' },
    asn: (nip) => ({ peran: 'ASN', nip, orang: `asn-${nip.slice(-3)}` }),
    orangBaru: async () => isiPegawai(dunia, { nip: nipUji(nomor++), instansi: satu, kolom: { jenis_jabatan_id: '4' } }),
    langkah,
    ditolak: async (nama, pelaku, id, isi = {}) => {
      const jawab = await kirim(nama, pelaku, id, isi);
      return {
        kode: jawab.galat[0] ?? di(jawab, `${nama}.userErrors.0.kode`),
        field: di(jawab, `${nama}.userErrors.0.field`),
        pesan: di(jawab, `${nama}.userErrors.0.pesan`),
      } as never;
    },
    buka,
    sampaiLhp,
    sampaiDiterima: async (nip, tingkat, jenisHukumanId, diterima = HARI.terima) => {
      const id = await sampaiLhp(nip, tingkat);
      await langkah('tetapkanHukuman', PPK, id, putusan(jenisHukumanId));
      await langkah('sampaikanKeputusan', OPERATOR, id, { langkah: 'JADWAL', tanggal: HARI.jadwal });
      await langkah('sampaikanKeputusan', OPERATOR, id, { langkah: 'TERIMA', tanggal: diterima });
      return id;
    },
    jam: (hariIni) =>
      jalankanJamIdis(() =>
        konteksPelanggaran(konteksUji(dunia.pool, { peran: 'SISTEM', orang: 'SISTEM' }), { ...ALAT_UJI, jam: jamTetap(`${hariIni}T02:00:00Z`) }),
      ),
    baris: async (id) => (await dunia.admin.query('select *, tenggat::text, hukuman from kasus_disiplin where id = $1', [id])).rows[0],
  };
}

export const putusan = (jenisHukumanId: string, sisa: Isi = {}): Isi => ({
  jenisHukumanId,
  skNomor: `SK-${jenisHukumanId}`,
  skTanggal: HARI.sk,
  penetap: 'PPK',
  statusPenetap: 'DEFINITIF',
  pertimbangan: 'Menimbang hasil pemeriksaan contoh',
  ...sisa,
});
