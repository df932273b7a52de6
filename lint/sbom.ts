import { bacaKunci, susunSbom } from './rantai-pasok.ts';

process.stdout.write(`${JSON.stringify(susunSbom(bacaKunci()), null, 2)}\n`);
