import { parseArgs } from 'node:util';
import { fuzzFeeds } from './feed-fuzzer.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
});
const failure = fuzzFeeds(Number(values.runs), Number(values.seed));
process.stdout.write(`${failure ?? `${values.runs} publications came out right`}\n`);
process.exitCode = failure === undefined ? 0 : 1;
