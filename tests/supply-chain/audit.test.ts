import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));

let registry: Server;
let cache: string;
beforeEach(() => {
  // What npm has heard of a fault it does not ask again.
  cache = mkdtempSync(join(tmpdir(), 'newsstand-audit-'));
});
afterEach(() => {
  registry.close();
  rmSync(cache, { recursive: true });
});

/** Runs the audit of this project against a registry with the given answer to its question. */
const audit = async (status: number, advisories: object) => {
  registry = createServer((request, response) => {
    const isQuestion = request.url === '/-/npm/v1/security/advisories/bulk';
    request.resume();
    response.writeHead(isQuestion ? status : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isQuestion ? advisories : {}));
  }).listen(0, '127.0.0.1');
  await once(registry, 'listening');
  const { port } = registry.address() as AddressInfo;
  const command = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/supply-chain/audit-command.ts'],
    {
      cwd: project,
      env: {
        ...process.env,
        npm_config_registry: `http://127.0.0.1:${port}`,
        npm_config_fetch_retries: '0',
        npm_config_cache: cache,
      },
    },
  );
  let text = '';
  command.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const [code] = await once(command, 'close');
  return { code, text };
};

const advisory = (severity: string) => ({
  id: 1,
  url: 'https://example.org/1',
  title: 'Eats entities',
  ...{ severity, vulnerable_versions: '<99.0.0', cwe: [], cvss: { score: 0, vectorString: null } },
});

it('fails for what is grave, by name', async () => {
  const { code, text } = await audit(200, { saxes: [advisory('high')] });

  expect(text).toMatch(/^Known vulnerabilities in what ships: \d high/);
  expect(text).toContain('high: saxes: Eats entities, https://example.org/1');
  expect(code).toBe(1);
});

it('tells of what is less than grave', async () => {
  const { code, text } = await audit(200, { saxes: [advisory('low')] });

  expect(text).toContain('low: saxes: Eats entities, https://example.org/1');
  expect(code).toBe(0);
});

it('says that there is nothing, if there is', async () => {
  expect(await audit(200, {})).toEqual({
    code: 0,
    text: 'No known vulnerabilities in what ships\n',
  });
});

it('says that it could not be made, if the registry does not answer', async () => {
  const { code, text } = await audit(405, {});

  expect(text).toMatch(/^WARNING: no audit was made, so nothing is known of vulnerabilities: 405 /);
  expect(code).toBe(0);
});
