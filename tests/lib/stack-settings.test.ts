import { expect, it } from 'vitest';
import { readSettings } from '../../lib/stack-settings.ts';

it('accepts missing settings', () => {
  expect(readSettings(undefined)).toEqual({});
});

it('accepts every setting', () => {
  const settings = {
    domain: 'news.example.org',
    hostedZone: 'example.org',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1d2c',
    alarmEmail: 'desk@example.org',
    contentBucket: 'gazette-content',
    uploadContent: false,
    logRetentionDays: 90,
  };

  expect(readSettings(settings)).toEqual(settings);
});

it('names every fault at once', () => {
  const read = () =>
    readSettings({
      domain: 'https://news.example.org/',
      certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1d2c',
      alarmMail: 'desk@example.org',
      uploadContent: 'no',
      logRetentionDays: 31,
    });

  expect(read).toThrow(/^cdk\.json, context, newsstand: /);
  for (const fault of [
    'domain is not a domain name',
    'certificateArn is not a certificate in us-east-1',
    'alarmMail is not a known setting; known settings: domain, hostedZone,',
    'uploadContent is not true or false',
    'logRetentionDays is not a retention time',
  ]) {
    expect(read).toThrow(fault);
  }
});

it('refuses settings that need a domain without one', () => {
  expect(() => readSettings({ hostedZone: 'example.org' })).toThrow(
    'hostedZone and certificateArn need a domain',
  );
});
