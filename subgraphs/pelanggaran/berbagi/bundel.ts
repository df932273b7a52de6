import { createHash } from 'node:crypto';
import { type Zippable, zipSync } from 'fflate';
import type { Peran } from '../../../domain/akses.ts';
import { saatWib } from '../../../domain/asn/kata-tanggal.ts';
import { tulisDokumen } from '../../../domain/mutasi/verifikasi-pertek.ts';
import { melihatBagian } from '../../../domain/pelanggaran/sbt/berbagi.ts';
import type { Naskah } from '../../../platform/naskah/naskah.ts';
import { cetakPdf } from '../../../platform/naskah/pdf.ts';
import { menyebutTerlapor, susunSurat } from '../sbt/naskah.ts';
import type { BarisSurat } from '../sbt/queries.ts';
import type { BerkasTemuan } from './berkas.ts';
import type { BarisPesan } from './queries.ts';

/** What goes into a bundle: the file as this reader sees it. */
export interface IsiBundel {
  readonly berkas: BerkasTemuan;
  readonly pesan: readonly BarisPesan[];
  readonly peran: Peran;
}

interface BerkasBundel {
  readonly nama: string;
  readonly uraian: string;
  readonly isi: Uint8Array;
}

export interface ButirIndeks {
  readonly nama: string;
  readonly uraian: string;
  readonly byte: number;
  readonly sha256: string;
}

// A ZIP keeps local clock parts: named as parts they are the same bytes in every time zone.
const SAAT_ZIP = new Date(1980, 0, 1);

const json = (nama: string, uraian: string, isi: unknown): BerkasBundel => ({ nama, uraian, isi: Buffer.from(`${JSON.stringify(isi, null, 2)}\n`, 'utf8') });
const sidik = (isi: Uint8Array): string => createHash('sha256').update(isi).digest('hex');
const butir = ({ nama, uraian, isi }: BerkasBundel): ButirIndeks => ({ nama, uraian, byte: isi.length, sha256: sidik(isi) });

/** Newest instant in the file: the bundle is of that moment, whenever it is made. */
function saatIsi({ berkas, pesan }: IsiBundel): string {
  const { temuan, riwayat, surat, tanggapan, tindakLanjut } = berkas;
  const saat = [
    temuan.dicatatPada,
    temuan.tahapSejak,
    ...[...riwayat, ...surat, ...tanggapan, ...tindakLanjut].map((b) => b.pada),
    ...pesan.map((p) => new Date(p.pada)),
  ];
  return new Date(Math.max(...saat.map(Number))).toISOString();
}

/** Letters that stay out, because they name a person of whom this reader is not told. */
const suratDitahan = ({ berkas, peran }: IsiBundel): readonly BarisSurat[] => (melihatBagian(peran, 'TERLAPOR') ? [] : berkas.surat.filter(menyebutTerlapor));

/** Steps, replies, follow-ups and messages; offices are named, persons are not, save the accused to who is told of him. */
function catatan({ berkas, pesan, peran }: IsiBundel): readonly BerkasBundel[] {
  const { temuan: t, riwayat, tanggapan, tindakLanjut } = berkas;
  const pokok = { nomor: t.nomor, kategori: t.kategori, instansiId: t.instansiId, tahap: t.tahap, tahapSejak: t.tahapSejak, tenggat: t.tenggat };
  const terlapor = melihatBagian(peran, 'TERLAPOR') ? { nip: t.nip } : {};
  const bukti = melihatBagian(peran, 'BUKTI') ? { bukti: t.bukti } : {};
  const lihatCatatan = melihatBagian(peran, 'CATATAN');
  return [
    json('temuan.json', 'Pokok temuan', { ...pokok, ...terlapor, uraian: t.uraian, sumber: t.sumber, dicatatPada: t.dicatatPada, ...bukti }),
    json(
      'tahap.json',
      'Setiap langkah menurut urutannya',
      riwayat.map((r) => ({
        pada: r.pada,
        tindakan: r.tindakan,
        dari: r.dari,
        ke: r.ke,
        tenggat: r.tenggat,
        peran: r.oleh,
        ...(lihatCatatan && { catatan: r.catatan }),
      })),
    ),
    json(
      'tanggapan.json',
      'Tanggapan PPK dan terlapor',
      tanggapan.map((g) => ({ pada: g.pada, pihak: g.pihak, tahap: g.tahap, isi: g.isi })),
    ),
    json(
      'tindak-lanjut.json',
      'Tindak lanjut yang dilaporkan PPK',
      tindakLanjut.map((l) => ({ pada: l.pada, uraian: l.uraian, nomorSk: l.nomorSk, tanggalSk: l.tanggalSk })),
    ),
    json(
      'pesan.json',
      'Percakapan di dalam temuan',
      pesan.map((p) => ({ pada: p.pada, audiens: p.audiens, peran: p.oleh, isi: p.isi })),
    ),
  ];
}

