import { saatWib } from '../../domain/asn/kata-tanggal.ts';
import { ARAHAN_LAPOR } from '../../domain/pelanggaran/aduan/kata.ts';
import type { GalatBidang } from '../../domain/pelanggaran/aduan/masukan.ts';
import { KATEGORI_ADUAN } from '../../domain/pelanggaran/aduan/saluran.ts';
import { type Aman, html } from '../../platform/html/halaman.ts';

/** What the form was sent with; shown again to the sender alone when something must be corrected. */
export type IsianFormulir = Readonly<Record<string, string>>;

interface Bidang {
  readonly nama: string;
  readonly label: string;
  readonly bantuan: string;
  readonly jenis?: string;
}

const TERLAPOR: readonly Bidang[] = [
  { nama: 'nip', label: 'NIP pegawai yang dilaporkan', bantuan: '18 angka. Bila tidak tahu NIP-nya, isi NIK.' },
  { nama: 'nik', label: 'NIK pegawai yang dilaporkan', bantuan: '16 angka. Tanpa NIP dan NIK, laporan dirujuk ke SP4N-LAPOR dan tidak didaftarkan di sini.' },
  { nama: 'instansi', label: 'Instansi tempatnya bekerja', bantuan: 'Misalnya nama kementerian, provinsi, kabupaten, atau kota.' },
  { nama: 'tanggalKejadian', label: 'Tanggal kejadian', bantuan: 'Boleh dikosongkan bila tidak ingat.', jenis: 'date' },
];
const PELAPOR: readonly Bidang[] = [
  { nama: 'pelaporNama', label: 'Nama Anda', bantuan: 'Boleh dikosongkan.' },
  { nama: 'pelaporKontak', label: 'Surel atau nomor telepon Anda', bantuan: 'Boleh dikosongkan.' },
];

const salahDari = (galat: readonly GalatBidang[], nama: string): string | null => galat.find((g) => g.bidang === nama)?.pesan ?? null;
const pesanSalah = (nama: string, pesan: string | null): Aman => (pesan === null ? html`` : html`<p class="salah" id="${nama}-salah">Salah: ${pesan}</p>`);
const ciri = (nama: string, pesan: string | null): Aman =>
  pesan === null ? html`aria-describedby="${nama}-bantuan"` : html`aria-describedby="${nama}-bantuan ${nama}-salah" aria-invalid="true"`;

const masukan = ({ nama, label, bantuan, jenis = 'text' }: Bidang, isian: IsianFormulir, galat: readonly GalatBidang[]): Aman => {
  const salah = salahDari(galat, nama);
  return html`<label for="${nama}">${label}</label>
<p class="bantuan" id="${nama}-bantuan">${bantuan}</p>${pesanSalah(nama, salah)}
<input id="${nama}" name="${nama}" type="${jenis}" value="${isian[nama] ?? ''}" autocomplete="off" ${ciri(nama, salah)}>`;
};

const ringkasan = (galat: readonly GalatBidang[]): Aman =>
  galat.length === 0
    ? html``
    : html`<div class="hasil" role="alert"><p>Laporan belum terkirim. Perbaiki isian berikut:</p>
<ul>${galat.map((g) => html`<li><a href="#${g.bidang}">${g.pesan}</a></li>`)}</ul></div>`;

