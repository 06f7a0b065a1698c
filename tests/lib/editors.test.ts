import { beforeAll, expect, test } from 'vitest';
import {
  makeStack,
  type ReadableTemplate,
  readableTemplate,
  resource,
  statementsIn,
} from './support.ts';

let template: ReadableTemplate;
beforeAll(() => {
  template = readableTemplate(makeStack());
}, 60_000);

const statements = () => statementsIn(resource(template, 'EditorsPolicy').Properties);

test('editors reach articles, media and publication.yaml, and nothing else', () => {
  const objects = statements().flatMap(({ Resource = [] }) => Resource);

  expect(new Set(objects)).toEqual(
    new Set([
      '<ContentStoreBucket.Arn>',
      '<ContentStoreBucket.Arn>/publication.yaml',
      '<ContentStoreBucket.Arn>/articles/*',
      '<ContentStoreBucket.Arn>/media/*',
    ]),
  );
});

test('editors cannot delete earlier versions', () => {
  expect(statements().flatMap(({ Action }) => Action)).not.toContain('s3:DeleteObjectVersion');
});

test('an output names the policy, which is attached to no role or group', () => {
  expect(template.Outputs.EditorsPolicyArn?.Value).toBe('<EditorsPolicy>');
  for (const attachment of ['Groups', 'Roles', 'Users']) {
    expect(resource(template, 'EditorsPolicy').Properties).not.toHaveProperty(attachment);
  }
});
