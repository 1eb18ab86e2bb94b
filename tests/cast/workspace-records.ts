import { InvitationId } from '../../src/crdt/basics/id.ts';
import type { Random } from '../../src/crdt/basics/random.ts';
import { createCertificate } from '../../src/crdt/sealing/create-certificate.ts';
import { encodeIssuedCertificate, issueCertificate } from '../../src/crdt/sealing/certificate.ts';
import { createGenesis } from '../../src/crdt/sealing/create-genesis.ts';
import { firstEpochId } from '../../src/crdt/sealing/space-keys.ts';
import { deviceIdentity } from '../../src/crdt/sharing/device-identity.ts';
import type { WorkspaceRecord } from '../../src/crdt/spaces/keyring-records.ts';

/** Keyring records for a founder and those whom the founder lets in. */
export function recordsOf(options: {
  readonly random: Random;
  readonly devices: number;
  readonly nowMs: number;
}): { record: WorkspaceRecord; certificate: ReturnType<typeof createCertificate> | undefined }[] {
  const { random } = options;
  const seed = random.bytes(32);
  const founder = deviceIdentity(seed);
  const { genesis, space, device, certificate } = createGenesis({
    signer: founder.signer,
    agreeKey: founder.agreeKey,
    random,
  });
  const epochs = [{ epoch: firstEpochId(space, genesis), secret: random.bytes(32) }];
  const common = {
    space,
    genesis,
    epochs,
    name: 'Willow',
    others: [],
    lastOpenedMs: options.nowMs,
  };
  const records: ReturnType<typeof recordsOf> = [
    {
      record: {
        ...common,
        seed,
        chain: [],
        member: certificate.member,
        part: 'therapist',
        ownName: 'Imani',
      },
      certificate: undefined,
    },
  ];
  for (let index = 1; index < options.devices; index += 1) {
    const ownSeed = random.bytes(32);
    const { signer, agreeKey } = deviceIdentity(ownSeed);
    const own = createCertificate({
      space,
      signer,
      agreeKey,
      issuer: device,
      invitation: InvitationId.random(random),
    });
    const chain = [encodeIssuedCertificate(issueCertificate(space, founder.signer, own))];
    records.push({
      record: {
        ...common,
        seed: ownSeed,
        chain,
        member: own.member,
        part: 'client',
        ownName: `Sam ${index}`,
      },
      certificate: own,
    });
  }
  return records;
}
