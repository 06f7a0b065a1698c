import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blocksFor, type ShellBlock } from '../support/shell-blocks.ts';
import { type AwsCli, provideAwsCli } from './support/aws-cli.ts';
import { type Emulator, startEmulator } from './support/emulator.ts';
import { installTools, projectFolder, provideLayerCli, run } from './support/tools.ts';
import { waitFor } from './support/wait.ts';

let emulator: Emulator;
let cli: AwsCli;
/** Where the operator works, beside the project. */
let desk: string;
let environment: NodeJS.ProcessEnv;
const undo: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const tools = await installTools();
  undo.push(await provideLayerCli(tools));
  emulator = await startEmulator(tools);
  undo.push(emulator.stop);
  desk = await mkdtemp(join(tmpdir(), 'newsstand-runbook-'));
  undo.push(() => rm(desk, { recursive: true, force: true }));
  cli = await provideAwsCli(desk, tools);
  undo.push(cli.close);
  for (const name of ['package.json', 'lambda', 'node_modules']) {
    await symlink(join(projectFolder, name), join(desk, name));
  }
  environment = {
    ...emulator.environment,
    PATH: [desk, emulator.environment.PATH].join(delimiter),
    ...{ AWS_PAGER: '', NO_COLOR: '1', CDK_DISABLE_CLI_TELEMETRY: 'true' },
    // The command must not ask for approval.
    ...{ CDK_REQUIRE_APPROVAL: 'never', CDK_OUTPUT: join(desk, 'cdk.out') },
  };
}, 600_000);

afterAll(async () => {
  for (const step of undo.reverse()) await step();
});

const bash = async (script: string, cwd = desk): Promise<string> => {
  const options = { cwd, env: environment, maxBuffer: 1e8 };
  return (await run('bash', ['-eo', 'pipefail', '-c', script], options)).stdout;
};

/** What a page leaves to its reader to fill in or to do. */
type Answers = Readonly<Record<string, string>>;

/** Runs a block, with its reader's answers in the place of what the page has there. */
const runBlock = ({ script }: ShellBlock, answers: Answers = {}): Promise<string> => {
  const filled = Object.entries(answers).reduce((text, [asked, answer]) => {
    expect(text).toContain(asked);
    return text.replaceAll(asked, () => answer);
  }, script);
  return bash(filled, /\bcdk\b/.test(filled) ? projectFolder : desk);
};

const article = 'The night ferry\n\nIt leaves at ten.\n';

/** What has to be so before a block is run, what its reader answers, and what is so afterwards. */
interface Scene {
  before?(): Promise<unknown>;
  answers?(): Promise<Answers>;
  after?(written: string): unknown;
}

const deadLetter = '{"no":"sense"}';

