#!/usr/bin/env node
// The TypeScript runs as it is: Node reads it by itself only from 22.18 on.
import { register } from 'tsx/esm/api';

register();
const { newsstand } = await import('./main.ts');
const { argv, env, stdout, stderr } = process;
process.exitCode = await newsstand(argv.slice(2), { stdout, stderr, env, now: () => new Date() });
