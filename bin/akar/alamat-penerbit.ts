import { ISSUER_PENGEMBANGAN } from '../../platform/auth/subjek-pengembangan.ts';
import type { Config } from '../../platform/config.ts';

/** Issuer whose tokens this hub believes. */
export const issuerDari = ({ oidc }: Config): string =>
  oidc.jenis === 'luar' ? oidc.issuer : oidc.port === 0 ? ISSUER_PENGEMBANGAN : `http://127.0.0.1:${oidc.port}`;
