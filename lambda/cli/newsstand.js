#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.js';
import { kindOf, loadProgram } from './load-program.js';

const project = fileURLToPath(new URL('../..', import.meta.url));
const { argv, env, stdout, stderr } = process;
const words = argv.slice(2);
const command = (words[0] ?? '').replace(/[^a-z]/g, '').slice(0, 20);
const file = await bundle(project, command);
const { exports: program, keepCompiled } = loadProgram(file, kindOf(words));
process.exitCode = await program.newsstand(words, { stdout, stderr, env, now: () => new Date() });
// A run that failed has called few functions.
if (!process.exitCode) keepCompiled();
