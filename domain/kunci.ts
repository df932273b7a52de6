/** Whether a text can be the number of a stored row; anything else is answered as "not found", never as a fault of the database. */
export const isKunci = (teks: string): boolean => /^[1-9]\d{0,17}$/.test(teks);
