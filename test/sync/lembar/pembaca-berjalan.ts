import { readdirSync, readFileSync } from 'node:fs';

/** Process ids of the readers of workbooks that this process has started and that still run. */
export function pembacaBerjalan(): number[] {
  const anak = readdirSync(`/proc/${process.pid}/task`).flatMap((utas) =>
    readFileSync(`/proc/${process.pid}/task/${utas}/children`, 'latin1').trim().split(' '),
  );
  return anak
    .filter((pid) => pid !== '')
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('pembaca-anak.ts');
      } catch {
        return false;
      }
    });
}
