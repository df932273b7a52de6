declare const merek: unique symbol;

/** A branded primitive: only the parser beside the type can make one. */
export type Bermerek<T, Nama extends string> = T & { readonly [merek]: Nama };
