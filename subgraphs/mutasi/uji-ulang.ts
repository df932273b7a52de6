import { parseTanggal, type Tanggal } from '../../domain/asn/tanggal.ts';
import { belumDiketahui, diketahui } from '../../domain/hasil.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { KATALOG } from '../../domain/mutasi/gerbang/katalog.ts';
import { type FaktaBertanggal, faktaTanpaPotret, jarakHari, terdekat } from '../../domain/mutasi/gerbang/per-tanggal.ts';
import { type HasilGerbang, periksaGerbang } from '../../domain/mutasi/gerbang/periksa.ts';
import type { Usulan } from '../../domain/mutasi/usul.ts';
import { catatAksesData } from '../../platform/db/catat-akses.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { bukaFakta, type IsiBeritaAcara, ringkasButir, ringkasFakta } from './berita-acara.ts';
import { susunTimpaan } from './fakta.ts';
import { dokumenMilik } from './fakta-nspk.ts';
import { aturanDipakai, terburuk } from './gerbang.ts';
import { selectIsiBeritaAcara } from './queries.ts';
import { type BertanggalRow, selectBertanggal, selectHariBeritaAcara } from './queries-uji-ulang.ts';

/** One check as it would be answered, or was: the minutes' own shape, with where its facts come from. */
export interface HasilUjiUlang {
  readonly isi: IsiBeritaAcara;
  readonly hasil: HasilGerbang;
  /** The minutes nearest to the day. */
  readonly acuan: { readonly beritaAcara: string; readonly tanggal: Tanggal; readonly jarakHari: number };
}

const TANPA_SUMBER = { tarikan: null, ver: null } as const;

function bertanggalUntuk(b: BertanggalRow, { nip, tujuan }: Usulan, banyakPegawai: number): FaktaBertanggal {
  const dokumen = (milik: string | null) => (b.dokumen ?? []).filter((d) => d.nip === milik).map(({ nip: _nip, ...d }) => d);
  const k = b.kepalaDaerah?.find((x) => x.instansiId === tujuan.instansiId);
  const pilkada = (b.pilkada ?? []).filter((x) => x.instansiId === tujuan.instansiId);
  return {
    pertek: b.pertek,
    persetujuanMendagri: b.persetujuanMendagri,
    sk: b.sk,
    pelantikan: b.pelantikan,
    keputusanPemindahan: b.keputusanPemindahan,
    dokumen: dokumenMilik(dokumen(null), dokumen(nip), banyakPegawai),
    kepalaDaerah: !tujuan.daerah
      ? diketahui(null)
      : k === undefined
        ? belumDiketahui('kepala daerah pada tanggal itu belum dicatat')
        : diketahui({ status: k.status, tanggalLantik: k.tanggalLantik, nomorSk: k.nomorSk }),
    pilkada: b.adaKalender
      ? diketahui(pilkada.map(({ penetapanPaslon, akhirMasaJabatan }) => ({ penetapanPaslon, akhirMasaJabatan })))
      : belumDiketahui('kalender pilkada belum dimuat'),
  };
}

/** Asks the rules of a day about stored minutes: rules in force then, parameters of then, and of the facts only what is known of that day. */
function periksaPada(isi: IsiBeritaAcara, b: BertanggalRow, hari: Tanggal): { readonly isi: IsiBeritaAcara; readonly hasil: HasilGerbang } {
  const sehari = isi.hariIni === hari;
  const sebab = `data tanggal ${hari} tidak disimpan; berita acara terdekat bertanggal ${isi.hariIni}`;
  const saat = { tahap: isi.tahap, hariIni: hari, pada: sehari ? isi.pada : `${hari}T23:59:59+07:00`, timpaan: susunTimpaan(b.timpaan ?? []) };
  const fakta = isi.pegawai.map((p) => {
    const potret = bukaFakta(p.fakta, p.usulan.nip, isi.alur);
    return sehari ? potret : faktaTanpaPotret(potret, bertanggalUntuk(b, p.usulan, isi.pegawai.length), sebab);
  });
  const semua = isi.pegawai.map((p, i) => periksaGerbang(KATALOG, p.usulan, fakta[i] as (typeof fakta)[number], saat));
  const alur = fakta[0]?.alur;
  return {
    hasil: terburuk(semua),
    isi: {
      bentuk: 1,
      ...saat,
      akui: isi.akui,
      penghalang: [],
      ...(alur && { alur }),
      aturan: aturanDipakai(semua),
      pegawai: isi.pegawai.map((p, i) => ({
        usulan: p.usulan,
        hasil: semua[i]?.hasil ?? 'DITAHAN',
        fakta: ringkasFakta(fakta[i] as (typeof fakta)[number]),
        sumber: sehari ? p.sumber : { bkn: TANPA_SUMBER, simpeg: TANPA_SUMBER },
        butir: semua[i]?.butir.map(ringkasButir) ?? [],
      })),
    },
  };
}

/** An ASN is told of the own person only. */
export function hanyaDiri({ pemanggil: { peran, nip } }: Pick<KonteksSubgraf, 'pemanggil'>, isi: IsiBeritaAcara): IsiBeritaAcara {
  return peran === 'ASN' ? { ...isi, pegawai: isi.pegawai.filter((p) => p.usulan.nip === nip) } : isi;
}

/** Opens stored minutes for this caller, and writes down whom they are about. */
async function muat(tx: Tx, konteks: KonteksSubgraf, id: string): Promise<IsiBeritaAcara> {
  const isi = (await selectIsiBeritaAcara(tx, [id]))[0]?.isi;
  if (isi === undefined) throw new Kesalahan('TIDAK_DITEMUKAN');
  const terlihat = hanyaDiri(konteks, isi);
  await catatAksesData(
    tx,
    'beritaAcara',
    terlihat.pegawai.map((p) => p.usulan.nip),
  );
  return terlihat;
}

/** The usul under the law and the data of a day; null = no such usul within reach, or never checked. Throws MASUKAN_SALAH for what is no date. Stores nothing. */
export function ujiUlangUsul(konteks: KonteksSubgraf, usulId: string, perTanggal: string): Promise<HasilUjiUlang | null> {
  const hari = parseTanggal(perTanggal);
  if (hari === null) throw new Kesalahan('MASUKAN_SALAH', 'perTanggal harus yyyy-mm-dd.');
  if (!/^\d{1,18}$/.test(usulId)) return Promise.resolve(null);
  return konteks.tercatat(async (tx) => {
    const acuan = terdekat(await selectHariBeritaAcara(tx, usulId), hari);
    if (acuan === null) return null;
    const isi = await muat(tx, konteks, acuan.id);
    const tujuan = [...new Set(isi.pegawai.map((p) => p.usulan.tujuan.instansiId))];
    const b = await selectBertanggal(tx, usulId, hari, tujuan);
    return { ...periksaPada(isi, b, hari), acuan: { beritaAcara: acuan.id, tanggal: acuan.hariIni, jarakHari: jarakHari(acuan.hariIni, hari) } };
  });
}

/** Stored minutes of this very usul, as they were answered. Throws TIDAK_DITEMUKAN. */
export function beritaAcaraTersimpan(konteks: KonteksSubgraf, usulId: string, id: string): Promise<IsiBeritaAcara> {
  return konteks.tercatat(async (tx) => {
    const milik = /^\d{1,18}$/.test(usulId) ? await selectHariBeritaAcara(tx, usulId) : [];
    if (!milik.some((b) => b.id === id)) throw new Kesalahan('TIDAK_DITEMUKAN');
    return muat(tx, konteks, id);
  });
}
