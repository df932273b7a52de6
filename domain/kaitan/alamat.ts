const PANJANG_MAKS = 500;

/** An address that messages may go to, in its normal form: https (http where it is allowed), no user or password, no fragment. Null when it is none. */
export function bacaAlamatKaitan(teks: string, bolehHttp: boolean): string | null {
  if (!URL.canParse(teks)) return null;
  const url = new URL(teks);
  if (url.protocol !== 'https:' && !(bolehHttp && url.protocol === 'http:')) return null;
  if (url.username !== '' || url.password !== '' || url.hash !== '' || url.hostname === '') return null;
  return url.href.length <= PANJANG_MAKS ? url.href : null;
}
