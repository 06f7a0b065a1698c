import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { NewsstandStack } from './newsstand-stack.ts';
import { readSettings } from './stack-settings.ts';

const app = new App();
const settings = readSettings(app.node.tryGetContext('newsstand'));
const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;

new NewsstandStack(app, 'Newsstand', {
  settings,
  // A stack needs a known account and region to look up a hosted zone.
  ...(settings.domain && account && region && { env: { account, region } }),
});
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
