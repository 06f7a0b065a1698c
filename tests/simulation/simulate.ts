import { parseArgs } from 'node:util';
import { simulate } from './run-simulation.ts';
import { storeKinds } from './simulated-stores.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string', default: 'memory' },
  },
});
const store = storeKinds.find((kind) => kind === values.store);
if (store === undefined) throw new RangeError(`--store is one of ${storeKinds.join(', ')}`);
const failure = await simulate(Number(values.runs), Number(values.seed), store);
process.stdout.write(`${failure ?? `${values.runs} histories came out right`}\n`);
process.exitCode = failure === undefined ? 0 : 1;
