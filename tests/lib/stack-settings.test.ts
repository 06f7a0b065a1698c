import { expect, it } from 'vitest';
import { readSettings } from '../../lib/stack-settings.ts';

it('takes no settings for none', () => {
  expect(readSettings(undefined)).toEqual({});
});

it('takes all of the settings', () => {
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
    'alarmMail is not known; there are domain, hostedZone,',
    'uploadContent is not true or false',
    'logRetentionDays is none of the numbers of days',
  ]) {
    expect(read).toThrow(fault);
  }
});

it('refuses what is of use to a domain only', () => {
  expect(() => readSettings({ hostedZone: 'example.org' })).toThrow('of no use without a domain');
});
