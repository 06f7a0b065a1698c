import { describe, expect, it } from 'vitest';
import type { Ports, Store } from '../../../lambda/publish/ports.ts';
import { runPublisher, type Scope } from '../../../lambda/publish/run.ts';
import { convertSource } from '../../../lambda/publish/sources/convert-source.ts';
import type { ConvertSource } from '../../../lambda/publish/sources/source-reader.ts';
import { baseUrl, createNewsroom, dump } from '../../support/newsroom.ts';

const now = '2026-10-01T12:00:00.000Z';

/** A newsroom of so many articles, the last of which cannot be published. */
const createPress = async (size: number, wrap?: (ports: Ports) => Ports) => {
  const newsroom = createNewsroom(wrap);
  await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: N');
  for (let number = 1; number < size; number += 1) {
    const name = String(number).padStart(4, '0');
    await newsroom.save(`articles/${name}.md`, `# Article ${name}\n\nText.`);
  }
  await newsroom.save('articles/zzz.md', '---\ntitle: [\n---\n');
  const publish = (scope: Scope, convert?: ConvertSource) =>
    runPublisher(
      newsroom.ports,
      { baseUrl, now, convert, convertsAhead: convert !== undefined },
      { changes: [], scope },
    );
  return { newsroom, publish };
};

const createAside = () => {
  const sources: string[] = [];
  const convert: ConvertSource = (...parameters) => {
    sources.push(parameters[0]);
    return convertSource(...parameters);
  };
  return { sources, convert };
};

describe('what is converted beside the publisher', () => {
  it('is each source once, and comes out no different', async () => {
    const [aside, alone] = [await createPress(250), await createPress(250)];
    const { sources, convert } = createAside();

    const report = await aside.publish('rebuild', convert);

    expect(sources).toHaveLength(250);
    expect(new Set(sources).size).toBe(250);
    expect(report).toEqual(await alone.publish('rebuild'));
    for (const store of ['site', 'state'] as const) {
      const [one, other] = [aside, alone].map(({ newsroom }) => newsroom.ports[store]);
      expect(one && (await dump(one))).toEqual(other && (await dump(other)));
    }
  });

  it('is begun with before the step before it has ended', async () => {
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const { publish } = await createPress(150, (ports) => {
      const put: Store['put'] = async (key, ...rest) => {
        if (key.startsWith('entries/')) await begun;
        return ports.state.put(key, ...rest);
      };
      return { ...ports, state: { ...ports.state, put } };
    });
    const report = await publish('rebuild', (...parameters) => {
      begin();
      return convertSource(...parameters);
    });

    expect(report.sources).toHaveLength(150);
  });

  it('is each source once too when something is known of it', async () => {
    const { publish } = await createPress(250);
    await publish('all');
    const { sources, convert } = createAside();
    await publish('rebuild', convert);

    expect(sources).toHaveLength(250);
    expect(new Set(sources).size).toBe(250);
  });

  it('is converted once more when it was first seen at another time than is thought', async () => {
    const { newsroom, publish } = await createPress(150);
    const page = '<h1>Old</h1><time datetime="2026-09-15T13:00:00Z">1 pm</time><p>Text.</p>';
    await newsroom.save('articles/9.html', page);
    const { sources, convert } = createAside();
    const record = 'records/articles/9.html';
    const report = await publish('rebuild', async (...parameters) => {
      // Another step has brought the source in meanwhile.
      const known = { source: parameters[0], etag: '', settings: '', live: false };
      const firstSeen = '2026-09-01T00:00:00.000Z';
      const text = JSON.stringify({ ...known, firstSeen, pendingVersions: [], pendingClaims: [] });
      if (parameters[0] === 'articles/9.html') await newsroom.ports.state.put(record, text);
      return convert(...parameters);
    });

    expect(sources).toContain('articles/9.html');
    expect(report.sources.map(({ outcome }) => outcome.kind)).toContain('published');
    // It was seen before the day that the page tells.
    const kept = JSON.parse((await dump(newsroom.ports.state))[record] ?? '{}');
    expect(kept.current.published).toBe('2026-09-01T00:00:00.000Z');
  });

  it('takes the run along when it cannot be converted', async () => {
    const { publish } = await createPress(150);
    const failing = publish('rebuild', async () => {
      throw new Error('the thread has ended');
    });

    await expect(failing).rejects.toThrow('the thread has ended');
  });
});
