import { Kesalahan } from '../../domain/kesalahan.ts';
import { type Config, readProcessConfig } from '../../platform/config.ts';

/** The configuration of this process; a fault in it ends the process with the list of faults instead of a stack. */
export function bacaPengaturan(): Config {
  try {
    return readProcessConfig();
  } catch (galat) {
    if (!(galat instanceof Kesalahan)) throw galat;
    process.stderr.write(`${galat.message}\n`);
    process.exit(1);
  }
}
