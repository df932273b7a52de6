import type { Tanggal } from '../../domain/asn/tanggal.ts';
import { type DasarOtomatis, putuskanOtomatis } from '../../domain/mutasi/otomatis.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { type Jawaban, salah } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { pernahDibuka } from './pernah-dibuka.ts';
import { insertKeputusanOtomatis, selectKedudukanOtomatis } from './queries-otomatis.ts';
import { catatAlihKeOrang, nilaiRisiko, type PenilaianRisiko } from './risiko.ts';
import { terbitkanPertek } from './terbitkan-pertek.ts';
import { lakukanPeralihan, type MasukanTindakan, type RencanaGerbang } from './transisi.ts';

const CATATAN: Readonly<Record<DasarOtomatis, string>> = {
  LANGSUNG: 'otomatis: semua aturan lolos',
  SLA: 'otomatis: melewati lima hari kerja (C21)',
};

/** DITERIMA_BKN to DISETUJUI by the hub. Route, levels, delegation and clock are judged on the facts the gate itself read in this transaction. */
function setujui(konteks: KonteksMutasi, { id, versi }: MasukanTindakan, hariIni: Tanggal, risiko: PenilaianRisiko): Promise<Jawaban> {
  let dasar: DasarOtomatis = 'LANGSUNG';
  const rencana: RencanaGerbang = {
    operasi: 'setujuiOtomatis',
    tindakan: 'setujui',
    tahap: 'SETUJUI',
    jalan: { penandaTangan: 'SISTEM', hariIni },
    diamBilaTertahan: true,
    putuskan: ({ pegawai }, gerbang) => {
      const { alur } = gerbang.fakta;
      if (pernahDibuka(gerbang)) return [salah('OTOMATIS_DITOLAK', 'Aturan usul ini dikesampingkan atau dikecualikan: diputuskan orang.')];
      if (!alur.sla.ada || !alur.penandaTangan.ada) return [salah('OTOMATIS_DITOLAK', 'Fakta alur belum diketahui.')];
      const putusan = putuskanOtomatis({ jenjang: pegawai.map((p) => p.jenjang), rute: alur.rute, sla: alur.sla.nilai, ttd: alur.penandaTangan.nilai });
      if (!putusan.jalan) return [salah('OTOMATIS_DITOLAK', putusan.sebab)];
      // A score sends to a person; it neither lets through nor refuses, and takes nobody's right to an answer within the working days.
      if (putusan.dasar === 'LANGSUNG' && risiko.perluOrang) return [salah('OTOMATIS_DITOLAK', `Skor risiko ${risiko.skor}: usul ini diputuskan orang.`)];
      dasar = putusan.dasar;
      return [];
    },
    tulis: async ({ tx, usul }, gerbang) => {
      const sla = gerbang?.fakta.alur.sla;
      const jatuhTempo = sla?.ada === true ? sla.nilai.jatuhTempo : null;
      await insertKeputusanOtomatis(tx, { usulId: usul.id, tindakan: 'setujui', dasar, jatuhTempo });
      await catatJejak(tx, 'mutasi.disetujui_otomatis', { usul: usul.id, dasar, jatuhTempo });
    },
    get catatan() {
      return CATATAN[dasar];
    },
  };
  return lakukanPeralihan(konteks, { id, versi }, rencana);
}

/**
 * What the hub may do for BKN with one usul now: decide, then sign by delegation. Each step is one gated transaction under role SISTEM; a step that may not
 * be taken changes nothing. Safe to repeat: a step already taken is not offered again. Returns the answers, in order.
 */
export async function jalankanOtomatis(konteks: KonteksMutasi, id: string): Promise<readonly Jawaban[]> {
  const jawaban: Jawaban[] = [];
  const diterima = await konteks.baca((tx) => selectKedudukanOtomatis(tx, id));
  if (diterima?.status === 'DITERIMA_BKN') {
    const risiko = await konteks.baca((tx) => nilaiRisiko(tx, id));
    if (risiko.perluOrang) await catatAlihKeOrang(konteks, id, risiko);
    jawaban.push(await setujui(konteks, { id, versi: diterima.versi }, konteks.jam.hariIni(), risiko));
  }
  const disetujui = await konteks.baca((tx) => selectKedudukanOtomatis(tx, id));
  const dasar = disetujui?.dasar ?? null;
  // Only what the hub itself approved: a usul that a person approved waits for a person's signature.
  if (disetujui?.status !== 'DISETUJUI' || dasar === null) return jawaban;
  const catat = {
    catat: (tx: Parameters<typeof insertKeputusanOtomatis>[0]) =>
      insertKeputusanOtomatis(tx, { usulId: id, tindakan: 'terbitkanPertek', dasar, jatuhTempo: null }),
  };
  const pertek = await terbitkanPertek(konteks, { id, versi: disetujui.versi }, catat);
  // The law asks for no letter: noted once, so that nobody comes back to sign one.
  if (pertek.jenis === 'DITOLAK' && pertek.userErrors.some((e) => e.kode === 'PERTEK_TIDAK_WAJIB'))
    await konteks.tulis((tx) => insertKeputusanOtomatis(tx, { usulId: id, tindakan: 'tanpaPertek', dasar, jatuhTempo: null }));
  return [...jawaban, pertek];
}
