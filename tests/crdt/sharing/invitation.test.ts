import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, fromBase64Url, toBase64Url } from '../../../src/crdt/basics/bytes.ts';
import {
  createInvitation,
  doorstepFrameKey,
  invitationLink,
} from '../../../src/crdt/sharing/invitation-link.ts';
import { readInvitationLink } from '../../../src/crdt/sharing/invitation.ts';
import { doorstepAddress } from '../../../src/crdt/sharing/doorstep-address.ts';
import { taggedHash } from '../../../src/crdt/sealing/tagged-hash.ts';
import { seededRandom } from '../../cast/seeded-random.ts';

const invitation = createInvitation({ random: seededRandom(5) });
const link = invitationLink({ baseUrl: 'https://attune.example/app/', ...invitation });
const fragment = link.slice(link.indexOf('#') + 1);
const { secret } = invitation;
const read = { ok: true, value: { invitation: invitation.id, secret } };

describe('an invitation link', () => {
  it('stands behind the page’s address, in the fragment only', () => {
    expect(link).toMatch(/^https:\/\/attune\.example\/app\/join#[\w-]{71}$/);
  });

  it.each([
    ['as it is', link],
    ['only its fragment', fragment],
    ['its fragment with the mark', `#${fragment}`],
    ['with blanks around', `  \n${link}\t `],
    ['with a full stop', `${link}.`],
    ['in angle brackets', `<${link}>`],
    ['in quotes with a comma', `“${link}”,`],
    ['in a sentence', `Here it is: ${link} - see you on Monday`],
    ['after another mark', `#1 ${link}`],
    ['broken over two lines by a mail', `${link.slice(0, 60)}\r\n  ${link.slice(60)}`],
    ['broken over two lines, with words behind', `${link.slice(0, 60)}\n${link.slice(60)} Best`],
    ['with a hidden blank inside', `${link.slice(0, 50)}\u200b${link.slice(50)}`],
    ['with its mark spelled %23', link.replace('#', '%23')],
  ])('is read %s', (_, text) => {
    expect(readInvitationLink(text)).toMatchObject(read);
  });

  it.each([
    ['nothing', ''],
    ['an address without a fragment', 'https://attune.example/join'],
    ['an empty fragment', 'https://attune.example/join#'],
    ['a greeting', 'hello there'],
  ])('is not what %s is', (_, text) => {
    expect(readInvitationLink(text)).toEqual({ ok: false, error: 'not-a-link' });
  });

  it('that is cut short or has any character changed is damaged', () => {
    for (let at = 0; at < fragment.length; at += 1) {
      const cut = `https://attune.example/join#${fragment.slice(0, at)}`;
      expect(readInvitationLink(cut).ok).toBe(false);
      const other = fragment[at] === 'B' ? 'C' : 'B';
      const changed = `${fragment.slice(0, at)}${other}${fragment.slice(at + 1)}`;
      expect(readInvitationLink(`https://attune.example/join#${changed}`)).toEqual({
        ok: false,
        error: 'damaged',
      });
    }
    expect(readInvitationLink(`${link}AAAA`).ok).toBe(true);
    expect(readInvitationLink(`https://attune.example/join#${fragment.slice(0, 40)}`)).toEqual({
      ok: false,
      error: 'damaged',
    });
  });

  it('of a later version says so, whatever is in it', () => {
    for (const length of [10, 53, 200]) {
      const said = concatBytes(Uint8Array.of(3), new Uint8Array(length).fill(9));
      const check = taggedHash('attune link check', said).subarray(0, 4);
      const later = toBase64Url(concatBytes(said, check));
      const text = `https://attune.example/join#${later}`;
      expect(readInvitationLink(text)).toEqual({ ok: false, error: 'newer' });
    }
  });

  it('is never made of other text, and reading never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        expect(readInvitationLink(text).ok).toBe(false);
        expect(readInvitationLink(`https://attune.example/join#${text}`).ok).toBe(false);
      }),
    );
  });

  it('does not hold the address of the doorstep or the key of its frames', () => {
    const bytes = fromBase64Url(fragment);
    const { topic, signalling } = doorstepAddress(secret);
    expect(fromBase64Url(topic)).toHaveLength(16);
    expect(fromBase64Url(signalling)).toHaveLength(32);
    expect(link).not.toContain(topic);
    expect(bytes?.join()).not.toContain(doorstepFrameKey(secret).join());
  });
});
