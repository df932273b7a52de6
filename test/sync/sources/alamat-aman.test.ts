import { describe, expect, test } from 'vitest';
import { isPrivat, isTerlarang, uraikanAlamat } from '../../../sync/sources/alamat-aman.ts';

const PUBLIK = ['8.8.8.8', '203.0.113.9', '2606:4700:4700::1111', '2a00:1450::1'];
const PRIVAT = ['10.1.2.3', '172.31.0.1', '192.168.1.1', '127.0.0.1', '100.64.0.1', '::1', '::ffff:10.0.0.1', '::127.0.0.1', 'fd12::1'];
/** An inner IPv4 address in an IPv6 one, each way it is written. */
const TERSELUBUNG = ['64:ff9b::a00:1', '64:ff9b:1::a00:1', '2002:a00:1::1', '2001:0:a00:1::1', '::ffff:a00:1'];
const TERLARANG = [
  '169.254.169.254',
  '169.254.1.1',
  '::ffff:169.254.169.254',
  'fe80::1',
  'fd00:ec2::254',
  '100.100.100.200',
  '0.0.0.0',
  '239.1.1.1',
  'ff02::1',
  '192.0.0.192',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b::169.254.169.254',
  '2002:a9fe:a9fe::1',
  '::169.254.169.254',
];

describe('tujuan yang ditentukan orang luar (SSRF)', () => {
  test('jaringan publik dibedakan dari privat, juga yang diselubungkan dalam IPv6', () => {
    expect(PUBLIK.filter(isPrivat)).toEqual([]);
    expect([...PRIVAT, ...TERSELUBUNG, ...TERLARANG].filter((ip) => !isPrivat(ip))).toEqual([]);
  });

  test('link-local, layanan metadata, dan multicast tidak dibuka oleh setelan mana pun', async () => {
    expect(TERLARANG.filter((ip) => !isTerlarang(ip))).toEqual([]);
    expect([...PUBLIK, ...PRIVAT].filter(isTerlarang)).toEqual([]);
    for (const ip of TERLARANG)
      for (const bolehPrivat of [false, true])
        await expect(uraikanAlamat(ip.includes(':') ? `[${ip}]` : ip, bolehPrivat), ip).rejects.toMatchObject({ kode: 'SUMBER_MENOLAK' });
  });

  test('yang privat hanya dengan izin operator', async () => {
    await expect(uraikanAlamat('10.1.2.3', false)).rejects.toMatchObject({ kode: 'SUMBER_MENOLAK' });
    expect(await uraikanAlamat('10.1.2.3', true)).toEqual({ ip: '10.1.2.3', keluarga: 4 });
    expect(await uraikanAlamat('[fd12::1]', true)).toEqual({ ip: 'fd12::1', keluarga: 6 });
    expect(await uraikanAlamat('localhost', true)).toMatchObject({ ip: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) });
    await expect(uraikanAlamat('localhost', false)).rejects.toMatchObject({ kode: 'SUMBER_MENOLAK' });
  });
});
