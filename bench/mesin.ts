import { cpus, loadavg, totalmem } from 'node:os';

/** The machine and what else keeps it busy: no figure is worth more than this line. */
export function mesin(): string {
  const cpu = cpus();
  const gib = (totalmem() / 2 ** 30).toFixed(0);
  return `${cpu[0]?.model.trim() ?? 'CPU'} · ${cpu.length} inti · ${gib} GiB · Node ${process.versions.node} · beban ${loadavg()
    .map((b) => b.toFixed(1))
    .join(' ')}`;
}
