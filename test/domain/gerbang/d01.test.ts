import { describe, expect, test } from 'vitest';
import { d01 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d01-pangkat-minimum-eselon.ts';
import { faktaBkn, faktaGelap, konteksContoh, putuskan, tujuanContoh, usulanContoh } from '../../support/fakta.ts';

const ke = (eselonId: string | null) => usulanContoh({ tujuan: tujuanContoh({ eselonId }) });

describe('D01 pangkat minimum eselon', () => {
  test.each([
    ['10', '44', '42'],
    ['11', '44', '42'],
    ['12', '43', '41'],
    ['21', '43', '41'],
    ['22', '42', '34'],
    ['31', '41', '33'],
    ['32', '34', '32'],
    ['41', '33', '31'],
    ['42', '32', '24'],
    ['51', '31', '23'],
    ['52', '31', '23'],
  ])('eselon %s: golongan %s lolos, dua tingkat di bawah (%s) gagal', (eselonId, cukup, kurang) => {
    expect(putuskan(d01, faktaBkn({ golAkhirId: cukup }), ke(eselonId)).hasil).toBe('LOLOS');
    expect(putuskan(d01, faktaBkn({ golAkhirId: kurang }), ke(eselonId)).hasil).toBe('GAGAL');
  });

  test('jarak dihitung pada tangga: II/d hanya satu tingkat di bawah III/a', () => {
    expect(putuskan(d01, faktaBkn({ golAkhirId: '24' }), ke('51')).hasil).toBe('LOLOS');
  });

  test('pesan menyebut golongan, syarat, dan eselon', () => {
    expect(putuskan(d01, faktaBkn({ golAkhirId: '32' }), ke('31'))).toMatchObject({ pesan: 'Golongan III/b di bawah syarat IV/a eselon III.a' });
  });

  test('syarat dan toleransi dapat ditimpa', () => {
    const fakta = faktaBkn({ golAkhirId: '32' });
    expect(putuskan(d01, fakta, ke('31'), { parameter: { eselon31: 33 } }).hasil).toBe('LOLOS');
    expect(putuskan(d01, fakta, ke('41'), { parameter: { langkahDitoleransi: 0 } }).hasil).toBe('GAGAL');
  });

  test('tidak berlaku bagi PPPK', () => {
    expect(putuskan(d01, faktaBkn({ statusAsn: 'PPPK', golAkhirId: 'IX' }), ke('31')).hasil).toBe('LOLOS');
  });

  test('hanya pengangkatan dan pemindahan ke jabatan struktural', () => {
    expect(d01.menyangkut(usulanContoh(), konteksContoh())).toBe(true);
    expect(d01.menyangkut(usulanContoh({ tujuan: tujuanContoh({ jenisJabatanId: '2' }) }), konteksContoh())).toBe(false);
    expect(d01.menyangkut(usulanContoh({ jenis: 'PEMBERHENTIAN' }), konteksContoh())).toBe(false);
  });

  test.each([
    ['rekaman BKN tidak ada', faktaGelap(), ke('31')],
    ['status ASN kosong', faktaBkn({ statusAsn: null }), ke('31')],
    ['golongan kosong', faktaBkn({ golAkhirId: null }), ke('31')],
    ['golongan PNS memakai angka PPPK', faktaBkn({ golAkhirId: 'IX' }), ke('31')],
    ['eselon tujuan kosong', faktaBkn({}), ke(null)],
    ['eselon tujuan tidak dikenal', faktaBkn({}), ke('99')],
  ])('belum diketahui bila %s', (_sebab, fakta, usulan) => {
    expect(putuskan(d01, fakta, usulan).hasil).toBe('BELUM_DIKETAHUI');
  });
});
