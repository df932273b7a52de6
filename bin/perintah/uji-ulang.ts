import type { Command } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { isLewat } from '../../domain/mutasi/gerbang/aturan.ts';
import { type BedaPegawai, bandingkanUjiUlang, type PilihanPemeriksaan } from '../../subgraphs/mutasi/banding-uji-ulang.ts';
import { KATA_HASIL, KATA_PUTUSAN } from '../../subgraphs/mutasi/naskah/kata.ts';
import { selectUsulByNomor } from '../../subgraphs/mutasi/queries-bertanda.ts';
import { type HasilUjiUlang, ujiUlangUsul } from '../../subgraphs/mutasi/uji-ulang.ts';
import type { Alat } from './alat.ts';
import { denganKonteksHub } from './konteks-hub.ts';

interface Opsi {
  readonly perTanggal: string;
  readonly banding?: string;
}

/** People are told apart by their place in the usul: the shell shows no NIP. */
function barisUji({ isi, hasil, acuan }: HasilUjiUlang): readonly string[] {
  const jarak = acuan.jarakHari === 0 ? '' : `, ${acuan.jarakHari} hari jaraknya: data hari itu tidak disimpan`;
  return [
    `per ${isi.hariIni}: ${KATA_HASIL[hasil].judul} (tahap ${isi.tahap}; berita acara ${acuan.beritaAcara} bertanggal ${acuan.tanggal}${jarak})`,
    ...isi.pegawai.flatMap((p, i) =>
      p.butir
        .filter((b) => !isLewat(b.putusan))
        .map(
          ({ kode, putusan }) =>
            `pegawai ${i + 1} ${kode} ${KATA_PUTUSAN[putusan.hasil].toLowerCase()}: ${putusan.hasil === 'GAGAL' ? putusan.pesan : 'sebab' in putusan ? putusan.sebab : ''}`,
        ),
    ),
  ];
}

const barisBeda = (beda: readonly BedaPegawai[]): readonly string[] =>
  beda.length === 0
    ? ['tidak ada aturan yang berubah jawabannya']
    : beda.flatMap(({ aturan }, i) =>
        aturan.map(
          (a) =>
            `perubahan ${i + 1} ${a.kode}: ${a.dari} menjadi ${a.ke} karena ${a.sebab.map((s) => `${s.masukan} (${s.dari} menjadi ${s.ke})`).join(a.tunggal ? ' atau ' : ' bersama ')}`,
        ),
      );

const pilihan = (teks: string): PilihanPemeriksaan => (/^\d{1,18}$/.test(teks) ? { beritaAcaraId: teks } : { perTanggal: teks });

async function ujiUlang(alat: Alat, sasaran: string, { perTanggal, banding }: Opsi): Promise<void> {
  const { uji, beda } = await denganKonteksHub(alat, async (konteks) => {
    const id = /^\d{1,18}$/.test(sasaran) ? sasaran : await konteks.baca((tx) => selectUsulByNomor(tx, sasaran));
    const hasil = id === null ? null : await ujiUlangUsul(konteks, id, perTanggal);
    if (id === null || hasil === null) throw new Kesalahan('TIDAK_DITEMUKAN', 'id atau nomor usul yang pernah diperiksa');
    return { uji: hasil, beda: banding === undefined ? null : await bandingkanUjiUlang(konteks, { id, dari: pilihan(banding), ke: { perTanggal } }) };
  });
  const tanpaNip = beda?.map(({ aturan }) => ({ aturan })) ?? null;
  alat.hasil({ perTanggal, hasil: uji.hasil, acuan: uji.acuan, ...(tanpaNip && { perubahan: tanpaNip }) }, [
    ...barisUji(uji),
    ...(beda === null ? [] : barisBeda(beda)),
  ]);
}

export function perintahUjiUlang(program: Command, alat: Alat): void {
  program
    .command('uji-ulang')
    .description('periksa kembali sebuah usul menurut aturan dan data suatu tanggal; tidak menyimpan apa pun')
    .argument('<usul>', 'id atau nomor usul')
    .requiredOption('--per-tanggal <yyyy-mm-dd>', 'tanggal yang ditanyakan')
    .option('--banding <id|tanggal>', 'bandingkan dari berita acara ini, atau dari tanggal lain, ke --per-tanggal')
    .action((sasaran: string, opsi: Opsi) => ujiUlang(alat, sasaran, opsi));
}
