/** What the id of a signed message begins with: no upload's does, so neither can be taken for the other. */
export const AWALAN_DENYUT = 'denyut_';

/**
 * What the signature of a message covers beside its id and time: the request line as the hub sees it, a line break, and its JSON ("" without one). The bytes of a
 * payload are covered through the SHA-256 of the whole that its request line names, so that they may be cut anywhere and go on.
 */
export const isiTanda = (metode: string, { pathname, search }: URL, teks: string): string => `${metode} ${pathname}${search}\n${teks}`;
