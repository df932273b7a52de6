import { denganLembar } from './buku-buruk.ts';
import { bukuDari, lembarXml, tulisBuku } from './tulis-buku.ts';

/** Workbooks that other programs write, or people make, and that are read. */
export const BUKU_GANJIL: readonly { readonly id: string; readonly isi: () => Buffer; readonly csv: string }[] = [
  {
    id: 'baris kosong di depan, di tengah, dan di belakang',
    isi: () => bukuDari([['a', 'b'], [null, null], ['1', '2'], ['', ''], []], { mulai: 3 }),
    csv: '\n\na;b\n\n1;2\n',
  },
  {
    id: 'tanpa letak baris dan sel',
    isi: () => denganLembar(lembarXml('<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row><row><c/><c><v>2</v></c></row>')),
    csv: 'a;b\n;2\n',
  },
  {
    id: 'teks kaya digabung, panduan bunyi diabaikan',
    isi: () =>
      tulisBuku({
        lembar: [{ xml: lembarXml('<row><c t="s"><v>0</v></c></row>') }],
        teksBersama: '<sst><si><r><rPr><b/></rPr><t>na</t></r><r><t xml:space="preserve">ma </t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>',
      }),
    csv: 'nama \n',
  },
  {
    id: 'unsur berawalan',
    isi: () =>
      denganLembar(
        '<x:worksheet xmlns:x="y"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
      ),
    csv: 'a\n',
  },
  {
    id: 'baris dan lembar tersembunyi',
    isi: () => tulisBuku({ lembar: [{ keadaan: 'veryHidden', baris: [['x']] }, { baris: [['a'], ['1'], ['2']], tersembunyi: [2] }, { baris: [] }] }),
    csv: 'a\n1\n2\n',
  },
  { id: 'lembar pertama kosong, yang kedua berisi', isi: () => tulisBuku({ lembar: [{ baris: [] }, { baris: [['a'], ['1']] }] }), csv: 'a\n1\n' },
  { id: 'sel berlebih di kanan judul', isi: () => bukuDari([['a'], ['1', 'lebih']]), csv: 'a\n1;lebih\n' },
  {
    id: 'kutip, titik koma, dan pergantian baris',
    isi: () =>
      bukuDari([
        ['a', 'b'],
        ['x;y', 'ia berkata "ya"\nlalu pergi'],
      ]),
    csv: 'a;b\n"x;y";"ia berkata ""ya"" lalu pergi"\n',
  },
  {
    id: 'tanggal 1904',
    isi: () => tulisBuku({ is1904: true, lembar: [{ baris: [['a'], [{ atribut: 's="2"', isi: '<v>40908</v>' }]] }] }),
    csv: 'a\n2016-01-01\n',
  },
  { id: 'jumlah berformat hari bukan tanggal', isi: () => bukuDari([['a'], [{ atribut: 's="3"', isi: '<v>42370</v>' }]]), csv: 'a\n42370\n' },
  {
    id: 'sel gabungan di bawah data',
    isi: () =>
      bukuDari(
        [
          ['a', 'b'],
          ['1', '2'],
        ],
        { gabungan: ['A9:B9', 'D1:E1', 'A2:A2'] },
      ),
    csv: 'a;b\n1;2\n',
  },
  {
    id: 'tautan ke buku lain, gambar, dan rumus ke luar diabaikan',
    isi: () =>
      tulisBuku({
        lembar: [{ baris: [['a'], [{ atribut: 't="str"', isi: "<f>'http://contoh.invalid/[x.xlsx]L'!A1</f><v>hasil</v>" }]] }],
        bagian: [
          { nama: 'xl/externalLinks/externalLink1.xml', isi: '<!DOCTYPE x><x/>' },
          { nama: 'xl/media/image1.png', isi: Buffer.alloc(1_000, 1) },
        ],
      }),
    csv: 'a\nhasil\n',
  },
];
