import { parseArgs } from 'node:util';
import { simulate } from './run-simulation.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
});
const failure = await simulate(Number(values.runs), Number(values.seed));
process.stdout.write(`${failure ?? `${values.runs} histories came out right`}\n`);
process.exitCode = failure === undefined ? 0 : 1;
