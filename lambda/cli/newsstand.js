#!/usr/bin/env node
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.js';

// From Node 22.8 on; what is compiled is kept for the next start.
/** @type {Record<string, unknown> & { enableCompileCache?: () => void }} */
const { enableCompileCache } = { ...module };
enableCompileCache?.();
const project = fileURLToPath(new URL('../..', import.meta.url));
const program = await bundle(project);
const conversionThread = new URL('conversion-thread.js', program);
const { newsstand } = await import(program);
const { argv, env, stdout, stderr } = process;
const now = () => new Date();
process.exitCode = await newsstand(argv.slice(2), { stdout, stderr, env, now, conversionThread });
