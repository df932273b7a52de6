/** What the operator is told about the token that only a person can bring. */
export const pesanSso = (keadaan: string, kodeCepat: string): string =>
  `Token SSO SIASN ${keadaan}. Masuk ke SIASN lewat peramban, salin token SSO, lalu: simpul sumber-data token --instansi ${kodeCepat} < token.txt`;
