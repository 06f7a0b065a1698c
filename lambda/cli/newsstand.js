#!/usr/bin/env node
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.js';

// From Node 22.8 on; what is compiled is kept for the next start.
/** @type {Record<string, unknown> & { enableCompileCache?: () => void }} */
const { enableCompileCache } = { ...module };
enableCompileCache?.();
const project = fileURLToPath(new URL('../..', import.meta.url));
const { newsstand } = await import(await bundle(project));
const { argv, env, stdout, stderr } = process;
process.exitCode = await newsstand(argv.slice(2), { stdout, stderr, env, now: () => new Date() });
