#!/usr/bin/env node
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from './bundle.js';
import { kindOf, loadProgram } from './load-program.js';

const project = fileURLToPath(new URL('../..', import.meta.url));
const { argv, env, stdout, stderr } = process;
const words = argv.slice(2);
const file = await bundle(project, /^[a-z]+$/.exec(words[0] ?? '')?.[0] ?? '', env);
const conversionThread = new URL('conversion-thread.cjs', pathToFileURL(file));
const { exports: program, saveCache } = loadProgram(file, kindOf(words));
const now = () => new Date();
process.exitCode = await program.newsstand(words, { stdout, stderr, env, now, conversionThread });
// A failed run has called few functions, so its cache is not worth saving.
if (!process.exitCode) saveCache();