const scenes: Readonly<Record<string, Scene>> = {
  'README.md: Deploy to AWS, 1': {
    after: () => waitForSite('rss.xml'),
  },
  'README.md: Deploy to AWS, 2': {
    async before() {
      await writeFile(join(desk, 'night-ferry.txt'), article);
    },
    answers: async () => ({ 'CONTENT-BUCKET': String(environment.ContentBucketName) }),
    after: () => waitForSite('articles/night-ferry'),
  },
  'README.md: Deploy to AWS, 3': {
    answers: async () => ({ 'PUBLISH-QUEUE-URL': String(environment.PublishQueueUrl) }),
  },
  'docs/operating.md: A domain of your own, 1': {
    async before() {
      await bash('aws route53 create-hosted-zone --name example.org --caller-reference x');
    },
    async after(written) {
      expect(written).toMatch(/^arn:aws:acm:us-east-1:/m);
      const zones = await bash(
        'aws route53 list-hosted-zones --output text --query HostedZones[].Id',
      );
      const records = await bash(
        `aws route53 list-resource-record-sets --hosted-zone-id ${zones.trim()} --output json`,
      );
      expect(JSON.parse(records).ResourceRecordSets).toContainEqual(
        expect.objectContaining({ Type: 'CNAME', TTL: 300 }),
      );
    },
  },
  'docs/operating.md: An existing content bucket, 1': {
    async before() {
      await bash(
        'aws s3api create-bucket --bucket there-already \
        --create-bucket-configuration LocationConstraint=eu-central-1',
      );
    },
    answers: async () => ({
      BUCKET: 'there-already',
      '# add': `echo '{"EventBridgeConfiguration": {}}' > notifications.json #`,
    }),
    async after() {
      const read = 'aws s3api get-bucket-notification-configuration --bucket there-already';
      expect(JSON.parse(await bash(read))).toEqual({ EventBridgeConfiguration: {} });
    },
  },
  'docs/operating.md: Editors, 1': {
    async before() {
      await bash(`aws iam create-role --role-name newsroom --assume-role-policy-document '{}'`);
    },
    answers: async () => ({ ROLE: 'newsroom' }),
    async after() {
      const attached = await bash('aws iam list-attached-role-policies --role-name newsroom');
      expect(attached).toContain(environment.EditorsPolicyArn);
    },
  },
  'docs/operating.md: Editors, 2': {
    async before() {
      await bash('echo Worse > worse.txt');
      await bash('aws s3 cp worse.txt "s3://$ContentBucketName/articles/night-ferry.txt"');
    },
    async answers() {
      const version = await bash(
        'aws s3api list-object-versions --bucket "$ContentBucketName" \
        --prefix articles/night-ferry.txt --output text --query "Versions[?!IsLatest].VersionId"',
      );
      return { VERSION: version.trim() };
    },
    async after(written) {
      expect(written).toContain('VersionId');
      const read = 'aws s3 cp "s3://$ContentBucketName/articles/night-ferry.txt" -';
      expect(await bash(read)).toBe(article);
    },
  },
  'docs/operating.md: Dead letters, 1': {
    async before() {
      await bash(`aws sqs send-message --queue-url "$PublishQueueUrl" --message-group-id publish \
        --message-deduplication-id poison --message-body '${deadLetter}'`);
      await waitFor('the dead letter', 60, async () =>
        (
          await bash(
            'aws sqs receive-message --queue-url "$DeadLetterQueueUrl" \
          --visibility-timeout 0',
          )
        ).includes('sense'),
      );
    },
    after: (written) => expect(written).toContain(JSON.stringify(deadLetter)),
  },
  'docs/operating.md: Dead letters, 2': {
    after(written) {
      expect(cli.moves).toEqual([environment.DeadLetterQueueArn]);
      expect(written).toContain('COMPLETED');
    },
  },
  'docs/operating.md: Undelivered events, 1': {
    async before() {
      await bash(`aws sqs send-message --queue-url "$UndeliveredEventsUrl" --message-body event \
        --message-attributes '{"ERROR_MESSAGE":{"DataType":"String","StringValue":"no right"}}'`);
    },
    after: (written) => expect(JSON.parse(written)).toEqual([['no right', 'event']]),
  },
  'docs/operating.md: Undelivered events, 2': {
    async after() {
      const left = 'aws sqs receive-message --queue-url "$UndeliveredEventsUrl"';
      expect((await bash(left)).trim()).toBe('');
    },
  },
  'docs/operating.md: Throttles, 2': {
    async after() {
      const read = 'aws lambda get-function-concurrency --function-name "$FunctionName"';
      expect(JSON.parse(await bash(read))).toEqual({ ReservedConcurrentExecutions: 1 });
    },
  },
  'docs/operating.md: Rejected articles, 1': {
    async before() {
      await bash(`printf -- '---\\ntitle: [\\n---\\n' > bad.md`);
      await bash('aws s3 cp bad.md "s3://$ContentBucketName/articles/"');
      const list = 'aws s3 ls --recursive "s3://$StateBucketName/rejections/" || true';
      await waitFor('the rejection', 60, async () => (await bash(list)).includes('bad.md'));
    },
    after: (written) => expect(written).toMatch(/rejections\/articles\/bad\.md$/m),
  },
  'docs/operating.md: Silence, 1': {
    after(written) {
      expect(written.match(/"ENABLED"/g)).toHaveLength(2);
      expect(written).toContain('"Enabled"');
    },
  },
  'docs/operating.md: Rebuild, 1': {
    async before() {
      await bash('aws s3 rm "s3://$SiteBucketName/rss.xml"');
    },
    after: () => waitForSite('rss.xml'),
  },
};

const waitForSite = (key: string) =>
  waitFor(`${key}\n${emulator.log().slice(-2000)}`, 90, async () =>
    (await bash(`aws s3 ls "s3://$SiteBucketName/${key}" || true`)).includes(
      key.split('/').at(-1) ?? key,
    ),
  );

const nameOf = ({ page, section, number }: ShellBlock) => `${page}: ${section}, ${number}`;

/** The stack comes first, then the variables that speak of it. */
const order = ['Deploy and update', 'Operating Newsstand'];
const rank = ({ section }: ShellBlock) =>
  (order.indexOf(section) + order.length + 1) % (order.length + 1);
const isEnd = ({ section }: ShellBlock) => section === 'Take it down';

const blocks = blocksFor(import.meta.filename).toSorted((one, other) => rank(one) - rank(other));

describe('what the pages tell an operator to type', () => {
  it('has scenes only for what stands there', () => {
    const names = blocks.map(nameOf);
    expect(Object.keys(scenes).filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(blocks.filter((block) => !isEnd(block)).map((block) => ({ name: nameOf(block), block })))(
    'works: $name',
    { timeout: 400_000 },
    async ({ name, block }) => {
      const scene = scenes[name] ?? {};
      await scene.before?.();
      const answers = await scene.answers?.();
      const isExport = block.section === 'Operating Newsstand';
      const shown = isExport ? { ...block, script: `${block.script}\nenv -0` } : block;
      const written = await runBlock(shown, answers);
      if (isExport) keepVariables(written);
      await scene.after?.(written);
    },
  );

  it('goes as the runbook says, and leaves the content', { timeout: 400_000 }, async () => {
    const ends = blocks.filter(isEnd);
    expect(ends).toHaveLength(1);
    for (const block of ends) await runBlock(block, { 'cdk destroy': 'cdk destroy --force' });

    const buckets = await bash('aws s3 ls');
    expect(buckets).toContain(environment.ContentBucketName);
    expect(buckets).not.toContain(environment.SiteBucketName);
    expect(buckets).not.toContain(environment.StateBucketName);
    const articles = await bash('aws s3 ls "s3://$ContentBucketName/articles/"');
    expect(articles).toContain('night-ferry.txt');
  });
});

/** Keeps what a block has exported for those behind it, as the operator's shell does. */
const keepVariables = (written: string): void => {
  const variables = Object.fromEntries(
    written.split('\0').map((line) => line.split(/=(.*)/s).slice(0, 2)),
  );
  expect(variables).toHaveProperty('ContentBucketName');
  environment = { ...environment, ...variables };
};
