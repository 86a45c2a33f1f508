import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { comeBack, inHours, makeMembers, putVote, signIn, visitVote } from './voting.ts';
import { makeWorld, type Visit, type World } from './world.ts';

let world: World;
let who: Awaited<ReturnType<typeof makeMembers>>;
before(async () => {
  world = await makeWorld();
  who = await makeMembers(world);
});
after(() => world.close());

async function voteYes(visit: Visit): Promise<void> {
  await visit.click('[value="yes"]');
  await visit.next();
  await visit.sees('Is this your ballot?');
  await visit.next();
}

async function says(visit: Visit, ...texts: string[]): Promise<void> {
  for (const text of texts) await visit.sees(text);
  assert.deepEqual(await visit.axe(), []);
  await visit.end();
}

describe('who can’t vote is told why', () => {
  it('not open yet', async () => {
    const visit = await visitVote(world, await putVote(world, { opensAt: inHours(30.5) }, false), who.ada);
    await says(visit, 'Not open yet', 'It opens in 30 hours', 'On the ballot', 'Do we buy the Marie-Jeanne?');
  });

  it('a member too late, before it opens and after', async () => {
    const franchise = { joinedBefore: '2020-01-01', classes: ['rider', 'founder'] };
    const coming = await putVote(world, { franchise }, false);
    await says(
      await visitVote(world, coming, who.ada),
      'You won’t be able to vote here',
      'You became a member too late for this vote.',
    );
  });

  it('not in a class that votes', async () => {
    const id = await putVote(world, { franchise: { classes: ['rider'] } });
    await says(
      await visitVote(world, id, who.chi),
      'You can’t vote here',
      'This vote is for other kinds of membership than yours.',
    );
  });

  it('closed: it leads to the result', async () => {
    const id = await putVote(world);
    await world.office.votes.close(id);
    const visit = await visitVote(world, id, who.ada);
    await visit.sees('The ballots are counted.');
    const link = await visit.get('slot[name="result"] a');
    assert.equal(
      await link.evaluate((each) => (each as unknown as HTMLAnchorElement).href),
      `${world.coopUrl}/votes/${id}`,
    );
    await says(visit, 'See the result');
  });

  it('annulled, with its reason', async () => {
    const id = await putVote(world);
    await world.office.votes.annul(id, { reason: 'The offer was withdrawn.' });
    await says(await visitVote(world, id, who.ada), 'Annulled', 'The offer was withdrawn.');
  });

  it('not signed in', async () => {
    const visit = await visitVote(world, await putVote(world));
    await visit.get('coop-sign-in');
    await says(visit, 'Sign in to vote');
  });

  it('a vote that is none, and a co-op that can’t be reached', async () => {
    await says(await visitVote(world, `vot_${'0'.repeat(22)}`, who.ada), 'There is no such vote.');
    const visit = await world.visit(
      `<coop-vote coop="http://localhost:1" vote="vot_${'0'.repeat(22)}"><a href="/votes">Vote</a></coop-vote>`,
      { policy: () => '' },
    );
    visit.tag = 'coop-vote';
    await visit.sees('The co-op can’t be reached.');
    const shown = await visit.page.$eval('coop-vote a', (link) => link.getBoundingClientRect().height > 0);
    assert.equal(shown, true);
    await visit.end();
  });
});

describe('a vote changes while one looks at it', () => {
  it('and the paper with it, by itself', async () => {
    const id = await putVote(world, {}, false);
    const visit = await visitVote(world, id, who.ada);
    await visit.sees('Not open yet');
    await world.office.votes.open(id);
    await comeBack(visit);
    await visit.get('[value="yes"]');
    await visit.end();
  });

  it('who signs out sees no ballot of theirs any more, and the next has their own', async () => {
    const id = await putVote(world);
    const visit = await visitVote(world, id, who.ada);
    await visit.click('[value="yes"]');
    await visit.page.evaluate(() => {
      const element = document.querySelector('coop-vote') as unknown as {
        connectedCoop: { session: { end: () => void } };
      };
      element.connectedCoop.session.end();
    });
    await visit.sees('Sign in to vote');
    await signIn(world, visit, who.bo);
    assert.equal(await (await visit.get('[value="yes"]')).evaluate(({ checked }) => checked), false);
    await visit.end();
  });
});

describe('a vote that another member carries', () => {
  it('is given, taken back, given to another, and cast by who carries it', async () => {
    const id = await putVote(world, { proxies: 1, secrecy: 'open' });
    const ada = await visitVote(world, id, who.ada);
    await ada.click('.giving summary');
    assert.deepEqual(await ada.axe(), []);
    await ada.click('[part="give"]');
    await ada.sees('Write a member number');
    const giveTo = async (member: string) => {
      const { number, name } = await world.office.members.get(member);
      await ada.type('memberNumber', String(number));
      await ada.click('[part="give"]');
      return name;
    };
    await ada.type('memberNumber', '99999');
    await ada.click('[part="give"]');
    await ada.sees('This is not the number of a member on the roll.');
    await giveTo(who.ada);
    await ada.sees('This is your own number.');
    await ada.sees(`${await giveTo(who.chi)} carries your vote`);
    assert.deepEqual(await ada.axe(), []);
    await ada.next();
    await ada.get('[value="yes"]');
    await ada.click('.giving summary');
    await ada.sees(`${await giveTo(who.bo)} carries your vote`);

    const carrier = await visitVote(world, id, who.bo);
    await voteYes(carrier);
    await carrier.sees('Votes you carry');
    await carrier.sees('Your ballot is cast');
    await carrier.click('.carries button');
    await carrier.sees('The ballot of Ada Moreau');
    assert.deepEqual(await carrier.axe(), []);
    await voteYes(carrier);
    await carrier.sees('The ballot of Ada Moreau is cast');
    assert.deepEqual((await world.office.votes.get(id)).turnout, { ballots: 2, roll: 4 });
    await carrier.end();

    await ada.page.reload();
    await signIn(world, ada, who.ada);
    await says(ada, 'They have cast it in your place.');
  });
});
