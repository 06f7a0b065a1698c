import { parseArgs } from 'node:util';
import { fuzz } from './conversions.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
});
const { published, rejected, crashed, slow } = await fuzz(Number(values.runs), Number(values.seed));
for (const line of [...crashed, ...slow]) process.stdout.write(`${line}\n`);
process.stdout.write(
  `${published} published, ${rejected} rejected, ${crashed.length} crashed, ${slow.length} slow\n`,
);
process.exitCode = crashed.length + slow.length > 0 ? 1 : 0;
