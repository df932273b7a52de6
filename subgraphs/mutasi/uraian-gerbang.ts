import { type Aturan, isLewat, type Putusan, type Tingkat } from '../../domain/mutasi/gerbang/aturan.ts';
import type { SelisihTerbuka } from '../../domain/mutasi/gerbang/fakta.ts';
import { kesegaranBerlaku } from '../../domain/mutasi/gerbang/kesegaran.ts';
import { type Pengecualian, pembukaAturan } from '../../domain/mutasi/gerbang/pembuka.ts';
import type { HasilGerbang } from '../../domain/mutasi/gerbang/periksa.ts';
import { bidangDariNama } from '../../domain/selisih/bidang.ts';
import type { IsiBeritaAcara, PegawaiBeritaAcara } from './berita-acara.ts';

export interface UraianSelisih {
  readonly bidang: string;
  readonly judul: string;
  readonly level: string;
  readonly status: string;
  readonly nilaiBkn: string | null;
  readonly nilaiSimpeg: string | null;
  readonly sejak: string;
  readonly umurHari: number;
  readonly selisih: { readonly __typename: 'Selisih'; readonly id: string };
}

export interface UraianButir {
  readonly kode: string;
  readonly judul: string;
  readonly dasar: Aturan['dasar'];
  readonly tingkat: Tingkat;
  readonly hasil: Putusan['hasil'];
  readonly pesan: string | null;
  readonly bukti: readonly string[];
  readonly selisih: readonly UraianSelisih[];
  readonly pengecualian: Pengecualian | null;
  readonly dibukaOleh: { readonly peran: readonly string[]; readonly dokumen: string } | null;
}

export interface UraianPegawai {
  readonly pegawai: { readonly nip: string };
  readonly hasil: HasilGerbang;
  readonly sumber: readonly {
    readonly sisi: string;
    readonly tarikan: string | null;
    readonly versiKanon: number | null;
    readonly pada: string | null;
    readonly umurJam: number | null;
    readonly status: string;
  }[];
  readonly butir: readonly UraianButir[];
}

const MS_JAM = 3_600_000;

const umurMs = (sejak: string, pada: string): number => Math.max(0, Date.parse(pada) - Date.parse(sejak));

const pesan = (p: Putusan): string | null => (p.hasil === 'GAGAL' ? p.pesan : p.hasil === 'LOLOS' ? null : p.sebab);

const uraikanSelisih = (s: SelisihTerbuka, pada: string): UraianSelisih => ({
  bidang: s.bidang,
  judul: bidangDariNama.get(s.bidang)?.judul ?? s.bidang,
  level: s.level,
  status: s.status,
  nilaiBkn: s.nilaiBkn,
  nilaiSimpeg: s.nilaiSimpeg,
  sejak: s.sejak,
  umurHari: Math.floor(umurMs(s.sejak, pada) / (24 * MS_JAM)),
  selisih: { __typename: 'Selisih', id: s.id },
});

/** Who may lift the rule with which letter; null = nobody, only data. */
function dibukaOleh(kode: string): UraianButir['dibukaOleh'] {
  const pembuka = pembukaAturan(kode);
  return pembuka.cara === 'DATA' ? null : { peran: pembuka.peran, dokumen: pembuka.dokumen };
}

function uraikanButir(isi: IsiBeritaAcara, p: PegawaiBeritaAcara, hanyaGugur: boolean): readonly UraianButir[] {
  const terbuka = p.fakta.selisih.ada ? p.fakta.selisih.nilai : [];
  return p.butir
    .filter((b) => !hanyaGugur || !isLewat(b.putusan))
    .map(({ kode, tingkat, putusan, pengecualian = null }) => {
      const aturan = isi.aturan[kode];
      if (aturan === undefined) throw new RangeError('berita acara tanpa aturan');
      const bukti = putusan.hasil === 'GAGAL' ? putusan.bukti : [];
      const selisih = kode === 'A11' ? terbuka.filter((s) => bukti.includes(s.id)).map((s) => uraikanSelisih(s, isi.pada)) : [];
      return {
        kode,
        judul: aturan.judul,
        dasar: aturan.dasar,
        tingkat,
        hasil: putusan.hasil,
        pesan: pesan(putusan),
        bukti,
        selisih,
        pengecualian,
        dibukaOleh: dibukaOleh(kode),
      };
    });
}

function uraikanSumber(isi: IsiBeritaAcara, p: PegawaiBeritaAcara): UraianPegawai['sumber'] {
  return (['bkn', 'simpeg'] as const).map((sisi) => {
    const { pada, status } = kesegaranBerlaku(p.fakta.kesegaran[sisi]);
    const umurJam = pada === null ? null : Math.round((umurMs(pada, isi.pada) / MS_JAM) * 100) / 100;
    return { sisi: sisi.toUpperCase(), tarikan: p.sumber[sisi].tarikan, versiKanon: p.sumber[sisi].ver, pada, umurJam, status };
  });
}

/** The minutes as a person reads them. `hanyaGugur` leaves out people and rules that passed. */
export const uraikan = (isi: IsiBeritaAcara, hanyaGugur: boolean): readonly UraianPegawai[] =>
  isi.pegawai
    .filter((p) => !hanyaGugur || p.hasil !== 'LOLOS')
    .map((p) => ({ pegawai: { nip: p.usulan.nip }, hasil: p.hasil, sumber: uraikanSumber(isi, p), butir: uraikanButir(isi, p, hanyaGugur) }));
