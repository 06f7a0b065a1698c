import { parseArgs } from 'node:util';
import { killBuilds } from './kill-builds.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
  },
});
const rounds = Number(values.rounds);
const { killed, midway } = await killBuilds(rounds, Number(values.seed), (round) => {
  if (round % 5 === 0) process.stderr.write(`${round} rounds\n`);
});
process.stdout.write(
  `${rounds} rounds came out right; ${killed} builds were killed, ${midway} of them midway\n`,
);
