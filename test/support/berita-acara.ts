import { tanggal } from '../../domain/asn/tanggal.ts';
import { diketahui } from '../../domain/hasil.ts';
import { jsonBaku } from '../../domain/json-baku.ts';
import type { Fakta } from '../../domain/mutasi/gerbang/fakta.ts';
import { KATALOG } from '../../domain/mutasi/gerbang/katalog.ts';
import { periksaGerbang } from '../../domain/mutasi/gerbang/periksa.ts';
import type { IsiTandaBeritaAcara } from '../../domain/mutasi/verifikasi-berita-acara.ts';
import { type IsiBeritaAcara, ringkasButir, ringkasFakta, sidikIsi } from '../../subgraphs/mutasi/berita-acara.ts';
import { aturanDipakai, terburuk } from '../../subgraphs/mutasi/gerbang.ts';
import type { BahanNaskah } from '../../subgraphs/mutasi/naskah/susun.ts';
import { hitungPutusan, versiSemuaAturan } from '../../subgraphs/mutasi/naskah/tabel-aturan.ts';
import { kodeVerifikasi } from '../../subgraphs/mutasi/tandatangani-berita-acara.ts';
import { nipKe } from '../subgraphs/mutasi/dunia.ts';
import { faktaBersih, rekamanContoh, usulanContoh } from './fakta.ts';

const SAAT = { tahap: 'AJUKAN', hariIni: tanggal('2025-06-16'), pada: '2025-06-16T03:15:30.000Z', timpaan: { D23: { bulanMin: 18 } } } as const;

/** Minutes of `banyak` invented people, written by the real catalogue; `fakta` alters what is known of the n-th. */
export function isiContoh(banyak: number, fakta: (n: number) => Partial<Fakta> = () => ({})): IsiBeritaAcara {
  const orang = Array.from({ length: banyak }, (_, n) => {
    const nip = nipKe(n);
    const rekaman = rekamanContoh({ nip, tglLahir: `${nip.slice(0, 4)}-${nip.slice(4, 6)}-${nip.slice(6, 8)}`, nama: `PEGAWAI CONTOH ${n + 1}` });
    const usulan = usulanContoh({ nip });
    const f = faktaBersih({ bkn: diketahui(rekaman), simpeg: diketahui(rekaman), ...fakta(n) });
    return { usulan, fakta: f, hasil: periksaGerbang(KATALOG, usulan, f, SAAT) };
  });
  return {
    bentuk: 1,
    ...SAAT,
    akui: [],
    penghalang: [],
    alur: faktaBersih().alur,
    aturan: aturanDipakai(orang.map((o) => o.hasil)),
    pegawai: orang.map((o) => ({
      usulan: o.usulan,
      hasil: o.hasil.hasil,
      fakta: ringkasFakta(o.fakta),
      sumber: { bkn: { tarikan: '71', ver: 3 }, simpeg: { tarikan: '72', ver: 3 } },
      butir: o.hasil.butir.map(ringkasButir),
    })),
  };
}

/** The same with an (invented) signature, as it would be printed. */
export function bahanContoh(isi: IsiBeritaAcara): BahanNaskah {
  const sidik = sidikIsi(jsonBaku(isi));
  const tanda: IsiTandaBeritaAcara = {
    bentuk: 'simpul-berita-acara-1',
    kode: kodeVerifikasi('901', sidik),
    beritaAcara: '901',
    sidik,
    usul: {
      nomor: 'USUL-2025-0000901',
      jenis: 'PEMINDAHAN',
      tmt: tanggal('2025-07-01'),
      instansi: { id: 'INSTANSI-01', nama: 'Pemerintah Kabupaten Contoh 01' },
    },
    instansi: [{ id: 'INSTANSI-01', nama: 'Pemerintah Kabupaten Contoh 01' }],
    tahap: isi.tahap,
    hasil: terburuk(isi.pegawai.map(({ hasil }) => ({ hasil, butir: [] }))),
    pada: isi.pada,
    banyakPegawai: isi.pegawai.length,
    banyakPutusan: hitungPutusan(isi),
    versiAturan: versiSemuaAturan(isi),
    alamat: 'https://simpul.contoh.example',
    ditandatanganiPada: '2025-06-16T03:20:00.000Z',
  };
  return { isi, tanda, kid: 'kunci-contoh', dokumen: { isi: jsonBaku(tanda), jws: `${'a'.repeat(90)}..${'b'.repeat(86)}` } };
}
