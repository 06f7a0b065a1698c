import { parseArgs } from 'node:util';
import { convertArticle } from '../../lambda/core/convert/convert-article.ts';
import { isError } from '../../lambda/core/problem.ts';
import { makePublication } from '../support/core-samples.ts';
import { baseUrl } from '../support/newsroom.ts';
import { deepInputs } from './deep-inputs.ts';

/* Converts deep inputs in a process of its own, because some faults would end the process. */

const { values } = parseArgs({ options: { runs: { type: 'string', default: '10000' } } });
const context = { publication: makePublication('id: f\ntitle: F'), baseUrl };

/** Most are near what is allowed; one in a hundred is far beyond, where a stack ends. */
const depthOf = (run: number): number => (run % 100 === 0 ? 2500 + (run % 7) * 2500 : run % 130);

let [published, rejected] = [0, 0];
for (let run = 0; run < Number(values.runs); run += 1) {
  const input = deepInputs[run % deepInputs.length];
  if (input === undefined) throw new TypeError('there are no inputs');
  const { name, extension, make } = input;
  const depth = depthOf(Math.floor(run / deepInputs.length));
  const bytes = new TextEncoder().encode(make(depth));
  const { article, problems } = await convertArticle(`articles/a${extension}`, bytes, context);
  if (article !== undefined) published += 1;
  else if (problems.some(isError)) rejected += 1;
  else throw new Error(`${name}, ${depth} deep: neither an article nor an error`);
}
process.stdout.write(JSON.stringify({ published, rejected }));
