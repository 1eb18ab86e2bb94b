import { equalBytes, fromBase64Url } from '../basics/bytes.ts';
import { InvitationId } from '../basics/id.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { taggedHash } from '../sealing/tagged-hash.ts';

/** An invitation as its maker keeps it, in the personal space. */
export interface Invitation {
  readonly id: InvitationId;
  /** What the link carries: 32 bytes that open the doorstep and nothing else. */
  readonly secret: Uint8Array;
  /** Seed of the answer key, by which a newcomer knows the inviting member's devices. Never leaves them. */
  readonly answerSeed: Uint8Array;
}

/** What a newcomer holds after reading a link. */
export interface InvitationToken {
  readonly invitation: InvitationId;
  readonly secret: Uint8Array;
  /** First 16 bytes of the answer key's SHA-256. */
  readonly answerKeyHash: Uint8Array;
  /** It adds a browser to the devices of whoever made it, and lets in nobody else. */
  readonly device?: true;
}

/** Why a text is not an invitation link. `newer`: made with a newer version of Attune. */
export type LinkFault = 'not-a-link' | 'damaged' | 'newer';

/** The versions of links that this build makes and reads: to come in as another person, and as another own device. */
export const linkVersions = { person: 1, device: 2 } as const;
const checkBytes = 4;
const tokenBytes = 1 + 32 + 16 + checkBytes;
/** Longer text is not searched: a link has some hundred characters. */
const textLimit = 8_192;

/** The name of an invitation: known to all who have its link, and one-way. */
export const invitationIdOf = (secret: Uint8Array): InvitationId =>
  InvitationId.fromBytes(taggedHash('attune invitation 1', secret).subarray(0, 16));

/** The end of a link, by which a damaged one is told. */
export const linkCheck = (bytes: Uint8Array): Uint8Array =>
  taggedHash('attune link check', bytes).subarray(0, checkBytes);

/**
 * Reads a pasted link, whole or only its fragment, with whatever a mail or a chat has put around or into it: spaces,
 * line breaks, quotes, a full stop at the end. Only a link whose check holds is taken.
 */
export function readInvitationLink(text: string): Result<InvitationToken, LinkFault> {
  const bounded = text.slice(0, textLimit).trim();
  const marks = [...bounded.matchAll(/#|%23/g)].map((mark) => mark.index + mark[0].length);
  const behindMarks = marks.map((at) => bounded.slice(at)).filter((rest) => /[\w-]/.test(rest));
  const fragments = marks.length > 0 ? behindMarks : [bounded].filter(looksLikeFragment);
  if (fragments.length === 0) return err('not-a-link');
  let fault: LinkFault = 'damaged';
  for (const candidate of fragments.flatMap(spellings)) {
    const read = readFragment(candidate);
    if (read.ok) return read;
    if (read.error === 'newer') fault = 'newer';
  }
  return err(fault);
}

/** Ways to read what stands behind a `#`: up to the first odd character, or with all blanks taken out. */
function spellings(fragment: string): readonly string[] {
  const leading = (from: string): string => /^[\w-]*/.exec(from)?.[0] ?? '';
  const joined = leading(fragment.replace(/[^\w\-.,;:!?"'<>()[\]]/g, ''));
  // Words that follow the link after a blank run into it when blanks are taken out: a link of ours has a known length.
  return [leading(fragment), joined, joined.slice(0, fragmentLength)];
}

const fragmentLength = Math.ceil((tokenBytes * 4) / 3);

const looksLikeFragment = (text: string): boolean => {
  const joined = text.replace(/\s+/g, '').replace(/[.,;:!?"'<>()[\]]+/g, '');
  return /^[\w-]{20,}$/.test(joined) && /^A/.test(joined);
};

function readFragment(fragment: string): Result<InvitationToken, LinkFault> {
  const bytes = fromBase64Url(fragment);
  if (bytes === undefined || bytes.length <= checkBytes) return err('damaged');
  const said = bytes.subarray(0, -checkBytes);
  // Every version ends with this check, so that a later version can be told from a damaged link.
  if (!equalBytes(bytes.subarray(-checkBytes), linkCheck(said))) return err('damaged');
  const [version = 0] = said;
  if (version > linkVersions.device) return err('newer');
  if (version < linkVersions.person || bytes.length !== tokenBytes) return err('damaged');
  const secret = said.slice(1, 33);
  return ok({
    invitation: invitationIdOf(secret),
    secret,
    answerKeyHash: said.slice(33),
    ...(version === linkVersions.device && { device: true }),
  });
}
