import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import type { IConstruct } from 'constructs';
import { afterAll } from 'vitest';
import { NewsstandStack, type NewsstandStackProps } from '../../lib/newsstand-stack.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

/** A template for people: `<ContentStoreBucket.Arn>/media/*` instead of hashes and intrinsics. */
export interface ReadableTemplate {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, { readonly Value: string }>>;
}

// The assets of each app are 22 MB, which only this deletes.
const outdirs: string[] = [];
afterAll(() => {
  for (const outdir of outdirs) rmSync(outdir, { recursive: true });
});

/** With the feature flags of cdk.json. Runs no esbuild, unless the context says so. */
export const makeApp = (context?: Readonly<Record<string, unknown>>): App => {
  const cdkJson = JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8'));
  const outdir = mkdtempSync(join(tmpdir(), 'newsstand-'));
  outdirs.push(outdir);
  return new App({
    outdir,
    context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [], ...context },
  });
};

export const makeStack = (props: NewsstandStackProps = {}): NewsstandStack =>
  new NewsstandStack(makeApp(), 'Newsstand', props);

/** Of the stack's one construct. */
export const newsstandIn = (stack: NewsstandStack): IConstruct => stack.node.findChild('Default');

export const readableTemplate = (stack: Stack): ReadableTemplate => {
  const template = Template.fromStack(stack).toJSON();
  const ids = Object.keys(template.Resources).sort((a, b) => b.length - a.length);
  const text = ids.reduce(
    (json, id) => json.replaceAll(id, id.replace(/[0-9A-F]{8,}$/, '')),
    JSON.stringify(template).replaceAll(/\b[0-9a-f]{64}\b/g, '<hash>'),
  );
  const readable = JSON.parse(text, (_key, value) => (isIntrinsic(value) ? flatten(value) : value));
  if (Object.keys(readable.Resources).length !== ids.length) {
    throw new Error('Two logical ids differ in their hashes only');
  }
  return readable;
};

const isIntrinsic = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 1 &&
  ['Ref', 'Fn::GetAtt', 'Fn::Join', 'Fn::Sub'].some((name) => name in value);

const flatten = (value: unknown): string => flattenCfnReference(value);

export const ofType = (
  template: ReadableTemplate,
  type: string,
): Readonly<Record<string, Resource>> =>
  Object.fromEntries(
    Object.entries(template.Resources).filter(([, resource]) => resource.Type === type),
  );

export const resource = (template: ReadableTemplate, id: string): Resource => {
  const found = template.Resources[id];
  if (!found) throw new Error(`No ${id} among ${Object.keys(template.Resources).join(', ')}`);
  return found;
};

/** Where the app put the files of the asset that is named by the path of its construct, or its end. */
export const assetPath = (app: App, name: string): string => {
  const manifest = readFileSync(join(app.outdir, 'Newsstand.assets.json'), 'utf8');
  const { files }: AssetManifest = JSON.parse(manifest);
  const asset = Object.values(files).find(({ displayName }) => displayName.endsWith(name));
  if (!asset) throw new Error(`No asset ${name}`);
  return join(app.outdir, asset.source.path);
};

interface AssetManifest {
  readonly files: Readonly<Record<string, { displayName: string; source: { path: string } }>>;
}

/** Every statement, wherever in the value. */
export const statementsIn = (value: unknown): readonly Statement[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('Statement' in value) return [value.Statement].flat() as Statement[];
  return Object.values(value).flatMap(statementsIn);
};

/** What a role may do, as `action resource` lines, apart from who may assume it. */
export const rightsOf = (template: ReadableTemplate, role: string): readonly string[] =>
  Object.values(template.Resources)
    .filter(({ Type, Properties }) =>
      Type === 'AWS::IAM::Policy' ? [Properties.Roles].flat().includes(`<${role}>`) : false,
    )
    .flatMap(statementsIn)
    .flatMap(({ Effect, Action, Resource }) =>
      [Action]
        .flat()
        .flatMap((action) => [Resource].flat().map((on) => `${Effect} ${action} ${on}`)),
    )
    .sort();
