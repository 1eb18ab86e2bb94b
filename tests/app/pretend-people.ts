import { InvitationId, MemberId, RecordId, SpaceId } from '../../src/crdt/basics/id.ts';
import { seededRandom } from '../cast/seeded-random.ts';

const random = seededRandom(7);

/** Fresh ids for the pretend world, the same in every run. */
export const pretendIds = {
  member: (): MemberId => MemberId.random(random),
  record: (): RecordId => RecordId.random(random),
  space: (): SpaceId => SpaceId.random(random),
  invitation: (): InvitationId => InvitationId.random(random),
};

/** A therapist and a client who know each other well by now. */
export const imani = { id: pretendIds.member(), name: 'Imani Okafor' };
export const sam = { id: pretendIds.member(), name: 'Sam Rivers' };
