import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createHash } from 'node:crypto';
import { applicationOf, join, makeServer, stewardOf, type TestServer } from './support.ts';

describe('a visitor joins', () => {
  let server: TestServer;
  before(async () => {
    server = await makeServer();
  });
  after(() => server.close());

  it('is a member at once where the class is open, and what was agreed is kept', async () => {
    const application = await server.visitor.applications.create(
      await applicationOf(server.visitor, { email: ' Ada@Example.org ' }),
    );
    assert.equal(application.state, 'unverified');
    const code = await server.codeTo('ada@example.org');
    const { member, session } = await server.visitor.applications.verify(application.id, code);
    assert.equal(member?.email, 'ada@example.org');
    assert.deepEqual(member?.consent, {
      rulesVersion: 1,
      textHash: createHash('sha256').update('# Rules\n\nOne member, one vote.').digest('hex'),
      locale: 'en',
      agreedAt: '2030-05-01T09:00:00.000Z',
    });
    assert.equal(session?.member.id, member?.id);
    const listed = [];
    for await (const each of server.office.members.list()) listed.push(each.name);
    assert.deepEqual(listed, ['Simone', 'Ada Lovelace']);
  });
});
