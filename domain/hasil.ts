/** A fact that may be unknown. Unknown is a third value: it is never read as "empty", "same" or "pass". */
export type Diketahui<T> = { readonly ada: true; readonly nilai: T } | { readonly ada: false; readonly sebab: string };

export const diketahui = <T>(nilai: T): Diketahui<T> => ({ ada: true, nilai });
export const belumDiketahui = (sebab: string): Diketahui<never> => ({ ada: false, sebab });