/** The form. `kunci` makes a second press of the button the same complaint. */
export function formulirAduan(kunci: string, isian: IsianFormulir = {}, galat: readonly GalatBidang[] = []): Aman {
  const salahKategori = salahDari(galat, 'kategori');
  const salahUraian = salahDari(galat, 'uraian');
  const pilihan = Object.entries(KATEGORI_ADUAN).map(([kode, judul]) =>
    isian['kategori'] === kode ? html`<option value="${kode}" selected>${judul}</option>` : html`<option value="${kode}">${judul}</option>`,
  );
  return html`${ringkasan(galat)}
<p>Laporkan pelanggaran oleh pegawai ASN. Anda mendapat nomor aduan untuk memantau penanganannya. Nama Anda tidak wajib; bila diisi, disimpan tersandi dan hanya dapat dibuka dengan persetujuan dua pejabat yang tercatat.</p>
<form method="post" action="/aduan" accept-charset="utf-8">
<input type="hidden" name="kunci" value="${kunci}">
<fieldset><legend>Apa yang terjadi</legend>
<label for="kategori">Jenis pelanggaran</label>
<p class="bantuan" id="kategori-bantuan">Pilih yang paling dekat.</p>${pesanSalah('kategori', salahKategori)}
<select id="kategori" name="kategori" required ${ciri('kategori', salahKategori)}><option value="">Pilih</option>${pilihan}</select>
<label for="uraian">Uraian kejadian</label>
<p class="bantuan" id="uraian-bantuan">Siapa, apa, di mana, kapan, dan bukti apa yang ada (boleh tautan). 20 sampai 8.000 huruf. Jangan menulis nama Anda sendiri di sini.</p>${pesanSalah('uraian', salahUraian)}
<textarea id="uraian" name="uraian" required minlength="20" maxlength="8000" ${ciri('uraian', salahUraian)}>${isian['uraian'] ?? ''}</textarea>
</fieldset>
<fieldset><legend>Siapa yang dilaporkan</legend>${TERLAPOR.map((b) => masukan(b, isian, galat))}</fieldset>
<fieldset><legend>Tentang Anda (boleh dikosongkan)</legend>${PELAPOR.map((b) => masukan(b, isian, galat))}</fieldset>
<button type="submit">Kirim laporan</button>
</form>
<h2>Sudah punya nomor aduan?</h2>${formulirStatus()}`;
}

const formulirStatus = (): Aman => html`<form method="get" action="/aduan/status">
<label for="nomor">Nomor aduan</label>
<p class="bantuan" id="nomor-bantuan">Misalnya ADU-XXXX-XXXX-XXXX-XXXX.</p>
<input id="nomor" name="nomor" required autocomplete="off" aria-describedby="nomor-bantuan">
<button type="submit">Lihat keadaan</button>
</form>`;

export const halamanDiterima = (nomor: string, status: string): Aman =>
  status === 'DIRUJUK'
    ? html`<p class="hasil" role="status">Laporan Anda dirujuk ke SP4N-LAPOR.</p><p>${ARAHAN_LAPOR}</p><p>Bila kemudian Anda mengetahui NIP atau NIK-nya, <a href="/aduan">kirim laporan baru</a>. Nomor rujukan ini: <strong>${nomor}</strong>.</p>`
    : html`<p class="hasil" role="status">Laporan diterima. Nomor aduan Anda: <strong>${nomor}</strong></p>
<p>Catat nomor ini. Hanya dengan nomor ini keadaan laporan dapat dilihat, dan nomor yang hilang tidak dapat dicari kembali. Jangan berikan kepada orang lain.</p>
<p><a href="/aduan/status?nomor=${nomor}">Lihat keadaan laporan</a></p>`;

export const halamanKeadaan = (nomor: string, keterangan: string, diterimaPada: string): Aman =>
  html`<p class="hasil" role="status">${keterangan}</p><dl><dt>Nomor aduan</dt><dd>${nomor}</dd><dt>Diterima</dt><dd>${saatWib(diterimaPada)}</dd></dl>
<p>Halaman ini tidak memuat nama siapa pun.</p>`;

export const halamanTakDikenal = (): Aman =>
  html`<p class="hasil">Tidak ada laporan dengan nomor ini.</p><p>Periksa kembali setiap huruf dan angkanya.</p>${formulirStatus()}`;

export const halamanTunda = (menit: number): Aman =>
  html`<p class="hasil" role="alert">Terlalu banyak permintaan. Coba lagi dalam ${menit} menit.</p><p>Laporan yang sudah mendapat nomor tidak hilang.</p>`;
