import { diketahui } from '../../../domain/hasil.ts';
import { a06 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a06-nik-padan-dukcapil.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(a06, {
  lolos: [['NIK lengkap dan padan', {}]],
  gagal: [
    ['NIK kurang dari 16 angka', { fakta: { nik: diketahui({ lengkap: false, sah: true }) } }, '16 angka'],
    ['belum padan', { fakta: { nik: diketahui({ lengkap: true, sah: false }) } }, 'Dukcapil'],
  ],
  belumDiketahui: [
    ['BKN tidak menyebut padanannya', { fakta: { nik: diketahui({ lengkap: true, sah: null }) } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tingkat: [
    ['WARN', {}],
    ['BLOCK', { usul: { asalInstansiId: 'INSTANSI-99' } }],
  ],
});
