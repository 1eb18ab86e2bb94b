import * as Y from 'yjs';
import { fromBase64Url, toBase64Url } from '../../src/crdt/basics/bytes.ts';
import { platformClock } from '../../src/crdt/basics/clock.ts';
import { InvitationId } from '../../src/crdt/basics/id.ts';
import { platformRandom } from '../../src/crdt/basics/random.ts';
import { createWebrtcTransport } from '../../src/crdt/peers/webrtc-transport.ts';
import { createCertificate } from '../../src/crdt/sealing/create-certificate.ts';
import {
  deviceIdOf,
  encodeIssuedCertificate,
  issueCertificate,
  memberIdOf,
} from '../../src/crdt/sealing/certificate.ts';
import { digestOf } from '../../src/crdt/sealing/digest.ts';
import { createConcernList } from '../../src/crdt/spaces/concern-list.ts';
import { connectSpace } from '../../src/crdt/spaces/connect-space.ts';
import { openSpace } from '../../src/crdt/spaces/open-space.ts';
import type { OpenSpace } from '../../src/crdt/spaces/open-space.ts';
import { deviceIdentity } from '../../src/crdt/sharing/device-identity.ts';
import { deviceSigner } from '../../src/crdt/sharing/device-signer.ts';
import { createVault } from '../../src/crdt/vault/create-vault.ts';
import { benchPlatform, founderRecord, moveIn } from './history-home.ts';
import type { StoredHistory } from './stored-history.ts';

/** What the one who has everything gives the newcomer, and what the newcomer has to arrive at. */
export interface ToBeSynced {
  readonly seed: string;
  readonly certificate: string;
  readonly digest: string;
  readonly stateVector: string;
}

/** Opens a history from this browser's disk, lets one newcomer in and waits for them in the room. */
export async function keepHistory(history: StoredHistory, rendezvous: string): Promise<ToBeSynced> {
  const platform = benchPlatform(transportTo(rendezvous));
  const { vault, record } = await moveIn(platform, history);
  const space = await opened(openSpace({ record, vault, platform, concerns: createConcernList() }));
  const seed = platformRandom.bytes(32);
  const newcomer = deviceIdentity(seed);
  const certificate = createCertificate({
    space: record.space,
    signer: newcomer.signer,
    agreeKey: newcomer.agreeKey,
    issuer: deviceIdOf(record.space, deviceSigner(record.seed).publicKey),
    invitation: InvitationId.random(platformRandom),
  });
  space.log.admit(certificate);
  await space.saved();
  connectSpace({ space, platform });
  const issued = issueCertificate(record.space, deviceSigner(record.seed), certificate);
  const { doc } = space.log;
  return {
    seed: toBase64Url(seed),
    certificate: toBase64Url(encodeIssuedCertificate(issued)),
    digest: digestOf(doc),
    stateVector: stateOf(doc),
  };
}

/** Opens the same workspace with nothing in it; milliseconds from the connection until everything is there. */
export async function fetchHistory(
  history: Pick<StoredHistory, 'genesis' | 'secret' | 'seed'>,
  wanted: ToBeSynced,
  rendezvous: string,
): Promise<number> {
  const platform = benchPlatform(transportTo(rendezvous));
  const made = await createVault({ ...platform }).create();
  if (!made.ok) throw new Error(made.error);
  const vault = made.value;
  const founder = founderRecord(history);
  const seed = fromBase64Url(wanted.seed);
  const chain = fromBase64Url(wanted.certificate);
  if (seed === undefined || chain === undefined) throw new Error('not base64url');
  const member = memberIdOf(deviceSigner(seed).publicKey);
  const record = { ...founder, seed, chain: [chain], member, part: 'client' as const };
  const space = await opened(openSpace({ record, vault, platform, concerns: createConcernList() }));
  const connection = connectSpace({ space, platform });
  let connectedMs: number | undefined;
  const ms = await new Promise<number>((resolve) => {
    const look = (): void => {
      if (connection.state.get().tag === 'connected') connectedMs ??= performance.now();
      if (connectedMs === undefined || stateOf(space.log.doc) !== wanted.stateVector) return;
      resolve(performance.now() - connectedMs);
    };
    connection.state.subscribe(look);
    space.log.onEntries(look);
  });
  if (digestOf(space.log.doc) !== wanted.digest) throw new Error('not the same words');
  await connection.close();
  await space.close();
  return ms;
}

const transportTo = (rendezvous: string): ReturnType<typeof createWebrtcTransport> =>
  createWebrtcTransport({
    rendezvous: [rendezvous],
    iceServers: [],
    clock: platformClock,
    random: platformRandom,
    count: () => undefined,
  });

async function opened(opening: ReturnType<typeof openSpace>): Promise<OpenSpace> {
  const result = await opening;
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** What is there, in one comparable string. */
function stateOf(doc: Y.Doc): string {
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b);
  return JSON.stringify(clocks);
}