async function surat(bundel: IsiBundel): Promise<readonly BerkasBundel[]> {
  const semua: BerkasBundel[] = [];
  const ditahan = suratDitahan(bundel);
  for (const [i, s] of bundel.berkas.surat.entries()) {
    if (ditahan.includes(s)) continue;
    const nama = `surat/${String(i + 1).padStart(2, '0')}-${s.jenis}`;
    semua.push({ nama: `${nama}.pdf`, uraian: `Surat ${s.nomor}`, isi: await cetakPdf(susunSurat(s)) });
    semua.push({ nama: `${nama}.json`, uraian: `Isi bertanda tangan surat ${s.nomor}`, isi: Buffer.from(tulisDokumen(s), 'utf8') });
  }
  return semua;
}

/** The moment a bundle is of, and the numbers of the letters it leaves out. */
interface Keadaan {
  readonly pada: string;
  readonly tidakDisertakan: readonly string[];
}

const naskahIndeks = ({ berkas: { temuan }, peran }: IsiBundel, { pada, tidakDisertakan }: Keadaan, isi: readonly ButirIndeks[]): Naskah => ({
  kop: ['SISTEM PENGHUBUNG DATA ASN (SIMPUL)', 'Sistem Berbagi Terintegrasi: serah terima berkas temuan'],
  judul: 'INDEKS BERKAS TEMUAN',
  nomor: `Nomor temuan: ${temuan.nomor}`,
  subjek: 'Serah terima berkas temuan',
  kataKunci: temuan.nomor,
  pada,
  kaki: temuan.nomor,
  lampiran: { nama: 'isi.json', isi: JSON.stringify(isi, null, 2), uraian: 'Indeks isi berkas' },
  blok: [
    {
      jenis: 'PASANGAN',
      isi: [
        ['Tahap', temuan.tahap],
        ['Kategori', temuan.kategori],
        ['Keadaan berkas', saatWib(pada)],
        ['Menurut kewenangan', peran],
      ],
    },
    { jenis: 'PARAGRAF', teks: 'Cocokkan sidik setiap berkas dengan tabel ini; indeks.json memuat sidik yang sama, juga sidik halaman ini.' },
    ...(tidakDisertakan.length === 0
      ? []
      : [{ jenis: 'PARAGRAF', teks: `Tidak disertakan karena menyebut terlapor: surat ${tidakDisertakan.join('; ')}.` } as const]),
    {
      jenis: 'TABEL',
      kolom: [
        { judul: 'Berkas', lebar: 3 },
        { judul: 'Uraian', lebar: 3 },
        { judul: 'Sidik (sha256)', lebar: 4 },
      ],
      baris: isi.map((b) => [b.nama, b.uraian, b.sha256]),
    },
  ],
});

/** The bundle as ZIP, stored without compression: the same file of the same case for the same role is the same bytes, whoever makes it and when. */
export async function susunBundel(isi: IsiBundel): Promise<Uint8Array> {
  const keadaan = { pada: saatIsi(isi), tidakDisertakan: suratDitahan(isi).map((s) => s.nomor) };
  const berkas = [...catatan(isi), ...(await surat(isi))];
  const halaman = { nama: 'indeks.pdf', uraian: 'Halaman indeks', isi: await cetakPdf(naskahIndeks(isi, keadaan, berkas.map(butir))) };
  const semua = [halaman, ...berkas];
  const indeks = json('indeks.json', 'Indeks', {
    bentuk: 'simpul-berkas-temuan-1',
    nomor: isi.berkas.temuan.nomor,
    ...keadaan,
    peran: isi.peran,
    berkas: semua.map(butir),
  });
  const zip: Zippable = Object.fromEntries([indeks, ...semua].map((b) => [b.nama, b.isi]));
  return zipSync(zip, { level: 0, mtime: SAAT_ZIP });
}
