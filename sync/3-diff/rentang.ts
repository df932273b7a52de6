/** Instansi from one number to another, both included. */
export interface RentangInstansi {
  readonly dari: number;
  readonly sampai: number;
}

/** What is left of a range without these instansi (ascending), as few ranges as it takes. */
export function rentangDiLuar({ dari, sampai }: RentangInstansi, kecuali: readonly number[]): readonly RentangInstansi[] {
  const batas = [dari - 1, ...kecuali, sampai + 1];
  return batas.slice(1).flatMap((no, i) => {
    const sisa = { dari: (batas[i] ?? 0) + 1, sampai: no - 1 };
    return sisa.dari <= sisa.sampai ? [sisa] : [];
  });
}

/** Cuts instansi (ascending, with their rows) into at most `banyak` ranges of about the same number of rows. */
export function bagiRata(instansi: readonly { readonly no: number; readonly baris: number }[], banyak: number): readonly RentangInstansi[] {
  const total = instansi.reduce((jumlah, i) => jumlah + i.baris, 0);
  const hasil: RentangInstansi[] = [];
  let terpakai = 0;
  let dari: number | null = null;
  for (const [k, { no, baris }] of instansi.entries()) {
    dari ??= no;
    terpakai += baris;
    const penuh = terpakai >= (total * (hasil.length + 1)) / banyak && hasil.length < banyak - 1;
    if (!penuh && k < instansi.length - 1) continue;
    hasil.push({ dari, sampai: no });
    dari = null;
  }
  return hasil;
}
