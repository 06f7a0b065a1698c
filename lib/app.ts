import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { NewsstandStack } from './newsstand-stack.ts';

const app = new App();
new NewsstandStack(app, 'Newsstand');
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
