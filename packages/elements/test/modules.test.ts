import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CoopError } from '@coopkit/sdk';
import { render } from './render.ts';
import * as enBallots from '../src/words/en-ballots.ts';
import { enCasting } from '../src/words/en-casting.ts';
import { enStanding } from '../src/words/en-standing.ts';
import { enVote } from '../src/words/en-vote.ts';
import { en } from '../src/words/en.ts';
import { enCheck } from '../src/words/en-check.ts';
import { enFiles } from '../src/words/en-files.ts';
import { enJoin } from '../src/words/en-join.ts';
import { enPay } from '../src/words/en-pay.ts';
import { enResult } from '../src/words/en-result.ts';
import { enAsked, enClasses, enMore, enPairs, enProjects, enRounds } from '../src/words/en-result-parts.ts';
import { enSignIn } from '../src/words/en-sign-in.ts';
import { enTerms } from '../src/words/en-terms.ts';
import { frPay } from '../src/words/fr-pay.ts';
import { frSignIn } from '../src/words/fr-sign-in.ts';
import { frTerms } from '../src/words/fr-terms.ts';
import { frVote } from '../src/words/fr-vote.ts';
import { enVotes } from '../src/words/en-votes.ts';
import { fr } from '../src/words/fr.ts';
import { frResult } from '../src/words/fr-result.ts';
import { frResultParts } from '../src/words/fr-result-parts.ts';
import { enShares } from '../src/words/en-shares.ts';
import { enSharesParts } from '../src/words/en-shares-parts.ts';
import { frShares } from '../src/words/fr-shares.ts';
import { frSharesParts } from '../src/words/fr-shares-parts.ts';
import { frVotes } from '../src/words/fr-votes.ts';
import { problemWords, setWords, wordsIn } from '../src/words.ts';
import { prose } from '../src/prose.ts';

describe('every module', () => {
  for (const file of globSync('packages/elements/src/**/*.ts')) {
    if (/define|autoloader|proof-worker/.test(file)) continue;
    it(`${file} is imported where there is no DOM`, async () => {
      assert.ok(await import(pathToFileURL(file).href));
    });
  }
});

describe('the words', () => {
  it('are the same in every language', () => {
    const names = (words: object): string[] =>
      Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
        typeof value === 'object' && value ? names(value).map((each) => `${name}.${each}`) : [name],
      );
    const pairs = [
      [fr, { ...en, ...enJoin }],
      [frSignIn, enSignIn],
      [frTerms, enTerms],
      [frPay, enPay],
      [frVote, Object.assign({}, enVote, enCasting, enStanding, ...Object.values(enBallots)) as object],
      [frVotes, enVotes],
      [frShares, enShares],
      [frSharesParts, enSharesParts],
      [frResult, enResult],
      [
        frResultParts,
        {
          ...enMore,
          ...enRounds,
          ...enPairs,
          ...enProjects,
          ...enClasses,
          ...enAsked,
          ...enCheck,
          ...enFiles,
        },
      ],
    ] as const;
    for (const [theirs, ours] of pairs) assert.deepEqual(names(theirs).sort(), names(ours).sort());
  });

  it('are those of the language, its main language, or English', async () => {
    assert.equal((await wordsIn('fr-CA')).next, 'Continuer');
    assert.equal((await wordsIn('xx')).next, 'Continue');
  });

  it('say which language they are in', async () => {
    assert.equal((await wordsIn('fr-CA')).locale, 'fr');
    assert.equal((await wordsIn('xx')).locale, 'en');
  });

  it('say how long to wait, where the server does', async () => {
    const wait = (retryAfter: number) => new CoopError('rate_limited', '', { retryAfter });
    assert.equal(problemWords(await wordsIn('en'), wait(1)), 'Too many tries. Try again in 1 second.');
    assert.equal(problemWords(await wordsIn('fr'), wait(150)), 'Trop d’essais. Réessayez dans 3 minutes.');
  });

  it('can be the site’s own', async () => {
    setWords('en-GB', { next: 'Carry on' });
    setWords('eo', { next: 'Daŭrigi' });
    assert.equal((await wordsIn('en-GB')).next, 'Carry on');
    assert.deepEqual([(await wordsIn('eo')).next, (await wordsIn('eo')).back], ['Daŭrigi', 'Back']);
  });
});

describe('prose', () => {
  it('shows headings, paragraphs and lists', () => {
    const text = '# Title\n\nOne\ntwo **bold** and *slanted*.\n\n- a\n- b\n  c\n\n1. x\n2. y';
    assert.equal(
      render(prose(text, 3)).replace(/>\s+</g, '><'),
      '<div role="heading" aria-level="3" class="h1">Title</div><p>One two <strong>bold</strong> and <em>slanted</em>.</p><ul><li>a</li><li>b c</li></ul><ol><li>x</li><li>y</li></ol>',
    );
  });

  it('takes nothing for HTML, and follows no link but to the web and to mail', () => {
    const text =
      '<script>alert(1)</script> [x](javascript:alert(1)) [y](https://a.example/) [z](data:text/html,x)';
    const shown = render(prose(text, 2));
    assert.equal(shown.includes('<script>'), false);
    assert.equal(shown.match(/<a /g)?.length, 1);
    assert.match(shown, /<a href="https:\/\/a\.example\/" rel="noopener noreferrer" target="_blank">y<\/a>/);
  });

  it('ends, whatever it is given', () => {
    for (const text of [
      '',
      '#',
      '**',
      '[](',
      '- '.repeat(5000),
      '*'.repeat(5000),
      '\n'.repeat(5000),
      '# a\n'.repeat(500),
    ]) {
      assert.equal(typeof render(prose(text, 2)), 'string');
    }
  });
});
