/**
 * A path that has fallen silent is noticed after twenty seconds, where the operating system would take two hours: probes begin after ten, and ten of them,
 * a second apart, may be lost. Bytes that are under way are not probed for; those have the deadline of their statement.
 */
export const NYAWA_MS = 10_000;

/** For every connection of pg. */
export const TETAP_HIDUP = { keepAlive: true, keepAliveInitialDelayMillis: NYAWA_MS } as const;
