import { spawnSync } from 'node:child_process';
import { readAudit } from './audit.ts';

// Ends with an error both when it has found something and when it could not look.
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
const { exitCode, text } = readAudit(stdout ?? '');
process.stdout.write(`${text}\n`);
process.exitCode = exitCode;
