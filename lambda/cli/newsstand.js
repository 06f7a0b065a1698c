#!/usr/bin/env node
// The TypeScript runs as it is: Node reads it by itself only from 22.18 on.
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');
