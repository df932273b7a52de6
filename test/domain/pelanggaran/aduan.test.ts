import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { ALASAN_TOLAK, type KeadaanAduan, kataKeadaan } from '../../../domain/pelanggaran/aduan/kata.ts';
import { periksaAduan } from '../../../domain/pelanggaran/aduan/masukan.ts';
import { bacaNomor, susunNomor } from '../../../domain/pelanggaran/aduan/nomor.ts';
import { PERALIHAN_ADUAN, STATUS_ADUAN } from '../../../domain/pelanggaran/aduan/status.ts';
import { KLASIFIKASI_NETRALITAS, klasifikasiBerlaku, klasifikasiCocok } from '../../../domain/pelanggaran/netralitas.ts';

const ABJAD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const acak = fc.uint8Array({ minLength: 15, maxLength: 15 });
/** The 16 signs without their dressing, and dressed again. */
const inti = (nomor: string): string => nomor.slice(4).replaceAll('-', '');

describe('nomor aduan', () => {
  it('terbaca kembali seperti ditulis, juga dengan huruf kecil, spasi, tanpa ADU, dan O, I, L yang keliru', () => {
    fc.assert(
      fc.property(acak, (bita) => {
        const nomor = susunNomor(bita);
        expect(nomor).toMatch(/^ADU(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
        const salin = inti(nomor).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
        for (const teks of [nomor, nomor.toLowerCase(), nomor.replaceAll('-', ' '), salin]) expect(bacaNomor(teks)).toBe(nomor);
      }),
    );
  });

  it('satu huruf yang salah, di mana pun, selalu ketahuan', () => {
    fc.assert(
      fc.property(acak, fc.nat(15), fc.integer({ min: 1, max: 31 }), (bita, letak, geser) => {
        const asli = inti(susunNomor(bita));
        const lain = ABJAD[(ABJAD.indexOf(asli[letak] ?? '') + geser) % 32] ?? '';
        expect(bacaNomor(asli.slice(0, letak) + lain + asli.slice(letak + 1))).toBeNull();
      }),
    );
  });

  it('dua huruf berbeda yang tertukar tempat, di mana pun, selalu ketahuan', () => {
    fc.assert(
      fc.property(acak, fc.nat(15), fc.nat(15), (bita, a, b) => {
        const huruf = [...inti(susunNomor(bita))];
        fc.pre(huruf[a] !== huruf[b]);
        [huruf[a], huruf[b]] = [huruf[b] ?? '', huruf[a] ?? ''];
        expect(bacaNomor(huruf.join(''))).toBeNull();
      }),
    );
  });

  it('setiap bit acak ikut menentukan nomornya', () => {
    const dasar = new Uint8Array(15);
    const lain = Array.from({ length: 75 }, (_, i) => dasar.map((b, j) => (j === Math.floor(i / 5) ? b ^ (1 << (i % 5)) : b)));
    expect(new Set([dasar, ...lain].map(susunNomor)).size).toBe(76);
    expect(() => susunNomor(new Uint8Array(14))).toThrow(RangeError);
  });
});

describe('isi aduan', () => {
  const hariIni = tanggal('2026-11-26');
  const baik = { kategori: 'NETRALITAS', uraian: 'Ikut kampanye calon contoh di lapangan.', nip: '19900101 201501 1 901' };
  const bidang = (mentah: object): string[] => {
    const h = periksaAduan(mentah as Record<string, unknown>, hariIni);
    return h.sah ? [] : h.galat.map((g) => g.bidang);
  };

  it('yang baik diterima: NIP tanpa pemisah, teks NFC, pelapor terpisah dari isi', () => {
    const h = periksaAduan({ ...baik, uraian: `  ${'e\u0301'.repeat(20)}  `, pelaporNama: 'PELAPOR REKAAN', tanggalKejadian: '2026-11-26' }, hariIni);
    expect(h).toMatchObject({ sah: true, isi: { nip: '199001012015011901', nik: null, uraian: '\u00e9'.repeat(20) }, pelapor: { nama: 'PELAPOR REKAAN' } });
    expect(h.sah && JSON.stringify(h.isi)).not.toContain('PELAPOR');
    expect(periksaAduan(baik, hariIni)).toMatchObject({ sah: true, pelapor: null });
  });

  it('semua kesalahan disebut sekaligus, per bidang', () => {
    const salah = {
      kategori: 'toString',
      uraian: 'pendek',
      nip: '123',
      nik: 'x',
      tanggalKejadian: '2026-11-27',
      lampiran: [{ nama: 'a', sha256: 'b' }],
      pelaporNama: 5,
    };
    expect(bidang(salah).sort()).toEqual(['kategori', 'lampiran', 'nik', 'nip', 'pelaporNama', 'tanggalKejadian', 'uraian']);
    expect(bidang({})).toEqual(['kategori', 'uraian']);
    expect(bidang({ ...baik, tanggalKejadian: '2026-02-30' })).toEqual(['tanggalKejadian']);
  });

  it.each(['\u0000', '\u0007', '\u202e', '\u2066', '\ufffd', '\ud800'])('karakter kendali atau pembalik arah %j ditolak di bidang mana pun', (buruk) => {
    for (const b of ['uraian', 'instansi', 'pelaporNama', 'pelaporKontak'])
      expect(bidang({ ...baik, [b]: `teks yang cukup panjang ${buruk} sekali` })).toEqual([b]);
  });

  it('apa pun yang dikirim dijawab tanpa galat program, dan yang diterima tidak memuat karakter kendali', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('kategori', 'uraian', 'nip', 'nik', 'lampiran', 'instansi'), fc.anything()), (mentah) => {
        const h = periksaAduan({ ...baik, ...mentah }, hariIni);
        if (h.sah) expect(h.isi.uraian).not.toMatch(/[\u0000-\u0008\u007f-\u009f]/);
        else expect(h.galat.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('status aduan', () => {
  it('hanya yang DITERIMA dapat diputus, dan putusan tidak dapat diubah', () => {
    for (const status of STATUS_ADUAN)
      expect(
        Object.values(PERALIHAN_ADUAN[status]).every((ke) => (ke === null) === (status !== 'DITERIMA')),
        status,
      ).toBe(true);
  });

  it('kata bagi pelapor tidak pernah menyebut terbukti atau tidaknya, dan ada untuk setiap keadaan', () => {
    const tahap = ['VERIFIKASI', 'KAJIAN', 'TERBUKTI', 'TIDAK_TERBUKTI', 'REKOMENDASI', 'PERINGATAN', 'TEGURAN', 'PEMBLOKIRAN', 'SELESAI', 'TAHAP_BARU', null];
    for (const status of STATUS_ADUAN)
      for (const statusInduk of [null, ...STATUS_ADUAN])
        for (const t of tahap) {
          const k: KeadaanAduan = { status, alasanKode: status === 'DITOLAK' ? 'TIDAK_JELAS' : null, statusInduk, alasanInduk: null, tahap: t };
          expect(kataKeadaan(k).length).toBeGreaterThan(20);
          expect(kataKeadaan(k)).not.toMatch(/terbukti|blokir|null|undefined/i);
        }
    expect(kataKeadaan({ status: 'DIVERIFIKASI', alasanKode: null, statusInduk: null, alasanInduk: null, tahap: 'TERBUKTI' })).toBe(
      kataKeadaan({ status: 'DIVERIFIKASI', alasanKode: null, statusInduk: null, alasanInduk: null, tahap: 'TEGURAN' }),
    );
    expect(Object.values(ALASAN_TOLAK).every((k) => k.endsWith('.'))).toBe(true);
  });
});

describe('klasifikasi netralitas', () => {
  it('K untuk kode etik, D untuk disiplin, tanpa D5 dan D7 yang bunyinya tidak diketahui; setiap butir bersumber', () => {
    expect(KLASIFIKASI_NETRALITAS.map((k) => k.kode)).toEqual([
      ...['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7'],
      ...['D1', 'D2', 'D3', 'D4', 'D6', 'D8', 'D9', 'D10', 'D11'],
    ]);
    for (const k of KLASIFIKASI_NETRALITAS) {
      expect(k.kategori).toBe(k.kode.startsWith('K') ? 'NETRALITAS_KODE_ETIK' : 'NETRALITAS_DISIPLIN');
      expect(k.tingkat === null || k.kode.startsWith('D')).toBe(true);
      expect(k.sumber).toContain('Keputusan Bersama');
    }
  });

  it('hanya cocok dengan kategorinya, dan hanya berlaku sejak tanggalnya', () => {
    expect(klasifikasiCocok('NETRALITAS_KODE_ETIK', 'K4')).toBe(true);
    expect(klasifikasiCocok('NETRALITAS_DISIPLIN', 'K4')).toBe(false);
    expect(klasifikasiCocok('NSPK', 'D1')).toBe(false);
    expect(klasifikasiCocok('NETRALITAS_DISIPLIN', 'D5')).toBe(false);
    expect(klasifikasiCocok('NSPK', null)).toBe(true);
    expect(klasifikasiBerlaku(tanggal('2022-09-21'))).toEqual([]);
    expect(klasifikasiBerlaku(tanggal('2026-01-01')).length).toBe(16);
  });
});
